"""Where versions stand: one folder each, complete before it is seen, and a small pointer file that names the newest.

A crash at any point leaves the old version whole. A reader holds the version it opened; nothing in it changes.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from data_access.contract import VERSION
from data_access.database import parsed
from data_access.facts import FACTS
from data_access.language import t
from data_access.problems import SnapshotProblem
from data_access.settings import PRIVATE, Settings
from data_access.snapshot.disk import damage, digest, private_text, synced, written
from data_access.snapshot.release import Snapshot, no_longer_kept

POINTER = "current.json"
MANIFEST = "manifest.json"
_UNFINISHED = ".new-"
_NAME = re.compile(r"\d{8}T\d{12}Z")


@dataclass(frozen=True)
class Kept:
    """A version by what its manifest says, without its rows."""

    version: str
    as_of: date
    created_at: datetime
    synthetic: bool


class Shelf:
    """The versions of one database under one set of declarations."""

    def __init__(self, settings: Settings, url: str) -> None:
        self.folder = settings.folder("snapshot", _signature(url))
        self._keep = settings.keep_versions

    @property
    def pointer(self) -> Path:
        return self.folder / POINTER

    def newest(self) -> Snapshot | None:
        """The newest intact version, or none. SnapshotProblem when there are versions and not one is intact.

        A torn file never reaches a reader: the version before it is opened and says so in `damaged`.
        """
        named = self.pointed()
        torn: list[str] = []
        for folder in self._candidates(named.get("version")):
            try:
                return self._opened(folder, named, tuple(torn))
            except (OSError, ValueError, KeyError) as fault:
                torn.append(damage(folder, fault))
        if torn:
            raise SnapshotProblem(
                " ".join([*torn, t("Tidak ada rilis utuh. Jalankan `pantau sync --full` untuk membuatnya lagi.")])
            )
        return None

    def version(self, version: str) -> Snapshot:
        """This version. SnapshotProblem when it is no longer kept, or torn. A link names it: never a path."""
        folder = self.folder / version
        if not _NAME.fullmatch(version) or not folder.is_dir():
            raise no_longer_kept(version)
        try:
            return self._opened(folder, self.pointed(), ())
        except (OSError, ValueError, KeyError) as fault:
            raise SnapshotProblem(damage(folder, fault)) from fault

    def kept(self) -> list[Kept]:
        """The versions that can be named, newest first; one whose manifest cannot be read is left out."""
        found = []
        for folder in self._candidates(None):
            with suppress(OSError, ValueError, KeyError):
                found.append(_kept(folder))
        return found

    def before(self, version: str) -> Snapshot | None:
        """The newest intact version that is older than this one; none where it is the first that is kept."""
        older = [path for path in self._candidates(None) if path.name < version]
        for folder in older:
            try:
                return self._opened(folder, self.pointed(), ())
            except (OSError, ValueError, KeyError):
                continue  # a torn one was told of when it was the newest
        return None

    def publish(
        self,
        frames: Mapping[str, pl.DataFrame],
        facts: Mapping[str, Any],
        since: Snapshot | None,
        full: bool,
    ) -> Snapshot:
        """Write the frames as a new version and point to it; only the pointer moves when nothing differs.

        The folder is complete, with the digest of every file, before its name is one that a reader looks at.
        """
        now = datetime.now(UTC)
        full_on = now.date() if full or since is None else since.full_on
        version = now.strftime("%Y%m%dT%H%M%S%fZ")
        draft = self.folder / f"{_UNFINISHED}{version}"
        draft.mkdir(mode=PRIVATE)
        digests = {name: written(frame, draft / f"{name}.parquet") for name, frame in frames.items()}
        manifest = {**facts, "version": version, "digests": digests, "created_at": now.isoformat()}
        if since is not None and _same(since.manifest, manifest):
            shutil.rmtree(draft)
            self._point(since.version, now, full_on)
            return self._opened(since.folder, self.pointed(), ())
        private_text(draft / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False))
        synced(draft)
        draft.rename(self.folder / version)
        self._point(version, now, full_on)
        self._prune()
        return self._opened(self.folder / version, self.pointed(), ())

    def sweep(self) -> None:
        """Throw away what a killed refresh left half-written. Only the one refresher may call this."""
        for left in self.folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)

    def _point(self, version: str, checked: datetime, full_on: date) -> None:
        beside = self.folder / f".{POINTER}"
        told = {"version": version, "checked_at": checked.isoformat(), "full_on": full_on.isoformat()}
        private_text(beside, json.dumps(told))
        beside.replace(self.pointer)

    def pointed(self) -> dict[str, str]:
        """What the pointer says: `version`, `checked_at`, `full_on`; nothing where there is none."""
        try:
            told = json.loads(self.pointer.read_text(encoding="utf-8"))
            return told if isinstance(told, dict) else {}
        except (OSError, ValueError):
            return {}

    def _candidates(self, named: str | None) -> list[Path]:
        found = sorted((path for path in self.folder.iterdir() if path.is_dir() and path.name[0] != "."), reverse=True)
        return sorted(found, key=lambda path: path.name != named)

    def _opened(self, folder: Path, pointed: Mapping[str, str], torn: tuple[str, ...]) -> Snapshot:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        for name, written_as in manifest["digests"].items():
            if digest(folder / f"{name}.parquet") != written_as:
                raise ValueError(f"{name}.parquet")
        checked = datetime.fromisoformat(pointed.get("checked_at", manifest["created_at"]))
        full_on = date.fromisoformat(pointed.get("full_on", manifest["created_at"][:10]))
        return Snapshot(folder, manifest, checked, full_on, torn)

    def _prune(self) -> None:
        """Keep the newest versions and the first of each month."""
        versions = sorted(path.name for path in self.folder.iterdir() if path.is_dir() and path.name[0] != ".")
        first_of_month: dict[str, str] = {}
        for name in versions:
            first_of_month.setdefault(name[:6], name)
        for name in set(versions[: -self._keep]) - set(first_of_month.values()):
            shutil.rmtree(self.folder / name, ignore_errors=True)


def _kept(folder: Path) -> Kept:
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    made = datetime.fromisoformat(told["created_at"])
    return Kept(folder.name, date.fromisoformat(told["as_of"]), made, bool(told["synthetic"]))


def _signature(url: str) -> str:
    """A short name for this database (without its password) under these declarations."""
    address = parsed(url).set(password=None).render_as_string(hide_password=True)
    return hashlib.sha256(f"{VERSION}\n{address}\n{_declared()}".encode()).hexdigest()[:16]


@cache
def _declared() -> str:
    """Every fact as its statements say it; written out once a process, for that takes longer than an answer."""
    return "\n".join(
        f"{fact.name}:{fact.keys}:{sorted(fact.sums)}:{fact.counted_form}:{fact.left_out}" for fact in FACTS.values()
    )


def _same(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether two versions hold the same figures as of the same day, under the same rules."""
    content = ("digests", "as_of", "missing", "synthetic", "rules", "closing_days", "source_rows")
    return all(old.get(key) == new.get(key) for key in content)
