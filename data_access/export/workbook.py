"""XLSX with Sampul, Data, Definisi and Catatan: real numbers and dates, texts never formulas, rows never cut.

Written row by row, so that memory does not grow with the table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import BinaryIO

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data_access.export.cells import LONGEST, fitting, writer
from data_access.export.document import PLACES, SHOWN_LIKE_VALUE, Document
from data_access.export.watching import Watch
from data_access.language import N_, t
from data_access.metrics import Metric
from data_access.settings import settings
from data_access.units import UNITS

MANIFEST = "manifest"
"""Last on the cover, for programs: the manifest as JSON, on lines of this name that follow each other and are numbered
from the second on (`manifest 2`), since a cell holds no more than `cells.LONGEST`."""

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
_AT_ONCE = 5_000
"""Rows between two words to the one who watches."""

_CELL = LONGEST // 2
"""Characters of the manifest in a cell: each may be two units there."""

_WIDEST, _NARROWEST, _LOOKED_AT = 60, 8, 500

_A4 = 9
_FOOTER = 150
"""Letters of the title in a footer, which holds 255 characters in all."""


def workbook(document: Document, file: BinaryIO, watch: Watch, sheet_rows: int = SHEET_ROWS) -> None:
    """The file. Beyond `sheet_rows` (heading included) the data goes on in Data 2, Data 3 …"""
    # rows wait there in plain text until the book is closed: in a folder that is its owner's alone
    with xlsxwriter.Workbook(file, _OPTIONS | {"tmpdir": str(settings().folder("files"))}) as book:
        # the data date, not the clock: the same view gives the same bytes
        made = datetime.fromisoformat(document.facts["data_date"])
        book.set_properties({"title": document.title, "created": made})
        look = _Look(book)
        _cover(book.add_worksheet(t("Sampul")), document, look)
        _data(book, document, watch, sheet_rows - 1, look)
        if document.metrics:
            _definitions(book.add_worksheet(t("Definisi")), document, look)
        if document.notes:
            _lines(book.add_worksheet(t("Catatan")), document.notes, look)


class _Look:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.strong = book.add_format({"bold": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top", "font_size": 8, "font_color": "#55616E"})
        self.warning = book.add_format({"bold": True, "font_color": "#A6321F"})
        self.days = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        self.places = [book.add_format({"num_format": "#,##0" + _tail(at)}) for at in range(4)]

    def number(self, places: int | None, value: float) -> Format:
        """The look of a number with so many decimals; without them a whole number has none, another two."""
        return self.places[places if places is not None else 0 if float(value).is_integer() else 2]


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
    told = json.dumps(document.manifest, ensure_ascii=False)
    for what, value in document.cover:
        row += 1
        sheet.write_string(row, 0, what, look.strong)
        sheet.write_string(row, 1, value, look.wrapped)
    _one_wide(sheet)
    sheet.print_area(0, 0, row, 1)  # the manifest is for programs
    for number, start in enumerate(range(0, len(told), _CELL), start=1):
        sheet.write_string(row + number, 0, MANIFEST if number == 1 else f"{MANIFEST} {number}", look.strong)
        sheet.write_string(row + number, 1, told[start : start + _CELL], look.plain)


def _data(book: xlsxwriter.Workbook, document: Document, watch: Watch, rows: int, look: _Look) -> None:
    """The data, a part after the other, a sheet more wherever one is full."""
    done = 0
    sheet: Worksheet | None = None
    for part in document.parts():
        if sheet is None:
            sheet = _sheet(book, document, part, 1, min(rows, document.height), look)
        while part.height:
            if done and done % rows == 0:
                sheet = _sheet(book, document, part, 1 + done // rows, min(rows, document.height - done), look)
            taken = part.head(min(_AT_ONCE, rows - done % rows))
            _rows(sheet, fitting(taken), document, 1 + done % rows, look)
            done, part = done + taken.height, part.slice(taken.height)
            watch(done, document.height)
    watch(done, document.height)


def _rows(sheet: Worksheet, part: pl.DataFrame, document: Document, first: int, look: _Look) -> None:
    """These rows, the first of them at this index; where there is nothing the cell stays empty."""
    own = part[PLACES].to_list() if PLACES in part.columns else []

    def of_row(row: int, value: float) -> Format:
        return look.number(own[row - first], value)

    def looks(key: str) -> Callable[[int, float], Format]:
        if own and key in SHOWN_LIKE_VALUE:
            return of_row
        return lambda _row, value: look.number(document.places.get(key), value)

    writers = [writer(sheet, part[key], look.days, looks(key)) for key in document.headings]
    for row, values in enumerate(part.select(*document.headings).iter_rows(), start=first):
        for at, value in enumerate(values):
            if value is not None:
                writers[at](row, at, value)


def _sheet(
    book: xlsxwriter.Workbook, document: Document, part: pl.DataFrame, number: int, rows: int, look: _Look
) -> Worksheet:
    """A sheet with its headings, frozen and with filters on, its columns as wide as they need."""
    name = t("Data") if number == 1 else f"{t('Data')} {number}"
    sheet = book.add_worksheet(name)
    for at, (key, heading) in enumerate(document.headings.items()):
        sheet.set_column(at, at, _width(heading, part[key]))
    sheet.freeze_panes(1, 0)
    _printed(sheet, document.title)
    if document.headings:
        sheet.autofilter(0, 0, rows, len(document.headings) - 1)
    _headings(sheet, list(document.headings.values()), look)
    return sheet


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


def _printed(sheet: Worksheet, title: str) -> None:
    """On paper: A4 across, one page wide, headings on each page, title and page number below."""
    _one_wide(sheet)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4)
    sheet.repeat_rows(0)
    said = title[:_FOOTER].replace("&", "&&")  # a single one would begin a code
    sheet.set_footer(f"&L{said}&R{t('Halaman')} &P / &N")


def _one_wide(sheet: Worksheet) -> None:
    """On paper: A4, one page wide."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _definitions(sheet: Worksheet, document: Document, look: _Look) -> None:
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
    _printed(sheet, document.title)
    for row, metric in enumerate(document.metrics, start=1):
        for at, text in enumerate(_defined(metric)):
            sheet.write_string(row, at, text, look.wrapped)


def _defined(metric: Metric) -> tuple[str, ...]:
    said = (metric.definition, metric.who_in, metric.who_out, metric.legal_basis, metric.source)
    unit = t(UNITS[metric.unit].word)
    return (metric.key, t(metric.label), unit, t(KINDS[metric.kind]), *(t(text) for text in said))


def _lines(sheet: Worksheet, lines: Sequence[str], look: _Look) -> None:
    sheet.set_column(0, 0, 120)
    _one_wide(sheet)
    _headings(sheet, [t("Catatan")], look)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, look.wrapped)
