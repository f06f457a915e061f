"""Competency: one row per person and required competency. What adds up over a person stands in `fit`.

A post without a standard is "standar belum ada", never a gap of 0. The latest assessment up to the day counts; one
older than its validity is "kedaluwarsa" and out of every gap. CPNS are out (`pages.md` §1.2).
"""

from __future__ import annotations

from typing import Any

import polars as pl
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Subquery,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    not_,
    select,
)

from data_access.contract.competency import COMPETENCY_ASSESSMENT, COMPETENCY_STANDARD, DEVELOPMENT_PLAN
from data_access.contract.training import TRAINING_COMPETENCY, TRAINING_PARTICIPATION
from data_access.facts.base import STAFF_DIMENSIONS, UNTIL, YEAR, Fact, Rows, tenths, yes
from data_access.facts.staff import beside, holds, place, staff
from data_access.facts.training import CERTIFIED, FINISHED
from data_access.language import N_

ONE_YEAR_AGO = bindparam("one_year_ago", type_=Date)
TWO_YEARS_AGO = bindparam("two_years_ago", type_=Date)
VALID_SINCE = bindparam("assessment_valid_since", type_=Date)
THREE_YEARS_AGO = bindparam("three_years_ago", type_=Date)
STANDARD = COMPETENCY_STANDARD.alias("standard")


def _standard_of(position: ColumnElement[Any]) -> ColumnElement[bool]:
    """The standards of a post that hold on the day: of each competency the newest.

    Asked for each post by its key: joined as a whole, SQLite would scan all standards for each person.
    """
    newer = COMPETENCY_STANDARD.alias("newer_standard")
    replaced = (
        select(literal(1))
        .where(
            newer.c.position_id == STANDARD.c.position_id,
            newer.c.competency_id == STANDARD.c.competency_id,
            newer.c.valid_from > STANDARD.c.valid_from,
            newer.c.required_level.between(1, 5),
            holds(newer, UNTIL),
        )
        .correlate(STANDARD)
        .exists()
    )
    sound = and_(STANDARD.c.required_level.between(1, 5), holds(STANDARD, UNTIL))
    return and_(STANDARD.c.position_id == position, sound, not_(replaced))


LEVEL = COMPETENCY_ASSESSMENT.alias("level")


def _latest() -> Subquery:
    """The day of the latest assessment of each person and competency up to the day, with a level in 1–5."""
    return (
        select(
            COMPETENCY_ASSESSMENT.c.employee_id,
            COMPETENCY_ASSESSMENT.c.competency_id,
            func.max(COMPETENCY_ASSESSMENT.c.assessed_on).label("assessed_on"),
        )
        .where(COMPETENCY_ASSESSMENT.c.assessed_on <= UNTIL, COMPETENCY_ASSESSMENT.c.achieved_level.between(1, 5))
        .group_by(COMPETENCY_ASSESSMENT.c.employee_id, COMPETENCY_ASSESSMENT.c.competency_id)
        .subquery("latest_assessment")
    )


def _same(level: Any, latest: Subquery) -> ColumnElement[bool]:
    return and_(*(level.c[key] == latest.c[key] for key in ("employee_id", "competency_id", "assessed_on")))


def _plans() -> Subquery:
    """Per person and competency the AKPK rows for this year or later that were not cancelled, each counted once:
    how many, their hours in tenths of a JP, their cost, and how many of them say what they cost."""
    row = DEVELOPMENT_PLAN.c
    return (
        select(
            row.employee_id,
            row.competency_id,
            cast(func.count(), BigInteger).label("plans"),
            tenths(func.sum(func.coalesce(row.hours, 0))).label("hours"),
            _whole(row.cost.is_not(None), 1).label("costed"),
            _whole(row.cost.is_not(None), row.cost).label("cost"),
            _whole(row.hours.is_not(None), 1).label("timed"),
        )
        .where(row.year >= YEAR, row.status != "BATAL")
        .group_by(row.employee_id, row.competency_id)
        .subquery("plan")
    )


def _whole(where: ColumnElement[bool], value: Any) -> ColumnElement[int]:
    return cast(func.sum(case((where, value), else_=0)), BigInteger)


def _learned() -> Subquery:
    """Per person and competency the last day on which a training that names it was completed, with or without its
    certificate: as long ago as an assessment is valid, for no older one could have seen what came of it."""
    row = TRAINING_PARTICIPATION.c
    names = TRAINING_COMPETENCY.c.training_id == row.training_id
    return (
        select(row.employee_id, TRAINING_COMPETENCY.c.competency_id, func.max(row.completed_on).label("completed_on"))
        .select_from(TRAINING_PARTICIPATION.join(TRAINING_COMPETENCY, names))
        .where(row.status.in_((CERTIFIED, FINISHED)), row.completed_on >= VALID_SINCE, row.completed_on <= UNTIL)
        .group_by(row.employee_id, TRAINING_COMPETENCY.c.competency_id)
        .subquery("learned")
    )


