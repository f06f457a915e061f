"""Files that do no harm: no text runs or is spoiled in a spreadsheet, no row is lost, names are safe, rights hold."""

from __future__ import annotations

import re
import stat
import tempfile
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from data_access.ask import Answer
from data_access.export import (
    Layout,
    document_of,
    exported,
    exported_frame,
    file_name,
    frame_document,
    frame_file_name,
    save,
)
from data_access.filters import Filters
from data_access.privacy import pseudonym, sensitive
from data_access.problems import QuestionProblem, RightsProblem
from data_access.settings import settings
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO, Viewer
from tests.databases import NewDatabase
from tests.files import sheet, written
from tests.published import asked, published

NASTY = {
    "=1+1": ("'=1+1", "'=1+1"),
    "+62811": ("+62811", "+62811"),
    "-1": ("-1", "-1"),
    "-2+3": ("'-2+3", "'-2+3"),
    "@SUM(A1)": ("'@SUM(A1)", "'@SUM(A1)"),
    "\tx": ("'\tx", "'\tx"),
    "\r=1": ("'\r=1", "'\r=1"),
    "＝1": ("'＝1", "'＝1"),
    "199001012015031001": ("199001012015031001", "'199001012015031001"),
    "0123": ("0123", "'0123"),
    "71.10": ("71.10", "'71.10"),
    'biasa; "x", y': ('biasa; "x", y', 'biasa; "x", y'),
}
"""A text, and how it stands in the CSV for programs and in the one for Indonesian spreadsheets."""


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def answer(city: Snapshot) -> Answer:
    return asked(city, "jp20 jp_median", "city opd", Filters(status=("PNS",)))


@pytest.mark.parametrize(("form", "at"), [("csv", 0), ("csv_id", 1)])
def test_dangerous_texts_are_harmless_in_csv(city: Snapshot, form: str, at: int) -> None:
    file = exported_frame(pl.DataFrame({"name": list(NASTY)}), "Nama", city, DEMO, form)
    text = StringIO(file.content.decode("utf-8-sig"))
    found = pl.read_csv(text, infer_schema=False, separator=";" if form == "csv_id" else ",")
    assert found["Nama"].to_list() == [written[at] for written in NASTY.values()]


def test_texts_stay_texts_in_a_workbook(city: Snapshot) -> None:
    file = exported_frame(pl.DataFrame({"name": list(NASTY)}), "=cmd()", city, DEMO, "xlsx")
    assert sheet(file, "Data")["Nama"].to_list() == list(NASTY)
    with zipfile.ZipFile(BytesIO(file.content)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert not any("<f>" in text or "hyperlink" in text for text in sheets)


def test_a_heading_is_no_formula_either(city: Snapshot) -> None:
    file = exported_frame(pl.DataFrame({"=A1": [1]}), "Tabel", city, DEMO, "csv")
    assert file.content.decode().startswith("'=A1")


def test_the_indonesian_file_opens_in_an_indonesian_spreadsheet(answer: Answer) -> None:
    content = exported(answer, DEMO, "csv_id").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert b";33,33333333333333" in exported(_of_thirds(answer), DEMO, "csv_id").content


def _of_thirds(answer: Answer) -> Answer:
    return replace(answer, frame=answer.frame.with_columns(jp20=pl.lit(100 / 3)))


def test_days_and_gaps_keep_their_kind(city: Snapshot) -> None:
    frame = pl.DataFrame({"month": [date(2026, 5, 1), None], "n": [1, None], "name": ["x", "y"]})
    found = sheet(exported_frame(frame, "Tabel", city, DEMO, "xlsx"), "Data")
    assert found["Bulan"].cast(pl.Date).to_list() == [date(2026, 5, 1), None]
    assert found["Jumlah baris (n)"].to_list() == [1, None]


# all rows, safe names, and who may ask


def test_rows_beyond_a_sheet_go_on_in_the_next(city: Snapshot) -> None:
    frame = pl.DataFrame({"n": range(10)})
    content = written(frame_document(frame, "Tabel", city, DEMO), "xlsx", sheet_rows=5)
    book = fastexcel.read_excel(content)
    assert book.sheet_names == ["Sampul", "Data", "Data 2", "Data 3"]
    parts = [book.load_sheet(name).to_polars()["Jumlah baris (n)"].to_list() for name in book.sheet_names[1:]]
    assert parts == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]


def test_decimals_follow_their_rows_into_the_next_sheet(city: Snapshot) -> None:
    content = written(
        document_of(asked(city, "jp20 jp0", "city", Filters(city=("72.71",))), DEMO), "xlsx", sheet_rows=2
    )
    assert fastexcel.read_excel(content).sheet_names[1:3] == ["Data", "Data 2"]
    with zipfile.ZipFile(BytesIO(content)) as book:
        share, people = (_style(book.read(f"xl/worksheets/sheet{number}.xml").decode()) for number in (2, 3))
        looks = book.read("xl/styles.xml").decode()
    assert share != people and 'formatCode="#,##0.0"' in looks


