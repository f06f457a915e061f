"""CSV: for programs (comma, decimal point) and for Indonesian spreadsheets (semicolon, decimal comma, BOM).

The data alone stands in it, no comment lines: what it is stands in the manifest beside it. A text that a
spreadsheet would run as a formula gets an apostrophe in front. In the Indonesian file the same holds for
digits that a spreadsheet would spoil: NIP (it keeps 15 digits), leading zeros, and codes such as 71.10.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import polars as pl

from data_access.export.document import Document

_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
_PLAIN_NUMBER = r"^[+\-]?\d+([.,]\d+)?$"
_SPOILED = r"^(\d{12,}|0\d+|\d+(\.\d+)+)$"


def csv(document: Document) -> bytes:
    """UTF-8, comma, decimal point."""
    buffer = BytesIO()
    _readable(document, _harmless).write_csv(buffer, float_scientific=False)
    return buffer.getvalue()


def csv_id(document: Document) -> bytes:
    """UTF-8 with a byte order mark, semicolon, decimal comma: for a spreadsheet set to Indonesian."""
    buffer = BytesIO()
    table = _readable(document, _kept_as_text)
    table.write_csv(buffer, include_bom=True, separator=";", decimal_comma=True, float_scientific=False)
    return buffer.getvalue()


def _readable(document: Document, protect: Callable[[pl.Expr], pl.Expr]) -> pl.DataFrame:
    """The table under its headings, texts protected; the headings too, for a table may bring its own."""
    table = document.frame.with_columns(protect(pl.col(pl.String)))
    headings = pl.DataFrame({"said": [document.headings[column] for column in table.columns]})
    said = _unique(headings.select(_harmless(pl.col("said").cast(pl.String)))["said"].to_list())
    return table.rename(dict(zip(table.columns, said, strict=True)))


def _unique(headings: list[str]) -> list[str]:
    """No heading twice, as a table of columns demands."""
    return [f"{text} ({at})" if text in headings[:at] else text for at, text in enumerate(headings)]


def _harmless(text: pl.Expr) -> pl.Expr:
    runs = text.str.contains(_FORMULA) & ~text.str.contains(_PLAIN_NUMBER)
    return pl.when(runs).then(pl.lit("'") + text).otherwise(text).name.keep()


def _kept_as_text(text: pl.Expr) -> pl.Expr:
    spoiled = text.str.contains(_SPOILED)
    return pl.when(spoiled).then(pl.lit("'") + text).otherwise(_harmless(text)).name.keep()
