"""Where versions stand: one folder each, complete before it is seen, and a small pointer file that names the newest.

A crash at any point leaves the old version whole. A reader holds the version it opened; nothing in it changes.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import polars as pl

from data_access.contract import VERSION
from data_access.database import parsed
from data_access.facts import FACTS
from data_access.language import t
from data_access.periods import Period
from data_access.problems import SnapshotProblem
from data_access.settings import PRIVATE, Settings
from data_access.snapshot.disk import damage, digest, private_text, synced, written

POINTER = "current.json"
MANIFEST = "manifest.json"
_UNFINISHED = ".new-"
_NAME = re.compile(r"\d{8}T\d{12}Z")


@dataclass(frozen=True)
class Pick:
    """A slice that was counted, and the period it is shown under."""

    kind: str
    period: date
    until: date
    shown: Period


@dataclass(frozen=True)
class Snapshot:
    """One published version. Frames are read once, kept, and never changed in place."""

    folder: Path
    manifest: Mapping[str, Any]
    checked_at: datetime
    full_on: date
    """Day (UTC) of the last count of everything, closed periods too."""
    damaged: tuple[str, ...] = ()
    _frames: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)
    _slices: dict[str, tuple[Pick, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def version(self) -> str:
        return str(self.manifest["version"])

    @cached_property
    def as_of(self) -> date:
        return date.fromisoformat(self.manifest["as_of"])

    @property
    def synthetic(self) -> bool:
        return bool(self.manifest["synthetic"])

    @property
    def missing(self) -> Mapping[str, str]:
        """{fact: why it could not be counted}."""
        return self.manifest["missing"]

    @property
    def source_rows(self) -> Mapping[str, int]:
        """{fact: rows of its source table}, whether they lie in a counted period or not."""
        return self.manifest["source_rows"]

    @property
    def rules(self) -> Mapping[str, float]:
        """{code: number} of the rules that held on the data date: the database's own, else the declared ones."""
        return self.manifest["rules"]

    def fact(self, name: str) -> pl.DataFrame:
        """The counted rows of a fact, sorted by city; no rows where its subject does not exist yet."""
        return self._frame(f"fact-{name}")

    def names(self, table: str) -> pl.DataFrame:
        """A table of names: agency, city, competency, service, training, threshold, delivery …"""
        return self._frame(f"name-{table}")

    @property
    def reconciliation(self) -> pl.DataFrame:
        """The source's rows by fact, slice and reason: (fact, kind, period, until, reason, n)."""
        return self._frame("reconciliation")

    @cached_property
    def agency_keys(self) -> pl.DataFrame:
        """What is joined to a fact by agency: its OPD, that OPD's kind, its parent, kind and sector."""
        keys = self.names("agency").select(pl.col("id").alias("agency"), "opd", pl.col("parent_id").alias("parent"),
                                           "kind", "opd_kind", "sector")  # fmt: skip
        return keys.with_columns(pl.col("agency").cast(pl.Categorical))

    @cached_property
    def competency_keys(self) -> pl.DataFrame:
        return self.names("competency").select(pl.col("id").cast(pl.Categorical).alias("competency"), "domain")

    @cached_property
    def users(self) -> pl.DataFrame:
        """Users of an agency's services in the newest year each has (agency, users): the population of its survey."""
        volume = self.names("service_volume").sort("year").group_by("service_id").last()
        services = self.names("service").select(pl.col("id").alias("service_id"), "agency_id")
        by_agency = services.join(volume, on="service_id").group_by(agency="agency_id").agg(pl.col("users").sum())
        return by_agency.with_columns(pl.col("agency").cast(pl.Categorical))

    def slices(self, name: str) -> tuple[Pick, ...]:
        """What was counted of a fact: (kind, first day, up to which day) of each slice, oldest first."""
        if name not in self._slices:
            keys = self.fact(name).select("kind_of_period", "period", "until").unique().sort("period", "until")
            self._slices[name] = tuple(Pick(*row, shown=Period(row[1], row[0])) for row in keys.iter_rows())
        return self._slices[name]

    def _frame(self, name: str) -> pl.DataFrame:
        if name not in self._frames:
            try:
                self._frames[name] = pl.read_parquet(self.folder / f"{name}.parquet")
            except FileNotFoundError as gone:
                raise _no_longer_kept(self.version) from gone
        return self._frames[name]


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
        named = self._pointed()
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
            raise _no_longer_kept(version)
        try:
            return self._opened(folder, self._pointed(), ())
        except (OSError, ValueError, KeyError) as fault:
            raise SnapshotProblem(damage(folder, fault)) from fault

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
            return self._opened(since.folder, self._pointed(), ())
        private_text(draft / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False))
        synced(draft)
        draft.rename(self.folder / version)
        self._point(version, now, full_on)
        self._prune()
        return self._opened(self.folder / version, self._pointed(), ())

    def sweep(self) -> None:
        """Throw away what a killed refresh left half-written. Only the one refresher may call this."""
        for left in self.folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)

    def _point(self, version: str, checked: datetime, full_on: date) -> None:
        beside = self.folder / f".{POINTER}"
        told = {"version": version, "checked_at": checked.isoformat(), "full_on": full_on.isoformat()}
        private_text(beside, json.dumps(told))
        beside.replace(self.pointer)

    def _pointed(self) -> dict[str, str]:
        try:
            return dict(json.loads(self.pointer.read_text(encoding="utf-8")))
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
    content = ("digests", "as_of", "missing", "synthetic", "rules", "source_rows")
    return all(old.get(key) == new.get(key) for key in content)


def _no_longer_kept(version: str) -> SnapshotProblem:
    return SnapshotProblem(t("Rilis {version} tidak disimpan lagi.", version=version))
