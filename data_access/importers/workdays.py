"""Working days of a city: Monday to Friday (Perpres 21/2023) without public holidays and cuti bersama.

The joint decree of three ministers (SKB) of a year is kept by the package `holidays`; where it has none yet, feasts
of the moon calendars are its estimates, and `unsure` names the year. Reads and writes no database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import polars as pl

DAY = {"day": pl.Date, "working_day_no": pl.Int64, "note": pl.String}
"""What a calendar is: a city's rows of `calendar` without the city."""

_ESTIMATED = "(perkiraan)"
_JOINT_LEAVE = "government"
_WEEKEND = (6, 7)

Off = Mapping[date, str]


def days_off(years: Iterable[int]) -> dict[date, str]:
    """The holidays and cuti bersama of these years, with their names."""
    import holidays  # takes a sixth of a second of every start

    found = holidays.country_holidays("ID", years=years, categories=("public", _JOINT_LEAVE), language="id")
    return {day: name for day, name in sorted(found.items())}


def unsure(years: Iterable[int]) -> list[int]:
    """The years whose decree is not known, or some of whose feasts are estimates."""
    return [year for year in years if not _decreed(year)]


def _decreed(year: int) -> bool:
    import holidays  # as above

    leave = holidays.country_holidays("ID", years=year, categories=(_JOINT_LEAVE,), language="id")
    return bool(leave) and not any(_ESTIMATED in name for name in days_off([year]).values())


def calendar(there: pl.DataFrame, years: Collection[int], off: Off, rewritten: Collection[int] = ()) -> pl.DataFrame:
    """Every day from the first that is `there`, or of these years, to the last; numbered without a gap.

    Days of the `rewritten` years are off as `off` says. Of the others, those that are there stay as they are, and those
    that nobody has yet are off as `off` says.
    """
    ends = [*there["day"], date(min(years), 1, 1), date(max(years), 12, 31)]
    every = pl.DataFrame({"day": pl.date_range(min(ends), max(ends), eager=True)})
    named = pl.DataFrame([*off.items()], schema={"day": pl.Date, "off": pl.String}, orient="row")
    beside = every.join(_working(there), on="day", how="left").join(named, on="day", how="left").sort("day")
    kept = pl.col("worked").is_not_null() & ~pl.col("day").dt.year().is_in([*rewritten])
    usual = ~pl.col("day").dt.weekday().is_in(_WEEKEND) & pl.col("off").is_null()
    marked = beside.select(
        "day",
        pl.when(kept).then("worked").otherwise(usual).cast(pl.Int64).alias("works"),
        pl.when(kept).then("note").otherwise("off").alias("note"),
    )
    return marked.select("day", (pl.col("works").cum_sum() + _start(there, marked)).alias("working_day_no"), "note")


def _working(there: pl.DataFrame) -> pl.DataFrame:
    """`day`, `worked`, `note`: a day on which the count does not grow is off; of the first the usual holds."""
    usual = ~pl.col("day").dt.weekday().is_in(_WEEKEND) & pl.col("note").is_null()
    grown = pl.col("working_day_no").diff() > 0
    return there.sort("day").select("day", grown.fill_null(usual).alias("worked"), "note")


def _start(there: pl.DataFrame, marked: pl.DataFrame) -> int:
    """What the count starts from, so that the days that are there keep their numbers where none is put before them."""
    if there.is_empty() or there["day"].min() != marked["day"][0]:
        return 0
    return there.sort("day")["working_day_no"][0] - marked["works"][0]
