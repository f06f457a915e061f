"""Rows of the contract written as literals, and into a database."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Column, Date, create_engine
from sqlalchemy.pool import NullPool

from data_access.contract import TABLES

Rows = list[dict[str, Any]]


def rows(columns: str, *values: tuple[object, ...]) -> Rows:
    """Rows of a table; what a row leaves out at its end is empty."""
    names = columns.split()
    return [dict.fromkeys(names) | dict(zip(names, row, strict=False)) for row in values]


def load(url: str, tables: dict[str, Rows]) -> None:
    """Put the rows into the contract's tables there."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        for name, found in tables.items():
            columns = TABLES[name].c
            typed = [{key: _typed(columns[key], value) for key, value in row.items()} for row in found]
            connection.execute(TABLES[name].insert(), typed)
    engine.dispose()


def _typed(column: Column[Any], value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) and isinstance(column.type, Date) else value
