"""The snapshot: counted rows of every fact, published whole or not at all, readable when the database is not.

No names and no ids of persons; protected like the database all the same. Knows no question and no screen.
"""

from __future__ import annotations

from data_access.snapshot.opened import opened
from data_access.snapshot.refresh import Outcome, refresh
from data_access.snapshot.release import Pick, Snapshot, nothing_counted
from data_access.snapshot.shelf import Shelf

__all__ = ["Outcome", "Pick", "Shelf", "Snapshot", "nothing_counted", "opened", "refresh"]
