"""Files: the same figures as on the screen, whole and unrounded, in every format, and what stands beside them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import polars as pl
import pytest

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.export import FORMATS, Layout, document_of, exported
from data_access.export.answers import by_code
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.periods import Span, period
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, Viewer
from tests.city import CITY
from tests.databases import NewDatabase
from tests.files import table
from tests.published import asked, published
from tests.rows import rows

LINK = "http://127.0.0.1:8501/?city=72.71&status=PNS"


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    delivery = rows("source agency_id month due_on synthetic", ("SIMPEG", "palu", "2026-04-01", "2026-05-10", 1))
    return published(new_database, tmp_path_factory.mktemp("home"), {**CITY, "delivery": delivery})


@pytest.fixture(scope="module")
def answer(city: Snapshot) -> Answer:
    return asked(city, "jp20 jp_median", "city opd", Filters(status=("PNS",), city=("72.71",)), compare="year_before")


def test_there_is_a_row_for_each_group_and_metric(answer: Answer) -> None:
    frame = pl.read_parquet(BytesIO(exported(answer, DEMO, "parquet").content))
    assert frame.height == answer.frame.height * 2
    assert frame["metric"].to_list()[:2] == ["jp20", "jp_median"]
    assert frame.columns == [
        "city", "city__label", "opd", "opd__label", "time", "metric", "metric_label", "numerator", "denominator",
        "value", "unit", "low", "high", "interval", "value_status", "coverage", "n", "people", "before", "change",
    ]  # fmt: skip


def test_figures_are_those_of_the_answer(answer: Answer) -> None:
    frame = pl.read_parquet(BytesIO(exported(answer, DEMO, "parquet").content))
    ordered = by_code(answer).frame
    for key in ("jp20", "jp_median"):
        rows = frame.filter(pl.col("metric") == key)
        for column, part in {"denominator": "__of", "value": "", "before": "__before"}.items():
            assert rows[column].to_list() == ordered[f"{key}{part}"].to_list()
        assert rows["change"].to_list() == (ordered[key] - ordered[f"{key}__before"]).to_list()
        assert rows["opd"].to_list() == ordered["opd"].to_list()
        assert rows["people"].to_list() == ordered["people"].to_list()


def test_only_a_share_has_a_numerator_and_a_whole_no_denominator(city: Snapshot) -> None:
    told = {
        key: pl.read_parquet(BytesIO(exported(asked(city, key), DEMO, "parquet").content)).row(0, named=True)
        for key in ("complaints_on_time", "jp_median", "ikm", "jp0", "headcount", "complaints_received")
    }
    assert {key: (row["numerator"] is not None, row["denominator"] is not None) for key, row in told.items()} == {
        "complaints_on_time": (True, True),
        "jp_median": (False, True),
        "ikm": (False, True),
        "jp0": (False, True),
        "headcount": (False, False),
        "complaints_received": (False, False),
    }
    assert (told["complaints_on_time"]["numerator"], told["complaints_on_time"]["denominator"]) == (4, 9)


@pytest.mark.parametrize(
    ("keys", "heading"),
    [("evaluated", "Selisih (poin)"), ("headcount", "Selisih (orang)"), ("jp20 jp_median", "Selisih")],
)
def test_a_difference_has_the_unit_of_differences(city: Snapshot, keys: str, heading: str) -> None:
    columns = exported(asked(city, keys, "opd", compare="previous"), DEMO, "csv").manifest["columns"]
    assert columns["change"] == heading
    assert list(columns)[list(columns).index("change") - 1] == "before"


def test_a_difference_is_written_with_its_sign(city: Snapshot) -> None:
    answer = asked(city, "headcount", "opd", compare="previous")
    frame = answer.frame.with_columns(headcount=pl.Series([5.0, 3.0, 4.0, None]), headcount__before=pl.lit(4.0))
    (part,) = document_of(replace(answer, frame=frame), DEMO, layout=Layout(written=True)).parts()
    assert sorted(part["change"].drop_nulls()) == ["+1 orang", "±0 orang", "−1 orang"]


@pytest.mark.parametrize("form", FORMATS)
def test_numbers_are_unrounded_in_every_format(city: Snapshot, form: str) -> None:
    value = table(exported(asked(city, "complaints_on_time"), DEMO, form))["Nilai (persen)"].item()
    assert value == pytest.approx(100 * 4 / 9, abs=1e-12)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_same_table(answer: Answer, form: str) -> None:
    found, expected = table(exported(answer, DEMO, form)), table(exported(answer, DEMO, "parquet"))
    assert found.columns == expected.columns
    for name in ("Pembilang", "Penyebut", "Nilai", "Jumlah orang"):
        assert found[name].cast(pl.Float64).to_list() == expected[name].cast(pl.Float64).to_list()
    assert found["OPD"].to_list() == expected["OPD"].to_list()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_can_be_taken_away(city: Snapshot, fact: str, form: str) -> None:
    keys = [metric.key for metric in METRICS.values() if metric.fact == fact]
    told = asked(city, " ".join(keys), "agency")
    file = exported(told, DEMO, form)
    assert table(file).height == told.frame.height * len(keys) == file.manifest["rows"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_answer_without_rows_gives_headings_alone(city: Snapshot, form: str) -> None:
    nobody = Viewer("u", "perencana", agencies=frozenset({"nowhere"}))
    file = exported(asked(city, "headcount", "agency", viewer=nobody), nobody, form)
    assert table(file).columns[:2] == ["Kode Unit", "Unit"]
    assert file.manifest["rows"] == 0


def test_headings_say_label_and_unit(city: Snapshot) -> None:
    columns = exported(asked(city, "evaluated rating_sb", "profession"), DEMO, "csv").manifest["columns"]
    assert (columns["profession"], columns["profession__label"]) == ("Kode Kelompok profesi", "Kelompok profesi")
    assert (columns["value"], columns["low"]) == ("Nilai (persen)", "Batas bawah (persen)")


def test_what_is_published_only_in_a_group_shows_no_part(city: Snapshot) -> None:
    frame = pl.read_parquet(BytesIO(exported(asked(city, "ikm responses", "agency"), DEMO, "parquet").content))
    few = pl.col("value_status") == "gabungan"
    hidden, shown = frame.filter(few), frame.filter(~few)
    assert "dikp" in hidden["agency"] and set(shown["value_status"]) == {"ada"}
    assert set(hidden["metric"]) == {"ikm"} and set(shown["metric"]) == {"responses"}
    parts = ("value", "numerator", "denominator", "low", "high", "n")
    assert hidden.select(parts).null_count().row(0) == (hidden.height,) * len(parts)


def test_the_kind_of_bounds_is_said(city: Snapshot) -> None:
    said = {
        key: table(exported(asked(city, key), DEMO, "csv"))["Jenis batas"].item() for key in ("ikm", "jp20", "with_gap")
    }
    assert said == {
        "ikm": "rentang kepercayaan 95 %",
        "jp20": "bukan sampel: tanpa rentang",
        "with_gap": "batas: data belum lengkap",
    }


@pytest.mark.parametrize("by", ["status", "period", "rating"])
def test_a_column_of_the_question_never_meets_one_of_the_table(city: Snapshot, by: str) -> None:
    assert not {*DIMENSIONS} & {"time", "metric", "value", "unit", "value_status", "coverage", "n", "people", "mark"}
    found = asked(city, "evaluated needs_coaching", by)
    assert table(exported(found, DEMO, "csv")).height == 2 * found.frame.height


def test_several_answers_are_one_file(city: Snapshot) -> None:
    answers = [asked(city, "jp20", "opd"), asked(city, "evaluated needs_coaching", "opd")]
    file = exported(answers, DEMO, "parquet")
    frame = pl.read_parquet(BytesIO(file.content))
    assert frame["metric"].unique().sort().to_list() == ["evaluated", "jp20", "needs_coaching"]
    assert frame.height == answers[0].frame.height + 2 * answers[1].frame.height == file.manifest["rows"]
    assert [one["show"] for one in file.manifest["questions"]] == ["jp20", "evaluated,needs_coaching"]


def test_each_month_of_a_series_says_its_own_time(city: Snapshot) -> None:
    told = asked(city, "reports_on_time", "period", Filters().during(Span(period("2026-01"), period("2026-03"))))
    frame = pl.read_parquet(BytesIO(exported(told, DEMO, "parquet").content))
    assert frame["time"].to_list() == told.frame["period__label"].to_list()
    assert frame["time"].n_unique() == told.frame.height > 1


def test_coverage_says_how_many_of_those_who_should_be_known_are(city: Snapshot) -> None:
    answer = by_code(asked(city, "with_gap", "city"))
    frame = pl.read_parquet(BytesIO(exported(answer, DEMO, "parquet").content))
    known, whom = answer.frame["with_gap__of"], answer.frame["with_gap__obliged"]
    assert frame["coverage"].to_list() == (100 * known / whom).to_list()


def test_values_can_be_taken_as_they_are_read(city: Snapshot) -> None:
    answer = by_code(asked(city, "jp20 jp_median", "city"))
    as_read = Layout(written=True)
    texts = table(exported(answer, DEMO, "csv", layout=as_read))["Nilai"].to_list()[:2]
    assert texts == [answer.figure("jp20").text, answer.figure("jp_median").text]
    for form in ("xlsx", "parquet", "arrow", "json"):  # these have numbers alone
        file = exported(answer, DEMO, form, layout=as_read)
        assert file.content == exported(answer, DEMO, form).content and file.manifest["written"] is False
