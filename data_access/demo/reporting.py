"""What surrounds the appraisals: cycles, yearly plans (SKP), monthly reports and the predikat of agencies."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.performance import AGENCY_APPRAISAL, APPRAISAL_CYCLE, PERFORMANCE_PLAN, WORK_REPORT
from data_access.demo.arrays import chosen, days, frame, only, persons, taken
from data_access.demo.opd import TOWNS
from data_access.demo.people import People
from data_access.demo.tree import GURU, Places
from data_access.demo.window import Window, generator, later, number


def cycle_rows() -> pl.DataFrame:
    """Teachers: the year, in 2024 semesters too; all others: quarters and the year."""
    names = [column.name for column in APPRAISAL_CYCLE.columns]
    since, teachers = date(2022, 1, 1), date(2024, 1, 1)
    rows = []
    for town in TOWNS:
        for profession in ("LAINNYA", "KESEHATAN"):
            rows += [(town.code, profession, kind, since, None) for kind in ("TRIWULAN", "TAHUN")]
        rows.append((town.code, "GURU", "SEMESTER", teachers, date(2024, 12, 31)))
        rows.append((town.code, "GURU", "TAHUN", teachers, None))
    return pl.DataFrame(rows, schema=names, schema_overrides={"valid_to": pl.Date}, orient="row")


def plan_rows(window: Window, people: People, rng: np.random.Generator) -> pl.DataFrame:
    """A yearly plan for all who serve in the year; most approved, fewer in the open year."""
    ends = np.array([min(number(date(year, 12, 31)), number(window.as_of)) for year in window.years])
    person, year = np.nonzero(np.stack([people.obliged(end) for end in ends], axis=1))
    kept = rng.random(len(person)) < 0.985
    person, year = person[kept], year[kept]
    status = np.where(year == len(ends) - 1, chosen(rng, (4, 7, 89), len(year)), chosen(rng, (0.5, 1.5, 98), len(year)))
    return frame(
        PERFORMANCE_PLAN,
        {
            "employee_id": persons(people.person[person]),
            "year": np.array(window.years)[year],
            "status": taken(codes.SKP_STATUS, status),
        },
    )


def report_rows(window: Window, people: People, rng: np.random.Generator) -> pl.DataFrame:
    """Monthly reports of all but teachers, due on the 5th; nothing handed in after the data date is known."""
    firsts = np.array([number(month) for month in window.months])
    lasts = np.array([number(later(month, 1)) - 1 for month in window.months])
    due = lasts + 5
    ours = np.flatnonzero(people.profession != GURU)
    person, month = np.nonzero(np.stack([people.obliged(last)[ours] for last in lasts], axis=1))
    person = ours[person]
    unit = people.here.named(
        np.where(lasts[month] >= people.moved[person], people.second_unit[person], people.first_unit[person]),
        lasts[month],
    )
    size = len(person)
    slack = np.sin(people.here.opd_of[unit] * 78.233) * 0.07
    draw = rng.random(size)
    early = -(rng.random(size) ** 2 * 8).astype(np.int64)
    late = rng.integers(1, 25, size)
    handed = due[month] + np.where(draw < 0.85 + slack, early, late)
    known = (draw < 0.962 + slack * 0.3) & (handed <= number(window.as_of))
    return frame(
        WORK_REPORT,
        {
            "employee_id": persons(people.person[person]),
            "month": days(firsts[month]),
            "agency_id": taken(people.here.ids, unit),
            "due_on": days(due[month]),
            "submitted_on": days(handed, known),
            "feedback_notes": only(pl.Series(chosen(rng, (58, 27, 11, 4), size)), known),
        },
    )


def agency_appraisal_rows(window: Window, here: Places) -> pl.DataFrame:
    """The predikat of every OPD by quarter and year: mostly Baik, with some persistence."""
    rng = generator(window.size.seed, "agencies")
    closed = window.as_of - timedelta(days=25)
    rows = []
    for place in here.opds:
        habit = rng.normal()
        for period in [*window.periods("TRIWULAN"), *window.periods("TAHUN")]:
            level = 0.8 * habit + 0.6 * rng.normal()
            if period.last <= closed and here.existing(place, period.last):
                at = int(np.searchsorted([-2.6, -2.05, -1.30, 1.20], level))
                rows.append((here.units[place].id, period.kind, period.first, codes.AGENCY_RATING[at]))
    names = [column.name for column in AGENCY_APPRAISAL.columns]
    return pl.DataFrame(rows, schema=names, orient="row")
