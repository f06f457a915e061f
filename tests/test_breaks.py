"""Where a series of predikat is broken, and for whom."""

from __future__ import annotations

import pytest

from data_access.breaks import BREAKS, between
from data_access.periods import period

YEARS = ("2021", "2022", "2023", "2024", "2025", "2026")


def _broken(*keys: str, professions: tuple[str, ...] = ()) -> list[str]:
    periods = [period(key) for key in keys]
    pairs = zip(periods, periods[1:], strict=False)
    return [f"{a.key}|{b.key}" for a, b in pairs for _ in between(a, b, professions)]


def test_by_the_year_the_system_changed_once_and_teachers_twice() -> None:
    assert _broken(*YEARS) == ["2021|2022", "2023|2024", "2024|2025"]


def test_what_changed_for_teachers_breaks_no_series_of_others() -> None:
    assert _broken(*YEARS, professions=("KESEHATAN", "LAINNYA")) == ["2021|2022"]
    assert _broken(*YEARS, professions=("GURU",)) == ["2021|2022", "2023|2024", "2024|2025"]


def test_teachers_are_in_no_quarter_so_theirs_breaks_none() -> None:
    assert _broken("2023-T4", "2024-T1", "2024-T2", "2024-T3", "2024-T4", "2025-T1") == []
    assert _broken("2021-T4", "2022-T1") == ["2021-T4|2022-T1"]


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.day.isoformat())
def test_every_break_says_what_changed_and_where_it_is_written(one: object) -> None:
    assert getattr(one, "said", "") and getattr(one, "legal_basis", "")
