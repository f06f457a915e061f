"""Who surveyed the public this year: one row per agency with a service that must be surveyed (PermenPANRB 14/2017).

Only services that must be surveyed count, with their answers and their users. An agency no longer there is out.
"""

from __future__ import annotations

import polars as pl
from sqlalchemy import BigInteger, Date, Subquery, and_, bindparam, case, cast, extract, func, literal, or_, select

from data_access.contract import codes
from data_access.contract.feedback import SATISFACTION_RESPONSE, SERVICE, SERVICE_VOLUME
from data_access.contract.places import AGENCY
from data_access.facts.base import MONTH, UNTIL, YEAR, YEAR_START, Fact, Rows, yes
from data_access.facts.feedback import ENOUGH_UNSUR, answered, first_answer
from data_access.facts.staff import holds
from data_access.language import N_

_OLDEST = bindparam("three_years_ago", type_=Date)
"""Answers from before are not looked for: a survey so old is none."""

NEVER = 999
"""Stands for the months since the last answer where there is none in three years."""


def _answers() -> Subquery:
    """Per service: counted answers of the year up to the day, and the day of the last one in three years."""
    this_year = case((SATISFACTION_RESPONSE.c.answered_on >= YEAR_START, 1), else_=0)
    return (
        select(
            SATISFACTION_RESPONSE.c.service_id,
            func.sum(this_year).label("n"),
            func.max(SATISFACTION_RESPONSE.c.answered_on).label("last"),
        )
        .where(SATISFACTION_RESPONSE.c.answered_on.between(_OLDEST, UNTIL), answered() >= ENOUGH_UNSUR)
        .group_by(SATISFACTION_RESPONSE.c.service_id)
        .subquery("answers")
    )


def _newest() -> Subquery:
    """The year of each service's newest count of users, not after the year asked about."""
    return (
        select(SERVICE_VOLUME.c.service_id, func.max(SERVICE_VOLUME.c.year).label("year"))
        .where(SERVICE_VOLUME.c.year <= YEAR)
        .group_by(SERVICE_VOLUME.c.service_id)
        .subquery("newest_volume")
    )


def _survey() -> Rows:
    answers, newest = _answers(), _newest()
    responses = cast(func.coalesce(func.sum(answers.c.n), 0), BigInteger)
    users = cast(func.sum(SERVICE_VOLUME.c.users), BigInteger)
    all_known = func.count(SERVICE_VOLUME.c.users) == func.count()
    last = func.max(answers.c.last)
    months = 12 * YEAR + MONTH - 12 * extract("year", last) - extract("month", last)
    volume = and_(SERVICE_VOLUME.c.service_id == newest.c.service_id, SERVICE_VOLUME.c.year == newest.c.year)
    return (
        select(
            SERVICE.c.agency_id.label("record"),
            func.coalesce(AGENCY.c.city_code, literal(codes.UNKNOWN)).label("city"),
            SERVICE.c.agency_id.label("agency"),
            yes(responses > 0).label("surveyed"),
            case((last.is_(None), NEVER), else_=cast(months, BigInteger)).label("survey_months"),
            responses.label("responses"),
            case((all_known, users), else_=0).label("users"),
        )
        .select_from(SERVICE)
        .outerjoin(AGENCY, AGENCY.c.id == SERVICE.c.agency_id)
        .outerjoin(answers, answers.c.service_id == SERVICE.c.id)
        .outerjoin(newest, newest.c.service_id == SERVICE.c.id)
        .outerjoin(SERVICE_VOLUME, volume)
        .where(SERVICE.c.must_survey == 1, or_(AGENCY.c.id.is_(None), holds(AGENCY, UNTIL)))
        .group_by(SERVICE.c.agency_id, AGENCY.c.city_code)
    )


SURVEY = Fact(
    name="survey",
    label=N_("Unit yang wajib survei"),
    time="year",
    kinds=("BULAN",),
    dimensions=("surveyed", "survey_months"),
    rows=_survey,
    sums={"responses": pl.Int64, "users": pl.Int64},
    numeric=("survey_months",),
    person=False,
    privacy=0,
    default_kind="TAHUN",
    to_day=True,
    earliest=first_answer,
)
