"""One page of rows: its bounds, who may read it, and the reading itself. Writes no audit and shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from data_access.database import reading
from data_access.facts import Fact
from data_access.language import t
from data_access.privacy import ANONYMOUS
from data_access.problems import QuestionProblem, RightsProblem
from data_access.records.behind import ALL, Behind
from data_access.records.ordering import Order
from data_access.settings import Settings
from data_access.snapshot import Shelf, Snapshot, nothing_counted
from data_access.viewer import NAMES, PERSONS, Viewer, permitted

MOST = 1000
"""Rows of one reading; more are read page by page, each with its line in the audit."""


@dataclass(frozen=True)
class Page:
    """Which rows: so many from an offset on, in an order, with names or without. QuestionProblem beyond `MOST`."""

    limit: int
    offset: int = 0
    order: Order | None = None
    names: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.limit <= MOST or self.offset < 0:
            raise QuestionProblem(t("Sekali baca paling banyak {most} baris.", most=MOST))

    @property
    def told(self) -> dict[str, Any]:
        """What the audit keeps of it."""
        order = self.order.key if self.order else ""
        return {"order": order, "names": self.names, "limit": self.limit, "offset": self.offset}


def page_of(behind: Behind, page: Page, settings: Settings, url: str) -> tuple[pl.DataFrame, int]:
    """The rows of the page, and how many there are in all: one statement, but for a page beyond the last row."""
    statement = behind.page(page.names, page.order).limit(page.limit).offset(page.offset)
    with reading(url, settings.read_timeout) as reader:
        frame = reader.frame(statement, behind.read_as(page.names))
        if frame.is_empty() and page.offset:
            return frame, int(reader.value(behind.count))
    return frame, 0 if frame.is_empty() else int(frame[ALL][0])


def parts_of(behind: Behind, order: Order, names: bool, settings: Settings, url: str) -> Iterator[pl.DataFrame]:
    """All rows, `MOST` at a time, of one statement: a row that is added meanwhile shifts no other."""
    with reading(url, settings.refresh_timeout) as reader:
        yield from reader.frames(behind.page(names, order), behind.read_as(names), rows=MOST)


def allowed(viewer: Viewer | None, fact: Fact, names: bool) -> Viewer:
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


def newest(settings: Settings, url: str) -> Snapshot:
    """The newest release. SnapshotProblem when there is none."""
    found = Shelf(settings, url).newest()
    if found is None:
        raise nothing_counted()
    return found
