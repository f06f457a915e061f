"""The units of a city as they stood on a day, found by id, by name, or by name below another unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from data_access.importers.importer import folded
from data_access.problems import nearest

ALIKE = 0.65
"""From which two names of units are shown to a person as perhaps one (konvensi aplikasi): many begin alike."""


@dataclass(frozen=True, eq=False)
class Tree:
    """`units` as in `Known.units`, those of one city that stand on one day."""

    units: pl.DataFrame
    _near: dict[str, str] = field(default_factory=dict)

    @classmethod
    def standing(cls, units: pl.DataFrame, city: str, day: date) -> Tree:
        """An empty `city` means all of them."""
        begun = pl.col("valid_from") <= day
        there = pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
        here = pl.col("city_code") == city if city else pl.lit(True)
        return cls(units.filter(begun & there & here))

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
        roots = [ident for ident, parent in self.parents.items() if parent is None]
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
        return found[0] if len(found) == 1 else None

    def alike(self, name: str) -> str | None:
        """The unit whose name is most like this one: for a person to decide."""
        mark = folded(name)
        if mark not in self._near:
            self._near[mark] = nearest(mark, self._by_name, ALIKE)
        return next(iter(self._by_name.get(self._near[mark], [])), None)
