"""What rows would do to a table: each one's fate, and how many of each. Reads and writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import polars as pl
from sqlalchemy import Table

INSERTED, UPDATED, UNCHANGED = "INSERTED", "UPDATED", "UNCHANGED"
FATES = (UNCHANGED, UPDATED, INSERTED)
"""What a written row ends as, weakest first: a row of a file that touches several tables ends as the strongest."""


@dataclass(frozen=True)
class Counts:
    """Rows by fate; their sum is the rows that were planned."""

    inserted: int
    updated: int
    unchanged: int

    @property
    def rows(self) -> int:
        return self.inserted + self.updated + self.unchanged


@dataclass(frozen=True, eq=False)
class Plan:
    """What rows would do to a table.

    `rows`: `_at` (Int64, place in the file), `_fate` (one of FATES), `_changed` (names of the columns that an UPDATED
    row changes, joined by ", "), and the columns of the table that were given, as they will stand.
    `changes`: column, old, new, rows: how many rows change a column; old and new only where it is coded, else null:
    what stood in a name or an amount is nobody's business here.
    """

    table: Table
    rows: pl.DataFrame
    changes: pl.DataFrame

    @property
    def counts(self) -> Counts:
        return counted(self.rows)

    def ending(self, fate: str) -> pl.DataFrame:
        """The rows of this fate, with the columns of the table only."""
        return self.rows.filter(pl.col("_fate") == fate).drop("_at", "_fate", "_changed")


def fates(plans: Sequence[Plan], main: Collection[str] = ()) -> pl.DataFrame:
    """`_at`, `_fate`: each row of the file once, with the strongest fate of all it became; ordered by `_at`.

    `main`: the tables that rows are about, where they are named. A row that only adds to another is UPDATED: a person
    who is there and begins a new post is no new person.
    """
    every = pl.concat([_of_row(plan, main) for plan in plans])
    return every.group_by("_at").agg(pl.col("_fate").cast(pl.Enum(FATES)).max().cast(pl.String)).sort("_at")


def _of_row(plan: Plan, main: Collection[str]) -> pl.DataFrame:
    named = not main or plan.table.name in main
    return plan.rows.select("_at", "_fate" if named else pl.col("_fate").replace({INSERTED: UPDATED}))


def counted(rows: pl.DataFrame) -> Counts:
    """How many rows of each `_fate`."""
    found = dict(rows["_fate"].value_counts().iter_rows())
    return Counts(found.get(INSERTED, 0), found.get(UPDATED, 0), found.get(UNCHANGED, 0))
