"""XLSX with Sampul, Data, Definisi and Catatan: real numbers and dates, texts never formulas, rows never cut.

Written row by row, so that memory does not grow with the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data_access.export.document import Document
from data_access.language import N_, t
from data_access.metrics import Metric
from data_access.units import UNITS

SHEET_ROWS = 1_048_576
"""Rows of a sheet in Excel, the heading among them."""

KINDS = {
    "S": N_("sensus lengkap"),
    "C": N_("sensus, sebagian data belum ada"),
    "R": N_("responden"),
    "E": N_("pengaruh"),
}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}
_SHOWN_LIKE_VALUE = ("value", "low", "high", "before", "peers")
_WIDEST, _NARROWEST, _LOOKED_AT = 60, 8, 500


def workbook(document: Document, sheet_rows: int = SHEET_ROWS) -> bytes:
    """The file. Beyond `sheet_rows` (heading included) the data goes on in Data 2, Data 3 …"""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        # the data date, not the clock: the same view gives the same bytes
        made = datetime.fromisoformat(document.facts["data_date"])
        book.set_properties({"title": document.title, "created": made})
        look = _Look(book)
        _cover(book.add_worksheet(t("Sampul")), document, look)
        for name, part, decimals in _parts(document, sheet_rows - 1):
            _data(book.add_worksheet(name), document, part, decimals, look)
        if document.metrics:
            _definitions(book.add_worksheet(t("Definisi")), document.metrics, look)
        if document.notes:
            _lines(book.add_worksheet(t("Catatan")), document.notes, look)
    return buffer.getvalue()


class _Look:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.strong = book.add_format({"bold": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.warning = book.add_format({"bold": True, "font_color": "#A6321F"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.places = [book.add_format({"num_format": "#,##0" + _tail(at)}) for at in range(4)]


def _tail(places: int) -> str:
    return "." + "0" * places if places else ""


def _cover(sheet: Worksheet, document: Document, look: _Look) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, "Pantau ASN", look.title)
    row = 1
    for warning in document.warnings:
        sheet.write_string(row, 0, warning, look.warning)
        row += 1
    for what, value in document.cover:
        row += 1
        sheet.write_string(row, 0, what, look.strong)
        sheet.write_string(row, 1, value, look.wrapped)


def _parts(document: Document, rows: int) -> Iterator[tuple[str, pl.DataFrame, pl.Series | None]]:
    """(name of the sheet, its rows, their decimals)."""
    frame, decimals = document.frame, document.decimals
    for number, start in enumerate(range(0, max(1, frame.height), rows), start=1):
        name = t("Data") if number == 1 else f"{t('Data')} {number}"
        yield name, frame.slice(start, rows), decimals.slice(start, rows) if decimals is not None else None


def _data(sheet: Worksheet, document: Document, part: pl.DataFrame, decimals: pl.Series | None, look: _Look) -> None:
    for at, key in enumerate(part.columns):
        sheet.set_column(at, at, _width(document.headings[key], part[key]))
    sheet.freeze_panes(1, 0)
    if part.width:
        sheet.autofilter(0, 0, part.height, part.width - 1)
    _headings(sheet, [document.headings[key] for key in part.columns], look)
    like_value = [key in _SHOWN_LIKE_VALUE and decimals is not None for key in part.columns]
    places: Iterable[int] = decimals if decimals is not None else [2] * part.height
    for row, (values, shown) in enumerate(zip(part.iter_rows(), places, strict=True), start=1):
        for at, value in enumerate(values):
            _cell(sheet, row, at, value, shown if like_value[at] else None, look)


def _cell(sheet: Worksheet, row: int, at: int, value: Any, places: int | None, look: _Look) -> None:
    """A real number, date or truth value; everything else is a text, whatever it looks like."""
    if value is None or value != value:  # NaN is no number either
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, int | float | Decimal):
        value = float(value)
        whole = 0 if value.is_integer() else 2
        sheet.write_number(row, at, value, look.places[whole if places is None else places])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, at, value.replace(tzinfo=None), look.moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, look.day)
    else:
        sheet.write_string(row, at, str(value))


def _width(heading: str, column: pl.Series) -> int:
    """Wide enough for its heading and the longest of its first texts."""
    longest = 0
    if column.dtype == pl.String:
        longest = int(column.head(_LOOKED_AT).str.len_chars().max() or 0)  # ty: ignore[invalid-argument-type]
    elif column.dtype.is_numeric() or column.dtype.is_temporal():
        longest = 12
    return min(_WIDEST, max(_NARROWEST, longest + 2, min(len(heading) + 3, 24)))


def _headings(sheet: Worksheet, headings: Sequence[str], look: _Look) -> None:
    for at, heading in enumerate(headings):
        sheet.write_string(0, at, heading, look.heading)


def _definitions(sheet: Worksheet, metrics: Sequence[Metric], look: _Look) -> None:
    """What each metric is, who is in it and who is not, and what it rests on."""
    columns = {
        t("Kode ukuran"): 18,
        t("Ukuran"): 32,
        t("Satuan"): 12,
        t("Jenis"): 18,
        t("Definisi"): 60,
        t("Termasuk"): 44,
        t("Tidak termasuk"): 44,
        t("Dasar hukum"): 36,
        t("Sumber"): 44,
    }
    for at, width in enumerate(columns.values()):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(1, 0)
    _headings(sheet, list(columns), look)
    for row, metric in enumerate(metrics, start=1):
        for at, text in enumerate(_defined(metric)):
            sheet.write_string(row, at, text, look.wrapped)


def _defined(metric: Metric) -> tuple[str, ...]:
    said = (metric.definition, metric.who_in, metric.who_out, metric.legal_basis, metric.source)
    unit = t(UNITS[metric.unit].word)
    return (metric.key, t(metric.label), unit, t(KINDS[metric.kind]), *(t(text) for text in said))


def _lines(sheet: Worksheet, lines: Sequence[str], look: _Look) -> None:
    sheet.set_column(0, 0, 120)
    _headings(sheet, [t("Catatan")], look)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, look.wrapped)
