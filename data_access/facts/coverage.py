"""Who has how many hours by a day of the year: one row per person in service, obliged to 20 JP or not.

A training taken twice in substance (same person, title and dates under two ids) counts once and is reported. Whether
the target is reached is decided here, with the rule's number as a parameter: card, chart and records agree.
"""

from __future__ import annotations

from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Integer, Subquery, and_, bindparam, case, func, literal, select

from data_access.contract.training import TRAINING, TRAINING_PARTICIPATION
from data_access.facts.base import STAFF_DIMENSIONS, UNTIL, YEAR_START, Fact, Rows, tenths, yes
from data_access.facts.staff import ACTIVE, beside, place, staff
from data_access.facts.training import CERTIFIED, FINISHED, first_completed
from data_access.language import N_

JP_TARGET = bindparam("jp_target_tenths", type_=Integer)
JP_GROUPS = {
    "0": (0, 0),
    "1-9": (1, 99),
    "10-19": (100, 199),
    "20-29": (200, 299),
    "30-49": (300, 499),
    "50-99": (500, 999),
    "100+": (1000, 2**31 - 1),
}
"""The groups of hours a reader sees (dimension `jp_bin`): first and last tenth of a JP in each."""

HOURS_CAP = 1010
"""Hours are kept to 101 JP in tenths: what lies above is one group, whatever a leadership course gives."""


def _taken(start: ColumnElement[Any]) -> Subquery:
    """Participations completed from the day to UNTIL; `turn` is 1 for the one of its duplicates that counts:
    certified before finished before all else. A training that is not recorded is one by its id."""
    person, activity = TRAINING_PARTICIPATION, TRAINING
    what = func.coalesce(activity.c.title, person.c.training_id)
    best = case((person.c.status == CERTIFIED, 0), (person.c.status == FINISHED, 1), else_=2)
    turn = func.row_number().over(
        partition_by=(person.c.employee_id, what, activity.c.starts_on, activity.c.ends_on),
        order_by=(best, person.c.training_id),
    )
    return (
        select(person.c.employee_id, person.c.status, person.c.credited_hours, turn.label("turn"))
        .outerjoin(activity, activity.c.id == person.c.training_id)
        .where(person.c.completed_on >= start, person.c.completed_on <= UNTIL)
        .subquery("taken")
    )


def _hours() -> Subquery:
    """Per person, in tenths of a JP: credited so far this year, and finished but waiting for a certificate."""
    taken = _taken(YEAR_START)
    once = taken.c.turn == 1
    credited = and_(once, taken.c.status == CERTIFIED)
    waiting = and_(once, taken.c.status == FINISHED)
    hours = func.coalesce(taken.c.credited_hours, 0)
    return (
        select(
            taken.c.employee_id,
            tenths(func.sum(case((credited, hours), else_=0))).label("credited"),
            tenths(func.sum(case((waiting, hours), else_=0))).label("waiting"),
            func.sum(case((credited, 1), else_=0)).label("activities"),
        )
        .group_by(taken.c.employee_id)
        .subquery("hours")
    )


def _coverage() -> Rows:
    return _covered(staff(UNTIL), _hours())


def _covered(people: Subquery, hours: Subquery) -> Rows:
    credited, waiting = func.coalesce(hours.c.credited, 0), func.coalesce(hours.c.waiting, 0)
    state = case(
        (credited >= JP_TARGET, literal("CAPAI")),
        (credited + waiting >= JP_TARGET, literal("MENUNGGU")),
        else_=literal("KURANG"),
    )
    return (
        select(
            *place(people),
            yes(and_(people.c.status == "PNS", people.c.duty == ACTIVE)).label("obliged"),
            case((credited > HOURS_CAP, HOURS_CAP), else_=credited).label("jp"),
            state.label("jp_state"),
            credited.label("jp_tenths"),
            func.coalesce(hours.c.activities, 0).label("activities"),
        )
        .select_from(people)
        .outerjoin(hours, hours.c.employee_id == people.c.person)
    )


def _coverage_left() -> Rows:
    """The same with the hours that wait for a certificate, and those still lacking to the target, in tenths."""
    people, hours = staff(UNTIL), _hours()
    credited = func.coalesce(hours.c.credited, 0)
    return _covered(people, hours).add_columns(
        func.coalesce(hours.c.waiting, 0).label("waiting_tenths"),
        case((credited < JP_TARGET, JP_TARGET - credited), else_=0).label("lacking_tenths"),
    )


def _credited() -> Rows:
    taken = _taken(YEAR_START)
    people = beside(taken, taken.c.employee_id, UNTIL)
    reason = case(
        (taken.c.turn > 1, literal("duplicate")),
        (taken.c.status == FINISHED, literal("waiting_certificate")),
        (taken.c.status != CERTIFIED, literal("not_finished")),
        (people.c.person.is_(None), literal("no_employment")),
        else_=literal("counted"),
    )
    return select(reason.label("reason")).select_from(people.joined)


COVERAGE = Fact(
    name="coverage",
    label=N_("Jam pelajaran pegawai"),
    time="year",
    kinds=("BULAN",),
    dimensions=(*STAFF_DIMENSIONS, "obliged", "jp", "jp_state"),
    rows=_coverage,
    sums={"jp_tenths": pl.Int64, "activities": pl.Int64},
    events=_credited,
    matched=pl.col("activities").sum(),
    privacy=1,
    numeric=("jp",),
    default_kind="TAHUN",
    to_day=True,
    earliest=first_completed,
    listed=_coverage_left,
    details={"waiting_tenths": pl.Int64, "lacking_tenths": pl.Int64},
)
