"""Rows into the database, by the fastest way each engine offers, in one transaction.

SQLite: executemany on the driver's cursor. PostgreSQL: COPY. MariaDB and MySQL: INSERT of many rows at once.
Knows nothing about what the rows mean. A run that ends halfway leaves the tables empty: servers roll back,
SQLite keeps its rollback journal (only the waiting for the disk is left out, which a kill does not touch).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, Index, Table, literal, select

from data_access.contract import TABLES
from data_access.database import engine_name, shown, told, writing
from data_access.language import t
from data_access.problems import DatabaseProblem

_BATCH = 50_000
_MYSQL_BATCH = 4_000
"""Rows of one INSERT: far below the smallest packet limit in use (16 MB)."""


class Loader:
    """Takes frames for tables and counts what it wrote."""

    def __init__(self, connection: Connection, engine: str) -> None:
        self._connection = connection
        self._raw: Any = connection.connection.driver_connection
        self._write = {"sqlite": self._sqlite, "postgresql": self._postgresql}.get(engine, self._mysql)
        self.counts: Counter[str] = Counter({name: 0 for name in TABLES})

    def add(self, table: Table, rows: pl.DataFrame) -> None:
        """Write the frame, whose columns are the table's columns; an empty one is no work."""
        if rows.is_empty():
            return
        for part in rows.iter_slices(_BATCH):
            self._write(table, part)
        self.counts[table.name] += rows.height

    def _names(self, table: Table) -> tuple[str, str]:
        quote = self._connection.dialect.identifier_preparer.quote
        return quote(table.name), ", ".join(quote(column.name) for column in table.columns)

    def _sqlite(self, table: Table, rows: pl.DataFrame) -> None:
        name, columns = self._names(table)
        marks = ", ".join("?" * rows.width)
        texts = _dates_as_text(rows)
        values = zip(*(column.to_list() for column in texts.get_columns()), strict=True)
        self._raw.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", values)

    def _postgresql(self, table: Table, rows: pl.DataFrame) -> None:
        name, columns = self._names(table)
        text = io.BytesIO()
        rows.write_csv(text, include_header=False, null_value="\\N")
        with (
            self._raw.cursor() as cursor,
            cursor.copy(f"COPY {name} ({columns}) FROM STDIN WITH (FORMAT csv, NULL '\\N')") as copy,
        ):
            copy.write(text.getvalue())

    def _mysql(self, table: Table, rows: pl.DataFrame) -> None:
        name, columns = self._names(table)
        with self._raw.cursor() as cursor:
            for part in rows.iter_slices(_MYSQL_BATCH):
                cursor.execute(f"INSERT INTO {name} ({columns}) VALUES {_literals(part)}")


@contextmanager
def loading(url: str) -> Generator[Loader]:
    """A loader into empty tables; everything is committed at the end or nothing is kept.

    Raises DatabaseProblem when a table is missing or already holds rows.
    """
    engine = writing(url)
    try:
        with told(url), engine.connect() as connection, _driver_faults(engine, url):
            kind = engine_name(url)
            if kind == "sqlite":
                _hasten(connection)
            with connection.begin():
                _refuse_rows(connection, url)
                with _without_indexes(connection, kind):
                    yield Loader(connection, kind)
                if kind == "postgresql":
                    connection.exec_driver_sql("ANALYZE")  # its planner guesses badly until it has seen the rows
    finally:
        engine.dispose()


def _refuse_rows(connection: Connection, url: str) -> None:
    for table in TABLES.values():
        if connection.execute(select(literal(1)).select_from(table).limit(1)).first() is not None:
            raise DatabaseProblem(
                t(
                    "Tabel {table} di {where} sudah berisi data. Data contoh hanya dimuat ke basis data "
                    "kosong: pilih basis data lain dengan --url.",
                    table=table.name,
                    where=shown(url),
                )
            )


def _hasten(connection: Connection) -> None:
    """Not waiting for the disk is safe against a kill, not against a power cut: then make the file again."""
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA synchronous=OFF")
    raw.execute("PRAGMA cache_size=-131072")


@contextmanager
def _without_indexes(connection: Connection, kind: str) -> Generator[None]:
    """Build the secondary indexes after the rows, where DDL belongs to the transaction (not on MariaDB)."""
    indexes: list[Index] = [] if kind == "mysql" else [index for table in TABLES.values() for index in table.indexes]
    for index in indexes:
        index.drop(connection, checkfirst=True)
    yield
    for index in indexes:
        index.create(connection)


@contextmanager
def _driver_faults(engine: Engine, url: str) -> Generator[None]:
    fault = engine.dialect.loaded_dbapi.Error
    try:
        yield
    except fault as problem:
        raise DatabaseProblem(
            t(
                "Data contoh tidak dapat ditulis ke {where}: {reason}. Tidak ada yang tersimpan.",
                where=shown(url),
                reason=str(problem),
            )
        ) from problem


def _dates_as_text(rows: pl.DataFrame) -> pl.DataFrame:
    """SQLite has no dates: ISO texts, as SQLAlchemy writes them."""
    moments = [
        pl.col(name).dt.strftime("%Y-%m-%d %H:%M:%S%.6f") for name, kind in rows.schema.items() if kind == pl.Datetime
    ]
    days = [pl.col(name).cast(pl.String) for name, kind in rows.schema.items() if kind == pl.Date]
    return rows.with_columns(*moments, *days)


def _literals(rows: pl.DataFrame) -> str:
    """The rows as SQL literals: (1, 'a', NULL), …"""
    values = [_literal(name, kind).fill_null("NULL") for name, kind in rows.schema.items()]
    joined = pl.lit("(") + pl.concat_str(values, separator=", ") + pl.lit(")")
    return ", ".join(rows.select(joined.alias("row"))["row"].to_list())


def _literal(name: str, kind: pl.DataType) -> pl.Expr:
    text = pl.col(name).cast(pl.String)
    if kind.is_numeric():
        return text
    safe = text.str.replace_all("\\", "\\\\", literal=True).str.replace_all("'", "''", literal=True)
    return pl.lit("'") + safe + pl.lit("'")
