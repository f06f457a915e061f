"""Four appraisals, rows of a file about them, and what importing such rows does; for the tests of writing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from data_access.contract import TABLES
from data_access.importers.problems import ImportProblem
from data_access.importers.writing import Plan, importing, planned, written
from tests.rows import rows

RATED = "employee_id period_kind period_start assignment agency_id work_result behaviour rating rated_on"
THERE = rows(
    RATED,
    ("A", "BULAN", "2026-01-01", "DEFINITIF", "U1", "SESUAI", "SESUAI", "B", datetime(2026, 2, 3, 4, 5, 6, 7)),
    ("B", "BULAN", "2026-01-01", "DEFINITIF", "U1", None, None, None),
    ("C", "BULAN", "2026-01-01", "DEFINITIF", "U2", "SESUAI", "SESUAI", "B"),
    ("A", "BULAN", "2026-02-01", "DEFINITIF", "U1", "SESUAI", "SESUAI", "B"),
)
Content = dict[str, set[tuple[Any, ...]]]


def content(url: str) -> Content:
    """Every row of every table."""
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return {name: {tuple(row) for row in connection.execute(select(table))} for name, table in TABLES.items()}


def file_rows(names: str, *values: tuple[object, ...]) -> pl.DataFrame:
    columns = names.split()
    return pl.DataFrame([(at, *value) for at, value in enumerate(values)], schema=["_at", *columns], orient="row")


def january(*values: tuple[object, ...], names: str = "employee_id agency_id rating") -> pl.DataFrame:
    same = {"period_kind": "BULAN", "period_start": date(2026, 1, 1), "assignment": "DEFINITIF"}
    return file_rows(names, *values).with_columns(**{name: pl.lit(value) for name, value in same.items()})


def did(url: str, table: str, frame: pl.DataFrame, **options: Any) -> Plan:
    with importing(url) as connection:
        plan = planned(connection, TABLES[table], frame, **options)
        written(connection, plan)
    return plan


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(ImportProblem) as caught:
        act()
    return str(caught.value)
