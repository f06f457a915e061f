"""What imported files lack, by who sent them: counted when they came in, told until a later file answers it.

File names are not shown: who may import sees them where files are imported.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from data_access import lacks
from data_access.filters import Filters
from data_access.language import t
from data_access.periods import LATELY
from data_access.quality.deliveries import EVERYWHERE
from data_access.quality.places import agency_names, within
from data_access.quality.words import word
from data_access.snapshot import Snapshot

_SCHEMA: dict[str, Any] = {
    "agency": pl.String,
    "agency__label": pl.String,
    "problem": pl.String,
    "column": pl.String,
    "rows": pl.Int64,
    "of": pl.Int64,
    "fate": pl.String,
    "fate__label": pl.String,
    "file_kind": pl.String,
    "imported_on": pl.Date,
}


def import_findings(snapshot: Snapshot, filters: Filters = EVERYWHERE) -> pl.DataFrame:
    """What stands of the imports of the last twelve months, most rows first.

    agency (the OPD; null where unknown) and agency__label (else the sender's own word), problem ("14 baris tanpa NIP"),
    column (as the file heads it), `rows`, `of` that sender's rows in the file, fate and fate__label, file_kind,
    imported_on. Of the filters only cities and agencies count, as whole OPD; of a chosen city also who is unknown.
    """
    found = lacks.standing(*(snapshot.names(name) for name in lacks.TABLES), snapshot.as_of - LATELY)
    opds = snapshot.names("agency").select("opd", agency_id="id")
    names = agency_names(snapshot).select(agency_id="id", name="label")
    here = found.join(opds, on="agency_id", how="left").filter(_within(snapshot, filters))
    told = here.join(names, on="agency_id", how="left", maintain_order="left")
    said = [lacks.lack(*row) for row in told.select("row_count", "reason").iter_rows()]
    days = [_day(snapshot, *row) for row in told.select("imported_at", "city_code").iter_rows()]
    kinds = {text: t(text) for text in told["kind_label"].unique()}
    return told.with_columns(
        word("fate", lacks.FATES),
        agency=pl.col("agency_id"),
        agency__label=pl.coalesce("name", "unit", pl.lit(t(lacks.NOBODY))),
        problem=pl.Series(said, dtype=pl.String),
        column=pl.col("column_name"),
        rows=pl.col("row_count"),
        file_kind=pl.col("kind_label").replace(kinds),
        imported_on=pl.Series(days, dtype=pl.Date),
    ).select(*_SCHEMA)


def last_import(snapshot: Snapshot) -> date | None:
    """The day of the last import whose rows were looked at; none where nothing was imported."""
    log, found = (snapshot.names(name) for name in lacks.TABLES)
    looked_at = log.join(found, left_on="id", right_on="import_id", how="semi").sort("imported_at")
    newest = looked_at.select("imported_at", "city_code").tail(1).rows()
    return _day(snapshot, *newest[0]) if newest else None


def _within(snapshot: Snapshot, filters: Filters) -> pl.Expr:
    """Whether a finding is about the chosen places; rows of no known OPD are those of the city of their import."""
    unknown = pl.col("opd").is_null() & pl.lit(not filters.agency)
    in_city = pl.col("city_code").is_in(filters.city) if filters.city else pl.lit(True)
    return within(snapshot, filters).fill_null(False) | (unknown & in_city.fill_null(False))


def _day(snapshot: Snapshot, at: datetime, city: str | None) -> date:
    """The day it was where the import belongs; stored moments are UTC."""
    return snapshot.today(city or "", at.replace(tzinfo=UTC))
