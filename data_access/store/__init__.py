"""What this product itself writes, in its own database: who read which list of persons, who promised what,
and which views somebody saved.

SQLite in PANTAU_HOME unless PANTAU_STORE_URL names another; never the shared database. Tables are made at the
first use. Holds no name, no NIP and no identifier of a person who is in the data.
"""

from __future__ import annotations

from data_access.store.audit import audit_log, noted
from data_access.store.follow_ups import change, follow_ups, write_down
from data_access.store.promises import (
    CLOSED,
    LONGEST,
    SHORTEST,
    STATUSES,
    FollowUp,
    NewFollowUp,
    Progress,
    progress,
    within,
)
from data_access.store.saved import LONGEST_NAME, LONGEST_QUERY, MOST_VIEWS, SavedView
from data_access.store.views import remove_view, rename_view, save_view, saved_views

__all__ = [
    "CLOSED",
    "LONGEST",
    "LONGEST_NAME",
    "LONGEST_QUERY",
    "MOST_VIEWS",
    "SHORTEST",
    "STATUSES",
    "FollowUp",
    "NewFollowUp",
    "Progress",
    "SavedView",
    "audit_log",
    "change",
    "follow_ups",
    "noted",
    "progress",
    "remove_view",
    "rename_view",
    "save_view",
    "saved_views",
    "within",
    "write_down",
]
