"""Scores of the years before 2022: one row per person and year with a score, by what the score was called then.

Never joined to predikat: there the numbers were given up (PermenPANRB 6/2022). A person's agency is the service on the
last day of the year; where the records of service begin later, the first that is known, which is nearer than the
present one and keeps those who have left since.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
from sqlalchemy import ColumnElement, and_, case, func, literal, not_, select

from data_access.contract.performance import LEGACY_APPRAISAL
from data_access.facts.base import STAFF_DIMENSIONS, UNTIL, YEAR, Fact, Rows
from data_access.facts.staff import Beside, beside
from data_access.language import N_

LAST_YEAR = 2021
"""The last year with a score: since 2022 there are predikat (PermenPANRB 6/2022; `domain.md` §1.7)."""

_LOWEST = "BURUK"
_PP_46 = ((91, "SANGAT_BAIK"), (76, "BAIK"), (61, "CUKUP"), (51, "KURANG"))
"""Lower bounds of PP 46/2011, of 100. They are whole numbers there; what lies between two bands (90,5) is held to be in
the lower one: konvensi aplikasi."""
_PP_30 = ((110, "SANGAT_BAIK"), (90, "BAIK"), (70, "CUKUP"), (50, "KURANG"))
"""Lower bounds of PP 30/2019, of 120, for 2021: konvensi aplikasi (`domain.md` §1.7, from memory). From 110 on Sangat
Baik also asked for a new idea, which no score tells."""

_IN_LAST_YEAR = LEGACY_APPRAISAL.c.year == LAST_YEAR
_OFF_SCALE = not_(LEGACY_APPRAISAL.c.score.between(0, case((_IN_LAST_YEAR, 120), else_=100)))


def _called(bounds: Sequence[tuple[int, str]]) -> ColumnElement[str]:
    """The name of the highest band that the score reaches."""
    reached = ((LEGACY_APPRAISAL.c.score >= low, literal(name)) for low, name in bounds)
    return case(*reached, else_=literal(_LOWEST))


def _scored() -> Beside:
    return beside(LEGACY_APPRAISAL, LEGACY_APPRAISAL.c.employee_id, UNTIL, or_first_known=True)


def _legacy() -> Rows:
    people = _scored()
    service = (getattr(people.c, key).label(key) for key in ("person", "city", "agency", *STAFF_DIMENSIONS))
    band = case((_IN_LAST_YEAR, _called(_PP_30)), else_=_called(_PP_46))
    return (
        select(people.c.person.label("record"), *service, band.label("score_band"))
        .select_from(people.joined)
        .where(and_(LEGACY_APPRAISAL.c.year == YEAR, people.c.person.is_not(None), not_(_OFF_SCALE)))
    )


def _scores() -> Rows:
    people = _scored()
    reason = case(
        (_OFF_SCALE, literal("off_scale")),
        (people.c.person.is_(None), literal("no_employment")),
        else_=literal("counted"),
    )
    return select(reason.label("reason")).select_from(people.joined).where(LEGACY_APPRAISAL.c.year == YEAR)


def _first_year() -> Rows:
    year = LEGACY_APPRAISAL.c.year
    return select(literal("TAHUN"), func.min(year)).where(year.between(1900, LAST_YEAR))


LEGACY = Fact(
    name="legacy",
    label=N_("Nilai kinerja skala lama (sampai 2021)"),
    time="period",
    kinds=("TAHUN",),
    dimensions=(*STAFF_DIMENSIONS, "score_band"),
    rows=_legacy,
    events=_scores,
    source=LEGACY_APPRAISAL,
    matched=pl.col("n").sum(),
    privacy=2,
    default_kind="TAHUN",
    earliest=_first_year,
    last_day=date(LAST_YEAR, 12, 31),
)
