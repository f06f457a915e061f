"""Which statements a refresh puts: for each fact its periods, up to which day, and with which parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from data_access.contract.codes import COMPLAINT_CLASS
from data_access.facts.base import Fact, Slice
from data_access.periods import Period, containing, same_day

HISTORY_YEARS = 4
"""Years kept besides the last one of a fact, which mostly is the current one: enough for last five years, and a bound
where a source goes back for ever."""


def slices(fact: Fact, first: Mapping[str, date], as_of: date) -> list[Slice]:
    """Every slice of the fact, oldest first. `first` is the first day of each kind of period that has events."""
    found = []
    for kind in fact.kinds:
        if kind not in first:
            continue
        begin = max(first[kind], first_kept(fact, as_of))
        for period in _from(containing(begin, kind), _last(fact, as_of)):
            found += [Slice(period, day, variant) for day in _days(fact, period, as_of) for variant in fact.variants]
    return found


def first_kept(fact: Fact, as_of: date) -> date:
    """The first day that is counted of a source that goes back further."""
    return date(_last(fact, as_of).year - HISTORY_YEARS, 1, 1)


def _last(fact: Fact, as_of: date) -> date:
    return min(as_of, fact.last_day or as_of)


def parameters(slice_: Slice, as_of: date, rules: Mapping[str, float]) -> dict[str, object]:
    """Everything a statement of any fact may ask for, computed here because engines disagree on date arithmetic."""
    period, until = slice_.period, slice_.until
    judged = until if until < period.end else as_of
    before = period.year_before() if slice_.variant == "YEAR_BEFORE" else period.shifted(-1)
    limits = {f"limit_{name.lower()}": int(rules[f"LIMIT_{name}"]) for name in COMPLAINT_CLASS if name != "ASPIRASI"}
    return {
        "period_start": period.start,
        "period_end": period.end,
        "period_kind": period.kind,
        "before_start": before.start,
        "until": until,
        "as_of": as_of,
        "judged_on": judged,
        "year": until.year,
        "month": until.month,
        "year_start": date(until.year, 1, 1),
        "one_year_ago": same_day(until, -1),
        "two_years_ago": same_day(until, -2),
        "three_years_ago": same_day(until, -3),
        "assessment_valid_since": same_day(until, -int(rules["ASSESSMENT_VALID_YEARS"])),
        "jp_target_tenths": int(10 * rules["JP_TARGET"]),
        **{f"jpm_{band.lower()}": int(rules[f"JPM_{band}"]) for band in ("OPTIMAL", "MS", "CUKUP", "MMS")},
        "respondent_unsur": int(rules["RESPONDENT_UNSUR"]),
        **limits,
    }


def _from(period: Period, as_of: date) -> Iterator[Period]:
    while period.start <= as_of:
        yield period
        period = period.shifted(1)


def _days(fact: Fact, period: Period, as_of: date) -> list[date]:
    """Up to which days a period is counted: its end or the data date, and that date's day in earlier years."""
    until = min(period.end, as_of)
    if not fact.to_day:
        return [until]
    same = same_day(as_of, period.start.year - as_of.year)
    return sorted({until, same}) if period.start <= same <= period.end else [until]
