"""What of an answer's time is missing is said beside it, and an incomplete time is compared with nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_access.ask.question import Compare
from data_access.snapshot import Snapshot
from tests.databases import NewDatabase
from tests.published import SMALL, asked, by_code, during, published

ANEW = "Dihitung sejak 1 Januari tiap tahun: turun di bulan Januari."
FEW = "Satu orang dapat terhitung lebih dari sekali: jumlah orang tidak diketahui."


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Complaints since December 2025, reports since February 2026, answers since March 2026, certificates since May
    2025."""
    return published(new_database, tmp_path_factory.mktemp("home"))


BEGUN = [
    ("complaints_received", "2025", "", ("Data baru ada sejak Desember 2025: 2025 belum lengkap.",)),
    ("complaints_received", "2025-12", "", ()),
    ("complaints_received", "2026", "", ()),
    ("complaints_received", "2024", "", ("Data baru ada sejak Desember 2025.",)),
    ("complaints_received", "2025-10", "2026-01",
     ("Data baru ada sejak Desember 2025: Oktober 2025 – Januari 2026 belum lengkap.",)),
    ("reports_on_time", "2026-T1", "", ("Data baru ada sejak Februari 2026: Triwulan I 2026 belum lengkap.", FEW)),
    ("units_surveyed", "2026-04", "", ("Data baru ada sejak Maret 2026: 2026 belum lengkap.",)),
    ("jp20", "2025", "", ("Data baru ada sejak Mei 2025: 2025 mungkin belum lengkap.",)),
    ("jp20", "2026", "", ()),
    ("headcount", "2025", "", ()),  # a state is whole on its day
]  # fmt: skip


@pytest.mark.parametrize(("metric", "first", "last", "said"), BEGUN)
def test_a_span_within_which_the_source_begins_is_not_whole(
    city: Snapshot, metric: str, first: str, last: str, said: tuple[str, ...]
) -> None:
    assert asked(city, metric, filters=during(first, last)).notes == said


def test_what_came_before_the_years_that_are_kept_is_not_said_to_be_nothing(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    one = SMALL["complaint"][0]
    older = [one | {"id": f"o{year}", "received_on": f"{year}-01-05", "resolved_on": None} for year in (2019, 2022)]
    snapshot = published(new_database, tmp_path, {**SMALL, "complaint": [*SMALL["complaint"], *older]})
    since = "Data yang dihitung mulai Januari 2022"
    assert asked(snapshot, "complaints_received", filters=during("2021", "2022")).notes == (
        f"{since}: 2021 – 2022 belum lengkap.",
    )
    assert asked(snapshot, "complaints_received", filters=during("2021")).notes == (f"{since}.",)


COMPARED: list[tuple[str, Compare, str, float | None, str, tuple[str, ...]]] = [
    ("complaints_received", "usual", "2026-01", None, "", ()),  # nothing at all in January 2025
    ("complaints_received", "previous", "2026-01", 1, "Desember 2025", ()),
    ("complaints_received", "previous", "2026-T1", None, "",
     ("Tidak dibandingkan: data Triwulan IV 2025 baru ada sejak Desember 2025.",)),
    ("jp20", "usual", "2026", 100 / 7, "15 Mei 2025",
     ("Dibandingkan dengan 2025 yang mungkin belum lengkap: data baru ada sejak Mei 2025.",)),
]  # fmt: skip


@pytest.mark.parametrize(("metric", "compare", "key", "before", "words", "said"), COMPARED)
def test_an_incomplete_time_is_compared_with_nothing(
    city: Snapshot, metric: str, compare: Compare, key: str, before: float | None, words: str, said: tuple[str, ...]
) -> None:
    answer = asked(city, metric, filters=during(key), compare=compare)
    assert (answer.figure(metric).before, answer.compared, answer.notes) == (pytest.approx(before), words, said)


def test_of_a_series_only_the_incomplete_period_is_compared_with_nothing(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    one = SMALL["complaint"][0]
    older = [one | {"id": day, "received_on": day, "resolved_on": None} for day in ("2025-02-10", "2025-05-05")]
    snapshot = published(new_database, tmp_path, {**SMALL, "complaint": [*SMALL["complaint"], *older]})
    span = during("2026-T1", "2026-T2")
    quarters = asked(snapshot, "complaints_received", "period", span, compare="year_before")
    assert by_code(quarters, "complaints_received__before") == {"2026-T1": None, "2026-T2": 1}
    assert quarters.notes == ("Tidak dibandingkan: data Triwulan I 2025 baru ada sejak Februari 2025.",)


def test_a_series_names_the_periods_without_a_row_and_says_what_it_holds(city: Snapshot) -> None:
    months = asked(city, "complaints_received", "period", during("2025-10", "2026-06"))
    assert list(by_code(months, "n")) == ["2025-12", "2026-01", "2026-04", "2026-05"]
    gone = "Oktober 2025 – November 2025, Februari 2026 – Maret 2026, Juni 2026"
    assert months.notes == (f"5 dari 9 periode tanpa data: {gone}.",)
    assert months.period == "Desember 2025 – Mei 2026, s.d. 15 Mei 2026"


def test_a_series_without_any_row_only_says_when_there_is_data(city: Snapshot) -> None:
    answer = asked(city, "complaints_received", "period", during("2024-01", "2024-03"))
    assert (answer.period, answer.notes) == (
        "Januari 2024 – Maret 2024",
        ("Data baru ada sejak Desember 2025.",),
    )


HELD = [
    ("headcount", "2026-01", "2026-03", "Januari 2026 – Maret 2026"),
    ("headcount", "2026-01", "2026-05", "Januari 2026 – Mei 2026, s.d. 15 Mei 2026"),
    ("jp20", "2025-06", "2026-03", "Juni 2025 – Maret 2026"),
    ("evaluated", "2025-T4", "2026-T1", "Triwulan IV 2025 – Triwulan I 2026"),
    ("complaints_received", "2026-04", "2026-04", "April 2026"),
]


@pytest.mark.parametrize(("metric", "first", "last", "words"), HELD)
def test_the_time_of_a_series_is_the_range_it_holds(
    city: Snapshot, metric: str, first: str, last: str, words: str
) -> None:
    assert asked(city, metric, "period", during(first, last)).period == words


def test_what_runs_through_a_year_says_that_it_falls_in_january(city: Snapshot) -> None:
    perhaps = "Data baru ada sejak Mei 2025: 2025 mungkin belum lengkap."
    assert asked(city, "jp20", "period", during("2025-11", "2026-02")).notes == (perhaps, ANEW)
    assert asked(city, "jp20", "period", during("2026-01", "2026-03")).notes == ()
    assert asked(city, "jp20", "period", during("2025", "2026")).notes == (perhaps,)  # years, each at its own end
    assert asked(city, "headcount", "period", during("2025-11", "2026-02")).notes == ()


def test_a_subject_without_any_event_says_nothing_of_its_time(new_database: NewDatabase, tmp_path: Path) -> None:
    nothing = {table: rows for table, rows in SMALL.items() if table != "complaint"}
    answer = asked(published(new_database, tmp_path, nothing), "complaints_received", "period")
    assert (answer.empty, answer.notes) == (True, ())
