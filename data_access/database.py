"""The shared database as this product may use it: reading (read-only by every means the engine has) and writing.

`reading(url)` gives a `Reader`: one consistent view of the database, typed into Polars, with a time limit.
`writing(url)` is for init, demo and importers only. Passwords are never shown. No fact and no table stands here.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import polars as pl
from sqlalchemy import Connection, Engine, Executable, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from data_access.language import t
from data_access.problems import DatabaseProblem

DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "sqlite": "sqlite",
}
"""The engines the product is tested on, by the name people write in a URL."""


def parsed(url: str) -> URL:
    """The URL with the driver this product ships. DatabaseProblem when it is not one of ours."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # not chained: their words may repeat the password
        raise DatabaseProblem(
            t("Alamat basis data tidak dapat dibaca. Bentuknya: postgresql://pengguna:sandi@server:5432/nama.")
        ) from None
    family = address.drivername.split("+")[0]
    if family not in DRIVERS:
        raise DatabaseProblem(
            t("Jenis basis data '{kind}' tidak dikenal. Pakai sqlite, postgresql, mariadb atau mysql.", kind=family)
        )
    return address if "+" in address.drivername else address.set(drivername=DRIVERS[family])


def shown(url: str) -> str:
    """The URL without its password, wherever it stands in it: fit for a log or a screen."""
    address = parsed(url)
    secret = [name for name in address.query if "pass" in name.lower()]
    return address.update_query_dict(dict.fromkeys(secret, "***")).render_as_string(hide_password=True)


def engine_name(url: str) -> str:
    """sqlite, postgresql or mysql (which stands for MariaDB too)."""
    family = parsed(url).get_backend_name()
    return "mysql" if family == "mariadb" else family


@dataclass(frozen=True)
class Reader:
    """One read transaction: what it sees does not change while it lives."""

    connection: Connection

    def frame(
        self,
        statement: Executable,
        schema: Mapping[str, Any],
        parameters: Mapping[str, object] | None = None,
    ) -> pl.DataFrame:
        """The rows with the declared Polars types, never guessed ones: guessing turns 150.5 into 150 in silence."""
        rows = [tuple(row) for row in self.connection.execute(statement, dict(parameters or {}))]
        _refuse_fractions(rows, pl.Schema(schema))
        try:
            return pl.DataFrame(rows, schema=dict(schema), orient="row")
        except pl.exceptions.PolarsError as fault:
            raise DatabaseProblem(
                t("Isi basis data tidak sesuai jenis kolomnya. Jalankan `pantau check` untuk rinciannya.")
            ) from fault

    def value(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> Any:
        return self.connection.execute(statement, dict(parameters or {})).scalar()

    def columns(self) -> dict[str, dict[str, Any]]:
        """{table or view: {column: its type}} of the whole database."""
        inspector = inspect(self.connection)
        names = [*inspector.get_table_names(), *inspector.get_view_names()]
        return {name: {part["name"]: part["type"] for part in inspector.get_columns(name)} for name in names}


def _refuse_fractions(rows: Sequence[tuple[Any, ...]], schema: pl.Schema) -> None:
    """Polars cuts 150.5 to 150 where a whole number is declared, and SQLite keeps either in any column."""
    for place, (name, kind) in enumerate(schema.items()):
        if not kind.is_integer() or {type(row[place]) for row in rows} <= {int, bool, type(None)}:
            continue
        if any(isinstance(row[place], float | Decimal) and row[place] % 1 for row in rows):
            raise DatabaseProblem(
                t(
                    "Kolom '{name}' berisi pecahan, seharusnya bilangan bulat. "
                    "Jalankan `pantau check` untuk rinciannya.",
                    name=name,
                )
            )


@contextmanager
def reading(url: str, seconds: int = 10) -> Generator[Reader]:
    """One consistent, read-only view of the database; every statement ends after so many seconds.

    Raises DatabaseProblem, with a sentence instead of a driver's words, when it cannot be reached or read.
    """
    with told(url), _reading_engine(url, seconds).connect() as connection, connection.begin():
        yield Reader(connection)


def writing(url: str) -> Engine:
    """An engine that may write: for init, demo and importers. DatabaseProblem when no URL was named on purpose."""
    if not url:
        raise DatabaseProblem(
            t("Basis data bersama hanya dibaca. Untuk menulis, sebut alamatnya dengan --url atau PANTAU_WRITE_URL.")
        )
    address = parsed(url)
    if address.get_backend_name() == "sqlite":
        engine = _engine(address, poolclass=NullPool)
        _begin_by_hand(engine)
        return engine
    return _engine(address, pool_pre_ping=True)


def _engine(address: URL, **options: Any) -> Engine:
    try:
        return create_engine(address, **options)
    except (NoSuchModuleError, ImportError) as fault:
        raise DatabaseProblem(t("Penggerak {name} tidak terpasang.", name=address.drivername)) from fault


@contextmanager
def told(url: str) -> Generator[None]:
    """Turn a driver's fault into a sentence that names the database (without password) and the way out."""
    try:
        yield
    except SQLAlchemyError as fault:
        raise DatabaseProblem(_sentence(url, fault)) from fault


def _sentence(url: str, fault: SQLAlchemyError) -> str:
    where = shown(url)
    words = str(getattr(fault, "orig", fault)).lower()
    if any(sign in words for sign in ("password", "access denied", "authentication", "role ")):
        return t("Basis data {where} menolak nama pengguna atau kata sandi. Periksa DATABASE_URL.", where=where)
    if "permission denied" in words or "command denied" in words:
        return t("Basis data {where} menolak hak baca. Minta hak SELECT kepada pengelolanya.", where=where)
    if any(sign in words for sign in ("no such table", "doesn't exist", "does not exist", "no such column", "unknown column")):
        return t("Basis data {where} tidak sesuai kontrak. Jalankan `pantau check` untuk rinciannya.", where=where)
    if any(sign in words for sign in ("interrupted", "canceling statement", "max_statement_time", "execution was interrupted")):
        return t("Basis data {where} tidak menjawab dalam batas waktu. Coba lagi nanti.", where=where)
    if "illegal mix of collations" in words:
        return t("Teks di {where} memakai COLLATE yang berbeda-beda. Samakan menjadi utf8mb4_bin.", where=where)
    if "malformed" in words or "not a database" in words:
        return t("Berkas {where} rusak atau bukan basis data. Pulihkan dari cadangan.", where=where)
    return t("Basis data {where} tidak dapat dihubungi. Periksa alamat, jaringan dan DATABASE_URL.", where=where)


@lru_cache
def _reading_engine(url: str, seconds: int) -> Engine:
    """One pool for each address and time limit, kept for the life of the process."""
    address = parsed(url)
    make = {"sqlite": _sqlite, "postgresql": _postgresql}.get(address.get_backend_name(), _mysql)
    return make(address, seconds)


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
        connection.exec_driver_sql("BEGIN")
