"""Across a change of rule or cycle nothing is compared, and a shift carries no mark: teachers by the year."""

from __future__ import annotations

import pytest

from data_access.breaks import between, parting
from data_access.filters import Filters
from data_access.periods import period
from data_access.snapshot import Snapshot
from tests.city_people import PALU, PLACES
from tests.databases import NewDatabase
from tests.published import asked, by_code, during, published
from tests.rows import Rows, rows

TEACHERS, OTHERS = 12, 12
SCHOOLS = "sejak 2025 guru dinilai sekali setahun, pada 2024 per semester (Kepdirjen GTK 4242/B.B1/HK.03.01/2024)."
EVERYBODY = [(f"g{at}", "guru") for at in range(TEACHERS)] + [(f"s{at}", "staf") for at in range(OTHERS)]


def _rated(year: int, who: str, ratings: str) -> Rows:
    columns = "employee_id period_kind period_start rating assignment agency_id"
    people = [person for person, post in EVERYBODY if post == who]
    return rows(
        columns,
        *(
            (one, "TAHUN", f"{year}-01-01", r, "DEFINITIF", "dik")
            for one, r in zip(people, ratings.split(), strict=True)
        ),
    )


FELL, STOOD = "B " * 12, "SB " * 12
CITY: dict[str, Rows] = {
    "city": PLACES["city"],
    "agency": [row for row in PLACES["agency"] if row["id"] in ("palu", "dik")],
    "position": rows(
        "id title family tier profession",
        ("guru", "Guru", "FUNGSIONAL", "AHLI_PERTAMA", "GURU"),
        ("staf", "Staf", "PELAKSANA", "PELAKSANA", "LAINNYA"),
    ),
    "employee": [{"id": person, "name": "Pegawai Contoh"} for person, _ in EVERYBODY],
    "employment": rows(
        "employee_id valid_from valid_to agency_id position_id status duty",
        *((person, "2020-01-01", None, "dik", post, "PNS", "AKTIF") for person, post in EVERYBODY),
    ),
    "appraisal_cycle": rows(
        "city_code profession period_kind valid_from valid_to",
        (PALU, "GURU", "TAHUN", "2022-01-01", None),
        (PALU, "LAINNYA", "TAHUN", "2022-01-01", None),
    ),
    "appraisal": [
        *(one for year in (2022, 2023, 2024) for who in ("guru", "staf") for one in _rated(year, who, STOOD)),
        *(one for who in ("guru", "staf") for one in _rated(2025, who, FELL)),
    ],
}


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"), CITY)


def _of(*professions: str, year: str = "2025") -> Filters:
    return Filters(profession=professions, span=during(year).span)


def test_only_what_concerns_all_of_them_parts_two_times() -> None:
    years = period("2024"), period("2025")
    assert len(between(*years)) == 1
    assert parting(*years) == ()
    assert parting(*years, ("GURU",)) == parting(*years, ("GURU", "LAINNYA")) == between(*years)
    assert parting(*years, ("LAINNYA",)) == ()
    assert len(parting(period("2021"), period("2022"))) == 1


def test_teachers_are_not_compared_across_their_break(city: Snapshot) -> None:
    answer = asked(city, "rating_sb", filters=_of("GURU"), compare="usual")
    assert (answer.figure("rating_sb").before, answer.compared) == (None, "")
    assert answer.notes == (f"Tidak dibandingkan dengan 2024: {SCHOOLS}",)


def test_others_are_compared_and_nothing_is_said(city: Snapshot) -> None:
    answer = asked(city, "rating_sb", filters=_of("LAINNYA"), compare="usual")
    assert (answer.figure("rating_sb").before, answer.compared, answer.notes) == (100, "2024", ())


def test_everybody_is_compared_and_what_differs_for_some_is_said(city: Snapshot) -> None:
    answer = asked(city, "rating_sb", filters=during("2025"), compare="previous")
    assert (answer.figure("rating_sb").before, answer.compared) == (100, "2024")
    assert answer.notes == (f"Dibandingkan dengan 2024, tetapi tidak untuk semua sama: {SCHOOLS}",)


def test_of_a_series_only_the_years_across_a_break_are_not_compared(city: Snapshot) -> None:
    series = Filters(profession=("GURU",), span=during("2023", "2025").span)
    answer = asked(city, "rating_sb", "period", series, compare="year_before")
    assert by_code(answer, "rating_sb__before") == {"2023": 100, "2024": None, "2025": None}


def test_a_shift_of_everybody_across_the_break_of_some_has_no_mark(city: Snapshot) -> None:
    answer = asked(city, "net_shift moved_down", "opd", during("2025"))
    assert answer.figure("moved_down").x == TEACHERS + OTHERS
    assert answer.figure("net_shift").mark is None
    assert answer.notes == (f"Pergeseran pada 2025 tidak dapat dibandingkan dan tidak diberi tanda: {SCHOOLS}",)


def test_a_shift_of_teachers_across_their_break_says_so(city: Snapshot) -> None:
    answer = asked(city, "net_shift", "opd", _of("GURU"))
    assert answer.figure("net_shift").mark is None
    assert answer.notes[0] == f"Pergeseran pada 2025 tidak dapat dibandingkan dan tidak diberi tanda: {SCHOOLS}"
    assert asked(city, "net_shift", "opd", _of("LAINNYA")).notes == (
        "Tanda terhadap kelompok sejenis hanya untuk seluruh pegawai: dengan penyaring pegawai tidak ada tanda.",
    )


def test_a_shift_within_one_rule_keeps_its_mark(city: Snapshot) -> None:
    answer = asked(city, "net_shift", "opd", during("2023"))
    assert (answer.figure("net_shift").of, answer.notes) == (TEACHERS + OTHERS, ())
    assert "net_shift__mark" in answer.frame.columns
