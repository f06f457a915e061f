"""What no table may be asked to keep: two rows of one key, nothing where something is required, texts too long.

An importer refuses such rows one by one, with their reason; here is the last guard, and it refuses the whole.
"""

from __future__ import annotations

import polars as pl
from sqlalchemy import String, Table

from data_access.importers.problems import ImportProblem
from data_access.importers.writing.plan import INSERTED
from data_access.language import t


def refuse_repeated(table: Table, rows: pl.DataFrame) -> None:
    """ImportProblem when two of the rows (`_at` and the table's columns) have one key, naming the first two."""
    key = [column.name for column in table.primary_key]
    repeated = rows.filter(pl.struct(key).is_duplicated()).sort("_at")
    if repeated.is_empty():
        return
    first, second = repeated.join(repeated.head(1).select(key), on=key)["_at"].head(2)
    raise ImportProblem(
        t(
            "Baris data ke-{first} dan ke-{second} mengisi {table} dengan kunci yang sama ({key}). Sisakan satu.",
            first=first + 1,
            second=second + 1,
            table=table.name,
            key=", ".join(key),
        )
    )


def refuse_unfit(table: Table, rows: pl.DataFrame) -> None:
    """ImportProblem when a row (`_at` and the table's columns) lacks a part of its key, or has a text too long."""
    for column in table.columns:
        given = pl.col(column.name)
        if column.primary_key:
            _refuse_empty(table, column.name, rows.filter(given.is_null()))
        if column.name in rows.columns and isinstance(column.type, String):
            _refuse_long(table, column.name, column.type.length or 0, rows)


def refuse_incomplete(table: Table, rows: pl.DataFrame) -> None:
    """ImportProblem when a row (`_at`, `_fate` and columns) would leave empty what the table requires."""
    new = rows.filter(pl.col("_fate") == INSERTED)
    for column in table.columns:
        if not column.nullable:
            given = column.name in rows.columns
            _refuse_empty(table, column.name, rows.filter(pl.col(column.name).is_null()) if given else new)


def _refuse_empty(table: Table, column: str, broken: pl.DataFrame) -> None:
    if not broken.is_empty():
        raise ImportProblem(
            t(
                "Baris data ke-{row} tidak mengisi {column}, padahal wajib.",
                row=broken["_at"][0] + 1,
                column=f"{table.name}.{column}",
            )
        )


def _refuse_long(table: Table, column: str, most: int, rows: pl.DataFrame) -> None:
    broken = rows.filter(pl.col(column).str.len_chars() > most)
    if not broken.is_empty():
        raise ImportProblem(
            t(
                "Teks {column} pada baris data ke-{row} terlalu panjang: paling banyak {most} huruf.",
                row=broken["_at"][0] + 1,
                column=f"{table.name}.{column}",
                most=most,
            )
        )
