"""When persons enter, move, go on leave and go: days as numbers, one place per person.

Knows no unit and no post. The month of entry follows from the person's number (see `identity`); the rest is
drawn.
"""

from __future__ import annotations

import numpy as np

from data_access.demo import identity
from data_access.demo.arrays import Numbers, chosen
from data_access.demo.window import FAR, Window, number

PNS, CPNS, PPPK, PART_TIME = 0, 1, 2, 3
ACTIVE, UNPAID = 0, 1

_JOIN, _MOVE, GO = 0.03, 0.04, 0.02
"""Shares of the staff that join, move and go in a year."""


def hiring_days(rng: np.random.Generator, person: Numbers, first_year: int, last_year: int) -> Numbers:
    """First days of months; the month follows from the person's number, so that NIP stay unique."""
    years = rng.integers(first_year, last_year + 1, len(person))
    return _first_of(years, identity.entry_month(person))


def _first_of(year: Numbers, month: Numbers) -> Numbers:
    return ((year - 1970) * 12 + month - 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def hired(rng: np.random.Generator, window: Window, person: Numbers, status: Numbers) -> Numbers:
    """Day of entry: some in the years shown, most before; part-time PPPK exist since 2025 only."""
    size, opening, last = len(person), window.opening, window.as_of
    years = (last - opening).days / 365.25
    recent = _first_of(
        year_of(number(opening) + rng.integers(0, (last - opening).days, size)), identity.entry_month(person)
    )
    recent = np.where(recent > number(last) - 20, recent - 366, recent)
    recent = _month_start(recent + 1)
    pns = hiring_days(rng, person, last.year - 33, opening.year - 2)
    pppk = hiring_days(rng, person, opening.year - 3, opening.year - 1)
    before = np.where(status == PNS, pns, pppk)
    hired = np.where(rng.random(size) < _JOIN * years, recent, before)
    if last.year < 2026:
        return hired
    part_time = np.array([number(last.replace(2025, month, 1)) for month in (7, 10, 12)])
    return np.where(status == PART_TIME, part_time[rng.integers(0, 3, size)], hired)


def _month_start(day: Numbers) -> Numbers:
    return day.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def year_of(day: Numbers) -> Numbers:
    return np.minimum(day, 60_000).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def ends(rng: np.random.Generator, window: Window, start: Numbers, status: Numbers) -> tuple[Numbers, Numbers]:
    """Last day of service (FAR for most, else the last of a month) and who of them retires."""
    span = (window.as_of - window.opening).days
    goes = rng.random(len(start)) < GO * span / 365.25
    day = number(window.opening) + rng.integers(0, span, len(start))
    day = _month_start(day) - 1
    goes &= day > start + 200
    return np.where(goes, day, FAR), goes & (status == PNS) & (rng.random(len(start)) < 0.8)


def moves(rng: np.random.Generator, window: Window, start: Numbers, end: Numbers) -> Numbers:
    """Day of the move to another unit (the first of a month), FAR for most."""
    span = (window.as_of - window.opening).days
    day = number(window.opening) + rng.integers(31, span, len(start))
    day = _month_start(day)
    moves = (rng.random(len(start)) < _MOVE * span / 365.25) & (day > start + 180) & (day < end - 60)
    return np.where(moves, day, FAR)


def leaves(
    rng: np.random.Generator, window: Window, hired: Numbers, status: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Kind, first and last day of a long leave; most have none."""
    span = (window.as_of - window.opening).days + 365
    kind = chosen(rng, (0.945, 0.020, 0.035), len(hired))
    first = number(window.opening) - 365 + rng.integers(0, span, len(hired))
    last = first + np.where(kind == UNPAID, rng.integers(300, 1_000, len(hired)), rng.integers(540, 1_400, len(hired)))
    kind = np.where((status == PNS) & (first > hired + 730), kind, ACTIVE)
    return kind, np.where(kind == ACTIVE, FAR, first), np.where(kind == ACTIVE, FAR, last)


def birth_years(rng: np.random.Generator, window: Window, hired: Numbers, pppk: Numbers) -> Numbers:
    """Age of entry 21–33 (PPPK to 48); nobody is older than 57 at the data date."""
    age = rng.integers(21, np.where(pppk, 49, 34))
    return np.maximum(year_of(hired) - age, window.as_of.year - 57)
