"""The release a request is answered from: the newest, or the one it names; shared with the pages."""

from __future__ import annotations

from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot, nothing_counted, opened


def shelf() -> Shelf:
    return Shelf(settings(), settings().reading_url)


def released(version: str = "") -> Snapshot:
    """GoneProblem for a version that is not kept, SnapshotProblem where nothing has been counted yet."""
    found = opened(shelf(), version)
    if found is None:
        raise nothing_counted()
    return found
