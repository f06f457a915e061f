"""The contract in a test's database: its tables as we make them, or as views over somebody else's.

One good row a table at most. Not realistic data: that is `demo`.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, Date, DateTime, MetaData, Numeric, String, Table, create_engine
from sqlalchemy.pool import NullPool

from data_access.contract import METADATA, TABLES
from data_access.database import writing
from tests.databases import execute

PRIVATE = "Siti Rahasia"
"""Every free text of a row: must not appear where only counts and codes may."""


def create_contract(url: str) -> None:
    """The contract's tables, empty (the migrations make the same ones: `test_migrations`)."""
    METADATA.create_all(create_engine(url, poolclass=NullPool))


def fill(url: str) -> None:
    """One row in each of the contract's tables there, keeping every promise."""
    _insert(url, list(TABLES.values()))


def offer(url: str) -> None:
    """Tables `src_…` without keys or required values, a row in each, under views of the contract's names."""
    sources = [_source(table) for table in TABLES.values()]
    engine = writing(url)
    with engine.begin() as connection:
        for source in sources:
            source.create(connection)
    engine.dispose()
    _insert(url, sources)
    execute(url, *(f"CREATE VIEW {name} AS SELECT * FROM src_{name}" for name in TABLES))


def _insert(url: str, tables: list[Table]) -> None:
    engine = writing(url)
    with engine.begin() as connection:
        for table in tables:
            promised = TABLES[table.name.removeprefix("src_")]
            connection.execute(table.insert(), {column.name: _value(column) for column in promised.columns})
    engine.dispose()


def _source(table: Table) -> Table:
    columns = [Column(column.name, column.type) for column in table.columns]
    return Table(f"src_{table.name}", MetaData(), *columns, mysql_collate="utf8mb4_bin")


def _value(column: Column) -> object:
    """A value that keeps the column's promises; the one row of a table refers to the one row of another."""
    if "codes" in column.info:
        return column.info["codes"][0]
    if isinstance(column.type, DateTime):
        return datetime(2026, 1, 2, 3, 4, 5)
    if isinstance(column.type, Date):
        return date(2026, 1, 1)
    if isinstance(column.type, String):
        return "1" if column.primary_key or column.info else PRIVATE
    return 1.5 if isinstance(column.type, Numeric) else column.info.get("range", (2026,))[0]