def _style(sheet: str) -> str:
    """The look of the value in the first row."""
    return re.findall(r'<c r="H2" s="(\d+)"><v>', sheet)[0]


def test_names_say_what_when_and_which_release(answer: Answer) -> None:
    name = exported(answer, DEMO, "csv").name
    assert re.fullmatch(r"pantau_jp20-jp-median_city-opd_2026-05-15_rilis-\d{8}_tampilan-[0-9a-f]{6}\.csv", name)
    assert name == file_name(answer, "csv")


def test_two_tables_of_a_day_never_have_one_name(city: Snapshot) -> None:
    palu = Filters(city=("72.71",))
    plain = asked(city, "jp20", "opd status", palu)
    assert re.fullmatch(r"pantau_kota-palu_jp20_opd-status_2026-05-15_rilis-\d{8}\.csv", file_name(plain, "csv"))
    others = [
        (asked(city, "jp20", "opd status", replace(palu, status=("PNS",))), Layout()),
        (asked(city, "jp20", "opd status", replace(palu, family=("PELAKSANA",))), Layout()),
        (asked(city, "jp20", "opd status", palu, compare="year_before"), Layout()),
        (plain, Layout(across="status")),
        (plain, Layout(written=True)),
        ([plain, plain], Layout()),
        (plain, Layout()),
    ]
    names = [file_name(answers, "csv", layout) for answers, layout in others]
    assert len(set(names)) == len(names)
    assert names == [exported(answers, DEMO, "csv", layout=layout).name for answers, layout in others]
    assert file_name(plain, "xlsx", Layout(written=True)) == file_name(plain, "xlsx")


def test_names_that_leave_out_a_measure_differ_all_the_same(city: Snapshot) -> None:
    four, other = (asked(city, f"jp20 jp0 jp_median {last}") for last in ("jp_p25", "jp_p75"))
    assert file_name(four, "csv") != file_name(other, "csv")


def test_a_saved_file_is_its_owners_alone(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.touch(0o644)
    (tmp_path / ".x.xlsx.part").touch(0o644)
    save(document_of(answer, DEMO), "xlsx", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["x.xlsx"]


def test_rows_of_a_workbook_wait_in_a_private_folder(
    answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    written(document_of(answer, DEMO), "xlsx")
    assert list(settings().folder("files").iterdir()) == []


@pytest.mark.parametrize("title", ["Mutu data: é/..\\x", "../../etc", "", "名前", "a" * 500, "con\x00\n"])
def test_names_are_safe_everywhere(city: Snapshot, title: str) -> None:
    file = exported_frame(pl.DataFrame({"n": [1]}), title, city, DEMO, "parquet")
    assert re.fullmatch(r"pantau_[a-z0-9-]+_2026-05-15_rilis-\d{8}\.parquet", file.name)
    assert len(file.name) < 120
    assert file.name == frame_file_name(title, city, "parquet")


def test_nobody_gets_no_file(answer: Answer) -> None:
    with pytest.raises(RightsProblem):
        exported(answer, Viewer("", "tamu"), "csv")


def test_an_unknown_format_is_told(answer: Answer) -> None:
    with pytest.raises(QuestionProblem, match="'pdf' tidak dikenal"):
        exported(answer, DEMO, "pdf")


# what is small, and who is meant


@pytest.mark.parametrize(
    ("privacy", "people", "n", "expected"),
    [
        (1, [10, 9], [10, 9], True),
        (2, [10, 11], [10, 11], False),
        (0, [1, 1], [1, 1], False),
        (3, [1, 1], [1, 1], False),
        (2, [10, 0], [10, 0], False),  # an empty group tells of nobody
        (2, [None, None], [600, 600], False),
        (2, [None, 10], [599, 10], True),  # nine persons of 60 months each would be possible
    ],
)
def test_a_view_of_few_persons_is_sensitive(
    answer: Answer, privacy: int, people: list[int | None], n: list[int], expected: bool
) -> None:
    frame = pl.DataFrame({"people": people, "n": n}, schema={"people": pl.Int64, "n": pl.Int64})
    assert sensitive(replace(answer, frame=frame, privacy=privacy)) is expected


def test_pseudonyms_are_short_stable_and_keyed() -> None:
    assert pseudonym("a", b"k") == pseudonym("a", b"k")
    assert re.fullmatch(r"P-[A-Z2-7]{12}", pseudonym("a", b"k"))
    assert len({pseudonym("a", b"k"), pseudonym("b", b"k"), pseudonym("a", b"l")}) == 3
