"""Deliveries that nobody wrote down though they are due: of each period in which people are appraised, from the first
one that e-Kinerja delivered for their city.

Only e-Kinerja has a rhythm that the database knows (`appraisal_cycle`); of every other source `delivery` alone says
what is due. Convention of the application.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import polars as pl

from data_access.periods import DUE_DAY, MONTHS
from data_access.snapshot import Snapshot

SOURCE = "E_KINERJA"
_TEACHERS = "GURU"
"""Their appraisals come from Ruang GTK (`domain.md` §1.8)."""


def expected(snapshot: Snapshot) -> pl.DataFrame:
    """Rows that `delivery` lacks: source, agency_id, month, due_on. The sender is the nearest unit above the people
    that ever sent, else their OPD."""
    written = snapshot.names("delivery").filter(pl.col("source") == SOURCE)
    came = written.filter(pl.col("delivered_on").is_not_null())
    units = snapshot.names("agency")
    of = _senders(units, {*written["agency_id"]})
    begun = came.join(units.select(agency_id="id", city="city_code"), on="agency_id").group_by("city")
    since = begun.agg(_since=pl.col("month").min())
    owed = _appraised(snapshot).join(since, on="city").filter(pl.col("month") >= pl.col("_since"))
    owed = owed.with_columns(agency_id=pl.col("agency").replace_strict(of, default=None, return_dtype=pl.String))
    found = owed.drop_nulls("agency_id").select("agency_id", "month").unique()
    lacking = found.join(written, on=["agency_id", "month"], how="anti")
    due = pl.col("month").dt.offset_by("1mo") + timedelta(days=DUE_DAY - 1)
    return lacking.select(pl.lit(SOURCE).alias("source"), "agency_id", "month", due_on=due)


def _appraised(snapshot: Snapshot) -> pl.DataFrame:
    """city, agency, and the last month of each period in which somebody there is appraised, teachers apart."""
    rows = snapshot.fact("performance").filter(pl.col("profession") != _TEACHERS)
    keys = (pl.col("city", "agency", "kind_of_period").cast(pl.String), "period")
    periods = rows.select(*keys).unique()
    months = pl.col("kind_of_period").replace_strict(MONTHS, default=1, return_dtype=pl.Int64) - 1
    return periods.select("city", "agency", month=pl.col("period").dt.offset_by(pl.format("{}mo", months)))


def _senders(units: pl.DataFrame, sending: set[str]) -> Mapping[str, str]:
    """{unit: who sends for it}."""
    found = {}
    for ident, path, opd in units.select("id", "path", "opd").iter_rows():
        above = [one for one in path if one in sending]
        found[ident] = above[0] if above else opd
    return found
