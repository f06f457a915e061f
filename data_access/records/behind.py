"""One cell of one slice or several as statements over the fact's own rows, and those rows in words. Knows no right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlalchemy import BigInteger, ColumnElement, Select, Subquery, cast, func, select

from data_access.ask.labelling import labelled
from data_access.ask.question import Question
from data_access.contract.people import EMPLOYEE
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS, STAFF_DIMENSIONS, Fact, Slice
from data_access.filters import Filters
from data_access.language import sentence, t
from data_access.metrics import METRICS
from data_access.privacy import SENSITIVE, pseudonym
from data_access.problems import QuestionProblem
from data_access.records.bound import rows_of
from data_access.records.conditions import Cell, chosen, of_cell, scope, varied
from data_access.records.ordering import Order, sorting
from data_access.records.watched import tellable, together
from data_access.settings import Settings
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer

ALL = "total"
"""Beside each row of a page: how many rows there are in all."""


@dataclass(frozen=True, eq=False)
class Behind:
    """One cell of some slices as statements: the fact's rows under the conditions of scope, filters, cell."""

    fact: Fact
    cell: Cell
    slices: tuple[Slice, ...]
    filters: Filters
    snapshot: Snapshot
    rows: Subquery
    conditions: tuple[ColumnElement[bool], ...]

    @classmethod
    def of(
        cls,
        viewer: Viewer,
        fact_name: str,
        cell: Cell,
        slices: Sequence[Slice],
        filters: Filters,
        snapshot: Snapshot,
    ) -> Behind:
        fact = FACTS[fact_name]
        countable(fact, snapshot)
        tellable(fact, cell)
        found = tuple(varied(fact, cell, one) for one in slices)
        rows = together(fact, rows_of(fact, found, snapshot))
        conditions = (*scope(viewer, filters, rows, snapshot), *chosen(fact, filters, rows))
        narrowed = (*conditions, *of_cell(fact, cell, rows, snapshot, found[-1]))
        return cls(fact, cell, found, filters, snapshot, rows, narrowed)

    @property
    def count(self) -> Select[Any]:
        return select(func.count()).select_from(self.rows).where(*self.conditions)

    def page(self, names: bool, order: Order | None = None) -> Select[*tuple[Any, ...]]:
        """The rows with their `total`, in an order that is the same for every page."""
        whole = cast(func.count().over(), BigInteger).label(ALL)
        columns = [*(self.rows.c[key] for key in self.schema(False)), whole]
        keys, rows = [self.rows.c[key] for key in self.fact.keys], self.rows
        sorted_ = sorting(rows, order, self.fact.keys) if order else None
        joined = sorted_.joined if sorted_ else rows
        by = sorted_.by if sorted_ else (rows.c.record, rows.c.period, *keys)
        if names:
            joined = joined.outerjoin(EMPLOYEE, EMPLOYEE.c.id == rows.c.person)
            columns = [*columns[:-1], EMPLOYEE.c.nip, EMPLOYEE.c.name, whole]
        return select(*columns).select_from(joined).where(*self.conditions).order_by(*by)

    def schema(self, names: bool) -> dict[str, Any]:
        """Polars types of the rows, without their `total`."""
        counted = {key: kind for key, kind in self.fact.schema.items() if key != "n"}
        first = {"person" if self.fact.person else "record": pl.String, "period": pl.String}
        known = {**first, **counted, **self.fact.details}
        return {**known, **({"nip": pl.String, "name": pl.String} if names else {})}

    def read_as(self, names: bool) -> dict[str, Any]:
        """Polars types of a page."""
        return {**self.schema(names), ALL: pl.Int64}

    def shown(self, frame: pl.DataFrame, settings: Settings, names: bool) -> pl.DataFrame:
        """Codes with their words, and a pseudonym in place of the person unless names were asked for."""
        frame = _with_words(frame.drop(ALL), self.fact, self.snapshot)
        if not self.fact.person:
            return frame
        if not names:
            return hidden(frame, settings)
        return frame.select("person", "nip", "name", pl.exclude("person", "nip", "name"))

    def told(self, **how: Any) -> dict[str, Any]:
        """What the audit keeps of this reading: the question and how it was read, never its rows."""
        first, last = self.slices[0], self.slices[-1]
        return {
            "fact": self.fact.name,
            "cell": {key: list(value) if isinstance(value, tuple) else value for key, value in self.cell.items()},
            "period": first.period.key if first == last else f"{first.period.key}/{last.period.key}",
            "until": last.until.isoformat(),
            "filters": self.filters.query(),
            **how,
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


def hidden(frame: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """Pseudonyms in place of the ids of persons."""
    secret = settings.secret()
    persons = [pseudonym(person, secret) for person in frame["person"]]
    return frame.with_columns(person=pl.Series(persons, dtype=pl.String))


def countable(fact: Fact, snapshot: Snapshot) -> None:
    """QuestionProblem where the database lacks what the fact is made of."""
    if fact.name in snapshot.missing:
        lack = snapshot.missing[fact.name]
        raise QuestionProblem(
            t("Belum ada data untuk {fact}: {lack} tidak ada di basis data.", fact=t(fact.label), lack=lack)
        )


def _with_words(frame: pl.DataFrame, fact: Fact, snapshot: Snapshot) -> pl.DataFrame:
    """`<key>__label` beside each code, in the words of an answer, and the OPD before its unit; numbers have none."""
    tree = dict(snapshot.names("agency").select("id", "opd").iter_rows())
    opd = pl.col("agency").replace_strict(tree, default=None, return_dtype=pl.String)
    frame = frame.with_columns(opd=opd)
    worded = ("period", "opd", *(key for key in fact.keys if key not in fact.numeric))
    first = [key for key in ("person", "record", "nip", "name", "period", "city", "opd") if key in frame.columns]
    columns: list[pl.Expr] = []
    for key in (*first, *(key for key in frame.columns if key not in first)):
        columns.append(pl.col(key))
        if key in worded:
            words = _words(frame[key], key, fact, snapshot)
            said = pl.col(key).replace_strict(words, default=None, return_dtype=pl.String)
            columns.append(said.alias(f"{key}__label"))
    return frame.select(columns)


def _words(codes: pl.Series, key: str, fact: Fact, snapshot: Snapshot) -> dict[str | None, str]:
    metric = next(one.key for one in METRICS.values() if one.fact == fact.name)
    told = labelled(codes.unique().to_frame(), Question((metric,), (key,)), snapshot)
    return dict(told.select(key, f"{key}__label").iter_rows())
