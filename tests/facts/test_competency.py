"""What a post requires, what its holder has, and the bands of the JPM."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any

import pytest

from data_access.metrics import METRICS
from tests.city_people import PEOPLE, PLACES
from tests.counted import counted, of_record, part, reasons, records, tally
from tests.databases import KINDS, NewDatabase
from tests.rows import load, rows
from tests.sources import create_contract

NOW = part("2026")


def _pairs(city: str, *columns: str) -> dict[tuple[str, str], Any]:
    found = records(city, "competency", NOW)
    values = {(row["person"], row["competency"]): tuple(row[key] for key in columns) for row in found}
    return {pair: value[0] if len(columns) == 1 else value for pair, value in values.items()}


def test_each_required_competency_of_each_person_once(city: str) -> None:
    assert _pairs(city, "gap") == {
        ("a", "int"): "-2", ("a", "kom"): "0",
        ("b", "int"): "0", ("b", "kom"): "-1",
        ("e", "tek"): "-2", ("f", "tek"): "NONE",
        ("g", "int"): "EXPIRED", ("g", "kom"): "NONE",
        ("i", "int"): "0", ("i", "kom"): "EXPIRED",
        ("j", "int"): "NONE", ("j", "kom"): "NONE",
        ("l", "int"): "NONE", ("l", "kom"): "NONE",  # a level of 0 is no level
        ("n", "int"): "0", ("n", "kom"): "0",
    }  # fmt: skip


def test_no_standard_is_no_pair_and_never_a_gap_of_zero(city: str) -> None:
    without = {"c", "d", "k"}
    assert not without & {person for person, _ in _pairs(city, "gap")}
    fit = of_record(city, "fit", NOW, "assessment_state", "gap_count", "jpm")
    assert {who for who, (state, *_) in fit.items() if state == "TANPA_STANDAR"} == without
    assert {fit[who][1:] for who in without} == {("NONE", "NONE")}


def test_cpns_are_out(city: str) -> None:
    assert "h" not in of_record(city, "fit", NOW, "assessment_state")
    assert "h" not in {person for person, _ in _pairs(city, "gap")}


def test_the_newest_standard_and_the_latest_assessment_count(city: str) -> None:
    assert _pairs(city, "gap")["b", "int"] == "0"  # 3 of 3; the older standard asks 2, the older assessment gave 1
    before = {
        row["competency"]: row["gap"] for row in records(city, "competency", part("2025")) if row["person"] == "b"
    }
    assert before == {"int": "-2", "kom": "NONE"}


def test_age_and_validity_of_an_assessment_agree_to_the_day(city: str) -> None:
    found = _pairs(city, "gap", "assessment_age")
    assert found["i", "int"] == ("0", "LT3")
    assert found["i", "kom"] == ("EXPIRED", "GE3")
    assert found["n", "kom"] == ("0", "LT3")
    assert found["a", "int"] == ("-2", "LT1")
    assert found["f", "tek"] == ("NONE", "NONE")


def test_a_plan_is_of_this_year_or_later_and_not_cancelled(city: str) -> None:
    found = _pairs(city, "planned", "levels_missing")
    assert found["b", "kom"] == ("YA", 1)
    assert found["e", "tek"] == ("TIDAK", 2)
    assert {pair for pair, (planned, _) in found.items() if planned == "YA"} == {("b", "kom"), ("i", "int")}


def test_each_row_of_a_plan_counts_once_with_its_hours_and_cost(city: str) -> None:
    found = _pairs(city, "plans", "plans_timed", "plan_tenths", "plans_costed", "plan_cost")
    assert found["b", "kom"] == (2, 2, 365, 1, 1_500_000)
    assert found["i", "int"] == (1, 1, 80, 1, 800_000)
    assert found["e", "tek"] == (0, 0, 0, 0, 0)  # last year's, and a cancelled one


def test_a_surplus_does_not_hide_a_gap(city: str) -> None:
    fit = of_record(city, "fit", NOW, "assessment_state", "gap_count", "jpm", "jpm_raw")
    assert fit["a"] == ("DIASESMEN", "1", "MMS", "MS")  # 2 + 4 of 8; uncapped 2 + 5
    assert fit["b"] == ("DIASESMEN", "1", "MS", "MS")
    assert fit["e"] == ("DIASESMEN", "1", "KMS", "KMS")
    assert fit["i"] == ("DIASESMEN", "0", "OPTIMAL", "OPTIMAL")  # the expired one is out of both sums
    assert fit["g"] == ("KEDALUWARSA", "NONE", "NONE", "NONE")
    assert {who for who, (state, *_) in fit.items() if state == "BELUM"} == {"f", "j", "l"}


def test_every_assessment_left_out_has_its_reason(city: str) -> None:
    assert reasons(city, "competency", NOW) == {
        "counted": 8, "matched": 8, "superseded": 1, "no_standard": 2, "expired": 2, "unknown_code": 1,
        "exempt": 1, "no_employment": 1,
    }  # fmt: skip


REQUIRED = 50
BANDS = {45: "OPTIMAL", 44: "MS", 40: "MS", 39: "CUKUP", 38: "MMS", 34: "MMS", 33: "KMS", 10: "KMS"}
"""Σ achieved of Σ required 50, ten competencies of level 5: 90, 88, 80, 78, 76, 68, 66 and 20 %."""


@pytest.fixture(scope="module", params=KINDS)
def banded(request: pytest.FixtureRequest, new_database: NewDatabase) -> Generator[str]:
    """One person for each sum, in a post that requires level 5 of ten competencies."""
    topics = [f"k{number}" for number in range(10)]
    people = [str(achieved) for achieved in BANDS]
    levels = {who: [int(who) // 10 + (at < int(who) % 10) for at in range(10)] for who in people}
    tables = {
        **PLACES,
        "position": PEOPLE["position"],
        "competency": rows("id name domain", *((topic, topic, "TEKNIS") for topic in topics)),
        "competency_standard": rows(
            "position_id competency_id valid_from required_level",
            *(("staf", one, "2020-01-01", 5) for one in topics),
        ),
        "employment": rows(
            "employee_id valid_from valid_to agency_id position_id status duty",
            *((who, "2020-01-01", None, "dik", "staf", "PNS", "AKTIF") for who in people),
        ),
        "competency_assessment": rows(
            "employee_id competency_id assessed_on achieved_level",
            *(
                (who, topic, "2026-01-01", level)
                for who in people
                for topic, level in zip(topics, levels[who], strict=True)
            ),
        ),
    }
    with new_database(request.param) as url:
        create_contract(url)
        load(url, tables)
        yield url


def test_the_bands_of_the_jpm_begin_exactly_at_their_bounds(banded: str) -> None:
    found = of_record(banded, "fit", NOW, "jpm", "jpm_raw")
    assert found == {str(achieved): (band, band) for achieved, band in BANDS.items()}


def test_three_gaps_or_more_are_one_group(banded: str) -> None:
    assert set(of_record(banded, "fit", NOW, "gap_count").values()) == {"3"}
    assert tally(counted(banded, "competency", NOW), "gap") == {"0": 9, "-1": 45, "-2": 16, "-3": 10}


def test_as_of_a_year_end_nobody_had_been_assessed(banded: str) -> None:
    assert set(of_record(banded, "fit", part("2025"), "assessment_state").values()) == {"BELUM"}
    assert part("2025").until == date(2025, 12, 31)


TRAINED = {  # trainings (id, status, day), assessments (day, level), what stands then
    "above": ((("t", "BERSERTIFIKAT", "2026-01-01"),), (("2026-01-02", 3),), "DINILAI_ULANG"),
    "below": ((("t", "BERSERTIFIKAT", "2026-01-01"),), (("2025-12-31", 1), ("2026-01-02", 2)), "DINILAI_ULANG"),
    "waits": ((("t", "SELESAI", "2026-01-01"),), (("2026-02-01", 1),), "DINILAI_ULANG"),
    "edge": ((("t", "SELESAI", "2023-05-15"),), (("2023-05-16", 2),), "DINILAI_ULANG"),
    "twice": ((("t", "SELESAI", "2025-01-01"), ("u", "SELESAI", "2025-02-01")), (("2026-01-01", 3),), "DINILAI_ULANG"),
    "again": ((("t", "SELESAI", "2025-01-01"), ("u", "SELESAI", "2026-02-01")), (("2026-01-01", 3),), "BELUM"),
    "same day": ((("t", "SELESAI", "2026-01-01"),), (("2026-01-01", 1),), "BELUM"),
    "never": ((("t", "SELESAI", "2026-01-01"),), (), "BELUM"),
    "expired": ((("t", "SELESAI", "2023-05-15"),), (("2023-05-14", 1),), "BELUM"),
    "tomorrow": ((("t", "SELESAI", "2026-01-01"),), (("2025-12-31", 3), ("2026-05-16", 3)), "BELUM"),
    "too old": ((("t", "SELESAI", "2023-05-14"),), (("2026-01-01", 1),), "TIDAK"),
    "to come": ((("t", "SELESAI", "2026-05-16"),), (("2026-01-01", 1),), "TIDAK"),
    "cancelled": ((("t", "BATAL", "2026-01-01"),), (("2026-02-01", 1),), "TIDAK"),
    "running": ((("t", "BERJALAN", "2026-01-01"),), (("2026-02-01", 1),), "TIDAK"),
    "another": ((("v", "SELESAI", "2026-01-01"),), (("2026-02-01", 1),), "TIDAK"),
    "nothing": ((), (("2026-02-01", 1),), "TIDAK"),
}


@pytest.fixture(scope="module", params=KINDS)
def taught(request: pytest.FixtureRequest, new_database: NewDatabase) -> Generator[str]:
    """One person for each case, in a post that requires level 3 of "int"; `t` and `u` name it, `v` does not."""
    tables = {
        **PLACES,
        "position": PEOPLE["position"],
        "competency": rows("id name domain", ("int", "Integritas", "MANAJERIAL"), ("kom", "Komunikasi", "MANAJERIAL")),
        "competency_standard": rows(
            "position_id competency_id valid_from required_level", ("staf", "int", "2020-01-01", 3)
        ),
        "training_competency": rows(
            "training_id competency_id", ("t", "int"), ("t", "kom"), ("u", "int"), ("v", "kom")
        ),
        "employment": rows(
            "employee_id valid_from valid_to agency_id position_id status duty",
            *((who, "2020-01-01", None, "dik", "staf", "PNS", "AKTIF") for who in TRAINED),
        ),
        "training_participation": rows(
            "training_id employee_id status completed_on",
            *((one, who, status, day) for who, (taken, *_) in TRAINED.items() for one, status, day in taken),
        ),
        "competency_assessment": rows(
            "employee_id competency_id assessed_on achieved_level",
            *((who, "int", day, level) for who, (_, found, _) in TRAINED.items() for day, level in found),
        ),
    }
    with new_database(request.param) as url:
        create_contract(url)
        load(url, tables)
        yield url


def test_a_pair_is_assessed_again_only_by_a_later_day_than_its_last_training(taught: str) -> None:
    expected = {who: "BELUM_DINILAI_ULANG" if found == "BELUM" else found for who, (*_, found) in TRAINED.items()}
    assert of_record(taught, "competency", NOW, "trained") == expected


def test_a_training_leaves_each_pair_one_and_gives_the_figures(taught: str) -> None:
    frame = counted(taught, "competency", NOW)
    assert tally(frame, "trained") == {"TIDAK": 6, "DINILAI_ULANG": 5, "BELUM_DINILAI_ULANG": 5}
    keys = ("trained_retested", "trained_still_below", "trained_not_retested")
    parts = [(METRICS[key].numerator.alias(key), METRICS[key].denominator.alias(f"{key}_of")) for key in keys]
    assert frame.select(one for pair in parts for one in pair).row(0) == (5, 10, 3, 5, 5, 10)


def test_in_the_little_city_those_trained_since_stand_apart(city: str) -> None:
    found = {pair: trained for pair, trained in _pairs(city, "trained").items() if trained != "TIDAK"}
    assert found == {
        ("a", "int"): "BELUM_DINILAI_ULANG",
        ("b", "int"): "DINILAI_ULANG",  # trained in May 2025, assessed in January 2026
        ("b", "kom"): "BELUM_DINILAI_ULANG",
        ("e", "tek"): "BELUM_DINILAI_ULANG",
    }
    assert counted(city, "competency", NOW)["n"].sum() == len(_pairs(city, "gap"))
