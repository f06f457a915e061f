"""Who is counted where on a day."""

from __future__ import annotations

from datetime import date

from tests.counted import counted, of_record, part, tally

MARCH, APRIL, MAY = part("2026-03"), part("2026-04"), part("2026-05")
HEADS = {"dik": 2, "sd1": 2, "kes": 3, "pkm": 3, "dikp": 3, "gone": 1}


def test_everybody_stands_at_one_agency_with_what_is_known_of_them(city: str) -> None:
    frame = counted(city, "headcount", MARCH)
    assert tally(frame, "agency") == HEADS
    assert tally(frame, "city") == {"72.71": 10, "16.71": 3, "?": 1}
    assert tally(frame, "status") == {"PNS": 9, "PPPK": 2, "CPNS": 1, "PPPK_PARUH_WAKTU": 1, "?": 1}
    assert tally(frame, "duty") == {"AKTIF": 12, "CLTN": 1, "TUGAS_BELAJAR": 1}
    assert tally(frame, "family") == {"JPT": 1, "PELAKSANA": 8, "FUNGSIONAL": 4, "?": 1}
    assert tally(frame, "tier", "profession") == {
        ("JPT_PRATAMA", "LAINNYA"): 1,
        ("PELAKSANA", "LAINNYA"): 8,
        ("AHLI_PERTAMA", "GURU"): 2,
        ("TERAMPIL", "KESEHATAN"): 2,
        ("?", "?"): 1,
    }


def test_the_last_day_of_a_spell_is_inside_it(city: str) -> None:
    assert tally(counted(city, "headcount", MARCH), "agency")["dikp"] == 3
    assert tally(counted(city, "headcount", APRIL), "agency") == HEADS | {"dikp": 2}


def test_an_open_month_is_counted_on_the_data_date(city: str) -> None:
    assert MAY.until == date(2026, 5, 15)
    assert counted(city, "headcount", MAY)["until"].unique().to_list() == [date(2026, 5, 15)]


def test_overlapping_spells_are_one_person_at_the_later_one(city: str) -> None:
    assert of_record(city, "headcount", MARCH, "agency")["n"] == "pkm"
    assert of_record(city, "headcount", part("2025-05"), "agency")["n"] == "kes"


def test_who_moves_stands_at_the_new_agency_from_that_day(city: str) -> None:
    day_before, day_after = (part("2026-02", date(2026, 2, day)) for day in (15, 16))
    assert of_record(city, "headcount", day_before, "agency")["i"] == "dik"
    assert of_record(city, "headcount", day_after, "agency")["i"] == "kes"


def test_before_everybody_began_there_is_nobody(city: str) -> None:
    assert counted(city, "headcount", part("2019-12")).is_empty()
