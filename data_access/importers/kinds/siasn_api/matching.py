"""The units of a SIASN tree → units of the database: by id, by who took over, by name below the same unit.

Nothing is guessed: a name that changed, a unit above that nobody knows, a ring and a name that fits twice are refused
with the way out. Reads what is known and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import folded
from data_access.importers.known import Known
from data_access.importers.places import Tree
from data_access.importers.places.making import Making, kind_of
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

ABOVE = N_("unit di atasnya tidak ada di berkas dan tidak ada di basis data, atau barisnya ditolak")
RING = N_("unit di atasnya berputar: rantainya tidak berujung di kota")
RENAMED = N_(
    "nama di basis data lain: bila berganti nama, sebut since dan replaces di [new_units] berkas pemetaan; bila tidak, "
    "samakan namanya"
)
TWICE = N_("nama ini ada dua kali di bawah unit yang sama: sebut id unitnya di basis data di [units] berkas pemetaan")
SAME = N_("baris lain di berkas ini sudah mengisi unit yang sama di basis data")
ELSEWHERE = N_("id ini milik unit kota lain di basis data")


class Said(NamedTuple):
    """A row of the file; `mark` is its name folded."""

    at: int
    ident: str
    name: str
    above: str | None
    mark: str


@dataclass(frozen=True)
class Matched:
    """What a row means: a unit of the database (`ident`) or a new one of this id, or why it is refused.

    `made`: the unit is made as a mapping says, by `places.making`.
    """

    ident: str = ""
    parent: str | None = None
    kind: str = ""
    made: bool = False
    column: str = ""
    reason: str = ""
    hint: str | None = None


RINGED = Matched(column="above", reason=RING)


@dataclass(eq=False)
class Matching:
    """The rows of one file while they are matched with the units of `city`; a new unit begins on `day`."""

    known: Known
    asked: Asked
    sifted: Sifted
    city: str
    day: date
    by_name: int = 0
    """How many units the database has under another id."""
    _places: dict[str, str] = field(default_factory=dict)
    """{id in the file: the unit of the database below which its children hang}."""
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        columns = ("id", "city_code", "parent_id", "name", "kind", "valid_to", "successor_id")
        rows = self.known.rows("agency", *columns)
        every = rows.with_columns(values.folded(pl.col("name")).alias("mark")).to_dicts()
        self.there: dict[str, dict[str, Any]] = {one["id"]: one for one in every if one["city_code"] == self.city}
        self.elsewhere = {one["id"] for one in every} - {*self.there}
        open_ = [one for one in self.there.values() if one["valid_to"] is None]
        self.root = next((one["id"] for one in open_ if one["kind"] == "KOTA"), None)
        self._names = Counter(one["mark"] for one in open_)
        self._open = {one["mark"]: one["id"] for one in open_}
        self._below = {(one["mark"], one["parent_id"]): one["id"] for one in open_}
        self._pairs = Counter((one["mark"], one["parent_id"]) for one in open_)
        tree = Tree(self.known.units.filter(pl.col("city_code") == self.city))
        self.making = Making(tree, self.asked, self.known, self.sifted)

    def all(self, rows: list[Said]) -> dict[int, Matched]:
        """{at: what the row means}; the units above come first, whatever the order of the file."""
        self._file = {row.ident: row for row in rows}
        self._said = Counter(row.mark for row in rows)
        self._said_below = Counter((row.mark, row.above) for row in rows)
        ordered = _from_above(rows, self._file)
        found = {row.at: self._matched(row) for row in ordered}
        return _unringed({row.at: RINGED for row in rows} | found, self.there)

    def _matched(self, row: Said) -> Matched:
        if row.ident in self.elsewhere:
            return Matched(column="ident", reason=ELSEWHERE)
        if row.above is None and self._is_city(row):
            return self._kept(row, self.root or self._city_of_file(), None, "KOTA")
        parent = self._parent(row)
        if parent is None:
            return Matched(column="above", reason=ABOVE)
        if row.ident in self.there:
            return self._by_id(row, parent)
        agreed, fitting = self._agreed(row), self._fitting(row, parent)
        if fitting and not agreed and self._said_below[row.mark, row.above] > 1:
            return Matched(column="name", reason=TWICE)
        self.by_name += bool(agreed or fitting)
        return self._kept(row, agreed or fitting or row.ident, parent, kind_of(row.name))

    def _is_city(self, row: Said) -> bool:
        """A root that has the name of the city, or of its unit."""
        name = dict(self.known.cities.select("code", "name").iter_rows())[self.city]
        unit = self.there[self.root]["name"] if self.root else name
        return row.mark in {folded(name), folded(f"Pemerintah {name}"), folded(unit)}

    def _parent(self, row: Said) -> str | None:
        """The unit above; that of a root is the city. None for one that nobody knows."""
        if row.above is None:
            return self.root or self._city_of_file()
        if row.above in self._places:
            return self._places[row.above]
        return self._now(row.above) if row.above in self.there and row.above not in self._file else None

    def _city_of_file(self) -> str:
        """The root that is the city, where the database has no unit for it."""
        found = next((row.ident for row in self._file.values() if row.above is None and self._is_city(row)), None)
        if found is None:
            raise ImportProblem(
                t("Unit kota (KOTA) tidak ada di basis data maupun di berkas. Masukkan unit kotanya lebih dahulu.")
            )
        return found

    def _now(self, ident: str) -> str:
        """The unit itself, or the one that has taken over from it."""
        seen = {ident}
        while (step := self.there[ident]["successor_id"]) in self.there and step not in seen:
            seen.add(step)
            ident = step
        return ident

    def _by_id(self, row: Said, parent: str) -> Matched:
        """A unit that is there: under this name, or its successor; a new name is for a person to date."""
        now = self._now(row.ident)
        for ident in dict.fromkeys((now, row.ident)):
            if self.there[ident]["mark"] == row.mark:
                closed = self.there[ident]["valid_to"] is not None
                kept = self._kept(row, ident, self.there[ident]["parent_id"] if closed else parent, "")
                self._places[row.ident] = now
                return kept
        self._places[row.ident] = now
        return self._dated(row) or Matched(
            column="name", reason=RENAMED, hint=t("di basis data: {name}", name=self.there[now]["name"])
        )

    def _dated(self, row: Said) -> Matched | None:
        """A new name that the mapping dates: made as it says. Without its id, which the old name keeps."""
        over = self._file.get(row.above or "")
        above = over.name if over else None
        if not {row.name, f"{row.name} / {above}"} & {*self.asked.new_units}:
            return None
        ident = self.making.found(None, row.name, above, self.day)
        return self._kept(row, str(ident), None, "", made=True)

    def _agreed(self, row: Said) -> str | None:
        """The unit of the database that the mapping names for this id or name."""
        ident = self.asked.units.get(row.ident) or self.asked.units.get(row.name)
        if ident is not None and ident not in self.there:
            raise ImportProblem(
                t("Pemetaan [units] “{text}”: unit {id} tidak ada di basis data.", text=row.name, id=ident)
            )
        return ident

    def _fitting(self, row: Said, parent: str) -> str | None:
        """The unit of this name below the same unit, else the only one of a name that is no common one."""
        name = row.mark
        if self._pairs[name, parent] == 1:
            return self._unclaimed(self._below[name, parent])
        alone = self._names[name] == 1 and self._said[name] == 1 and kind_of(row.name) != "UNIT"
        return self._unclaimed(self._open[name]) if alone else None

    def _unclaimed(self, ident: str) -> str | None:
        """None for a unit that the file has under its own id."""
        return None if ident in self._file else ident

    def _kept(self, row: Said, ident: str, parent: str | None, kind: str, *, made: bool = False) -> Matched:
        if ident in self._taken:
            return Matched(column="name", reason=SAME)
        self._taken.add(ident)
        self._places[row.ident] = ident
        return Matched(ident, parent, kind, made)


def _from_above(rows: list[Said], file: dict[str, Said]) -> list[Said]:
    """Each row after the one above it; rows in a ring, and below one, are left out."""
    below: dict[str | None, list[Said]] = {}
    for row in rows:
        below.setdefault(row.above if row.above in file else None, []).append(row)
    found = below.get(None, [])[:]
    for row in found:  # it grows while it is walked
        found += below.get(row.ident, [])
    return found


def _unringed(found: dict[int, Matched], there: dict[str, dict[str, Any]]) -> dict[int, Matched]:
    """The same with those refused that would close a ring with units which only the database has."""
    up: dict[str, str | None] = {ident: one["parent_id"] for ident, one in there.items()}
    up |= {one.ident: one.parent for one in found.values() if not one.reason and not one.made}
    sound: set[str | None] = {None}
    return {at: one if one.reason or _ends(one.ident, up, sound) else RINGED for at, one in found.items()}


def _ends(ident: str, up: dict[str, str | None], sound: set[str | None]) -> bool:
    """Whether the way up from here ends; what it passed is remembered as sound."""
    path: list[str] = []
    step: str | None = ident
    while step not in sound and step is not None:
        if step in path:
            return False
        path.append(step)
        step = up.get(step)
    sound.update(path)
    return True
