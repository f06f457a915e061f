"""One cell of one slice as statements over the fact's own rows, and those rows in words. Knows no right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Select, Subquery, func, select

from data_access.ask.labelling import labelled
from data_access.ask.question import Question
from data_access.contract.people import EMPLOYEE
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS, STAFF_DIMENSIONS, Fact, Slice
from data_access.facts.slices import parameters
from data_access.filters import Filters
from data_access.language import sentence, t
from data_access.metrics import METRICS
from data_access.privacy import SENSITIVE, pseudonym
from data_access.problems import QuestionProblem
from data_access.records.conditions import chosen, of_cell, scope, varied
from data_access.settings import Settings
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer


@dataclass(frozen=True, eq=False)
class Behind:
    """One cell of one slice as statements: the fact's rows under the conditions of scope, filters, cell."""

    fact: Fact
    cell: Mapping[str, str | None]
    slice_: Slice
    filters: Filters
    snapshot: Snapshot
    rows: Subquery
    conditions: tuple[ColumnElement[bool], ...]

    @classmethod
    def of(
        cls,
        viewer: Viewer,
        fact_name: str,
        cell: Mapping[str, str | None],
        slice_: Slice,
        filters: Filters,
        snapshot: Snapshot,
    ) -> Behind:
        fact = FACTS[fact_name]
        _countable(fact, snapshot)
        rows = fact.record_form.subquery("unit")
        conditions = (*scope(viewer, filters, rows, snapshot), *chosen(fact, filters, rows))
        narrowed = (*conditions, *of_cell(fact, cell, rows, snapshot, slice_))
        return cls(fact, cell, varied(fact, cell, slice_), filters, snapshot, rows, narrowed)

    @property
    def parameters(self) -> dict[str, object]:
        return parameters(self.slice_, self.snapshot.as_of, self.snapshot.manifest["rules"])

    @property
    def count(self) -> Select[Any]:
        return select(func.count()).select_from(self.rows).where(*self.conditions)

    def page(self, names: bool) -> Select[*tuple[Any, ...]]:
        """The rows in an order that is the same for every page."""
        columns = [self.rows.c[key] for key in self.schema(False)]
        order = [self.rows.c.record, *(self.rows.c[key] for key in self.fact.keys)]
        statement = select(*columns).where(*self.conditions).order_by(*order)
        if not names:
            return statement
        known = self.rows.outerjoin(EMPLOYEE, EMPLOYEE.c.id == self.rows.c.person)
        return statement.add_columns(EMPLOYEE.c.nip, EMPLOYEE.c.name).select_from(known)

    def schema(self, names: bool) -> dict[str, Any]:
        counted = {key: kind for key, kind in self.fact.schema.items() if key != "n"}
        first = {"person" if self.fact.person else "record": pl.String}
        return {**first, **counted, **({"nip": pl.String, "name": pl.String} if names else {})}

    def shown(self, frame: pl.DataFrame, settings: Settings, names: bool) -> pl.DataFrame:
        """Codes with their words, and a pseudonym in place of the person unless names were asked for."""
        frame = _with_words(frame, self.fact, self.snapshot)
        if not self.fact.person:
            return frame
        if not names:
            secret = settings.secret()
            hidden = [pseudonym(person, secret) for person in frame["person"]]
            return frame.with_columns(person=pl.Series(hidden, dtype=pl.String))
        return frame.select("person", "nip", "name", pl.exclude("person", "nip", "name"))

    def told(self, names: bool, limit: int, offset: int) -> dict[str, Any]:
        """What the audit keeps of this reading: the question, never its rows."""
        return {
            "fact": self.fact.name,
            "cell": dict(self.cell),
            "period": self.slice_.period.key,
            "until": self.slice_.until.isoformat(),
            "filters": self.filters.query(),
            "names": names,
            "limit": limit,
            "offset": offset,
        }

    @property
    def note(self) -> str:
        unused = [key for key in STAFF_DIMENSIONS if getattr(self.filters, key) and key not in self.fact.dimensions]
        said = [
            t(
                "Penyaring {filter} tidak berlaku untuk {fact}.",
                filter=t(DIMENSIONS[key].label),
                fact=t(self.fact.label),
            )
            for key in unused
        ]
        marked = [f"{sentence(t(SENSITIVE))}."] if self.fact.person else []
        return " ".join([*said, *marked])


def _countable(fact: Fact, snapshot: Snapshot) -> None:
    if fact.name in snapshot.missing:
        lack = snapshot.missing[fact.name]
        raise QuestionProblem(
            t("Belum ada data untuk {fact}: {lack} tidak ada di basis data.", fact=t(fact.label), lack=lack)
        )


def _with_words(frame: pl.DataFrame, fact: Fact, snapshot: Snapshot) -> pl.DataFrame:
    """`<key>__label` beside each code, in the words of an answer; numbers have none."""
    columns: list[pl.Expr] = []
    for key in frame.columns:
        columns.append(pl.col(key))
        if key in fact.keys and key not in fact.numeric:
            words = _words(frame[key], key, fact, snapshot)
            columns.append(
                pl.col(key).replace_strict(words, default=None, return_dtype=pl.String).alias(f"{key}__label")
            )
    return frame.select(columns)


def _words(codes: pl.Series, key: str, fact: Fact, snapshot: Snapshot) -> dict[str | None, str]:
    metric = next(one.key for one in METRICS.values() if one.fact == fact.name)
    told = labelled(codes.unique().to_frame(), Question((metric,), (key,)), snapshot)
    return dict(told.select(key, f"{key}__label").iter_rows())
