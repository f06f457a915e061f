"""Which rows of a fact are behind a cell, as SQL conditions: the viewer's places, the filters, its codes.

The same choice as `ask` makes over counted rows. The tree of units is the snapshot's, as it is on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import polars as pl
from sqlalchemy import ColumnElement, Subquery, bindparam, or_

from data_access.ask.selecting import agencies_below
from data_access.contract.codes import AGENCY_RATING, UNKNOWN
from data_access.dimensions import OF_AGENCY
from data_access.facts import Fact, Slice
from data_access.facts.coverage import JP_GROUPS
from data_access.filters import Filters
from data_access.language import t
from data_access.problems import QuestionProblem, nearest
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer

Code = str | None
Cell = Mapping[str, Code | tuple[Code, ...]]
"""{dimension: its code}, or several codes of which a row has one."""

_MOST_PARAMETERS = 10_000
"""Longer lists of units are written into the statement: engines end between 32 and 65 thousand parameters."""

_ELSEWHERE = ("period",)
"""What a cell may name and the slice already says."""


def varied(fact: Fact, cell: Cell, slice_: Slice) -> Slice:
    """The slice with the variant the cell names; the usual one where neither says."""
    if not fact.variant_of:
        return slice_
    usual = fact.fixed.get(fact.variant_of, fact.variants[0])
    (named,) = _codes(cell.get(fact.variant_of))
    return replace(slice_, variant=named or slice_.variant or usual)


def scope(viewer: Viewer, filters: Filters, rows: Subquery, snapshot: Snapshot) -> list[ColumnElement[bool]]:
    """Conditions of place: what the viewer may see, and what was chosen."""
    conditions: list[ColumnElement[bool]] = [
        rows.c.city.in_(sorted(ids)) for ids in (viewer.cities, filters.city) if ids
    ]
    limits = [agencies_below(snapshot, tuple(ids)) for ids in (viewer.agencies, filters.agency) if ids]
    tree = snapshot.names("agency")
    if filters.kind:
        of_kind = pl.col("kind").is_in(filters.kind) | pl.col("opd_kind").is_in(filters.kind)
        limits.append(tree.filter(of_kind)["id"].to_list())
    if filters.sector:
        limits.append(tree.filter(pl.col("sector").is_in(filters.sector))["id"].to_list())
    if limits:
        conditions.append(_among(rows, set.intersection(*map(set, limits))))
    return conditions


def chosen(fact: Fact, filters: Filters, rows: Subquery) -> list[ColumnElement[bool]]:
    """Conditions of person, as far as the fact knows them."""
    known = {key: ids for key, ids in filters.chosen().items() if key in fact.dimensions}
    return [rows.c[key].in_(ids) for key, ids in known.items()]


def of_cell(fact: Fact, cell: Cell, rows: Subquery, snapshot: Snapshot, slice_: Slice) -> Iterator[ColumnElement[bool]]:
    """One condition for each dimension of the cell. QuestionProblem for a dimension the fact does not have."""
    for key, value in cell.items():
        if key not in (*_ELSEWHERE, fact.variant_of):
            yield or_(*(_of_code(fact, key, code, rows, snapshot, slice_) for code in _codes(value)))


def _codes(value: Code | tuple[Code, ...]) -> tuple[Code, ...]:
    return value if isinstance(value, tuple) else (value,)


def _of_code(  # noqa: PLR0913 - one code of one dimension, and where its meaning stands
    fact: Fact, key: str, value: Code, rows: Subquery, snapshot: Snapshot, slice_: Slice
) -> ColumnElement[bool]:
    if key in fact.keys:
        code = int(value) if key in fact.numeric and value is not None else value
        return rows.c[key].is_(None) if code is None else rows.c[key] == code
    if key in OF_AGENCY:
        return _of_tree(key, value, rows, snapshot)
    if key == "domain" and "competency" in fact.keys:
        known = snapshot.names("competency").filter(pl.col("domain").eq_missing(value))
        return rows.c.competency.in_(known["id"].to_list())
    if key == "jp_bin" and "jp" in fact.keys:
        return rows.c.jp.between(*_tenths(value or ""))
    if key == "agency_rating" and "rating" in fact.keys:
        return _rated_as(value or "", rows, snapshot, slice_)
    raise _unknown(fact, key)


def _of_tree(key: str, value: str | None, rows: Subquery, snapshot: Snapshot) -> ColumnElement[bool]:
    """Units of which the tree says so; without a value, units of which it says nothing."""
    tree = snapshot.agency_keys.with_columns(pl.col("agency").cast(pl.String))
    if value is None:
        return rows.c.agency.not_in(tree.drop_nulls(key)["agency"].to_list())
    return _among(rows, tree.filter(pl.col(key) == value)["agency"])


def _rated_as(code: str, rows: Subquery, snapshot: Snapshot, slice_: Slice) -> ColumnElement[bool]:
    """Units whose OPD has this predikat in the period; NONE: those of which nothing is said."""
    period = slice_.period
    same = (pl.col("period_kind") == period.kind) & (pl.col("period_start") == period.start)
    said = snapshot.names("agency_appraisal").filter(same)
    tree = snapshot.names("agency")
    if code == "NONE":
        return rows.c.agency.not_in(tree.filter(pl.col("opd").is_in(said["agency_id"].to_list()))["id"].to_list())
    known = pl.col("rating").is_in(AGENCY_RATING)
    of_code = said.filter(~known if code == UNKNOWN else pl.col("rating") == code)["agency_id"].to_list()
    return _among(rows, tree.filter(pl.col("opd").is_in(of_code))["id"])


def _among(rows: Subquery, ids: Iterable[str]) -> ColumnElement[bool]:
    known = sorted(ids)
    return rows.c.agency.in_(
        bindparam(None, known, expanding=True, unique=True, literal_execute=len(known) > _MOST_PARAMETERS)
    )


def _tenths(code: str) -> tuple[int, int]:
    """First and last tenth of a JP in the group."""
    if code not in JP_GROUPS:
        raise QuestionProblem(t("Kelompok JP '{code}' tidak dikenal.", code=code))
    return JP_GROUPS[code]


def _unknown(fact: Fact, key: str) -> QuestionProblem:
    known = sorted({*fact.keys, *OF_AGENCY})
    near = nearest(key, known)
    said = t("{fact} tidak mengenal dimensi '{key}'.", fact=t(fact.label), key=key)
    return QuestionProblem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)
