"""What imported files lack, by who sent them: which findings still stand, and how one is said. Reads nothing.

`check` looks in the database and `quality` in the snapshot; both say the same of the same two tables.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.contract import codes
from data_access.language import N_, t
from data_access.units import number

READ, REFUSED, WARNED = codes.FINDING_FATE
TABLES = ("import_log", "import_finding")

FATES = {REFUSED: N_("ditolak"), WARNED: N_("masuk, dengan peringatan")}
NOBODY = N_("Pengirim tidak diketahui")
"""Who sent rows that name no unit, and no person whose unit is known."""

_WITHOUT = "tanpa "
"""How reasons begin that follow a number of rows as its attribute, in the source language."""


def standing(log: pl.DataFrame, found: pl.DataFrame, since: date) -> pl.DataFrame:
    """The findings that no later import answered, of imports since that day, most rows first: those of `found`, with
    `of` (rows of that sender in that file) and `imported_at` and `city_code` of the import."""
    imports = log.filter(pl.col("imported_at").dt.date() >= since).select("imported_at", "city_code", import_id="id")
    sender = ["import_id", "agency_id", "unit"]
    read = found.filter(pl.col("fate") == READ).select(*sender, of="row_count").unique(sender)
    faults = found.filter(pl.col("fate") != READ, pl.col("settled_by").is_null()).join(imports, on="import_id")
    told = faults.join(read, on=sender, how="left", nulls_equal=True)
    return told.sort(
        "row_count", "imported_at", "import_id", "no", descending=[True, True, False, False], maintain_order=True
    )


def lack(rows: int, reason: str | None) -> str:
    """ "14 baris tanpa NIP"; a reason that is a sentence of its own stands behind a dash."""
    words = reason or ""
    form = N_("{n} baris {reason}") if words.startswith(_WITHOUT) else N_("{n} baris – {reason}")
    return t(form, n=number(rows), reason=t(words))
