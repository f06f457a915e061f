"""How far a figure can be trusted, and what the senders of persons say there are, on hand-made deliveries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data_access import quality
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.quality import ORIGINS, SOURCES, Trust
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.city import CITY
from tests.city_people import PLACES
from tests.databases import NewDatabase
from tests.published import asked, published
from tests.rows import rows

DELIVERIES = rows(
    "source agency_id month due_on delivered_on row_count synthetic",
    ("SIMPEG", "palu", "2026-03-01", "2026-04-10", "2026-04-10", 10, 0),
    ("SIMPEG", "palu", "2026-04-01", "2026-05-10", "2026-05-10", 11, 0),
    ("E_KINERJA", "dik", "2026-03-01", "2026-04-10", "2026-04-10", 3, 0),
    ("E_KINERJA", "dik", "2026-04-01", "2026-05-10", None, None, 0),
    ("E_KINERJA", "kes", "2026-03-01", "2026-04-10", "2026-04-10", 5, 0),
    ("E_KINERJA", "kes", "2026-04-01", "2026-05-10", "2026-05-14", 6, 0),
    ("E_KINERJA", "kes", "2024-04-01", "2024-05-10", None, None, 0),  # nobody can send it in time any more
    ("SIASN", "palu", "2026-03-01", "2026-04-10", "2026-04-10", 14, 0),
    ("SIASN", "palu", "2026-04-01", "2026-05-10", "2026-05-20", 15, 0),  # not yet known on the data date
    ("SKM", "dik", "2026-04-01", "2026-05-10", "2026-05-10", 4, 0),
    ("ASESMEN", "palu", "2026-04-01", "2026-05-10", None, None, 0),
)


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"), {**CITY, "delivery": DELIVERIES})


def test_every_fact_says_where_it_comes_from() -> None:
    assert set(ORIGINS) == set(FACTS)
    assert {source for one in ORIGINS.values() for source in one.sources} <= set(SOURCES)
    assert {one.counted for one in ORIGINS.values()} - {""} <= {name for name, one in FACTS.items() if one.events}


def test_the_three_counts_of_persons_and_how_far_they_are_apart(city: Snapshot) -> None:
    columns = ("source", "month", "people", "senders", "missing", "difference")
    assert quality.headcounts(city).select(columns).rows() == [
        ("SIMPEG", date(2026, 4, 1), 11, 1, 0, 0),
        ("E_KINERJA", date(2026, 4, 1), 6, 1, 1, -5),
        ("SIASN", date(2026, 3, 1), 14, 1, 0, 3),
    ]
    assert quality.headcounts(city, Filters(city=("16.71",))).is_empty()


def test_connected_is_who_has_delivered(city: Snapshot) -> None:
    assert [quality.connected(city, source) for source in ("SKM", "RUANG_GTK", "ASESMEN")] == [True, False, False]


_FAULTY = 100 * 3 / 23
"""Appraisals with an unknown code (2) or of nobody (1), of the 23 in the table."""


def test_the_coverage_of_a_census_with_people_missing_is_who_was_observed(city: Snapshot) -> None:
    found = quality.trusted(asked(city, "needs_coaching"), "needs_coaching", city)
    assert found == Trust("jangan", 100 * 6 / 9, 15, _FAULTY)
    assert found.coverage_text == "cakupan data 67 %"
    assert found.text == "○ jangan dipakai untuk keputusan"


def test_all_other_coverage_is_what_was_delivered_for_the_place(city: Snapshot) -> None:
    answer = asked(city, "evaluated", "opd")
    found = {one: quality.trusted(answer, "evaluated", city, row) for row, one in enumerate(answer.frame["opd"])}
    assert (found["kes"].coverage, found["kes"].age_days) == (100, 15)
    assert (found["dik"].coverage, found["dik"].age_days) == (50, 45)  # of the city's SIMPEG all came
    assert (found["dikp"].mark, found["dikp"].coverage, found["dikp"].coverage_text) == (None, None, "")
    assert found["dikp"].text == "belum dapat ditentukan"


def test_a_source_that_never_delivered_is_not_for_decisions(city: Snapshot) -> None:
    found = quality.trusted(asked(city, "with_gap"), "with_gap", city)
    assert (found.mark, found.age_days) == ("jangan", None)


def test_measure_by_opd_says_the_same(city: Snapshot) -> None:
    table = quality.trust(DEMO, city, ("evaluated", "ikm"))
    columns = ("opd", "mark", "coverage", "age_days", "left_out_percent")
    assert table.filter(metric="ikm").select(columns).sort("opd").rows() == [
        ("dik", "cukup", 100.0, 15, 0.0), ("dikp", None, None, None, 0.0), ("kes", None, None, None, 0.0),
    ]  # fmt: skip
    answer = asked(city, "evaluated", "opd")
    for row, opd in enumerate(answer.frame["opd"]):
        one = quality.trusted(answer, "evaluated", city, row)
        same = table.filter(pl.col("opd") == opd, pl.col("metric") == "evaluated").row(0, named=True)
        assert (same["mark"], same["coverage"], same["age_days"]) == (one.mark, one.coverage, one.age_days)


def test_opd_with_most_marks_against_use_come_first_and_the_chosen_alone(city: Snapshot) -> None:
    table = quality.trust(DEMO, city, ("evaluated", "with_gap"))
    against = dict(table.group_by("opd").agg((pl.col("mark") == "jangan").sum()).iter_rows())
    order = [against[one] for one in table["opd"].unique(maintain_order=True)]
    assert order == sorted(order, reverse=True)
    chosen = quality.trust(DEMO, city, ("evaluated", "with_gap"), Filters(agency=("sd1",)))
    assert chosen.rows() == table.filter(opd="dik").rows()
    assert set(quality.trust(DEMO, city, ("evaluated",), Filters(city=("16.71",)))["opd"]) == {"dikp"}


def test_how_many_opd_should_not_use_a_measure(city: Snapshot) -> None:
    table = quality.trust(DEMO, city, ("with_gap", "evaluated"))
    assert quality.unusable(table).select("metric", "n", "of").rows() == [
        (key, table.filter(metric=key, mark="jangan").height, table.filter(metric=key).height)
        for key in ("evaluated", "with_gap")
    ]


def test_headcounts_are_of_whole_cities(city: Snapshot) -> None:
    of_unit = quality.headcounts(city, Filters(agency=("sd1",)))
    assert of_unit.rows() == quality.headcounts(city, Filters(city=("72.71",))).rows()


def test_without_deliveries_nothing_is_claimed(new_database: NewDatabase, tmp_path: Path) -> None:
    snapshot = published(new_database, tmp_path, {**PLACES, "employment": CITY["employment"]})
    assert quality.headcounts(snapshot).is_empty()
    assert quality.trusted(asked(snapshot, "headcount"), "headcount", snapshot).mark is None
