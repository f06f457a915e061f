"""Which units surveyed this year, of how many users, and how long ago the others last did."""

from __future__ import annotations

from datetime import date

from data_access.facts.survey import NEVER
from tests.counted import counted, of_record, part, tally

_ALL = ("surveyed", "survey_months", "responses", "users")


def test_units_with_a_service_that_must_be_surveyed_stand_once(city: str) -> None:
    assert of_record(city, "survey", part("2026-05"), *_ALL) == {
        "pkm": ("YA", 2, 10, 10),
        "dik": ("YA", 0, 10, 40),  # users of 2025: 2027 is not yet, 2026 is not known
        "dikp": ("YA", 0, 2, 0),  # users not known; six answers of nine are no answer
        "kes": ("TIDAK", NEVER, 0, 100),
    }


def test_the_year_begins_anew_and_runs_to_the_day(city: str) -> None:
    assert of_record(city, "survey", part("2026-03"), *_ALL)["dik"] == ("TIDAK", NEVER, 0, 40)
    before_the_last = part("2026-03", date(2026, 3, 30))
    assert of_record(city, "survey", before_the_last, *_ALL)["pkm"] == ("TIDAK", NEVER, 0, 10)
    assert of_record(city, "survey", part("2025-12"), *_ALL)["kes"] == ("TIDAK", NEVER, 0, 100)


def test_a_unit_is_one_row_of_its_city(city: str) -> None:
    frame = counted(city, "survey", part("2026-05"))
    assert tally(frame, "city", "agency") == {
        ("72.71", "pkm"): 1, ("72.71", "dik"): 1, ("72.71", "kes"): 1, ("16.71", "dikp"): 1,
    }  # fmt: skip
