"""Files: the same figures as on the screen, whole and unrounded, in every format, and what stands beside them."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO

import fastexcel
import polars as pl
import pytest

from data_access.ask import Answer
from data_access.export import FORMATS, exported, exported_frame
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.metrics import METRICS
from data_access.privacy import SENSITIVE, sensitive
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, Viewer
from tests.city import CITY
from tests.databases import NewDatabase
from tests.files import sheet, table
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
        "value", "unit", "low", "high", "interval", "status", "n", "people", "before",
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
    assert (few["status"], few["value"], few["numerator"], few["low"], few["high"]) == ("gabungan", *[None] * 4)
    assert set(frame.filter(pl.col("agency") != "dikp")["status"]) == {"ada"}


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
    assert told["metrics"] == {"jp20": "PNS ≥ 20 JP", "jp_median": "Median JP PNS"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_view_gives_the_same_bytes(answer: Answer, form: str) -> None:
    assert exported(answer, DEMO, form).content == exported(answer, DEMO, form).content


def test_parquet_carries_its_manifest(answer: Answer) -> None:
    file = exported(answer, DEMO, "parquet", LINK)
    inside = json.loads(pl.read_parquet_metadata(BytesIO(file.content))["pantau"])
    assert inside == {key: value for key, value in file.manifest.items() if key not in ("file", "format", "sha256")}


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
