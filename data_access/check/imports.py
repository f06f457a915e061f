"""What the files that were imported lack, by who sent them, in the sender's words. No file name, no value of a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any

import polars as pl

from data_access import lacks
from data_access.check.report import Finding
from data_access.check.shape import Shape
from data_access.database import Reader
from data_access.language import t
from data_access.periods import LATELY, today
from data_access.snapshot.naming import read
from data_access.units import day, number

KIND = "import"
SHOWN = 10
"""Findings said one by one, those with the most rows; of the others only how many there are."""


def imported(reader: Reader, offered: Mapping[str, Shape]) -> list[Finding]:
    """The findings of the imports of the last twelve months that no later import answered."""
    present = {name: shape.columns for name, shape in offered.items()}
    log, found = (read(reader, name, present) for name in lacks.TABLES)
    standing = lacks.standing(log, found, today() - LATELY)
    names = read(reader, "agency", present).select("name", agency_id="id").unique("agency_id")
    told = standing.join(names, on="agency_id", how="left", maintain_order="left")
    said = told.with_columns(sender=pl.coalesce("name", "unit", pl.lit(t(lacks.NOBODY))))
    more = said.slice(SHOWN)
    return [_finding(row) for row in said.head(SHOWN).iter_rows(named=True)] + ([_rest(more)] if more.height else [])


def _finding(row: Mapping[str, Any]) -> Finding:
    """ "Dinas Sosial: 14 baris tanpa NIP (ditolak; kolom nip; …, 3 Mei 2026). Perbaiki di sumbernya, …" """
    sentence = t(
        "{sender}: {lack} ({fate}; kolom {column}; {file}, {day}). Perbaiki di sumbernya atau pada pemetaan (--map), "
        "lalu impor lagi.",
        sender=row["sender"],
        lack=lacks.lack(row["row_count"], row["reason"]),
        fate=t(lacks.FATES[row["fate"]]),
        column=row["column_name"],
        file=t(row["kind_label"]),
        day=day(today("", row["imported_at"].replace(tzinfo=UTC))),
    )
    return Finding(KIND, lacks.TABLES[1], row["column_name"] or "", row["row_count"], sentence, serious=False)


def _rest(more: pl.DataFrame) -> Finding:
    rows = int(more["row_count"].sum())
    sentence = t(
        "Dan {n} catatan impor lain ({rows} baris). Semuanya ada di halaman Mutu Data.",
        n=number(more.height),
        rows=number(rows),
    )
    return Finding(KIND, lacks.TABLES[1], "", rows, sentence, serious=False)
