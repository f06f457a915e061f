"""The only cache of the screen: the open snapshot, and the answers asked of it. Computes nothing itself.

A snapshot is opened once a version and shared; an answer is kept under its question, version, viewer and language,
never under a frame (hashes of large frames are samples).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TypeVar

import polars as pl
import streamlit as st

from data_access.ask import Answer, Question, ask
from data_access.language import current, t, use
from data_access.problems import SnapshotProblem
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot
from data_access.viewer import DEMO, Viewer

T = TypeVar("T")

_opened: ContextVar[Snapshot | None] = ContextVar("snapshot", default=None)
"""The version this run reads: it must not change half-way down a page."""


def viewer() -> Viewer:
    """Who is asking. The one place that sign-in will change."""
    return DEMO


def open_snapshot(version: str = "") -> Snapshot | None:
    """The version of this run: the newest, or the one a link names. None when nothing has been counted yet."""
    pointed = _pointed()
    snapshot = _version(_home(), version) if version else _newest(_home(), pointed.get("version", ""))
    _opened.set(snapshot)
    return snapshot


def snapshot() -> Snapshot:
    """The version of this run. SnapshotProblem when there is none."""
    found = _opened.get()
    if found is None:
        raise SnapshotProblem(
            t(
                "Belum ada rilis data. Jalankan `pantau demo` untuk mencoba dengan kota contoh, atau arahkan "
                "DATABASE_URL ke basis data bersama lalu jalankan `pantau sync`."
            )
        )
    return found


def checked_at() -> datetime | None:
    """When the source was last compared with the newest version; none when never."""
    at = _pointed().get("checked_at")
    return datetime.fromisoformat(at).astimezone(UTC) if at else None


def newest_version() -> str:
    return _pointed().get("version", "")


def answer(question: Question) -> Answer:
    """The answer for the one who is asking, from the version of this run, in its language."""
    return _answer(question, snapshot().version, _rights(viewer()), current(), snapshot())


def frame(name: str) -> pl.DataFrame:
    """A table of `data_access.quality` (sources, balance, reasons, problems) for the version of this run."""
    return _quality(name, snapshot().version, current(), snapshot())


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
    try:
        told = json.loads(_shelf(_home(), settings().reading_url).pointer.read_text(encoding="utf-8"))
        return told if isinstance(told, dict) else {}
    except (OSError, ValueError):
        return {}


@st.cache_resource(max_entries=4, show_spinner=False)
def _shelf(home: str, url: str) -> Shelf:
    return Shelf(settings(), url)


@st.cache_resource(max_entries=2, show_spinner=False)
def _newest(home: str, version: str) -> Snapshot | None:
    return _shelf(home, settings().reading_url).newest()


@st.cache_resource(max_entries=4, show_spinner=False)
def _version(home: str, version: str) -> Snapshot:
    return _shelf(home, settings().reading_url).version(version)


@st.cache_data(max_entries=4000, show_spinner=False)
def _answer(question: Question, version: str, rights: str, language: str, _snapshot: Snapshot) -> Answer:
    return ask(viewer(), question, _snapshot, settings().closing_days)


@st.cache_data(max_entries=64, show_spinner=False)
def _quality(name: str, version: str, language: str, _snapshot: Snapshot) -> pl.DataFrame:
    from data_access import quality

    return getattr(quality, name)(_snapshot)


def _rights(who: Viewer) -> str:
    return "|".join([who.subject, who.role, *sorted(who.cities), "/", *sorted(who.agencies)])
