"""Competency: one row per person and required competency, and one per person with what adds up over them.

A post without a standard is "standar belum ada", never a gap of 0. The latest assessment up to the day counts; one
older than its validity is "kedaluwarsa" and out of every gap. CPNS are out (`pages.md` §1.2).
"""

from __future__ import annotations

from typing import Any

import polars as pl
from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Subquery,
    and_,
    bindparam,
    case,
    func,
    literal,
    not_,
    select,
)

from data_access.contract.competency import COMPETENCY_ASSESSMENT, COMPETENCY_STANDARD, DEVELOPMENT_PLAN
from data_access.facts.base import STAFF_DIMENSIONS, UNTIL, Fact, Rows, yes
from data_access.facts.staff import beside, holds, place, staff
from data_access.language import N_

YEAR = bindparam("year", type_=Integer)
ONE_YEAR_AGO = bindparam("one_year_ago", type_=Date)
TWO_YEARS_AGO = bindparam("two_years_ago", type_=Date)
VALID_SINCE = bindparam("assessment_valid_since", type_=Date)
THREE_YEARS_AGO = bindparam("three_years_ago", type_=Date)
JPM_BANDS = tuple((band, bindparam(f"jpm_{band.lower()}", type_=Integer)) for band in ("OPTIMAL", "MS", "CUKUP", "MMS"))
"""Lower bounds of the mapping scheme (OPTIMAL, CUKUP) and the selection scheme (MS, MMS), highest first; a figure uses
one scheme, never both."""


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
    """Person and competency with an AKPK row for this year or later that was not cancelled."""
    return (
        select(DEVELOPMENT_PLAN.c.employee_id, DEVELOPMENT_PLAN.c.competency_id)
        .where(DEVELOPMENT_PLAN.c.year >= YEAR, DEVELOPMENT_PLAN.c.status != "BATAL")
        .distinct()
        .subquery("plan")
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


def _pairs(people: Subquery) -> Any:
    """Persons × required competencies, with the level where one is known; joined table by table, as `beside` says."""
    latest = _latest()
    assessed = and_(latest.c.employee_id == people.c.person, latest.c.competency_id == STANDARD.c.competency_id)
    return (
        people.join(STANDARD, _standard_of(people.c.position_id))
        .outerjoin(latest, assessed)
        .outerjoin(LEVEL, _same(LEVEL, latest))
    )


def _competency() -> Rows:
    people, plan = staff(UNTIL), _plans()
    planned = and_(plan.c.employee_id == people.c.person, plan.c.competency_id == STANDARD.c.competency_id)
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
            missing.label("levels_missing"),
        )
        .select_from(_pairs(people).outerjoin(plan, planned))
        .where(people.c.status != "CPNS")
    )


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
    dimensions=(*STAFF_DIMENSIONS, "tier", "competency", "gap", "assessment_age", "planned"),
    rows=_competency,
    sums={"levels_missing": pl.Int64},
    events=_assessments,
    matched=pl.col("n").filter(pl.col("gap").is_in(["0", "-1", "-2", "-3"])).sum(),
    privacy=2,
    distinct_by=("competency",),
    default_kind="TAHUN",
)


def _sums_by_person(people: Subquery) -> Subquery:
    """Per person with a standard: pairs, those validly assessed, required and achieved levels, gaps."""
    achieved, required = LEVEL.c.achieved_level, STANDARD.c.required_level
    valid = and_(achieved.is_not(None), LEVEL.c.assessed_on >= VALID_SINCE)
    below = and_(valid, achieved < required)
    capped = case((achieved < required, achieved), else_=required)

    def total(value: Any, where: Any) -> ColumnElement[int]:
        return func.sum(case((where, value), else_=0))

    return (
        select(
            people.c.person,
            total(1, valid).label("assessed"),
            total(1, achieved.is_not(None)).label("ever"),
            total(1, below).label("gaps"),
            total(required, valid).label("required"),
            total(achieved, valid).label("achieved"),
            total(capped, valid).label("capped"),
        )
        .select_from(_pairs(people))
        .group_by(people.c.person)
        .subquery("profile")
    )


def _jpm(achieved: ColumnElement[int], profile: Subquery) -> ColumnElement[str]:
    """Band of Σ achieved / Σ required × 100, compared without dividing."""
    reached = ((achieved * 100 >= profile.c.required * bound, literal(band)) for band, bound in JPM_BANDS)
    return case((func.coalesce(profile.c.assessed, 0) == 0, literal("NONE")), *reached, else_=literal("KMS"))


def _fit() -> Rows:
    people = staff(UNTIL)
    profile = _sums_by_person(staff(UNTIL))
    state = case(
        (profile.c.person.is_(None), literal("TANPA_STANDAR")),
        (profile.c.assessed > 0, literal("DIASESMEN")),
        (profile.c.ever > 0, literal("KEDALUWARSA")),
        else_=literal("BELUM"),
    )
    gaps = case(
        (func.coalesce(profile.c.assessed, 0) == 0, literal("NONE")),
        (profile.c.gaps == 0, literal("0")),
        (profile.c.gaps == 1, literal("1")),
        (profile.c.gaps == 2, literal("2")),
        else_=literal("3"),
    )
    return (
        select(
            *place(people),
            people.c.tier,
            state.label("assessment_state"),
            _jpm(profile.c.capped, profile).label("jpm"),
            _jpm(profile.c.achieved, profile).label("jpm_raw"),
            gaps.label("gap_count"),
        )
        .select_from(people)
        .outerjoin(profile, profile.c.person == people.c.person)
        .where(people.c.status != "CPNS")
    )


FIT = Fact(
    name="fit",
    label=N_("Profil kompetensi pegawai"),
    time="stock",
    kinds=("TAHUN",),
    dimensions=(*STAFF_DIMENSIONS, "tier", "assessment_state", "jpm", "jpm_raw", "gap_count"),
    rows=_fit,
    privacy=2,
    default_kind="TAHUN",
)
