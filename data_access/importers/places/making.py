"""Units that a file names: found among those that are there, or proposed to a person, and made where one agreed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from data_access.importers.asked import Asked
from data_access.importers.importer import folded
from data_access.importers.known import Known
from data_access.importers.places import renaming
from data_access.importers.places.finding import Finding
from data_access.importers.places.in_file import InFile, Row
from data_access.importers.places.made import CARRIED, rows_of
from data_access.importers.places.naming import kind_of, kind_said, like_a_city, text_of
from data_access.importers.places.succession import succeeded
from data_access.importers.places.tree import Tree
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Proposal, Sifted
from data_access.language import t

__all__ = ["Making", "kind_of", "rows_of"]

_IDS = uuid.UUID("0b2a2a5e-6d5b-4f4e-8a59-9d7c6a3f2e11")
"""Names the units of files that have no code for them: the same name below the same unit is the same unit."""


@dataclass(eq=False)
class Making:
    """The units of one file while they are matched."""

    tree: Tree
    asked: Asked
    known: Known
    sifted: Sifted
    renamed: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, Proposal] = field(default_factory=dict)
    _dated: set[str] = field(default_factory=set)
    _climbing: list[str] = field(default_factory=list)
    moved: dict[str, date] = field(default_factory=dict)
    older: dict[str, str] = field(default_factory=dict)
    _below: dict[str, set[str]] = field(default_factory=dict)
    _file: InFile = field(default_factory=lambda: InFile(()))

    def named_in(self, rows: Iterable[Row]) -> None:
        """What the file names, so that a unit named over another is the one that has a row of its own."""
        self._file = InFile(rows)

    def found(
        self, code: str | None, name: str | None, above: str | None, day: date, seen: date | None = None
    ) -> str | None:
        """The id of the unit: one that is there, one that a person confirmed, or one that is being made.

        `day`: since when a unit that is made stands. `seen`: a day on which it was there for certain: one that begins
        later in the database, and replaced none, stands since `day` too.
        """
        ident = self._meant(code, name, above, day)
        proposed = self.proposed.get(ident or "")
        if ident and not proposed:
            self._below.setdefault(folded(above or ""), set()).add(ident)
        if ident and seen and not proposed:
            self._stood(ident, seen, day)
        return None if proposed and not proposed.agreed else ident

    def _stood(self, ident: str, seen: date, day: date) -> None:
        replaced = {*self._finding.successors.values()}
        begun = self._begins.get(ident)
        if begun and seen < begun and ident not in self._dated and ident not in replaced:
            self.moved[ident] = min(day, self.moved.get(ident, begun))

    def settle(self) -> None:
        """Hand the proposals to the sifted rows, and the begins that moved back to what is known: `rows_of` writes
        them, and who reads a unit's begin after this reads the new one."""
        for ident, old in succeeded(self.proposed.values(), self._below, self.tree).items():
            one, taken = self.proposed[ident], f"{old} · {self.tree.names[old]}"
            self.proposed[ident] = replace(one, near="" if one.agreed else one.near or taken, took_over=taken)
        self.sifted.proposed += self.proposed.values()
        if self.moved:
            moved = pl.col("id").replace_strict(self.moved, default=None, return_dtype=pl.Date)
            self.known.units = self.known.units.with_columns(pl.coalesce(moved, "valid_from").alias("valid_from"))

    def ambiguous(self) -> dict[str, list[str]]:
        """{code that the database does not know: the names that the file gives it}, where these are several."""
        return {code: names for code, names in self._file.ambiguous().items() if code not in self.tree.names}

    def _meant(self, code: str | None, name: str | None, above: str | None, day: date) -> str | None:
        """The same, and also one that is only proposed. A name may be an id: what [fixed] says for a whole file."""
        name, above = self._name_of(code, name, above)
        if name is None:
            return self._finding.now(code)
        if self._finding.is_city(name):
            return self.tree.root
        code = self._file.code(code, name, above)
        text = text_of(name, above)
        ident = self.asked.units.get(text) or self.asked.units.get(name)
        if ident is not None and ident not in self.tree.names:
            raise ImportProblem(
                t("Pemetaan [units] “{text}”: unit {id} tidak ada di basis data pada saat itu.", text=text, id=ident)
            )
        said = self.asked.new_units.get(text, self.asked.new_units.get(name))
        if ident or said is not None:
            return ident or self._made_before(text, code, name, said) or self._new(text, code, name, above, day, said)
        if code and folded(name) != folded(self.tree.names.get(code, name)):
            self.renamed[code] = name
        there = self._finding.now(code) or self._finding.now(name) or self._finding.named(name, above)
        return there or self._taken_over(code, name) or self._new(text, code, name, above, day, None)

    def _taken_over(self, code: str | None, name: str) -> str | None:
        """What took over from the unit that had this name, for a text without a code."""
        found = None if code else self._finding.taken_over(name)
        if found:
            self.older[found] = name
        return found

    def _name_of(self, code: str | None, name: str | None, above: str | None) -> tuple[str | None, str | None]:
        """The name to go by. A code that the database does not know is one unit: the one of its names that is known,
        else the first; a name that the mapping speaks of, and the names of several known units, stay what they are."""
        called = self._file.called(code)
        if not called or self._finding.now(code) or (name and self._mapped(name, above)):
            return name, above
        known = {ident: one for one in called if (ident := self._finding.there(*one))}
        return (name, above) if len(known) > 1 else next(iter(known.values()), called[0])

    def _mapped(self, name: str, above: str | None) -> bool:
        return any(
            text in part for text in (text_of(name, above), name) for part in (self.asked.units, self.asked.new_units)
        )

    def _made_before(self, text: str, code: str | None, name: str, said: Mapping[str, Any] | None) -> str | None:
        """The unit that a block of the mapping made when it was imported before: by its id, or by name and begin."""
        if self.tree.root is None:
            return None
        since = renaming.since((said or {}).get("since"), text)
        ids = {(said or {}).get("id"), code, self._hashed(text)}
        here = self.known.units.filter(pl.col("city_code") == self._city)
        for ident, called, begun in here.select("id", "name", "valid_from").iter_rows():
            if folded(called) == folded(name) and (ident in ids or (since is not None and begun == since)):
                self._dated |= {ident} if since else set()
                return ident
        return None

    def _new(self, text: str, code: str | None, name: str, above: str | None, day: date, said: Any) -> str | None:
        """The id of what is proposed; it is made where a person said so, or agreed to every proposal."""
        if self.tree.root is None:
            self.sifted.tell(self._rootless())
            return None
        ident = self._ident(text, code, said or {})
        if ident in self.tree.names:
            return ident
        if ident in self._climbing:  # a ring in the file: who asked hangs below the city
            return None
        if ident not in self.proposed:
            self._climbing.append(ident)
            self._propose(ident, text, name, above, day, said)
            self._climbing.pop()
        self._begun(ident, day)
        return ident

    def _rootless(self) -> str:
        if not self.asked.city and self.known.cities.height > 1:
            return t("Unit baru tidak dapat diusulkan tanpa kotanya. Sebut kotanya dengan --city.")
        return t("Unit baru tidak dapat diusulkan: kotanya belum punya unit KOTA. Jalankan `pantau init --city KODE`.")

    def _ident(self, text: str, code: str | None, said: Mapping[str, Any]) -> str:
        """Its own code, where no unit ever had it: a new name is a new unit, and the old one keeps its code."""
        free = code if code and code not in self._finding.successors else None
        return said.get("id") or free or self._hashed(text)

    def _hashed(self, text: str) -> str:
        return uuid.uuid5(_IDS, f"{self._city}/{text}").hex

    def _propose(self, ident: str, text: str, name: str, above: str | None, day: date, said: Any) -> None:
        agreed = self.asked.new or said is not None
        taken = {one.text for one in self.proposed.values()}
        values = self._values(ident, text, name, above, day, said or {})
        near = "" if agreed else self._near(name)
        self.proposed[ident] = Proposal(
            "agency", f"{text} ({ident})" if text in taken else text, values, near, agreed=agreed
        )

    def _begun(self, ident: str, day: date) -> None:
        """A unit stands since the first of the days it is named for, and so does what is over it."""
        while ident in self.proposed:
            values = self.proposed[ident].values
            if ident in self._dated or values["valid_from"] <= day:
                return
            values["valid_from"] = day
            ident = values["parent_id"]

    def _near(self, name: str) -> str:
        """One like it of its own kind; the city only for what is called like one."""
        alike = self.tree.alike(name, city=like_a_city(name))
        return f"{alike} · {self.tree.names[alike]}" if alike else ""

    def _values(
        self, ident: str, text: str, name: str, above: str | None, day: date, said: Mapping[str, Any]
    ) -> dict[str, Any]:
        """A row of `agency`, as proposed and as the mapping says otherwise; `replaces` is the unit it takes over."""
        since = renaming.since(said.get("since"), text)
        old = renaming.taken_over(self.known, said.get("replaces") or None, since, text)
        if since:
            self._dated.add(ident)
        return {
            "id": ident,
            "city_code": self._city,
            "parent_id": self._over(said, old, name, above, day),
            "name": name,
            "kind": kind_said(said.get("kind"), text) or old.get("kind") or kind_of(name),
            **{column: old.get(column) for column in CARRIED},
            "valid_from": since or day,
            "replaces": old.get("id"),
        }

    def _over(self, said: Mapping[str, Any], old: Mapping[str, Any], name: str, above: str | None, day: date) -> Any:
        """What it stands below: as the mapping says, as the unit it takes over from did, else as the file says.

        A parent that is not there may be one that the file proposes; whether it is made is seen in `rows_of`.
        """
        parent = said.get("parent") or old.get("parent_id")
        if parent in self.tree.names:
            return parent
        proposed = self._parent(name, above, day)
        return parent or proposed

    def _parent(self, name: str, above: str | None, day: date) -> str | None:
        """The unit that the file names over it, which may be new itself; else the city."""
        if not above or folded(above) == folded(name):
            return self.tree.root
        code, own, over = self._file.own(above)
        if own is None or folded(over or "") == folded(name):  # several units of that name, or a ring
            return self.tree.root
        return self._meant(code, own, over, day) or self.tree.root

    @cached_property
    def _begins(self) -> Mapping[str, date]:
        return dict(self.tree.units.select("id", "valid_from").iter_rows())

    @cached_property
    def _city(self) -> str:
        return self.known.city_of(self.asked.city)

    @cached_property
    def _finding(self) -> Finding:
        return Finding(self.tree, self.known, self.asked.city)
