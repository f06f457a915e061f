"""What to mend, each with its count, what it touches and the way to mend it. Only counts: persons are in `records`."""

from __future__ import annotations

from typing import Any

import polars as pl

from data_access.filters import Filters
from data_access.language import t
from data_access.metrics import METRICS
from data_access.quality.deliveries import EVERYWHERE
from data_access.quality.effects import people, shift, since, touched
from data_access.quality.faults import Fault, faults
from data_access.quality.places import agency_names, within
from data_access.quality.trust import MEASURES
from data_access.snapshot import Snapshot

_SCHEMA: dict[str, Any] = {
    "problem": pl.String,
    "problem__label": pl.String,
    "fact": pl.String,
    "fact__label": pl.String,
    "rows": pl.Int64,
    "of": pl.Int64,
    "people": pl.Int64,
    "opd": pl.String,
    "opd__label": pl.String,
    "metrics": pl.List(pl.String),
    "metrics__label": pl.String,
    "shift_metric": pl.String,
    "shift_low": pl.Float64,
    "shift_high": pl.Float64,
    "since": pl.Date,
    "remedy": pl.String,
}
_BY_OPD: dict[str, Any] = {
    **{key: pl.String for key in ("problem", "problem__label", "fact", "fact__label", "opd", "opd__label")},
    "rows": pl.Int64,
    "remedy": pl.String,
}


def problems(snapshot: Snapshot) -> pl.DataFrame:
    """What to mend; missing subjects first, then by persons concerned × headline measures touched, then most rows.

    problem, problem__label, fact, fact__label, `rows` of the fact (null where a whole subject is missing; deliveries
    for deliveries, whose `fact` is null and `fact__label` the source), `of` all rows looked at, `people` concerned
    where known, `opd` and opd__label with most of the rows, `metrics` touched (keys) and metrics__label,
    `shift_metric`, `shift_low` and `shift_high` (points by which it would move if all rows were mended), `since`
    (first day of the first period), remedy. What is not known is null.
    """
    found = [fault for fault in faults(snapshot) if fault.count != 0]
    rows = [_row(fault, snapshot) for fault in found]
    table = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    return table.sort(*_ORDER, "problem", "fact__label", descending=[*(True for _ in _ORDER), False, False])


_WEIGHT = pl.col("people") * pl.col("metrics").list.eval(pl.element().is_in(MEASURES)).list.sum()
_ORDER = (
    pl.col("rows").is_null(),
    _WEIGHT.fill_null(-1),
    pl.col("people").fill_null(-1),
    pl.col("rows").fill_null(0),
)
"""Most persons concerned × headline measures touched first (`pages.md` §1.7); unknown numbers of persons follow."""


def problems_by_opd(snapshot: Snapshot, filters: Filters = EVERYWHERE) -> pl.DataFrame:
    """The same by OPD, most rows first: problem, problem__label, fact, fact__label, opd, opd__label, rows, remedy.

    Only what stands at a known unit; a rating of a unit is never told, only that some are to be looked at. Of the
    filters only cities and agencies count, as whole OPD.
    """
    parts = [
        _opds(fault, snapshot).with_columns(
            problem=pl.lit(fault.problem),
            problem__label=pl.lit(fault.label),
            fact=pl.lit(fault.fact, pl.String),
            fact__label=pl.lit(fault.subject),
            remedy=pl.lit(fault.remedy),
        )
        for fault in faults(snapshot)
        if fault.count
    ]
    table = pl.concat([pl.DataFrame(schema=_BY_OPD), *(part.select(*_BY_OPD) for part in parts)])
    return table.filter(within(snapshot, filters)).sort(
        "rows", "problem", "fact__label", "opd", descending=[True, False, False, False]
    )


def _row(fault: Fault, snapshot: Snapshot) -> tuple[Any, ...]:
    most = _opds(fault, snapshot).head(1)
    where = most.row(0) if most.height else (None, None, 0)
    keys, moved = touched(fault), shift(fault, snapshot)
    return (
        fault.problem,
        fault.label,
        fault.fact,
        fault.subject,
        fault.count,
        fault.of,
        people(fault, snapshot),
        *where[:2],
        list(keys),
        ", ".join(t(METRICS[key].label) for key in keys),
        moved.metric if moved else None,
        moved.low if moved else None,
        moved.high if moved else None,
        since(fault),
        fault.remedy,
    )


def _opds(fault: Fault, snapshot: Snapshot) -> pl.DataFrame:
    """OPD of the rows, most first: opd, opd__label, rows."""
    if fault.rows is None:
        return pl.DataFrame(schema={"opd": pl.String, "opd__label": pl.String, "rows": pl.Int64})
    agencies = snapshot.names("agency")
    names = agency_names(snapshot).select(opd="id", opd__label="label")
    rows = fault.rows.select(pl.col("agency").cast(pl.String), "n")
    of_opd = rows.join(agencies.select("opd", agency="id"), on="agency").group_by("opd").agg(rows=pl.col("n").sum())
    told = of_opd.join(names, on="opd").select("opd", "opd__label", "rows")
    return told.sort("rows", "opd", descending=[True, False])
