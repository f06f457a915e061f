"""What a file delivers: the rows of `delivery` that say which source came for which month, by whom, and when."""

from __future__ import annotations

import polars as pl

from data_access.importers.importer import AT, Importer
from data_access.importers.known import Known
from data_access.importers.places import Tree

DUE_DAY = 10
"""Day of the next month by which a month is due where nobody set another (konvensi aplikasi)."""


def sent_by(rows: pl.DataFrame, known: Known, day: pl.Expr) -> pl.DataFrame:
    """`agency_id`, `month` of records of persons (`employee_id`, and `agency_id` where the file says it).

    Who sends is the unit that the file names, else the one where the person served on that day.
    """
    spells = known.spells.select("employee_id", "valid_from", served="agency_id").sort("valid_from")
    named = rows.with_columns(day.alias("_day")).sort("_day", nulls_last=True)
    found = named.join_asof(spells, left_on="_day", right_on="valid_from", by="employee_id", check_sortedness=False)
    said = [pl.col("agency_id")] if "agency_id" in rows.columns else []
    return found.select(pl.coalesce(*said, "served").alias("agency_id"), pl.col("_day").dt.month_start().alias("month"))


def delivery_rows(sent: pl.DataFrame, importer: Importer, known: Known, city: str) -> pl.DataFrame:
    """Rows of `delivery` for what was sent (`Understood.sent`): one for each sender and month, with how many rows.

    The sender is the OPD, or the city where its OPD do not send for themselves; records of no known unit are the
    city's. `known` must have seen the units that this file made. A file of a part of the rows (refused ones, mended)
    does not make a delivery smaller.
    """
    tree = Tree(known.units)
    root = Tree(known.units.filter(pl.col("city_code") == city)).root if city else tree.root
    of = {ident: _sender(tree, ident, by_opd=importer.by_opd) for ident in sent["agency_id"].drop_nulls().unique()}
    sender = pl.col("agency_id").replace_strict(of, default=None, return_dtype=pl.String).fill_null(pl.lit(root))
    counted = sent.drop_nulls("month").with_columns(sender).drop_nulls("agency_id").group_by("agency_id", "month")
    rows = counted.agg(row_count=pl.len().cast(pl.Int64)).sort("agency_id", "month")
    there = known.rows("delivery", "source", "agency_id", "month", "row_count")
    before = there.filter(pl.col("source") == importer.source).select("agency_id", "month", before="row_count")
    rows = rows.join(before, on=["agency_id", "month"], how="left", maintain_order="left")
    due = pl.col("month").dt.offset_by("1mo") + pl.duration(days=DUE_DAY - 1)
    return rows.with_row_index(AT).select(
        pl.col(AT).cast(pl.Int64),
        pl.lit(importer.source).alias("source"),
        "agency_id",
        "month",
        due.alias("due_on"),
        pl.lit(known.today).alias("delivered_on"),
        pl.max_horizontal("row_count", "before").alias("row_count"),
        pl.lit(0, pl.Int64).alias("synthetic"),
    )


def _sender(tree: Tree, ident: str, *, by_opd: bool) -> str:
    return tree.opd(ident) if by_opd else tree.path(ident)[-1]


FIRST = ("due_on", "delivered_on", "synthetic")
"""What a later file of the same month leaves as it is: it came when the first one came."""
