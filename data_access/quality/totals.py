"""What stands in a word at the head of the findings: how many sources are complete, whether the rows add up."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Freshness:
    """Sources that are complete for their own newest month, of all recorded; the others by name."""

    complete: int
    sources: int
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Totals:
    """Rows read = counted + left out, over all facts; how many facts there are, and how many agree with the source."""

    read: int
    counted: int
    left_out: int
    facts: int
    agreeing: int


def freshness(sources: pl.DataFrame) -> Freshness:
    """Of `sources`: the newest month of each; complete where nobody's delivery is missing, late or not."""
    newest = sources.filter(pl.col("month") == pl.col("month").max().over("source"))
    lacking = newest.filter(pl.col("state").is_in(["BELUM", "TIDAK_ADA"]))["source__label"]
    return Freshness(newest.height - lacking.len(), newest.height, tuple(lacking))


def totals(balance: pl.DataFrame) -> Totals:
    """Of `balance`: the sums of all facts."""
    read, counted, left_out = (int(balance[name].sum()) for name in ("read", "counted", "left_out"))
    return Totals(read, counted, left_out, balance.height, balance.filter(pl.col("difference") == 0).height)


def rows_of(problems: pl.DataFrame, problem: str, fact: str = "") -> int:
    """Rows of a problem, or of all whose key begins with it (`unknown_code`); 0 where it was not found."""
    found = problems.filter(pl.col("problem").str.starts_with(problem))
    return int((found.filter(pl.col("fact") == fact) if fact else found)["rows"].sum() or 0)


def looked_at(problems: pl.DataFrame, problem: str) -> int | None:
    """Rows among which this problem was found; null where it was not, or where they are not counted."""
    found = problems.filter(pl.col("problem") == problem)["of"]
    return int(found.sum()) if found.len() and found.null_count() == 0 else None


def people_of(problems: pl.DataFrame, problem: str) -> int:
    """Persons a problem concerns, where they are known; else 0."""
    return int(problems.filter(pl.col("problem") == problem)["people"].sum() or 0)
