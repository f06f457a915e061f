"""The lists of persons: each holds exactly those its metric counts, in an order in which pages never overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import polars as pl
import pytest

from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.periods import Span, period
from data_access.privacy import ANONYMOUS
from data_access.problems import QuestionProblem
from data_access.records import LISTS, Order, person_list
from data_access.records.columns import COLUMNS
from tests.databases import KINDS, NewDatabase
from tests.listed import Reader, loaded

EVERYBODY = Filters()
QUARTER = Filters(span=Span(period("2026-01"), period("2026-03")))


@pytest.fixture(scope="module", params=KINDS)
def everywhere(
    request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    for place in loaded(new_database, tmp_path_factory.mktemp("home"), request.param):
        yield Reader(place)


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    for place in loaded(new_database, tmp_path_factory.mktemp("home"), "sqlite"):
        yield Reader(place)


@pytest.mark.parametrize("key", LISTS)
def test_a_list_is_declared_on_what_its_fact_and_its_metric_have(key: str) -> None:
    one = LISTS[key]
    fact = FACTS[one.fact]
    derived = {"city", "opd", "agency", "period"}
    known = {*fact.keys, *fact.sums, *fact.details, *derived}
    assert METRICS[one.metric].fact == one.fact
    assert fact.person and fact.privacy < ANONYMOUS
    assert set(one.cell) <= set(fact.keys)
    assert {column.read_from for column in one.shown} <= known
    assert one.first.column in one.columns
    assert one.who.count(".") >= 2 and "Tidak termasuk" in one.who
    for dimension, codes in one.cell.items():
        assert set(codes if isinstance(codes, tuple) else (codes,)) <= set(DIMENSIONS[dimension].codes)


@pytest.mark.parametrize("filters", [EVERYBODY, Filters(city=("72.71",)), Filters(status=("PNS",)), QUARTER])
@pytest.mark.parametrize("key", LISTS)
def test_a_list_has_as_many_rows_as_its_metric_counts(everywhere: Reader, key: str, filters: Filters) -> None:
    found = everywhere.page(key, filters=filters)
    assert found.total == everywhere.counted(key, filters) == found.frame.height


@pytest.mark.parametrize("key", LISTS)
def test_each_opd_has_its_part_of_the_list(city: Reader, key: str) -> None:
    parts = [city.page(key, filters=Filters(agency=(opd,))).total for opd in city.opd]
    counts = [city.counted(key, Filters(agency=(opd,))) for opd in city.opd]
    assert parts == counts
    assert sum(parts) <= city.counted(key)


def test_the_little_city_has_somebody_on_most_lists(city: Reader) -> None:
    filled = {key for key in LISTS if city.page(key).total}
    assert {"unrated", "coaching_unplanned", "below_20jp", "gap_unplanned"} <= filled
    assert city.page("late_reports", filters=QUARTER).total == 3


def test_who_is_on_a_list_is_who_must_be(city: Reader) -> None:
    def names(key: str, filters: Filters = EVERYBODY) -> list[str]:
        return city.page(key, filters=filters, names=True).frame["name"].to_list()

    assert names("coaching_unplanned") == ["Nama K"]
    assert sorted(names("unrated", Filters(city=("72.71",)))) == ["Nama F", "Nama H", "Nama N"]
    assert sorted(names("late_reports", QUARTER)) == ["Nama E", "Nama F", "Nama N"]


def test_hours_are_said_in_jp_and_add_up_to_the_target(everywhere: Reader) -> None:
    frame = everywhere.page("below_20jp").frame
    assert frame.height
    assert (frame["jp_credited"] + frame["jp_lacking"]).to_list() == pytest.approx([20] * frame.height)
    assert frame.schema["jp_uncertified"] == pl.Float64
    assert frame["jp_lacking"].is_sorted(descending=True)


def test_a_gap_says_its_levels(everywhere: Reader) -> None:
    frame = everywhere.page("gap_unplanned").frame
    lacking = frame["required_level"] - frame["achieved_level"]
    assert lacking.to_list() == frame["levels_missing"].to_list()
    assert frame["levels_missing"].is_sorted(descending=True)
    assert frame["assessed_on"].null_count() == 0


def test_months_of_a_range_follow_each_other_in_one_list(everywhere: Reader) -> None:
    found = everywhere.page("late_reports", filters=QUARTER, order=Order("period"))
    assert found.period == "Januari 2026 – Maret 2026"
    assert set(found.frame["period"]) <= {"2026-01", "2026-02", "2026-03"}
    assert found.frame["period__label"].to_list() == ["Maret 2026"] * 3
    assert found.frame["report_state"].to_list().count("BELUM") == 2


@pytest.mark.parametrize("key", LISTS)
def test_pages_in_every_order_never_overlap_and_miss_nobody(everywhere: Reader, key: str) -> None:
    for column in LISTS[key].columns:
        for order in (Order(column), Order(column, descending=True)):
            all_ = everywhere.page(key, filters=QUARTER, order=order)
            starts = range(0, all_.total, 2)
            pages = [everywhere.page(key, filters=QUARTER, order=order, limit=2, offset=at) for at in starts]
            if pages:
                assert pl.concat([page.frame for page in pages]).equals(all_.frame), order.key
            assert {page.total for page in pages} <= {all_.total}


@pytest.mark.parametrize("descending", [False, True])
def test_units_are_sorted_by_their_names(everywhere: Reader, descending: bool) -> None:
    found = everywhere.page("below_20jp", order=Order("agency", descending))
    names = found.frame["agency__label"].str.to_lowercase().to_list()
    known = [name for name in names if name != "tidak diketahui" and name != "gone"]
    assert known == sorted(known, reverse=descending)
    assert len(set(known)) > 1
    assert names[: len(known)] == known  # a unit that is not recorded comes last in either direction


@pytest.mark.parametrize("descending", [False, True])
def test_nothing_comes_last_in_either_direction(everywhere: Reader, descending: bool) -> None:
    frame = everywhere.page("late_reports", filters=QUARTER, order=Order("submitted_on", descending)).frame
    empty = frame["submitted_on"].is_null().to_list()
    assert empty == sorted(empty)
    days = frame["submitted_on"].drop_nulls().to_list()
    assert all(one >= other if descending else one <= other for one, other in pairwise(days))


def test_the_worst_predikat_comes_first(everywhere: Reader) -> None:
    ranks = {code: at for at, code in enumerate(DIMENSIONS["rating"].codes)}
    found = [ranks[code] for code in everywhere.page("coaching_unplanned").frame["rating"]]
    assert found == sorted(found)


def test_an_order_a_list_does_not_have_is_told_with_the_nearest(city: Reader) -> None:
    with pytest.raises(QuestionProblem, match="jp_lacking"):
        city.page("below_20jp", order=Order.of("-jp_lackin"))
    with pytest.raises(QuestionProblem, match="below_20jp"):
        person_list("below_20j")


@pytest.mark.parametrize("key", ["agency", "-jp_lacking"])
def test_an_order_is_the_same_from_its_link(key: str) -> None:
    assert Order.of(key).key == key


def test_every_column_of_every_list_has_a_heading() -> None:
    used = {key for one in LISTS.values() for key in one.columns}
    assert used <= set(COLUMNS)
    assert all(COLUMNS[key].label for key in used)
