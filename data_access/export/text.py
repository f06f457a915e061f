"""CSV: for programs (comma, decimal point) and for Indonesian spreadsheets (semicolon, decimal comma, BOM).

Rows and columns alone stand in it, no comment lines, so that every program reads it as it is. What the file is stands
in the heading of one more, empty column at its end: `manifest: {…}`. A text that a spreadsheet would run as a formula
gets an apostrophe in front. In the Indonesian file the same holds for digits that a spreadsheet would spoil: NIP (it
keeps 15 digits), leading zeros, and codes such as 71.10 or 2026-05, of which it makes a number or a day.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

import polars as pl

from data_access.export.document import PLACES, Document
from data_access.export.watching import Watch

MANIFEST = "manifest: "
"""Begins the heading of the last column; the manifest follows as JSON."""

_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
_PLAIN_NUMBER = r"^[+\-]?\d+([.,]\d+)?$"
_SPOILED = r"^(\d{12,}|0\d+|\d+(\.\d+)+|\d{4}-\d{1,2}|\d{1,2}[-/]\d{1,2}|\d+[eE]\d+)$"


def csv(document: Document, file: BinaryIO, watch: Watch) -> None:
    """UTF-8, comma, decimal point."""
    _written(document, file, watch, _harmless)


def csv_id(document: Document, file: BinaryIO, watch: Watch) -> None:
    """UTF-8 with a byte order mark, semicolon, decimal comma: for a spreadsheet set to Indonesian."""
    file.write("\ufeff".encode())
    _written(document, file, watch, _kept_as_text, separator=";", decimal_comma=True)


def _written(
    document: Document, file: BinaryIO, watch: Watch, protect: Callable[[pl.Expr], pl.Expr], **dialect: object
) -> None:
    headings = headings_of(document)
    done = 0
    for number, part in enumerate(document.parts()):
        table = part.drop(PLACES, strict=False).with_columns(_protected(part, protect))
        named = table.rename(dict(zip(table.columns, headings, strict=False))).with_columns(
            pl.lit(None, pl.String).alias(headings[-1])
        )
        named.write_csv(file, include_header=number == 0, float_scientific=False, **dialect)  # ty: ignore
        done += part.height
        watch(done, document.height)


def _protected(part: pl.DataFrame, protect: Callable[[pl.Expr], pl.Expr]) -> list[pl.Series]:
    """The texts of a part that a spreadsheet would act on, made harmless: each different text is looked at once."""
    found = []
    for name in part.columns:
        column = part[name]
        if column.dtype != pl.String:
            continue
        said = column.unique().to_frame().with_columns(protect(pl.col(name)).alias("safe"))
        changed = said.filter(pl.col(name) != pl.col("safe"))
        if changed.height:
            found.append(column.replace(changed[name], changed["safe"]))
    return found


def headings_of(document: Document) -> list[str]:
    """The headings of the table, harmless and none of them twice, and at the end the manifest's."""
    said = pl.DataFrame({"said": list(document.headings.values())}, schema={"said": pl.String})
    plain = said.select(_harmless(pl.col("said")))["said"].to_list()
    told = json.dumps(document.manifest, ensure_ascii=False, separators=(",", ":"))
    return [*_unique(plain), f"{MANIFEST}{told}"]


def _unique(headings: list[str]) -> list[str]:
    """No heading twice, as a table of columns demands."""
    return [f"{text} ({at})" if text in headings[:at] else text for at, text in enumerate(headings)]


def _harmless(text: pl.Expr) -> pl.Expr:
    runs = text.str.contains(_FORMULA) & ~text.str.contains(_PLAIN_NUMBER)
    return pl.when(runs).then(pl.lit("'") + text).otherwise(text).name.keep()


def _kept_as_text(text: pl.Expr) -> pl.Expr:
    spoiled = text.str.contains(_SPOILED)
    return pl.when(spoiled).then(pl.lit("'") + text).otherwise(_harmless(text)).name.keep()
