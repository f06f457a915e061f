"""Which time a figure is of when nobody says, and which time it is compared with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_access.ask.question import Compare
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot, refresh
from tests.city import CITY, PALU
from tests.databases import NewDatabase
from tests.published import asked, by_code, during, filled, published, settings_in


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


DEFAULTS = {
    "headcount": ("per 15 Mei 2026", date(2026, 5, 15)),
    "evaluated": ("Triwulan I 2026", date(2026, 3, 31)),
    "moved_up": ("Triwulan I 2026", date(2026, 3, 31)),
    "reports_on_time": ("Maret 2026", date(2026, 3, 31)),
    "with_gap": ("per 15 Mei 2026", date(2026, 5, 15)),
    "jp20": ("per 15 Mei 2026", date(2026, 5, 15)),
    "ikm": ("2026, s.d. 15 Mei 2026", date(2026, 5, 15)),
    "complaints_open": ("per 15 Mei 2026", date(2026, 5, 15)),
    "budget_absorbed": ("per 15 Mei 2026", date(2026, 5, 15)),
}


@pytest.mark.parametrize("metric", DEFAULTS)
def test_without_a_period_it_is_the_last_closed_or_the_year_so_far(city: Snapshot, metric: str) -> None:
    answer = asked(city, metric)
    assert (answer.period, answer.until) == DEFAULTS[metric]
    assert (answer.as_of, answer.version) == (city.as_of, city.version)


def test_an_open_period_is_shown_when_it_is_chosen(city: Snapshot) -> None:
    answer = asked(city, "evaluated", filters=during("2026-T2"))
    assert (answer.period, answer.figure("evaluated").of_text) == (
        "Triwulan II 2026",
        "0 dari 8 wajib dinilai",
    )


def test_a_range_of_what_stands_alone_gives_its_last_closed_period(city: Snapshot) -> None:
    answer = asked(city, "evaluated", filters=during("2025-T4", "2026-T2"))
    assert (answer.period, answer.figure("evaluated").of) == ("Triwulan I 2026", 9)


def test_another_kind_of_period_than_appraised_is_replaced_and_said(city: Snapshot) -> None:
    answer = asked(city, "evaluated", filters=during("2026-03"))
    assert answer.period == "Triwulan I 2026"
    assert answer.notes == ("Penilaian kinerja tidak tersedia per bulan: ditampilkan Triwulan I 2026.",)


def test_where_only_years_are_appraised_the_last_closed_year_is_shown(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    yearly = [row for row in CITY["appraisal"] if row["period_kind"] == "TAHUN"]
    answer = asked(published(new_database, tmp_path, CITY | {"appraisal": yearly}), "evaluated")
    assert (answer.period, answer.figure("evaluated").of_text, answer.notes) == (
        "2025",
        "1 dari 2 wajib dinilai",
        (),
    )


def test_what_adds_up_is_summed_over_a_range(city: Snapshot) -> None:
    assert asked(city, "complaints_received", filters=during("2026-04")).figure("complaints_received").value == 7
    assert (
        asked(city, "complaints_received", filters=during("2025-12", "2026-04")).figure("complaints_received").value
        == 11
    )


def test_a_stock_of_a_range_is_the_last_in_it_and_never_a_sum(city: Snapshot) -> None:
    answer = asked(city, "headcount", filters=during("2026-01", "2026-05"))
    assert (answer.figure("headcount").value, answer.period) == (13, "per 15 Mei 2026")


def test_hours_of_a_closed_year_are_those_of_its_last_day(city: Snapshot) -> None:
    answer = asked(city, "jp20", filters=during("2025"))
    assert (answer.figure("jp20").x, answer.period) == (2, "per 31 Des 2025")


def test_a_series_by_period_has_one_row_each_in_order(city: Snapshot) -> None:
    heads = asked(city, "headcount", "period", during("2026-01", "2026-05"))
    assert by_code(heads, "headcount") == {
        "2026-01": 14,
        "2026-02": 14,
        "2026-03": 14,
        "2026-04": 13,
        "2026-05": 13,
    }
    assert heads.frame["period__label"].to_list() == [
        "Januari 2026",
        "Februari 2026",
        "Maret 2026",
        "April 2026",
        "Mei 2026",
    ]
    rated = asked(city, "evaluated", "period", during("2025-T4", "2026-T1"))
    assert by_code(rated, "evaluated__x") == {"2025-T4": 5, "2026-T1": 6}
    hours = asked(city, "jp20", "period", during("2025"))
    assert list(by_code(hours, "jp20__x").values()) == [2] * 8  # from the first participation, in May, on


def test_a_series_nobody_chose_ends_with_the_last_closed_period(city: Snapshot) -> None:
    assert asked(city, "evaluated", "period").frame["period"].to_list()[-1] == "2026-T1"
    assert asked(city, "jp20", "period").frame["period"].to_list()[-1] == "2026-03"


COMPARED: list[tuple[str, Compare, Filters, float | None, str]] = [
    ("headcount", "previous", Filters(), 13, "30 Apr 2026"),
    ("headcount", "previous", during("2026-01"), 14, "31 Des 2025"),  # over the turn of the year
    ("headcount", "previous", during("2025-12"), 14, "30 Nov 2025"),  # later in its year than the data date
    ("headcount", "year_before", during("2026-04"), 14, "30 Apr 2025"),
    ("evaluated", "previous", Filters(), 100 * 5 / 9, "Triwulan IV 2025"),
    ("evaluated", "year_before", Filters(city=(PALU,)), 100 * 3 / 7, "Triwulan I 2025"),
    ("evaluated", "year_before", Filters(), None, ""),  # of one of the two cities nothing came then
    ("jp20", "year_before", Filters(), 100 / 7, "15 Mei 2025"),
    (
        "jp20",
        "previous",
        Filters(),
        100 / 7,
        "15 Mei 2025",
    ),  # a year runs anew: the same day is its only equal
    ("jp20", "year_before", during("2026-03"), None, ""),  # the first participation is of May 2025
    ("complaints_received", "previous", during("2026-01"), 1, "Desember 2025"),
    ("complaints_received", "previous", during("2026-03", "2026-04"), 3, "Januari 2026 – Februari 2026"),
    ("complaints_open", "year_before", Filters(), 1, "31 Des 2025"),
    ("budget_absorbed", "year_before", Filters(), 0, "15 Mei 2025"),  # t7 and t8 were over, without a cost
    ("budget_absorbed", "previous", during("2025"), None, ""),
    ("headcount", "usual", Filters(), 13, "30 Apr 2026"),  # what stands alone: the period before
    ("evaluated", "usual", Filters(), 100 * 5 / 9, "Triwulan IV 2025"),
    ("jp20", "usual", Filters(), 100 / 7, "15 Mei 2025"),  # what adds up: the same day a year earlier
]


@pytest.mark.parametrize(("metric", "compare", "filters", "before", "words"), COMPARED)
def test_compared_with_the_time_before(
    city: Snapshot, metric: str, compare: Compare, filters: Filters, before: float | None, words: str
) -> None:
    answer = asked(city, metric, filters=filters, compare=compare)
    assert (answer.figure(metric).before, answer.compared) == (pytest.approx(before), words)


ARTEFACTS = {
    "jp_waiting", "hours_uncertified",  # what waited then has its certificate by now
    "gap_planned", "gap_unplanned", "levels_planned", "levels_unplanned",  # plans made later count in earlier times
    "plan_hours", "plan_cost", "unplanned_hours", "unplanned_cost",
    "coached",  # plans of an earlier period had longer to be made
}  # fmt: skip


def test_what_was_not_kept_as_it_stood_is_not_compared(city: Snapshot) -> None:
    assert {key for key, one in METRICS.items() if not one.comparable} == ARTEFACTS
    assert all("Tidak dibandingkan" in METRICS[key].trap for key in ARTEFACTS)
    for key in ARTEFACTS:
        alone = asked(city, key, compare="usual")
        assert (alone.figure(key).before, alone.figure(key).change_text, alone.compared) == (None, "", "")
    both = asked(city, "jp_waiting jp20", compare="usual")
    assert (both.figure("jp20").before, both.compared) == (pytest.approx(100 / 7), "15 Mei 2025")
    assert "jp_waiting__before" not in both.frame.columns


def test_a_part_of_a_month_last_year_is_judged_by_what_was_known_then(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    fixed = CITY["complaint"][0]
    then = [
        fixed | {"id": "y0", "received_on": "2025-01-06", "resolved_on": "2025-01-08"},  # 2025 is whole
        fixed | {"id": "y1", "received_on": "2025-05-05", "resolved_on": "2025-05-09"},
        fixed | {"id": "y2", "received_on": "2025-05-12", "resolved_on": "2025-05-20"},  # late, but not on 15 May
    ]
    snapshot = published(new_database, tmp_path, CITY | {"complaint": [*CITY["complaint"], *then]})
    so_far = asked(snapshot, "complaints_on_time", compare="usual")
    assert (so_far.figure("complaints_on_time").before, so_far.compared) == (100, "15 Mei 2025")
    whole = asked(snapshot, "complaints_on_time", filters=during("2025-05")).figure("complaints_on_time")
    assert (whole.x, whole.of) == (1, 2)


def test_a_year_so_far_is_not_compared_with_what_came_later_last_year(city: Snapshot) -> None:
    answer = asked(city, "complaints_received", filters=during("2026"), compare="previous")
    assert answer.figure("complaints_received").before is None  # the first of all came in December


def test_each_row_is_compared_with_its_own(city: Snapshot) -> None:
    answer = asked(city, "headcount", "city agency", during("2026-04"), compare="previous")
    assert by_code(answer, "headcount__before") == {
        ("16.71", "dikp"): 3, ("72.71", "dik"): 2, ("72.71", "sd1"): 2, ("72.71", "kes"): 3, ("72.71", "pkm"): 3,
        ("?", "gone"): 1,
    }  # fmt: skip


def test_who_has_no_known_agency_is_compared_too(city: Snapshot) -> None:
    answer = asked(city, "headcount", "opd", during("2026-04"), compare="previous")
    assert by_code(answer, "headcount__before") == {"dik": 4, "kes": 6, "dikp": 3, None: 1}


def test_a_month_without_any_event_does_not_shift_a_comparison(city: Snapshot) -> None:
    answer = asked(city, "complaints_received", "period", during("2026-03", "2026-05"), compare="previous")
    # before: December 1, January 3, February none; March had none itself
    assert by_code(answer, "complaints_received__before") == {"2026-04": 3, "2026-05": None}
    years = asked(city, "complaints_received", "period", during("2026-01", "2026-05"), compare="year_before")
    assert set(by_code(years, "complaints_received__before").values()) == {None}


def test_a_change_says_itself(city: Snapshot) -> None:
    assert asked(city, "jp20", compare="year_before").figure("jp20").change_text == "+35,7 poin dibanding 15 Mei 2025"
    now = asked(city, "headcount", filters=during("2026-04"), compare="previous").figure("headcount")
    assert now.change_text == "−1 orang dibanding 31 Mar 2026"


def test_a_stock_of_a_past_time_is_never_compared_with_itself(city: Snapshot) -> None:
    """Two quarters of one closed year have one state of competency: its last day."""
    answer = asked(city, "with_gap", filters=during("2025-T4"), compare="usual")
    assert answer.figure("with_gap").value is not None
    assert (answer.figure("with_gap").before, answer.compared) == (None, "")


def test_when_a_period_is_closed_is_a_setting_of_the_release(new_database: NewDatabase, tmp_path: Path) -> None:
    """Cards, marks and faults all ask the release, so none of them can use another number of days."""
    with new_database("sqlite") as url:
        at_once = refresh(settings_in(tmp_path / "home", closing_days=0), filled(url, CITY)).snapshot
    assert at_once.closing_days == 0
    answer = asked(at_once, "complaints_received", by="period")
    assert answer.frame["period"].to_list()[-1] == "2026-04"
