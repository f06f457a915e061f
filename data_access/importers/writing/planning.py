"""Rows held against what the table has: each is new, changes something, or says what is there already.

Only the rows of the same keys are read, through a temporary table, some at a time. Values are compared as the column
keeps them: a day as a day, hours with one decimal, nothing equal to nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl
from sqlalchemy import Column, Connection, Date, DateTime, Float, Integer, Numeric, Table, and_, inspect, select

from data_access.database import Reader
from data_access.database.loading import staged
from data_access.importers.problems import ImportProblem
from data_access.importers.writing.plan import INSERTED, UNCHANGED, UPDATED, Plan
from data_access.importers.writing.sound import refuse_incomplete, refuse_repeated, refuse_unfit
from data_access.language import t

_OLD = "_old_"
_THERE = "_there"
_READ = 50_000
"""Rows of the table in memory as Python values at a time."""


def planned(
    connection: Connection,
    table: Table,
    rows: pl.DataFrame,
    *,
    keep: Collection[str] = (),
    unsaid: Collection[str] = (),
) -> Plan:
    """What these rows would do. Writes nothing but a temporary table: it needs the connection of `importing`.

    `rows`: `_at` and columns of the table: its key, and all or some of the others. Columns that are not given stay as
    they are, and are null in a new row. Columns in `keep` stay where something is known, and are filled where nothing
    is; those in `unsaid` stay where the row has nothing: a file that does not know a unit does not undo it.

    Raises ImportProblem when two rows have one key, when a value does not fit its column or a required one is missing
    (naming the first such row of the file), when the table is missing, or when columns are not the table's.
    """
    _refuse_missing(connection, table)
    typed = _typed(table, rows)
    refuse_unfit(table, typed)
    refuse_repeated(table, typed)
    beside = _beside(table, typed, _there(connection, table, typed))
    fated = _fated(beside.with_columns(_standing(name, keep, unsaid) for name in _compared(beside)))
    refuse_incomplete(table, fated)
    changes = _changes(table, fated)
    return Plan(table, fated.select("_at", "_fate", "_changed", *typed.drop("_at").columns), changes)


def _refuse_missing(connection: Connection, table: Table) -> None:
    if not inspect(connection).has_table(table.name):
        raise ImportProblem(
            t("Tabel {table} tidak ada di basis data. Jalankan `pantau init` lebih dahulu.", table=table.name)
        )


def _typed(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """`_at` and the columns in the table's order, as the table keeps them."""
    key = {column.name for column in table.primary_key}
    names = [column.name for column in table.columns if column.name in rows.columns]
    if {*rows.columns} != {"_at", *names} or not key <= {*names}:
        wrong = sorted({*rows.columns} ^ {"_at", *names} | key - {*names})
        raise ImportProblem(
            t("Kolom {columns} tidak cocok dengan tabel {table}.", columns=", ".join(wrong), table=table.name)
        )
    return rows.select(pl.col("_at").cast(pl.Int64), *(_as_kept(table.c[name], rows[name]) for name in names))


def _as_kept(column: Column[Any], values: pl.Series) -> pl.Series:
    kept = _cast(values, _kind(column))
    if kept is None:
        raise ImportProblem(
            t("Isi kolom {column} tidak sesuai jenis kolomnya.", column=f"{column.table.name}.{column.name}")
        )
    # half away from zero, as the servers would round: what is compared is what will stand there
    scale = _scale(column)
    return kept if scale is None else kept.round(scale, mode="half_away_from_zero")


def _cast(values: pl.Series, kind: pl.DataType) -> pl.Series | None:
    """The same values as this kind; None when they are not: a cast of 150.5 would make 150 in silence."""
    texts = isinstance(values.dtype, pl.String | pl.Categorical | pl.Enum)
    if texts != (kind == pl.String) and values.null_count() < len(values):
        return None
    try:
        cast = values.cast(kind)
    except pl.exceptions.PolarsError:
        return None
    cut = kind.is_integer() and values.dtype.is_float() and (values != cast).any()
    return None if cut else cast


