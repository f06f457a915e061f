"""Open versions, each held once by everything in this process that reads: pages and programs share the same frames."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from data_access.snapshot.release import Snapshot
from data_access.snapshot.shelf import Shelf

MOST = 4
"""Versions held open; the one that was wanted longest ago makes room."""

_Key = tuple[Path, str]
_open: OrderedDict[_Key, Snapshot] = OrderedDict()
_one_at_a_time = Lock()  # two readers of a version that nobody has opened yet must not both open it


def opened(shelf: Shelf, version: str = "") -> Snapshot | None:
    """The newest version of a shelf, or the one that is named; none when nothing has been counted yet.

    GoneProblem when the named one is not kept, SnapshotProblem when it (or every one) is torn.
    """
    with _one_at_a_time:
        return _named(shelf, version) if version else _newest(shelf)


def _named(shelf: Shelf, version: str) -> Snapshot:
    return _open.get((shelf.folder, version)) or _hold((shelf.folder, version), shelf.version(version))


def _newest(shelf: Shelf) -> Snapshot | None:
    """What stands in for a torn version is held apart: who names that one must be told."""
    pointed = shelf.pointed().get("version", "")
    stand_in = (shelf.folder, f"{pointed}?")
    found = _open.get((shelf.folder, pointed)) or _open.get(stand_in) or shelf.newest()
    if found is None:
        return None
    return _hold(stand_in if found.damaged else (shelf.folder, found.version), found)


def _hold(key: _Key, snapshot: Snapshot) -> Snapshot:
    _open[key] = snapshot
    _open.move_to_end(key)
    while len(_open) > MOST:
        _open.popitem(last=False)
    return snapshot
