"""Names of months, Indonesian and English, and the month or year that a text names."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_access.importers.values.texts import cleaned

FIRST_YEAR, LAST_YEAR = 1940, 2100
"""Years outside are not believed: nobody in service was born before (domain: NIP, retirement at 65 at the latest)."""

_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb", "peb"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "ags", "agst", "agust", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
MONTHS: Mapping[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
"""Every name and abbreviation of a month, in lower case: e-Kinerja's files are named jan to des."""

_WORD = r"^(?:bulan )?([a-z]+)\.?[ \-]*(?:\d{4})?$"
_NUMBER = r"^(?:bulan )?(\d{1,2})(?:[.,]0+)?$"
_WITHIN = r"^\d{4}[-/](\d{1,2})(?:[-/]\d{1,2}(?:[ t].*)?)?$"
_JOINED = r"^(?:19|20)\d{2}(\d{2})(?:\d{2})?$"
_YEAR = r"\b(19[4-9]\d|20\d{2}|2100)\b"
_YEAR_JOINED = r"^((?:19[4-9]|20\d)\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$"


def month_of(text: pl.Expr) -> pl.Expr:
    """Int8, 1–12: a name ("Januari", "jan", "Mei 2026"), a number ("5", "05", "5.0") or "2026-05", "202605"."""
    known = cleaned(text).str.to_lowercase()
    named = known.str.extract(_WORD).replace_strict(MONTHS, default=None, return_dtype=pl.Int8)
    numbered = pl.coalesce(known.str.extract(pattern) for pattern in (_NUMBER, _WITHIN, _JOINED))
    month = pl.coalesce(named, numbered.cast(pl.Int8, strict=False))
    return pl.when(month.is_between(1, 12)).then(month)


def year_of(text: pl.Expr) -> pl.Expr:
    """Int16, 1940–2100: the one year that a text names ("2026", "Mei 2026", "TAHUN 2026", "202605").

    Null where it names none, or two different ones.
    """
    known = cleaned(text)
    found = known.str.extract_all(_YEAR).list.unique()
    only = pl.when(found.list.len() == 1).then(found.list.first())
    return pl.coalesce(only, known.str.extract(_YEAR_JOINED)).cast(pl.Int16, strict=False)