def _kind(column: Column[Any]) -> pl.DataType:
    kinds = ((Integer, pl.Int64()), (Numeric | Float, pl.Float64()), (DateTime, pl.Datetime("us")), (Date, pl.Date()))
    return next((kind for declared, kind in kinds if isinstance(column.type, declared)), pl.String())


def _scale(column: Column[Any]) -> int | None:
    return column.type.scale if isinstance(column.type, Numeric) and not isinstance(column.type, Float) else None


def _there(connection: Connection, table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table that have the keys of these rows, with the same columns."""
    names = rows.drop("_at").columns
    key = [column.name for column in table.primary_key]
    schema = {name: _kind(table.c[name]) for name in names}
    with staged(connection, table, rows.select(key)) as stage:
        same = and_(*(table.c[name] == stage.c[name] for name in key))
        # the stage first: it is what a planner should walk through, the table is found by its key
        statement = select(*(table.c[name] for name in names)).select_from(stage).join(table, same)
        parts = [*Reader(connection).frames(statement, schema, rows=_READ)]
    found = pl.concat([pl.DataFrame(schema=schema), *parts])
    return found.select(_as_kept(table.c[name], found[name]) for name in names)


def _beside(table: Table, rows: pl.DataFrame, there: pl.DataFrame) -> pl.DataFrame:
    """Each row with what stands there under its key, in columns that begin with `_old_`."""
    key = [column.name for column in table.primary_key]
    old = there.select(*key, pl.all().exclude(key).name.prefix(_OLD), pl.lit(True).alias(_THERE))
    return rows.join(old, on=key, how="left", maintain_order="left")


def _compared(rows: pl.DataFrame) -> list[str]:
    """The given columns that are not of the key."""
    return [name.removeprefix(_OLD) for name in rows.columns if name.startswith(_OLD)]


def _standing(name: str, keep: Collection[str], unsaid: Collection[str]) -> pl.Expr:
    """What will stand in a column."""
    if name in keep:
        return pl.coalesce(_OLD + name, name).alias(name)
    return pl.coalesce(name, _OLD + name) if name in unsaid else pl.col(name)


def _differs(name: str) -> pl.Expr:
    return pl.col(name).ne_missing(pl.col(_OLD + name))


def _fated(rows: pl.DataFrame) -> pl.DataFrame:
    """The same with `_changed` and `_fate`."""
    there = pl.col(_THERE).is_not_null()
    named = [pl.when(_differs(name)).then(pl.lit(name)) for name in _compared(rows)]
    changed = pl.concat_str(named, separator=", ", ignore_nulls=True) if named else pl.lit("")
    fate = pl.when(~there).then(pl.lit(INSERTED)).when(pl.col("_changed") != "").then(pl.lit(UPDATED))
    return rows.with_columns(pl.when(there).then(changed).otherwise(pl.lit("")).alias("_changed")).with_columns(
        fate.otherwise(pl.lit(UNCHANGED)).alias("_fate")
    )


_CHANGES: Mapping[str, Any] = {"column": pl.String, "old": pl.String, "new": pl.String, "rows": pl.Int64}


def _changes(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """How many rows change which column, and of a code from what to what: by column, most rows first."""
    updated = rows.filter(pl.col("_fate") == UPDATED)
    parts = [_changed(table.c[name], updated) for name in _compared(rows)]
    return pl.concat([pl.DataFrame(schema=_CHANGES), *parts])


def _changed(column: Column[Any], updated: pl.DataFrame) -> pl.DataFrame:
    name, coded = column.name, "codes" in column.info
    sides = {"old": pl.col(_OLD + name), "new": pl.col(name)} if coded else dict.fromkeys(("old", "new"), pl.lit(None))
    counted = (
        updated.filter(_differs(name))
        .with_columns(value.cast(pl.String).alias(side) for side, value in sides.items())
        .group_by("old", "new")
        .agg(pl.len().cast(pl.Int64).alias("rows"))
    )
    return counted.select(pl.lit(name).alias("column"), "old", "new", "rows").sort(
        "rows", "old", "new", descending=[True, False, False]
    )
