"""Every declaration is complete, its worked example is its own arithmetic, and terms speak with the rules' numbers."""

from __future__ import annotations

import re

import polars as pl
import pytest

from data_access.facts import FACTS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.metrics.described import basis, cited, described
from data_access.metrics.examples import EXAMPLES, OF_METRIC, Example, example
from data_access.metrics.words import BETTER, FAMILIES, KINDS
from data_access.privacy import CLASSES
from data_access.quality.marks import mark
from data_access.regulations import VALIDITY, validity
from data_access.terms import TERMS
from data_access.thresholds import CONVENTION

PARTS = (
    "label", "definition", "formula", "counts", "of", "who_in", "who_out", "legal_basis", "source", "example", "trap",
    "history",
)  # fmt: skip

NO_SUM = {
    "units_undistinguished", "dominant_share", "jp_p25", "jp_median", "jp_p75", "ikm", "ikm_011", "ikm_no_fee",
    "ikm_units", "sample_reached", "sample_share", "survey_age", "oldest_overdue", "unplanned_hours", "unplanned_cost",
    *(key for key in METRICS if key.startswith("nrr_")),
}  # fmt: skip
"""Metrics whose value is no sum over rows and no ratio of two such sums."""

WORKED: dict[str, tuple[float, float, float]] = {
    # value, numerator, denominator: counted by hand on the ten rows
    "headcount": (10, 10, 10),
    "evaluated": (80, 8, 10),
    "rating_b": (50, 4, 8),
    "needs_coaching": (37.5, 3, 8),
    "coached": (200 / 3, 2, 3),
    "rating_inconsistent": (12.5, 1, 8),
    "units_undistinguished": (2, 2, 3),
    "moved_down": (30, 3, 10),
    "reports_on_time": (75, 6, 8),
    "feedback_notes": (0.9, 9, 10),
    "with_gap": (400 / 6, 4, 6),
    "gap_levels": (8, 8, 8),
    "gap_unplanned": (60, 3, 5),
    "trained_retested": (4, 4, 6),
    "trained_still_below": (25, 1, 4),
    "trained_not_retested": (100 / 3, 2, 6),
    "jp20": (50, 3, 6),
    "jp_waiting": (1, 1, 3),
    "jp_median": (16, 6, 6),
    "pppk_over": (1, 1, 3),
    "cost_per_jp": (10_800, 54_000_000, 5_000),
    "budget_absorbed": (67.5, 675_000_000, 1_000_000_000),
    "hours_linked": (38, 38, 100),
    "ikm": (25 / 9 * (4 * 3.3 + 3.2 + 2 * 3.0 + 35 / 9 + 28 / 9), 10, 10),
    "nrr_cost": (35 / 9, 9, 10),
    "complaints_on_time": (500 / 7, 5, 7),
    "complaints_overdue": (3, 3, 10),
}


def worked(key: str) -> Example:
    found = example(METRICS[key])
    assert found is not None, f"no ten rows for the fact {METRICS[key].fact}, or a column of {key} is not in them"
    return found


@pytest.mark.parametrize("key", METRICS)
def test_no_part_of_a_declaration_is_missing(key: str) -> None:
    assert [part for part in PARTS if not getattr(METRICS[key], part)] == []
    assert METRICS[key].fact in FACTS


@pytest.mark.parametrize("key", METRICS)
def test_twins_name_each_other(key: str) -> None:
    twins = METRICS[key].twins
    assert key not in twins
    assert len(set(twins)) == len(twins)
    assert [one for one in twins if key not in METRICS[one].twins] == []


def test_the_confusable_ones_are_linked() -> None:
    assert set(METRICS["ikm"].twins) >= {"ikm_011", "ikm_no_fee"}
    assert set(METRICS["rating_bp"].twins) == {"rating_k", "rating_sk"}
    assert "jp0" in METRICS["jp20"].twins


@pytest.mark.parametrize("key", METRICS)
def test_every_metric_is_worked_out_on_ten_rows(key: str) -> None:
    found = worked(key)
    assert len(found.rows.rows) == 10
    assert found.value is not None
    assert bool(found.adds) == (key not in NO_SUM)
    if found.adds:
        assert len(found.adds) == 10
        assert [sum(row[at] for row in found.adds) for at in (0, 1)] == pytest.approx([found.x, found.of])


@pytest.mark.parametrize(("key", "by_hand"), WORKED.items())
def test_the_value_on_ten_rows(key: str, by_hand: tuple[float, float, float]) -> None:
    found = worked(key)
    assert (found.value, found.x, found.of) == pytest.approx(by_hand)


