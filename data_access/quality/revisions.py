"""What changed since the release before: figures of the same closed period that came out differently, and what arrived.

A figure of a closed period changes only when the source was corrected or delivered late; that is told, never hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from data_access.ask import Figure, Question, ask, came
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.periods import Period, Span, last_closed
from data_access.quality.deliveries import SOURCES, deliveries
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer


@dataclass(frozen=True)
class Revision:
    """A figure of one closed period, as it was and as it is."""

    period: str
    then: Figure
    now: Figure


@dataclass(frozen=True)
class Arrival:
    """A source's months that came since: how many deliveries, and the newest month among them."""

    source: str
    deliveries: int
    month: date


def revised(
    viewer: Viewer, keys: Sequence[str], filters: Filters, snapshots: tuple[Snapshot, Snapshot]
) -> tuple[Revision, ...]:
    """Of these metrics those whose numerator or denominator differs between the two releases (before, now), for the
    last period that was closed at the earlier one, under the same filters of place and person."""
    before, now = snapshots
    found = []
    for key in keys:
        span = _closed(key, before)
        question = Question((key,), (), replace(filters, span=span))
        if not came(viewer, question, before):
            continue  # what comes for the first time corrects nothing
        then, today = (ask(viewer, question, one) for one in (before, now))
        figures = then.figure(key), today.figure(key)
        if not then.empty and not today.empty and _parts(figures[0]) != _parts(figures[1]):
            found.append(Revision(then.period, *figures))
    return tuple(found)


def arrived(before: Snapshot, now: Snapshot) -> tuple[Arrival, ...]:
    """Deliveries that are there now and were not at the earlier release, by source, the most first."""
    keys = ["source", "agency_id", "month"]
    there, known = (deliveries(one).filter("came").select(keys) for one in (now, before))
    new = there.join(known, on=keys, how="anti").group_by("source").agg(pl.len(), pl.col("month").max())
    rows = new.sort("len", "source", descending=[True, False]).iter_rows()
    return tuple(Arrival(SOURCES.get(source, source), count, month) for source, count, month in rows)


def _closed(key: str, snapshot: Snapshot) -> Span:
    """The last period closed at this release: of the fact's own kind where each stands alone, else a month."""
    fact = FACTS[METRICS[key].fact]
    kinds = {pick.kind for pick in snapshot.slices(fact.name)}
    kind = fact.usual_kind(kinds or {fact.default_kind}) if fact.time == "period" else "BULAN"
    period: Period = last_closed(kind, snapshot.as_of, snapshot.closing_days)
    return Span(period, period)


def _parts(figure: Figure) -> tuple[float | None, ...]:
    return figure.x, figure.of, figure.value
