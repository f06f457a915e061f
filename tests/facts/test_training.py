"""Hours of the year, trainings held, who took part, and what it cost."""

from __future__ import annotations

from datetime import date

import pytest

from tests.counted import counted, of_record, part, reasons, records, tally

NOW = part("2026-05")


def test_only_certified_hours_of_this_year_count(city: str) -> None:
    assert of_record(city, "coverage", NOW, "jp", "jp_state") == {
        "a": (1010, "CAPAI"),  # 900 JP are kept as 101
        "b": (199, "KURANG"),  # 19.9; the duplicate and last year's are out
        "c": (200, "CAPAI"),
        "d": (240, "CAPAI"),
        "e": (120, "MENUNGGU"),  # 12 and 10 that wait for a certificate
        "f": (271, "CAPAI"),
        "g": (300, "CAPAI"),
        "h": (0, "KURANG"),
        "i": (0, "KURANG"),  # 10 that wait are not enough
        "j": (0, "KURANG"),
        "k": (0, "KURANG"),
        "l": (200, "CAPAI"),  # cancelled under one id, certified under the other
        "n": (50, "KURANG"),
    }


def test_obliged_are_the_active_pns_alone(city: str) -> None:
    obliged = of_record(city, "coverage", NOW, "obliged")
    assert {who for who, said in obliged.items() if said == "YA"} == set("abceil")


def test_the_sum_of_hours_is_not_capped(city: str) -> None:
    frame = counted(city, "coverage", NOW)
    assert frame["jp_tenths"].sum() == 9000 + 199 + 200 + 240 + 120 + 271 + 300 + 200 + 50
    assert frame["activities"].sum() == 10


def test_every_participation_left_out_has_its_reason(city: str) -> None:
    assert reasons(city, "coverage", NOW) == {
        "counted": 10, "matched": 10, "duplicate": 2, "waiting_certificate": 2, "no_employment": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("until", "reached"),
    [(date(2025, 5, 9), set()), (date(2025, 5, 15), {"c"}), (date(2025, 5, 20), {"b", "c"})],
)
def test_a_year_is_counted_up_to_the_day(city: str, until: date, reached: set[str]) -> None:
    states = of_record(city, "coverage", part("2025-05", until), "jp_state")
    assert {who for who, state in states.items() if state == "CAPAI"} == reached


def test_hours_begin_anew_with_the_year(city: str) -> None:
    assert of_record(city, "coverage", part("2025-12"), "jp")["b"] == 450
    assert set(of_record(city, "coverage", part("2026-01"), "jp").values()) == {0}


def test_a_training_stands_at_its_holder_in_the_month_it_ended(city: str) -> None:
    columns = ("agency", "finished", "jp_people_tenths", "jp_people_costed_tenths", "cost", "cost_known")
    assert of_record(city, "training", part("2026-02"), *columns) == {
        "t1": ("dik", 5, 1000, 1000, 6_000_000, 1),
        "t2": ("dik", 2, 400, 0, 0, 0),
    }
    assert of_record(city, "training", part("2026-03"), *columns) == {"t4": ("?", 6, 600, 600, 2_000_000, 1)}
    assert tally(counted(city, "training", part("2026-03")), "city", "provider_kind") == {("?", "?"): 1}


def test_a_training_that_ends_after_the_data_date_is_not_held_yet(city: str) -> None:
    assert records(city, "training", NOW) == []
    assert reasons(city, "training", NOW) == {"matched": 0}


def test_participation_is_linked_where_the_person_has_the_need(city: str) -> None:
    february = of_record(city, "participation", part("2026-02"), "linked", "jp_tenths")
    assert february == {
        "t1/b": ("YA", 199),
        "t2/b": ("TANPA_TOPIK", 199),
        "t1/c": ("TIDAK", 200),
        "t1/e": ("TIDAK", 120),
        "t1/f": ("TIDAK", 241),
        "t1/l": ("TIDAK", 0),
        "t2/l": ("TANPA_TOPIK", 200),
        "t1/m": ("TIDAK", 200),
    }
    march = of_record(city, "participation", part("2026-03"), "linked", "jp_tenths")
    assert march["t4/e"] == ("YA", 100)  # one of two topics, in an older plan: once
    assert reasons(city, "participation", part("2026-03")) == {"counted": 5, "matched": 5, "no_employment": 1}


def test_who_has_not_finished_stands_in_the_month_the_training_ends(city: str) -> None:
    assert of_record(city, "participation", NOW, "participation", "jp_tenths") == {"t6/i": ("TERDAFTAR", 0)}


def test_a_participation_in_an_unrecorded_training_is_not_lost(city: str) -> None:
    april = of_record(city, "participation", part("2026-04"), "training_kind", "linked", "jp_tenths")
    assert april == {"t3/a": ("STRUKTURAL", "TIDAK", 9000), "t9/f": ("?", "TANPA_TOPIK", 30)}


def test_a_budget_is_spent_by_the_trainings_its_agency_held_by_the_day(city: str) -> None:
    money = ("budget", "realised")
    assert of_record(city, "budget", part("2026"), *money) == {
        "dik": (10_000_000, 6_000_000),
        "kes": (90_000_000, 45_000_000),
    }
    assert of_record(city, "budget", part("2025"), *money) == {"dik": (4_000_000, 2_000_000)}
