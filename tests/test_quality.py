"""What is wrong with the data, counted on the little city, where each fault was put in by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data_access import quality
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.snapshot import Snapshot, refresh
from tests.city import CITY
from tests.databases import NewDatabase, execute
from tests.published import published, settings_in
from tests.rows import load, rows
from tests.sources import create_contract

DELIVERIES = rows(
    "source agency_id month due_on delivered_on row_count synthetic",
    ("SIMPEG", "palu", "2026-03-01", "2026-04-10", "2026-04-10", 10, 0),
    ("SIMPEG", "plb", "2026-03-01", "2026-04-10", "2026-04-09", 10, 0),
    ("SIMPEG", "palu", "2026-04-01", "2026-05-10", "2026-05-12", 10, 0),
    ("SIMPEG", "plb", "2026-04-01", "2026-05-10", "2026-05-09", 10, 0),
    ("SKM", "dik", "2026-04-01", "2026-05-10", "2026-05-11", 10, 0),
    ("SKM", "kes", "2026-04-01", "2026-05-10", None, None, 0),
    ("SKM", "pkm", "2026-04-01", "2026-05-10", "2026-05-16", 5, 0),  # not yet known on the data date
    ("LAPOR", "palu", "2026-04-01", "2026-05-15", None, None, 0),  # due on the data date itself
    ("LAPOR", "plb", "2026-04-01", "2026-05-15", "2026-05-01", 4, 0),
    ("SIASN", "palu", "2026-05-01", "2026-06-10", None, None, 0),  # not due
    ("DIKLAT", "kes", "2024-01-01", "2024-02-10", None, None, 0),  # long ago
)


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    tables = {**CITY, "delivery": DELIVERIES}
    return published(new_database, tmp_path_factory.mktemp("home"), tables)


@pytest.fixture(scope="module")
def found(city: Snapshot) -> dict[tuple[str, str], int]:
    """{(problem, fact or source): rows}."""
    table = quality.problems(city)
    where = pl.coalesce("fact", "fact__label")
    return {(row[0], row[1]): row[2] for row in table.select("problem", where, "rows").iter_rows()}


def test_each_source_and_month_has_its_state(city: Snapshot) -> None:
    table = quality.sources(city).select("source", "month", "state", "delivered", "due", "delivered_on")
    assert table.rows() == [
        ("DIKLAT", date(2024, 1, 1), "TIDAK_ADA", 0, 1, None),
        ("SIMPEG", date(2026, 3, 1), "TEPAT", 2, 2, date(2026, 4, 10)),
        ("SIMPEG", date(2026, 4, 1), "TERLAMBAT", 2, 2, date(2026, 5, 12)),
        ("SKM", date(2026, 4, 1), "BELUM", 1, 3, date(2026, 5, 11)),
        ("LAPOR", date(2026, 4, 1), "TEPAT", 1, 1, date(2026, 5, 1)),
    ]


def test_labels_are_words(city: Snapshot) -> None:
    said = quality.sources(city).row(-1, named=True)
    assert (said["source__label"], said["state__label"]) == ("SP4N-LAPOR!", "tepat waktu")


def test_what_was_read_is_counted_or_left_out(city: Snapshot) -> None:
    table = quality.balance(city)
    assert set(table["fact"]) == {name for name, fact in FACTS.items() if fact.events is not None}
    assert table.filter(pl.col("read") != pl.col("counted") + pl.col("left_out")).is_empty()
    assert table["difference"].unique().to_list() == [0]
    assert table.filter(pl.col("counted") > 0).height == table.height


def test_what_repeats_in_each_slice_is_taken_once(city: Snapshot) -> None:
    headcount = quality.balance(city).row(by_predicate=pl.col("fact") == "headcount", named=True)
    # 13 spells hold on the data date; the earlier one of the two of `n` is left out
    assert (headcount["read"], headcount["counted"], headcount["left_out"]) == (14, 13, 1)


def test_reasons_add_up_to_what_was_left_out(city: Snapshot) -> None:
    table = quality.reasons(city)
    sums = dict(table.group_by("fact").agg(pl.col("n").sum()).iter_rows())
    left_out = dict(quality.balance(city).filter(pl.col("left_out") > 0).select("fact", "left_out").iter_rows())
    assert sums == left_out
    assert not set(table["reason"]) & {"counted", "matched"}
    assert table["reason__label"].str.contains(" ").all()


@pytest.mark.parametrize(
    ("problem", "where", "count"),
    [
        ("no_post", "headcount", 1),
        ("no_agency", "headcount", 1),
        ("no_agency", "complaint", 1),
        ("unknown_code_status", "headcount", 1),
        ("unknown_code_topic", "complaint", 3),
        ("unknown_code_channel", "complaint", 1),
        ("inconsistent", "performance", 1),
        ("overlapping_spell", "headcount", 1),
        ("delivery_missing", "SKM", 2),
        ("delivery_late", "SKM", 1),
        ("delivery_late", "SIMPEG", 1),
    ],
)
def test_each_planted_fault_is_counted(found: dict[tuple[str, str], int], problem: str, where: str, count: int) -> None:
    assert found[problem, where] == count


@pytest.mark.parametrize(
    "absent",
    [
        ("unknown_code_family", "headcount"),  # a person without a post is told once, as that
        ("unknown_code_topic", "backlog"),  # the same complaints a second time
        ("delivery_missing", "Diklat"),  # longer ago than anybody can mend
        ("delivery_missing", "SP4N-LAPOR!"),
    ],
)
def test_nothing_is_told_twice_or_for_nothing(found: dict[tuple[str, str], int], absent: tuple[str, str]) -> None:
    assert absent not in found


def test_problems_begin_with_persons_times_headline_measures_and_say_what_to_do(city: Snapshot) -> None:
    table = quality.problems(city)
    order = [
        (people * len(set(metrics) & set(quality.MEASURES)), people, n) if people is not None else (-1, -1, n)
        for people, metrics, n in table.select("people", "metrics", "rows").iter_rows()
    ]
    assert order == sorted(order, reverse=True)
    assert table["remedy"].str.ends_with(".").all()
    assert table["problem__label"].null_count() == 0


def test_what_a_problem_touches_is_told_where_it_is_known(city: Snapshot) -> None:
    keys = ("people", "opd", "metrics", "shift_metric", "shift_low", "shift_high", "since")
    told = {(row["problem"], row["fact"]): tuple(row[key] for key in keys) for row in quality.problems(city).to_dicts()}
    ratings = ["needs_coaching", "rating_sk", "rating_k", "rating_bp", "rating_b", "rating_sb"]
    sixth = 100 / 6
    assert told["inconsistent", "performance"] == (
        1, "kes", ratings, "needs_coaching", -sixth, sixth, date(2026, 1, 1),
    )  # fmt: skip
    assert told["no_standard", "fit"][:3] == (3, "dik", ["assessed", "with_gap"])
    assert told["no_agency", "headcount"][:2] == (1, None)  # of no known unit
    certificates = told["waiting_certificate", "coverage"]
    assert certificates[0] is None and certificates[3:6] == ("jp20", 0, pytest.approx(sixth))
    assert told["unknown_code_topic", "complaint"][6] == date(2026, 5, 1)


def test_what_each_opd_has_to_mend(city: Snapshot) -> None:
    table = quality.problems_by_opd(city)
    late = table.filter(problem="delivery_missing").select("fact__label", "opd", "rows").rows()
    assert late == [("SKM", "kes", 2)]
    whole = dict(quality.problems(city).filter(problem="no_standard").select("fact", "rows").iter_rows())
    assert table.filter(problem="no_standard")["rows"].sum() == whole["fit"]
    assert table["remedy"].str.ends_with(".").all()


def test_a_problem_says_among_how_many_rows_it_was_found(city: Snapshot) -> None:
    of = {(row["problem"], row["fact"]): (row["rows"], row["of"]) for row in quality.problems(city).to_dicts()}
    assert of["no_post", "headcount"] == (1, 13)
    assert of["no_standard", "fit"] == (3, 12)
    assert of["delivery_missing", None] == (2, 3)
    assert of["waiting_certificate", "coverage"][1] is None  # only the reason is known


def test_who_has_not_sent_what_in_the_last_twelve_months(city: Snapshot) -> None:
    april = date(2026, 4, 1)
    table = quality.lacking(city).select("source", "agency", "agency__label", "n", "since", "month")
    assert table.rows() == [
        ("SKM", "kes", "Dinas Kesehatan", 1, april, april),
        ("SKM", "pkm", "Puskesmas Singgani", 1, april, april),
    ]
    assert quality.lacking(city, Filters(agency=("dik",))).is_empty()


def test_deliveries_follow_the_chosen_places_and_what_stands_above_them(city: Snapshot) -> None:
    def states(filters: Filters) -> list[tuple[str, str, int]]:
        table = quality.sources(city, filters).filter(pl.col("month") == date(2026, 4, 1))
        return table.select("source", "state", "due").rows()

    assert states(Filters(agency=("dik",))) == [("SIMPEG", "TERLAMBAT", 1), ("SKM", "TERLAMBAT", 1)]
    assert states(Filters(city=("16.71",))) == [("SIMPEG", "TEPAT", 1), ("LAPOR", "TEPAT", 1)]


def test_the_head_of_the_findings_adds_up(city: Snapshot) -> None:
    fresh = quality.freshness(quality.sources(city))
    assert (fresh.complete, fresh.sources, fresh.lacking) == (2, 4, ("Diklat", "SKM"))
    balance = quality.balance(city)
    totals = quality.totals(balance)
    assert totals.read == totals.counted + totals.left_out == balance["read"].sum()
    assert (totals.facts, totals.agreeing) == (balance.height, balance.height)
    problems = quality.problems(city)
    assert quality.rows_of(problems, "no_agency", "headcount") == 1
    assert quality.rows_of(problems, "unknown_code", "complaint") == 4  # topic and channel
    assert (quality.people_of(problems, "inconsistent"), quality.people_of(problems, "none")) == (1, 0)
    assert (quality.looked_at(problems, "no_standard"), quality.looked_at(problems, "none")) == (12, None)


def test_what_to_mend_is_of_the_chosen_opd(city: Snapshot) -> None:
    table = quality.problems_by_opd(city)
    of_unit = quality.problems_by_opd(city, Filters(agency=("pkm",)))
    assert of_unit.rows() == table.filter(opd="kes").rows()
    assert of_unit.height > 0
    names = dict(table.select("opd", "opd__label").iter_rows())
    assert names["dik"] == "Dinas Pendidikan · Palu"  # Palembang has one of that name too


def test_no_person_is_named(city: Snapshot) -> None:
    told = str(quality.problems(city).rows()) + str(quality.reasons(city).rows())
    assert not any(str(person["name"]) in told for person in CITY["employee"])


def test_a_missing_subject_stands_first(new_database: NewDatabase, tmp_path: Path) -> None:
    with new_database("sqlite") as url:
        create_contract(url)
        load(url, CITY)
        execute(url, "DROP TABLE complaint")
        snapshot = refresh(settings_in(tmp_path), url).snapshot
    first = quality.problems(snapshot).row(0, named=True)
    assert (first["problem"], first["fact"], first["rows"]) == ("missing", "complaint", None)
    assert "complaint" in first["remedy"]


def test_an_empty_database_has_no_problems_but_answers(new_database: NewDatabase, tmp_path: Path) -> None:
    with new_database("sqlite") as url:
        create_contract(url)
        snapshot = refresh(settings_in(tmp_path), url).snapshot
    assert quality.problems(snapshot).is_empty()
    assert quality.sources(snapshot).is_empty()
    assert quality.reasons(snapshot).is_empty()


@pytest.mark.parametrize(
    ("coverage", "age", "left_out", "expected"),
    [
        (95, 45, 1, "cukup"),
        (94.9, 45, 1, "hati_hati"),
        (100, 46, 0, "hati_hati"),
        (100, 0, 1.1, "hati_hati"),
        (80, 90, 5, "hati_hati"),
        (79.9, 0, 0, "jangan"),
        (100, 91, 0, "jangan"),
        (100, 0, 5.1, "jangan"),
        (float("nan"), 0, 0, "jangan"),
    ],
)
def test_the_mark_is_as_good_as_its_worst_part(coverage: float, age: int, left_out: float, expected: str) -> None:
    assert quality.mark(coverage, age, left_out) == expected
