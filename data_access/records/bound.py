"""The rows of a fact in one slice or several, as one statement: each slice's parameters are bound into its part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, Subquery, bindparam, literal, union_all
from sqlalchemy.sql import visitors

from data_access.facts import Fact, Slice
from data_access.facts.slices import parameters
from data_access.periods import Period
from data_access.snapshot import Pick, Snapshot


def slice_of(pick: Pick, variant: str = "") -> Slice:
    """The slice that a snapshot's pick was counted from."""
    return Slice(Period(pick.period, pick.kind), pick.until, variant)


def rows_of(fact: Fact, slices: Sequence[Slice], snapshot: Snapshot) -> Subquery:
    """One row for each unit and slice, with `period`, the key of its slice's period (2026, 2026-T3, 2026-05)."""
    parts = [_part(fact, one, str(at), snapshot) for at, one in enumerate(slices)]
    return parts[0].subquery("unit") if len(parts) == 1 else union_all(*parts).subquery("unit")


def _part(fact: Fact, slice_: Slice, place: str, snapshot: Snapshot) -> Select[*tuple[Any, ...]]:
    """The slice's own rows. A parameter used twice stays one: PostgreSQL would not see that two are the same."""
    values = parameters(slice_, snapshot.as_of, snapshot.manifest["rules"])

    def bound(element: Any, **_more: Any) -> Any:
        if isinstance(element, BindParameter) and not element.unique and element.key in values:
            return bindparam(f"{element.key}_{place}", values[element.key], element.type)
        return None

    statement: Any = visitors.replacement_traverse(fact.record_form, {}, bound)
    return statement.add_columns(literal(slice_.period.key).label("period"))
