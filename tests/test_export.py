"""Files: the same figures as on the screen, whole and unrounded, in every format, and what stands beside them."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from io import BytesIO

import fastexcel
import polars as pl
import pytest

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.export import FORMATS, Layout, exported, exported_frame
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.periods import Span, period
from data_access.privacy import SENSITIVE, sensitive
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, Viewer
from tests.city import CITY
from tests.databases import NewDatabase
from tests.files import inside, sheet, table
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


# what is in it


def test_there_is_a_row_for_each_group_and_metric(answer: Answer) -> None:
    frame = pl.read_parquet(BytesIO(exported(answer, DEMO, "parquet").content))
    assert frame.height == answer.frame.height * 2
    assert frame["metric"].to_list()[:2] == ["jp20", "jp_median"]
    assert frame.columns == [
        "city", "city__label", "opd", "opd__label", "time", "metric", "metric_label", "numerator", "denominator",
        "value", "unit", "low", "high", "interval", "value_status", "coverage", "n", "people", "before",
    ]  # fmt: skip


def test_figures_are_those_of_the_answer(answer: Answer) -> None:
    frame = pl.read_parquet(BytesIO(exported(answer, DEMO, "parquet").content))
    for key in ("jp20", "jp_median"):
        rows = frame.filter(pl.col("metric") == key)
        for column, part in {"numerator": "__x", "denominator": "__of", "value": "", "before": "__before"}.items():
            assert rows[column].to_list() == answer.frame[f"{key}{part}"].to_list()
        assert rows["opd"].to_list() == answer.frame["opd"].to_list()
        assert rows["people"].to_list() == answer.frame["people"].to_list()


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
    frame = pl.read_parquet(BytesIO(exported(asked(city, "ikm", "agency"), DEMO, "parquet").content))
    few = frame.row(by_predicate=pl.col("agency") == "dikp", named=True)
    assert (few["value_status"], few["value"], few["numerator"], few["low"], few["high"]) == ("gabungan", *[None] * 4)
    assert set(frame.filter(pl.col("agency") != "dikp")["value_status"]) == {"ada"}


def test_the_kind_of_bounds_is_said(city: Snapshot) -> None:
    said = {
        key: table(exported(asked(city, key), DEMO, "csv"))["Jenis batas"].item() for key in ("ikm", "jp20", "with_gap")
    }
    assert said == {
        "ikm": "rentang kepercayaan 95 %",
        "jp20": "bukan sampel: tanpa rentang",
        "with_gap": "batas: data belum lengkap",
    }


# what stands beside it


def test_the_manifest_tells_how_to_come_back(answer: Answer) -> None:
    file = exported(answer, DEMO, "csv", LINK)
    told = file.manifest
    assert (told["rows"], told["rows_of"], told["link"]) == (answer.frame.height * 2, answer.frame.height * 2, LINK)
    assert (told["release"], told["data_date"], told["viewer_role"]) == (answer.version, "2026-05-15", "demo")
    assert told["filters"] == "Kota: Kota Palu · Status kepegawaian: PNS"
    assert told["sha256"] == hashlib.sha256(file.content).hexdigest()
    assert {key: said["label"] for key, said in told["metrics"].items()} == {
        "jp20": "PNS ≥ 20 JP",
        "jp_median": "Median JP PNS",
    }
    assert told["questions"] == [
        {"show": "jp20,jp_median", "rows": "city,opd", "compare": "year_before", "city": "72.71", "status": "PNS"}
    ]
    assert told["rules_version"] == answer.rules_version != ""


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_view_gives_the_same_bytes(answer: Answer, form: str) -> None:
    assert exported(answer, DEMO, form).content == exported(answer, DEMO, form).content


@pytest.mark.parametrize("form", FORMATS)
def test_every_file_carries_its_manifest(answer: Answer, form: str) -> None:
    file = exported(answer, DEMO, form, LINK)
    assert inside(file) == {
        key: value for key, value in file.manifest.items() if key not in ("file", "format", "sha256")
    }


def test_the_same_figures_have_the_same_hash_whatever_the_file(answer: Answer) -> None:
    layouts = (Layout(), Layout(across="opd"), Layout(written=True))
    told = {exported(answer, DEMO, form, layout=one).manifest["content_sha256"] for form in FORMATS for one in layouts}
    assert len(told) == 1
    other = replace(answer, frame=answer.frame.with_columns(pl.col("jp20") + 1e-12))
    assert exported(other, DEMO, "csv").manifest["content_sha256"] not in told


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
    answer = asked(city, "with_gap", "city")
    frame = pl.read_parquet(BytesIO(exported(answer, DEMO, "parquet").content))
    known, whom = answer.frame["with_gap__of"], answer.frame["with_gap__obliged"]
    assert frame["coverage"].to_list() == (100 * known / whom).to_list()


def test_values_can_be_taken_as_they_are_read(city: Snapshot) -> None:
    answer = asked(city, "jp20 jp_median", "city")
    whole, said = (exported(answer, DEMO, "parquet", layout=Layout(written=one)) for one in (False, True))
    values = pl.read_parquet(BytesIO(whole.content))["value"]
    texts = pl.read_parquet(BytesIO(said.content))["value"].to_list()[:2]
    assert texts == [answer.figure("jp20").text, answer.figure("jp_median").text]
    assert values.dtype == pl.Float64


def test_a_workbook_has_its_cover_and_its_definitions(answer: Answer) -> None:
    file = exported(answer, DEMO, "xlsx", LINK)
    assert fastexcel.read_excel(file.content).sheet_names == ["Sampul", "Data", "Definisi", "Catatan"]
    cover = dict(sheet(file, "Sampul", None).drop_nulls().iter_rows())
    assert cover["Tautan"] == LINK
    assert cover["Baris"] == f"{answer.frame.height * 2} baris dari {answer.frame.height * 2}"
    assert cover["Rilis data"] == answer.version
    defined = sheet(file, "Definisi")
    assert defined["Kode ukuran"].to_list() == ["jp20", "jp_median"]
    assert "PP 11/2017" in defined["Dasar hukum"][0]


def test_a_small_group_is_marked_in_the_file(city: Snapshot) -> None:
    few = asked(city, "jp20", "agency")
    assert sensitive(few)
    file = exported(few, DEMO, "xlsx")
    assert file.manifest["sensitive"] == SENSITIVE
    assert SENSITIVE in str(sheet(file, "Sampul", None).rows())


def test_made_up_data_says_so(city: Snapshot) -> None:
    file = exported_frame(pl.DataFrame({"n": [1]}), "Tabel", city, DEMO, "xlsx")
    assert file.manifest["synthetic"] is True
    assert "Data sintetis" in str(sheet(file, "Sampul", None).rows())


def test_the_data_sheet_is_frozen_and_can_be_filtered(answer: Answer) -> None:
    with zipfile.ZipFile(BytesIO(exported(answer, DEMO, "xlsx").content)) as book:
        data = book.read("xl/worksheets/sheet2.xml").decode()
    assert 'state="frozen"' in data and "<autoFilter" in data and "<cols>" in data
