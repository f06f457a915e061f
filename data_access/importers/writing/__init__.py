"""Rows that have the contract's shape already → the database: planned, then written, in one transaction.

    with importing(url) as connection:
        plan = planned(connection, APPRAISAL, rows)   # what each row would do, compared with what is there
        written(connection, plan)

Every row ends as INSERTED, UPDATED or UNCHANGED; the same rows again change nothing. Nothing here reads a file, and
no row is ever deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl
from sqlalchemy import Connection

from data_access.contract import TABLES
from data_access.importers.writing.kept import written
from data_access.importers.writing.plan import FATES, INSERTED, UNCHANGED, UPDATED, Counts, Plan, fates
from data_access.importers.writing.planning import planned
from data_access.importers.writing.transaction import importing

__all__ = [
    "FATES",
    "INSERTED",
    "UNCHANGED",
    "UPDATED",
    "Counts",
    "Plan",
    "fates",
    "importing",
    "merged",
    "planned",
    "written",
]


def merged(
    connection: Connection,
    frames: Mapping[str, pl.DataFrame],
    keep: Mapping[str, Collection[str]] | None = None,
) -> tuple[Plan, ...]:
    """Plan and write {table of the contract: its rows}, in the order given; `keep` as in `planned`, by table."""
    plans = []
    for name, rows in frames.items():
        plans.append(planned(connection, TABLES[name], rows, keep=(keep or {}).get(name, ())))
        written(connection, plans[-1])
    return tuple(plans)
