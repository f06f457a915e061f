"""Who took part in which training: targets of hours per person and year, then trainings that reach them.

Also the two planted trainings (see `planted`) and the duplicates under a second identifier.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.training import TRAINING_PARTICIPATION
from data_access.demo import planted
from data_access.demo.arrays import Numbers, chosen, days, frame, only, persons, taken
from data_access.demo.careers import PNS
from data_access.demo.courses import Catalogue
from data_access.demo.curriculum import ALL, MONTHS
from data_access.demo.opd import TOWNS
from data_access.demo.people import People
from data_access.demo.posts import posts
from data_access.demo.tree import GURU
from data_access.demo.window import Window, number

_ENOUGH, _SOME = 0.74, 0.22
"""Share of PNS that reach 20 JP by the end of a year, and that get some hours; the rest gets none."""
_SHIFT_TO_YEAR_END = 1.6
"""A gap of so many points at the data date needs this much of it in the yearly target."""
_PLANTED_HOURS = 0.075
"""What the planted trainings add to the share that reaches 20 JP in their year, taken off elsewhere."""
REGISTERED, RUNNING, FINISHED, CERTIFIED, CANCELLED = range(5)


@dataclass(frozen=True)
class Taken:
    """Pairs of person (place in the chunk) and training (place in the catalogue)."""

    person: Numbers
    course: Numbers


def participations(
    window: Window, people: People, offer: Catalogue, rng: np.random.Generator
) -> tuple[pl.DataFrame, Numbers, Numbers]:
    """Rows; per person the day the helpful training ended (0: not taken); per training how many finished."""
    parts = [_yearly(window, people, offer, year, rng) for year in window.years]
    pairs = _distinct(people, offer, [*parts, *_planted(people, offer, rng)], rng)
    pairs = _known(window, offer, pairs, rng)
    status = _statuses(window, offer, pairs, rng)
    finished = np.isin(status, (FINISHED, CERTIFIED))
    counts = np.bincount(pairs.course[finished], minlength=len(offer.courses))
    return _rows(people, offer, pairs, status, rng), _helped(people, offer, pairs, status), counts


def _yearly(window: Window, people: People, offer: Catalogue, year: int, rng: np.random.Generator) -> Taken:
    enough, some = _targets(window, people, year, rng)
    draws = [
        (_pools(offer, year, large=True), enough),
        (_pools(offer, year, large=True), enough & (rng.random(len(people)) < 0.22)),
        (_pools(offer, year, large=False), some),
        (_pools(offer, year, large=False), some & (rng.random(len(people)) < 0.30)),
        (_pools(offer, year, large=False), enough & (rng.random(len(people)) < 0.75)),
        (_pools(offer, year, large=False), enough & (rng.random(len(people)) < 0.35)),
    ]
    picked = [_picked(people, pools, who, rng) for pools, who in draws]
    special = _special(people, offer, year, rng)
    return _joined([*picked, special])


def _joined(parts: list[Taken]) -> Taken:
    return Taken(np.concatenate([p.person for p in parts]), np.concatenate([p.course for p in parts]))


def _targets(window: Window, people: People, year: int, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Who shall reach 20 JP in the year, and who shall get a few hours."""
    size = len(people)
    permanent = people.status == PNS
    growth = 0.075 * (year - window.as_of.year) - _PLANTED_HOURS * (year == window.planted_month.year)
    enough = np.where(permanent, _ENOUGH + growth, 0.22) + np.where(people.profession == GURU, 0.04, -0.02)
    opd = people.here.opd_of[people.unit_at(number(window.as_of))]
    enough = enough + _opd_shift(window, people)[opd]
    draw = rng.random(size)
    return draw < enough, (draw >= enough) & (draw < enough + np.where(permanent, _SOME, 0.40))


def _opd_shift(window: Window, people: People) -> Numbers:
    """Each OPD trains its staff a little more or less; one clearly less (planted)."""
    rng = np.random.default_rng([window.size.seed, 5])
    shift = rng.normal(0.0, 0.035, len(people.here.units)).clip(-0.08, 0.08)
    shift[people.here.at[planted.LOW_COVERAGE_OPD]] = -planted.LOW_COVERAGE_POINTS * _SHIFT_TO_YEAR_END
    return shift


