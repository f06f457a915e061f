"""A file is put to its release again: it says the same, or what differs is named; whatever was done to it meanwhile."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import fastexcel
import polars as pl
import pytest
import xlsxwriter

from data_access.export import FORMATS, Document, Layout, document_of, format_of, save, verify
from data_access.language import current, spoken
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.published import asked


def _saved(document: Document, form: str, folder: Path) -> Path:
    path = folder / format_of(form).named("tabel")
    save(document, form, path)
    return path


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("across", ["", "status"], ids=["long", "wide"])
@pytest.mark.parametrize("written", [False, True], ids=["numbers", "written"])
@pytest.mark.parametrize("form", FORMATS)
def test_an_untouched_file_is_equal(  # noqa: PLR0913 - each way a file can be written
    city: Snapshot,
    laid_out: Callable[[Layout], Document],
    kept: Callable[[str], Snapshot],
    tmp_path: Path,
    form: str,
    across: str,
    written: bool,
    language: str,
) -> None:
    with spoken(language):
        path = _saved(laid_out(Layout(across, written)), form, tmp_path)
    verdict = verify(path, DEMO, kept)
    assert verdict.equal, verdict.sentences
    assert verdict.sentences == (verdict.sentences[0],) and city.version in verdict.sentences[0]
    assert current() == "id"


@pytest.mark.parametrize("form", FORMATS)
def test_several_answers_are_put_again_together(
    city: Snapshot, kept: Callable[[str], Snapshot], tmp_path: Path, form: str
) -> None:
    answers = [asked(city, "jp20", "opd"), asked(city, "ikm responses", "agency"), asked(city, "complaints_on_time")]
    assert verify(_saved(document_of(answers, DEMO), form, tmp_path), DEMO, kept).equal


def _edited(path: Path, edit: Callable[[list[list[str]]], None], separator: str = ",") -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=separator))
    edit(lines)
    with path.open("w", encoding="utf-8-sig" if separator == ";" else "utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(lines)


def _cell(lines: list[list[str]], row: int, heading: str, text: str) -> None:
    lines[row][lines[0].index(heading)] = text


def test_a_changed_cell_is_named(document: Document, kept: Callable[[str], Snapshot], tmp_path: Path) -> None:
    path = _saved(document, "csv_id", tmp_path)
    _edited(path, lambda lines: _cell(lines, 1, "Penyebut", "99"), ";")
    verdict = verify(path, DEMO, kept)
    assert not verdict.equal
    assert verdict.sentences[1].startswith("baris 2, kolom Penyebut: di berkas “99”, seharusnya “")
    assert len(verdict.sentences) == 2


def test_a_number_written_another_way_is_no_change(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    path = _saved(document, "csv", tmp_path)

    def longer(lines: list[list[str]]) -> None:
        at = lines[0].index("Penyebut")
        for line in lines[1:]:
            line[at] = f"{line[at]}.000" if line[at] else ""

    _edited(path, longer)
    assert verify(path, DEMO, kept).equal


def test_another_order_is_told_and_no_difference(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    path = _saved(document, "csv", tmp_path)
    _edited(path, lambda lines: lines.insert(1, lines.pop()))
    verdict = verify(path, DEMO, kept)
    assert verdict.equal and verdict.sentences[1] == "Urutan barisnya lain."


def test_a_changed_cell_is_named_whatever_the_order(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    path = _saved(document, "csv", tmp_path)

    def turned(lines: list[list[str]]) -> None:
        lines[1:] = reversed(lines[1:])
        _cell(lines, 3, "Nilai", "12345")

    _edited(path, turned)
    verdict = verify(path, DEMO, kept)
    assert not verdict.equal and len(verdict.sentences) == 2
    assert verdict.sentences[1].startswith("baris 4, kolom Nilai: di berkas “12345”, seharusnya ")


@pytest.mark.parametrize("across", ["", "status"], ids=["long", "wide"])
def test_lost_and_added_rows_are_named_by_their_codes(
    laid_out: Callable[[Layout], Document], kept: Callable[[str], Snapshot], tmp_path: Path, across: str
) -> None:
    path = _saved(laid_out(Layout(across)), "csv", tmp_path)
    _edited(path, lambda lines: _cell(lines, 1, "Kode OPD", "lain"))
    said = verify(path, DEMO, kept).sentences
    assert said[1].startswith("baris Kode OPD “dik”") and said[1].endswith("tidak ada di berkas")
    assert said[2].startswith("baris 2 (Kode OPD “lain”") and said[2].endswith("tidak ada dalam jawaban")


@pytest.mark.parametrize(("digit", "equal"), [(1e-10, True), (1e-8, False)])
def test_the_last_digits_of_a_number_do_not_count(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path, digit: float, equal: bool
) -> None:
    path = _saved(document, "csv", tmp_path)

    def nearly(lines: list[list[str]]) -> None:
        at = lines[0].index("Nilai")
        row = next(line for line in lines[1:] if line[at] and float(line[at]))
        row[at] = repr(float(row[at]) * (1 + digit))

    _edited(path, nearly)
    assert verify(path, DEMO, kept).equal is equal


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda lines: lines.pop(), "baris di berkas"),
        (lambda lines: lines.append(lines[-1]), "baris di berkas"),
        (lambda lines: [line.pop(0) for line in lines], "kolom Kode OPD tidak ada di berkas"),
        (lambda lines: [line.insert(0, "x") for line in lines], "kolom x tidak ada dalam jawaban"),
    ],
    ids=["row lost", "row added", "column lost", "column added"],
)
def test_lost_and_added_rows_and_columns_are_named(
    document: Document,
    kept: Callable[[str], Snapshot],
    tmp_path: Path,
    edit: Callable[[list[list[str]]], None],
    said: str,
) -> None:
    path = _saved(document, "csv", tmp_path)
    _edited(path, edit)
    verdict = verify(path, DEMO, kept)
    assert not verdict.equal and said in " ".join(verdict.sentences)


def test_a_workbook_whose_cell_was_changed_differs(
    document: Document, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    path = _saved(document, "xlsx", tmp_path)
    cover, data = (fastexcel.read_excel(path).load_sheet(n, header_row=None).to_polars() for n in (0, 1))
    with xlsxwriter.Workbook(path) as book:
        for name, frame in (("Sampul", cover), ("Data", data)):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(frame.iter_rows()):
                for column, value in enumerate(row):
                    changed = "0" if name == "Data" and at == 1 and value == "PNS" else value
                    sheet.write(at, column, changed)
    assert not verify(path, DEMO, kept).equal


def test_figures_that_have_become_others_are_told(
    city: Snapshot, kept: Callable[[str], Snapshot], tmp_path: Path
) -> None:
    answer = asked(city, "jp20", "opd")
    other = replace(answer, frame=answer.frame.with_columns(pl.col("jp20") + 1))
    verdict = verify(_saved(document_of(other, DEMO), "parquet", tmp_path), DEMO, kept)
    assert not verdict.equal and "Sidik isinya lain" in verdict.sentences[-1]


def test_a_changed_definition_is_told(document: Document, kept: Callable[[str], Snapshot], tmp_path: Path) -> None:
    path = _saved(document, "json", tmp_path)
    told = json.loads(path.read_text(encoding="utf-8"))
    told["manifest"]["metrics"]["jp20"]["definition"] = "yang lama"
    path.write_text(json.dumps(told), encoding="utf-8")
    assert not verify(path, DEMO, kept).equal, "the same version has but one definition"
    told["manifest"]["app_version"] = "0.0.1"
    path.write_text(json.dumps(told), encoding="utf-8")
    verdict = verify(path, DEMO, kept)
    assert verdict.equal and "Definisi jp20 telah berubah." in verdict.sentences
    assert verdict.sentences[1].startswith("Ditulis oleh versi 0.0.1; diperiksa dengan versi ")
