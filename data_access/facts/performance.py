"""Appraisals: one row per person who must be appraised in a period, rated or not; and who moved between two periods.

Who must be appraised in which cycle is the table `appraisal_cycle`, not a guess. A person's agency is the employment
at the end of the period (the data date while it is open). Acting posts (PLT) are left out and counted
(PermenPANRB 6/2022).
"""

from __future__ import annotations

from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Date, Subquery, and_, bindparam, case, func, literal, not_, select

from data_access.contract import codes
from data_access.contract.performance import APPRAISAL, APPRAISAL_CYCLE, COACHING_PLAN, WORK_REPORT
from data_access.facts.base import AS_OF, KIND, STAFF_DIMENSIONS, START, UNTIL, Fact, Rows, coded, yes
from data_access.facts.staff import ACTIVE, Beside, beside, holds, place, staff
from data_access.language import N_

BEFORE = bindparam("before_start", type_=Date)
_OWN_POST = "DEFINITIF"


def _in_cycle(people: Subquery | Beside) -> ColumnElement[bool]:
    """Whether a cycle obliges the person, however many rows say so. A post that is not recorded follows the cycle
    of all others (LAINNYA)."""
    profession = case((people.c.profession == codes.UNKNOWN, literal("LAINNYA")), else_=people.c.profession)
    return (
        select(literal(1))
        .where(
            APPRAISAL_CYCLE.c.city_code == people.c.city,
            APPRAISAL_CYCLE.c.profession == profession,
            APPRAISAL_CYCLE.c.period_kind == KIND,
            holds(APPRAISAL_CYCLE, UNTIL),
        )
        .exists()
    )


def _of_person(appraisal: Any, people: Subquery, start: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(
        appraisal.c.employee_id == people.c.person,
        appraisal.c.period_kind == KIND,
        appraisal.c.period_start == start,
        appraisal.c.assignment == _OWN_POST,
    )


def _performance() -> Rows:
    people = staff(UNTIL)
    coached = and_(
        COACHING_PLAN.c.employee_id == people.c.person,
        COACHING_PLAN.c.period_kind == KIND,
        COACHING_PLAN.c.period_start == START,
    )
    return (
        select(
            *place(people),
            coded(APPRAISAL.c.work_result, codes.EXPECTATION).label("work_result"),
            coded(APPRAISAL.c.behaviour, codes.EXPECTATION).label("behaviour"),
            coded(APPRAISAL.c.rating, codes.RATING, "NONE").label("rating"),
            yes(COACHING_PLAN.c.employee_id.is_not(None)).label("coaching"),
        )
        .select_from(people)
        .outerjoin(APPRAISAL, _of_person(APPRAISAL, people, START))
        .outerjoin(COACHING_PLAN, coached)
        .where(people.c.duty == ACTIVE, _in_cycle(people))
    )


def _appraisals() -> Rows:
    people = beside(APPRAISAL, APPRAISAL.c.employee_id, UNTIL)
    reason = case(
        (APPRAISAL.c.assignment == "PLT", literal("acting_post")),
        (APPRAISAL.c.assignment != _OWN_POST, literal("unknown_code")),
        (APPRAISAL.c.rating.is_(None), literal("no_rating")),
        (APPRAISAL.c.rating.not_in(codes.RATING), literal("unknown_code")),
        (people.c.person.is_(None), literal("no_employment")),
        (people.c.duty != ACTIVE, literal("exempt")),
        (not_(_in_cycle(people)), literal("other_cycle")),
        else_=literal("counted"),
    )
    return (
        select(reason.label("reason"))
        .select_from(people.joined)
        .where(APPRAISAL.c.period_kind == KIND, APPRAISAL.c.period_start == START)
    )


def _first_appraisals() -> Rows:
    return select(APPRAISAL.c.period_kind, func.min(APPRAISAL.c.period_start)).group_by(APPRAISAL.c.period_kind)


PERFORMANCE = Fact(
    name="performance",
    label=N_("Penilaian kinerja"),
    time="period",
    kinds=("BULAN", "TRIWULAN", "SEMESTER", "TAHUN"),
    dimensions=(*STAFF_DIMENSIONS, "work_result", "behaviour", "rating", "coaching"),
    rows=_performance,
    events=_appraisals,
    source=APPRAISAL,
    matched=pl.col("n").filter(pl.col("rating") != "NONE").sum(),
    privacy=2,
    default_kind="TRIWULAN",
    earliest=_first_appraisals,
)


def _movement() -> Rows:
    people = staff(UNTIL)
    now, before = APPRAISAL.alias("now"), APPRAISAL.alias("before")
    return (
        select(*place(people), before.c.rating.label("rating_before"), now.c.rating.label("rating"))
        .select_from(people)
        .join(now, and_(_of_person(now, people, START), now.c.rating.in_(codes.RATING)))
        .join(before, and_(_of_person(before, people, BEFORE), before.c.rating.in_(codes.RATING)))
        .where(people.c.duty == ACTIVE, _in_cycle(people))
    )


MOVEMENT = Fact(
    name="movement",
    label=N_("Pergeseran predikat"),
    time="period",
    kinds=("BULAN", "TRIWULAN", "SEMESTER", "TAHUN"),
    dimensions=(*STAFF_DIMENSIONS, "rating_before", "rating", "against"),
    rows=_movement,
    privacy=2,
    variant_of="against",
    variants=("PREVIOUS", "YEAR_BEFORE"),
    earliest=_first_appraisals,
    fixed={"against": "PREVIOUS"},
    default_kind="TRIWULAN",
    cycle_of="performance",
)


def _report() -> Rows:
    people = staff(UNTIL)
    handed_in = WORK_REPORT.c.submitted_on
    state = case(
        (WORK_REPORT.c.due_on >= AS_OF, literal("BELUM_TENGGAT")),  # handed in early or not: else all are on time
        (and_(handed_in <= WORK_REPORT.c.due_on, handed_in <= AS_OF), literal("TEPAT")),
        (and_(handed_in > WORK_REPORT.c.due_on, handed_in <= AS_OF), literal("TERLAMBAT")),
        else_=literal("BELUM"),
    )
    return (
        select(
            *place(people),
            state.label("report_state"),
            func.coalesce(WORK_REPORT.c.feedback_notes, 0).label("feedback_notes"),
        )
        .select_from(people)
        .join(WORK_REPORT, WORK_REPORT.c.employee_id == people.c.person)
        .where(WORK_REPORT.c.month == START)
    )


def _report_days() -> Rows:
    return _report().add_columns(WORK_REPORT.c.due_on, WORK_REPORT.c.submitted_on)


def _reports() -> Rows:
    people = beside(WORK_REPORT, WORK_REPORT.c.employee_id, UNTIL)
    reason = case((people.c.person.is_(None), literal("no_employment")), else_=literal("counted"))
    return select(reason.label("reason")).select_from(people.joined).where(WORK_REPORT.c.month == START)


def _first_report() -> Rows:
    return select(literal("BULAN"), func.min(WORK_REPORT.c.month))


REPORT = Fact(
    name="report",
    label=N_("Laporan bulanan e-Kinerja"),
    time="flow",
    kinds=("BULAN",),
    dimensions=(*STAFF_DIMENSIONS, "report_state"),
    rows=_report,
    sums={"feedback_notes": pl.Int64},
    events=_reports,
    source=WORK_REPORT,
    privacy=1,
    default_kind="BULAN",
    earliest=_first_report,
    listed=_report_days,
    details={"due_on": pl.Date, "submitted_on": pl.Date},
)
