"""The log of imports: what became of each file, in the database it went into, in the transaction that wrote it.

A file is known again by the SHA-256 of its bytes, whatever it is called.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, inspect, select

from data_access.contract.rules import IMPORT_FINDING, IMPORT_LOG
from data_access.importers.problems import ImportProblem
from data_access.language import t


@dataclass(frozen=True)
class Imported:
    """What became of a file: every row was inserted, updated, unchanged or refused. `imported_at` is UTC."""

    file_name: str
    sha256: str
    kind: str
    imported_by: str
    inserted: int
    updated: int
    unchanged: int
    refused: int
    city_code: str | None = None
    imported_at: datetime = field(default_factory=lambda: datetime.now(UTC).replace(tzinfo=None))
    id: str = field(default_factory=lambda: uuid4().hex)

    @property
    def rows(self) -> int:
        return self.inserted + self.updated + self.unchanged + self.refused


def logged(connection: Connection, imported: Imported, rows: int) -> None:
    """Write the line. `rows`: of the file, counted before anything became of them.

    Raises ImportProblem, so that all is rolled back, when they are not all accounted for, or where there is no log.
    """
    if imported.rows != rows:
        raise ImportProblem(
            t(
                "Berkas berisi {rows} baris, tetapi {found} yang terhitung. Tidak ada yang tersimpan.",
                rows=rows,
                found=imported.rows,
            )
        )
    _refuse_missing(connection)
    connection.execute(insert(IMPORT_LOG).values(**asdict(imported), row_count=rows))


def already(connection: Connection, sha256: str, kind: str) -> Imported | None:
    """The last import of the same bytes as the same kind of file that kept a row of it; None when there was none, or
    no log is kept. One whose rows were all refused left nothing behind: the file is still to come."""
    same = (one for one in history(connection) if (one.sha256, one.kind) == (sha256, kind))
    found = [one for one in same if one.refused < one.rows]
    return found[0] if found else None


def came_first(connection: Connection, sha256: str, kind: str) -> date | None:
    """The day, by the clock of this computer, on which the same bytes first kept a row; None where they never did."""
    same = (one for one in history(connection) if (one.sha256, one.kind) == (sha256, kind))
    found = [one.imported_at for one in same if one.refused < one.rows]
    return found[-1].replace(tzinfo=UTC).astimezone().date() if found else None


def history(connection: Connection) -> tuple[Imported, ...]:
    """All imports, the last first; none where no log is kept."""
    if not inspect(connection).has_table(IMPORT_LOG.name):
        return ()
    ordered = select(IMPORT_LOG).order_by(IMPORT_LOG.c.imported_at.desc(), IMPORT_LOG.c.id)
    return tuple(_imported(row) for row in connection.execute(ordered))


def _imported(row: Row) -> Imported:
    values = {name: value for name, value in row._mapping.items() if name != "row_count"}
    return Imported(**values)


def _refuse_missing(connection: Connection) -> None:
    for table in (IMPORT_LOG, IMPORT_FINDING):
        if not inspect(connection).has_table(table.name):
            raise ImportProblem(
                t("Tabel {table} tidak ada di basis data. Jalankan `pantau init` lebih dahulu.", table=table.name)
            )
