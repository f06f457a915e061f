"""What is missing of an answer's time: a source that begins within it, periods without a row, a year that runs anew.

Convention of the application. Nothing here changes a figure; a comparison with an incomplete time is not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

import polars as pl

from data_access.ask.question import Question
from data_access.ask.timing import Chosen, ranged, shown_periods
from data_access.facts import Fact
from data_access.facts.slices import first_kept
from data_access.language import N_, t
from data_access.periods import Period, Span, containing, period
from data_access.snapshot import Snapshot
from data_access.units import month, number

_THERE = N_("Data baru ada sejak {since}.")
_THERE_SINCE = N_("Data baru ada sejak {since}: {periods} belum lengkap.")
_PERHAPS_SINCE = N_("Data baru ada sejak {since}: {periods} mungkin belum lengkap.")
_KEPT = N_("Data yang dihitung mulai {since}.")
_KEPT_SINCE = N_("Data yang dihitung mulai {since}: {periods} belum lengkap.")


def lacking(fact: Fact, question: Question, snapshot: Snapshot, when: Chosen, frame: pl.DataFrame) -> list[str]:
    """What a reader must know of the time of these rows; nothing for a subject the database does not have."""
    if fact.name in snapshot.missing:
        return []
    over_time = "period" in question.by
    asked = shown_periods(fact, when.span, over_time)
    said = _begun_within(fact, snapshot, asked)
    return [*said, *_without_rows(asked, frame), *_running_anew(fact, frame)] if over_time else said


def complete(fact: Fact, question: Question, snapshot: Snapshot, earlier: Chosen) -> Chosen:
    """The time to compare with, without the periods within which the source begins; that they are left out is said.

    Where they may be whole for all that, the comparison stays, and the doubt is said.
    """
    broken = _incomplete(fact, snapshot, shown_periods(fact, earlier.span, "period" in question.by))
    cut = [pick for pick in earlier.picks if any(one.start <= pick.period <= one.end for one in broken)]
    if not cut:
        return earlier
    words = {"periods": _joined(broken), "since": month(snapshot.slices(fact.name)[0].period)}
    if _sparse(fact):
        note = t("Dibandingkan dengan {periods} yang mungkin belum lengkap: data baru ada sejak {since}.", **words)
        return replace(earlier, notes=(*earlier.notes, note))
    note = t("Tidak dibandingkan: data {periods} baru ada sejak {since}.", **words)
    kept = tuple(pick for pick in earlier.picks if pick not in cut)
    # With nothing left nothing is known of that time: a sum of no rows would be a zero.
    return replace(earlier, picks=kept, known=bool(kept), notes=(*earlier.notes, note))


def held(fact: Fact, question: Question, when: Chosen, frame: pl.DataFrame) -> str:
    """The time of these rows in words: of a series its first to its last row, whatever was asked for."""
    there = _rows(frame) if "period" in question.by else []
    return ranged(fact, Span(there[0], there[-1]), when.until) if there else when.words


def _begin(fact: Fact, snapshot: Snapshot) -> date | None:
    """The first day counted of what adds up; none for what stands alone or is a state: each of those is whole."""
    there = snapshot.slices(fact.name) if fact.time in ("flow", "year") else ()
    return min((pick.period for pick in there), default=None)


def _incomplete(fact: Fact, snapshot: Snapshot, asked: Iterable[Period]) -> list[Period]:
    """The periods within which the source begins, after their first day; of what runs through a year, those years."""
    begin = _begin(fact, snapshot)
    if fact.time == "year":
        asked = dict.fromkeys(containing(one.end, "TAHUN") for one in asked if begin and one.end >= begin)
    return [one for one in asked if begin and one.start < begin <= one.end]


def _sparse(fact: Fact) -> bool:
    """Whether its first event need not be the first day of its source: everybody is counted on each day, with hours or
    without, and a year may well begin with months in which nobody completes a training."""
    return fact.time == "year" and fact.person


def _begun_within(fact: Fact, snapshot: Snapshot, asked: Sequence[Period]) -> list[str]:
    begin = _begin(fact, snapshot)
    if begin is None:
        return []
    broken = _incomplete(fact, snapshot, asked)
    if not broken and asked[-1].end >= begin:
        return []  # whole periods are missing at most, and each of them is named
    return [t(_begins(fact, snapshot, begin, bool(broken)), since=month(begin), periods=_joined(broken))]


def _begins(fact: Fact, snapshot: Snapshot, begin: date, broken: bool) -> str:
    """The sentence on a beginning: what was before the first day that is kept may exist, but it is not counted."""
    if begin == first_kept(fact, snapshot.as_of):
        return _KEPT_SINCE if broken else _KEPT
    if not broken:
        return _THERE
    return _PERHAPS_SINCE if _sparse(fact) else _THERE_SINCE


def _without_rows(asked: Sequence[Period], frame: pl.DataFrame) -> list[str]:
    """Which periods of a series have no row; an answer without any says that by itself."""
    there = _rows(frame)
    gone = [one for one in asked if one not in there]
    if not gone or not there:
        return []
    words = {"n": number(len(gone)), "of": number(len(asked)), "periods": _joined(gone)}
    return [t("{n} dari {of} periode tanpa data: {periods}.", **words)]


def _running_anew(fact: Fact, frame: pl.DataFrame) -> list[str]:
    """That what accumulates through a year falls when the next one begins."""
    there = _rows(frame)
    if fact.time != "year" or not there or there[0].kind == "TAHUN" or there[0].start.year == there[-1].start.year:
        return []
    return [t("Dihitung sejak 1 Januari tiap tahun: turun di bulan Januari.")]


def _rows(frame: pl.DataFrame) -> list[Period]:
    """The periods that have a row, in order."""
    return sorted(period(str(key)) for key in frame["period"].unique().drop_nulls())


def _joined(periods: Iterable[Period]) -> str:
    """Periods in words, those that follow each other as one range: Januari 2024 – September 2024, November 2026."""
    runs = groupby(enumerate(sorted(periods)), key=lambda one: one[1].shifted(-one[0]))
    spans = ([one for _, one in run] for _, run in runs)
    return ", ".join(Span(run[0], run[-1]).label for run in spans)
