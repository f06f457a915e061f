"""Spans of time a page asks for beside the one the reader chose: the year of the figure and the years before it."""

from __future__ import annotations

from dataclasses import replace

from data_access.ask import SERIES
from data_access.contract import codes
from data_access.filters import Filters
from data_access.periods import Period, Span, containing, last_closed
from pages._parts import load


def over_time(filters: Filters) -> Filters:
    """For a series: the chosen range; a single chosen period says nothing over time, so the usual series ends there."""
    span = filters.span
    if span is None or span.first != span.last:
        return filters
    return filters.during(Span(span.first.shifted(1 - SERIES[span.kind]), span.first))


def at_its_own_time(filters: Filters) -> Filters:
    """For a subject that has ended: its own last years, whatever time the reader chose for the others."""
    return replace(filters, span=None)


def years(filters: Filters, count: int = 3) -> tuple[Filters, ...]:
    """The year of the figure and those before it, newest first."""
    day = min(filters.span.end, load.snapshot().as_of) if filters.span else load.snapshot().as_of
    this, last = containing(day, "TAHUN"), containing(day, "BULAN")
    so_far = Span(last.shifted(1 - last.start.month), last)  # what came after the chosen time is not shown
    return (filters.during(so_far), *(filters.during(this.shifted(-back)) for back in range(1, count)))


def months(filters: Filters, count: int = 24) -> Filters:
    """So many closed months up to the chosen time, of whatever kind of period that is: a month that still moves is not
    judged, not even where it was chosen."""
    last = _closed(filters.span, "BULAN")
    return filters.during(Span(last.shifted(1 - count), last))


def stepped(filters: Filters, kind: str) -> tuple[Filters, ...]:
    """For a series of predikat in this kind of period: the chosen range where it is one, else the usual number of
    periods, up to the chosen time. By the year teachers are a series of their own, after that of all others: their
    cycle is another one (`domain.md` §1.8)."""
    span = filters.span
    ranged = span is not None and span.kind == kind and span.first != span.last
    last = _last(span, kind)
    shown = filters if ranged else filters.during(Span(last.shifted(1 - SERIES[kind]), last))
    if kind != "TAHUN" or filters.profession:
        return (shown,)
    others = tuple(code for code in codes.PROFESSION if code != "GURU")
    return replace(shown, profession=others), replace(shown, profession=("GURU",))


def _last(span: Span | None, kind: str) -> Period:
    """The last period of this kind in the chosen span; the last closed one where that is not over yet."""
    return span.last if span is not None and span.kind == kind else _closed(span, kind)


def _closed(span: Span | None, kind: str) -> Period:
    """The last closed period of this kind in the chosen span, or before it where none in it is closed."""
    as_of, days = load.snapshot().as_of, load.snapshot().closing_days
    newest = containing(min(span.end, as_of) if span else as_of, kind)
    return newest if newest.closed(as_of, days) else last_closed(kind, as_of, days)
