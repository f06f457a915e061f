"""What this product itself writes, in its own database: who read which list of persons, and who promised what.

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

__all__ = [
    "CLOSED",
    "LONGEST",
    "SHORTEST",
    "STATUSES",
    "FollowUp",
    "NewFollowUp",
    "Progress",
    "audit_log",
    "change",
    "follow_ups",
    "noted",
    "progress",
    "within",
    "write_down",
]
