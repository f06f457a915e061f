"""Who read which list of persons, as the audit has it: told to the reader himself, and to who administers for all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data_access.facts import FACTS
from data_access.filters import Filters, from_query
from data_access.language import t
from data_access.records.listing import EXPORTED, READ
from data_access.records.lists import LISTS
from data_access.settings import Settings
from data_access.store import audit_log
from data_access.viewer import ADMIN, PERSONS, Viewer, permitted


@dataclass(frozen=True)
class Reading:
    """One reading: when (UTC), by whom, what (in words), under which filters, with names or not, how many rows."""

    at: datetime
    subject: str
    what: str
    filters: Filters
    names: bool
    exported: bool
    rows: int


def readings(viewer: Viewer | None, settings: Settings, limit: int = 20) -> tuple[Reading, ...]:
    """The newest readings first: the viewer's own, or everybody's with the right "admin". RightsProblem without the
    right to list persons."""
    asking = permitted(viewer, PERSONS)
    subject = "" if asking.may(ADMIN) else asking.subject
    lines = audit_log(settings, limit, subject=subject, actions=(READ, EXPORTED))
    # a server may take two spellings for one subject: a reader sees the own lines alone
    own = lines if not subject else lines.filter(lines["subject"] == subject)
    return tuple(_reading(line) for line in own.iter_rows(named=True))


def _reading(line: dict[str, Any]) -> Reading:
    what = json.loads(line["what"])
    return Reading(
        line["at"],
        line["subject"],
        _words(what),
        from_query(what.get("filters", {}))[0],
        bool(what.get("names")),
        line["action"] == EXPORTED,
        line["rows"],
    )


def _words(what: dict[str, Any]) -> str:
    """The list by its name; a cell that was read on its own by its fact's."""
    if what.get("list") in LISTS:
        return t(LISTS[what["list"]].label)
    fact = what.get("fact", "")
    return t(FACTS[fact].label) if fact in FACTS else fact
