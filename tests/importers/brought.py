"""The little city with made-up NIP, files brought into it, and what its tables hold then, asked in plain SQL."""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import text

from data_access.database import reading
from data_access.importers.asked import Asked
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_file
from tests.city import CITY
from tests.databases import NewDatabase, execute
from tests.importers.exports import NIPS
from tests.published import filled


@contextmanager
def little_city(new_database: NewDatabase, kind: str) -> Generator[str]:
    """A database of this kind with the little city, whose persons a to h have NIP."""
    with new_database(kind) as url:
        filled(url, CITY)
        execute(url, *(f"UPDATE employee SET nip = '{nip}' WHERE id = '{letter}'" for letter, nip in NIPS.items()))
        yield url


def bring(path: Path, url: str, **more: Any) -> Brought:
    return brought(read_file(path), url, Asked(**more), "penguji")


def objects(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """The rows as a service of SIASN lays them down."""
    path.write_text(json.dumps({"code": 1, "data": [*rows], "message": "success"}), encoding="utf-8")
    return path


def sql(url: str, statement: str) -> list[tuple[Any, ...]]:
    with reading(url) as reader:
        return [tuple(row) for row in reader.connection.execute(text(statement))]


def ends(found: Brought) -> dict[int, tuple[str, str | None, str | None]]:
    """{row of the data, from 0: fate, column, reason}."""
    return {row[0]: row[1:] for row in found.fates.select("_at", "fate", "column", "reason").iter_rows()}


def new_units(url: str) -> dict[str, tuple[str, str]]:
    """{id: name, begin} of the units that the little city does not have."""
    rows = sql(url, "SELECT id, name, valid_from FROM agency WHERE valid_from > '2000-01-01' AND city_code = '72.71'")
    return {ident: (name, str(since)) for ident, name, since in rows}
