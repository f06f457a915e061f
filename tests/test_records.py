"""The rows behind a cell are as many as were counted, on each database; in pages, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import polars.selectors as cs
import pytest

from data_access.ask import Question, ask
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.periods import Period
from data_access.problems import QuestionProblem, SnapshotProblem
from data_access.records import MOST, behind, slice_of
from data_access.viewer import DEMO
from tests.databases import KINDS, NewDatabase
from tests.listed import Place, loaded
from tests.published import settings_in


@pytest.fixture(scope="module", params=KINDS)
def everywhere(
    request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    yield from loaded(new_database, tmp_path_factory.mktemp("home"), request.param)


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from loaded(new_database, tmp_path_factory.mktemp("home"), "sqlite")


@pytest.mark.parametrize("fact", FACTS)
def test_each_cell_has_as_many_records_as_it_counts(everywhere: Place, fact: str) -> None:
    looked_at = 0
    for pick in everywhere.picks(fact):
        keys = ["city", "agency", *FACTS[fact].dimensions]
        cells = everywhere.told(fact, pick).group_by(keys).agg(pl.col("n").sum())
        for *codes, n in cells.iter_rows():
            cell = {key: None if code is None else str(code) for key, code in zip(keys, codes, strict=True)}
            assert everywhere.behind(fact, cell, pick) == n, cell
            looked_at += 1
    assert looked_at


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("key", ["opd", "parent", "kind", "opd_kind", "peer_group", "sector"])
def test_what_the_tree_says_divides_the_records_as_it_divides_the_count(city: Place, fact: str, key: str) -> None:
    pick = city.picks(fact)[-1]
    fixed = dict(FACTS[fact].fixed)
    rows = city.rows(fact, pick).filter(*(pl.col(one) == code for one, code in fixed.items()))
    joined = rows.join(city.snapshot.agency_keys.select("agency", key), on="agency", how="left")
    for code, n in joined.group_by(key).agg(pl.col("n").sum()).iter_rows():
        assert city.behind(fact, {key: code}, pick) == n, code


@pytest.mark.parametrize(("code", "n"), [("0", 2), ("1-9", 1), ("10-19", 2), ("20-29", 5), ("30-49", 1), ("100+", 1)])
def test_groups_of_hours_have_the_persons_of_their_hours(city: Place, code: str, n: int) -> None:
    pick = city.picks("coverage")[-1]
    found = city.records("coverage", cell={"jp_bin": code})
    assert found.total == city.behind("coverage", {"jp_bin": code}, pick)
    bins = {"0": (0, 0), "1-9": (1, 99), "10-19": (100, 199), "20-29": (200, 299), "30-49": (300, 499)}
    low, high = bins.get(code, (1000, 1010))
    counted = city.rows("coverage", pick).filter(pl.col("jp").is_between(low, high))["n"].sum()
    assert found.total == counted
    assert found.frame["jp"].is_between(low, high).all()


def test_a_domain_has_the_records_of_its_competencies(city: Place) -> None:
    pick = city.picks("competency")[-1]
    of_domain = city.behind("competency", {"domain": "MANAJERIAL"}, pick)
    assert of_domain == sum(city.behind("competency", {"competency": one}, pick) for one in ("int", "kom")) > 0


def test_a_variant_is_taken_from_the_cell(city: Place) -> None:
    pick = next(one for one in city.snapshot.slices("movement") if one.period.isoformat() == "2026-01-01")
    counted = dict(city.rows("movement", pick).group_by("against").agg(pl.col("n").sum()).iter_rows())
    assert {code: city.behind("movement", {"against": code}, pick) for code in counted} == counted
    assert city.behind("movement", {}, pick) == counted["PREVIOUS"]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(city=("72.71",)),
        Filters(agency=("kes",)),
        Filters(kind=("SEKOLAH",)),
        Filters(sector=("KESEHATAN",), status=("PNS",)),
        Filters(profession=("GURU",), family=("FUNGSIONAL",)),
    ],
)
@pytest.mark.parametrize("fact", ["headcount", "coverage", "fit", "complaint"])
def test_filters_choose_the_same_rows_as_a_question(city: Place, fact: str, filters: Filters) -> None:
    pick = city.snapshot.slices(fact)[-1]
    metric = next(one.key for one in METRICS.values() if one.fact == fact)
    during = filters.during(Period(pick.period, pick.kind))
    counted = ask(DEMO, Question((metric,), (), during), city.snapshot).frame["n"].sum()
    found = behind(DEMO, fact, {}, slice_of(pick), filters, city.settings, city.url, snapshot=city.snapshot)
    assert found == counted


def test_pages_follow_each_other_without_gap_or_repetition(everywhere: Place) -> None:
    whole = everywhere.records("competency", names=True)
    starts = range(0, whole.total, 4)
    pages = [everywhere.records("competency", names=True, limit=4, offset=at) for at in starts]
    # agencies of one name say their city only on a page where there are two of them
    codes = ~cs.ends_with("__label")
    assert pl.concat([page.frame for page in pages]).select(codes).equals(whole.frame.select(codes))
    assert {page.total for page in pages} == {whole.frame.height}
    assert everywhere.records("competency", offset=whole.total).frame.is_empty()


@pytest.mark.parametrize("limit", [0, -1, MOST + 1])
def test_a_page_has_its_bounds(city: Place, limit: int) -> None:
    with pytest.raises(QuestionProblem, match="1000 baris"):
        city.records("headcount", limit=limit)


def test_codes_have_their_words(city: Place) -> None:
    row = city.records("headcount", cell={"agency": "sd1", "status": "PPPK"}).frame.row(0, named=True)
    assert (row["city__label"], row["agency__label"]) == ("Kota Palu", "SD Negeri 1")
    assert (row["profession__label"], row["tier__label"]) == ("Guru", "Ahli Pertama")


def test_a_filter_that_does_not_apply_is_said(city: Place) -> None:
    note = city.records("complaint", filters=Filters(status=("PNS",))).note
    assert "Status kepegawaian tidak berlaku" in note


@pytest.mark.parametrize("cell", [{"agenc": "dik"}, {"rating": "SB"}, {"domain": "TEKNIS"}, {"jp_bin": "0"}])
def test_an_unknown_dimension_is_told(city: Place, cell: dict[str, str]) -> None:
    with pytest.raises(QuestionProblem, match="tidak mengenal dimensi"):
        city.records("headcount", cell=cell)


def test_the_newest_version_is_taken_when_none_is_named(city: Place) -> None:
    found = city.records("headcount", snapshot=None)
    assert found.total == 13


def test_without_a_version_nothing_can_be_behind_it(city: Place, tmp_path: Path) -> None:
    with pytest.raises(SnapshotProblem, match="pantau sync"):
        replace(city, settings=settings_in(tmp_path)).records("headcount", snapshot=None)
