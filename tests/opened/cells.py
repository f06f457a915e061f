"""Cells as different programs read them, made comparable: a day is a day, a number a number, nothing is nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from numbers import Integral
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import polars as pl

_DAY = re.compile(r"\d{4}-\d\d-\d\d([T ][\d:.]+)?")


def plain(value: Any) -> Any:
    """What a cell says, whatever type a program gave it."""
    if value is None or value == "" or value != value:
        return None
    if isinstance(value, str):
        return _said(value)
    if isinstance(value, datetime):
        return datetime.fromisoformat(value.isoformat())  # a Timestamp of pandas is one, too
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return bool(value) if str(value) in ("True", "False") else float(value)


def _said(text: str) -> Any:
    if _DAY.fullmatch(text):
        return datetime.fromisoformat(text)
    return text.lower() == "true" if text.lower() in ("true", "false") else text


def same(found: Iterable[Sequence[Any]], expected: pl.DataFrame, digits: int = 17) -> None:
    """Assert that the rows are those of the frame, to so many digits; a number may stand as its text."""
    there = [list(row[: expected.width]) for row in found]
    assert len(there) == expected.height, (len(there), expected.height)
    differing = [
        (at, name, cell, wanted)
        for at, (row, of) in enumerate(zip(there, expected.iter_rows(), strict=True))
        for name, cell, wanted in zip(expected.columns, row, of, strict=True)
        if not _equal(cell, wanted, digits)
    ]
    assert not differing, differing[:5]


def _equal(cell: Any, wanted: Any, digits: int) -> bool:
    if isinstance(cell, Integral) and isinstance(wanted, str):  # a program may take digits for a number
        return str(int(cell)) == wanted
    said, meant = plain(cell), plain(wanted)
    if isinstance(meant, float) and isinstance(said, str | float):
        return _near(float(said), meant, digits)
    return type(said) is type(meant) and said == meant


def _near(cell: float, wanted: float, digits: int) -> bool:
    return cell == wanted if digits >= 17 else math.isclose(cell, wanted, rel_tol=10.0 ** (1 - digits))


def formulas(path: Path) -> bool:
    """Whether anything in a workbook is a formula or a hyperlink."""
    with ZipFile(path) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    return any("<f>" in text or "<f " in text or "<hyperlink" in text for text in sheets)
