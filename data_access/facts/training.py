"""Training: what was held, who took part, and what it cost. Who has how many hours is counted in `coverage`."""

from __future__ import annotations

from typing import Any

import polars as pl
from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)

from data_access.contract import codes
from data_access.contract.competency import DEVELOPMENT_PLAN
from data_access.contract.places import AGENCY
from data_access.contract.training import (
    TRAINING,
    TRAINING_BUDGET,
    TRAINING_COMPETENCY,
    TRAINING_PARTICIPATION,
)
from data_access.facts.base import END, STAFF_DIMENSIONS, START, UNTIL, YEAR, YEAR_START, Fact, Rows, coded, tenths
from data_access.facts.staff import beside, place, staff
from data_access.language import N_

CERTIFIED, FINISHED = "BERSERTIFIKAT", "SELESAI"


def first_completed() -> Rows:
    """The first day somebody completed a training."""
    return select(literal("BULAN"), func.min(TRAINING_PARTICIPATION.c.completed_on))


def _held(since: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(TRAINING.c.ends_on >= since, TRAINING.c.ends_on <= UNTIL)


def _participants() -> Subquery:
    """Finished participants of each training."""
    done = TRAINING_PARTICIPATION.c.status.in_((CERTIFIED, FINISHED))
    return (
        select(TRAINING_PARTICIPATION.c.training_id, func.count().label("finished"))
        .where(done)
        .group_by(TRAINING_PARTICIPATION.c.training_id)
        .subquery("participants")
    )


def _holder() -> list[ColumnElement[Any]]:
    return [
        func.coalesce(AGENCY.c.city_code, literal(codes.UNKNOWN)).label("city"),
        func.coalesce(TRAINING.c.agency_id, literal(codes.UNKNOWN)).label("agency"),
    ]


def _training() -> Rows:
    people = _participants()
    finished = func.coalesce(people.c.finished, 0)
    jp_people = tenths(func.coalesce(TRAINING.c.hours, 0)) * finished
    known = and_(TRAINING.c.cost.is_not(None), TRAINING.c.hours.is_not(None))
    return (
        select(
            TRAINING.c.id.label("record"),
            *_holder(),
            TRAINING.c.id.label("training"),
            coded(TRAINING.c.kind, codes.TRAINING_KIND).label("training_kind"),
            coded(TRAINING.c.delivery, codes.DELIVERY).label("delivery"),
            coded(TRAINING.c.provider_kind, codes.PROVIDER_KIND).label("provider_kind"),
            func.coalesce(TRAINING.c.budget, 0).label("budget"),
            case((known, TRAINING.c.cost), else_=0).label("cost"),
            case((known, 1), else_=0).label("cost_known"),
            finished.label("finished"),
            jp_people.label("jp_people_tenths"),
            case((known, jp_people), else_=0).label("jp_people_costed_tenths"),
        )
        .select_from(TRAINING)
        .outerjoin(people, people.c.training_id == TRAINING.c.id)
        .outerjoin(AGENCY, AGENCY.c.id == TRAINING.c.agency_id)
        .where(_held(START))
    )


def _trainings() -> Rows:
    return select(literal("counted").label("reason")).select_from(TRAINING).where(_held(START))


def _first_ended() -> Rows:
    return select(literal("BULAN"), func.min(TRAINING.c.ends_on))


TRAININGS = Fact(
    name="training",
    label=N_("Pelatihan yang diselenggarakan"),
    time="flow",
    kinds=("BULAN",),
    dimensions=("training", "training_kind", "delivery", "provider_kind"),
    rows=_training,
    sums=dict.fromkeys(
        ("budget", "cost", "cost_known", "finished", "jp_people_tenths", "jp_people_costed_tenths"), pl.Int64
    ),
    events=_trainings,
    source=TRAINING,
    to_day=True,
    person=False,
    privacy=0,
    default_kind="TAHUN",
    earliest=_first_ended,
)


def _needs() -> Subquery:
    """Person and competency with an AKPK row up to this year."""
    return (
        select(DEVELOPMENT_PLAN.c.employee_id, DEVELOPMENT_PLAN.c.competency_id)
        .where(DEVELOPMENT_PLAN.c.year <= YEAR, DEVELOPMENT_PLAN.c.status != "BATAL")
        .distinct()
        .subquery("need")
    )


def _matches() -> Subquery:
    """Participations whose training develops a competency the person has an AKPK row for."""
    need = _needs()
    of_person = and_(
        need.c.competency_id == TRAINING_COMPETENCY.c.competency_id,
        need.c.employee_id == TRAINING_PARTICIPATION.c.employee_id,
    )
    return (
        select(TRAINING_PARTICIPATION.c.training_id, TRAINING_PARTICIPATION.c.employee_id)
        .join(TRAINING, TRAINING.c.id == TRAINING_PARTICIPATION.c.training_id)
        .join(TRAINING_COMPETENCY, TRAINING_COMPETENCY.c.training_id == TRAINING_PARTICIPATION.c.training_id)
        .join(need, of_person)
        .where(_in_month())
        .distinct()
        .subquery("matched")
    )


def _in_month() -> ColumnElement[bool]:
    """By the day of completion; while not completed, by the last day of the training."""
    done, ends = TRAINING_PARTICIPATION.c.completed_on, TRAINING.c.ends_on
    return or_(and_(done >= START, done <= UNTIL), and_(done.is_(None), ends >= START, ends <= END))


def _participation() -> Rows:
    people, matched = staff(UNTIL), _matches()
    topics = select(TRAINING_COMPETENCY.c.training_id).distinct().subquery("topic")
    linked = case(
        (topics.c.training_id.is_(None), literal("TANPA_TOPIK")),
        (matched.c.training_id.is_not(None), literal("YA")),
        else_=literal("TIDAK"),
    )
    this = TRAINING_PARTICIPATION
    same = and_(matched.c.training_id == this.c.training_id, matched.c.employee_id == this.c.employee_id)
    counted = tenths(func.coalesce(this.c.credited_hours, 0))
    return (
        select(
            *place(people)[1:],
            (this.c.training_id + literal("/") + this.c.employee_id).label("record"),
            coded(TRAINING.c.kind, codes.TRAINING_KIND).label("training_kind"),
            coded(this.c.status, codes.PARTICIPATION).label("participation"),
            linked.label("linked"),
            case((this.c.status.in_((CERTIFIED, FINISHED)), counted), else_=0).label("jp_tenths"),
        )
        .select_from(this)
        .outerjoin(TRAINING, TRAINING.c.id == this.c.training_id)
        .join(people, people.c.person == this.c.employee_id)
        .outerjoin(topics, topics.c.training_id == this.c.training_id)
        .outerjoin(matched, same)
        .where(_in_month())
    )


def _participations() -> Rows:
    taken = TRAINING_PARTICIPATION.outerjoin(TRAINING, TRAINING.c.id == TRAINING_PARTICIPATION.c.training_id)
    people = beside(taken, TRAINING_PARTICIPATION.c.employee_id, UNTIL)
    reason = case((people.c.person.is_(None), literal("no_employment")), else_=literal("counted"))
    return select(reason.label("reason")).select_from(people.joined).where(_in_month())


PARTICIPATION = Fact(
    name="participation",
    label=N_("Keikutsertaan pelatihan"),
    time="flow",
    kinds=("BULAN",),
    dimensions=(*STAFF_DIMENSIONS, "training_kind", "participation", "linked"),
    rows=_participation,
    sums={"jp_tenths": pl.Int64},
    events=_participations,
    source=TRAINING_PARTICIPATION,
    to_day=True,
    privacy=1,
    distinct_by=("training",),
    default_kind="TAHUN",
    earliest=first_completed,
)


def _budget() -> Rows:
    spent = (
        select(TRAINING.c.agency_id, func.sum(TRAINING.c.cost).label("cost"))
        .where(_held(YEAR_START))
        .group_by(TRAINING.c.agency_id)
        .subquery("spent")
    )
    return (
        select(
            TRAINING_BUDGET.c.agency_id.label("record"),
            func.coalesce(AGENCY.c.city_code, literal(codes.UNKNOWN)).label("city"),
            TRAINING_BUDGET.c.agency_id.label("agency"),
            TRAINING_BUDGET.c.budget,
            func.coalesce(spent.c.cost, 0).label("realised"),
        )
        .select_from(TRAINING_BUDGET)
        .outerjoin(AGENCY, AGENCY.c.id == TRAINING_BUDGET.c.agency_id)
        .outerjoin(spent, spent.c.agency_id == TRAINING_BUDGET.c.agency_id)
        .where(TRAINING_BUDGET.c.year == YEAR)
    )


BUDGET = Fact(
    name="budget",
    label=N_("Anggaran pengembangan kompetensi"),
    time="year",
    kinds=("TAHUN",),
    dimensions=(),
    rows=_budget,
    sums={"budget": pl.Int64, "realised": pl.Int64},
    person=False,
    privacy=0,
    default_kind="TAHUN",
    to_day=True,
)
