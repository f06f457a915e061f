"""A unit, and all units as a tree with what people need to know about it. Names no unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from data_access.demo import planted
from data_access.demo.arrays import Numbers

GURU, KESEHATAN, LAINNYA = 0, 1, 2
SHARES = (0.42, 0.17, 0.41)
"""Shares of the professions among the staff, in the order of `codes.PROFESSION`."""


_FOUNDED = date(2017, 1, 1)


@dataclass(frozen=True)
class Unit:
    """A row of `agency`, with its OPD, whether it serves the public, and its pull on each profession."""

    id: str
    city: int
    parent: str | None
    opd: str
    name: str
    kind: str
    sector: str | None
    region: str | None = None
    npsn: str | None = None
    serves: bool = False
    pull: tuple[float, float, float] = (0.0, 0.0, 0.0)
    valid_from: date = _FOUNDED
    valid_to: date | None = None
    successor: str | None = None


@dataclass(frozen=True)
class Places:
    """All units, and what people need to know about them as arrays (one place per unit)."""

    units: tuple[Unit, ...]
    renaming: int

    @cached_property
    def at(self) -> dict[str, int]:
        """Place of each unit by its id."""
        return {unit.id: place for place, unit in enumerate(self.units)}

    @cached_property
    def ids(self) -> list[str]:
        return [unit.id for unit in self.units]

    @cached_property
    def opds(self) -> list[int]:
        """Places of the OPD: the units just below a city."""
        return [place for place, unit in enumerate(self.units) if unit.opd == unit.id]

    @cached_property
    def opd_of(self) -> Numbers:
        return np.array([self.at[unit.opd] if unit.opd else place for place, unit in enumerate(self.units)])

    @cached_property
    def old(self) -> int:
        return self.at[planted.RENAMED_OPD]

    @cached_property
    def new(self) -> int:
        return self.at[planted.RENAMED_TO]

    @cached_property
    def headed(self) -> list[int]:
        """Places of the units that have a head of their own: all but the cities and the renamed agency."""
        return [place for place, unit in enumerate(self.units) if unit.kind != "KOTA" and place != self.new]

    def pull(self, city: int, profession: int) -> Numbers:
        return np.array([unit.pull[profession] if unit.city == city else 0.0 for unit in self.units])

    def named(self, units: Numbers, day: int | Numbers) -> Numbers:
        """The units under the name they have on the day."""
        return np.where((units == self.old) & (np.asarray(day) >= self.renaming), self.new, units)

    def existing(self, place: int, day: date) -> bool:
        unit = self.units[place]
        return unit.valid_from <= day and (unit.valid_to is None or day <= unit.valid_to)
