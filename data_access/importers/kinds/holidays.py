"""The days off of a year as the joint decree of three ministers (SKB 3 Menteri) lists them: holidays and cuti bersama.

A list is the whole truth about its years: what else was off in them is a working day from then on, and every later day
is numbered anew. So a list without the holidays that every year has is refused.
"""

from __future__ import annotations

from typing import cast

import polars as pl
from sqlalchemy import String

from data_access.contract.places import CALENDAR
from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, Column, Found, Importer, Understood
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.importers.workdays import DAY, calendar, days_off
from data_access.language import N_, t

_ALWAYS = ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25))
"""Months and days that are off in every year (Keppres 8/2024)."""


def _days_off(found: Found, known: Known, asked: Asked) -> Understood:
    city = known.city_of(asked.city)
    sifted = Sifted(found.rows)
    sifted.refuse(pl.col("day").is_null(), "day", N_("tanpa tanggal"))
    sifted.read("day", values.day, "off_on", N_("tanggal tidak terbaca"))
    sifted.refuse(pl.col("off_on").is_duplicated() & ~pl.col("off_on").is_first_distinct(), "day", _TWICE)
    sifted.refuse(~pl.col("off_on").dt.year().is_in(_whole_years(sifted.rows["off_on"])), "day", _PART)
    note = pl.coalesce("note", "kind", pl.lit(t("Hari libur")))
    sifted.refuse(note.str.len_chars() > _LONGEST, "note", N_("keterangan terlalu panjang"))
    named = sifted.rows.select(AT, "off_on", note.alias("note"))
    table = _calendar(named, known, city) if named.height else pl.DataFrame(schema={AT: pl.Int64, **_KEPT})
    return Understood((("calendar", table),), sifted)


_TWICE = N_("tanggal ini sudah disebut di baris lain; satukan keterangannya")
_PART = N_(
    "daftar tahun ini tidak lengkap: 1 Januari, 1 Mei, 1 Juni, 17 Agustus, dan 25 Desember harus ada, sebab daftar "
    "mengganti seluruh hari libur tahunnya"
)
_LONGEST = cast(String, CALENDAR.c.note.type).length
_KEPT = {"city_code": pl.String, **DAY}


def _whole_years(days: pl.Series) -> list[int]:
    told = {(day.year, day.month, day.day) for day in days}
    return [year for year in days.dt.year().unique() if all((year, *day) in told for day in _ALWAYS)]


def _calendar(named: pl.DataFrame, known: Known, city: str) -> pl.DataFrame:
    """The calendar of the city with these days off; what changes with a listed day is ascribed to its row, and what
    changes beside them to the first."""
    there = known.rows("calendar", *_KEPT).filter(pl.col("city_code") == city).drop("city_code")
    rewritten = named["off_on"].dt.year().unique().to_list()
    reached = there["day"].dt.year().to_list()
    years = range(min([*rewritten, *reached]), max([*rewritten, *reached]) + 1)
    listed = dict(named.select("off_on", "note").iter_rows())
    between = {day: name for day, name in days_off(years).items() if day.year not in rewritten}
    days = calendar(there, years, {**between, **listed}, rewritten)
    of_row = days.join(named.select(AT, day="off_on"), on="day", how="left", maintain_order="left")
    return of_row.select(pl.col(AT).fill_null(named[AT].min()), pl.lit(city).alias("city_code"), *DAY)


DAYS_OFF = Importer(
    key="hari_libur",
    label=N_("Daftar hari libur dan cuti bersama (SKB 3 Menteri)"),
    source="",
    columns=(
        Column("day", ("tanggal", "tanggal libur")),
        Column("note", ("keterangan", "hari libur", "nama libur", "libur")),
        Column("kind", ("jenis", "jenis libur"), required=False),
    ),
    understand=_days_off,
    by_opd=False,
)
