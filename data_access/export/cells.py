"""What a cell of a workbook can hold: numbers, days and truth values as such, everything else as a text.

Makes the values of a part fit, and says which way of the library writes each column. Writes nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Write = Callable[[int, int, Any], Any]
"""(row, column, a value that is not null)"""

LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was; earlier days stay texts."""


def fitting(part: pl.DataFrame) -> pl.DataFrame:
    """The part with values a sheet can hold: infinity and NaN as nothing, what has no kind of its own as text."""
    return part.with_columns(_fitting(column) for column in part)


def _fitting(column: pl.Series) -> pl.Series:
    if column.dtype.is_decimal() or column.dtype.is_float():
        number = column.cast(pl.Float64)
        return number.set(~number.is_finite(), None)
    if column.dtype == pl.Boolean or column.dtype.is_numeric():
        return column
    if column.dtype in (pl.Date, pl.Datetime) and not (column.cast(pl.Date) < _FIRST_DAY).any():
        return column if column.dtype == pl.Date else column.dt.replace_time_zone(None)
    return _shortened(column if column.dtype == pl.String else column.cast(pl.String))


def _shortened(text: pl.Series) -> pl.Series:
    """What is too long for a cell, cut where that can be seen."""
    if not (text.str.len_bytes() > LONGEST).any():
        return text
    said = text.unique().drop_nulls()
    return text.replace(said, pl.Series([_short(one) for one in said], dtype=pl.String))


def _short(text: str) -> str:
    if len(text.encode("utf-16-le")) <= 2 * LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def writer(
    sheet: Worksheet, column: pl.Series, days: Mapping[str, Format], numbers: Callable[[int, Any], Format]
) -> Write:
    """How the values of a column are written: `days` are the looks of "day" and "moment", `numbers` gives that of the
    number in a row."""
    if column.dtype == pl.Boolean:
        return sheet.write_boolean
    if column.dtype.is_numeric():
        return lambda row, at, value: sheet.write_number(row, at, value, numbers(row, value))
    if column.dtype.is_temporal():
        look = days["day" if column.dtype == pl.Date else "moment"]
        return lambda row, at, value: sheet.write_datetime(row, at, value, look)
    return lambda row, at, value: text_cell(sheet, row, at, value)


def text_cell(sheet: Worksheet, row: int, at: int, text: str, look: Format | None = None) -> None:
    """Write a text as it is, whatever it looks like."""
    if text.startswith("<r>") and text.endswith("</r>"):  # the library takes such a text for markup of its own
        sheet.write_rich_string(row, at, text[:1], text[1:2], text[2:], *([look] if look else []))
    else:
        sheet.write_string(row, at, text, look)
