"""The only cache of the screen: the open snapshot, and the answers asked of it. Computes nothing itself.

A snapshot is opened once a version and shared; an answer is kept under its question, version, viewer and language,
never under a frame (hashes of large frames are samples).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TypeVar

import polars as pl
import streamlit as st

from data_access import records
from data_access.ask import Answer, Question, ask, moment, period_kinds
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.language import current, use
from data_access.quality import Arrival, Revision
from data_access.quality.trust import Trust
from data_access.records import Listed, Reading
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot, nothing_counted, opened
from data_access.viewer import DEMO, Viewer

T = TypeVar("T")

_opened: ContextVar[Snapshot | None] = ContextVar("snapshot", default=None)
"""The version this run reads: it must not change half-way down a page."""


def viewer() -> Viewer:
    """Who is asking. The one place that sign-in will change."""
    return DEMO


def open_snapshot(version: str = "") -> Snapshot | None:
    """The version of this run: the newest, or the one a link names. None when nothing has been counted yet."""
    snapshot = opened(_shelf(_home(), settings().reading_url), version)
    _opened.set(snapshot)
    return snapshot


def snapshot() -> Snapshot:
    """The version of this run. SnapshotProblem when there is none."""
    found = _opened.get()
    if found is None:
        raise nothing_counted()
    return found


def released() -> bool:
    """Whether this run has a version at all."""
    return _opened.get() is not None


def kinds(question: Question) -> tuple[str, ...]:
    """The kinds of period in which the people of this question are counted, the usual one first."""
    return period_kinds(viewer(), question, snapshot())


def trust(answer: Answer, key: str) -> Trust:
    """How far this figure can be trusted: its coverage, the age of its sources, what was left out."""
    return _trust(answer.question, key, answer.version, _rights(viewer()), current(), answer)


def earlier() -> Snapshot | None:
    """The release before the one of this run, where one is kept under the same declarations."""
    return _before(_home(), snapshot().version)


def revised(keys: tuple[str, ...], filters: Filters) -> tuple[Revision, ...]:
    """The headline figures that came out differently since the release before."""
    before = earlier()
    if before is None:
        return ()
    return _revised(keys, filters, (before.version, snapshot().version), _rights(viewer()), current())


def arrived() -> tuple[Arrival, ...]:
    """What was delivered since the release before."""
    from data_access import quality

    before = earlier()
    return quality.arrived(before, snapshot()) if before else ()


def checked_at() -> datetime | None:
    """When the source was last compared with the newest version; none when never."""
    at = _pointed().get("checked_at")
    return datetime.fromisoformat(at).astimezone(UTC) if at else None


def newest_version() -> str:
    return _pointed().get("version", "")


def answer(question: Question) -> Answer:
    """The answer for the one who is asking, from the version of this run, in its language."""
    return _answer(question, snapshot().version, _rights(viewer()), current(), snapshot())


def still_open(question: Question) -> bool:
    """Whether the time its answer is about is not closed yet: such figures still move. A state is of its day alone."""
    if FACTS[question.fact].time == "stock":
        return False
    return _still_open(question, snapshot().version, _rights(viewer()), snapshot())


def listed(key: str, filters: Filters, **how: Any) -> Listed:
    """A page of a list of persons (`records.listed`), read from the database each time and noted: never kept."""
    asked = settings()
    return records.listed(viewer(), key, filters, asked, asked.reading_url, snapshot=snapshot(), **how)


def readings(most: int) -> tuple[Reading, ...]:
    """The newest readings of lists that this reader may see."""
    return records.readings(viewer(), settings(), most)


def frame(name: str) -> pl.DataFrame:
    """A table of `data_access.quality` (balance, reasons, problems) for the version of this run."""
    return _quality(name, snapshot().version, current(), snapshot())


def placed(name: str, filters: Filters) -> pl.DataFrame:
    """A table of it that follows the chosen cities and agencies (sources, headcounts, problems_by_opd)."""
    where = Filters(filters.city, filters.agency)
    return _placed(name, where, snapshot().version, current(), snapshot())


def marks(filters: Filters) -> pl.DataFrame:
    """The quality mark of each headline measure in each OPD of the chosen cities and agencies."""
    where = Filters(filters.city, filters.agency)
    return _marks(where, snapshot().version, _rights(viewer()), current(), snapshot())


def rule(code: str) -> float | None:
    """The number of a rule that holds at the data date: the database's own, else the declared one; none if neither."""
    return rules().get(code)


def rules() -> Mapping[str, float]:
    """{code: number} of every rule that holds at the data date."""
    return snapshot().rules


def in_language(build: Callable[[], T]) -> Callable[[], T]:
    """The same work in this run's language, wherever it runs: downloads are built in a thread of their own."""
    language = current()

    def speaking() -> T:
        use(language)
        return build()

    return speaking


def _home() -> str:
    return str(settings().home)


def _pointed() -> dict[str, str]:
    return _shelf(_home(), settings().reading_url).pointed()


@st.cache_resource(max_entries=4, show_spinner=False)
def _shelf(home: str, url: str) -> Shelf:
    return Shelf(settings(), url)


@st.cache_data(max_entries=2000, show_spinner=False)
def _trust(question: Question, key: str, version: str, rights: str, language: str, _answer: Answer) -> Trust:
    from data_access.quality.trust import trusted

    return trusted(_answer, key, snapshot())


@st.cache_resource(max_entries=2, show_spinner=False)
def _before(home: str, version: str) -> Snapshot | None:
    return _shelf(home, settings().reading_url).before(version)


@st.cache_resource(max_entries=200, show_spinner=False)
def _revised(
    keys: tuple[str, ...], filters: Filters, versions: tuple[str, str], rights: str, language: str
) -> tuple[Revision, ...]:
    from data_access import quality

    before = _before(_home(), versions[1])
    return quality.revised(viewer(), keys, filters, (before, snapshot())) if before else ()


@st.cache_data(max_entries=4000, show_spinner=False)
def _answer(question: Question, version: str, rights: str, language: str, _snapshot: Snapshot) -> Answer:
    return ask(viewer(), question, _snapshot)


@st.cache_data(max_entries=500, show_spinner=False)
def _still_open(question: Question, version: str, rights: str, _snapshot: Snapshot) -> bool:
    last = moment(viewer(), question, _snapshot).span.last
    return not last.closed(_snapshot.as_of, _snapshot.closing_days)


@st.cache_data(max_entries=64, show_spinner=False)
def _quality(name: str, version: str, language: str, _snapshot: Snapshot) -> pl.DataFrame:
    from data_access import quality

    return getattr(quality, name)(_snapshot)


@st.cache_data(max_entries=200, show_spinner=False)
def _placed(name: str, where: Filters, version: str, language: str, _snapshot: Snapshot) -> pl.DataFrame:
    from data_access import quality

    return getattr(quality, name)(_snapshot, where)


@st.cache_data(max_entries=64, show_spinner=False)
def _marks(where: Filters, version: str, rights: str, language: str, _snapshot: Snapshot) -> pl.DataFrame:
    from data_access.quality.trust import trust

    return trust(viewer(), _snapshot, filters=where)


def _rights(who: Viewer) -> str:
    return "|".join([who.subject, who.role, *sorted(who.cities), "/", *sorted(who.agencies)])
