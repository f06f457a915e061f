"""The days off of a year as the joint decree of three ministers (SKB 3 Menteri) lists them: holidays and cuti bersama.

A list is the whole truth about its years: what else was off in them is a working day from then on, and every later day
is numbered anew. So a year is replaced only by a list that has the holidays of every year and of which every row is
understood; of a row that is not, nobody knows which day it leaves out. A year that waits so holds back its rows alone.
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
    note = pl.coalesce("note", "kind", pl.lit(t("Hari libur")))
    sifted.refuse(pl.all_horizontal(pl.col("day", "note", "kind").is_null()), "day", _UNDATED)
    misread = _misread(sifted, note)
    sifted.refuse(_already(sifted.rows), "day", _TWICE, aside=True)
    every = sorted({*sifted.rows["year"]})
    waiting = [year for year in every if year in misread]
    sifted.refuse(pl.col("year").is_in(waiting), "day", _WAITS)
    sifted.refuse(~pl.col("year").is_in(_whole_years(sifted.rows)), "day", _PART)
    if None in misread:
        waiting += [*sifted.rows["year"].unique()]
        sifted.refuse(pl.lit(value=True), "day", _WAITS)
    _tell(sifted, waiting, [year for year in every if year in sifted.rows["year"]])
    named = sifted.rows.select(AT, "off_on", note.alias("note")).explode("off_on").unique("off_on", maintain_order=True)
    table = _calendar(named, known, city) if named.height else pl.DataFrame(schema={AT: pl.Int64, **_KEPT})
    return Understood((("calendar", table),), sifted)


def _misread(sifted: Sifted, note: pl.Expr) -> set[int | None]:
    """Add `off_on` (List(Date)) and `year`; the years of which a row is refused, None where its year is not known."""
    before = sifted.rows
    sifted.refuse(pl.col("day").is_null(), "day", _UNDATED)
    sifted.read("day", values.days, "off_on", N_("tanggal tidak terbaca"))
    years = pl.col("off_on").list.eval(pl.element().dt.year().cast(pl.Int64))
    sifted.refuse(years.list.n_unique() > 1, "day", N_("melewati pergantian tahun; tulis satu baris untuk tiap tahun"))
    sifted.refuse(note.str.len_chars() > _LONGEST, "note", N_("keterangan terlalu panjang"))
    sifted.add(years.list.first().alias("year"))
    lost = before.join(sifted.rows, on=AT, how="anti")
    return {*lost.select(values.year_of(pl.col("day")).cast(pl.Int64)).to_series()}


def _already(rows: pl.DataFrame) -> pl.Expr:
    """Rows of which every day stands in a row above."""
    days = rows.select(AT, "off_on").explode("off_on")
    first = days.filter(pl.col("off_on").is_first_distinct())[AT].unique()
    return ~pl.col(AT).is_in(first.to_list())


def _tell(sifted: Sifted, waiting: list[int], replaced: list[int]) -> None:
    if waiting:
        sifted.tell(
            t(
                "Kalender {years} tidak diganti, karena tidak semua barisnya terbaca. Betulkan baris yang ditolak di "
                "berkas lengkapnya, lalu impor berkas itu seluruhnya.",
                years=_several(waiting),
            )
        )
    if waiting and replaced:
        sifted.tell(t("Kalender {years} diganti.", years=_several(replaced)))


def _several(years: list[int]) -> str:
    return ", ".join(map(str, sorted(years)))


_UNDATED = N_("tanpa tanggal")
_TWICE = N_("tanggal ini sudah disebut di baris lain; satukan keterangannya")
_WAITS = N_(
    "baris lain untuk tahun ini tidak terbaca, jadi kalendernya tidak diganti; betulkan baris itu di berkas lengkap, "
    "lalu impor seluruhnya"
)
_PART = N_(
    "daftar tahun ini tidak lengkap: 1 Januari, 1 Mei, 1 Juni, 17 Agustus, dan 25 Desember harus ada, sebab daftar "
    "mengganti seluruh hari libur tahunnya"
)
_LONGEST = cast(String, CALENDAR.c.note.type).length
_KEPT = {"city_code": pl.String, **DAY}


def _whole_years(rows: pl.DataFrame) -> list[int]:
    told = {(day.year, day.month, day.day) for day in rows["off_on"].explode().drop_nulls()}
    return [year for year in rows["year"].unique() if all((year, *day) in told for day in _ALWAYS)]


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
