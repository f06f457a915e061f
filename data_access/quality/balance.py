"""Rows of the source = counted + left out, by reason: stored at each refresh, added up here.

What repeats itself from slice to slice (head counts, hours of a year) is taken from the newest slice only;
all else is the sum of all slices.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.facts import FACTS, Fact
from data_access.facts.reasons import COUNTED, REASONS
from data_access.quality.words import fact_word, rank, word
from data_access.snapshot import Snapshot

_MATCHED = "matched"


def balance(snapshot: Snapshot) -> pl.DataFrame:
    """Per fact: fact, fact__label, read, counted, left_out, matched, difference.

    `read` are all rows of the source table where the fact names one, else those of the newest slice. `counted` is what
    the source's own rows say, `matched` what the fact counted of them; `difference` is read − left_out − matched,
    0 when all is well.
    """
    of = {name: pl.col("n").filter(pl.col("reason") == name).sum() for name in (COUNTED, _MATCHED)}
    grouped = _reconciled(snapshot).group_by("fact").agg(**of, left_out=pl.col("n").filter(_aside()).sum())
    whole = pl.col("fact").replace_strict(dict(snapshot.source_rows), default=None, return_dtype=pl.Int64)
    told = grouped.with_columns(
        fact_word(),
        read=whole.fill_null(pl.col("counted") + pl.col("left_out")),
    ).with_columns(
        difference=pl.col("read") - pl.col("left_out") - pl.col("matched"),
    )
    columns = ("fact", "fact__label", "read", "counted", "left_out", "matched", "difference")
    return told.sort(rank("fact", FACTS)).select(columns)


def reasons(snapshot: Snapshot) -> pl.DataFrame:
    """Why rows of the source are in no figure, most first: fact, fact__label, reason, reason__label, n."""
    rows = _reconciled(snapshot).filter(_aside(), pl.col("n") > 0)
    told = rows.group_by("fact", "reason").agg(pl.col("n").sum()).with_columns(fact_word(), word("reason", REASONS))
    columns = ("fact", "fact__label", "reason", "reason__label", "n")
    return told.sort("n", "fact", "reason", descending=[True, False, False]).select(columns)


def each_once(fact: Fact, rows: pl.DataFrame) -> pl.DataFrame:
    """The slices that together hold each row of the source once: a month up to a day is part of the whole month."""
    if fact.time not in ("stock", "year") or rows.is_empty():
        longest = pl.col("until").max().over("kind_of_period", "period")
        return rows.filter(pl.col("until") == longest)
    newest: date = rows["until"].max()  # ty: ignore[invalid-assignment]
    return rows.filter(pl.col("until") == newest)


def _aside() -> pl.Expr:
    return ~pl.col("reason").is_in([COUNTED, _MATCHED])


def _reconciled(snapshot: Snapshot) -> pl.DataFrame:
    table = snapshot.reconciliation
    parts = [each_once(FACTS[name], rows) for (name,), rows in table.group_by("fact") if name in FACTS]
    reconciled = pl.concat([table.clear(), *parts])
    return pl.concat([reconciled, _outside(snapshot, reconciled)])


def _outside(snapshot: Snapshot, reconciled: pl.DataFrame) -> pl.DataFrame:
    """Rows of a source that lie in no counted period, as a reason of their own."""
    seen = reconciled.filter(pl.col("reason") != _MATCHED).group_by("fact").agg(pl.col("n").sum())
    known = dict(seen.iter_rows())
    left = [(name, "outside", rows - known.get(name, 0)) for name, rows in snapshot.source_rows.items()]
    rows = pl.DataFrame(left, schema={key: reconciled.schema[key] for key in ("fact", "reason", "n")}, orient="row")
    return pl.concat([reconciled.clear(), rows], how="diagonal")
