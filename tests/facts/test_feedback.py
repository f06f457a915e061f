"""Answers of the survey, and complaints by working days."""

from __future__ import annotations

from datetime import date

from tests.counted import counted, of_record, part, reasons, tally

MAY = part("2026-05")


def test_answers_are_summed_and_counted_by_unsur(city: str) -> None:
    found = counted(city, "satisfaction", MAY).filter(agency="dikp").row(0, named=True)
    assert (found["city"], found["service"], found["free"], found["n"]) == ("16.71", "s3", "TIDAK", 2)
    assert (found["u_time_sum"], found["u_time_n"]) == (4, 2)
    assert (found["u_cost_sum"], found["u_cost_n"]) == (2, 1)  # 0 is no answer
    assert (found["u_facilities_sum"], found["u_facilities_n"]) == (2, 1)  # neither is 5
    assert (found["index_sum"], found["index_squares"]) == (100.0, 5000.0)


def test_a_free_service_says_so(city: str) -> None:
    assert tally(counted(city, "satisfaction", part("2026-03")), "agency", "free") == {("pkm", "YA"): 10}


def test_six_answers_of_nine_are_too_few(city: str) -> None:
    assert reasons(city, "satisfaction", MAY) == {"counted": 12, "matched": 12, "too_few_answers": 1}


def test_the_clock_of_a_complaint_runs_in_working_days_of_its_class(city: str) -> None:
    april = of_record(city, "complaint", part("2026-04"), "complaint_state", "due", "days_used")
    assert april == {
        "k01": ("TEPAT", "YA", 5),  # a weekend and a holiday in between
        "k02": ("TERLAMBAT", "YA", 6),
        "k03": ("TEPAT", "YA", 5),  # the clock starts with the verification
        "k04": ("TERBUKA", "TIDAK", 12),
        "k08": ("DITOLAK", "TIDAK", 12),
        "k12": ("TEPAT", "YA", 14),
        "k13": ("TERLAMBAT", "YA", 15),
    }
    january = of_record(city, "complaint", part("2026-01"), "complaint_state", "due")
    assert january == {"k06": ("LEWAT", "YA"), "k14": ("TEPAT", "YA"), "k15": ("TERLAMBAT", "YA")}
    assert of_record(city, "complaint", part("2026-01"), "days_used")["k14"] == 60


def test_a_part_of_a_month_is_judged_as_of_its_last_day(city: str) -> None:
    early = part("2026-04", date(2026, 4, 28))
    assert of_record(city, "complaint", early, "complaint_state", "due", "days_used") == {
        **dict.fromkeys(("k01", "k02", "k03", "k04"), ("TERBUKA", "TIDAK", 1)),  # resolved in May, or not yet
        **dict.fromkeys(("k12", "k13"), ("TERBUKA", "TIDAK", 6)),
        "k08": ("DITOLAK", "TIDAK", 1),
    }
    later = part("2026-05", date(2026, 5, 12))
    assert of_record(city, "complaint", later, "complaint_state", "due")["k05"] == ("LEWAT", "YA")


def test_the_data_date_ends_what_is_known(city: str) -> None:
    assert of_record(city, "complaint", MAY, "complaint_state", "due", "days_used") == {
        "k05": ("LEWAT", "YA", 8),
        "k07": ("TANPA_BATAS", "TIDAK", 8),
        "k10": ("TERBUKA", "TIDAK", 4),  # resolved three days later
    }
    assert reasons(city, "complaint", MAY) == {"counted": 3, "matched": 3}


def test_what_is_not_known_of_a_complaint_is_still_counted(city: str) -> None:
    frame = counted(city, "complaint", MAY)
    assert tally(frame, "topic") == {"?": 3}
    assert tally(frame, "channel") == {"?": 1, "FORUM": 1, "LAPOR": 1}
    assert tally(frame, "agency") == {"kes": 1, "pkm": 1, "?": 1}


def test_the_backlog_now_and_at_the_end_of_a_year(city: str) -> None:
    assert of_record(city, "backlog", part("2026"), "complaint_state", "open_age", "days_open") == {
        "k04": ("TERBUKA", "6-14", 12),
        "k05": ("LEWAT", "6-14", 8),
        "k06": ("LEWAT", "61+", 92),
        "k07": ("TANPA_BATAS", "6-14", 8),
        "k10": ("TERBUKA", "0-5", 4),
    }
    assert of_record(city, "backlog", part("2025"), "complaint_state", "open_age", "days_open") == {
        "k11": ("LEWAT", "6-14", 7)
    }
