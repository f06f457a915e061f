"""Which slices a question is about: the span a reader chose, or the one that says most, and the one to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_access import units
from data_access.ask.question import Question
from data_access.facts import Fact
from data_access.language import t
from data_access.periods import KIND_WORDS, Period, Span, containing, last_closed
from data_access.snapshot import Pick, Snapshot

SERIES = {"BULAN": 12, "TRIWULAN": 8, "SEMESTER": 6, "TAHUN": 5}
"""How many closed periods a chart over time shows when nobody chose."""


@dataclass(frozen=True)
class Chosen:
    """The slices of an answer, the span they stand for, in words, and what must be said about them."""

    picks: tuple[Pick, ...]
    span: Span
    words: str
    until: date | None
    to_day: bool = False
    notes: tuple[str, ...] = ()
    known: bool = True
    """Whether there is data of this time at all: else nothing counted is not a zero."""

    @property
    def moment(self) -> str:
        """The time in as few words as a comparison needs: a day where the figure runs to a day, else the period."""
        return units.day(self.until) if self.until and self.to_day else self.span.label

    @property
    def states(self) -> frozenset[tuple[str, date, date]]:
        """What was counted, whatever it is shown as."""
        return frozenset((pick.kind, pick.period, pick.until) for pick in self.picks)

    @property
    def one_each(self) -> bool:
        """Whether each shown period is one slice: then a person is counted once in it."""
        return len({pick.shown for pick in self.picks}) == len(self.picks)


def chosen(
    fact: Fact, question: Question, snapshot: Snapshot, closing_days: int, kinds: frozenset[str] = frozenset()
) -> Chosen:
    """The slices this question is about; of these kinds of period alone, where the people asked about have no other."""
    there = [pick for pick in snapshot.slices(fact.name) if not kinds or pick.kind in kinds]
    over_time = "period" in question.by
    wanted = question.filters.span
    span, notes = _fitting(
        fact, wanted or _default(fact, over_time, there, snapshot.as_of, closing_days), there, snapshot, closing_days
    )
    if fact.time == "period" and not over_time:
        span = _last_standing(fact, span, there, snapshot.as_of, closing_days)
    if fact.time == "period":
        notes += provisional(span.last, snapshot.as_of, closing_days)
    return _resolved(fact, span, there, over_time, snapshot.as_of, notes)


def before(fact: Fact, question: Question, snapshot: Snapshot, now: Chosen) -> Chosen:
    """The time to compare with: the span just before, or the same a year earlier; what accumulates, to the same day."""
    adds_up = fact.time in ("flow", "year")
    if question.compare == "year_before" or fact.time == "year" or (question.compare == "usual" and adds_up):
        earlier = Span(now.span.first.year_before(), now.span.last.year_before())
    else:
        length = len(tuple(now.span))
        earlier = Span(now.span.first.shifted(-length), now.span.last.shifted(-length))
    back = _months(now.span.start) - _months(earlier.start)
    limit = _months_before(snapshot.as_of, back) if now.span.end > snapshot.as_of else snapshot.as_of
    found = _resolved(fact, earlier, snapshot.slices(fact.name), "period" in question.by, limit, ())
    # A stock asked at a past time may have one state for both: no figure is compared with itself.
    picks = () if found.states == now.states else _shown_as(found.picks, now, back)
    return replace(found, picks=picks)


def _months(day: date) -> int:
    return 12 * day.year + day.month


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of a shorter month."""
    month = containing(day, "BULAN").shifted(-months)
    return month.start.replace(day=min(day.day, month.end.day))


def _default(fact: Fact, over_time: bool, there: Sequence[Pick], as_of: date, closing_days: int) -> Span:
    """The last closed period of the subject; for a state and what runs through a year, that at the data date; over
    time, a series."""
    kind = fact.default_kind
    if fact.time == "period":
        kind = fact.usual_kind({pick.kind for pick in there} or {kind})
    if over_time:
        step = "BULAN" if fact.time in ("flow", "year") and "BULAN" in fact.kinds else kind
        last = containing(as_of, step) if fact.time == "stock" else _newest(fact, step, as_of, closing_days)
        return Span(last.shifted(1 - SERIES[step]), last)
    running = fact.time == "stock" or (kind == "TAHUN" and fact.time != "period")
    last = containing(as_of, kind) if running else _newest(fact, kind, as_of, closing_days)
    return Span(last, last)


def _newest(fact: Fact, kind: str, as_of: date, closing_days: int) -> Period:
    """The last closed period of this kind; of a fact that has ended, its own last one at most."""
    closed = last_closed(kind, as_of, closing_days)
    return min(closed, containing(fact.last_day, kind)) if fact.last_day else closed


def _fitting(
    fact: Fact, span: Span, there: Sequence[Pick], snapshot: Snapshot, closing_days: int
) -> tuple[Span, tuple[str, ...]]:
    """The span in a kind of period this fact has; said when it is another than the one chosen."""
    if fact.time != "period" or any(pick.kind == span.kind for pick in there) or not there:
        return span, ()
    kind = fact.usual_kind({pick.kind for pick in there})
    last = containing(min(span.end, snapshot.as_of, fact.last_day or span.end), kind)
    last = last if last.closed(snapshot.as_of, closing_days) else last_closed(kind, snapshot.as_of, closing_days)
    note = t("{fact} tidak tersedia per {chosen}: ditampilkan {used}.",
             fact=t(fact.label), chosen=t(KIND_WORDS[span.kind]), used=last.label)  # fmt: skip
    return Span(last, last), (note,)