def _pools(offer: Catalogue, year: int, *, large: bool) -> dict[tuple[int, int], tuple[Numbers, Numbers]]:
    """For each city and profession the trainings of the year that fit, with their draw."""
    in_year = (offer.array("year") == year) & (offer.array("draw") > 0)
    in_year &= (offer.array("hours") >= 20) if large else (offer.array("hours") < 10)
    audience, city, draw = offer.array("audience"), offer.array("city"), offer.array("draw")
    found = {}
    for town in range(len(TOWNS)):
        for key in range(ALL):
            fit = np.flatnonzero(in_year & (city == town) & ((audience == key) | (audience == ALL)))
            fit = fit if len(fit) else np.flatnonzero(in_year & (city == town))
            found[town, key] = (fit, _by_season(draw[fit], _month_of(offer.array("ends")[fit])))
    return found


def _month_of(day: Numbers) -> Numbers:
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12


def _by_season(draw: Numbers, month: Numbers) -> Numbers:
    """The draws, scaled (threefold at most) towards each month's share: one course must not make the year."""
    held = np.bincount(month, weights=draw, minlength=12)
    wanted = np.array(MONTHS) / sum(MONTHS) * max(draw.sum(), 1e-9)
    return draw * (wanted / np.where(held > 0, held, 1.0)).clip(1 / 3, 3.0)[month]


def _picked(
    people: People,
    pools: dict[tuple[int, int], tuple[Numbers, Numbers]],
    who: Numbers,
    rng: np.random.Generator,
) -> Taken:
    person, course = [], []
    for (town, key), (fit, draw) in pools.items():
        ours = np.flatnonzero(who & (people.city == town) & (people.profession == key))
        if len(ours) and len(fit):
            person.append(ours)
            course.append(fit[chosen(rng, draw, len(ours))])
    none = np.zeros(0, dtype=np.int64)
    return Taken(np.concatenate([none, *person]), np.concatenate([none, *course]))


def _special(people: People, offer: Catalogue, year: int, rng: np.random.Generator) -> Taken:
    """Latsar in the first year of a CPNS, leadership training for a few who hold such a post."""
    family = np.array([post.family for post in posts()])[people.post]
    parts = []
    for at, course in enumerate(offer.courses):
        if course.ladder and course.year == year:
            fits = people.city == course.city
            if course.ladder == "CPNS":
                fits &= (people.status == PNS) & (people.hired > course.starts - 365) & (people.hired <= course.starts)
                fits &= rng.random(len(people)) < 0.9
            else:
                fits &= (family == course.ladder) & (people.post >= 0) & (rng.random(len(people)) < 0.05)
            who = np.flatnonzero(fits)
            parts.append(Taken(who, np.full(len(who), at)))
    return _joined(parts)


def _planted(people: People, offer: Catalogue, rng: np.random.Generator) -> list[Taken]:
    """The helpful training takes people as they come; the popular one those who are good already."""
    parts = []
    for city, town in enumerate(TOWNS):
        helpful = offer.place(planted.HELPFUL_TRAINING.format(city=town.key))
        popular = offer.place(planted.POPULAR_TRAINING.format(city=town.key))
        ours = (people.city == city) & people.obliged(offer.courses[helpful].starts)
        joins = ours & (people.profession != GURU) & (rng.random(len(people)) < planted.HELPFUL_SHARE)
        share = planted.POPULAR_SHARE * np.where(people.profession == GURU, 0.4, 1.0) * (1 + 0.5 * people.ability)
        watches = ours & (rng.random(len(people)) < share)
        for at, who in ((helpful, np.flatnonzero(joins)), (popular, np.flatnonzero(watches))):
            parts.append(Taken(who, np.full(len(who), at)))
    return parts


