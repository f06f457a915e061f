"""The persons behind a cell, on demand: the SELECT of the fact itself, uncounted, narrowed to the cell.

Needs the right "persons", keeps to the viewer's places, is paged in the database and written to the audit
before anything is returned. Never cached, never logged with persons. What was promised to be anonymous is
never listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data_access.database import reading
from data_access.facts import FACTS, Fact, Slice
from data_access.filters import Filters
from data_access.language import t
from data_access.periods import Period
from data_access.privacy import ANONYMOUS
from data_access.problems import QuestionProblem, RightsProblem, SnapshotProblem
from data_access.records.behind import Behind
from data_access.settings import Settings
from data_access.snapshot import Pick, Shelf, Snapshot
from data_access.store import noted
from data_access.viewer import NAMES, PERSONS, Viewer, permitted

__all__ = ["MOST", "Records", "behind", "records", "slice_of"]

MOST = 1000
"""Rows of one reading; more are read page by page, each with its line in the audit."""


@dataclass(frozen=True)
class Records:
    """One page of the rows behind a cell, how many there are in all, and what must be said about them.

    `frame`: for a fact of persons `person` (a pseudonym; the id with `nip` and `name` when names were asked
    for), else `record`; then each key of the fact with its `<key>__label`, and its sums.
    """

    frame: pl.DataFrame
    total: int
    note: str


def slice_of(pick: Pick, variant: str = "") -> Slice:
    """The slice that a snapshot's pick was counted from."""
    return Slice(Period(pick.period, pick.kind), pick.until, variant)


def records(  # noqa: PLR0913 - what is asked, of whom, and which page of it
    viewer: Viewer | None,
    fact_name: str,
    cell: Mapping[str, str | None],
    slice_: Slice,
    filters: Filters,
    settings: Settings,
    url: str,
    *,
    limit: int = 100,
    offset: int = 0,
    names: bool = False,
    snapshot: Snapshot | None = None,
) -> Records:
    """The rows behind `cell` ({dimension: code}), `limit` of them from `offset` on, ordered by record.

    Data date, rules and the tree of units are those of the snapshot (the newest unless given). RightsProblem
    without the right, QuestionProblem for an unknown dimension, DatabaseProblem when the database is away.
    """
    asking = _allowed(viewer, FACTS[fact_name], names)
    if not 0 < limit <= MOST:
        raise QuestionProblem(t("Sekali baca paling banyak {most} baris.", most=MOST))
    behind_it = Behind.of(asking, fact_name, cell, slice_, filters, snapshot or _newest(settings, url))
    with reading(url, settings.read_timeout) as reader:
        total = int(reader.value(behind_it.count, behind_it.parameters))
        statement = behind_it.page(names).limit(limit).offset(offset)
        frame = reader.frame(statement, behind_it.schema(names), behind_it.parameters)
    noted(settings, asking, "records", behind_it.told(names, limit, offset), frame.height)
    return Records(behind_it.shown(frame, settings, names), total, behind_it.note)


def behind(  # noqa: PLR0913 - the same question as `records`
    viewer: Viewer | None,
    fact_name: str,
    cell: Mapping[str, str | None],
    slice_: Slice,
    filters: Filters,
    settings: Settings,
    url: str,
    *,
    snapshot: Snapshot | None = None,
) -> int:
    """How many rows stand behind the cell: the n of its counted rows, while the database has not changed."""
    asking = permitted(viewer, PERSONS)
    behind_it = Behind.of(asking, fact_name, cell, slice_, filters, snapshot or _newest(settings, url))
    with reading(url, settings.read_timeout) as reader:
        return int(reader.value(behind_it.count, behind_it.parameters))


def _allowed(viewer: Viewer | None, fact: Fact, names: bool) -> Viewer:
    """The viewer, who may list this fact. RightsProblem otherwise; for what is anonymous, whoever asks."""
    asking = permitted(viewer, PERSONS)
    if fact.privacy == ANONYMOUS:
        raise RightsProblem(
            t(
                "{fact} dijanjikan anonim: jawaban satu per satu tidak ditampilkan kepada siapa pun.",
                fact=t(fact.label),
            )
        )
    return permitted(asking, NAMES) if names else asking


def _newest(settings: Settings, url: str) -> Snapshot:
    found = Shelf(settings, url).newest()
    if found is None:
        raise SnapshotProblem(t("Belum ada rilis data. Jalankan `pantau sync` lebih dahulu."))
    return found
