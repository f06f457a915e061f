"""A period of which nothing came is no zero: not the one shown unasked, not in a series, not compared with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data_access.filters import Filters
from data_access.snapshot import Snapshot
from tests.city import CITY, PALEMBANG, PALU
from tests.databases import NewDatabase
from tests.published import asked, by_code, during, published

NOTHING = "Penilaian kinerja Triwulan I 2026 belum ada datanya"
PALU_ALONE = Filters(city=(PALU,))


def _published(new_database: NewDatabase, home: Path, start: str, *who: str) -> Snapshot:
    """The little city without the appraisals of these persons (of everybody) in the period that begins on `start`."""
    kept = [row for row in CITY["appraisal"] if row["period_start"] != start or (who and row["employee_id"] not in who)]
    return published(new_database, home, {**CITY, "appraisal": kept})


@pytest.fixture(scope="module")
def waiting(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Nothing came of the first quarter of 2026, the last closed one."""
    return _published(new_database, tmp_path_factory.mktemp("waiting"), "2026-01-01")


def test_unasked_the_newest_period_of_which_something_came_is_shown(waiting: Snapshot) -> None:
    answer = asked(waiting, "evaluated needs_coaching", compare="usual")
    assert answer.period == "Triwulan IV 2025"
    assert f"{NOTHING}: ditampilkan Triwulan IV 2025." in answer.notes
    assert answer.figure("evaluated").x == 5


def test_who_names_the_period_sees_it_and_is_told(waiting: Snapshot) -> None:
    answer = asked(waiting, "evaluated", filters=during("2026-T1"))
    assert (answer.period, answer.figure("evaluated").x, answer.figure("evaluated").of) == ("Triwulan I 2026", 0, 9)
    assert f"{NOTHING}." in answer.notes


def test_a_series_has_no_bar_for_it_and_names_it(waiting: Snapshot) -> None:
    answer = asked(waiting, "evaluated", "period", filters=during("2025-T4", "2026-T1"))
    assert answer.frame["period"].to_list() == ["2025-T4"]
    assert "1 dari 2 periode tanpa data: Triwulan I 2026." in answer.notes


def test_nothing_is_compared_with_it(new_database: NewDatabase, tmp_path: Path) -> None:
    city = _published(new_database, tmp_path, "2025-10-01")
    answer = asked(city, "evaluated", compare="usual")
    assert (answer.period, answer.compared) == ("Triwulan I 2026", "")
    assert "Tidak dibandingkan: Triwulan IV 2025 belum ada datanya." in answer.notes
    assert answer.figure("evaluated").before is None


def test_each_city_has_its_own_last_period(new_database: NewDatabase, tmp_path: Path) -> None:
    there = {row["employee_id"] for row in CITY["employment"] if row["agency_id"] in ("dikp", "kesp")}
    city = _published(new_database, tmp_path, "2026-01-01", *there)
    assert asked(city, "evaluated", filters=PALU_ALONE).period == "Triwulan I 2026"
    assert asked(city, "evaluated", filters=Filters(city=(PALEMBANG,))).period == "Triwulan IV 2025"
    both = asked(city, "evaluated", "city")
    assert both.period == "Triwulan I 2026"
    assert by_code(both, "evaluated__x") == {PALU: 4, PALEMBANG: 0}
    assert "Kota Palembang: Penilaian kinerja Triwulan I 2026 belum ada datanya." in both.notes


def test_a_unit_that_rated_nobody_is_a_zero_where_its_city_delivered(new_database: NewDatabase, tmp_path: Path) -> None:
    there = {row["employee_id"] for row in CITY["employment"] if row["agency_id"] == "pkm"}
    city = _published(new_database, tmp_path, "2026-01-01", *there)
    answer = asked(city, "evaluated", filters=replace(PALU_ALONE, agency=("pkm",)))
    assert (answer.period, answer.figure("evaluated").x) == ("Triwulan I 2026", 0)


def test_movement_falls_back_like_the_predikat_it_is_made_of(new_database: NewDatabase, tmp_path: Path) -> None:
    kept = [row for row in CITY["appraisal"] if row["period_start"] != "2026-01-01"]
    earlier = [row | {"period_start": "2025-07-01"} for row in kept if row["period_start"] == "2025-10-01"]
    city = published(new_database, tmp_path, {**CITY, "appraisal": [*kept, *earlier]})
    answer = asked(city, "moved_same")
    assert (answer.period, answer.figure("moved_same").x) == ("Triwulan IV 2025", 5)
    assert asked(city, "moved_same", filters=during("2026-T1")).figure("moved_same").value is None


def test_a_city_that_never_sent_anything_is_told(new_database: NewDatabase, tmp_path: Path) -> None:
    there = {row["employee_id"] for row in CITY["employment"] if row["agency_id"] in ("dikp", "kesp")}
    kept = [row for row in CITY["appraisal"] if row["employee_id"] not in there]
    city = published(new_database, tmp_path, {**CITY, "appraisal": kept})
    alone = asked(city, "evaluated", filters=Filters(city=(PALEMBANG,)))
    assert f"{NOTHING}." in alone.notes
    both = asked(city, "evaluated", compare="usual")
    assert "Kota Palembang: Penilaian kinerja Triwulan I 2026 belum ada datanya." in both.notes
    assert both.figure("evaluated").before is None


def test_a_range_without_its_last_period_shows_the_last_one_that_came(waiting: Snapshot) -> None:
    answer = asked(waiting, "evaluated", filters=during("2025-T1", "2026-T1"))
    assert answer.period == "Triwulan IV 2025"


def test_a_series_of_which_nothing_came_is_told(waiting: Snapshot) -> None:
    assert f"{NOTHING}." in asked(waiting, "evaluated", "period", filters=during("2026-T1")).notes
