"""A city in a database that has none yet: its own row, its unit, its cycles of appraisal and its working days.

What is there already stays as it is: to do it again changes nothing, but for the calendar of a new year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import polars as pl
from sqlalchemy import Connection

from data_access.cities import City
from data_access.importers.importer import AT
from data_access.importers.known import Known
from data_access.importers.workdays import DAY, calendar, days_off, unsure
from data_access.importers.writing import INSERTED, importing, merged

Periodic = Literal["TRIWULAN", "BULAN"]
"""Kinds of period in which a city may appraise within the year (PermenPANRB 6/2022: by month or by quarter)."""
USUAL: Periodic = "TRIWULAN"

_EVER = date(1950, 1, 1)
"""The day from which the city itself stands: before everybody's first day (konvensi aplikasi)."""
_APPRAISED = date(2022, 1, 1)
"""PermenPANRB 6/2022 holds for the performance of this year on."""
_BEFORE, _AFTER = 5, 1
"""Years of the calendar before and after this one."""


@dataclass(frozen=True)
class Founded:
    """How many rows of each table are new, and the new years of the calendar whose holidays are not certain.

    `periodic`: the kinds of period in which the city appraises within the year today, as its cycles stand now.
    """

    inserted: Mapping[str, int]
    unsure: tuple[int, ...]
    periodic: tuple[str, ...]


def founded(url: str, city: City, today: date, periodic: Periodic = USUAL) -> Founded:
    """Make what is missing of a city, in one transaction. ImportProblem where the database cannot be written."""
    years = range(today.year - _BEFORE, today.year + _AFTER + 1)
    with importing(url) as connection:
        rows = _rows(connection, city, today, periodic, years)
        keep = {name: tuple(frame.columns) for name, frame in rows.items()}
        plans = merged(connection, rows, keep)
        stands = _periodic(Known(connection, today), city)
    new = plans[-1].ending(INSERTED)["day"].dt.year().unique().sort()
    return Founded({plan.table.name: plan.counts.inserted for plan in plans}, tuple(unsure(new)), stands)


def _rows(connection: Connection, city: City, today: date, periodic: Periodic, years: range) -> dict[str, pl.DataFrame]:
    known = Known(connection, today)
    own = {"code": city.code, "name": city.name, "province": city.province, "timezone": city.timezone}
    found = {"city": _numbered(pl.DataFrame([own]))}
    if known.units.filter(pl.col("city_code") == city.code).is_empty():
        found["agency"] = _numbered(_root(city))
    if city.code not in known.rows("appraisal_cycle", "city_code")["city_code"]:
        found["appraisal_cycle"] = _numbered(_cycles(city, periodic))
    there = known.rows("calendar", "city_code", *DAY).filter(pl.col("city_code") == city.code).drop("city_code")
    days = calendar(there, years, days_off(years))
    found["calendar"] = _numbered(days.with_columns(city_code=pl.lit(city.code)))
    return found


def _periodic(known: Known, city: City) -> tuple[str, ...]:
    cycles = known.rows("appraisal_cycle", "city_code", "period_kind", "valid_from", "valid_to")
    here = (pl.col("city_code") == city.code) & pl.col("period_kind").is_in(get_args(Periodic))
    today = (pl.col("valid_from") <= known.today) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= known.today))
    return tuple(cycles.filter(here & today)["period_kind"].unique().sort())


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_row_index(AT)


def _root(city: City) -> pl.DataFrame:
    root = {"id": city.key, "city_code": city.code, "name": city.name, "kind": "KOTA", "valid_from": _EVER}
    return pl.DataFrame([root])


def _cycles(city: City, periodic: Periodic) -> pl.DataFrame:
    """The year for all, and within the year the city's own periods; teachers by half-years in 2024, and by the year
    alone since (Kepdirjen GTK 4242/B.B1/HK.03.01/2024)."""
    rows = [(one, kind, _APPRAISED, None) for one in ("LAINNYA", "KESEHATAN") for kind in (periodic, "TAHUN")]
    rows += [
        ("GURU", periodic, _APPRAISED, date(2023, 12, 31)),
        ("GURU", "SEMESTER", date(2024, 1, 1), date(2024, 12, 31)),
        ("GURU", "TAHUN", _APPRAISED, None),
    ]
    schema = {"profession": pl.String, "period_kind": pl.String, "valid_from": pl.Date, "valid_to": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(city_code=pl.lit(city.code))
