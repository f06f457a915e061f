"""Employment: the spells of a chunk of persons, cut wherever unit, status or duty changes."""

from __future__ import annotations

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.people import EMPLOYMENT
from data_access.demo.arrays import Numbers, days, frame, persons, taken
from data_access.demo.careers import ACTIVE, CPNS, PNS
from data_access.demo.people import People
from data_access.demo.posts import posts
from data_access.demo.tree import Places
from data_access.demo.window import FAR

_PNS_GRADES = (
    "II/a",
    "II/b",
    "II/c",
    "II/d",
    "III/a",
    "III/b",
    "III/c",
    "III/d",
    "IV/a",
    "IV/b",
    "IV/c",
    "IV/d",
)
_PPPK_GRADES = ("V", "VII", "IX", "X")
_GRADES = (*_PNS_GRADES, *_PPPK_GRADES)
_LOWEST = {
    "JPT_PRATAMA": 10, "ADMINISTRATOR": 8, "PENGAWAS": 6, "PELAKSANA": 1, "AHLI_UTAMA": 11, "AHLI_MADYA": 8,
    "AHLI_MUDA": 6, "AHLI_PERTAMA": 4, "PENYELIA": 6, "MAHIR": 4, "TERAMPIL": 2, "PEMULA": 0,
}  # fmt: skip


def heads_of(here: Places) -> Numbers:
    """Number of the person who heads each unit (−1 for the cities); a renamed agency keeps its head."""
    found = np.full(len(here.units), -1)
    found[here.headed] = np.arange(len(here.headed))
    found[here.new] = found[here.old]
    return found


def employment_rows(people: People, heads: Numbers, rng: np.random.Generator) -> pl.DataFrame:
    """Rows of `employment`, ordered by person and day."""
    row, first, last = _cut(people)
    unit = np.where(first >= people.moved[row], people.second_unit[row], people.first_unit[row])
    unit = people.here.named(unit, first)
    probation = (people.status[row] == PNS) & (first < people.confirmed[row])
    absent = (first >= people.away_from[row]) & (first <= people.away_to[row])
    return frame(
        EMPLOYMENT,
        {
            "employee_id": persons(people.person[row]),
            "valid_from": days(first),
            "valid_to": days(last, last < FAR),
            "agency_id": taken(people.here.ids, unit),
            "position_id": taken([post.id for post in posts()], people.post[row]),
            "status": taken(codes.STATUS, np.where(probation, CPNS, people.status[row])),
            "grade": taken(_GRADES, _grades(people, rng)[row]),
            "duty": taken(codes.DUTY, np.where(absent, people.away[row], ACTIVE)),
            "supervisor_id": persons(_supervisors(people, heads)[unit, people.head[row].astype(np.int64)]),
        },
    )


def _cut(people: People) -> tuple[Numbers, Numbers, Numbers]:
    """Place of the person, first and last day of every spell."""
    renaming = np.where(
        (people.first_unit == people.here.old) | (people.second_unit == people.here.old),
        people.here.renaming,
        FAR,
    )
    confirmed = np.where(people.status == PNS, people.confirmed, FAR)
    cuts = np.stack(
        [
            people.start,
            people.moved,
            renaming,
            confirmed,
            people.away_from,
            np.minimum(people.away_to + 1, FAR),
        ],
        axis=1,
    )
    inside = (cuts >= people.start[:, None]) & (cuts <= people.end[:, None]) & (cuts < FAR)
    cuts = np.sort(np.where(inside, cuts, FAR), axis=1)
    following = np.concatenate([cuts[:, 1:], np.full((len(people), 1), FAR)], axis=1)
    lasts = np.where(following < FAR, following - 1, people.end[:, None])
    kept = (cuts < FAR) & (cuts != following)
    row, _ = np.nonzero(kept)
    return row, cuts[kept], lasts[kept]


def _supervisors(people: People, heads: Numbers) -> Numbers:
    """For each unit, who appraises its staff and who its head (the OPD's head, else the city's secretary)."""
    here = people.here
    opd = heads[here.opd_of]
    secretary = np.array([heads[here.at[f"{unit.id[:4]}-SETDA"]] for unit in here.units])
    above = np.where(opd == heads, secretary, opd)
    above = np.where(above == heads, -1, above)
    return np.stack([heads, above], axis=1)


def _grades(people: People, rng: np.random.Generator) -> Numbers:
    lowest = np.array([_LOWEST[post.tier] for post in posts()])[people.post]
    permanent = np.minimum(lowest + rng.integers(0, 4, len(people)), len(_PNS_GRADES) - 1)
    contract = len(_PNS_GRADES) + np.where(lowest >= 4, 2, np.where(lowest == 2, 1, 0))
    return np.where(people.status == PNS, permanent, contract)