def provisional(last: Period, as_of: date, closing_days: int) -> tuple[str, ...]:
    """That the figures of a period that is not closed still move."""
    if last.start > as_of or last.closed(as_of, closing_days):
        return ()
    day = units.day(last.end + timedelta(days=closing_days))
    return (t("{period} sementara: belum ditutup, angkanya masih bergerak sampai {day}.", period=last.label, day=day),)


def _last_standing(fact: Fact, span: Span, there: Sequence[Pick], as_of: date, closing_days: int) -> Span:
    """A range that is not shown by period gives its last closed one (its last, where none is closed)."""
    periods = [period for period in span if period.start <= as_of]
    closed = [period for period in periods if period.closed(as_of, closing_days)]
    last = (closed or periods or [span.last])[-1]
    return Span(last, last)


def _resolved(
    fact: Fact, span: Span, there: Sequence[Pick], over_time: bool, as_of: date, notes: tuple[str, ...]
) -> Chosen:
    find = {"period": _same, "flow": _within, "stock": _latest, "year": _to_date}[fact.time]
    shown = shown_periods(fact, span, over_time)
    picks = tuple(pick for period in shown for pick in find(there, period, as_of))
    until = max((pick.until for pick in picks), default=None)
    if until and fact.time == "flow":  # a month without events is counted all the same
        until = max(until, min(span.end, as_of))
    known = bool(picks) or any(pick.period <= min(span.end, as_of) for pick in there) and span.start <= as_of
    to_day = fact.time in ("stock", "year") or (fact.time == "flow" and until is not None and until < span.end)
    return Chosen(picks, span, _words(fact, span, until), until, to_day, notes, known)


def shown_periods(fact: Fact, span: Span, over_time: bool) -> list[Period]:
    """The periods a reader sees: each on its own, or the whole range as one."""
    if not over_time:
        return [span.first] if span.first == span.last else [_whole(span)]
    if span.first == span.last and fact.time in ("flow", "year") and span.kind != "BULAN":
        return list(span.first.months())
    return list(span)


@dataclass(frozen=True, order=True)
class _Whole(Period):  # ty: ignore[subclass-of-dataclass-with-order]
    """A range shown as one."""

    last_day: date = date.max

    @property
    def end(self) -> date:
        return self.last_day

    @property
    def key(self) -> str:
        return f"{self.start.isoformat()}/{self.last_day.isoformat()}"

    @property
    def label(self) -> str:
        return Span(Period(self.start, self.kind), containing(self.last_day, self.kind)).label


def _whole(span: Span) -> Period:
    return _Whole(span.start, span.kind, span.end)


def _same(there: Sequence[Pick], period: Period, _as_of: date) -> list[Pick]:
    return [replace(pick, shown=period) for pick in there if (pick.kind, pick.period) == (period.kind, period.start)]


def _within(there: Sequence[Pick], period: Period, as_of: date) -> list[Pick]:
    """The months of the period, each once: up to the day where it was counted to that day, else the whole month."""
    last = min(period.end, as_of)
    months: dict[date, list[Pick]] = {}
    for pick in there:
        if period.start <= pick.period <= last:
            months.setdefault(pick.period, []).append(pick)
    return [replace(_up_to(last, picks), shown=period) for picks in months.values()]


def _up_to(day: date, picks: list[Pick]) -> Pick:
    reached = [pick for pick in picks if pick.until <= day]
    return max(reached, key=lambda pick: pick.until) if reached else min(picks, key=lambda pick: pick.until)


def _latest(there: Sequence[Pick], period: Period, as_of: date) -> list[Pick]:
    """The last state that overlaps the period."""
    overlapping = [pick for pick in there if pick.period <= min(period.end, as_of) and pick.until >= period.start]
    last = max(overlapping, key=lambda pick: pick.until, default=None)
    return [replace(last, shown=period)] if last else []


def _to_date(there: Sequence[Pick], period: Period, as_of: date) -> list[Pick]:
    """The state of the year at the end of the period, or at the data date while it is open."""
    day = min(period.end, as_of)
    reached = [pick for pick in there if pick.until <= day and pick.until.year == day.year and period.start <= day]
    last = max(reached, key=lambda pick: pick.until, default=None)
    return [replace(last, shown=period)] if last else []


def _shown_as(picks: tuple[Pick, ...], now: Chosen, back: int) -> tuple[Pick, ...]:
    """Earlier slices under the period so many months later, so that the two can stand in one row."""
    today = {_months(pick.shown.start): pick.shown for pick in now.picks}
    pairs = {pick: today.get(_months(pick.shown.start) + back) for pick in picks}
    return tuple(replace(pick, shown=shown) for pick, shown in pairs.items() if shown)


def _words(fact: Fact, span: Span, until: date | None) -> str:
    """The time of the figure in words; with its day where it runs to a day."""
    if until is None or fact.time in ("period", "flow"):
        return ranged(fact, span, until)
    return t("per {day}", day=units.day(until))


def ranged(fact: Fact, span: Span, until: date | None) -> str:
    """A span in words, with the day up to which it is counted where that is not its last."""
    if until is None or fact.time == "period" or until >= span.end:
        return span.label
    return t("{period}, s.d. {day}", period=span.label, day=units.day(until))
