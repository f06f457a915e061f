"""How sure a figure is, how many people stand behind it, and what is never shown."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from data_access.ask import Figure
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot
from tests.city import CITY, answers
from tests.databases import NewDatabase
from tests.published import asked, by_code, during, published


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


def test_bounds_are_given_where_people_are_missing_from_a_count(city: Snapshot) -> None:
    coaching = asked(city, "needs_coaching").figure("needs_coaching")
    assert (coaching.low, coaching.high) == pytest.approx((100 * 2 / 9, 100 * 5 / 9))  # 2 of 9; 2 and the 3 not rated
    gaps = asked(city, "with_gap", "opd", Filters(agency=("kes",))).figure("with_gap")
    assert (gaps.low, gaps.high) == pytest.approx((100 * 1 / 5, 100 * 3 / 5))  # e of e, i, n; f and g are not assessed


def test_bounds_need_somebody_who_was_observed(city: Snapshot) -> None:
    nobody = asked(city, "with_gap", filters=Filters(agency=("dikp",))).figure("with_gap")
    assert (nobody.value, nobody.low, nobody.high, nobody.of) == (None, None, None, 0)


@pytest.mark.parametrize("key", METRICS)
def test_only_incomplete_counts_have_a_range_where_answers_are_alike(city: Snapshot, key: str) -> None:
    figure = asked(city, key).figure(key)
    assert (figure.low is not None) == (METRICS[key].kind == "C")  # each agency's respondents agree: no spread is known
    if figure.low is not None and figure.high is not None and figure.value is not None:
        assert figure.low <= figure.value <= figure.high


def test_the_index_has_an_interval_from_the_users_of_its_year(new_database: NewDatabase, tmp_path: Path) -> None:
    told = [answers(f"v{at}", "s2", "2026-05-15", 3 if at < 5 else 4) for at in range(10)]
    snapshot = published(new_database, tmp_path, CITY | {"satisfaction_response": told})
    assert dict(snapshot.users(2024).iter_rows()) == {"s4": 100}
    assert dict(snapshot.users(2026).iter_rows()) == {"s1": 10, "s2": 40, "s4": 100}  # not those of 2027
    corrected, plain = 2.2622 * math.sqrt(1562.5 / 9 / 10 * 0.75), 2.2622 * math.sqrt(1562.5 / 9 / 10)
    for key in ("ikm", "ikm_units"):
        year = asked(snapshot, key, filters=during("2026")).figure(key)
        assert (year.low, year.high) == pytest.approx((87.5 - corrected, 87.5 + corrected), abs=1e-2)
        two = asked(snapshot, key, filters=during("2025-12", "2026-05")).figure(key)  # answers of more than one year
        assert (two.low, two.high) == pytest.approx((87.5 - plain, 87.5 + plain), abs=1e-2)
    assert asked(snapshot, "ikm_no_fee").figure("ikm_no_fee").low is None


def test_a_count_keeps_its_dari_when_it_reaches_everybody() -> None:
    assert Figure(METRICS["complaints_overdue"], 3.0, x=3.0, of=3.0).of_text == "dari 3 terbuka"
    assert Figure(METRICS["headcount"], 3.0, x=3.0, of=3.0).of_text == ""  # it counts all there is


def test_a_range_too_wide_says_only_that(city: Snapshot) -> None:
    assert (
        asked(city, "needs_coaching").figure("needs_coaching").sure_text
        == "cakupan terlalu rendah untuk menyimpulkan keseluruhan"
    )
    assert asked(city, "jp20").figure("jp20").sure_text == ""


PEOPLE = {
    "headcount": 13,
    "evaluated": 9,
    "jp20": 13,
    "with_gap": 12,
    "moved_up": 5,
    "reports_on_time": 8,
    "pairs_below": 9,  # from the fact that has each person once
    "hours_linked": None,
    "ikm": None,
    "complaints_open": None,
}


@pytest.mark.parametrize("metric", PEOPLE)
def test_people_are_distinct_persons_or_not_known(city: Snapshot, metric: str) -> None:
    assert asked(city, metric).frame["people"].item() == PEOPLE[metric]


def test_people_are_counted_where_each_stands_in_one_row(city: Snapshot) -> None:
    assert by_code(asked(city, "pairs_below", "competency"), "people") == {"int": 7, "kom": 7, "tek": 2}
    assert by_code(asked(city, "pairs_below", "status"), "people") == {
        "PNS": 7,
        "PPPK": 1,
        "PPPK_PARUH_WAKTU": 1,
    }
    assert by_code(asked(city, "pairs_below", "gap"), "people") == dict.fromkeys(("0", "-1", "-2", "NONE", "EXPIRED"))
    assert by_code(asked(city, "pairs_below", "domain"), "people") == dict.fromkeys(("MANAJERIAL", "TEKNIS"))


def test_months_of_one_person_are_not_so_many_people(city: Snapshot) -> None:
    answer = asked(city, "reports_on_time", filters=during("2026-02", "2026-03"))
    assert answer.frame["people"].to_list() == [None]
    assert answer.notes == ("Satu orang dapat terhitung lebih dari sekali: jumlah orang tidak diketahui.",)


def test_fewer_than_ten_answers_are_never_shown(city: Snapshot) -> None:
    metrics = "ikm ikm_011 ikm_no_fee nrr_time responses"
    answer = asked(city, metrics, "agency")
    assert by_code(answer, "ikm") == {"pkm": None, "dik": None, "dikp": None}  # dik beside it; pkm, or Palu tells dik
    hidden = answer.frame.filter(agency="dikp").row(0, named=True)
    assert [hidden[f"{key}__status"] for key in metrics.split()] == [*["gabungan"] * 4, "ada"]
    parts = ("", "__x", "__of", "__obliged", "__low", "__high")
    assert {hidden[f"{key}{part}"] for key in metrics.split()[:-1] for part in parts} == {None}
    assert (hidden["n"], hidden["people"], answer.empty) == (None, None, False)
    row = answer.frame["agency"].to_list().index("dikp")
    assert (answer.figure("ikm", row).text, answer.figure("responses", row).text) == ("gabungan", "2")


def test_fewer_than_ten_answers_are_not_shown_as_a_comparison(city: Snapshot) -> None:
    answer = asked(city, "ikm", "agency", during("2026-05"), compare="previous")
    assert by_code(answer, "ikm") == {"dik": None, "dikp": None}
    assert set(by_code(answer, "ikm__before").values()) == {None}


def test_with_an_unsur_of_fewer_than_ten_answers_the_others_are_hidden_too(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    few = [answers(f"f{at}", "s1", "2026-03-02", 3, 3, 3, 4 if at < 3 else None, 3, 3, 3, 3, 3) for at in range(12)]
    answer = asked(published(new_database, tmp_path, CITY | {"satisfaction_response": few}), "nrr_cost nrr_time")
    assert (answer.figure("nrr_cost").text, answer.figure("nrr_time").text) == ("gabungan", "gabungan")
    assert not answer.empty
