"""Who had to be appraised, who was, who moved, and who reported in time."""

from __future__ import annotations

from datetime import date

from data_access.facts import Slice
from tests.counted import counted, of_record, part, reasons, tally

QUARTER = part("2026-T1")


def test_obliged_are_the_active_whose_cycle_has_this_kind_of_period(city: str) -> None:
    rating = of_record(city, "performance", QUARTER, "rating")
    assert rating == {
        "a": "SB", "b": "B", "e": "B", "i": "BP", "k": "K", "m": "B",
        "f": "NONE",  # "Cukup" is no predikat
        "h": "NONE",  # not filled in
        "n": "NONE",  # no row at all
    }  # fmt: skip


def test_teachers_have_their_own_cycle(city: str) -> None:
    year = part("2025")
    assert of_record(city, "performance", year, "rating") == {"c": "SB", "d": "NONE"}
    assert of_record(city, "performance", part("2024"), "rating") == {}


def test_a_mover_is_counted_at_the_agency_at_the_end_of_the_period(city: str) -> None:
    frame = counted(city, "performance", QUARTER)
    assert tally(frame, "agency", "rating") == {
        ("dik", "SB"): 1, ("dik", "B"): 1, ("pkm", "B"): 1, ("pkm", "NONE"): 2, ("kes", "BP"): 1, ("kes", "NONE"): 1,
        ("dikp", "K"): 1, ("dikp", "B"): 1,
    }  # fmt: skip


def test_expectations_and_coaching_stand_beside_the_rating(city: str) -> None:
    found = of_record(city, "performance", QUARTER, "work_result", "behaviour", "coaching")
    assert found["i"] == ("DI_BAWAH", "SESUAI", "YA")
    assert found["k"] == ("DI_ATAS", "DI_BAWAH", "TIDAK")
    assert found["f"] == ("SESUAI", "?", "TIDAK")
    assert found["n"] == ("?", "?", "TIDAK")


def test_every_appraisal_left_out_has_its_reason(city: str) -> None:
    assert reasons(city, "performance", QUARTER) == {
        "counted": 6, "matched": 6, "acting_post": 1, "unknown_code": 2, "no_rating": 1, "exempt": 1,
        "other_cycle": 1, "no_employment": 1,
    }  # fmt: skip


def _moved(city: str, against: str) -> dict[str, object]:
    slice_ = Slice(QUARTER.period, QUARTER.until, against)
    assert set(tally(counted(city, "movement", slice_), "against")) == {against}
    return of_record(city, "movement", slice_, "rating_before", "rating")


def test_movement_is_of_those_rated_in_both_periods(city: str) -> None:
    assert _moved(city, "PREVIOUS") == {
        "a": ("B", "SB"), "b": ("B", "B"), "i": ("B", "BP"), "k": ("BP", "K"), "m": ("SB", "B"),
    }  # fmt: skip
    assert _moved(city, "YEAR_BEFORE") == {"a": ("SB", "SB"), "b": ("BP", "B"), "e": ("K", "B")}


def test_reports_are_on_time_late_missing_or_not_yet_due(city: str) -> None:
    march = part("2026-03")
    assert of_record(city, "report", march, "report_state") == {
        "a": "TEPAT", "b": "TEPAT", "m": "TEPAT",
        "e": "TERLAMBAT",
        "f": "BELUM", "n": "BELUM",  # n handed in after the data date
        "h": "BELUM_TENGGAT", "i": "BELUM_TENGGAT",
    }  # fmt: skip
    on_the_last_day = of_record(city, "report", march, "report_state", as_of=date(2026, 4, 10))
    assert set(on_the_last_day.values()) == {"BELUM_TENGGAT"}  # those handed in early too: none is due yet
    assert len(on_the_last_day) == 8
    assert counted(city, "report", march)["feedback_notes"].sum() == 3
    assert reasons(city, "report", march) == {"counted": 8, "matched": 8, "no_employment": 1}
