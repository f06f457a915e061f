"""Persons, a chunk at a time: who they are, where they serve and until when,
and how good they are at their work.

A chunk depends on the size and its own number only. All stands in arrays with one place per person; the rows
of `employment` are made from them in `spells`. Persons 0…U−1 are the heads of the U units with a head.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.people import EMPLOYEE
from data_access.demo import careers, identity
from data_access.demo.arrays import Numbers, chosen, days, frame, persons, taken
from data_access.demo.careers import ACTIVE, PNS
from data_access.demo.opd import TOWNS
from data_access.demo.posts import heading, posts, weights
from data_access.demo.tree import GURU, LAINNYA, SHARES, Places
from data_access.demo.window import FAR, Window, generator, number

_STATUS: dict[int, tuple[float, ...]] = {
    0: (0.56, 0.0, 0.41, 0.03),
    1: (0.66, 0.0, 0.29, 0.05),
    2: (0.71, 0.0, 0.19, 0.10),
}


@dataclass(frozen=True)
class People:
    """A chunk of persons. Days are day numbers; codes are places in the lists of `contract.codes`."""

    here: Places
    chunk: int
    person: Numbers
    city: Numbers
    profession: Numbers
    status: Numbers
    post: Numbers
    first_unit: Numbers
    second_unit: Numbers
    moved: Numbers
    hired: Numbers
    start: Numbers
    end: Numbers
    confirmed: Numbers
    away: Numbers
    away_from: Numbers
    away_to: Numbers
    ability: Numbers
    head: Numbers
    birth_year: Numbers
    female: Numbers

    def __len__(self) -> int:
        return len(self.person)

    def unit_at(self, day: int | Numbers) -> Numbers:
        """Place of each person's unit on the day, under the name it has then."""
        return self.here.named(np.where(np.asarray(day) >= self.moved, self.second_unit, self.first_unit), day)

    def serving(self, day: int | Numbers) -> Numbers:
        return (self.start <= day) & (self.end >= day)

    def obliged(self, day: int | Numbers) -> Numbers:
        """Serving, and neither on unpaid leave nor on study leave."""
        return self.serving(day) & ~self.absent(day)

    def absent(self, day: int | Numbers) -> Numbers:
        return (self.away != ACTIVE) & (self.away_from <= day) & (self.away_to >= day)


