"""Appraisals of a chunk of persons, and the coaching plans that follow from them.

Latent performance in a period = ability + chance + the shift of the helpful training. Each OPD cuts it into
predikat at its own shares; some do not distinguish (see `planted`). Predikat follow the official matrix of
hasil kerja and perilaku (PermenPANRB 6/2022) but for one row in a thousand, which is wrong on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.performance import APPRAISAL, COACHING_PLAN
from data_access.demo import planted
from data_access.demo.arrays import Numbers, cut, days, frame, only, persons, taken
from data_access.demo.opd import TOWNS
from data_access.demo.people import People
from data_access.demo.tree import GURU, LAINNYA, Places
from data_access.demo.window import FAR, Period, Window, generator, number

BELOW, EXPECTED, ABOVE = 0, 1, 2
SK, K, BP, B, SB = range(5)
MATRIX = np.array([[SK, BP, BP], [K, B, B], [K, B, SB]])
"""Predikat by hasil kerja (rows) and perilaku (columns), both from DI_BAWAH to DI_ATAS."""

_NEEDS, _VERY_GOOD = 0.045, 0.185
_PERSISTENT = 0.62
"""Share of the variance that belongs to the person: who is good this quarter mostly is the next."""


@dataclass(frozen=True)
class Customs:
    """How each OPD rates: cut points on latent performance, share left unrated, how far its units differ."""

    low: Numbers
    high: Numbers
    unrated: Numbers
    distinguishes: Numbers
    tone: Numbers


def customs(window: Window, here: Places) -> Customs:
    """The habits of all units' OPD (one place per unit; only places of OPD are used)."""
    rng = generator(window.size.seed, "customs")
    size = len(here.units)
    needs = _NEEDS * rng.lognormal(-0.05, 0.30, size)
    very_good = (_VERY_GOOD * rng.lognormal(-0.05, 0.40, size)).clip(0.05, 0.45)
    unrated = (0.019 * rng.lognormal(-0.1, 0.4, size)).clip(0.0, 0.08)
    flat = _at(here, planted.UNDISTINGUISHED)
    needs[flat], very_good[flat] = 0.003, 0.008
    schools = [here.at[f"{town.key}-{town.education}"] for town in TOWNS]
    needs[schools], very_good[schools] = _NEEDS, _VERY_GOOD
    off = here.at[planted.NEEDS_COACHING_OPD]
    needs[off], very_good[off] = _NEEDS + planted.NEEDS_COACHING_POINTS, 0.14
    unrated[_at(here, planted.LATE_RATERS)] = 0.52
    distinguishes = np.isin(np.arange(size), flat, invert=True)
    tone = np.where(distinguishes & (np.arange(size) != off), 0.22, 0.0)
    return Customs(cut(needs), cut(1 - very_good), unrated, distinguishes, tone)


def _at(here: Places, keys: tuple[str, ...]) -> Numbers:
    return np.array([here.at[key] for key in keys])


def cycle(window: Window) -> dict[int, list[Period]]:
    """Appraised periods of each profession."""
    quarters, years = window.periods("TRIWULAN"), window.periods("TAHUN")
    halves = [period for period in window.periods("SEMESTER") if period.last.year == 2024]
    teachers = [*halves, *[year for year in years if year.last.year >= 2024]]
    return {place: teachers if place == GURU else [*years, *quarters] for place in range(3)}


@dataclass(frozen=True)
class Rated:
    """Rated pairs of person (place in the chunk) and period, in the order of the key."""

    person: Numbers
    period: Numbers
    unit: Numbers
    work: Numbers
    behaviour: Numbers
    rating: Numbers
    rated_on: Numbers