def _trained(completed: ColumnElement[Any], assessed: ColumnElement[Any]) -> ColumnElement[str]:
    """Whether a training was completed, and whether the assessment that counts is of a later day."""
    return case(
        (completed.is_(None), literal("TIDAK")),
        (assessed > completed, literal("DINILAI_ULANG")),
        else_=literal("BELUM_DINILAI_ULANG"),
    )


def _gap(required: ColumnElement[int], achieved: ColumnElement[int], on: ColumnElement[Any]) -> ColumnElement[str]:
    return case(
        (achieved.is_(None), literal("NONE")),
        (on < VALID_SINCE, literal("EXPIRED")),
        (achieved >= required, literal("0")),
        (achieved == required - 1, literal("-1")),
        (achieved == required - 2, literal("-2")),
        else_=literal("-3"),
    )


def _age(on: ColumnElement[Any]) -> ColumnElement[str]:
    return case(
        (on.is_(None), literal("NONE")),
        (on > ONE_YEAR_AGO, literal("LT1")),
        (on > TWO_YEARS_AGO, literal("LT2")),
        (on >= THREE_YEARS_AGO, literal("LT3")),
        else_=literal("GE3"),
    )


def pairs(people: Subquery) -> Any:
    """Persons × required competencies, with the level where one is known; joined table by table, as `beside` says."""
    latest = _latest()
    assessed = and_(latest.c.employee_id == people.c.person, latest.c.competency_id == STANDARD.c.competency_id)
    return (
        people.join(STANDARD, _standard_of(people.c.position_id))
        .outerjoin(latest, assessed)
        .outerjoin(LEVEL, _same(LEVEL, latest))
    )


_PLAN_SUMS = {
    "plans": "plans",
    "plans_timed": "timed",
    "plan_tenths": "hours",
    "plans_costed": "costed",
    "plan_cost": "cost",
}
"""Sums of the fact, and the column of the plans each one adds up."""


def _competency() -> Rows:
    people, plan, learned = staff(UNTIL), _plans(), _learned()
    planned, trained = (
        and_(one.c.employee_id == people.c.person, one.c.competency_id == STANDARD.c.competency_id)
        for one in (plan, learned)
    )
    gap = _gap(STANDARD.c.required_level, LEVEL.c.achieved_level, LEVEL.c.assessed_on)
    missing = case((gap.in_(("-1", "-2", "-3")), STANDARD.c.required_level - LEVEL.c.achieved_level), else_=0)
    return (
        select(
            *place(people),
            people.c.tier,
            STANDARD.c.competency_id.label("competency"),
            gap.label("gap"),
            _age(LEVEL.c.assessed_on).label("assessment_age"),
            yes(plan.c.employee_id.is_not(None)).label("planned"),
            _trained(learned.c.completed_on, LEVEL.c.assessed_on).label("trained"),
            missing.label("levels_missing"),
            *(func.coalesce(plan.c[part], 0).label(name) for name, part in _PLAN_SUMS.items()),
        )
        .select_from(pairs(people).outerjoin(plan, planned).outerjoin(learned, trained))
        .where(people.c.status != "CPNS")
    )


def _competency_levels() -> Rows:
    return _competency().add_columns(STANDARD.c.required_level, LEVEL.c.achieved_level, LEVEL.c.assessed_on)


def _assessments() -> Rows:
    """Every assessment up to the day, and whether it is the one that counts."""
    found, latest = COMPETENCY_ASSESSMENT, _latest()
    people = beside(found.outerjoin(latest, _same(found, latest)), found.c.employee_id, UNTIL)
    of_post = and_(_standard_of(people.c.position_id), STANDARD.c.competency_id == found.c.competency_id)
    reason = case(
        (not_(found.c.achieved_level.between(1, 5)), literal("unknown_code")),
        (latest.c.employee_id.is_(None), literal("superseded")),
        (people.c.person.is_(None), literal("no_employment")),
        (people.c.status == "CPNS", literal("exempt")),
        (STANDARD.c.required_level.is_(None), literal("no_standard")),
        (found.c.assessed_on < VALID_SINCE, literal("expired")),
        else_=literal("counted"),
    )
    return (
        select(reason.label("reason"))
        .select_from(people.joined.outerjoin(STANDARD, of_post))
        .where(found.c.assessed_on <= UNTIL)
    )


COMPETENCY = Fact(
    name="competency",
    label=N_("Kompetensi yang dipersyaratkan"),
    time="stock",
    kinds=("TAHUN",),
    dimensions=(*STAFF_DIMENSIONS, "tier", "competency", "gap", "assessment_age", "planned", "trained"),
    rows=_competency,
    sums=dict.fromkeys(("levels_missing", *_PLAN_SUMS), pl.Int64),
    events=_assessments,
    matched=pl.col("n").filter(pl.col("gap").is_in(["0", "-1", "-2", "-3"])).sum(),
    privacy=2,
    distinct_by=("competency",),
    default_kind="TAHUN",
    listed=_competency_levels,
    details={"required_level": pl.Int64, "achieved_level": pl.Int64, "assessed_on": pl.Date},
)
