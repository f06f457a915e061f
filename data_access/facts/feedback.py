"""What the public says: answers of the satisfaction survey (SKM), complaints received, and complaints still open."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

import polars as pl
from sqlalchemy import (
    ColumnElement,
    Double,
    Integer,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)

from data_access.contract import codes
from data_access.contract.feedback import COMPLAINT, SATISFACTION_RESPONSE, SERVICE
from data_access.contract.places import AGENCY, CALENDAR
from data_access.facts.base import JUDGED_ON, START, UNTIL, Fact, Rows, banded, coded, yes
from data_access.language import N_

ENOUGH_UNSUR = bindparam("respondent_unsur", type_=Integer)
LIMITS = {
    name: bindparam(f"limit_{name.lower()}", type_=Integer) for name in codes.COMPLAINT_CLASS if name != "ASPIRASI"
}
"""Working days a class of complaints may take; an aspirasi has no limit (PermenPANRB 62/2018)."""


def answered() -> ColumnElement[int]:
    """How many of the nine unsur the respondent answered with 1–4."""
    return reduce(add, (case((_valid(key), 1), else_=0) for key in codes.UNSUR))


def _valid(key: str) -> ColumnElement[bool]:
    return SATISFACTION_RESPONSE.c[key].between(1, 4)


def _unsur() -> list[ColumnElement[Any]]:
    """Per unsur: the answer (0 where there is none) and whether there is one."""
    answers = []
    for key in codes.UNSUR:
        answer = case((_valid(key), SATISFACTION_RESPONSE.c[key]), else_=0)
        answers += [answer.label(f"{key}_sum"), case((_valid(key), 1), else_=0).label(f"{key}_n")]
    return answers


def _index() -> ColumnElement[float]:
    """The respondent's own index, 25 × mean of the answered unsur: what the interval of the IKM rests on."""
    total = reduce(add, (case((_valid(key), SATISFACTION_RESPONSE.c[key]), else_=0) for key in codes.UNSUR))
    return cast(total, Double()) * 25.0 / cast(func.nullif(answered(), 0), Double())


def _of_service() -> list[ColumnElement[Any]]:
    return [
        func.coalesce(AGENCY.c.city_code, literal(codes.UNKNOWN)).label("city"),
        func.coalesce(SERVICE.c.agency_id, literal(codes.UNKNOWN)).label("agency"),
    ]


def _in_month() -> ColumnElement[bool]:
    return SATISFACTION_RESPONSE.c.answered_on.between(START, UNTIL)


def _satisfaction() -> Rows:
    index = _index()
    return (
        select(
            SATISFACTION_RESPONSE.c.id.label("record"),
            *_of_service(),
            SATISFACTION_RESPONSE.c.service_id.label("service"),
            yes(SERVICE.c.free_of_charge == 1).label("free"),
            *_unsur(),
            index.label("index_sum"),
            (index * index).label("index_squares"),
        )
        .select_from(SATISFACTION_RESPONSE)
        .outerjoin(SERVICE, SERVICE.c.id == SATISFACTION_RESPONSE.c.service_id)
        .outerjoin(AGENCY, AGENCY.c.id == SERVICE.c.agency_id)
        .where(_in_month(), answered() >= ENOUGH_UNSUR)
    )


def _responses() -> Rows:
    reason = case((answered() >= ENOUGH_UNSUR, literal("counted")), else_=literal("too_few_answers"))
    return select(reason.label("reason")).select_from(SATISFACTION_RESPONSE).where(_in_month())


def first_answer() -> Rows:
    """The first day somebody answered."""
    return select(literal("BULAN"), func.min(SATISFACTION_RESPONSE.c.answered_on))


SATISFACTION = Fact(
    name="satisfaction",
    label=N_("Survei kepuasan masyarakat"),
    time="flow",
    kinds=("BULAN",),
    dimensions=("service", "free"),
    rows=_satisfaction,
    sums={
        **{f"{key}_{part}": pl.Int64 for key in codes.UNSUR for part in ("sum", "n")},
        "index_sum": pl.Float64,
        "index_squares": pl.Float64,
    },
    events=_responses,
    source=SATISFACTION_RESPONSE,
    to_day=True,
    person=False,
    privacy=3,
    default_kind="TAHUN",
    earliest=first_answer,
)


def _clock(end: ColumnElement[Any]) -> tuple[Any, Any, ColumnElement[int]]:
    """Working days from the start of the clock to the day: two calendar rows and the difference of their counts."""
    first, last = CALENDAR.alias("clock_start"), CALENDAR.alias("clock_end")
    start = func.coalesce(COMPLAINT.c.verified_on, COMPLAINT.c.received_on)
    joined = (
        COMPLAINT.outerjoin(first, and_(first.c.city_code == COMPLAINT.c.city_code, first.c.day == start))
        .outerjoin(last, and_(last.c.city_code == COMPLAINT.c.city_code, last.c.day == end))
        .outerjoin(AGENCY, AGENCY.c.id == COMPLAINT.c.agency_id)
    )
    return joined, first, last.c.working_day_no - first.c.working_day_no


