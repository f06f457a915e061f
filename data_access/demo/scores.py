"""Scores of the years before 2022, of the PNS who were there: nearly all Baik or Sangat Baik, as such scores were."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from data_access.contract.performance import LEGACY_APPRAISAL
from data_access.demo.arrays import Numbers, frame, persons, taken
from data_access.demo.careers import PNS
from data_access.demo.people import People
from data_access.demo.window import Window, number

_YEARS = (2019, 2020, 2021)
_USUAL = {2019: (85.6, 3.9, 100.0), 2020: (86.1, 3.9, 100.0), 2021: (99.0, 4.6, 120.0)}
"""{year: middle, spread and end of the scale}: PP 46/2011 to 2020, PP 30/2019 in 2021."""
_SCORED = 0.975
_LOW = 0.003
"""Few are held down by a hard year: they end anywhere below Baik."""
_OF_THE_PERSON = 0.8
"""How far a score follows the person; the rest is chance."""


def score_rows(window: Window, people: People, rng: np.random.Generator) -> pl.DataFrame:
    """Rows of `legacy_appraisal`; whoever came in the second half of a year has none of it."""
    years = np.array([year for year in _YEARS if year < window.as_of.year])
    if not len(years):
        return pl.DataFrame()
    summers = np.array([number(date(year, 7, 1)) for year in years])
    there = (people.status == PNS)[:, None] & (people.hired[:, None] < summers)
    person, year = np.nonzero(there & (rng.random(there.shape) < _SCORED))
    unit = people.unit_at(summers.max())[person]
    return frame(
        LEGACY_APPRAISAL,
        {
            "employee_id": persons(people.person[person]),
            "year": years[year],
            "score": _scores(people.ability[person], years[year], rng),
            "agency_id": taken(people.here.ids, unit),
        },
    )


def _scores(ability: Numbers, year: Numbers, rng: np.random.Generator) -> Numbers:
    middle, spread, end = (np.array([_USUAL[one][part] for one in _YEARS])[year - _YEARS[0]] for part in range(3))
    chance = rng.normal(0.0, 1.0, len(ability))
    level = _OF_THE_PERSON * ability + np.sqrt(1 - _OF_THE_PERSON**2) * chance
    fallen = np.where(rng.random(len(ability)) < _LOW, rng.uniform(8.0, 34.0, len(ability)), 0.0)
    return np.clip(middle + spread * level - fallen, 30.0, end).round(2)
