"""Open versions, each held once by everything in this process that reads: pages and programs share the same frames."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from data_access.snapshot.release import Snapshot
from data_access.snapshot.shelf import Shelf

MOST = 4
"""Versions held open; the one that was wanted longest ago makes room."""

_open: OrderedDict[tuple[Path, str], Snapshot] = OrderedDict()
_one_at_a_time = Lock()  # two readers of a version that nobody has opened yet must not both open it


def opened(shelf: Shelf, version: str = "") -> Snapshot | None:
    """The newest version of a shelf, or the one that is named; none when nothing has been counted yet.

    GoneProblem when the named one is not kept, SnapshotProblem when it (or every one) is torn.
    """
    newest = shelf.pointed().get("version", "")
    key = (shelf.folder, version or newest)
    with _one_at_a_time:
        found = _open.get(key) or (shelf.version(version) if version not in ("", newest) else shelf.newest())
        if found is not None:
            _hold(key, found)
    return found


def _hold(key: tuple[Path, str], snapshot: Snapshot) -> None:
    _open[key] = snapshot
    _open.move_to_end(key)
    while len(_open) > MOST:
        _open.popitem(last=False)
