"""The persons behind a cell, on demand: the SELECT of the fact itself, uncounted, narrowed to the cell.

Needs the right "persons", keeps to the viewer's places, is sorted and paged in the database and written to the audit
before anything is returned. Never cached, never logged with persons. What was promised to be anonymous is
never listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data_access.database import reading
from data_access.facts import FACTS, Slice
from data_access.filters import Filters
from data_access.records.behind import Behind
from data_access.records.bound import slice_of
from data_access.records.columns import Column
from data_access.records.conditions import Cell
from data_access.records.listing import Listed, counted, listed, question, whole
from data_access.records.lists import LISTS, PersonList, person_list
from data_access.records.ordering import Order
from data_access.records.page import MOST, Page, allowed, newest, page_of
from data_access.records.readings import Reading, readings
from data_access.settings import Settings
from data_access.snapshot import Snapshot
from data_access.store import noted
from data_access.viewer import PERSONS, Viewer, permitted

__all__ = [
    "LISTS",
    "MOST",
    "Cell",
    "Column",
    "Listed",
    "Order",
    "PersonList",
    "Reading",
    "Records",
    "behind",
    "counted",
    "listed",
    "person_list",
    "question",
    "readings",
    "records",
    "slice_of",
    "whole",
]


@dataclass(frozen=True)
class Records:
    """One page of the rows behind a cell, how many there are in all, and what must be said about them.

    `frame`: for a fact of persons `person` (a pseudonym; the id with `nip` and `name` when names were asked
    for), else `record`; `period` and `opd`; then each key of the fact with its `<key>__label`, its sums and details.
    """

    frame: pl.DataFrame
    total: int
    note: str


def records(  # noqa: PLR0913 - what is asked, of whom, and which page of it
    viewer: Viewer | None,
    fact_name: str,
    cell: Cell,
    slice_: Slice | Sequence[Slice],
    filters: Filters,
    settings: Settings,
    url: str,
    *,
    limit: int = 100,
    offset: int = 0,
    order: Order | None = None,
    names: bool = False,
    snapshot: Snapshot | None = None,
) -> Records:
    """The rows behind `cell` ({dimension: code, or several}) in one slice or several, `limit` of them from `offset` on,
    by `order`, else by record.

    Data date, rules and the tree of units are those of the snapshot (the newest unless given). RightsProblem
    without the right, QuestionProblem for an unknown dimension, DatabaseProblem when the database is away.
    """
    asking, wanted = allowed(viewer, FACTS[fact_name], names), Page(limit, offset, order, names)
    slices = (slice_,) if isinstance(slice_, Slice) else slice_
    behind_it = Behind.of(asking, fact_name, cell, slices, filters, snapshot or newest(settings, url))
    frame, total = page_of(behind_it, wanted, settings, url)
    noted(settings, asking, "records", behind_it.told(**wanted.told), frame.height)
    return Records(behind_it.shown(frame, settings, names), total, behind_it.note)


def behind(  # noqa: PLR0913 - the same question as `records`
    viewer: Viewer | None,
    fact_name: str,
    cell: Cell,
    slice_: Slice,
    filters: Filters,
    settings: Settings,
    url: str,
    *,
    snapshot: Snapshot | None = None,
) -> int:
    """How many rows stand behind the cell: the n of its counted rows, while the database has not changed."""
    asking = permitted(viewer, PERSONS)
    behind_it = Behind.of(asking, fact_name, cell, (slice_,), filters, snapshot or newest(settings, url))
    with reading(url, settings.read_timeout) as reader:
        return int(reader.value(behind_it.count))
