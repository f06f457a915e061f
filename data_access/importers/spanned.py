"""Which periods a file is about, as a filter of the pages says it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from data_access.importers.writing import Plan
from data_access.periods import Period, Span, period
from data_access.problems import QuestionProblem


def span_of(plans: Iterable[Plan], said: str = "") -> Span | None:
    """From the first to the last period of the rows, else the one whose key the file was read for; None where there is
    none, or several kinds."""
    found = {one for plan in plans for one in _periods(plan.rows)} or _said(said)
    if len({one.kind for one in found}) != 1:
        return None
    return Span(min(found), max(found))


def _said(key: str) -> set[Period]:
    try:
        return {period(key)} if key else set()
    except QuestionProblem:  # of a file that needs none, whatever was typed
        return set()


def _periods(rows: pl.DataFrame) -> Iterable[Period]:
    if {"period_kind", "period_start"} <= {*rows.columns}:
        said = rows.select("period_start", "period_kind")
    elif rows.schema.get("month") == pl.Date:
        said = rows.select("month", pl.lit("BULAN"))
    else:
        return []
    return [Period(start, kind) for start, kind in said.drop_nulls().unique().iter_rows() if isinstance(start, date)]
