"""Which of the contract's tables and columns a database offers, as tables or views, and of which types.

Families of types, not exact ones: a view makes SMALLINT BIGINT and VARCHAR TEXT, and no figure changes.
Reads no rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Inspector, Table, inspect, types
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.types import TypeEngine

from data_access.check.report import CORE, Finding
from data_access.contract import OPTIONAL, TABLES
from data_access.database import Reader
from data_access.language import N_, t

WORDS = {
    "text": N_("teks"),
    "whole": N_("bilangan bulat"),
    "decimal": N_("bilangan"),
    "date": N_("tanggal"),
    "timestamp": N_("tanggal dan waktu"),
}
_ACCEPTED = {
    "text": {"text"},
    "whole": {"whole"},
    "decimal": {"whole", "decimal"},
    "date": {"date"},
    "timestamp": {"timestamp"},
}
_LOOSE = {
    "whole": {"decimal", "boolean"},
    "date": {"text"},
    "timestamp": {"text", "date"},
}
"""What SQLite may declare beside: it keeps any value in any column, so its values are looked at instead."""


@dataclass(frozen=True)
class Shape:
    """What is offered under one name of the contract: its usable columns, and whether a key is enforced."""

    columns: frozenset[str]
    keyed: bool


def shapes(reader: Reader) -> tuple[dict[str, Shape], list[Finding]]:
    """Each table or view of the contract that exists, and what is missing or mistyped."""
    inspector = inspect(reader.connection)
    offered = _names(reader.connection, inspector)
    found: dict[str, Shape] = {}
    findings: list[Finding] = []
    for name, table in TABLES.items():
        if name not in offered:
            findings += [] if name in OPTIONAL else [_missing_table(name)]
            continue
        try:
            found[name] = _shape(inspector, table, findings)
        except SQLAlchemyError:  # a view whose own tables are gone
            findings.append(Finding.unreadable(name, t("Periksa view itu dan tabel di belakangnya.")))
    return found, findings


def family(kind: TypeEngine, dialect: str) -> str:
    """The family of a type as the database describes it; empty where it does not say (a view of SQLite)."""
    if isinstance(kind, postgresql.DOMAIN):
        return family(kind.data_type, dialect)
    if isinstance(kind, types.NullType):
        return ""
    if dialect == "postgresql" and isinstance(kind, types.CHAR | types.Enum):
        return "enum" if isinstance(kind, types.Enum) else "char"
    return next((name for name, members in _FAMILIES.items() if isinstance(kind, members)), "other")


_FAMILIES: dict[str, tuple[type, ...]] = {
    "text": (types.String,),
    "whole": (types.Integer, mysql.YEAR),
    "decimal": (types.Numeric, types.Float),
    "timestamp": (types.DateTime,),
    "date": (types.Date,),
    "boolean": (types.Boolean,),
}


def _names(connection: Connection, inspector: Inspector) -> set[str]:
    names = {*inspector.get_table_names(), *inspector.get_view_names()}
    if connection.dialect.name == "postgresql":
        names |= {*inspector.get_materialized_view_names()}
        foreign = getattr(inspector, "get_foreign_table_names", None)
        names |= {*foreign()} if foreign else set()
    return names


def _shape(inspector: Inspector, table: Table, findings: list[Finding]) -> Shape:
    types_found = {column["name"]: column["type"] for column in inspector.get_columns(table.name)}
    faults = [*_column_faults(table, types_found, inspector.dialect.name)]
    findings += faults
    key = inspector.get_pk_constraint(table.name)["constrained_columns"]
    usable = types_found.keys() - {fault.column for fault in faults}
    keyed = bool(key) and {*key} <= {column.name for column in table.primary_key}
    return Shape(frozenset(usable & set(table.columns.keys())), keyed)


def _column_faults(table: Table, found: dict[str, TypeEngine], dialect: str) -> Iterator[Finding]:
    for column in table.columns:
        kind = found.get(column.name)
        if kind is None:
            yield _missing_column(column)
        elif not _fits(column, family(kind, dialect), dialect):
            yield _wrong_type(column, kind)


def _fits(column: Column, offered: str, dialect: str) -> bool:
    wanted = family(column.type, "")
    if not offered:
        return True
    if offered == "char":  # PostgreSQL fills it with spaces: harmless in a name, another value in a code or a key
        return wanted == "text" and not (column.primary_key or column.info)
    loose = _LOOSE.get(wanted, set()) if dialect == "sqlite" else set()
    return offered in _ACCEPTED[wanted] | loose


def _missing_table(name: str) -> Finding:
    sentence = t("Tabel {table} tidak ada. Buat dengan `pantau init`, atau sediakan view bernama {table}.", table=name)
    return Finding("missing_table", name, "", 0, sentence, serious=name in CORE)


def _missing_column(column: Column) -> Finding:
    way = (
        t("Tambahkan ke tabel atau view itu; isi NULL bila sumbernya tidak memilikinya.")
        if column.nullable
        else t("Tambahkan ke tabel atau view itu; kolom ini wajib terisi.")
    )
    sentence = t("Kolom {column} tidak ada. {way}", column=f"{column.table.name}.{column.name}", way=way)
    return Finding("missing_column", column.table.name, column.name, 0, sentence, serious=True)


def _wrong_type(column: Column, kind: TypeEngine) -> Finding:
    sentence = t(
        "Kolom {column} berjenis {found}, seharusnya {wanted}. Ubah jenisnya, misalnya CAST di dalam view.",
        column=f"{column.table.name}.{column.name}",
        found=str(kind),
        wanted=t(WORDS[family(column.type, "")]),
    )
    return Finding("wrong_type", column.table.name, column.name, 0, sentence, serious=True)
