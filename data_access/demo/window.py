"""How large the made-up data is and which days it covers. Nothing here looks at today's date."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

_ZERO = date(1970, 1, 1)
FAR = 2_000_000
"""A day no calendar reaches: "still here", "never moved"."""


@dataclass(frozen=True)
class Size:
    """What to build: staff in service at the data date, closed months ending with `until`, and the seed."""

    employees: int = 24_000
    months: int = 24
    until: date = date(2026, 9, 1)
    seed: int = 20_261


def number(day: date) -> int:
    """Days since 1 January 1970: how days stand in arrays."""
    return (day - _ZERO).days


def later(month: date, months: int) -> date:
    """The first day of the month so many months after this one (before it, when negative)."""
    count = month.year * 12 + month.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Period:
    """An appraised period: kind, first and last day."""

    kind: str
    first: date
    last: date


@dataclass(frozen=True)
class Window:
    """The days a size covers: closed months, the one open month after them, and the years around."""

    size: Size

    @property
    def until(self) -> date:
        return self.size.until.replace(day=1)

    @property
    def first(self) -> date:
        """First day of the first month."""
        return later(self.until, 1 - self.size.months)

    @property
    def as_of(self) -> date:
        """The data date: last day of the open month. Nothing that happened later is known."""
        return later(self.until, 2) - timedelta(days=1)

    @property
    def opening(self) -> date:
        """1 January of the first month's year: training hours are complete from here on."""
        return date(self.first.year, 1, 1)

    @property
    def base(self) -> date:
        """First day of the oldest employment spells."""
        return date(self.first.year - 2, 1, 1)

    @property
    def crowd(self) -> float:
        """How much the public says, against the default size: at most tenfold, however many the staff."""
        return min(10.0, max(0.12, self.size.employees / 24_000))

    @property
    def months(self) -> tuple[date, ...]:
        """The closed months and the open one."""
        return tuple(later(self.first, step) for step in range(self.size.months + 1))

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.first.year, self.as_of.year + 1))

    @property
    def renaming(self) -> date:
        """Day the renamed agency goes on under its new name."""
        return later(self.first, max(1, self.size.months // 2))

    @property
    def planted_month(self) -> date:
        """Month of the two planted trainings: enough ratings before and after it."""
        return later(self.first, max(1, self.size.months // 3))

    def periods(self, kind: str) -> list[Period]:
        """Periods of a kind whose last day lies in the window, oldest first."""
        length = {"BULAN": 1, "TRIWULAN": 3, "SEMESTER": 6, "TAHUN": 12}[kind]
        starts = (later(self.opening, step) for step in range(0, 12 * len(self.years), length))
        found = (Period(kind, start, later(start, length) - timedelta(days=1)) for start in starts)
        return [period for period in found if self.first <= period.last <= self.as_of]


def generator(seed: int, *stream: str | int) -> np.random.Generator:
    """An independent random stream for a subject and chunk: no chunk depends on another's draws."""
    words = [zlib.crc32(part.encode()) if isinstance(part, str) else part for part in stream]
    return np.random.default_rng([seed, *words])