def _distinct(people: People, offer: Catalogue, parts: list[Taken], rng: np.random.Generator) -> Taken:
    """Each pair once, only while in service, by training and person; with the duplicates added."""
    pairs = _joined(parts)
    starts, ends = offer.array("starts")[pairs.course], offer.array("ends")[pairs.course]
    serves = (people.start[pairs.person] <= starts) & (people.end[pairs.person] >= ends)
    pairs = _joined([Taken(pairs.person[serves], pairs.course[serves]), _copied(offer, pairs, serves, rng)])
    code = np.unique(pairs.course * len(people) + pairs.person)
    return Taken(code % len(people), code // len(people))


def _known(window: Window, offer: Catalogue, pairs: Taken, rng: np.random.Generator) -> Taken:
    """Of what is still to come, few have registered by the data date, fewer for later trainings."""
    ahead = offer.array("starts")[pairs.course] - number(window.as_of)
    known = rng.random(len(ahead)) < np.where(ahead <= 0, 1.0, np.where(ahead < 30, 0.45, 0.12))
    return Taken(pairs.person[known], pairs.course[known])


def _copied(offer: Catalogue, pairs: Taken, serves: Numbers, rng: np.random.Generator) -> Taken:
    twin = np.full(len(offer.courses), -1)
    places = {course.id: at for at, course in enumerate(offer.courses)}
    for at, course in enumerate(offer.courses):
        if course.copy_of:
            twin[places[course.copy_of]] = at
    twice = serves & (twin[pairs.course] >= 0) & (rng.random(len(pairs.person)) < 0.12)
    return Taken(pairs.person[twice], twin[pairs.course[twice]])


def _statuses(window: Window, offer: Catalogue, pairs: Taken, rng: np.random.Generator) -> Numbers:
    """Certified once finished, later for the recent ones; registered or running for what is still to come."""
    today = number(window.as_of)
    starts, ends = offer.array("starts")[pairs.course], offer.array("ends")[pairs.course]
    draw = rng.random(len(ends))
    waiting = np.where(ends > today - 60, 0.28, 0.025)
    done = np.where(draw < waiting, FINISHED, np.where(draw > 0.97, CANCELLED, CERTIFIED))
    done = np.where((draw > 0.962) & (draw <= 0.97), RUNNING, done)
    status = np.where(ends <= today, done, np.where(starts <= today, RUNNING, REGISTERED))
    return np.where((ends > today) & (draw > 0.97), CANCELLED, status)


def _helped(people: People, offer: Catalogue, pairs: Taken, status: Numbers) -> Numbers:
    keys = [offer.place(planted.HELPFUL_TRAINING.format(city=town.key)) for town in TOWNS]
    took = np.isin(pairs.course, keys) & np.isin(status, (FINISHED, CERTIFIED))
    day = np.zeros(len(people), dtype=np.int64)
    day[pairs.person[took]] = offer.array("ends")[pairs.course[took]]
    return day


def _rows(people: People, offer: Catalogue, pairs: Taken, status: Numbers, rng: np.random.Generator) -> pl.DataFrame:
    finished = np.isin(status, (FINISHED, CERTIFIED))
    hours = offer.array("hours")[pairs.course]
    tested = finished & (offer.array("kind") != "SOSIALISASI")[pairs.course] & (hours >= 8) & (pairs.course % 3 > 0)
    before = rng.normal(56, 11, len(hours)).clip(5, 95)
    after = (before + rng.normal(16, 8, len(hours))).clip(0, 100)
    course = taken([one.id for one in offer.courses], pairs.course)
    who = persons(people.person[pairs.person])
    return frame(
        TRAINING_PARTICIPATION,
        {
            "training_id": course,
            "employee_id": who,
            "status": taken(codes.PARTICIPATION, status),
            "credited_hours": only(pl.Series(hours), finished),
            "completed_on": days(offer.array("ends")[pairs.course], finished),
            "pre_score": only(pl.Series(before.round(1)), tested),
            "post_score": only(pl.Series(after.round(1)), tested),
            "certificate_no": only("SERT/" + course + "/" + who.str.slice(1), status == CERTIFIED),
        },
    )
