"""A list of persons under a reader's filters, at the time its metric is about: one page of it, or all of it as a file.

Every reading is one line of the audit, and is told with the moment at which it was written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from data_access.ask import Question, ask, moment
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.records.behind import Behind, countable, hidden
from data_access.records.bound import slice_of
from data_access.records.lists import PersonList, person_list
from data_access.records.ordering import Order
from data_access.records.page import Page, allowed, newest, page_of, parts_of
from data_access.settings import Settings
from data_access.snapshot import Snapshot
from data_access.store import noted
from data_access.viewer import Viewer

READ, EXPORTED = "records", "records_exported"
"""The actions of the audit."""


@dataclass(frozen=True)
class Listed:
    """Rows of a list, how many there are in all, of which time (in words), and what must be said about them.

    `frame`: `person` (a pseudonym), `nip` and `name` when names were asked for, then the columns of the list, hours
    in JP. `at` is when the reading was noted (UTC); none where there was nothing to read.
    """

    list: PersonList
    frame: pl.DataFrame
    total: int
    period: str
    note: str
    order: Order
    at: datetime | None = None


def question(key: str, filters: Filters) -> Question:
    """What a list is the answer to, in figures. QuestionProblem for an unknown list."""
    return Question((person_list(key).metric,), (), filters)


def counted(viewer: Viewer | None, key: str, filters: Filters, snapshot: Snapshot) -> int | None:
    """How many the metric of the list counts under these filters, without a look into the database."""
    return person_list(key).counted(ask(viewer, question(key, filters), snapshot))


def listed(  # noqa: PLR0913 - which list, for whom, of which people, and which page of it
    viewer: Viewer | None,
    key: str,
    filters: Filters,
    settings: Settings,
    url: str,
    *,
    limit: int = 50,
    offset: int = 0,
    order: Order | None = None,
    names: bool = False,
    snapshot: Snapshot | None = None,
) -> Listed:
    """A page of a list at the time of its metric's answer under these filters; a range of months gives all its months.

    RightsProblem without the right (`persons`; `names` as well for names), QuestionProblem for an unknown list or
    order, DatabaseProblem when the database, or the audit, is away.
    """
    wanted = _Wanted.of(viewer, key, filters, order, names, snapshot or newest(settings, url))
    page = Page(limit, offset, wanted.order, names)
    if wanted.behind is None:
        return wanted.empty
    frame, total = page_of(wanted.behind, page, settings, url)
    return wanted.told(wanted.behind, settings, READ, page.told, frame, total)


def whole(  # noqa: PLR0913 - the same question as `listed`
    viewer: Viewer | None,
    key: str,
    filters: Filters,
    settings: Settings,
    url: str,
    *,
    order: Order | None = None,
    names: bool = False,
    snapshot: Snapshot | None = None,
) -> Listed:
    """All rows of a list, for a file: read in parts, noted as one line. Faults as of `listed`."""
    wanted = _Wanted.of(viewer, key, filters, order, names, snapshot or newest(settings, url))
    if wanted.behind is None:
        return wanted.empty
    parts = list(parts_of(wanted.behind, wanted.order, names, settings, url))
    frame = pl.concat(parts) if parts else pl.DataFrame(schema=wanted.behind.read_as(names))
    told = {"order": wanted.order.key, "names": names, "limit": None, "offset": 0}
    return wanted.told(wanted.behind, settings, EXPORTED, told, frame, frame.height)


@dataclass(frozen=True, eq=False)
class _Wanted:
    """A list for one viewer, at its time; `behind` is none where that time has no data."""

    viewer: Viewer
    list: PersonList
    period: str
    order: Order
    names: bool
    behind: Behind | None

    @classmethod
    def of(
        cls, viewer: Viewer | None, key: str, filters: Filters, order: Order | None, names: bool, snapshot: Snapshot
    ) -> _Wanted:
        one = person_list(key)
        fact = FACTS[one.fact]
        asking = allowed(viewer, fact, names)
        countable(fact, snapshot)
        sorted_by = (order or one.first).within(one.columns)
        when = moment(asking, question(key, filters), snapshot)
        slices = sorted(slice_of(pick) for pick in when.picks)
        behind = Behind.of(asking, one.fact, one.cell, slices, filters, snapshot) if slices else None
        return cls(asking, one, when.words, sorted_by, names, behind)

    @property
    def empty(self) -> Listed:
        return Listed(self.list, pl.DataFrame(), 0, self.period, "", self.order)

    def told(  # noqa: PLR0913 - what was read, and how
        self, behind: Behind, settings: Settings, action: str, how: dict[str, Any], frame: pl.DataFrame, total: int
    ) -> Listed:
        """The rows in words, once their reading is noted. DatabaseProblem when it cannot be: then nothing is shown.

        The pseudonym stays beside a name: a person is the same row on a list with names and on one without."""
        at = noted(settings, self.viewer, action, behind.told(list=self.list.key, **how), frame.height)
        shown = self.list.framed(_plain(behind.shown(frame, settings, self.names), behind.snapshot))
        shown = hidden(shown, settings) if self.names else shown
        return Listed(self.list, shown, total, self.period, behind.note, self.order, at)


def _plain(frame: pl.DataFrame, snapshot: Snapshot) -> pl.DataFrame:
    """Units by their bare names: on a list city and OPD stand in columns of their own."""
    names = dict(snapshot.names("agency").select("id", "name").iter_rows())
    return frame.with_columns(
        pl.col(key)
        .replace_strict(names, default=pl.col(f"{key}__label"), return_dtype=pl.String)
        .alias(f"{key}__label")
        for key in ("opd", "agency")
    )
