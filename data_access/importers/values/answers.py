"""Yes and no, as people and databases write them."""

from __future__ import annotations

import polars as pl

from data_access.importers.values.texts import Reading, column, example, folded, plain
from data_access.language import t

_YES = ("ya", "y", "iya", "yes", "true", "benar", "1", "10")
_NO = ("tidak", "tdk", "no", "n", "false", "f", "salah", "0", "00")
"""Folded: 1.0 and 0.0 of a sheet have lost their point."""
_INDONESIAN = ("ya", "y", "iya", "tidak", "tdk")
_ENGLISH = ("true", "false", "f")


def yes(texts: pl.Series) -> Reading:
    """Boolean: ya/tidak, Y/T, yes/no, true/false, t/f, 1/0.

    A lone T is "tidak" beside Y and "true" beside F: its column decides; where it does not, T is not understood.
    """
    known = plain(texts)
    words = column(known, folded)
    indonesian, english = words.is_in(_INDONESIAN).any(), words.is_in(_ENGLISH).any()
    lone = words == "t"
    said = pl.DataFrame({"word": words, "no": words.is_in(_NO), "yes": words.is_in(_YES)}).select(
        pl.when(pl.col("yes")).then(True)
        .when(pl.col("no")).then(False)
        .when((pl.col("word") == "t") & (indonesian != english)).then(pl.lit(english))
    )  # fmt: skip
    unsure = indonesian == english and lone.any()
    return Reading.of(known, said.to_series(), _unsure(example(known, lone)) if unsure else "")


def _unsure(text: str) -> str:
    return t(
        "'{text}' bisa berarti tidak atau true; isi lain kolom ini tidak memastikannya. Tulis ya atau tidak.", text=text
    )
