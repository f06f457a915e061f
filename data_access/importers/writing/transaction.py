"""One import at a time, in one transaction: kept whole, or not at all.

Who comes second waits, then is told. What a driver says is not repeated: it may quote a name or a NIP.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from data_access.contract import TABLES
from data_access.database import engine_name, parsed, shown, writing
from data_access.database.engines import BEGIN
from data_access.database.offered import views_among
from data_access.importers.problems import ImportProblem
from data_access.language import N_, t

_LOCK = 72_711_671
"""Number of the lock that imports share on PostgreSQL; any other program is free to use other numbers."""

_MARIADB_LOCK = "SELECT GET_LOCK(CONCAT('pantau_import_', MD5(DATABASE())), %s)"


@contextmanager
def importing(url: str, *, trial: bool = False, patience: int = 30) -> Generator[Connection]:
    """One write transaction on the shared database; anything raised inside rolls all of it back.

    `trial`: everything is rolled back at the end as well: to look what a file would do. `patience`: seconds to wait for
    another import. Raises ImportProblem when that one is not done by then, when the database offers views, or when
    writing fails; DatabaseProblem when no address was named on purpose.
    """
    _refuse_missing_file(url)
    engine = writing(url)
    try:
        with _told(engine, url), _alone(engine, patience) as connection:
            _refuse_views(connection)
            yield connection
            if trial:
                connection.rollback()
    finally:
        engine.dispose()


def _refuse_missing_file(url: str) -> None:
    """SQLite would make an empty file where the address is mistyped."""
    file = parsed(url).database if url and engine_name(url) == "sqlite" else None
    if file and file != ":memory:" and not Path(file).exists():
        raise ImportProblem(
            t("Berkas {where} tidak ada. Periksa alamatnya, atau jalankan `pantau init`.", where=shown(url))
        )


@contextmanager
def _alone(engine: Engine, patience: int) -> Generator[Connection]:
    """A connection in a transaction, when no other import has one."""
    begun = {"sqlite": _begun_sqlite, "postgresql": _begun_postgresql}.get(engine.dialect.name, _begun_mariadb)
    with engine.connect() as connection, begun(connection, patience):
        yield connection


@contextmanager
def _begun_sqlite(connection: Connection, patience: int) -> Generator[None]:
    raw: Any = connection.connection.driver_connection
    raw.execute(f"PRAGMA busy_timeout={patience * 1000}")
    raw.execute("PRAGMA cache_size=-131072")  # what does not fit is written early, and then nobody can read
    with connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"}).begin():
        yield


@contextmanager
def _begun_postgresql(connection: Connection, patience: int) -> Generator[None]:
    with connection.begin():
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{patience}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield


@contextmanager
def _begun_mariadb(connection: Connection, patience: int) -> Generator[None]:
    """Its locks belong to the connection, not to the transaction: this one ends when the engine is disposed."""
    if connection.exec_driver_sql(_MARIADB_LOCK, (patience,)).scalar() != 1:
        raise ImportProblem(t(_BUSY))
    connection.rollback()
    with connection.begin():
        yield


def _refuse_views(connection: Connection) -> None:
    views = views_among(connection, TABLES)
    if views:
        raise ImportProblem(
            t(
                "Basis data ini menyediakan kontrak sebagai view ({names}) dan diisi pemiliknya: "
                "berkas tidak dapat diimpor ke dalamnya.",
                names=", ".join(views),
            )
        )


_BUSY = N_("Impor lain ke basis data ini sedang berjalan. Coba lagi setelah selesai; tidak ada yang tersimpan.")
_FAULTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("is locked", "lock timeout", "lock wait timeout", "deadlock"), _BUSY),
    (
        ("denied", "password", "authentication", "readonly", "read-only"),
        N_("Basis data {where} menolak penulisan. Periksa nama pengguna, kata sandi dan hak tulisnya."),
    ),
    (
        ("disk is full", "no space left", "table is full"),
        N_("Ruang simpan {where} penuh. Tidak ada yang tersimpan."),
    ),
    (
        ("no such column", "unknown column", "does not exist", "doesn't exist", "no such table"),
        N_("Tabel di {where} tidak sesuai kontrak. Jalankan `pantau init`; tidak ada yang tersimpan."),
    ),
    (
        ("can't connect", "connection", "unable to open", "gone away"),
        N_("Basis data {where} tidak dapat dihubungi. Periksa alamat dan jaringan; tidak ada yang tersimpan."),
    ),
)
"""What drivers say (in lower case) and what it means for a person, the first that fits."""


@contextmanager
def _told(engine: Engine, url: str) -> Generator[None]:
    """Faults of the driver, raised by it or by SQLAlchemy, as a sentence."""
    try:
        yield
    except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error) as fault:
        words = str(getattr(fault, "orig", fault)).lower()
        fitting = (said for signs, said in _FAULTS if any(sign in words for sign in signs))
        other = N_("Penulisan ke {where} gagal ({kind}). Tidak ada yang tersimpan.")
        kind = type(getattr(fault, "orig", fault)).__name__
        raise ImportProblem(t(next(fitting, other), where=shown(url), kind=kind)) from fault
