"""Columns of cells as a file holds them, and what an expression says of them."""

from __future__ import annotations

import polars as pl


def texts(*cells: str | None) -> pl.Series:
    return pl.Series("cell", list(cells), dtype=pl.String)


def said(expression: pl.Expr, *cells: str | None) -> list[object]:
    """What an expression over `cell` makes of these cells."""
    return texts(*cells).to_frame().select(expression).to_series().to_list()