def appraisals(
    window: Window, people: People, habits: Customs, helped: Numbers, rng: np.random.Generator
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows of `appraisal` and `coaching_plan`."""
    rows, plans = [], []
    for profession, periods in cycle(window).items():
        ours = np.flatnonzero(people.profession == profession)
        if len(ours) and periods:
            rated = _rated(window, people, habits, helped, (ours, periods), rng)
            rows += [_rows(people, periods, rated, rng), _acting(people, periods, rated, rng)]
            plans.append(_plans(window, people, periods, rated, rng))
    if not rows:
        return pl.DataFrame(), pl.DataFrame()
    return pl.concat(rows).sort("employee_id", maintain_order=True), pl.concat(plans)


def _rated(
    window: Window,
    people: People,
    habits: Customs,
    helped: Numbers,
    scope: tuple[Numbers, list[Period]],
    rng: np.random.Generator,
) -> Rated:
    ours, periods = scope
    firsts = np.array([number(period.first) for period in periods])
    lasts = np.array([number(period.last) for period in periods])
    yearly = np.array([period.kind == "TAHUN" for period in periods])
    person, period = np.nonzero(np.stack([people.obliged(last)[ours] for last in lasts], axis=1))
    person = ours[person]
    unit = _units(people, person, lasts[period])
    opd = people.here.opd_of[unit]
    size = len(person)
    lag = _lags(rng, yearly[period], habits.unrated[opd], number(window.as_of) - lasts[period])
    rated_on = lasts[period] + lag
    latent = _latent(people, habits, (person, unit, opd), rng)
    latent += planted.HELPFUL_SHIFT * (
        (helped[person] > 0) & (helped[person] < firsts[period]) & habits.distinguishes[opd]
    )
    rating = np.where(latent < habits.low[opd], _fault(people, person), np.where(latent > habits.high[opd], SB, B))
    work, behaviour = _expectations(rating, rng.random(size))
    kept = rated_on <= number(window.as_of)
    return Rated(*(part[kept] for part in (person, period, unit, work, behaviour, rating, rated_on)))


def _units(people: People, person: Numbers, day: Numbers) -> Numbers:
    unit = np.where(day >= people.moved[person], people.second_unit[person], people.first_unit[person])
    return people.here.named(unit, day)


def _lags(rng: np.random.Generator, yearly: Numbers, unrated: Numbers, age: Numbers) -> Numbers:
    """Days from the period's end to the rating; FAR when it never came. Arrears are made up for in part."""
    size = len(yearly)
    missing = unrated * np.where(yearly, 0.35, np.where(age > 200, 0.55, 1.0))
    lag = np.where(yearly, 4 + 26 * rng.beta(2.0, 1.4, size), -3 + rng.gamma(3.0, 3.6, size))
    slow = rng.random(size) < 0.008
    return np.where(rng.random(size) < missing, FAR, np.where(slow, lag + 35, lag)).astype(np.int64)


def _latent(
    people: People, habits: Customs, where: tuple[Numbers, Numbers, Numbers], rng: np.random.Generator
) -> Numbers:
    """Standard normal in all OPD together; units of an OPD differ a little."""
    person, unit, opd = where
    tone = np.sin(unit * 12.9898) * habits.tone[opd]
    chance = rng.normal(0.0, 1.0, len(person))
    return np.sqrt(_PERSISTENT) * people.ability[person] + np.sqrt(1 - _PERSISTENT) * chance + tone


def _fault(people: People, person: Numbers) -> Numbers:
    """Which predikat below Baik: the same kind for a person each time (BP work, K behaviour, SK both)."""
    kind = people.person[person] * 7_919 % 100
    return np.where(kind < 66, BP, np.where(kind < 92, K, SK))


def _expectations(rating: Numbers, draw: Numbers) -> tuple[Numbers, Numbers]:
    """A pair of expectations that the matrix turns into the predikat."""
    work = np.select(
        [rating == SB, (rating == B) & (draw < 0.18), (rating == K) & (draw < 0.15), np.isin(rating, (B, K))],
        [ABOVE, ABOVE, ABOVE, EXPECTED],
        BELOW,
    )
    behaviour = np.select(
        [
            rating == SB,
            (rating == B) & (draw > 0.88),
            (rating == BP) & (draw > 0.9),
            np.isin(rating, (B, BP)),
        ],
        [ABOVE, ABOVE, ABOVE, EXPECTED],
        BELOW,
    )
    return work, behaviour


def _rows(people: People, periods: list[Period], rated: Rated, rng: np.random.Generator) -> pl.DataFrame:
    size = len(rated.person)
    wrong = rng.random(size) < 0.001
    blank = rng.random(size) < 0.0008
    rating = np.where(wrong, np.where(rated.rating == B, SB, B), rated.rating)
    return _frame(people, periods, rated, "DEFINITIF").with_columns(
        rating=only(taken(codes.RATING, rating), ~blank),
        agency_id=taken(people.here.ids, _reported_unit(people, periods, rated, rng)),
    )


def _frame(people: People, periods: list[Period], rated: Rated, assignment: str) -> pl.DataFrame:
    seconds = rated.rated_on * 86_400 + 3_600 + rated.person * 977 % 28_800
    return frame(
        APPRAISAL,
        {
            "employee_id": persons(people.person[rated.person]),
            "period_kind": taken([period.kind for period in periods], rated.period),
            "period_start": days(np.array([number(period.first) for period in periods])[rated.period]),
            "assignment": assignment,
            "agency_id": taken(people.here.ids, rated.unit),
            "work_result": taken(codes.EXPECTATION, rated.work),
            "behaviour": taken(codes.EXPECTATION, rated.behaviour),
            "rating": taken(codes.RATING, rated.rating),
            "rated_on": pl.Series(seconds * 1_000_000).cast(pl.Datetime("us")),
        },
    )


def _reported_unit(people: People, periods: list[Period], rated: Rated, rng: np.random.Generator) -> Numbers:
    """The unit as the source said it: a third of the recent movers still stand in their old one."""
    last = np.array([number(period.last) for period in periods])[rated.period]
    moved = people.moved[rated.person]
    stale = (moved <= last) & (moved > last - 130) & (rng.random(len(last)) < 0.33)
    return np.where(stale, people.here.named(people.first_unit[rated.person], last), rated.unit)


def _acting(people: People, periods: list[Period], rated: Rated, rng: np.random.Generator) -> pl.DataFrame:
    """A second row for the few who also act for somebody (PLT): not theirs to be counted by."""
    acts = (people.profession[rated.person] == LAINNYA) & (people.person[rated.person] % 97 == 5)
    acts &= rng.random(len(acts)) < 0.6
    part = Rated(*(getattr(rated, name)[acts] for name in Rated.__dataclass_fields__))
    return _frame(people, periods, part, "PLT")


def _plans(
    window: Window, people: People, periods: list[Period], rated: Rated, rng: np.random.Generator
) -> pl.DataFrame:
    agreed = rated.rated_on + rng.integers(4, 40, len(rated.person))
    has = (rated.rating < B) & (rng.random(len(agreed)) < 0.64) & (agreed <= number(window.as_of))
    return frame(
        COACHING_PLAN,
        {
            "employee_id": persons(people.person[rated.person[has]]),
            "period_kind": taken([period.kind for period in periods], rated.period[has]),
            "period_start": days(np.array([number(period.first) for period in periods])[rated.period[has]]),
            "agreed_on": days(agreed[has]),
        },
    )
