"""Who serves where on a given day: the base of every fact about persons, and the head count itself."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, not_, or_, select

from data_access.contract import codes
from data_access.contract.people import EMPLOYMENT, POSITION
from data_access.contract.places import AGENCY
from data_access.facts.base import AS_OF, STAFF_DIMENSIONS, UNTIL, Fact, Rows, coded
from data_access.language import N_

ACTIVE = "AKTIF"


def holds(table: Any, day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a row with validity dates covers the day, both ends inside."""
    return and_(table.c.valid_from <= day, or_(table.c.valid_to.is_(None), table.c.valid_to >= day))


def _covering(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a spell covers the day and no later one does: one spell a person, should two overlap.

    Said as "none later" and not as "the latest": PostgreSQL guesses the size of an anti-join well, and that of a join
    to a maximum a thousand times too small, with nested loops over everything as the result.
    """
    return and_(holds(EMPLOYMENT, day), not_(_overlapped(day)))


def _overlapped(day: ColumnElement[Any]) -> ColumnElement[bool]:
    later = EMPLOYMENT.alias("later")
    same = and_(later.c.employee_id == EMPLOYMENT.c.employee_id, later.c.valid_from > EMPLOYMENT.c.valid_from)
    return select(literal(1)).where(same, holds(later, day)).correlate(EMPLOYMENT).exists()


_SERVICE = {
    "person": EMPLOYMENT.c.employee_id,
    "city": func.coalesce(AGENCY.c.city_code, literal(codes.UNKNOWN)),
    "agency": EMPLOYMENT.c.agency_id,
    "position_id": EMPLOYMENT.c.position_id,
    "status": coded(EMPLOYMENT.c.status, codes.STATUS),
    "duty": coded(EMPLOYMENT.c.duty, codes.DUTY),
    "family": coded(POSITION.c.family, codes.FAMILY),
    "tier": coded(POSITION.c.tier, codes.TIER),
    "profession": coded(POSITION.c.profession, codes.PROFESSION),
}


def staff(day: ColumnElement[Any]) -> Subquery:
    """One row per person who serves on the day, by the spell that covers it."""
    return (
        select(*(column.label(name) for name, column in _SERVICE.items()))
        .select_from(EMPLOYMENT)
        .outerjoin(AGENCY, AGENCY.c.id == EMPLOYMENT.c.agency_id)
        .outerjoin(POSITION, POSITION.c.id == EMPLOYMENT.c.position_id)
        .where(_covering(day))
        .subquery("staff")
    )


@dataclass(frozen=True)
class Beside:
    """Events with the person's service beside them, where there is any (`c.person` is null where there is none)."""

    joined: Any
    c: SimpleNamespace


def _first_known(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a spell covers the day or, where none of the person's does, is the first after it that has begun."""
    other = EMPLOYMENT.alias("other")
    sooner = and_(
        other.c.employee_id == EMPLOYMENT.c.employee_id,
        other.c.valid_from < EMPLOYMENT.c.valid_from,
        or_(other.c.valid_to.is_(None), other.c.valid_to >= day),
    )
    none_sooner = not_(select(literal(1)).where(sooner).correlate(EMPLOYMENT).exists())
    return or_(_covering(day), and_(EMPLOYMENT.c.valid_from > day, EMPLOYMENT.c.valid_from <= AS_OF, none_sooner))


def beside(events: Any, person: ColumnElement[Any], day: ColumnElement[Any], *, or_first_known: bool = False) -> Beside:
    """The events, each with the service of its person on the day; `or_first_known`: where the records of service begin
    later, the first that is known.

    Joined table by table, not to `staff` as a whole: an outer join to a nested join has no index in SQLite.
    """
    spell = _first_known(day) if or_first_known else _covering(day)
    joined = (
        events.outerjoin(EMPLOYMENT, and_(EMPLOYMENT.c.employee_id == person, spell))
        .outerjoin(AGENCY, AGENCY.c.id == EMPLOYMENT.c.agency_id)
        .outerjoin(POSITION, POSITION.c.id == EMPLOYMENT.c.position_id)
    )
    return Beside(joined, SimpleNamespace(**_SERVICE))


def place(people: Subquery) -> list[ColumnElement[Any]]:
    """The columns every person measure begins with: record, person, city, agency and the three staff dimensions."""
    return [
        people.c.person.label("record"),
        people.c.person,
        people.c.city,
        people.c.agency,
        *(people.c[key] for key in STAFF_DIMENSIONS),
    ]


def _headcount() -> Rows:
    people = staff(UNTIL)
    return select(*place(people), people.c.tier, people.c.duty)


def _spells() -> Rows:
    reason = case((_overlapped(UNTIL), literal("overlapping_spell")), else_=literal("counted"))
    return select(reason.label("reason")).where(holds(EMPLOYMENT, UNTIL))


HEADCOUNT = Fact(
    name="headcount",
    label=N_("Jumlah ASN"),
    time="stock",
    kinds=("BULAN",),
    dimensions=(*STAFF_DIMENSIONS, "tier", "duty"),
    rows=_headcount,
    events=_spells,
    matched=pl.col("n").sum(),
    privacy=0,
)
