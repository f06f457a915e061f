"""From arrays to columns of the contract: codes to texts, day numbers to dates,
and frames in a table's order.

Knows no subject and draws nothing at random.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
import polars as pl
from sqlalchemy import Table

Numbers = np.ndarray[Any, np.dtype[Any]]


def taken(values: Sequence[str], at: Numbers) -> pl.Series:
    """The texts at these places; empty where the place is negative."""
    series = pl.Series(list(values), dtype=pl.String)
    if at.size and at.min() < 0:
        return series.gather(pl.Series(at, dtype=pl.Int64).replace(-1, None))
    return series.gather(at)


def days(numbers: Numbers, known: Numbers | None = None) -> pl.Series:
    """Dates from day numbers; empty where not `known`."""
    series = pl.Series(numbers.astype(np.int32)).cast(pl.Date)
    return series if known is None else only(series, known)


def only(series: pl.Series, known: Numbers) -> pl.Series:
    """The series, empty where not `known`."""
    blank = pl.Series([None], dtype=series.dtype)
    return series.zip_with(pl.Series(known), blank.new_from_index(0, len(series)))


def persons(numbers: Numbers) -> pl.Series:
    """Identifiers of persons from their running numbers; empty where the number is negative."""
    texts = pl.lit("P") + pl.col("n").cast(pl.String).str.zfill(9)
    return pl.DataFrame({"n": numbers}).select(pl.when(pl.col("n") >= 0).then(texts).alias("n"))["n"]


def frame(table: Table, columns: Mapping[str, Any]) -> pl.DataFrame:
    """A frame with exactly the table's columns, in its order; single values are repeated."""
    names = [column.name for column in table.columns]
    if set(names) != set(columns):
        raise ValueError(f"{table.name}: {set(names) ^ set(columns)}")
    height = max(len(value) for value in columns.values() if isinstance(value, pl.Series | np.ndarray | list))
    ready = {
        name: value if isinstance(value, pl.Series | np.ndarray | list) else pl.lit(value)
        for name, value in columns.items()
    }
    fixed = {name: value for name, value in ready.items() if not isinstance(value, pl.Expr)}
    wide = pl.DataFrame(fixed, height=height)
    return wide.with_columns(**{n: v for n, v in ready.items() if isinstance(v, pl.Expr)}).select(names)


def chosen(rng: np.random.Generator, weights: Sequence[float] | Numbers, size: int) -> Numbers:
    """Places drawn by weight."""
    heap = np.cumsum(np.asarray(weights, dtype=float))
    return np.searchsorted(heap, rng.random(size) * heap[-1], side="right").clip(0, len(heap) - 1)


def cut(probability: Numbers) -> Numbers:
    """The normal deviate below which this share lies."""
    normal = NormalDist()
    return np.array([normal.inv_cdf(float(min(max(p, 1e-4), 1 - 1e-4))) for p in probability])
