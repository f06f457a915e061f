"""Rows into a table by the fastest way each engine offers, inside the transaction of the connection they come on.

SQLite: executemany on the driver's cursor. PostgreSQL: COPY. MariaDB and MySQL: INSERT of many rows at once.
Knows nothing about what the rows mean. Faults are the driver's own: the caller makes sentences of them.
"""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import polars as pl
from pymysql.constants.SERVER_STATUS import SERVER_STATUS_NO_BACKSLASH_ESCAPES
from sqlalchemy import Column, Connection, MetaData, Table

_BATCH = 50_000
_MYSQL_BATCH = 4_000
"""Rows of one INSERT: far below the smallest packet limit in use (16 MB)."""


def insert(connection: Connection, table: Table, rows: pl.DataFrame) -> None:
    """Write the frame, whose columns are columns of the table, all or some; an empty one is no work."""
    write = {"sqlite": _sqlite, "postgresql": _postgresql}.get(connection.dialect.name, _mysql)
    for part in rows.iter_slices(_BATCH) if rows.height else ():
        write(connection, table, part)


@contextmanager
def staged(connection: Connection, table: Table, rows: pl.DataFrame) -> Generator[Table]:
    """The frame as a temporary table of this connection, with the key of `table` and the frame's columns.

    The rows are compared with others, or become others, in one statement: faster than any number of parameters.
    MariaDB asks for the right CREATE TEMPORARY TABLES. Nothing of it outlives the transaction.
    """
    columns = [Column(one.name, one.type, primary_key=one.primary_key) for one in table.columns if one.name in rows]
    stage = Table(f"pantau_{table.name}", MetaData(), *columns, prefixes=["TEMPORARY"], **table.kwargs)
    stage.create(connection, checkfirst=False)
    insert(connection, stage, rows)
    name = connection.dialect.identifier_preparer.format_table(stage)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {name}")  # its planner guesses badly until it has seen the rows
    yield stage
    # not stage.drop(): without this word MariaDB commits what was written so far
    temporary = "TEMPORARY " if connection.dialect.name in ("mariadb", "mysql") else ""
    connection.exec_driver_sql(f"DROP {temporary}TABLE {name}")


def _raw(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _names(connection: Connection, table: Table, rows: pl.DataFrame) -> tuple[str, str]:
    quote = connection.dialect.identifier_preparer.quote
    return quote(table.name), ", ".join(quote(name) for name in rows.columns)


def _sqlite(connection: Connection, table: Table, rows: pl.DataFrame) -> None:
    name, columns = _names(connection, table, rows)
    marks = ", ".join("?" * rows.width)
    texts = _dates_as_text(rows)
    values = zip(*(column.to_list() for column in texts.get_columns()), strict=True)
    _raw(connection).executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", values)


def _postgresql(connection: Connection, table: Table, rows: pl.DataFrame) -> None:
    name, columns = _names(connection, table, rows)
    text = io.BytesIO()
    # texts in quotes: else one that reads \N would become nothing
    rows.write_csv(text, include_header=False, null_value="\\N", quote_style="non_numeric")
    with (
        _raw(connection).cursor() as cursor,
        cursor.copy(f"COPY {name} ({columns}) FROM STDIN WITH (FORMAT csv, NULL '\\N')") as copy,
    ):
        copy.write(text.getvalue())


def _mysql(connection: Connection, table: Table, rows: pl.DataFrame) -> None:
    name, columns = _names(connection, table, rows)
    raw = _raw(connection)
    escapes = not raw.server_status & SERVER_STATUS_NO_BACKSLASH_ESCAPES
    with raw.cursor() as cursor:
        for part in rows.iter_slices(_MYSQL_BATCH):
            cursor.execute(f"INSERT INTO {name} ({columns}) VALUES {_literals(part, escapes)}")


def _dates_as_text(rows: pl.DataFrame) -> pl.DataFrame:
    """SQLite has no dates: ISO texts, as SQLAlchemy writes them."""
    moments = [
        pl.col(name).dt.strftime("%Y-%m-%d %H:%M:%S%.6f") for name, kind in rows.schema.items() if kind == pl.Datetime
    ]
    days = [pl.col(name).cast(pl.String) for name, kind in rows.schema.items() if kind == pl.Date]
    return rows.with_columns(*moments, *days)


def _literals(rows: pl.DataFrame, escapes: bool) -> str:
    """The rows as SQL literals: (1, 'a', NULL), …; `escapes`: the server reads a backslash as one."""
    values = [_literal(name, kind, escapes).fill_null("NULL") for name, kind in rows.schema.items()]
    joined = pl.lit("(") + pl.concat_str(values, separator=", ") + pl.lit(")")
    return ", ".join(rows.select(joined.alias("row"))["row"].to_list())


def _literal(name: str, kind: pl.DataType, escapes: bool) -> pl.Expr:
    text = pl.col(name).cast(pl.String)
    if kind.is_numeric():
        return text
    doubled = text.str.replace_all("\\", "\\\\", literal=True) if escapes else text
    return pl.lit("'") + doubled.str.replace_all("'", "''", literal=True) + pl.lit("'")
