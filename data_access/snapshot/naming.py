"""The tables of names a reader needs beside the figures: agencies with their OPD, cities, competencies, services,
trainings, rules, deliveries, imports. Read in the same transaction as the facts. No person stands in any of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import polars as pl
from sqlalchemy import select

from data_access import thresholds
from data_access.contract import TABLES, codes
from data_access.database import Reader

_SCHEMAS: dict[str, dict[str, Any]] = {
    "city": {"code": pl.String, "name": pl.String, "province": pl.String, "timezone": pl.String},
    "agency": {
        "id": pl.String,
        "city_code": pl.String,
        "parent_id": pl.String,
        "name": pl.String,
        "kind": pl.String,
        "sector": pl.String,
        "region_code": pl.String,
        "valid_from": pl.Date,
        "valid_to": pl.Date,
        "successor_id": pl.String,
    },
    "city_population": {"city_code": pl.String, "year": pl.Int64, "population": pl.Int64},
    "competency": {"id": pl.String, "name": pl.String, "domain": pl.String},
    "service": {
        "id": pl.String,
        "agency_id": pl.String,
        "name": pl.String,
        "free_of_charge": pl.Int64,
        "must_survey": pl.Int64,
    },
    "service_volume": {"service_id": pl.String, "year": pl.Int64, "users": pl.Int64},
    "training": {"id": pl.String, "title": pl.String, "kind": pl.String, "hours": pl.Float64},
    "agency_appraisal": {
        "agency_id": pl.String,
        "period_kind": pl.String,
        "period_start": pl.Date,
        "rating": pl.String,
    },
    "threshold": {
        "code": pl.String,
        "valid_from": pl.Date,
        "value": pl.Float64,
        "valid_to": pl.Date,
        "legal_basis": pl.String,
    },
    "official_index": {
        "agency_id": pl.String,
        "index_code": pl.String,
        "year": pl.Int64,
        "value": pl.Float64,
        "method": pl.String,
        "document": pl.String,
    },
    "delivery": {
        "source": pl.String,
        "agency_id": pl.String,
        "month": pl.Date,
        "due_on": pl.Date,
        "delivered_on": pl.Date,
        "row_count": pl.Int64,
        "synthetic": pl.Int64,
    },
    "import_log": {"id": pl.String, "kind": pl.String, "imported_at": pl.Datetime("us"), "city_code": pl.String},
    "import_finding": {
        "import_id": pl.String,
        "no": pl.Int64,
        "agency_id": pl.String,
        "unit": pl.String,
        "kind_label": pl.String,
        "fate": pl.String,
        "column_name": pl.String,
        "reason": pl.String,
        "row_count": pl.Int64,
        "settled_by": pl.String,
    },
}
"""Names of imported files, and who imported them, are left out: either may name a person."""


def lacking(table: str) -> pl.DataFrame:
    """The table of a version made before it was read: without rows."""
    return pl.DataFrame(schema=_SCHEMAS[table])


def named(reader: Reader, present: Mapping[str, Mapping[str, Any]]) -> dict[str, pl.DataFrame]:
    """{table: frame} for every table of names; without rows where the database lacks the table or a column."""
    frames = {name: read(reader, name, present) for name in _SCHEMAS}
    return {**frames, "agency": _with_tree(frames["agency"])}


def rules(names: Mapping[str, pl.DataFrame], as_of: date) -> dict[str, float]:
    """{code: value} on the day: the database's own row where it has one, else the declared rule."""
    holds = (pl.col("valid_from") <= as_of) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= as_of))
    rows = names["threshold"].filter(holds).sort("valid_from")
    declared = {rule.code: rule.value for rule in thresholds.DECLARED.values()}
    return declared | dict(rows.select("code", "value").iter_rows())


def read(reader: Reader, name: str, present: Mapping[str, Collection[str]]) -> pl.DataFrame:
    """One table of names, in the order of its key. `present`: {table: the names of its columns}."""
    table, schema = TABLES[name], _SCHEMAS[name]
    if not set(schema) <= set(present.get(table.name, {})):
        return pl.DataFrame(schema=schema)
    columns = [table.c[name] for name in schema]
    keys = [column for column in table.primary_key if column.name in schema]
    return reader.frame(select(*columns).order_by(*keys), schema)


def _with_tree(agencies: pl.DataFrame) -> pl.DataFrame:
    """Each agency with its OPD (the ancestor just below the city), that OPD's kind, and the path of its ancestors."""
    rows = {row["id"]: row for row in agencies.iter_rows(named=True)}
    paths = {key: _path(key, rows) for key in rows}
    opd = {key: _below_city(path, rows) for key, path in paths.items()}
    return agencies.with_columns(
        pl.col("kind").fill_null(codes.UNKNOWN),
        pl.col("sector").fill_null(codes.UNKNOWN),
        opd=pl.Series([opd[key] for key in agencies["id"]], dtype=pl.String),
        opd_kind=pl.Series([rows[opd[key]]["kind"] for key in agencies["id"]], dtype=pl.String),
        path=pl.Series([paths[key] for key in agencies["id"]], dtype=pl.List(pl.String)),
    )


def _path(key: str, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The agency and its ancestors, itself first; a circle in the tree ends where it closes."""
    path: list[str] = []
    above: str | None = key
    while above in rows and above not in path:
        path.append(above)
        above = rows[above]["parent_id"]
    return path


def _below_city(path: list[str], rows: Mapping[str, Mapping[str, Any]]) -> str:
    """The last ancestor before the city itself; the city for itself, the top of the path where no city stands."""
    without_city = [key for key in path if rows[key]["kind"] != "KOTA"]
    return without_city[-1] if without_city else path[0]
