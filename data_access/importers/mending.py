"""The file of refused rows: what a person mends and imports again, under the headings of the file it came from.

A workbook of texts, as a spreadsheet program takes digits from a NIP in a CSV. The lines over its headings keep what
the rows alone do not say: which file they are from, and the period and the city it was read for. They are read again by
programs, so they are of no language but the source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import polars as pl
import xlsxwriter

from data_access.export.cells import fitting, text_cell
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, Found, Importer, folded
from data_access.importers.known import Known
from data_access.importers.sifting import told
from data_access.language import N_, t
from data_access.periods import period

ROW, COLUMN, REASON = N_("baris"), N_("kolom"), N_("alasan ditolak")
"""The columns beside those of the file: where a row stood, which cell is at fault and why."""

_FROM = re.compile(r"Ditolak dari berkas ([0-9a-f]{16})")
_PERIOD = re.compile(r"Periode berkas: .*\((20\d\d(?:-(?:\d\d|T[1-4]|S[12]))?)\)")
_CITY = re.compile(r"Kota berkas: .*\(([\d.]+)\)")

_SHEET = "Ditolak"
_SHEET_ROWS = 1_000_000
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_MADE = datetime(2000, 1, 1)
"""No clock: the same rows give the same bytes."""
_WIDEST, _NARROWEST, _LOOKED_AT = 60, 10, 500


def refused_rows(table: Found, importer: Importer, refused: pl.DataFrame) -> pl.DataFrame:
    """The rows of `refused` (`_at`, row, column, reason, hint) under the headings of their file, then ROW, COLUMN and
    REASON. Of columns that share a heading one stands for all; what is private and has no mask is left out."""
    headings = importer.headings
    repeatable = {column.key for column in importer.columns if column.repeatable}
    columns: dict[str, str] = {}
    for key, heading in importer.here.items():
        if key in repeatable:
            columns.setdefault(heading, key)
    rows = refused.select(AT).join(importer.masked(table.rows), on=AT, how="left", maintain_order="left")
    row, column, reason = (_free(t(name), columns) for name in (ROW, COLUMN, REASON))
    return rows.select(pl.col(key).alias(heading) for heading, key in columns.items()).with_columns(
        refused["row"].alias(row), refused["column"].replace(headings).alias(column), told(refused).alias(reason)
    )


def _free(name: str, taken: Iterable[str]) -> str:
    return f"{name} (impor)" if folded(name) in {folded(one) for one in taken} else name


def titles(sha256: str, about: str, city: str | None, known: Known) -> tuple[str, ...]:
    """The lines over the headings. `about`: key of the period."""
    names = dict(known.cities.select("code", "name").iter_rows())
    return (
        f"Ditolak dari berkas {sha256[:16]}",
        *((f"Periode berkas: {period(about).label} ({about})",) if about else ()),
        *((f"Kota berkas: {names[city]} ({city})",) if city in names else ()),
    )


def resumed(table: Found, asked: Asked) -> tuple[Found, Asked, str]:
    """A file as it was meant where it is one of refused rows: for the period and the city of the file they are from,
    where nobody says another; and the first digits of that file's SHA-256, else an empty text."""
    mended, about, city = (_first(pattern, table.above) for pattern in (_FROM, _PERIOD, _CITY))
    meant = replace(asked, period=asked.period or about)
    own = (_FROM, _PERIOD, _CITY)
    above = tuple(one for one in table.above if not any(pattern.fullmatch(one.strip()) for pattern in own))
    return replace(table, above=above), meant if meant.city or not city else meant.in_city(city), mended


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    found = (pattern.fullmatch(text.strip()) for text in texts)
    return next((one[1] for one in found if one), "")


def workbook(rows: pl.DataFrame, above: Iterable[str]) -> bytes:
    """The rows as XLSX: every cell a text, and one that is typed over stays a text."""
    file, over = BytesIO(), [*above]
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        parts = [fitting(part.cast(pl.String)) for part in rows.iter_slices(_SHEET_ROWS)]
        for number, part in enumerate(parts, start=1):
            sheet = book.add_worksheet(_SHEET if len(parts) == 1 else f"{_SHEET} {number}")
            for at, line in enumerate(over):
                text_cell(sheet, at, 0, line)
            first = len(over) + 1
            for at, (heading, cells) in enumerate(part.to_dict().items()):
                sheet.set_column(at, at, _wide(heading, cells), text)
                text_cell(sheet, first, at, heading, bold)
                for row, cell in enumerate(cells, start=first + 1):
                    if cell is not None:
                        text_cell(sheet, row, at, cell, text)
            sheet.freeze_panes(first + 1, 0)
            sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{first + 1 + part.height}"})
    return file.getvalue()


def _wide(heading: str, cells: pl.Series) -> int:
    longest = cells.head(_LOOKED_AT).str.len_chars().max() or 0
    return min(max(len(heading), int(str(longest)), _NARROWEST), _WIDEST)
