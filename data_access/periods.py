"""Periods: a month, quarter, half-year or year, as readers name them and as the database stores them (their first day).

Keys: `2026`, `2026-S1`, `2026-T3`, `2026-05`. A span is from–to, both inside, of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from data_access import units
from data_access.language import N_, t
from data_access.problems import QuestionProblem, quoted

MONTHS = {"BULAN": 1, "TRIWULAN": 3, "SEMESTER": 6, "TAHUN": 12}
"""Kinds of period and how many months each has."""

KIND_WORDS = {"BULAN": N_("bulan"), "TRIWULAN": N_("triwulan"), "SEMESTER": N_("semester"), "TAHUN": N_("tahun")}

LATELY = timedelta(days=366)
"""What can still be mended: deliveries and imports before that nobody sends again."""

DUE_DAY = 10
"""Day of the next month by which the data of a month are due where nobody set another (konvensi aplikasi)."""

_ROMAN = ("I", "II", "III", "IV")
_KEY = re.compile(r"^(?P<year>\d{4})(?:-(?:(?P<month>\d{2})|T(?P<quarter>[1-4])|S(?P<half>[12])))?$")


PATTERN = re.sub(r"\?P<\w+>", "?:", _KEY.pattern)
"""The same as every dialect of regular expressions reads it."""


@dataclass(frozen=True, order=True)
class Period:
    """A period of one kind, by its first day."""

    start: date
    kind: str

    @property
    def end(self) -> date:
        """Its last day."""
        return _shifted(self.start, MONTHS[self.kind]) - timedelta(days=1)

    @property
    def key(self) -> str:
        number = (self.start.month - 1) // MONTHS[self.kind] + 1
        tail = {"TAHUN": "", "SEMESTER": f"-S{number}", "TRIWULAN": f"-T{number}", "BULAN": f"-{number:02d}"}
        return f"{self.start.year}{tail[self.kind]}"

    @property
    def label(self) -> str:
        """As a reader says it: Triwulan III 2026."""
        number = (self.start.month - 1) // MONTHS[self.kind]
        if self.kind == "TAHUN":
            return str(self.start.year)
        if self.kind == "BULAN":
            return units.month(self.start)
        word = t("Triwulan") if self.kind == "TRIWULAN" else t("Semester")
        return f"{word} {_ROMAN[number]} {self.start.year}"

    def shifted(self, steps: int) -> Period:
        """So many periods of this kind later (or earlier, when negative)."""
        return Period(_shifted(self.start, steps * MONTHS[self.kind]), self.kind)

    def year_before(self) -> Period:
        return Period(_shifted(self.start, -12), self.kind)

    def closed(self, as_of: date, days: int) -> bool:
        """Whether it ended so many days before the data date: then its figures no longer move."""
        return self.end + timedelta(days=days) <= as_of

    def months(self) -> tuple[Period, ...]:
        return tuple(Period(_shifted(self.start, step), "BULAN") for step in range(MONTHS[self.kind]))


@dataclass(frozen=True)
class Span:
    """From–to, both inside, of one kind."""

    first: Period
    last: Period

    def __post_init__(self) -> None:
        if self.first.kind != self.last.kind:
            raise QuestionProblem(
                t("Periode {a} dan {b} berbeda jenis. Pakai dua bulan, dua triwulan atau dua tahun.",
                  a=self.first.key, b=self.last.key)
            )  # fmt: skip
        if self.last.start < self.first.start:
            raise QuestionProblem(
                t("Periode {a}–{b} terbalik: yang awal harus lebih dahulu.", a=self.first.key, b=self.last.key)
            )

    @classmethod
    def of(cls, day: date, kind: str) -> Span:
        """The one period of this kind in which the day lies."""
        return cls(containing(day, kind), containing(day, kind))

    @property
    def kind(self) -> str:
        return self.first.kind

    @property
    def start(self) -> date:
        return self.first.start

    @property
    def end(self) -> date:
        return self.last.end

    @property
    def label(self) -> str:
        return self.first.label if self.first == self.last else f"{self.first.label} – {self.last.label}"

    def newest(self, as_of: date, days: int) -> Span:
        """As many periods of this kind up to the last closed one; never earlier than these."""
        last = max(self.last, last_closed(self.kind, as_of, days))
        return Span(last.shifted(1 - len(tuple(self))), last)

    def __iter__(self) -> Iterator[Period]:
        period = self.first
        while period.start <= self.last.start:
            yield period
            period = period.shifted(1)


def today(zone: str = "", now: datetime | None = None) -> date:
    """The day it is in an IANA time zone (`Asia/Makassar`); the server's own where none, or an unknown one, is named.

    The one place that asks the clock for a day. `now` is a moment with its zone, for tests.
    """
    moment = now or datetime.now(UTC)
    with suppress(ValueError, LookupError, OSError):  # nothing named, not a zone, a folder of zones
        return moment.astimezone(ZoneInfo(zone)).date()
    return moment.astimezone().date()


def period(key: str) -> Period:
    """The period of this key. QuestionProblem, naming the four forms, when it is not one."""
    match = _KEY.match(key.strip())
    year = int(match["year"]) if match else 0
    if not match or not 1950 <= year <= 2200:
        raise _not_a_period(key)
    if match["quarter"]:
        return Period(date(year, 3 * int(match["quarter"]) - 2, 1), "TRIWULAN")
    if match["half"]:
        return Period(date(year, 6 * int(match["half"]) - 5, 1), "SEMESTER")
    if match["month"]:
        if not 1 <= int(match["month"]) <= 12:
            raise _not_a_period(key)
        return Period(date(year, int(match["month"]), 1), "BULAN")
    return Period(date(year, 1, 1), "TAHUN")


def containing(day: date, kind: str) -> Period:
    """The period of this kind in which the day lies."""
    size = MONTHS[kind]
    return Period(date(day.year, (day.month - 1) // size * size + 1, 1), kind)


def last_closed(kind: str, as_of: date, days: int) -> Period:
    """The newest period of this kind that is closed at the data date."""
    newest = containing(as_of, kind)
    while not newest.closed(as_of, days):
        newest = newest.shifted(-1)
    return newest


def same_day(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _shifted(start: date, months: int) -> date:
    count = start.year * 12 + start.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _not_a_period(key: str) -> QuestionProblem:
    said = t("Periode '{key}' tidak dikenal. Bentuknya: 2026, 2026-S1, 2026-T3 atau 2026-05.", key=quoted(key))
    return QuestionProblem(said)
