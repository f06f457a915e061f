"""One published release: its frames, read once and never changed, and what its manifest says of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from data_access.contract import OPTIONAL, codes
from data_access.dimensions.peers import PEERS_OF
from data_access.language import t
from data_access.periods import Period, today
from data_access.problems import GoneProblem, SnapshotProblem, quoted
from data_access.snapshot.naming import lacking


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
    _kept: dict[Hashable, pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    @property
    def version(self) -> str:
        return str(self.manifest["version"])

    @cached_property
    def as_of(self) -> date:
        return date.fromisoformat(self.manifest["as_of"])

    @property
    def closing_days(self) -> int:
        """Days after its end when a period was closed, as it was set for this version."""
        return int(self.manifest["closing_days"])

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

    @cached_property
    def rules_version(self) -> str:
        """A short name for these rules: the same name is the same numbers."""
        told = json.dumps(dict(self.rules), sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    def fact(self, name: str) -> pl.DataFrame:
        """The counted rows of a fact, sorted by city; no rows where its subject does not exist yet."""
        return self._frame(f"fact-{name}")

    def names(self, table: str) -> pl.DataFrame:
        """A table of names: agency, city, competency, service, training, threshold, delivery …"""
        if table in OPTIONAL and f"name-{table}" not in self.manifest["digests"]:
            return lacking(table)
        return self._frame(f"name-{table}")

    def below(self, agencies: Iterable[str]) -> frozenset[str]:
        """These agencies and every unit below them."""
        tree = self.names("agency").select("id", "path").explode("path")
        return frozenset(tree.filter(pl.col("path").is_in(list(agencies)))["id"])

    def today(self, city: str, now: datetime | None = None) -> date:
        """The day it is in this city (its `timezone`): a promise is overdue when its own city's day has ended."""
        return today(self._zones.get(city) or "", now)

    @cached_property
    def _zones(self) -> dict[str, str]:
        return dict(self.names("city").select("code", "timezone").iter_rows())

    @property
    def reconciliation(self) -> pl.DataFrame:
        """The source's rows by fact, slice and reason: (fact, kind, period, until, reason, n)."""
        return self._frame("reconciliation")

    @cached_property
    def agency_keys(self) -> pl.DataFrame:
        """What is joined to a fact by agency: its OPD, that OPD's kind and peer group, its parent, kind and sector."""
        keys = self.names("agency").select(pl.col("id").alias("agency"), "opd", pl.col("parent_id").alias("parent"),
                                           "kind", "opd_kind", "sector")  # fmt: skip
        group = pl.col("opd_kind").replace_strict(PEERS_OF, default=codes.UNKNOWN)
        return keys.with_columns(pl.col("agency").cast(pl.Categorical), peer_group=group)

    @cached_property
    def competency_keys(self) -> pl.DataFrame:
        return self.names("competency").select(pl.col("id").cast(pl.Categorical).alias("competency"), "domain")

    @cached_property
    def surveying(self) -> frozenset[str]:
        """OPD with a service whose users must be asked; of all others a survey says nothing."""
        services = self.names("service").filter(pl.col("must_survey") == 1)
        opds = self.names("agency").select("id", "opd").join(services, left_on="id", right_on="agency_id", how="semi")
        return frozenset(opds["opd"].to_list())

    def users(self, year: int) -> pl.DataFrame:
        """Users of each service in this year, or the newest counted before it (service, users): whom a survey asks."""
        volume = self.names("service_volume").filter(pl.col("year") <= year).sort("year")
        newest = volume.group_by("service_id", maintain_order=True).last()
        return newest.select(pl.col("service_id").cast(pl.Categorical).alias("service"), "users")

    def slices(self, name: str) -> tuple[Pick, ...]:
        """What was counted of a fact: (kind, first day, up to which day) of each slice, oldest first."""
        if name not in self._slices:
            keys = self.fact(name).select("kind_of_period", "period", "until").unique().sort("period", "until")
            self._slices[name] = tuple(Pick(*row, shown=Period(row[1], row[0])) for row in keys.iter_rows())
        return self._slices[name]

    def kept(self, key: Hashable, made: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """What follows from this version alone, whoever asks: made once, kept as long as the version is open."""
        if key not in self._kept:
            self._kept[key] = made()
        return self._kept[key]

    def _frame(self, name: str) -> pl.DataFrame:
        if name not in self._frames:
            try:
                self._frames[name] = pl.read_parquet(self.folder / f"{name}.parquet")
            except FileNotFoundError as gone:
                raise no_longer_kept(self.version) from gone
        return self._frames[name]


def no_longer_kept(version: str) -> GoneProblem:
    return GoneProblem(t("Rilis {version} tidak disimpan lagi.", version=quoted(version)))


def nothing_counted() -> SnapshotProblem:
    return SnapshotProblem(
        t(
            "Belum ada rilis data. Jalankan `pantau demo` untuk mencoba dengan kota contoh, atau arahkan "
            "DATABASE_URL ke basis data bersama lalu jalankan `pantau sync`."
        )
    )