def test_a_row_says_what_it_adds() -> None:
    found = worked("jp20")
    assert found.adds == ((0, 1), (0, 1), (0, 1), (1, 1), (1, 1), (1, 1), (0, 0), (0, 0), (0, 0), (0, 0))
    assert found.rows.words == ("Baris", "Status kepegawaian", "Wajib 20 JP", "Kewajiban JP")
    assert found.rows.numbers == ("Jam pelajaran", "Pembilang", "Penyebut")
    assert found.rows.rows[1] == (("2", "PNS", "ya", "mencapai bila sertifikat terbit"), ("8", "0", "1"))
    assert found.rows.total == (("Jumlah", "", "", ""), ("", "3", "6"))


def test_people_without_data_give_bounds() -> None:
    found = worked("needs_coaching")
    assert (found.low, found.high) == (30, 50)
    assert (worked("jp20").low, worked("jp20").high) == (None, None)


def test_what_stands_between_rows_and_value_is_shown() -> None:
    steps = worked("units_undistinguished").steps
    assert steps is not None
    assert [row[1][-2:] for row in steps.rows] == [("1", "1"), ("0", "1"), ("0", "0"), ("1", "1")]
    means = worked("nrr_cost").steps
    assert means is not None
    assert means.rows == ((("Biaya/tarif",), ("35", "9", "3,89")),)


def test_ten_rows_name_no_one_and_belong_to_a_fact_or_a_metric() -> None:
    assert set(EXAMPLES) == {metric.fact for metric in METRICS.values()}
    assert set(OF_METRIC) <= set(METRICS)
    written = [str(value) for ten in (*EXAMPLES.values(), *OF_METRIC.values()) for row in ten.rows for value in row]
    assert [value for value in written if re.fullmatch(r"\d{18}", value)] == []


def test_the_table_of_the_glossary_has_a_row_a_metric_and_nothing_missing() -> None:
    table = described()
    assert table["metric_key"].to_list() == list(METRICS)
    may_be_empty = ("twins", "validity")
    empty = table.select(pl.exclude(may_be_empty) == "").select(pl.any_horizontal(pl.all()).any()).item()
    assert not empty
    row = table.row(by_predicate=pl.col("metric_key") == "complaints_open", named=True)
    assert row["twins"] == "Pengaduan diterima"
    assert row["better"] == "lebih rendah lebih baik"
    assert validity(METRICS["jp20"].legal_basis) == "berlaku sejak 2017, diubah PP 17/2020"


def test_a_citation_stands_by_itself() -> None:
    said = cited(METRICS["evaluated"])
    assert said.startswith("Evaluasi kinerja selesai: Bagian dari yang wajib dinilai")
    assert "Rumus: dinilai ÷ wajib dinilai × 100." in said
    assert "kunci evaluated, 0.1.0 (2026): ditetapkan." in said


def test_a_convention_says_that_it_is_one() -> None:
    conventions = [metric for metric in METRICS.values() if metric.legal_basis == CONVENTION]
    assert conventions
    assert {basis(metric)[:18] for metric in conventions} == {"Konvensi aplikasi:"}
    assert {validity(metric.legal_basis) for metric in conventions} == {""}


def test_a_regulation_is_found_by_its_name() -> None:
    assert validity("PermenPANRB 62/2018") == VALIDITY["PermenPANRB 62/2018"]
    assert validity("PermenPANRB 38/2017; PP 11/2017 Pasal 206").count(": berlaku sejak 2017") == 2


def test_words_stand_for_every_kind_family_direction_and_class() -> None:
    for metric in METRICS.values():
        assert metric.kind in KINDS
        assert metric.family in FAMILIES
        assert metric.better in BETTER
        assert FACTS[metric.fact].privacy in CLASSES


def test_terms_carry_the_numbers_of_their_rules() -> None:
    assert "wajib 20 JP setahun" in TERMS["jp_obliged"].said
    assert "pengawasan 14, berkadar pengawasan 60 hari kerja" in TERMS["due"].said
    assert "A sejak 88,31, B sejak 76,61, C sejak 65" in TERMS["ikm_grade"].said
    assert "40–65 %" in TERMS["delta"].said
    assert TERMS["mark_enough"].said == "Cakupan ≥ 95 %, umur data ≤ 45 hari, dan baris yang ditinggalkan ≤ 1 %."
    assert mark(95, 45, 1) == "cukup"
    assert [t(one.label) for one in TERMS.values() if one.key.startswith("cell_")] == [
        "gabungan", "belum ada", "tidak berlaku", "–", "tidak dinilai",
    ]  # fmt: skip
    assert all(one.said and "{" not in one.said and one.basis for one in TERMS.values())


def test_nothing_is_said_that_statistics_cannot_say() -> None:
    said = [
        " ".join(str(getattr(metric, part)) for part in PARTS).lower() for metric in METRICS.values()
    ] + [one.said.lower() for one in TERMS.values()]  # fmt: skip
    assert [text for text in said if re.search(r"signifikan|terbukti|\bkarena\b", text)] == []