def _limit() -> ColumnElement[int]:
    cases = [(COMPLAINT.c.classification == name, limit) for name, limit in LIMITS.items()]
    return case(*cases, else_=None)


def _resolved(by: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(COMPLAINT.c.resolved_on.is_not(None), COMPLAINT.c.resolved_on <= by)


def _subject() -> list[ColumnElement[Any]]:
    return [
        COMPLAINT.c.id.label("record"),
        COMPLAINT.c.city_code.label("city"),
        func.coalesce(COMPLAINT.c.agency_id, literal(codes.UNKNOWN)).label("agency"),
        coded(COMPLAINT.c.classification, codes.COMPLAINT_CLASS).label("class"),
        coded(COMPLAINT.c.topic, codes.COMPLAINT_TOPIC).label("topic"),
        coded(COMPLAINT.c.channel, codes.COMPLAINT_CHANNEL).label("channel"),
    ]


def _complaint() -> Rows:
    open_or_done = case((_resolved(JUDGED_ON), COMPLAINT.c.resolved_on), else_=JUDGED_ON)
    joined, first, used = _clock(open_or_done)
    today = CALENDAR.alias("today")
    limit = _limit()
    done = _resolved(JUDGED_ON)
    state = case(
        (COMPLAINT.c.status == "DITOLAK", literal("DITOLAK")),
        (limit.is_(None), literal("TANPA_BATAS")),
        (used.is_(None), literal("TANPA_KALENDER")),
        (and_(done, used <= limit), literal("TEPAT")),
        (done, literal("TERLAMBAT")),
        (used > limit, literal("LEWAT")),
        else_=literal("TERBUKA"),
    )
    passed = today.c.working_day_no - first.c.working_day_no > limit
    on_the_day = and_(today.c.city_code == COMPLAINT.c.city_code, today.c.day == JUDGED_ON)
    due = and_(COMPLAINT.c.status != "DITOLAK", limit.is_not(None), passed)
    return (
        select(
            *_subject(),
            state.label("complaint_state"),
            yes(due).label("due"),
            func.coalesce(used, 0).label("days_used"),
        )
        .select_from(joined.outerjoin(today, on_the_day))
        .where(COMPLAINT.c.received_on.between(START, UNTIL))
    )


def _received() -> Rows:
    in_month = COMPLAINT.c.received_on.between(START, UNTIL)
    return select(literal("counted").label("reason")).select_from(COMPLAINT).where(in_month)


def _first_received() -> Rows:
    return select(literal("BULAN"), func.min(COMPLAINT.c.received_on))


COMPLAINTS = Fact(
    name="complaint",
    label=N_("Pengaduan yang diterima"),
    time="flow",
    kinds=("BULAN",),
    dimensions=("class", "topic", "channel", "complaint_state", "due"),
    rows=_complaint,
    sums={"days_used": pl.Int64},
    events=_received,
    source=COMPLAINT,
    to_day=True,
    person=False,
    privacy=0,
    default_kind="TAHUN",
    earliest=_first_received,
)


def _still_open() -> ColumnElement[bool]:
    unresolved = or_(COMPLAINT.c.resolved_on.is_(None), COMPLAINT.c.resolved_on > UNTIL)
    return and_(COMPLAINT.c.received_on <= UNTIL, unresolved, COMPLAINT.c.status != "DITOLAK")


def _backlog() -> Rows:
    joined, _first, used = _clock(UNTIL)
    limit = _limit()
    state = case(
        (limit.is_(None), literal("TANPA_BATAS")),
        (used.is_(None), literal("TANPA_KALENDER")),
        (used > limit, literal("LEWAT")),
        else_=literal("TERBUKA"),
    )
    age = case((used.is_(None), literal("NONE")), else_=banded(used, ((5, "0-5"), (14, "6-14"), (60, "15-60")), "61+"))
    return (
        select(
            *_subject(),
            state.label("complaint_state"),
            age.label("open_age"),
            func.coalesce(used, 0).label("days_open"),
        )
        .select_from(joined)
        .where(_still_open())
    )


BACKLOG = Fact(
    name="backlog",
    label=N_("Pengaduan yang masih terbuka"),
    time="stock",
    kinds=("TAHUN",),
    dimensions=("class", "topic", "channel", "complaint_state", "open_age", "days_open"),
    rows=_backlog,
    numeric=("days_open",),
    person=False,
    privacy=0,
    default_kind="TAHUN",
)
