"""Periods of which nothing came, and cities that appraise by another kind: a period without a single appraisal in the
cities asked about is no zero.

Convention of the application. Who names no period sees the newest one of which something came; a series leaves out
the others; who names one of them sees its figures and is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from data_access.ask.selecting import Selection
from data_access.ask.timing import Chosen, chosen, provisional
from data_access.facts import FACTS, Fact
from data_access.language import N_, t
from data_access.periods import KIND_WORDS, Period, Span, last_closed
from data_access.snapshot import Pick

_NOTHING = N_("{fact} {period} belum ada datanya.")
_EARLIER = N_("{fact} {period} belum ada datanya: ditampilkan {used}.")
_OF_CITY = N_("{city}: {fact} {period} belum ada datanya.")


def at_what_came(selection: Selection) -> Selection:
    """The same rows at the periods of which something came."""
    if not _judged(selection.fact):
        return selection
    there, when = _came(selection), selection.when
    kept = tuple(pick for pick in when.picks if _key(pick) in there)
    if kept and len(kept) == len(when.picks):
        return selection.at(_told_of_cities(selection, when))
    if "period" in selection.question.by:
        return selection.at(_without(selection, kept) if kept else _told(selection))
    return selection.at(_newest(selection, there) or _told(selection))


def comparable(selection: Selection, earlier: Chosen) -> Chosen:
    """The time to compare with, where both times came whole; else none of it, which is said. Of several cities one that
    sent nothing makes a time that is not whole."""
    if not _judged(selection.fact):
        return earlier
    gone = [pick for pick in earlier.picks if _silent(selection, pick)]
    if not gone and not any(_silent(selection, pick) for pick in selection.when.picks):
        return earlier
    if not gone:
        return replace(earlier, picks=(), known=False)  # what is lacking now is said already
    kept = tuple(pick for pick in earlier.picks if pick not in gone)
    note = t("Tidak dibandingkan: {period} belum ada datanya.", period=", ".join(_period(pick).label for pick in gone))
    return replace(earlier, picks=kept, known=bool(kept), notes=(*earlier.notes, note))


def in_force(selection: Selection) -> frozenset[str]:
    """The kinds of period in which these people are appraised now: those with rows in the last closed period; all where
    there are none."""
    snapshot, rows, fact = selection.snapshot, selection.rows, selection.fact

    def holds(kind: str) -> bool:
        last = last_closed(kind, snapshot.as_of, snapshot.closing_days).start
        return not rows.filter(pl.col("kind_of_period") == kind, pl.col("period") == last).is_empty()

    if holds(fact.usual_kind(selection.kinds)):
        return selection.kinds
    return frozenset(filter(holds, selection.kinds)) or selection.kinds


def of_another_cycle(selection: Selection) -> list[str]:
    """The cities asked about that appraise by another kind of period in this time: nobody there is in these figures."""
    when, fact = selection.when, selection.fact
    if fact.time != "period" or not when.picks:
        return []
    rows, names = _asked(selection), _names(selection)
    within = (pl.col("period") >= when.span.start) & (pl.col("period") <= when.span.end)
    around = (pl.col("period") <= when.span.start) & (pl.col("end") >= when.span.start)
    now = rows.filter(within | around).group_by("city").agg(kinds=pl.col("kind").unique()).sort("city")
    return [
        t("{city} tidak termasuk: dinilai per {own}, bukan per {kind}.", city=names.get(city, city),
          own=t(KIND_WORDS[fact.usual_kind(kinds)]), kind=t(KIND_WORDS[when.span.kind]))
        for city, kinds in now.iter_rows() if when.span.kind not in kinds
    ]  # fmt: skip


def whole(selection: Selection) -> bool:
    """Whether every period of this time came, of every city asked about."""
    return not (_judged(selection.fact) and any(_silent(selection, pick) for pick in selection.when.picks))


def _judged(fact: Fact) -> bool:
    """Whether its rows are obliged persons, with an event or without: else a period without events has no rows."""
    return fact.time == "period" and not fact.cycle_of


def _newest(selection: Selection, there: frozenset[tuple[str, date]]) -> Chosen | None:
    """For who named no single period: the newest one before, within what was named, of which something came."""
    asked, last = selection.question, selection.when.span.last
    named = asked.filters.span
    if named and named.first == named.last:
        return None
    since = named.start if named else date.min
    before = [start for kind, start in there if kind == last.kind and since <= start < last.start]
    if not before:
        return None
    span = Span.of(max(before), last.kind)
    again = replace(asked, filters=asked.filters.during(span))
    found = chosen(selection.fact, again, selection.snapshot, selection.snapshot.closing_days, selection.kinds)
    said = t(_EARLIER, fact=t(selection.fact.label), period=last.label, used=span.label)
    return _told_of_cities(selection, replace(found, notes=(*found.notes, said)))


def _without(selection: Selection, kept: tuple[Pick, ...]) -> Chosen:
    """A series without the periods of which nothing came."""
    when, snapshot = selection.when, selection.snapshot
    open_ = provisional(when.span.last, snapshot.as_of, snapshot.closing_days)
    ends = _period(kept[-1]).start == when.span.last.start
    notes = when.notes if ends else tuple(note for note in when.notes if note not in open_)
    cut = replace(when, picks=kept, until=max(pick.until for pick in kept), notes=notes)
    return _told_of_cities(selection, cut)


def _told(selection: Selection) -> Chosen:
    when, fact = selection.when, selection.fact
    if selection.rows.is_empty():
        return when
    return replace(when, notes=(*when.notes, t(_NOTHING, fact=t(fact.label), period=when.span.label)))


def _told_of_cities(selection: Selection, when: Chosen) -> Chosen:
    """Which of several cities have sent nothing of some of these periods."""
    names, gone = _names(selection), dict[str, list[str]]()
    for pick in when.picks:
        for city in _silent(selection, pick):
            gone.setdefault(city, []).append(_period(pick).label)
    told = [
        t(_OF_CITY, city=names.get(city, city), fact=t(selection.fact.label), period=", ".join(periods))
        for city, periods in sorted(gone.items())
    ]
    return replace(when, notes=(*when.notes, *told))


def _silent(selection: Selection, pick: Pick) -> list[str]:
    """The cities asked about with people to appraise in this period and not one event."""
    same = (pl.col("kind") == pick.kind) & (pl.col("period") == pick.period) & ~pl.col("came")
    return _asked(selection).filter(same)["city"].to_list()


def _came(selection: Selection) -> frozenset[tuple[str, date]]:
    """(kind, first day) of the periods of which the cities asked about have anything."""
    rows = _asked(selection).filter("came").select("kind", "period").iter_rows()
    return frozenset((kind, start) for kind, start in rows)


def _key(pick: Pick) -> tuple[str, date]:
    return pick.kind, pick.period


def _period(pick: Pick) -> Period:
    return Period(pick.period, pick.kind)


def _names(selection: Selection) -> Mapping[str, str]:
    return dict(selection.snapshot.names("city").select("code", "name").iter_rows())


def _asked(selection: Selection) -> pl.DataFrame:
    """`_periods` of the cities asked about; of a fact that follows another one's cycle those of that one."""
    snapshot, fact = selection.snapshot, FACTS[selection.fact.cycle_of or selection.fact.name]
    known = snapshot.kept(("came", fact.name), lambda: _periods(snapshot.fact(fact.name), fact))
    return known.filter(pl.col("city").is_in(selection.rows["city"].unique().cast(pl.String).to_list()))


def _periods(rows: pl.DataFrame, fact: Fact) -> pl.DataFrame:
    """`city`, `kind`, `period`, `end` (its last day), `came` (whether there is any event of the source)."""
    keys = (pl.col("city").cast(pl.String), pl.col("kind_of_period").cast(pl.String).alias("kind"), pl.col("period"))
    found = rows.group_by(keys).agg(came=fact.matched > 0)
    ends = [Period(start, kind).end for start, kind in found.select("period", "kind").iter_rows()]
    return found.with_columns(end=pl.Series(ends, dtype=pl.Date))
