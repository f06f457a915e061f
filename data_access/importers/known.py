"""What the database knows already and an importer needs: persons by NIP, units, posts, competencies. Reads only.

Each part is read when it is first asked for, in the transaction of the import: nothing of it may be asked for after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl
from sqlalchemy import Column, Connection, Date, DateTime, Integer, Numeric, Table, inspect, select
from sqlalchemy.types import Float

from data_access.contract import TABLES
from data_access.importers.problems import ImportProblem
from data_access.language import t

_KINDS: tuple[tuple[type, pl.DataType], ...] = (
    (DateTime, pl.Datetime("us")),
    (Date, pl.Date()),
    (Integer, pl.Int64()),
    (Float, pl.Float64()),
    (Numeric, pl.Float64()),
)


@dataclass(eq=False)
class Known:
    """The names of a database as they stand, and today's day in the time of this computer. `came`: the day on which the
    file at hand was brought in before, for the first time."""

    connection: Connection
    today: date
    came: date | None = None

    def rows(self, table: str, *columns: str) -> pl.DataFrame:
        """These columns of a table of the contract, every row. ImportProblem where the database has no such table."""
        of = TABLES[table]
        self._refuse_missing(of)
        found = self.connection.execute(select(*(of.c[name] for name in columns)))
        schema = {name: _kind(of.c[name]) for name in columns}
        return pl.DataFrame([tuple(row) for row in found], schema=schema, orient="row")

    @cached_property
    def people(self) -> pl.DataFrame:
        """id, nip."""
        return self.rows("employee", "id", "nip")

    @cached_property
    def units(self) -> pl.DataFrame:
        """id, city_code, parent_id, name, kind, valid_from, valid_to."""
        return self.rows("agency", "id", "city_code", "parent_id", "name", "kind", "valid_from", "valid_to")

    @cached_property
    def posts(self) -> pl.DataFrame:
        """id, title."""
        return self.rows("position", "id", "title")

    @cached_property
    def cities(self) -> pl.DataFrame:
        """code, name, timezone."""
        return self.rows("city", "code", "name", "timezone")

    @cached_property
    def competencies(self) -> pl.DataFrame:
        """id, name, domain."""
        return self.rows("competency", "id", "name", "domain")

    @cached_property
    def spells(self) -> pl.DataFrame:
        """employee_id, valid_from, valid_to, agency_id, position_id."""
        return self.rows("employment", "employee_id", "valid_from", "valid_to", "agency_id", "position_id")

    @cached_property
    def trainings(self) -> pl.DataFrame:
        """id, title, kind, starts_on, ends_on, provider."""
        return self.rows("training", "id", "title", "kind", "starts_on", "ends_on", "provider")

    @cached_property
    def services(self) -> pl.DataFrame:
        """id, agency_id, name."""
        return self.rows("service", "id", "agency_id", "name")

    def city_of(self, asked: str) -> str:
        """The city a file is about: the one asked for, else the only one there is. ImportProblem for any other."""
        codes = self.cities["code"].to_list()
        if asked in codes or (not asked and len(codes) == 1):
            return asked or codes[0]
        if not codes:
            raise ImportProblem(t("Basis data belum punya kota. Jalankan `pantau init --city KODE` lebih dahulu."))
        known = self.cities.sort("code").iter_rows()
        raise ImportProblem(
            t("Sebut kotanya dengan --city: {known}.", known=", ".join(f"{code} ({name})" for code, name, _ in known))
        )

    def zone_of(self, city: str) -> str:
        """The time zone of a city, or of the only one there is; western time where the city is not known."""
        zones = dict(self.cities.select("code", "timezone").iter_rows())
        return zones.get(city) or (next(iter(zones.values())) if len(zones) == 1 else "Asia/Jakarta")

    def _refuse_missing(self, table: Table) -> None:
        if not inspect(self.connection).has_table(table.name):
            raise ImportProblem(
                t("Tabel {table} tidak ada di basis data. Jalankan `pantau init` lebih dahulu.", table=table.name)
            )


def _kind(column: Column[object]) -> pl.DataType:
    return next((kind for declared, kind in _KINDS if isinstance(column.type, declared)), pl.String())


def by_text(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """{text: id} of the texts that one id alone has; `rows` are (id, text)."""
    ids: dict[str, set[str]] = {}
    for ident, text in rows:
        ids.setdefault(text, set()).add(ident)
    return {text: next(iter(found)) for text, found in ids.items() if len(found) == 1}
