"""The distribution pattern of SE MenPANRB 3/2023 at its bounds, and the predikat of the organisation joined to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.ask import PATTERN_BY, PATTERN_METRICS, Answer, pattern
from data_access.pattern import PATTERNS, judged
from data_access.snapshot import Snapshot
from tests.city_people import PALU, PEOPLE, PLACES
from tests.databases import NewDatabase
from tests.listed import Place, loaded
from tests.published import asked, by_code, during, published
from tests.rows import Rows, rows


def _counts(said: str) -> dict[str, int]:
    return {part.split()[1]: int(part.split()[0]) for part in said.split(",")}


@pytest.mark.parametrize(
    ("organisation", "people", "verdict", "off"),
    [
        ("ISTIMEWA", "7 SB, 3 B", "SESUAI", 0),  # 70 % exactly
        ("ISTIMEWA", "71 SB, 29 B", "DI_LUAR", 1),
        ("ISTIMEWA", "4 SB, 6 B", "DI_LUAR", 0),  # SB is not the most frequent
        ("ISTIMEWA", "5 SB, 5 B", "SESUAI", 0),  # tied with it
        ("BAIK", "7 B, 2 SB, 1 BP", "SESUAI", 0),
        ("BAIK", "7 B, 2 SB, 1 K", "SESUAI", 0),
        ("BAIK", "7 B, 2 SB, 1 SK", "DI_LUAR", 0),  # neither BP nor K
        ("BAIK", "8 B, 2 BP", "DI_LUAR", 10),
        ("BUTUH_PERBAIKAN", "6 BP, 1 SB, 3 B", "SESUAI", 0),
        ("BUTUH_PERBAIKAN", "6 BP, 2 SB, 2 B", "DI_LUAR", 10),
        ("BUTUH_PERBAIKAN", "5 BP, 5 B", "DI_LUAR", 10),
        ("KURANG", "6 K, 1 BP, 1 SB, 2 B", "SESUAI", 0),
        ("KURANG", "9 K, 1 SK", "DI_LUAR", 10),  # no BP
        ("SANGAT_KURANG", "6 SK, 1 K, 3 B", "SESUAI", 0),
        ("SANGAT_KURANG", "6 SK, 1 BP, 2 B, 1 SB", "DI_LUAR", 10),
        ("BAIK", "7 B, 2 BP", "SEDIKIT", None),
        ("NONE", "9 B, 1 BP", "BELUM_ADA", None),
        ("?", "9 B, 1 BP", "BELUM_ADA", None),
    ],
)
def test_each_predikat_of_the_organisation_has_its_bounds(
    organisation: str, people: str, verdict: str, off: float | None
) -> None:
    found = judged(organisation, _counts(people))
    assert found.verdict == verdict
    assert found.off == (pytest.approx(off) if off is not None else None)


def test_the_expected_predikat_has_a_bound_of_its_own() -> None:
    assert {key: (one.of_most.least, one.of_most.most) for key, one in PATTERNS.items()} == {
        "ISTIMEWA": (0, 70), "BAIK": (0, 70), "BUTUH_PERBAIKAN": (60, 100), "KURANG": (60, 100),
        "SANGAT_KURANG": (60, 100),
    }  # fmt: skip


def _rated(agency: str, said: str) -> Iterator[tuple[str, str, str]]:
    """(person, agency, predikat)."""
    everyone = [rating for rating, n in _counts(said).items() for _ in range(n)]
    yield from ((f"{agency}{at}", agency, rating) for at, rating in enumerate(everyone))


def _organisations() -> dict[str, Rows]:
    people = [*_rated("dik", "8 B, 2 SB, 2 BP"), *_rated("sd1", "1 K"), *_rated("kes", "9 B, 3 SB")]
    start = ("TRIWULAN", "2026-01-01")
    cycle = (PALU, "LAINNYA", "TRIWULAN", "2022-01-01")
    said = [(one, *start, "BAIK") for one in ("dik", "kes")]
    return {
        **PLACES,
        "position": PEOPLE["position"],
        "appraisal_cycle": rows("city_code profession period_kind valid_from", cycle),
        "employment": rows(
            "employee_id valid_from valid_to agency_id position_id status duty",
            *((who, "2020-01-01", None, agency, "staf", "PNS", "AKTIF") for who, agency, _ in people),
        ),
        "appraisal": rows(
            "employee_id period_kind period_start assignment rating",
            *((who, *start, "DEFINITIF", rating) for who, _, rating in people),
        ),
        "agency_appraisal": rows("agency_id period_kind period_start rating", *said),
    }


def _asked(snapshot: Snapshot) -> Answer:
    return asked(snapshot, " ".join(PATTERN_METRICS), " ".join(PATTERN_BY))


def test_each_opd_is_held_against_the_pattern_of_its_own_predikat(new_database: NewDatabase, tmp_path: Path) -> None:
    found = pattern(_asked(published(new_database, tmp_path, _organisations())))
    columns = ("opd", "agency_rating", "rated", "dominant", "bound_low", "bound_high", "off", "verdict", "why")
    assert found.select(columns).rows() == [
        ("kes", "BAIK", 12, "B", 0, 70, 5.0, "DI_LUAR", "5,0 poin dari batas; tidak ada BP atau K"),
        ("dik", "BAIK", 13, "B", 0, 70, 0.0, "SESUAI", ""),  # with its school
    ]
    assert found["share"].to_list() == found["expected_share"].to_list() == pytest.approx([75, 100 * 8 / 13])
    assert found["verdict__label"].to_list() == ["di luar pola", "sesuai pola"]


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from loaded(new_database, tmp_path_factory.mktemp("home"), "sqlite")


def test_the_predikat_of_the_organisation_is_that_of_its_own_period(city: Place) -> None:
    now = asked(city.snapshot, "evaluated", "agency_rating")
    assert by_code(now, "evaluated__of") == {"BAIK": 2, "NONE": 5, "?": 2}
    before = asked(city.snapshot, "evaluated", "agency_rating", during("2025-T4"))
    assert by_code(before, "evaluated__of") == {"KURANG": 4, "ISTIMEWA": 3, "NONE": 2}


@pytest.mark.parametrize("code", ["BAIK", "NONE", "?"])
def test_behind_it_are_the_records_of_those_opd(city: Place, code: str) -> None:
    pick = next(one for one in city.picks("performance") if (one.kind, str(one.period)) == ("TRIWULAN", "2026-01-01"))
    now = asked(city.snapshot, "evaluated", "agency_rating")
    assert city.behind("performance", {"agency_rating": code}, pick) == by_code(now, "evaluated__of")[code]


def test_fewer_than_ten_are_not_judged(city: Place) -> None:
    assert set(pattern(_asked(city.snapshot))["verdict"]) == {"SEDIKIT"}
