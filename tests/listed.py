"""The little city in one database with its published version, to look behind its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.privacy import WATCHED
from data_access.records import Listed, Records, behind, counted, listed, records, slice_of, whole
from data_access.settings import Settings
from data_access.snapshot import Pick, Snapshot, refresh
from data_access.viewer import DEMO, Viewer
from tests.city import CITY, load
from tests.databases import NewDatabase
from tests.published import settings_in
from tests.sources import create_contract

NEWEST = 2
"""Slices of each kind of period that are looked at cell by cell."""

NOBODY = Filters()


@dataclass(frozen=True)
class Place:
    """A little city in one database, and its published version."""

    url: str
    settings: Settings
    snapshot: Snapshot

    def picks(self, fact: str) -> list[Pick]:
        """The newest slices of each kind."""
        found = self.snapshot.slices(fact)
        kinds = {pick.kind: [one for one in found if one.kind == pick.kind][-NEWEST:] for pick in found}
        return [pick for newest in kinds.values() for pick in newest]

    def rows(self, fact: str, pick: Pick) -> pl.DataFrame:
        same = (
            pl.col("kind_of_period") == pick.kind,
            pl.col("period") == pick.period,
            pl.col("until") == pick.until,
        )
        return self.snapshot.fact(fact).filter(*same)

    def told(self, fact: str, pick: Pick) -> pl.DataFrame:
        """The same with one class for the complaints that no list tells apart."""
        both = pl.col("^class$").cast(pl.String).replace(dict.fromkeys(WATCHED.kin, WATCHED.pool))
        return self.rows(fact, pick).with_columns(both)

    def behind(self, fact: str, cell: dict[str, str | None], pick: Pick, viewer: Viewer = DEMO) -> int:
        return behind(viewer, fact, cell, slice_of(pick), NOBODY, self.settings, self.url, snapshot=self.snapshot)

    def records(self, fact: str, viewer: Viewer | None = DEMO, filters: Filters = NOBODY, **asked: Any) -> Records:
        """A page of the newest slice of the fact's usual kind of period."""
        kind = FACTS[fact].default_kind
        found = [pick for pick in self.snapshot.slices(fact) if pick.kind == kind] or self.snapshot.slices(fact)
        options: dict[str, Any] = {"cell": {}, "snapshot": self.snapshot, **asked}
        cell = options.pop("cell")
        return records(viewer, fact, cell, slice_of(found[-1]), filters, self.settings, self.url, **options)


@dataclass(frozen=True)
class Reader:
    """Lists as they are read in one place."""

    place: Place

    def page(self, key: str, viewer: Viewer | None = DEMO, filters: Filters = NOBODY, **how: Any) -> Listed:
        place = self.place
        return listed(viewer, key, filters, place.settings, place.url, snapshot=place.snapshot, **how)

    def whole(self, key: str, viewer: Viewer | None = DEMO, filters: Filters = NOBODY, **how: Any) -> Listed:
        place = self.place
        return whole(viewer, key, filters, place.settings, place.url, snapshot=place.snapshot, **how)

    def counted(self, key: str, filters: Filters = NOBODY, viewer: Viewer = DEMO) -> int:
        return counted(viewer, key, filters, self.place.snapshot) or 0

    @property
    def opd(self) -> list[str]:
        tree = self.place.snapshot.names("agency").filter(pl.col("kind") != "KOTA")
        return tree["opd"].unique().sort().to_list()


def loaded(new_database: NewDatabase, home: Path, kind: str) -> Iterator[Place]:
    settings = settings_in(home)
    with new_database(kind) as url:
        create_contract(url)
        load(url, CITY)
        yield Place(url, settings, refresh(settings, url).snapshot)
