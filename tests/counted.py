"""One slice of one fact counted in a database, as small literal data: {codes: n}."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from data_access.database import reading
from data_access.facts import FACTS, Slice
from data_access.facts.slices import parameters
from data_access.periods import period
from data_access.snapshot.counting import Counting
from data_access.thresholds import DECLARED
from tests.city import AS_OF

RULES = {rule.code: rule.value for rule in DECLARED.values()}


def part(key: str, until: date | None = None, variant: str = "") -> Slice:
    chosen = period(key)
    return Slice(chosen, until or min(chosen.end, AS_OF), variant)


def counted(url: str, fact: str, slice_: Slice) -> pl.DataFrame:
    with reading(url) as reader:
        return Counting(reader, AS_OF, RULES).counted(FACTS[fact], slice_)


def reasons(url: str, fact: str, slice_: Slice) -> dict[str, int]:
    """{reason: rows of the source}, with what the fact itself counted as 'matched'."""
    with reading(url) as reader:
        counting = Counting(reader, AS_OF, RULES)
        found = counting.reasons(FACTS[fact], slice_, counting.counted(FACTS[fact], slice_))
    return dict(found.select("reason", "n").iter_rows())


def records(url: str, fact: str, slice_: Slice, as_of: date = AS_OF) -> list[dict[str, Any]]:
    """The rows of the fact's own statement, uncounted."""
    with reading(url) as reader:
        result = reader.connection.execute(FACTS[fact].record_form, parameters(slice_, as_of, RULES))
        return [dict(row) for row in result.mappings()]


def of_record(url: str, fact: str, slice_: Slice, *columns: str, as_of: date = AS_OF) -> dict[str, Any]:
    """{record: its one value, or a tuple of them}."""
    values = {row["record"]: tuple(row[key] for key in columns) for row in records(url, fact, slice_, as_of)}
    return {str(key): value[0] if len(columns) == 1 else value for key, value in values.items()}


def tally(frame: pl.DataFrame, *columns: str) -> dict[Any, int]:
    """{code, or a tuple of codes: n}."""
    found = frame.group_by(columns).agg(pl.col("n").sum()).with_columns(pl.col(columns).cast(pl.String))
    return {row[0] if len(columns) == 1 else row[:-1]: row[-1] for row in found.iter_rows()}
