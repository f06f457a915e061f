"""What this product itself writes, in its own database: so far who read which list of persons.

SQLite in PANTAU_HOME unless PANTAU_STORE_URL names another; never the shared database. Tables are made at the
first use. Holds no name, no NIP and no identifier of a person who is in the data.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    insert,
    select,
)
from sqlalchemy.dialects import mysql
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from data_access.database import parsed, shown
from data_access.language import t
from data_access.problems import DatabaseProblem
from data_access.settings import PRIVATE, Settings
from data_access.viewer import Viewer

METADATA = MetaData()
"""The product's own tables. What comes later (follow-ups, saved views) is declared beside `AUDIT`."""

_PATIENCE = 30
"""Seconds to wait for another process that is writing."""

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb"), nullable=False),
    Column("subject", String(255), nullable=False),
    Column("role", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("what", Text, nullable=False),
    Column("rows", BigInteger, nullable=False),
)
"""Who did what when, in UTC, with which filter and how many rows; `what` is JSON."""

_AUDIT_SCHEMA = {
    "id": pl.Int64,
    "at": pl.Datetime("us"),
    "subject": pl.String,
    "role": pl.String,
    "action": pl.String,
    "what": pl.String,
    "rows": pl.Int64,
}


def noted(settings: Settings, viewer: Viewer, action: str, what: Mapping[str, Any], rows: int) -> None:
    """Write one line into the audit. DatabaseProblem when it cannot be written: then nothing may be shown."""
    line = {
        "at": datetime.now(UTC).replace(tzinfo=None),
        "subject": viewer.subject,
        "role": viewer.role,
        "action": action,
        "what": json.dumps(what, ensure_ascii=False, sort_keys=True),
        "rows": rows,
    }
    with _writing(settings) as connection:
        connection.execute(insert(AUDIT), line)


def audit_log(settings: Settings, limit: int = 100) -> pl.DataFrame:
    """The newest lines first: id, at (UTC), subject, role, action, what (JSON), rows."""
    statement = select(*(AUDIT.c[name] for name in _AUDIT_SCHEMA)).order_by(AUDIT.c.id.desc()).limit(limit)
    with _writing(settings) as connection:
        lines = [tuple(line) for line in connection.execute(statement)]
    frame = pl.DataFrame(lines, schema=_AUDIT_SCHEMA, orient="row")
    return frame.with_columns(pl.col("at").dt.replace_time_zone("UTC"))


@contextmanager
def _writing(settings: Settings) -> Generator[Connection]:
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
    if address.get_backend_name() != "sqlite":
        return create_engine(address, poolclass=NullPool, hide_parameters=True)
    _private_file(Path(address.database or "store.db"))
    return create_engine(address, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": _PATIENCE})


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
