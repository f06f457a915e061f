"""Every metric has its exact value on the little city; definitions hold where they are easy to get wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data_access.contract import codes
from data_access.metrics import METRICS, grade, metric
from data_access.problems import QuestionProblem
from data_access.snapshot import Snapshot
from tests.city import answers
from tests.city_people import PLACES
from tests.counted import RULES
from tests.databases import NewDatabase
from tests.published import asked, published
from tests.rows import Rows, rows

_SUM_NRR = 7 * 74 / 22 + 2 * 72 / 21
"""Σ NRR of 22 respondents: ten 4s, ten 3s, two 2s; one of the two left out fees and facilities."""

EXPECTED: dict[str, tuple[float, float, float]] = {
    # value, numerator, denominator
    "headcount": (13, 13, 13),  # on the data date: one of the fourteen of March has gone
    "evaluated": (100 * 6 / 9, 6, 9),
    "rating_sk": (0, 0, 6),
    "rating_k": (100 / 6, 1, 6),
    "rating_bp": (100 / 6, 1, 6),
    "rating_b": (50, 3, 6),
    "rating_sb": (100 / 6, 1, 6),
    "rating_none": (100 / 3, 3, 9),
    "needs_coaching": (100 / 3, 2, 6),
    "coached": (50, 1, 2),
    "rating_inconsistent": (100 / 6, 1, 6),
    "moved_up": (20, 1, 5),
    "moved_same": (20, 1, 5),
    "moved_down": (60, 3, 5),
    "net_shift": (-40, -2, 5),
    "reports_on_time": (50, 3, 6),
    "feedback_notes": (3 / 8, 3, 8),
    "units_undistinguished": (0, 0, 0),
    "dominant_share": (50, 3, 6),
    "legacy_sb": (20, 2, 10),
    "legacy_b": (20, 2, 10),
    "legacy_c": (20, 2, 10),
    "legacy_k": (20, 2, 10),
    "legacy_bad": (20, 2, 10),
    "legacy_below": (60, 6, 10),
    "assessed": (100 * 5 / 9, 5, 9),
    "without_standard": (3, 3, 12),
    "with_gap": (60, 3, 5),
    "assessment_expired": (100 / 9, 1, 9),
    "never_assessed": (100 / 3, 3, 9),
    "below_1": (12.5, 1, 8),
    "below_2": (25, 2, 8),
    "below_3": (0, 0, 8),
    "pairs_below": (37.5, 3, 8),
    "gap_levels": (5, 5, 8),
    "gap_unplanned": (100 * 2 / 3, 2, 3),
    "gap_planned": (100 / 3, 1, 3),
    "levels_planned": (1, 1, 5),
    "levels_unplanned": (4, 4, 5),
    "plan_hours": (36.5, 36.5, 2),
    "plan_cost": (1_500_000, 1_500_000, 1),
    "unplanned_hours": (36.5, 2, 2),
    "unplanned_cost": (3_000_000, 2, 2),
    "trained_retested": (1, 1, 4),
    "trained_still_below": (0, 0, 1),
    "trained_not_retested": (75, 3, 4),
    "jpm_optimal": (40, 2, 5),
    "jpm_cukup": (20, 1, 5),
    "jpm_kurang": (40, 2, 5),
    "jp20": (50, 3, 6),
    "jp_below": (3, 3, 6),
    "jp0": (1, 1, 6),
    "jp_some": (2, 2, 6),
    "jp_waiting": (1, 1, 3),
    "jp_p25": (12, 6, 6),
    "jp_median": (19.95, 6, 6),
    "jp_p75": (20, 6, 6),
    "pppk_trained": (100, 2, 2),
    "pppk_over": (1, 1, 2),
    "cpns_trained": (0, 0, 1),
    "cost_per_jp": (50_000, 53_000_000, 1060),
    "courses_uncosted": (25, 1, 4),
    "budget_absorbed": (51, 51_000_000, 100_000_000),
    "hours_linked": (100 * 29.9 / 1117.9, 29.9, 1117.9),
    "hours_uncertified": (20, 20, 1117.9),
    "ikm": (25 / 9 * _SUM_NRR, 22, 22),
    "ikm_011": (25 * 0.11 * _SUM_NRR, 22, 22),
    "ikm_no_fee": (25 / 8 * (_SUM_NRR - 72 / 21), 22, 22),
    **{f"nrr_{key.removeprefix('u_')}": (74 / 22, 22, 22) for key in codes.UNSUR},
    "nrr_cost": (72 / 21, 21, 22),
    "nrr_facilities": (72 / 21, 21, 22),
    "responses": (22, 22, 22),
    "complaints_on_time": (100 * 4 / 9, 4, 9),
    "complaints_received": (13, 13, 13),
    "complaints_filed": (11, 11, 11),
    "complaints_overdue": (2, 2, 5),
    "complaints_open": (5, 5, 5),
    "oldest_overdue": (92, 2, 2),
    "ikm_units": (87.5, 20, 2),
    "free_share": (100 * 10 / 22, 10, 22),
    "units_surveyed": (75, 3, 4),
    "sample_reached": (100 / 3, 1, 3),
    "sample_share": (100 * 20 / 126, 20, 126),
    "survey_age": (0, 3, 3),
}


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


def test_every_metric_has_an_expected_value() -> None:
    assert set(EXPECTED) == set(METRICS)


@pytest.mark.parametrize("key", METRICS)
def test_the_value_of_each_metric(city: Snapshot, key: str) -> None:
    figure = asked(city, key).figure(key)
    assert (figure.value, figure.x, figure.of) == pytest.approx(EXPECTED[key])


@pytest.mark.parametrize("key", METRICS)
def test_every_metric_says_what_it_is(key: str) -> None:
    declared = METRICS[key]
    said = (
        declared.label,
        declared.of,
        declared.definition,
        declared.who_in,
        declared.who_out,
        declared.legal_basis,
    )
    assert all((*said, declared.source, declared.example))
    assert declared.kind != "C" or declared.obliged is not None  # bounds need to know of whom


def test_an_unknown_key_names_the_nearest() -> None:
    with pytest.raises(QuestionProblem, match="'jp2' tidak dikenal. Mungkin maksudnya jp20?"):
        metric("jp2")


def _expanded() -> Rows:
    """The 29 respondents of a published report: the marginals of each unsur, paired as they come."""
    with (Path(__file__).parent / "data/skm_published_example.csv").open(encoding="utf-8") as file:
        marginals = list(csv.DictReader(file))
    order = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9")
    columns = [
        [int(row["nilai"]) for row in marginals if row["unsur"] == unsur for _ in range(int(row["jumlah_responden"]))]
        for unsur in order
    ]
    return [answers(f"r{at}", "s1", "2026-02-01", *given) for at, given in enumerate(zip(*columns, strict=True))]


def test_the_published_survey_gives_its_published_index(new_database: NewDatabase, tmp_path: Path) -> None:
    respondents = _expanded()
    assert len(respondents) == 29
    service = rows("id agency_id name free_of_charge must_survey", ("s1", "dik", "Layanan", 1, 1))
    snapshot = published(new_database, tmp_path, {**PLACES, "service": service, "satisfaction_response": respondents})
    answer = asked(snapshot, "ikm ikm_011 ikm_no_fee responses")
    said = {key: answer.figure(key).text for key in answer.question.metrics}
    assert said == {"ikm": "91,48", "ikm_011": "90,56", "ikm_no_fee": "90,41", "responses": "29"}
    ikm = answer.figure("ikm")
    assert ikm.value is not None and ikm.low is not None and ikm.high is not None
    assert 1.5 <= (ikm.high - ikm.low) / 2 <= 4.0
    assert grade(ikm.value, RULES) == "A"
