"""The texts of a column as the contract's column keeps them: what is not understood, or does not fit, refuses its row.

References to other tables stand in `references`.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

import polars as pl
from sqlalchemy import BigInteger, Column, Date, DateTime, Float, Integer, Numeric, SmallInteger, String

from data_access.importers import periods, values
from data_access.importers.asked import Asked
from data_access.importers.importer import folded
from data_access.importers.nip import digits
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms import LISTS, Codebook, book, with_more
from data_access.importers.values import Reading
from data_access.language import N_
from data_access.periods import Period, containing, period
from data_access.problems import QuestionProblem

_PERIODS = {"month": "BULAN", "period_start": ""}
"""Columns that keep the first day of a period; of `period_start` the row's own `period_kind` says which."""
_BITS = ((BigInteger, 63), (SmallInteger, 15), (Integer, 31))

_NO_DAY = N_("tanggal tidak terbaca")
_NO_PERIOD = N_("bukan hari atau nama periode dari jenis yang sama")
_NO_NUMBER = N_("bukan angka yang jelas")
_NO_WHOLE = N_("bukan bilangan bulat yang jelas")
_NO_YEAR = N_("bukan tahun")
_NO_ANSWER = N_("bukan ya atau tidak")
_NO_NIP = N_("NIP bukan 18 angka")
_OUTSIDE = N_("di luar rentang kolom ini")
_LONG = N_("teks terlalu panjang untuk kolom ini")


def text_of(name: str) -> str:
    """What we call the texts that become this column."""
    return f"{name}__text"


def read(sifted: Sifted, column: Column[Any], asked: Asked, zone: str) -> None:
    """Add the column, typed, beside its texts."""
    name, text, kind = column.name, text_of(column.name), column.type
    if "codes" in column.info:
        sifted.code(text, _book(column, asked))
        sifted.add(pl.col(f"{text}__code").alias(name))
    elif name in _PERIODS:
        _first_day(sifted, name)
    elif isinstance(kind, DateTime):
        sifted.read(text, partial(values.moment, zone=zone), name, _NO_DAY)
    elif isinstance(kind, Date):
        sifted.read(text, values.day, name, _NO_DAY)
    elif isinstance(kind, Integer | Numeric | Float):
        _numbered(sifted, column)
    elif name == "nip":
        sifted.add(digits(pl.col(text)).alias(name))
        sifted.refuse(pl.col(text).is_not_null() & pl.col(name).is_null(), text, _NO_NIP)
    else:
        sifted.add(pl.col(text).alias(name))
        most = kind.length if isinstance(kind, String) else None
        if most:
            sifted.refuse(pl.col(name).str.len_chars() > most, text, _LONG, pl.lit(f"≤ {most}"))


def _book(column: Column[Any], asked: Asked) -> Codebook:
    """The list whose codes the column has, with what a person added under its name or that of the column."""
    codes = column.info["codes"]
    named = [key for key, (listed, _) in LISTS.items() if listed == codes]
    key = column.name if column.name in named else next(iter(named), "")
    known = book(key) if key else Codebook(column.name, codes, {folded(code): code for code in codes})
    return with_more(known, {**asked.codes.get(key, {}), **asked.codes.get(column.name, {})})


def _numbered(sifted: Sifted, column: Column[Any]) -> None:
    """Yes and no, years, whole numbers and fractions, within what the column allows."""
    name, text, span = column.name, text_of(column.name), column.info.get("range")
    if span == (0, 1):
        sifted.read(text, _flag, name, _NO_ANSWER)
    elif name == "year":
        sifted.read(text, _year, name, _NO_YEAR)
    elif isinstance(column.type, Integer):
        sifted.read(text, values.whole, name, _NO_WHOLE)
    else:
        sifted.read(text, values.number, name, _NO_NUMBER)
    low, high = span or _most(column)
    sifted.refuse(~pl.col(name).is_between(low, high), text, _OUTSIDE, pl.lit(f"{low:g}–{high:g}"))


def _most(column: Column[Any]) -> tuple[float, float]:
    """What the engine can keep."""
    kind = column.type
    if isinstance(kind, Integer):
        bits = next(size for declared, size in _BITS if isinstance(kind, declared))
        return -(2**bits), 2**bits - 1
    if isinstance(kind, Numeric) and not isinstance(kind, Float):
        most = 10 ** ((kind.precision or 0) - (kind.scale or 0)) - 10 ** -(kind.scale or 0)
        return -most, most
    return float("-inf"), float("inf")


def _flag(texts: pl.Series) -> Reading:
    found = values.yes(texts)
    return Reading(found.values.cast(pl.Int64), found.unclear, found.note)


def _year(texts: pl.Series) -> Reading:
    said = texts.to_frame("text").select(values.year_of(pl.col("text")).cast(pl.Int64)).to_series()
    return Reading.of(texts, said)


def _first_day(sifted: Sifted, name: str) -> None:
    """The first day of the period in which a day lies, or that a text names: 2026-05, Mei 2026, Triwulan II 2026."""
    text = text_of(name)
    days = values.day(sifted.rows[text])
    kind = pl.lit(_PERIODS[name]) if _PERIODS[name] else pl.col("period_kind")
    sifted.add(days.values.alias("_day"), kind.alias("_kind"))
    said = sifted.rows.select(text, "_day", "_kind").unique(maintain_order=True)
    starts = pl.Series(name, [_start(*row) for row in said.iter_rows()], dtype=pl.Date)
    found = sifted.rows.join(said.with_columns(starts), on=said.columns, how="left", nulls_equal=True)
    sifted.rows = found.sort("_at").drop("_day", "_kind")
    sifted.refuse(pl.col(text).is_not_null() & pl.col(name).is_null(), text, _NO_PERIOD)
    if days.note:
        sifted.tell(days.note)


def _start(text: str | None, day: date | None, kind: str | None) -> date | None:
    if text is None or kind is None:
        return None
    if day is not None:
        return containing(day, kind).start
    named = _named(text)
    return named.start if named and named.kind == kind else None


def _named(text: str) -> Period | None:
    with suppress(QuestionProblem):
        return period(text)
    year = pl.select(values.year_of(pl.lit(text))).item()
    return periods.named(text, year) if year else None
