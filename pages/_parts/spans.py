"""Spans of time a page asks for beside the one the reader chose: the year of the figure and the years before it."""

from __future__ import annotations

from data_access.ask import SERIES
from data_access.filters import Filters
from data_access.periods import Span, containing
from pages._parts import load


def over_time(filters: Filters) -> Filters:
    """For a series: the chosen range; a single chosen period says nothing over time, so the usual series ends there."""
    span = filters.span
    if span is None or span.first != span.last:
        return filters
    return filters.during(Span(span.first.shifted(1 - SERIES[span.kind]), span.first))


def years(filters: Filters, count: int = 3) -> tuple[Filters, ...]:
    """The year of the figure and those before it, newest first."""
    day = min(filters.span.end, load.snapshot().as_of) if filters.span else load.snapshot().as_of
    this = containing(day, "TAHUN")
    return tuple(filters.during(this.shifted(-back)) for back in range(count))
