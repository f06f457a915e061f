"""Opening the product's own database: a private file or a server, its tables made at the first use."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    create_engine,
    inspect,
    text,
)
from sqlalchemy.dialects import mysql
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateColumn

from data_access.database import parsed, shown
from data_access.language import t
from data_access.problems import DatabaseProblem
from data_access.settings import PRIVATE, Settings

METADATA = MetaData()
"""The product's own tables; each module of this folder declares its own.

An older store gains a new table, and a new column, when it is next opened. Such a column must allow "nothing"; its
`info[GAINED]` may fill it in: a function of the connection.
"""

GAINED = "gained"

IDENT = BigInteger().with_variant(Integer, "sqlite")
MOMENT = DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
"""A moment in UTC, to the microsecond on every engine, without a zone: not every engine keeps one."""

_PATIENCE = 30
"""Seconds to wait for another process that is writing."""

_REACHED = 3
"""Seconds to wait for a server that does not answer: a page waits as long."""

_looked_into: set[URL] = set()
"""Stores on a server whose tables this process has seen: looking again costs more than reading them."""


def exact(length: int) -> String:
    """Text that is the same only letter by letter, also where the server's own order takes A for a."""
    return String(length).with_variant(mysql.VARCHAR(length, collation="utf8mb4_bin"), "mysql", "mariadb")


def now() -> datetime:
    """This moment as the store keeps it: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


@contextmanager
def opened(settings: Settings) -> Generator[Connection]:
    """One transaction in the product's own database, whose tables exist; a fault becomes a sentence."""
    url = settings.own_store_url
    try:
        with _prepared(parsed(url)).begin() as connection:
            yield connection
    except (SQLAlchemyError, OSError) as fault:
        _looked_into.discard(parsed(url))
        raise DatabaseProblem(
            t("Catatan produk ({where}) tidak dapat dibuka. Periksa PANTAU_STORE_URL.", where=shown(url))
        ) from fault


@lru_cache(maxsize=4)
def _engine(address: URL) -> Engine:
    """A connection for each use and none in between: lines are few, and a deleted file must not stay open."""
    waits = {"timeout": _PATIENCE} if _is_file(address) else {"connect_timeout": _REACHED}
    return create_engine(address, poolclass=NullPool, hide_parameters=True, connect_args=waits)


def _is_file(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _private_file(path: Path) -> None:
    """The file for its owner only, before SQLite makes one that others may read."""
    path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepared(address: URL) -> Engine:
    """The engine, its tables made; a file is looked into each time, it may be another one than a moment ago."""
    engine = _engine(address)
    if _is_file(address):
        _private_file(Path(address.database or "store.db"))
    elif address in _looked_into:
        return engine
    try:
        _made(engine)
    except SQLAlchemyError:
        # another process made them between our look and our statement: looking again finds them
        _made(engine)
    _looked_into.add(address)
    return engine


def _made(engine: Engine) -> None:
    """Every table that is declared, with every column."""
    METADATA.create_all(engine)
    there = inspect(engine).get_multi_columns(filter_names=list(METADATA.tables))
    known = {table: {column["name"] for column in columns} for (_, table), columns in there.items()}
    gained = [one for table in METADATA.sorted_tables for one in table.columns if one.name not in known[table.name]]
    with engine.begin() as connection:
        for column in gained:
            declared = CreateColumn(column).compile(dialect=engine.dialect)
            table = engine.dialect.identifier_preparer.format_table(column.table)
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {declared}"))
        for column in gained:
            column.info.get(GAINED, _nothing)(connection)


def _nothing(_connection: Connection) -> None:
    return None