def chunk_length(window: Window) -> int:
    """Persons in a chunk: fewer when there are many months, so that memory stays flat."""
    return max(2_000, 20_000 * 36 // max(36, len(window.months)))


def total(window: Window) -> int:
    """Persons ever seen, so that `employees` of them serve at the data date."""
    years = (window.as_of - window.opening).days / 365.25
    return math.ceil(window.size.employees / (1 - careers.GO * years))


def chunks(window: Window, here: Places) -> Iterator[People]:
    """All persons: first the heads of units, then the staff."""
    heads = len(here.headed)
    yield _heads(window, here)
    length = chunk_length(window)
    for chunk, start in enumerate(range(heads, max(total(window), heads + 1), length), start=1):
        end = min(start + length, max(total(window), heads + 1))
        yield _staff(window, here, chunk, np.arange(start, end))


def _heads(window: Window, here: Places) -> People:
    rng = generator(window.size.seed, "people", 0)
    unit = np.array(here.headed)
    kinds = [here.units[place].kind for place in unit]
    post = np.array([heading(kind) for kind in kinds])
    size = len(unit)
    hired = careers.hiring_days(rng, np.arange(size), window.as_of.year - 24, window.base.year - 4)
    never = np.full(size, FAR)
    birth = careers.birth_years(rng, window, hired, np.zeros(size, dtype=bool))
    return People(
        here=here, chunk=0, person=np.arange(size), post=post,
        city=np.array([here.units[place].city for place in unit]),
        profession=np.array([codes.PROFESSION.index(posts()[at].profession) for at in post]),
        status=np.zeros(size, dtype=np.int64), first_unit=unit, second_unit=unit, moved=never, hired=hired,
        start=np.full(size, number(window.base)), end=never, confirmed=hired + 365,
        away=np.zeros(size, dtype=np.int64), away_from=never, away_to=never,
        ability=rng.normal(0.3, 1.0, size), head=np.ones(size, dtype=bool),
        birth_year=identity.spread_birth_year(birth, np.arange(size), total(window)),
        female=(rng.random(size) < 0.40).astype(np.int64),
    )  # fmt: skip


def _staff(window: Window, here: Places, chunk: int, person: Numbers) -> People:
    rng = generator(window.size.seed, "people", chunk)
    size = len(person)
    city = chosen(rng, [town.share for town in TOWNS], size)
    profession = chosen(rng, _remaining(window, here), size)
    status = _drawn_by(rng, profession, _STATUS)
    post = _posts(rng, profession, status == PNS)
    first = _units(rng, here, city, profession)
    hired = careers.hired(rng, window, person, status)
    start = np.maximum(hired, number(window.base))
    end, retires = careers.ends(rng, window, start, status)
    moved = careers.moves(rng, window, start, end)
    away, away_from, away_to = careers.leaves(rng, window, hired, status)
    birth = careers.birth_years(rng, window, hired, status != PNS)
    age = np.array([one.retirement_age for one in posts()])[post]
    birth = np.where(retires, careers.year_of(end) - age, birth)
    return People(
        here=here, chunk=chunk, person=person, city=city, profession=profession, status=status,
        post=np.where(rng.random(size) < 0.004, -1, post), first_unit=first,
        second_unit=np.where(moved < FAR, _units(rng, here, city, profession), first),
        moved=moved, hired=hired,
        start=start, end=end, confirmed=hired + 365, away=away, away_from=away_from, away_to=away_to,
        ability=rng.normal(0.0, 1.0, size), head=np.zeros(size, dtype=bool),
        birth_year=identity.spread_birth_year(birth, person, total(window)),
        female=(rng.random(size) < np.array([0.70, 0.78, 0.42])[profession]).astype(np.int64),
    )  # fmt: skip


def _remaining(window: Window, here: Places) -> Numbers:
    """Weights of the professions among the staff, so that heads and staff together keep the shares."""
    kinds = [here.units[place].kind for place in here.headed]
    led = np.array([kinds.count("SEKOLAH"), kinds.count("PUSKESMAS"), 0])
    led[LAINNYA] = len(kinds) - led.sum()
    return np.maximum(np.array(SHARES) * total(window) - led, 1.0)


def _drawn_by(rng: np.random.Generator, group: Numbers, table: dict[int, tuple[float, ...]]) -> Numbers:
    heaps = np.cumsum(np.array([table[key] for key in sorted(table)]), axis=1)
    return (rng.random(len(group))[:, None] > heaps[group]).sum(axis=1)


def _posts(rng: np.random.Generator, profession: Numbers, permanent: Numbers) -> Numbers:
    found = np.zeros(len(profession), dtype=np.int64)
    for key in range(len(SHARES)):
        for held in (True, False):
            ours = (profession == key) & (permanent == held)
            found[ours] = chosen(rng, weights(key, held), int(ours.sum()))
    return found


def _units(rng: np.random.Generator, here: Places, city: Numbers, profession: Numbers) -> Numbers:
    found = np.zeros(len(city), dtype=np.int64)
    for town in range(len(TOWNS)):
        for key in range(len(SHARES)):
            ours = (city == town) & (profession == key)
            found[ours] = chosen(rng, here.pull(town, key), int(ours.sum()))
    return found


def employee_rows(people: People, rng: np.random.Generator) -> pl.DataFrame:
    """Rows of `employee`: names that say they are made up."""
    numbers = pl.Series(people.person + 1).cast(pl.String).str.zfill(6)
    permanent = people.status == PNS
    return frame(
        EMPLOYEE,
        {
            "id": persons(people.person),
            "nip": identity.nip(
                people.person, people.birth_year, careers.year_of(people.hired), people.female, permanent
            ),
            "name": "Pegawai Contoh " + numbers,
            "sex": taken(codes.SEX, people.female),
            "birth_year": np.where(rng.random(len(people)) < 0.001, people.birth_year - 1, people.birth_year),
            "education": taken(codes.EDUCATION, _educations(rng, people)),
            "service_start": days(people.hired),
        },
    )


def _educations(rng: np.random.Generator, people: People) -> Numbers:
    skilled = np.array([post.tier in ("TERAMPIL", "MAHIR", "PENYELIA") for post in posts()])[people.post]
    clerk = np.array([post.tier == "PELAKSANA" for post in posts()])[people.post]
    group = np.where(clerk, 0, np.where(skilled, 1, np.where(people.profession == GURU, 2, 3)))
    table: dict[int, tuple[float, ...]] = {
        0: (0.01, 0.03, 0.42, 0.01, 0.01, 0.12, 0.02, 0.36, 0.02, 0.0),
        1: (0.0, 0.0, 0.0, 0.0, 0.0, 0.78, 0.10, 0.12, 0.0, 0.0),
        2: (0.0, 0.0, 0.0, 0.0, 0.01, 0.01, 0.01, 0.88, 0.09, 0.0),
        3: (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.05, 0.62, 0.32, 0.01),
    }
    return _drawn_by(rng, group, table)
