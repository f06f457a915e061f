"""The shared database as this product may use it: reading (read-only by every means the engine has) and writing.

`reading(url)` gives a `Reader`: one consistent view of the database, typed into Polars, with a time limit.
`writing(url)` is for init, demo and importers only. Passwords are never shown. No fact and no table stands here.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, Executable, inspect

from data_access.database.address import engine_name, parsed, shown
from data_access.database.engines import reading_engine, writing_engine
from data_access.database.faults import told
from data_access.language import t
from data_access.problems import DatabaseProblem

__all__ = ["Reader", "engine_name", "parsed", "reading", "recovered", "shown", "told", "writing"]


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
        return _typed([tuple(row) for row in self.connection.execute(statement, dict(parameters or {}))], schema)

    def frames(
        self,
        statement: Executable,
        schema: Mapping[str, Any],
        parameters: Mapping[str, object] | None = None,
        *,
        rows: int,
    ) -> Generator[pl.DataFrame]:
        """The same, so many rows at a time, of one execution: a long list is never twice in memory."""
        found = self.connection.execute(statement, dict(parameters or {}), execution_options={"yield_per": rows})
        for part in found.partitions():
            yield _typed([tuple(row) for row in part], schema)

    def value(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> Any:
        return self.connection.execute(statement, dict(parameters or {})).scalar()

    def columns(self) -> dict[str, dict[str, Any]]:
        """{table or view: {column: its type}} of the whole database."""
        inspector = inspect(self.connection)
        names = [*inspector.get_table_names(), *inspector.get_view_names()]
        return {name: {part["name"]: part["type"] for part in inspector.get_columns(name)} for name in names}


def _typed(rows: Sequence[tuple[Any, ...]], schema: Mapping[str, Any]) -> pl.DataFrame:
    _refuse_fractions(rows, pl.Schema(schema))
    try:
        return pl.DataFrame(rows, schema=dict(schema), orient="row")
    except pl.exceptions.PolarsError as fault:
        raise DatabaseProblem(
            t("Isi basis data tidak sesuai jenis kolomnya. Jalankan `pantau check` untuk rinciannya.")
        ) from fault


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
    with told(url), reading_engine(url, seconds).connect() as connection, connection.begin():
        yield Reader(connection)


def writing(url: str) -> Engine:
    """An engine that may write: for init, demo and importers. DatabaseProblem when no URL was named on purpose."""
    if not url:
        raise DatabaseProblem(
            t("Basis data bersama hanya dibaca. Untuk menulis, sebut alamatnya dengan --url atau PANTAU_WRITE_URL.")
        )
    return writing_engine(url)


def recovered(url: str) -> None:
    """Roll back what a killed writer left half-written in an SQLite file; only opening it for writing does that."""
    if not url:
        return
    address = parsed(url)
    file = Path(address.database or "")
    if address.get_backend_name() != "sqlite" or not file.with_name(f"{file.name}-journal").exists():
        return
    engine = writing(url)
    with told(url), engine.begin() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    engine.dispose()
