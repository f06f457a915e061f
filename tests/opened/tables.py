"""What is hard to carry from one program to another: texts that run, codes that are spoiled, fractions, empty cells."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl

from data_access.ask import Answer
from data_access.export import Document
from data_access.snapshot import Snapshot
from tests.published import asked

RUNS = ("=1+1", "-2+3", "@SUM(A1)", "\tx", "＝1", '=HYPERLINK("http://x";"y")')
"""Texts that a spreadsheet would act on; in CSV each has an apostrophe in front."""

NAMES = {"pkm": RUNS[5], "dik": 'Dinas "A"; B, C', "sd1": "SD\nNegeri 1", "kes": "Ümläut é – 名", "dikp": RUNS[4]}

TABLE = pl.DataFrame(
    {
        "name": [*RUNS, 'biasa; "x", y', "baris\nkedua", " Ümläut é – 名 ", "<b>&amp;</b>", "<r>x</r>", None],
        "record": [f"1990010120150310{at:02}" for at in range(12)],
        "month": [date(2026, 5, 1), None, date(1990, 2, 28), *[date(2024, 2, 29)] * 9],
        "read": [datetime(2026, 5, 1, 12, 30, 15), None, *[datetime(1999, 12, 31, 23, 59, 59)] * 10],
        "share": [100 / 3, 200 / 3, None, 0.0, -1.5, 0.1 + 0.2, 1e-9, 5e-5, 99.99999999999999, 1 / 7, 1e15, 33.0],
        "n": [*range(11), None],
        "due": [True, False, None, *[True] * 9],
    }
)
CODES = pl.DataFrame({"nip": ["199001012015031001", None], "code": ["0123", "007"], "city": ["71.10", "16.71"]})
SPOILED = pl.DataFrame({"name": ["199001012015031001", "0123", "71.10", "2026-05", "3/4", "1E5", "Dinas"]})
"""What a spreadsheet would make numbers or days of."""

NAMED = ("answer", "table")
"""The documents every program opens."""


def widely_asked(city: Snapshot) -> Answer:
    """An answer of several dimensions, with empty cells and long fractions."""
    return asked(city, "jp20 jp_median", "opd agency status family", compare="year_before")


def table(document: Document) -> pl.DataFrame:
    return pl.concat(document.parts()).select(*document.headings)


def protected(frame: pl.DataFrame) -> pl.DataFrame:
    """As a CSV says it."""
    return frame.with_columns(pl.col(pl.String).replace({text: f"'{text}" for text in RUNS}))
