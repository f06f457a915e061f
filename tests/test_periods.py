"""Periods as readers write them, their days, their names, and when they are closed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access import language
from data_access.periods import MONTHS, Period, Span, containing, last_closed, period, same_day, today
from data_access.problems import QuestionProblem

KEYS = {
    "2026": ("TAHUN", date(2026, 1, 1), date(2026, 12, 31), "2026", "2026"),
    "2026-S1": ("SEMESTER", date(2026, 1, 1), date(2026, 6, 30), "Semester I 2026", ""),
    "2026-S2": ("SEMESTER", date(2026, 7, 1), date(2026, 12, 31), "Semester II 2026", ""),
    "2026-T1": ("TRIWULAN", date(2026, 1, 1), date(2026, 3, 31), "Triwulan I 2026", ""),
    "2026-T4": ("TRIWULAN", date(2026, 10, 1), date(2026, 12, 31), "Triwulan IV 2026", ""),
    "2026-05": ("BULAN", date(2026, 5, 1), date(2026, 5, 31), "Mei 2026", "May 2026"),
    "2024-02": ("BULAN", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024", "February 2024"),
}
DAYS = st.dates(date(1960, 1, 1), date(2190, 12, 31))
KINDS = st.sampled_from(list(MONTHS))


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_a_period_with_days_and_a_name(key: str) -> None:
    kind, first, last, label, english = KEYS[key]
    found = period(f" {key} ")
    assert (found, found.end, found.key, found.label) == (Period(first, kind), last, key, label)
    language.use("en")
    assert not english or found.label == english


@pytest.mark.parametrize(
    "key", ["", "26", "2026-13", "2026-00", "2026-5", "2026-T5", "2026-S3", "2026-T", "1949", "2201", "x"]
)
def test_what_is_no_period_is_told_with_the_four_forms(key: str) -> None:
    with pytest.raises(QuestionProblem, match="tidak dikenal. Bentuknya: 2026, 2026-S1, 2026-T3 atau 2026-05"):
        period(key)


@given(DAYS, KINDS)
def test_a_day_lies_in_the_period_that_contains_it(day: date, kind: str) -> None:
    found = containing(day, kind)
    assert found.start <= day <= found.end
    assert period(found.key) == found
    assert [one.start for one in found.months()][0] == found.start
    assert found.months()[-1].end == found.end


@given(DAYS, KINDS, st.integers(-40, 40))
def test_shifting_is_undone_by_shifting_back(day: date, kind: str, steps: int) -> None:
    found = containing(day, kind)
    assert found.shifted(steps).shifted(-steps) == found
    assert found.shifted(1).start == found.end + timedelta(days=1)
    assert found.year_before() == found.shifted(-12 // MONTHS[kind])


@given(DAYS, KINDS, st.integers(0, 60))
def test_the_last_closed_period_is_closed_and_the_next_is_not(day: date, kind: str, days: int) -> None:
    found = last_closed(kind, day, days)
    assert found.closed(day, days)
    assert not found.shifted(1).closed(day, days)


@pytest.mark.parametrize(("as_of", "closed"), [(date(2026, 4, 30), "2025-T4"), (date(2026, 5, 1), "2026-T1")])
def test_a_period_is_closed_thirty_one_days_after_its_end(as_of: date, closed: str) -> None:
    assert last_closed("TRIWULAN", as_of, 31).key == closed


def test_a_span_says_itself_and_counts_both_ends() -> None:
    span = Span(period("2025-T4"), period("2026-T2"))
    assert [one.key for one in span] == ["2025-T4", "2026-T1", "2026-T2"]
    assert (span.start, span.end, span.kind) == (date(2025, 10, 1), date(2026, 6, 30), "TRIWULAN")
    assert span.label == "Triwulan IV 2025 – Triwulan II 2026"
    assert Span(period("2026"), period("2026")).label == "2026"


def test_the_same_day_of_another_year() -> None:
    assert same_day(date(2026, 5, 15), -1) == date(2025, 5, 15)
    assert same_day(date(2024, 2, 29), -1) == date(2023, 2, 28)
    assert same_day(date(2024, 2, 29), -4) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Jakarta", 19), ("Asia/Makassar", 20), ("Asia/Jayapura", 20), ("America/New_York", 19)]
)
def test_the_day_is_that_of_the_time_zone(zone: str, day: int) -> None:
    assert today(zone, datetime(2026, 11, 19, 16, 30, tzinfo=UTC)) == date(2026, 11, day)


@pytest.mark.parametrize("zone", ["", "Asia", "Nowhere/Here", "../etc/passwd", "WITA"])
def test_without_a_known_time_zone_it_is_the_day_of_the_server(zone: str) -> None:
    now = datetime(2026, 11, 19, 16, 30, tzinfo=UTC)
    assert today(zone, now) == now.astimezone().date()


@pytest.mark.parametrize(
    ("noted", "newest"),
    [
        (("2026-T1", "2026-T1"), ("2026-T3", "2026-T3")),
        (("2026-T4", "2026-T4"), ("2026-T4", "2026-T4")),  # an open one that was noted: never an earlier one
        (("2026-01", "2026-03"), ("2026-08", "2026-10")),
        (("2024", "2024"), ("2025", "2025")),
    ],
)
def test_a_span_goes_on_to_the_last_closed_period(noted: tuple[str, str], newest: tuple[str, str]) -> None:
    span = Span(*map(period, noted)).newest(date(2026, 12, 5), 31)
    assert (span.first.key, span.last.key) == newest
