"""A workbook (xlsx, xlsb, xls, ods) → sheets of texts: numbers with their digits, real dates as ISO, errors by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import fastexcel
import polars as pl

from data_access.importers.problems import ImportProblem
from data_access.importers.reading.digits import LONG, SAFE, exact, in_fifteen
from data_access.importers.reading.sheet import Sheet, check_size, sheet
from data_access.language import t

_ERRORS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}
_OPTIONS: dict[str, Any] = {"header_row": None, "skip_rows": 0}
"""No row is a heading and none is passed over, blank ones at the top among them."""


def of_workbook(content: bytes) -> tuple[list[Sheet], list[str]]:
    """Its sheets, and what is to be said about them. ImportProblem when it cannot be read as a whole."""
    try:
        book = fastexcel.read_excel(content)
        if not book.sheet_names:
            raise ImportProblem(t("Buku kerjanya tidak berisi lembar. Simpan ulang sebagai .xlsx, lalu impor lagi."))
        read = [_Reading(book, content, at) for at in range(len(book.sheet_names))]
    except fastexcel.FastExcelError as error:
        raise _unreadable(str(error)) from error
    return [one.sheet for one in read], _said(read)


def _unreadable(why: str) -> ImportProblem:
    if "password" in why.lower():
        return ImportProblem(
            t("Berkasnya terkunci dengan kata sandi. Buka di Excel, lalu simpan ulang sebagai .xlsx tanpa kata sandi.")
        )
    return ImportProblem(
        t("Buku kerjanya rusak atau tidak lengkap. Buka di Excel, simpan ulang sebagai .xlsx, lalu impor lagi.")
    )


class _Reading:
    """One sheet, and what was found in it: numbers that lost digits, errors of formulas, that it is hidden."""

    def __init__(self, book: fastexcel.ExcelReader, content: bytes, at: int) -> None:
        loaded = book.load_sheet(at, dtypes="string", **_OPTIONS)
        check_size(loaded.height, loaded.width)
        batch, faults = loaded.to_arrow_with_errors()
        places = [column.absolute_index for column in loaded.selected_columns]
        texts = pl.DataFrame(batch)
        texts.columns = [str(place) for place in places]
        self._unread = faults.errors if faults else []
        self.hidden = loaded.visible != "visible" and texts.height > 0
        self.errors = sum("Error(" in fault.detail for fault in self._unread)
        self.lost = 0
        texts = self._with_digits(self._with_errors(texts), book, content, at)
        self.sheet = sheet(loaded.name, _dated(_filled_up(texts)))

    def _with_errors(self, texts: pl.DataFrame) -> pl.DataFrame:
        """What a formula could not reckon stands there by its name: its row is refused then, not read as empty."""
        named: dict[int, dict[int, str]] = {}
        for fault in self._unread:
            row, column = fault.offset_position
            named.setdefault(column, {})[row] = _named(fault.detail)
        return texts.with_columns(
            texts[:, column].scatter([*found], [*found.values()]) for column, found in named.items()
        )

    def _with_digits(self, texts: pl.DataFrame, book: fastexcel.ExcelReader, content: bytes, at: int) -> pl.DataFrame:
        """Long numbers stored as numbers: with the digits of the file, or with those that a number can hold."""
        likely = [name for name in texts.columns if texts[name].str.contains(LONG).any()]
        if not likely:
            return texts
        # a text is neither true nor false, a number is
        numbers = pl.DataFrame(book.load_sheet(at, dtypes="boolean", **_OPTIONS))
        numbers.columns = texts.columns
        for name in likely:
            stored = texts[name].str.contains(LONG).fill_null(False) & numbers[name].is_not_null()
            rows = stored.arg_true().to_list()
            if rows:
                kept = exact(content, book.sheet_names[at], int(name), rows)
                texts = texts.with_columns(self._mended(texts[name], rows, kept))
        return texts

    def _mended(self, column: pl.Series, rows: list[int], kept: Mapping[int, str]) -> pl.Series:
        """The column with these rows as the file writes them (`kept`), or else with noughts where digits are lost."""
        written = dict(zip(rows, column.gather(rows), strict=True))
        self.lost += sum(row not in kept and abs(int(text)) > SAFE for row, text in written.items())
        return column.scatter(rows, [kept.get(row) or in_fifteen(text) for row, text in written.items()])


def _filled_up(texts: pl.DataFrame) -> pl.DataFrame:
    """With the empty columns that stand before the first one in use, so that each keeps its letter."""
    last = max((int(name) for name in texts.columns), default=-1)
    names = [str(at) for at in range(last + 1)]
    return texts.select(
        pl.col(name) if name in texts.columns else pl.lit(None, pl.String).alias(name) for name in names
    )


def _dated(texts: pl.DataFrame) -> pl.DataFrame:
    """A day without its midnight, a time without the day that all reckoning starts from."""
    return texts.with_columns(
        pl.all()
        .str.replace(r"^1899-12-3[01][ T](\d\d:\d\d:\d\d(\.\d+)?)$", "$1")
        .str.replace(r"^(\d{4}-\d\d-\d\d)[ T]00:00:00(\.0+)?$", "$1")
        .str.replace(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(:\d\d(\.\d+)?)?)$", "$1 $2")
    )


def _named(detail: str) -> str:
    """An error of a formula by the name it has in the sheet; a time of OpenDocument (PT13H04M00S) as 13:04:00."""
    time = re.search(r"PT(\d+)H(\d+)M(\d+)", detail)
    if time:
        return ":".join(part.zfill(2) for part in time.groups())
    error = re.search(r"Error\((\w+)\)", detail)
    return _ERRORS.get(error[1], f"#{error[1].upper()}") if error else "#?"


def _said(read: list[_Reading]) -> list[str]:
    said = []
    lost = sum(one.lost for one in read)
    if lost:
        said.append(
            t("{count} sel berisi angka 16 digit atau lebih yang disimpan sebagai bilangan: hanya 15 digit pertamanya "
              "utuh, sisanya nol. Simpan kolomnya (misalnya NIP) sebagai teks.", count=lost)
        )  # fmt: skip
    errors = sum(one.errors for one in read)
    if errors:
        said.append(t("{count} sel berisi galat rumus (misalnya #N/A).", count=errors))
    return said + [t("Lembar “{name}” tersembunyi; ikut dibaca.", name=one.sheet.name) for one in read if one.hidden]
