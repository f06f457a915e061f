"""The made-up rows into empty tables, all in one transaction.

Knows nothing about what the rows mean. A run that ends halfway leaves the tables empty: servers roll back,
SQLite keeps its rollback journal (only the waiting for the disk is left out, which a kill does not touch).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, Index, Table, literal, select

from data_access.contract import OPTIONAL, TABLES
from data_access.database import engine_name, shown, told, writing
from data_access.database.loading import insert
from data_access.language import t
from data_access.problems import DatabaseProblem


class Loader:
    """Takes frames for tables and counts what it wrote."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.counts: Counter[str] = Counter({name: 0 for name in TABLES if name not in OPTIONAL})

    def add(self, table: Table, rows: pl.DataFrame) -> None:
        """Write the frame, whose columns are the table's columns; an empty one is no work."""
        insert(self._connection, table, rows)
        self.counts[table.name] += rows.height


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
                    yield Loader(connection)
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
