"""SQLAlchemy engines: for reading, read-only by every means each engine has and with a time limit; and for writing."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import NullPool

from data_access.database.address import parsed
from data_access.language import t
from data_access.problems import DatabaseProblem

BEGIN = "pantau_begin"
"""Option of a connection: the words a transaction begins with on SQLite, where BEGIN would let others write first."""


@lru_cache
def reading_engine(url: str, seconds: int) -> Engine:
    """One pool for each address and time limit, kept for the life of the process."""
    address = parsed(url)
    make = {"sqlite": _sqlite, "postgresql": _postgresql}.get(address.get_backend_name(), _mysql)
    return make(address, seconds)


def writing_engine(url: str) -> Engine:
    """An engine that may write."""
    address = parsed(url)
    if address.get_backend_name() == "sqlite":
        engine = _engine(address, poolclass=NullPool)
        _begin_by_hand(engine)
        return engine
    return _engine(address, pool_pre_ping=True)


def _engine(address: URL, **options: Any) -> Engine:
    try:
        # a statement that fails is logged; what was bound to it may be a name or a NIP
        return create_engine(address, hide_parameters=True, **options)
    except (NoSuchModuleError, ImportError) as fault:
        raise DatabaseProblem(t("Penggerak {name} tidak terpasang.", name=address.drivername)) from fault


def _postgresql(address: URL, seconds: int) -> Engine:
    options = (
        f"-c statement_timeout={seconds * 1000} -c default_transaction_read_only=on "
        "-c idle_in_transaction_session_timeout=600000"
    )
    return _engine(
        address,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
        connect_args={"options": options, "connect_timeout": 10},
    )


def _mysql(address: URL, seconds: int) -> Engine:
    engine = _engine(
        address, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args={"connect_timeout": 10}
    )

    @event.listens_for(engine, "connect")
    def read_only(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT VERSION()")
            mariadb = "mariadb" in str(cursor.fetchone()[0]).lower()
            limit = f"max_statement_time={seconds}" if mariadb else f"max_execution_time={seconds * 1000}"
            cursor.execute(f"SET SESSION {limit}")
            cursor.execute("SET SESSION TRANSACTION READ ONLY")

    return engine


def _sqlite(address: URL, seconds: int) -> Engine:
    file = address.database or ""
    if not file.startswith("file:"):
        # quoted: with '#' or '?' in its name, SQLite would open, and make, another file than the one named
        file = f"file:{quote(file)}"
        address = address.set(database=file, query={**address.query, "mode": "ro", "uri": "true"})
    engine = _engine(address, poolclass=NullPool)
    _begin_by_hand(engine)

    @event.listens_for(engine, "connect")
    def read_only(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA cache_size=-65536")
        connection.execute("PRAGMA mmap_size=1073741824")

    @event.listens_for(engine, "before_cursor_execute")
    def limit(connection: Connection, *_rest: Any) -> None:
        end = time.monotonic() + seconds
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.set_progress_handler(lambda: int(time.monotonic() > end), 100_000)

    return engine


def _begin_by_hand(engine: Engine) -> None:
    """pysqlite begins a transaction only before a write; a consistent view needs an explicit BEGIN."""

    @event.listens_for(engine, "connect")
    def no_autobegin(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))
