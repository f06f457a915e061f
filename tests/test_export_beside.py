"""What stands beside the table of a file: its manifest, its cover, its definitions, how a workbook looks and prints."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from io import BytesIO

import fastexcel
import openpyxl
import polars as pl
import pytest

from data_access.ask import Answer
from data_access.export import FORMATS, Layout, exported, exported_frame
from data_access.filters import Filters
from data_access.privacy import SENSITIVE, sensitive
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.city import CITY
from tests.databases import NewDatabase
from tests.files import inside, sheet
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


def test_a_workbook_prints_on_a4_with_headings_and_page_numbers(answer: Answer) -> None:
    book = openpyxl.load_workbook(BytesIO(exported(answer, DEMO, "xlsx").content))
    for name in ("Data", "Definisi"):
        sheet = book[name]
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, int(sheet.page_setup.fitToHeight)) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddFooter.left.text == book.properties.title and "&P" in sheet.oddFooter.right.text
