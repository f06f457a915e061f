"""The little city refreshed and published once: what questions are put to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data_access.ask import Answer, Question, ask
from data_access.ask.question import Compare
from data_access.filters import Filters
from data_access.periods import Span, period
from data_access.settings import Settings
from data_access.snapshot import Shelf, Snapshot, refresh
from data_access.viewer import DEMO, Viewer
from tests.city import AS_OF, CITY
from tests.city_people import PEOPLE, PLACES
from tests.databases import NewDatabase
from tests.rows import Rows, load
from tests.sources import create_contract

SMALL: dict[str, Rows] = {**PLACES, **PEOPLE, "complaint": CITY["complaint"], "calendar": CITY["calendar"]}
"""People and complaints alone: enough for a version, and quick."""


def settings_in(home: Path, **chosen: Any) -> Settings:
    values: dict[str, Any] = {"home": home, "as_of": AS_OF, **chosen}
    return Settings(**values)


def filled(url: str, tables: Mapping[str, Rows]) -> str:
    """The same URL, with the contract's tables and these rows."""
    create_contract(url)
    load(url, dict(tables))
    return url


def published(new_database: NewDatabase, home: Path, tables: Mapping[str, Rows] = CITY) -> Snapshot:
    """The first version of a fresh SQLite database with these rows."""
    with new_database("sqlite") as url:
        return refresh(settings_in(home), filled(url, tables)).snapshot


def newest(settings: Settings, url: str) -> Snapshot:
    found = Shelf(settings, url).newest()
    assert found is not None
    return found


def complain(url: str, ident: str, day: str = "2026-05-14") -> None:
    """One more complaint, by default in the open month."""
    load(url, {"complaint": [CITY["complaint"][0] | {"id": ident, "received_on": day, "resolved_on": None}]})


def during(first: str, last: str = "") -> Filters:
    return Filters(span=Span(period(first), period(last or first)))


def asked(
    snapshot: Snapshot,
    metrics: str,
    by: str = "",
    filters: Filters | None = None,
    viewer: Viewer = DEMO,
    compare: Compare = "",
) -> Answer:
    """The answer to metrics and dimensions written with spaces between them."""
    question = Question(tuple(metrics.split()), tuple(by.split()), filters or Filters(), compare)
    return ask(viewer, question, snapshot)


def by_code(answer: Answer, column: str) -> dict[object, object]:
    """{code, or a tuple of codes: the value in the column}."""
    keys = list(answer.question.by)
    found = answer.frame.select(*keys, column).iter_rows()
    return {row[0] if len(keys) == 1 else row[:-1]: row[-1] for row in found}


def received(snapshot: Snapshot, period: str = "2026") -> float | None:
    """Complaints received in the period."""
    return asked(snapshot, "complaints_received", filters=during(period)).figure("complaints_received").value
