"""The units of a city as they stood on a day, found by id, by name, or by name below another unit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from data_access.importers.importer import folded
from data_access.importers.places.naming import comparable
from data_access.problems import nearest

ALIKE = 0.65
"""From which two names of units are shown to a person as perhaps one (konvensi aplikasi): many begin alike."""


@dataclass(frozen=True, eq=False)
class Tree:
    """`units` as in `Known.units`, those of one city that stand on one day; of `later` ones the begin is not sure."""

    units: pl.DataFrame
    later: frozenset[str] = frozenset()
    _near: dict[str, str] = field(default_factory=dict)

    @classmethod
    def standing(cls, units: pl.DataFrame, city: str, day: date, early: Collection[str] = ()) -> Tree:
        """An empty `city` means all of them. `early`: ids that are there even where they begin after the day."""
        later = pl.col("valid_from") > day
        there = pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
        here = pl.col("city_code") == city if city else pl.lit(True)
        found = units.filter((~later | pl.col("id").is_in([*early])) & there & here)
        return cls(found, frozenset(found.filter(later)["id"]))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """{id: name}."""
        return dict(self.units.select("id", "name").iter_rows())

    @cached_property
    def parents(self) -> Mapping[str, str | None]:
        return dict(self.units.select("id", "parent_id").iter_rows())

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for ident, name in self.names.items():
            found.setdefault(folded(name), []).append(ident)
        return found

    @property
    def root(self) -> str | None:
        """The city itself, where there is one city."""
        roots = self._first([ident for ident, parent in self.parents.items() if parent is None])
        return roots[0] if len(roots) == 1 else None

    def path(self, ident: str) -> list[str]:
        """The unit and what stands above it, up to the city; a ring ends where it began."""
        found: list[str] = []
        step: str | None = ident
        while step is not None and step not in found:
            found.append(step)
            step = self.parents.get(step)
        return found

    def opd(self, ident: str) -> str:
        """The unit just below the city that this one is in; a city itself stays what it is."""
        path = self.path(ident)
        return path[-2] if len(path) > 1 else ident

    def named(self, name: str, above: str = "") -> str | None:
        """The one unit of this name, however it is written; of several the one below the unit called `above`."""
        found = self._by_name.get(folded(name), [])
        if len(found) > 1 and above:
            over = {*self._by_name.get(folded(above), [])}
            found = [ident for ident in found if over & {*self.path(ident)[1:]}]
        found = self._first(found)
        return found[0] if len(found) == 1 else None

    def _first(self, ids: list[str]) -> list[str]:
        """Those that stand on the day; the later ones where none does."""
        return [ident for ident in ids if ident not in self.later] or ids

    def alike(self, name: str, *, city: bool = True) -> str | None:
        """The unit whose name is most like this one, of a kind it may be: for a person to decide. `city`: whether it
        may be the city itself."""
        mark = folded(name)
        if mark not in self._near:
            fitting = [text for text, ids in self._by_name.items() if self._may_be(name, ids[0], city=city)]
            self._near[mark] = nearest(mark, fitting, ALIKE)
        return next(iter(self._by_name.get(self._near[mark], [])), None)

    def _may_be(self, name: str, ident: str, *, city: bool) -> bool:
        return city if ident == self.root else comparable(name, self.names[ident])
