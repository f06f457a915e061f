"""Periods of which nothing came: a period without a single appraisal in the cities asked about is no zero.

Convention of the application. Who names no period sees the newest one of which something came; a series leaves out
the others; who names one of them sees its figures and is told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from data_access.ask.selecting import Selection
from data_access.ask.timing import Chosen, chosen
from data_access.facts import Fact
from data_access.language import N_, t
from data_access.periods import Period, Span
from data_access.snapshot import Pick

_NOTHING = N_("{fact} {period} belum ada datanya.")
_EARLIER = N_("{fact} {period} belum ada datanya: ditampilkan {used}.")


def at_what_came(selection: Selection) -> Selection:
    """The same rows at the periods of which something came."""
    there, when = _came(selection) if selection.fact.time == "period" else frozenset(), selection.when
    if not there:
        return selection
    kept = tuple(pick for pick in when.picks if _key(pick) in there)
    if kept and len(kept) == len(when.picks):
        return selection.at(_told_of_cities(selection))
    if "period" in selection.question.by:
        return selection.at(replace(when, picks=kept or when.picks))
    return selection.at(_newest(selection, there) or _told(when, selection.fact))


def comparable(selection: Selection, earlier: Chosen) -> Chosen:
    """The time to compare with, without the periods of which nothing came; that they are left out is said."""
    if selection.fact.time != "period":
        return earlier
    there = _came(selection)
    gone = [pick for pick in earlier.picks if _key(pick) not in there]
    if not gone:
        return earlier
    kept = tuple(pick for pick in earlier.picks if pick not in gone)
    note = t(
        "Tidak dibandingkan: {period} belum ada datanya.",
        period=", ".join(Period(pick.period, pick.kind).label for pick in gone),
    )
    return replace(earlier, picks=kept, known=bool(kept), notes=(*earlier.notes, note))


def _newest(selection: Selection, there: frozenset[tuple[str, date]]) -> Chosen | None:
    """For who named no period: the newest one before of which something came."""
    asked, last = selection.question, selection.when.span.last
    before = [start for kind, start in there if kind == last.kind and start < last.start]
    if asked.filters.span or not before:
        return None
    span = Span.of(max(before), last.kind)
    again = replace(asked, filters=asked.filters.during(span))
    found = chosen(selection.fact, again, selection.snapshot, selection.snapshot.closing_days, selection.kinds)
    return replace(found, notes=(*found.notes, _said(_EARLIER, selection.fact, last, used=span.label)))


def _told(when: Chosen, fact: Fact) -> Chosen:
    return replace(when, notes=(*when.notes, _said(_NOTHING, fact, when.span.last)))


def _told_of_cities(selection: Selection) -> Chosen:
    """Of several cities, those that have sent other periods of this kind, but not this one."""
    when, known = selection.when, _known(selection)
    last, same = when.picks[-1], known.filter(pl.col("kind") == when.span.kind)
    here = same.filter(pl.col("period") == last.period)["city"]
    names = dict(selection.snapshot.names("city").select("code", "name").iter_rows())
    gone = [names.get(city, city) for city in same["city"].unique().sort() if city not in here]
    told = [
        t("{city}: {fact} {period} belum ada datanya.", city=city, fact=t(selection.fact.label),
          period=Period(last.period, last.kind).label)
        for city in gone
    ]  # fmt: skip
    return replace(when, notes=(*when.notes, *told))


def _said(text: str, fact: Fact, period: Period, **more: str) -> str:
    return t(text, fact=t(fact.label), period=period.label, **more)


def _key(pick: Pick) -> tuple[str, date]:
    return pick.kind, pick.period


def _came(selection: Selection) -> frozenset[tuple[str, date]]:
    """(kind, first day) of the periods of which the cities asked about have anything."""
    return frozenset((kind, start) for kind, start in _known(selection).select("kind", "period").iter_rows())


def _known(selection: Selection) -> pl.DataFrame:
    """`_with_events` of the cities asked about."""
    snapshot, fact = selection.snapshot, selection.fact
    known = snapshot.kept(("came", fact.name), lambda: _with_events(snapshot.fact(fact.name), fact))
    return known.filter(pl.col("city").is_in(selection.rows["city"].unique().cast(pl.String).to_list()))


def _with_events(rows: pl.DataFrame, fact: Fact) -> pl.DataFrame:
    """`city`, `kind`, `period` with any event of the source."""
    keys = (pl.col("city").cast(pl.String), pl.col("kind_of_period").cast(pl.String).alias("kind"), pl.col("period"))
    found = rows.group_by(keys).agg(matched=fact.matched)
    return found.filter(pl.col("matched") > 0).drop("matched")
