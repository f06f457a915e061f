"""Who was assessed when and with what level, and which gaps stand in a development plan (AKPK)."""

from __future__ import annotations

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.competency import COMPETENCY_ASSESSMENT, DEVELOPMENT_PLAN
from data_access.demo.arrays import Numbers, chosen, days, frame, only, persons, taken
from data_access.demo.careers import PNS, PPPK
from data_access.demo.courses import Catalogue
from data_access.demo.people import People
from data_access.demo.posts import posts
from data_access.demo.standards import COMPETENCIES, required, shortfall
from data_access.demo.window import Window, number

_COVERAGE = {"JPT": 0.90, "ADMINISTRATOR": 0.86, "PENGAWAS": 0.84, "PELAKSANA": 0.38, "FUNGSIONAL": 0.46}
_OLDEST = 1_640
"""Days before the data date of the oldest assessments: four and a half years."""


def assessments(window: Window, people: People, rng: np.random.Generator) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows of `competency_assessment` and of `development_plan` for a chunk."""
    day = _assessed_on(window, people, rng)
    person, at = np.nonzero((required()[people.post] > 0) & (day > 0)[:, None] & (people.post >= 0)[:, None])
    need = required()[people.post[person], at]
    level = np.clip(need + _difference(people, person, at, rng), 1, 5)
    again = _again(window, day, rng)[person]
    first = _rows(people, rng, (person, at, day[person], level))
    risen = np.minimum(need, level + (rng.random(len(level)) < 0.55))
    second = _rows(people, rng, (person, at, again, np.maximum(level, risen))).filter(pl.Series(again > 0))
    behind = np.where(again > 0, np.maximum(level, risen), level) < need
    plans = _plans(window, people, rng, (person[behind], at[behind], (need - level)[behind]))
    return pl.concat([first, second]).sort("employee_id", "competency_id", "assessed_on"), plans


def _assessed_on(window: Window, people: People, rng: np.random.Generator) -> Numbers:
    """Day of the (first) assessment, 0 for those never assessed; not while a CPNS and not after leaving."""
    share = np.array([_COVERAGE[post.family] for post in posts()])[people.post]
    share = np.where(people.status == PPPK, share * 0.6, share)
    share = np.where(people.status > PPPK, 0.0, share)
    last = number(window.as_of) - 10
    lowest = np.maximum(last - _OLDEST, np.where(people.status == PNS, people.confirmed, people.start + 60))
    span = np.minimum(people.end, last) - lowest
    recent = rng.random(len(people)) ** 0.75
    day = (lowest + recent * span).astype(np.int64)
    return np.where((rng.random(len(people)) < share) & (span > 30), day, 0)


def _again(window: Window, day: Numbers, rng: np.random.Generator) -> Numbers:
    """Day of a second assessment two to three years later, for some; else 0."""
    later = day + rng.integers(500, 1_000, len(day))
    return np.where((day > 0) & (later < number(window.as_of)) & (rng.random(len(day)) < 0.6), later, 0)


def _difference(people: People, person: Numbers, at: Numbers, rng: np.random.Generator) -> Numbers:
    """Achieved minus required: mostly 0 or −1, a little better for the more able."""
    draw = rng.random(len(person)) + 0.05 * people.ability[person]
    short = shortfall()[at]
    return np.where(draw < short * 0.15, -2, np.where(draw < short, -1, np.where(draw > 0.93, 1, 0)))


def _rows(people: People, rng: np.random.Generator, found: tuple[Numbers, Numbers, Numbers, Numbers]) -> pl.DataFrame:
    person, at, day, level = found
    method = chosen(rng, (0.55, 0.25, 0.15, 0.05), len(people))
    return frame(
        COMPETENCY_ASSESSMENT,
        {
            "employee_id": persons(people.person[person]),
            "competency_id": taken([row[0] for row in COMPETENCIES], at),
            "assessed_on": days(day),
            "achieved_level": level,
            "method": taken(codes.ASSESSMENT_METHOD, method[person]),
            "agency_id": taken(people.here.ids, _unit_on(people, person, day)),
        },
    )


def _unit_on(people: People, person: Numbers, day: Numbers) -> Numbers:
    unit = np.where(day >= people.moved[person], people.second_unit[person], people.first_unit[person])
    return people.here.named(unit, day)


def _plans(
    window: Window, people: People, rng: np.random.Generator, gaps: tuple[Numbers, Numbers, Numbers]
) -> pl.DataFrame:
    """A plan for about a third of the gaps, for a year of the window or the next one."""
    planned = (rng.random(len(gaps[0])) < 0.35) & (people.end[gaps[0]] > number(window.as_of))
    person, at, gap = (part[planned] for part in gaps)
    size = len(person)
    years = np.array([*window.years[1:], window.as_of.year + 1])
    year = years[chosen(rng, np.arange(1, len(years) + 1), size)]
    route = chosen(rng, (0.62, 0.10, 0.08, 0.03, 0.15, 0.02), size)
    hours = np.array([24.0, 10.0, 10.0, 40.0, 12.0, 8.0])[route] * rng.integers(1, 3, size)
    status = np.where(
        year <= window.as_of.year,
        chosen(rng, (4, 10, 20, 30, 30, 6), size),
        chosen(rng, (40, 30, 20, 10), size),
    )
    who = persons(people.person[person])
    what = taken([row[0] for row in COMPETENCIES], at)
    return frame(
        DEVELOPMENT_PLAN,
        {
            "id": "AKPK-" + who + "-" + what,
            "employee_id": who,
            "competency_id": what,
            "year": year,
            "route": taken(codes.PLAN_ROUTE, route),
            "hours": hours,
            "cost": only(
                pl.Series((hours * 65_000 * rng.uniform(0.7, 1.4, size)).astype(np.int64)),
                rng.random(size) < 0.8,
            ),
            "priority": np.clip(4 - gap - rng.integers(0, 2, size), 1, 3),
            "status": taken(codes.PLAN_STATUS, status),
        },
    )


_REQUESTED = 0.3
"""Share of participations that answer a need the person or a superior had written down before."""


def requested(joined: pl.DataFrame, offer: Catalogue, rng: np.random.Generator) -> pl.DataFrame:
    """Further rows of `development_plan`: needs named by person or superior, answered by a training that year."""
    courses = pl.DataFrame(
        [(course.id, course.competency, course.year, course.hours) for course in offer.courses],
        schema={"training_id": pl.String, "competency_id": pl.String, "year": pl.Int64, "hours": pl.Float64},
        orient="row",
    ).filter(pl.col("competency_id") != "")
    asked = joined.select("training_id", "employee_id").filter(pl.Series(rng.random(joined.height) < _REQUESTED))
    rows = (
        asked.join(courses, on="training_id", maintain_order="left")
        .sort("employee_id", "competency_id", "year")
        .unique(["employee_id", "competency_id"], keep="first", maintain_order=True)
    )
    return rows.select(
        pl.concat_str(pl.lit("AKPK-U-"), "employee_id", pl.lit("-"), "competency_id").alias("id"),
        "employee_id",
        "competency_id",
        "year",
        pl.lit("PELATIHAN").alias("route"),
        "hours",
        pl.lit(None, pl.Int64).alias("cost"),
        pl.lit(3, pl.Int64).alias("priority"),
        pl.lit("TERLAKSANA").alias("status"),
    )
