"""The text of a cell without what only its program put there, and what reading a column of them gave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

NOTHING = (
    "", "-", "--", "–", "—", "null", "(null)", r"\N", "none", "nan", "n/a", "#N/A", "0000-00-00", "0000-00-00 00:00:00",
)  # fmt: skip
"""Texts that mean "not known", in any case: an empty cell, e-Kinerja's "-", the words of databases and sheets
(SIASN writes null, MySQL \\N and the day 0000-00-00). A 0, "nihil" and other errors of a sheet are not among them."""

_INVISIBLE = "[\u00ad\u200b\u200e\u200f\u2060\ufeff]"
_BLANK = r"[\s\p{Cc}]+"
_APOSTROPHES = r"^(?:['’] ?)+"


@dataclass(frozen=True, eq=False)
class Reading:
    """A column of texts read: its values, null where there was none or none was understood, and what to tell.

    `unclear` (Boolean) marks the texts that were there and not understood; `note` is a sentence, mostly empty.
    """

    values: pl.Series
    unclear: pl.Series
    note: str = ""

    @classmethod
    def of(cls, texts: pl.Series, values: pl.Series, note: str = "") -> Reading:
        """`texts` are cleaned already."""
        return cls(values.alias(texts.name), (texts.is_not_null() & values.is_null()).alias(texts.name), note)


def cleaned(text: pl.Expr) -> pl.Expr:
    """The text trimmed, its blanks single, without leading apostrophes (SIASN, Excel); null where it says nothing.

    A cell that holds only what `NOTHING` lists is null.
    """
    plain = text.cast(pl.String).str.replace_all(_INVISIBLE, "").str.replace_all(_BLANK, " ")
    bare = plain.str.strip_chars(" ").str.replace(_APOSTROPHES, "")
    return pl.when(~bare.str.to_lowercase().is_in([word.lower() for word in NOTHING])).then(bare)


def folded(text: pl.Expr) -> pl.Expr:
    """The text in lower case without accents, punctuation and blanks, "&" as "dan": what spellings have in common."""
    apart = text.cast(pl.String).str.normalize("NFKD").str.replace_all("&", " dan ", literal=True)
    return apart.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "")


def column(texts: pl.Series, read: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    """What an expression makes of a column."""
    return texts.to_frame("text").select(read(pl.col("text"))).to_series().alias(texts.name)


def plain(texts: pl.Series) -> pl.Series:
    """A column of cleaned texts."""
    return column(texts, cleaned)


def example(texts: pl.Series, where: pl.Series) -> str:
    """The first of the texts for which this holds, to be named in a sentence; empty where there is none."""
    found = texts.filter(where.fill_null(False)).drop_nulls()
    return str(found[0])[:40] if len(found) else ""
