"""Opening the product's own database: a private file or a server, its tables made at the first use."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Connection, DateTime, Engine, Integer, MetaData, create_engine
from sqlalchemy.dialects import mysql
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from data_access.database import parsed, shown
from data_access.language import t
from data_access.problems import DatabaseProblem
from data_access.settings import PRIVATE, Settings

METADATA = MetaData()
"""The product's own tables; each module of this folder declares its own. A new one is made in an older store too."""

IDENT = BigInteger().with_variant(Integer, "sqlite")
MOMENT = DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
"""A moment in UTC, to the microsecond on every engine, without a zone: not every engine keeps one."""

_PATIENCE = 30
"""Seconds to wait for another process that is writing."""

_REACHED = 3
"""Seconds to wait for a server that does not answer: a page waits as long."""


def now() -> datetime:
    """This moment as the store keeps it: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


@contextmanager
def opened(settings: Settings) -> Generator[Connection]:
    """One transaction in the product's own database, whose tables exist; a fault becomes a sentence."""
    url = settings.own_store_url
    try:
        engine = _engine(parsed(url))
        _prepared(engine)
        with engine.begin() as connection:
            yield connection
    except (SQLAlchemyError, OSError) as fault:
        raise DatabaseProblem(
            t("Catatan produk ({where}) tidak dapat dibuka. Periksa PANTAU_STORE_URL.", where=shown(url))
        ) from fault


def _engine(address: URL) -> Engine:
    """A connection for each use and none in between: lines are few, and a deleted file must not stay open."""
    waits: dict[str, Any] = {"connect_timeout": _REACHED}
    if address.get_backend_name() == "sqlite":
        _private_file(Path(address.database or "store.db"))
        waits = {"timeout": _PATIENCE}
    return create_engine(address, poolclass=NullPool, hide_parameters=True, connect_args=waits)


def _private_file(path: Path) -> None:
    """The file for its owner only, before SQLite makes one that others may read."""
    path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepared(engine: Engine) -> None:
    try:
        METADATA.create_all(engine)
    except SQLAlchemyError:
        # another process made them between our look and our statement: looking again finds them
        METADATA.create_all(engine)
