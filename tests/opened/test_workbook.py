"""XLSX in openpyxl, pandas and Calamine: real numbers and days, texts that never run, sheets that lose no row."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import fastexcel
import openpyxl
import pandas as pd
import polars as pl
import pytest
from openpyxl.utils import get_column_letter

from data_access.ask import Answer
from data_access.export import FORMATS, document_of, frame_document, save
from data_access.export.reading import read_back
from data_access.export.watching import unwatched
from data_access.export.workbook import workbook
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.opened.cells import formulas, same
from tests.opened.tables import NAMED, TABLE, table

HELD = 16
"""Digits of a number that the library writes; Excel itself shows fifteen."""


@pytest.mark.parametrize("name", NAMED)
def test_a_workbook_holds_texts_numbers_and_days(documents: Any, files: Any, name: str) -> None:
    expected = table(documents[name])
    data = openpyxl.load_workbook(files[name, "xlsx"])["Data"]
    headings, *found = data.iter_rows(values_only=True)
    assert list(headings) == list(documents[name].headings.values())
    same(found, expected, HELD)
    kinds = {cell.data_type for row in data.iter_rows(min_row=2) for cell in row if cell.value is not None}
    assert kinds <= {"s", "inlineStr", "n", "d", "b"}
    by_pandas = pd.read_excel(files[name, "xlsx"], sheet_name="Data", dtype=object)
    same(by_pandas.itertuples(index=False, name=None), expected, HELD)
    same(fastexcel.read_excel(files[name, "xlsx"]).load_sheet("Data").to_polars().iter_rows(), expected, HELD)


def test_a_workbook_is_dressed_to_be_worked_with(documents: Any, files: Any) -> None:
    assert not formulas(files["answer", "xlsx"])
    book = openpyxl.load_workbook(files["answer", "xlsx"])
    data, document = book["Data"], documents["answer"]
    assert book.sheetnames == ["Sampul", "Data", "Definisi", "Catatan"]
    assert book.properties.title == document.title
    assert data.freeze_panes == "A2"
    assert data.auto_filter.ref == data.dimensions
    assert not any(sheet.merged_cells.ranges for sheet in book)
    widths = [data.column_dimensions[get_column_letter(at + 1)].width for at in range(data.max_column)]
    assert min(widths) >= 8 and max(widths) > 20


@pytest.mark.parametrize("sheet_rows", [4, 5, 13])
def test_rows_beyond_a_sheet_are_not_lost(documents: Any, tmp_path: Path, sheet_rows: int) -> None:
    path = tmp_path / "x.xlsx"
    with path.open("wb") as file:
        workbook(documents["table"], file, unwatched, sheet_rows=sheet_rows)
    sheets = [sheet for sheet in openpyxl.load_workbook(path) if sheet.title.startswith("Data")]
    assert len(sheets) == -(-TABLE.height // (sheet_rows - 1))
    parts = [list(sheet.iter_rows(values_only=True)) for sheet in sheets]
    assert {part[0] for part in parts} == {tuple(documents["table"].headings.values())}
    same([row for part in parts for row in part[1:]], TABLE, HELD)


def test_what_xml_cannot_hold_comes_back(city: Snapshot, tmp_path: Path) -> None:
    odd = ["a\x07b", "_x0041_", "a\rb", "\x00", "x" * 32_767, "<&>"]
    save(frame_document(pl.DataFrame({"name": [*odd, "y" * 40_000]}), "Aneh", city, DEMO), "xlsx", tmp_path / "x.xlsx")
    found = fastexcel.read_excel(tmp_path / "x.xlsx").load_sheet("Data").to_polars().to_series().to_list()
    assert found == [*odd, "y" * 32_766 + "…"]


def test_a_day_before_excel_began_stays_a_text(city: Snapshot, tmp_path: Path) -> None:
    frame = pl.DataFrame({"month": [date(1, 1, 1), date(2026, 5, 1)]})
    save(frame_document(frame, "Hari", city, DEMO), "xlsx", tmp_path / "x.xlsx")
    same(openpyxl.load_workbook(tmp_path / "x.xlsx")["Data"].iter_rows(min_row=2, values_only=True), frame)


def test_what_is_no_number_is_an_empty_cell(city: Snapshot, tmp_path: Path) -> None:
    frame = pl.DataFrame({"share": [float("inf"), float("nan"), -float("inf"), 0.5], "n": [1, 2, 3, 4]})
    for form in ("xlsx", "json"):
        save(frame_document(frame, "Tak hingga", city, DEMO), form, tmp_path / FORMATS[form].named("x"))
    expected = frame.with_columns(share=pl.Series([None, None, None, 0.5]))
    same(openpyxl.load_workbook(tmp_path / "x.xlsx")["Data"].iter_rows(min_row=2, values_only=True), expected)
    same([tuple(row.values()) for row in json.loads((tmp_path / "x.json").read_text())["data"]], expected)


def test_kinds_that_excel_has_not_are_numbers_or_texts(city: Snapshot, tmp_path: Path) -> None:
    moment = datetime(2026, 5, 1, 8, 30, tzinfo=ZoneInfo("Asia/Makassar"))
    frame = pl.DataFrame({"a": [Decimal("1.25")], "b": [time(8, 30)], "c": [moment], "d": [2**53]})
    save(frame_document(frame, "Jenis", city, DEMO), "xlsx", tmp_path / "x.xlsx")
    (found,) = openpyxl.load_workbook(tmp_path / "x.xlsx")["Data"].iter_rows(min_row=2, values_only=True)
    assert found == (1.25, "08:30:00", datetime(2026, 5, 1, 8, 30), 2**53)


def test_a_manifest_longer_than_a_cell_is_whole(answer: Answer, tmp_path: Path) -> None:
    document = document_of(answer, DEMO)
    long = replace(document, facts={**document.facts, "filters": "名 " * 40_000})
    save(long, "xlsx", tmp_path / "x.xlsx")
    assert read_back(tmp_path / "x.xlsx").manifest == long.manifest
