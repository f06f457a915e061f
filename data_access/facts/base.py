"""What a fact is: one SELECT with one row for each obliged unit, counted by a generated GROUP BY or read as it is.

Both forms come from the same statement, so the figure of a cell and the persons behind it cannot differ. The
statements hold on SQLite, PostgreSQL and MariaDB alike: no FILTER, no date arithmetic, no booleans as values.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

import polars as pl
from sqlalchemy import (
    Alias,
    BigInteger,
    ColumnClause,
    ColumnElement,
    Date,
    Double,
    Integer,
    Select,
    Table,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.sql import visitors

from data_access.contract.codes import UNKNOWN, CodeList
from data_access.periods import MONTHS, Period

Rows = Select[*tuple[Any, ...]]
"""A statement whose columns are known by name alone."""

Time = Literal["period", "flow", "stock", "year"]

START = bindparam("period_start", type_=Date)
END = bindparam("period_end", type_=Date)
UNTIL = bindparam("until", type_=Date)
AS_OF = bindparam("as_of", type_=Date)
JUDGED_ON = bindparam("judged_on", type_=Date)
"""The day of what is known: the data date; of a period counted up to a day in it that day, so that a year so far is
held against what was known on the same day of the year before."""

KIND = bindparam("period_kind", "")
YEAR_START = bindparam("year_start", type_=Date)
YEAR = bindparam("year", type_=Integer)
MONTH = bindparam("month", type_=Integer)

STAFF_DIMENSIONS = ("status", "family", "profession")
"""What every person measure can be split and filtered by."""


@dataclass(frozen=True, order=True)
class Slice:
    """What one statement counts: a period, up to a day in it, and for some facts which variant."""

    period: Period
    until: date
    variant: str = ""


@dataclass(frozen=True, eq=False)
class Fact:
    """One subject that can be counted.

    `rows` gives the statement with columns `record`, `person` (or none), `city`, `agency`, the `dimensions` and the
    `sums`. `events` gives the source's own rows with a `reason` ('counted' or why not), for the reconciliation; the
    rows they must equal are counted by `matched`. `earliest` gives (kind of period, first day or year) of the source's
    events; a fact without it begins where the others do. One whose source ended long ago has a `last_day`. `fixed`
    holds for dimensions a question neither groups nor fixes. `listed` is `rows` with further columns, `details` (their
    Polars types): read with the persons, never counted; only of columns that `rows` needs anyway. With `to_day` a month
    is also counted up to the day of the data date in each earlier year, so that an open year is compared with the same
    day. `source` is the table whose every row must be in a slice, counted or left out.
    `cycle_of`: the fact whose periods these are, where a period without rows says nothing of its own.
    `time`: *period* stands alone, *flow* adds up, *stock* is the last in a range, *year* runs from 1 January to a day.
    """

    name: str
    label: str
    time: Time
    kinds: tuple[str, ...]
    dimensions: tuple[str, ...]
    rows: Callable[[], Rows]
    sums: Mapping[str, Any] = field(default_factory=dict)
    events: Callable[[], Rows] | None = None
    matched: pl.Expr = field(default_factory=lambda: pl.col("n").sum())
    person: bool = True
    distinct_by: tuple[str, ...] = ()
    privacy: int = 1
    variant_of: str = ""
    variants: tuple[str, ...] = ("",)
    numeric: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    default_kind: str = "BULAN"
    cycle_of: str = ""
    to_day: bool = False
    source: Table | None = None
    earliest: Callable[[], Rows] | None = None
    last_day: date | None = None
    listed: Callable[[], Rows] | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def usual_kind(self, kinds: Collection[str]) -> str:
        """Of these kinds of period (at least one) the one a reader means who names none: the usual one; months where a
        city appraises by the month; else the longest, as of teachers."""
        usual = [kind for kind in (self.default_kind, "BULAN") if kind in kinds]
        return usual[0] if usual else max(kinds, key=MONTHS.__getitem__)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every column the statement groups by; the variant is known without asking the database."""
        return ("city", "agency", *(key for key in self.dimensions if key != self.variant_of))

    @cached_property
    def record_form(self) -> Rows:
        """The rows themselves, with their ids: for those who may list persons."""
        return (self.listed or self.rows)()

    @cached_property
    def counted_form(self) -> Rows:
        """The same rows, counted: the keys, n, and the sums."""
        rows = self.rows().subquery("unit")
        keys = [rows.c[key] for key in self.keys]
        sums = [_summed(rows.c[name], dtype).label(name) for name, dtype in self.sums.items()]
        return select(*keys, cast(func.count(), BigInteger).label("n"), *sums).group_by(*keys)

    @cached_property
    def left_out(self) -> Rows | None:
        """The source's rows by reason: (reason, n)."""
        if self.events is None:
            return None
        rows = self.events().subquery("event")
        return select(rows.c.reason, cast(func.count(), BigInteger).label("n")).group_by(rows.c.reason)

    @property
    def schema(self) -> dict[str, Any]:
        """Polars types of the counted form."""
        codes = {key: pl.Int64 if key in self.numeric else pl.String for key in self.keys}
        return {**codes, "n": pl.Int64, **self.sums}

    @cached_property
    def needs(self) -> dict[str, frozenset[str]]:
        """{table: columns} of the contract that its statements read."""
        needed: dict[str, set[str]] = {}
        first = self.earliest() if self.earliest else None
        for statement in (self.record_form, self.left_out, first):
            for table, column in _columns_of(statement):
                needed.setdefault(table, set()).add(column)
        return {table: frozenset(columns) for table, columns in needed.items()}


def coded(column: ColumnElement[Any], codes: CodeList, otherwise: str = UNKNOWN) -> ColumnElement[str]:
    """The code where it is in its list, else what stands for an unknown one: a row is never dropped for its code."""
    return case((column.in_(codes), column), else_=literal(otherwise))


def yes(condition: ColumnElement[bool]) -> ColumnElement[str]:
    return case((condition, literal("YA")), else_=literal("TIDAK"))


def banded(value: ColumnElement[Any], bands: Iterable[tuple[float, str]], otherwise: str) -> ColumnElement[str]:
    """The name of the first band whose upper bound the value does not exceed."""
    return case(*((value <= bound, literal(name)) for bound, name in bands), else_=literal(otherwise))


def tenths(value: ColumnElement[Any]) -> ColumnElement[int]:
    """A number with one decimal as whole tenths. Rounded first: engines disagree on how a cast cuts."""
    return cast(func.round(cast(value, Double()) * 10), BigInteger)


def _summed(column: ColumnElement[Any], dtype: Any) -> ColumnElement[Any]:
    return cast(func.sum(column), BigInteger if dtype == pl.Int64 else Double())


def _columns_of(statement: Rows | None) -> Iterable[tuple[str, str]]:
    if statement is None:
        return
    for element in visitors.iterate(statement):
        table = getattr(element, "table", None)
        while isinstance(table, Alias):
            table = table.element
        if isinstance(element, ColumnClause) and isinstance(table, Table):
            yield table.name, element.name
