"""Fit: one row per person, with what adds up over the competencies of the post: assessed, gaps, JPM."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, Subquery, and_, bindparam, case, func, literal, select

from data_access.facts.base import STAFF_DIMENSIONS, UNTIL, Fact, Rows
from data_access.facts.competency import LEVEL, STANDARD, VALID_SINCE, pairs
from data_access.facts.staff import place, staff
from data_access.language import N_

JPM_BANDS = tuple((band, bindparam(f"jpm_{band.lower()}", type_=Integer)) for band in ("OPTIMAL", "MS", "CUKUP", "MMS"))
"""Lower bounds of the mapping scheme (OPTIMAL, CUKUP) and the selection scheme (MS, MMS), highest first; a figure uses
one scheme, never both."""


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
        .select_from(pairs(people))
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
