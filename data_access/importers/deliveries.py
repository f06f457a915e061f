"""What a file delivers: the rows of `delivery` that say which source came for which month, by whom, and when."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from sqlalchemy import select

from data_access.contract.performance import APPRAISAL
from data_access.importers.importer import AT, Importer
from data_access.importers.known import Known
from data_access.importers.places import Tree
from data_access.periods import DUE_DAY, MONTHS

OWN = "DEFINITIF"
"""The code of an appraisal in a person's own post: one for each person, so that deliveries count persons."""


def sent_by(rows: pl.DataFrame, known: Known, day: pl.Expr) -> pl.DataFrame:
    """`agency_id`, `month` of records of persons (`employee_id`, and `agency_id` where the file says it), with `new`
    where the records have it (see `delivery_rows`).

    Who sends is the unit that the file names, else the one where the person served on that day.
    """
    spells = known.spells.select("employee_id", "valid_from", served="agency_id").sort("valid_from")
    named = rows.with_columns(day.alias("_day")).sort("_day", nulls_last=True)
    found = named.join_asof(spells, left_on="_day", right_on="valid_from", by="employee_id", check_sortedness=False)
    said = [pl.col("agency_id")] if "agency_id" in rows.columns else []
    sender = pl.coalesce(*said, "served").alias("agency_id")
    new = ["new"] if "new" in rows.columns else []
    return found.select(sender, pl.col("_day").dt.month_start().alias("month"), *new)


def appraised(known: Known, days: pl.Series) -> pl.DataFrame:
    """`employee_id`, `month` of the database's appraisals in an own post whose period ends in the months of these days,
    each once: whatever its kind, a period makes one person of a delivery."""
    held = APPRAISAL.c
    first, last = days.min(), days.max()
    if not isinstance(first, date) or not isinstance(last, date):
        return pl.DataFrame(schema={"employee_id": pl.String, "month": pl.Date})
    near = held.period_start.between(first - timedelta(days=366), last)
    asked = select(held.employee_id, held.period_kind, held.period_start).where(held.assignment == OWN, near)
    schema = {"employee_id": pl.String, "period_kind": pl.String, "period_start": pl.Date}
    found = pl.DataFrame([tuple(row) for row in known.connection.execute(asked)], schema=schema, orient="row")
    months = pl.col("period_kind").replace_strict(MONTHS, default=None, return_dtype=pl.Int64)
    month = pl.col("period_start").dt.offset_by(pl.format("{}mo", months - 1)).dt.month_start()
    return found.select("employee_id", month.alias("month")).unique()


def appraisals_by(rows: pl.DataFrame, known: Known, day: pl.Expr) -> pl.DataFrame:
    """`sent_by` of appraisals of the periods that have ended: what still runs is not delivered yet.

    New is a person of whom the database has none of a period that ends in that month.
    """
    of = rows.with_columns(day.alias("_ends")).filter(pl.col("_ends") <= known.today)
    there = appraised(known, of["_ends"]).select("employee_id", _month="month", new=False)
    held = of.with_columns(_month=pl.col("_ends").dt.month_start())
    held = held.join(there, on=["employee_id", "_month"], how="left", maintain_order="left")
    return sent_by(held.with_columns(pl.col("new").fill_null(value=True)), known, pl.col("_ends"))


def delivery_rows(sent: pl.DataFrame, importer: Importer, known: Known, city: str) -> pl.DataFrame:
    """Rows of `delivery` for what was sent (`Understood.sent`): one for each sender and month, with how many rows.

    The sender is the OPD, or the city where its OPD do not send for themselves; records of no known unit are the
    city's. `known` must have seen the units that this file made.

    A month may come in parts: an export in two halves, refused rows that were mended. What `sent` calls `new` (a record
    that the database had in no form) no earlier part can have counted: it is added to what is there. The other records
    may have been counted, so of them a file counts only where it has more. Where a kind of file cannot tell what is
    new, the largest file counts: a part never makes a delivery smaller.

    A month that has not begun is never delivered.

    A month whose day had passed before the first delivery of the source came is history: due on the day it comes.
    """
    tree = Tree(known.units)
    root = Tree(known.units.filter(pl.col("city_code") == city)).root if city else tree.root
    of = {ident: _sender(tree, ident, by_opd=importer.by_opd) for ident in sent["agency_id"].drop_nulls().unique()}
    sender = pl.col("agency_id").replace_strict(of, default=None, return_dtype=pl.String).fill_null(pl.lit(root))
    begun = pl.col("month") <= known.today
    counted = sent.filter(begun).with_columns(sender).drop_nulls("agency_id").group_by("agency_id", "month")
    new = pl.col("new").sum() if "new" in sent.columns else pl.lit(0)
    rows = counted.agg(row_count=pl.len().cast(pl.Int64), new=new.cast(pl.Int64)).sort("agency_id", "month")
    there = known.rows("delivery", "source", "agency_id", "month", "row_count", "delivered_on")
    there = there.filter(pl.col("source") == importer.source)
    before = there.select("agency_id", "month", before="row_count")
    rows = rows.join(before, on=["agency_id", "month"], how="left", maintain_order="left")
    first = there["delivered_on"].min() or known.today
    return rows.with_row_index(AT).select(
        pl.col(AT).cast(pl.Int64),
        pl.lit(importer.source).alias("source"),
        "agency_id",
        "month",
        _due(first, known.today).alias("due_on"),
        pl.lit(known.today).alias("delivered_on"),
        pl.max_horizontal("row_count", pl.col("before") + pl.col("new")).alias("row_count"),
        pl.lit(0, pl.Int64).alias("synthetic"),
    )


def _due(begun: object, today: date) -> pl.Expr:
    """The day a month is due; nobody owed what was due before the source began to deliver."""
    due = pl.col("month").dt.offset_by("1mo") + pl.duration(days=DUE_DAY - 1)
    return pl.when(due < pl.lit(begun)).then(pl.lit(today)).otherwise(due)


def _sender(tree: Tree, ident: str, *, by_opd: bool) -> str:
    return tree.opd(ident) if by_opd else tree.path(ident)[-1]


FIRST = ("due_on", "delivered_on", "synthetic")
"""What a later file of the same month leaves as it is: it came when the first one came."""
