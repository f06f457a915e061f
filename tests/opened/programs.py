"""How other programs open a file: each gives the headings and the rows it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

Opened = tuple[list[str], Iterable[Any]]

CSV: dict[str, Callable[[Path], Opened]] = {
    "pandas": lambda path: _of_pandas(pd.read_csv(path)),
    "duckdb": lambda path: of_duckdb(f"read_csv_auto('{path}')"),
    "polars": lambda path: _of_polars(pl.read_csv(path)),
}
INDONESIAN: dict[str, Callable[[Path], Opened]] = {
    "pandas": lambda path: _of_pandas(pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig")),
    "duckdb": lambda path: of_duckdb(f"read_csv_auto('{path}', delim=';', decimal_separator=',')"),
    "polars": lambda path: _of_polars(pl.read_csv(path, separator=";", decimal_comma=True)),
}

TYPED: dict[str, Callable[[Path], Opened]] = {
    "polars": lambda path: _of_polars(_typed_polars(path)),
    "pandas": lambda path: _of_pandas(arrow_table(path).to_pandas()),
    "duckdb": lambda path: _typed_duckdb(path),
    "pyarrow": lambda path: _of_rows(arrow_table(path)),
}


def _of_pandas(frame: pd.DataFrame) -> Opened:
    return list(frame.columns), frame.itertuples(index=False, name=None)


def of_duckdb(source: str) -> Opened:
    with duckdb.connect() as connection:
        found = connection.sql(f"SELECT * FROM {source}")
        return found.columns, found.fetchall()


def _of_polars(frame: pl.DataFrame) -> Opened:
    # Polars leaves the quotes of a heading doubled
    return [name.replace('""', '"') for name in frame.columns], frame.iter_rows()


def _typed_polars(path: Path) -> pl.DataFrame:
    return pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_ipc_stream(path)


def arrow_table(path: Path) -> pa.Table:
    return pq.read_table(path) if path.suffix == ".parquet" else pa.ipc.open_stream(path.read_bytes()).read_all()


def _typed_duckdb(path: Path) -> Opened:
    if path.suffix == ".parquet":
        return of_duckdb(f"'{path}'")
    with duckdb.connect() as connection:
        found = connection.from_arrow(arrow_table(path))
        return found.columns, found.fetchall()


def _of_rows(found: pa.Table) -> Opened:
    return found.column_names, [tuple(row.values()) for row in found.to_pylist()]
