"""The calendar of the cities: every day with the running count of its working days.

Holidays with a fixed date are exact. Feasts of the moon calendars and cuti bersama are near guesses, marked
"perkiraan": the yearly joint decree of the ministers (SKB) decides, and it is not kept here.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from data_access.demo.arrays import Numbers, days
from data_access.demo.opd import TOWNS
from data_access.demo.window import Window, number

_FIXED = {
    (1, 1): "Tahun Baru Masehi",
    (5, 1): "Hari Buruh Internasional",
    (6, 1): "Hari Lahir Pancasila",
    (8, 17): "Hari Kemerdekaan",
    (12, 25): "Hari Raya Natal",
}
_IDUL_FITRI = (
    date(2019, 6, 5), date(2020, 5, 24), date(2021, 5, 13), date(2022, 5, 2), date(2023, 4, 22),
    date(2024, 4, 10),
    date(2025, 3, 31), date(2026, 3, 20), date(2027, 3, 10), date(2028, 2, 27), date(2029, 2, 15),
)  # fmt: skip
_IDUL_ADHA = (
    date(2022, 7, 10), date(2023, 6, 29), date(2024, 6, 17), date(2025, 6, 6), date(2026, 5, 27),
    date(2027, 5, 16),
    date(2028, 5, 5),
)  # fmt: skip


def span(window: Window) -> tuple[date, date]:
    return date(window.first.year - 2, 1, 1), date(window.until.year + 1, 12, 31)


def holidays(window: Window) -> dict[date, str]:
    first, last = span(window)
    found = {
        date(year, month, day): name
        for year in range(first.year, last.year + 1)
        for (month, day), name in _FIXED.items()
    }
    for feast in _IDUL_FITRI:
        for step in range(-2, 6):
            words = "Idul Fitri" if step in (0, 1) else "Cuti bersama Idul Fitri"
            found.setdefault(feast + timedelta(days=step), f"{words} (perkiraan)")
    for feast in _IDUL_ADHA:
        found.setdefault(feast, "Idul Adha (perkiraan)")
    return found


def working(window: Window) -> tuple[int, Numbers]:
    """Day number of the calendar's first day, and for each day from there the working days up to it."""
    first, last = span(window)
    off = {number(day) for day in holidays(window)}
    numbers = np.arange(number(first), number(last) + 1)
    weekday = (numbers + 3) % 7
    return number(first), np.cumsum((weekday < 5) & ~np.isin(numbers, list(off)))


def calendar_rows(window: Window) -> pl.DataFrame:
    first, count = working(window)
    off = pl.DataFrame(list(holidays(window).items()), schema={"day": pl.Date, "note": pl.String}, orient="row")
    each = pl.DataFrame({"day": days(np.arange(first, first + len(count))), "working_day_no": count})
    noted = each.join(off, on="day", how="left", maintain_order="left")
    towns = [noted.select(pl.lit(town.code).alias("city_code"), "day", "working_day_no", "note") for town in TOWNS]
    return pl.concat(towns)
