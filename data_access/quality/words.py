"""Codes of a frame said in the current language, and their declared order. Knows no figure."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_access.facts import FACTS
from data_access.language import t


def word(column: str, words: Mapping[str, str]) -> pl.Expr:
    """`<column>__label`: the word of each code in the current language; the code itself when it has none."""
    said = {code: t(text) for code, text in words.items()}
    return pl.col(column).replace(said).alias(f"{column}__label")


def fact_word() -> pl.Expr:
    return word("fact", {name: fact.label for name, fact in FACTS.items()})


def rank(column: str, order: Mapping[str, object]) -> pl.Expr:
    """Where a code stands in its declared order; unknown ones last."""
    places = {code: at for at, code in enumerate(order)}
    return pl.col(column).replace_strict(places, default=len(places), return_dtype=pl.Int64)
