"""Whether the rows keep what the contract promises: required values, codes, ranges, keys and references.

One aggregate statement a table, then one for each key and reference: tables have millions of rows.
Statements are the same for every engine; SQLite is also asked what its loosely typed columns really hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    ColumnElement,
    String,
    Table,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy import column as named
from sqlalchemy import table as table_named

from data_access.check import sentences
from data_access.check.report import Finding
from data_access.check.shape import Shape, family
from data_access.contract import OPTIONAL, TABLES
from data_access.database import Reader

_SHOWN = 5
_DESCRIBED = table_named(
    "columns",
    *(named(name) for name in ("table_schema", "table_name", "column_name", "collation_name")),
    schema="information_schema",
)
_ISO_DAY = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"


@dataclass(frozen=True)
class _Test:
    """A condition that no row of a column should meet."""

    kind: str
    column: Column
    broken: ColumnElement[bool]


def examined(reader: Reader, name: str, offered: dict[str, Shape]) -> tuple[int, list[Finding]]:
    """How many rows the table has, and what is wrong with them."""
    table, shape = TABLES[name], offered[name]
    columns = [column for column in table.columns if column.name in shape.columns]
    tests = [test for column in columns for test in _tests(column, reader.connection.dialect.name)]
    rows, counts = _counted(reader, table, tests)
    if not rows:
        return 0, [] if name in OPTIONAL else [sentences.empty_table(table)]
    findings = [_found(reader, test, count) for test, count in zip(tests, counts, strict=True) if count]
    findings += _merged(reader, table)
    findings += _duplicates(reader, table, shape)
    findings += [finding for column in columns for finding in _orphans(reader, column, offered)]
    return rows, findings


def _tests(column: Column, dialect: str) -> Iterator[_Test]:
    if not column.nullable:
        yield _Test("null_in_required", column, column.is_(None))
    if "codes" in column.info:
        yield _Test("unknown_code", column, column.not_in(column.info["codes"]))
    if "range" in column.info:
        low, high = column.info["range"]
        yield _Test("out_of_range", column, or_(column < low, column > high))
    if dialect == "sqlite":
        yield from _loose_tests(column)


def _loose_tests(column: Column) -> Iterator[_Test]:
    kind, found = family(column.type, ""), func.typeof(column)
    if kind in ("date", "timestamp"):
        pattern = _ISO_DAY if kind == "date" else f"{_ISO_DAY}*"
        not_iso = type_coerce(column, String).bool_op("NOT GLOB")(pattern)
        yield _Test("wrong_type", column, and_(column.is_not(None), or_(found != "text", not_iso)))
    elif kind in ("whole", "decimal"):
        yield _Test("wrong_type", column, found.in_(("text", "blob")))
    else:
        yield _Test("wrong_type", column, found.not_in(("text", "null")))


def _counted(reader: Reader, table: Table, tests: list[_Test]) -> tuple[int, list[int]]:
    sums = [func.sum(case((test.broken, 1), else_=0)) for test in tests]
    rows, *counts = reader.connection.execute(select(func.count(), *sums).select_from(table)).one()
    return int(rows), [int(count or 0) for count in counts]


def _found(reader: Reader, test: _Test, count: int) -> Finding:
    if test.kind == "unknown_code":
        return sentences.unknown_code(test.column, count, _codes(reader, test))
    return sentences.BY_KIND[test.kind](test.column, count)


def _codes(reader: Reader, test: _Test) -> tuple[tuple[str, int], ...]:
    rows = func.count().label("n")
    statement = (
        select(test.column, rows)
        .where(test.broken)
        .group_by(test.column)
        .order_by(rows.desc(), test.column)
        .limit(_SHOWN)
    )
    return tuple((str(code), int(n)) for code, n in reader.connection.execute(statement))


def _merged(reader: Reader, table: Table) -> list[Finding]:
    """MariaDB takes 'SB', 'sb' and 'SB ' for one unless told otherwise: in codes and keys it matters."""
    if reader.connection.dialect.name not in ("mariadb", "mysql"):
        return []
    compared = [c.name for c in table.columns if isinstance(c.type, String) and (c.primary_key or c.info)]
    statement = select(_DESCRIBED.c.column_name).where(
        _DESCRIBED.c.table_schema == func.database(),
        _DESCRIBED.c.table_name == table.name,
        _DESCRIBED.c.column_name.in_(compared),
        _DESCRIBED.c.collation_name.not_like("%_bin"),
    )
    merging = sorted(str(name) for name in reader.connection.execute(statement).scalars())
    return [sentences.merging_texts(table, merging)] if merging else []


def _duplicates(reader: Reader, table: Table, shape: Shape) -> list[Finding]:
    """Rows beyond the first of each key. Not asked where the engine enforces the key already."""
    key = list(table.primary_key)
    if shape.keyed or not {column.name for column in key} <= shape.columns:
        return []
    rows = func.count()
    each = select(rows.label("n")).select_from(table).group_by(*key).having(rows > 1).subquery()
    surplus = int(reader.value(select(func.sum(each.c.n - 1))) or 0)
    return [sentences.duplicate_key(table, surplus)] if surplus else []


def _orphans(reader: Reader, column: Column, offered: dict[str, Shape]) -> list[Finding]:
    """Rows whose reference nothing answers. Grouped, not joined: a view may have no index to join by."""
    if "references" not in column.info:
        return []
    parent, key = column.info["references"].split(".")
    if parent not in offered or key not in offered[parent].columns:
        return []
    referring = (
        select(column.label("key"), func.count().label("n"), literal_column("0").label("known"))
        .where(column.is_not(None))
        .group_by(column)
    )
    answering = select(TABLES[parent].c[key], literal_column("0"), literal_column("1"))
    both = referring.union_all(answering).subquery()
    total = select(func.sum(both.c.n).label("n")).group_by(both.c.key)
    unanswered = total.having(func.max(both.c.known) == 0).subquery()
    count = int(reader.value(select(func.sum(unanswered.c.n))) or 0)
    return [sentences.orphan(column, count)] if count else []
