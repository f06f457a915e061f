"""The catalogue of trainings of both cities: what is held when, by whom,
for whom. Who joins stands in `participation`.

Costs depend on how many joined, so the rows of `training` are made in `costs` when all persons are through.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from data_access.contract import codes
from data_access.demo import planted
from data_access.demo.arrays import Numbers, chosen
from data_access.demo.curriculum import ALL, KINDS, LADDER, MONTHS, PAID, TOPICS
from data_access.demo.opd import TOWNS
from data_access.demo.tree import GURU, KESEHATAN, LAINNYA, Places
from data_access.demo.window import Size, Window, generator, number


@dataclass(frozen=True)
class Course:
    """A training: who may come (`audience`: a profession or ALL), how strongly it draws, what it costs."""

    id: str
    title: str
    city: int
    year: int
    kind: str
    delivery: str
    provider_kind: str
    hours: float
    starts: int
    ends: int
    holder: str
    audience: int
    draw: float
    rate: float
    competency: str = ""
    ladder: str = ""
    copy_of: str = ""


@dataclass(frozen=True)
class Catalogue:
    """All trainings, with the arrays from which participants draw."""

    courses: tuple[Course, ...]

    def array(self, name: str) -> Numbers:
        return np.array([getattr(course, name) for course in self.courses])

    def place(self, key: str) -> int:
        return next(at for at, course in enumerate(self.courses) if course.id == key)


def catalogue(window: Window, here: Places) -> Catalogue:
    """The trainings of every year from the opening to the end of the open year."""
    found = [
        course
        for city, town in enumerate(TOWNS)
        for year in window.years
        for course in _yearly(window, here, city, year, town.share)
    ]
    return Catalogue((*found, *_copies(found), *_planted(window)))


def how_many(size: Size, share: float) -> int:
    return int(min(2_500, max(30, 250 * size.employees / 24_000 * share)))


def _yearly(window: Window, here: Places, city: int, year: int, share: float) -> list[Course]:
    rng = generator(window.size.seed, "courses", city, year)
    count = how_many(window.size, share)
    kinds = chosen(rng, [row[0] for row in KINDS.values()], count)
    holders, own = _holders(window, here, city, count, rng)
    kinds[:own] = PAID[rng.integers(0, len(PAID), own)]
    plain = [_course(rng, city, year, at + 1, list(KINDS)[kind], holders[at]) for at, kind in enumerate(kinds)]
    return plain + _special(rng, city, year, count)


def _holders(window: Window, here: Places, city: int, count: int, rng: np.random.Generator) -> tuple[list[str], int]:
    """Who holds each: every OPD once (so many come first) if there are enough, else those that train most."""
    town = TOWNS[city]
    own = [here.units[at].id for at in here.opds if here.units[at].city == city and here.units[at].successor is None]
    own = [key for key in own if key != planted.RENAMED_TO or window.renaming <= window.opening]
    rest = [f"{town.key}-{town.personnel}", f"{town.key}-{town.education}", f"{town.key}-DINKES"]
    drawn = chosen(rng, (0.55, 0.27, 0.18), count)
    once = [own[at] for at in rng.permutation(len(own))] if count > 1.3 * len(own) else []
    return once + [rest[at] for at in drawn[len(once) :]], len(once)


def _course(rng: np.random.Generator, city: int, year: int, running: int, kind: str, holder: str) -> Course:
    _, hours, crowd, ways = KINDS[kind]
    length = float(rng.choice(hours))
    audience = _audience(holder, rng)
    titles, competencies = TOPICS[audience]
    names = titles.split("|")
    at = int(rng.integers(len(names)))
    delivery = codes.DELIVERY[int(chosen(rng, ways, 1)[0])]
    starts, ends = _dates(rng, year, kind, length)
    word = kind.replace("_", "-").title() if kind not in ("TEKNIS", "FUNGSIONAL") else f"Pelatihan {kind.title()}"
    return Course(
        id=f"{TOWNS[city].key}-L{year}-{running:04d}",
        title=f"{word} {names[at]} Angkatan {running}",
        city=city,
        year=year,
        kind=kind,
        delivery=delivery,
        provider_kind=_provider(rng, delivery),
        hours=length,
        starts=starts,
        ends=ends,
        holder=holder,
        audience=audience,
        draw=crowd * float(rng.lognormal(0, 0.4)),
        rate=_rate(rng, kind, delivery),
        competency=competencies[at % len(competencies)] if rng.random() < 0.75 else "",
    )


def _audience(holder: str, rng: np.random.Generator) -> int:
    if holder.endswith(("-DISDIKBUD", "-DISDIK")):
        return GURU
    if holder.endswith("-DINKES") or "-RSUD" in holder:
        return KESEHATAN
    return ALL if "-BKPSDM" in holder and rng.random() < 0.65 else LAINNYA


def _dates(rng: np.random.Generator, year: int, kind: str, hours: float) -> tuple[int, int]:
    first = number(date(year, int(chosen(rng, MONTHS, 1)[0]) + 1, 1)) + int(rng.integers(0, 26))
    length = int(rng.integers(5, 30)) if kind in ("E_LEARNING", "BELAJAR_MANDIRI") else max(0, int(hours // 9))
    return first, min(first + length, number(date(year, 12, 31)))


def _provider(rng: np.random.Generator, delivery: str) -> str:
    weights = (0.2, 0.6, 0.1, 0.05, 0.02, 0.03) if delivery == "DARING" else (0.45, 0.25, 0.12, 0.08, 0.04, 0.06)
    return codes.PROVIDER_KIND[int(chosen(rng, weights, 1)[0])]


def _rate(rng: np.random.Generator, kind: str, delivery: str) -> float:
    """Rupiah per participant and hour; e-learning is free."""
    if kind in ("E_LEARNING", "BELAJAR_MANDIRI", "COACHING", "MENTORING"):
        return 0.0
    base = 9_000 if delivery == "DARING" else 42_000
    return base * float(rng.lognormal(0, 0.35))


def _special(rng: np.random.Generator, city: int, year: int, count: int) -> list[Course]:
    """Leadership trainings and Latsar: hundreds of hours, months long."""
    town = TOWNS[city]
    found = []
    for step, (title, ladder, hours) in enumerate(LADDER, 1):
        starts = number(date(year, 2 + step, 1)) + int(rng.integers(0, 20))
        basic = ladder == "CPNS"
        found.append(
            Course(
                id=f"{town.key}-L{year}-{count + step:04d}",
                title=f"{title} Tahun {year}",
                city=city,
                year=year,
                kind="LATSAR" if basic else "STRUKTURAL",
                delivery="KLASIKAL",
                provider_kind="LEMBAGA_PEMERINTAH",
                hours=float(hours),
                starts=starts,
                ends=starts + 110,
                holder=f"{town.key}-{town.personnel}",
                audience=ALL,
                draw=0.0,
                rate=float(rng.uniform(22_000, 30_000)) * (0.5 if basic else 1.0),
                competency="MAN-INT" if basic else "MAN-PKP",
                ladder=ladder,
            )
        )
    return found


def _copies(courses: list[Course]) -> list[Course]:
    """The same training delivered twice under two identifiers: what a quality check must find."""
    picked = [course for course in courses if course.kind in ("SEMINAR", "E_LEARNING")][:: max(5, len(courses) // 60)]
    return [replace(course, id=f"{course.id}-B", draw=0.0, copy_of=course.id) for course in picked]


def _planted(window: Window) -> list[Course]:
    """In each city the training that helps, and the popular one a few days later."""
    month = window.planted_month
    found = []
    for city, town in enumerate(TOWNS):
        helpful = Course(
            id=planted.HELPFUL_TRAINING.format(city=town.key),
            title=planted.HELPFUL_TITLE,
            city=city,
            year=month.year,
            kind="TEKNIS",
            delivery="KLASIKAL",
            provider_kind="SWAKELOLA",
            hours=24.0,
            starts=number(month) + 3,
            ends=number(month) + 6,
            holder=f"{town.key}-{town.personnel}",
            audience=LAINNYA,
            draw=0.0,
            rate=40_000.0,
            competency="MAN-OPH",
        )
        popular = replace(
            helpful,
            id=planted.POPULAR_TRAINING.format(city=town.key),
            title=planted.POPULAR_TITLE,
            kind="SEMINAR",
            delivery="DARING",
            provider_kind="LEMBAGA_PEMERINTAH",
            hours=6.0,
            starts=number(month) + 9,
            ends=number(month) + 9,
            audience=ALL,
            rate=5_000.0,
            competency="MAN-PLP",
        )
        found += [helpful, popular]
    return found
