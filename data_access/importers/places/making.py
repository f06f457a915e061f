"""Units that a file names: found among those that are there, or proposed to a person, and made where one agreed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from data_access.contract import codes
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, folded
from data_access.importers.known import Known
from data_access.importers.places import renaming
from data_access.importers.places.naming import kind_of, same_city, text_of
from data_access.importers.places.tree import Tree
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Proposal, Sifted
from data_access.language import t

__all__ = ["Making", "kind_of", "rows_of"]

_IDS = uuid.UUID("0b2a2a5e-6d5b-4f4e-8a59-9d7c6a3f2e11")
"""Names the units of files that have no code for them: the same name below the same unit is the same unit."""

_CARRIED = ("sector", "region_code", "npsn")
"""What a unit that takes over from another has from it."""

Row = tuple[str | None, str | None, str | None]
"""A unit as a file names it: its code, its name, the name of the unit over it."""


@dataclass(eq=False)
class Making:
    """The units of one file while they are matched."""

    tree: Tree
    asked: Asked
    known: Known
    sifted: Sifted
    renamed: dict[str, str] = field(default_factory=dict)
    _proposed: dict[str, Proposal] = field(default_factory=dict)
    _dated: set[str] = field(default_factory=set)
    _rows: dict[str, Row] = field(default_factory=dict)

    def named_in(self, rows: Iterable[Row]) -> None:
        """What the file names, so that a unit named over another is the one that has a row of its own."""
        seen: dict[str, set[Row]] = {}
        for row in rows:
            if row[1]:
                seen.setdefault(folded(row[1]), set()).add(row)
        self._rows = {name: next(iter(said)) if len(said) == 1 else (None, None, None) for name, said in seen.items()}

    def found(self, code: str | None, name: str | None, above: str | None, day: date) -> str | None:
        """The id of the unit: one that is there, one that a person confirmed, or one that is being made."""
        ident = self._meant(code, name, above, day)
        proposed = self._proposed.get(ident or "")
        return None if proposed and not proposed.agreed else ident

    def tell(self) -> None:
        """Hand the proposals to the sifted rows."""
        self.sifted.proposed += self._proposed.values()

    def _meant(self, code: str | None, name: str | None, above: str | None, day: date) -> str | None:
        """The same, and also one that is only proposed."""
        if name is None:
            return self._now(code)
        if self._is_city(name):
            return self.tree.root
        text = text_of(name, above)
        ident = self.asked.units.get(text) or self.asked.units.get(name)
        if ident is not None and ident not in self.tree.names:
            raise ImportProblem(
                t("Pemetaan [units] “{text}”: unit {id} tidak ada di basis data pada saat itu.", text=text, id=ident)
            )
        said = self.asked.new_units.get(text, self.asked.new_units.get(name))
        if ident or said is not None:
            return ident or self._new(text, code, name, above, day, said)
        if code and folded(name) != folded(self.tree.names.get(code, name)):
            self.renamed[code] = name
        return self._now(code) or self._by_name(name, above) or self._new(text, code, name, above, day, None)

    def _is_city(self, name: str) -> bool:
        """Whether this is what the city or its own unit is called."""
        root = self.tree.root
        return root is not None and any(same_city(name, one) for one in (self.tree.names[root], self._city_name))

    def _now(self, code: str | None) -> str | None:
        """The unit of this code, or the one that has taken over from it."""
        seen: set[str] = set()
        while code is not None and code not in self.tree.names and code not in seen:
            seen.add(code)
            code = self._successors.get(code)
        return code if code in self.tree.names else None

    def _by_name(self, name: str, above: str | None) -> str | None:
        """The one unit of this name. A name that units of many agencies have fits below the one that is named only."""
        ident = self.tree.named(name, above or "")
        if ident is None or text_of(name, above) == name:
            return ident
        return ident if any(self._called(one, above or "") for one in self.tree.path(ident)[1:]) else None

    def _called(self, ident: str, name: str) -> bool:
        return folded(self.tree.names.get(ident, "")) == folded(name) or (
            ident == self.tree.root and self._is_city(name)
        )

    def _new(self, text: str, code: str | None, name: str, above: str | None, day: date, said: Any) -> str | None:
        """The id of what is proposed; it is made where a person said so, or agreed to every proposal."""
        if self.tree.root is None:
            self.sifted.tell(self._rootless())
            return None
        ident = self._ident(text, code, said or {})
        if ident in self.tree.names:
            return ident
        if ident not in self._proposed:
            self._propose(ident, text, name, above, day, said)
        self._begun(ident, day)
        return ident

    def _rootless(self) -> str:
        if not self.asked.city and self.known.cities.height > 1:
            return t("Unit baru tidak dapat diusulkan tanpa kotanya. Sebut kotanya dengan --city.")
        return t("Unit baru tidak dapat diusulkan: kotanya belum punya unit KOTA. Jalankan `pantau init --city KODE`.")

    def _ident(self, text: str, code: str | None, said: Mapping[str, Any]) -> str:
        """Its own code, where no unit ever had it: a new name is a new unit, and the old one keeps its code."""
        free = code if code and code not in self._successors else None
        return said.get("id") or free or uuid.uuid5(_IDS, f"{self._city}/{text}").hex

    def _propose(self, ident: str, text: str, name: str, above: str | None, day: date, said: Any) -> None:
        agreed = self.asked.new or said is not None
        taken = {one.text for one in self._proposed.values()}
        values = self._values(ident, text, name, above, day, said or {})
        near = "" if agreed else self._near(name)
        self._proposed[ident] = Proposal(
            "agency", f"{text} ({ident})" if text in taken else text, values, near, agreed=agreed
        )

    def _begun(self, ident: str, day: date) -> None:
        """A unit stands since the first of the days it is named for, and so does what is over it."""
        while ident in self._proposed:
            values = self._proposed[ident].values
            if ident in self._dated or values["valid_from"] <= day:
                return
            values["valid_from"] = day
            ident = values["parent_id"]

    def _near(self, name: str) -> str:
        alike = self.tree.alike(name)
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
            "kind": _listed(said.get("kind"), codes.AGENCY_KIND, text) or old.get("kind") or kind_of(name),
            **{column: old.get(column) for column in _CARRIED},
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
        code, own, over = self._rows.get(folded(above), (None, above, None))
        if own is None or folded(over or "") == folded(name):  # several units of that name, or a ring
            return self.tree.root
        return self._meant(code, own, over, day) or self.tree.root

    @cached_property
    def _city(self) -> str:
        return self.known.city_of(self.asked.city)

    @cached_property
    def _city_name(self) -> str:
        return dict(self.known.cities.select("code", "name").iter_rows()).get(self._city, "")

    @cached_property
    def _successors(self) -> Mapping[str, str | None]:
        """{every unit that ever was: the one that took over}."""
        return dict(self.known.rows("agency", "id", "successor_id").iter_rows())


def _listed(code: str | None, known: codes.CodeList, text: str) -> str | None:
    if code and code not in known:
        raise ImportProblem(
            t("Pemetaan “{text}”: jenis unit {kind} tidak dikenal. Pilih {known}.",
              text=text, kind=code, known=", ".join(known))
        )  # fmt: skip
    return code


def rows_of(proposals: list[Proposal], rows: pl.DataFrame, known: Known) -> list[tuple[str, pl.DataFrame]]:
    """The tables that agreed units change: the new ones, then those they take over, with who serves there.

    Only units that a kept row is in, or stands below, are made; each is ascribed to the first of these rows.
    """
    new = {one.values["id"]: one for one in proposals if one.agreed and one.table == "agency"}
    if not new or "agency_id" not in rows.columns:
        return []
    first: dict[str, int] = {}
    for at, ident in rows.sort(AT).select(AT, "agency_id").iter_rows():
        while ident in new and ident not in first:
            first[ident] = at
            ident = _parent_of(new[ident], new, known)
    made = [{AT: at, **new[ident].values} for ident, at in first.items()]
    if not made:
        return []
    texts = dict.fromkeys(("replaces", *_CARRIED), pl.String)
    frame = pl.DataFrame(made, schema_overrides={AT: pl.Int64, "valid_from": pl.Date, **texts})
    return [("agency", frame.drop("replaces")), *renaming.tables(frame.drop_nulls("replaces"), rows, known)]


def _parent_of(one: Proposal, new: Mapping[str, Proposal], known: Known) -> str:
    parent = one.values["parent_id"]
    if parent not in new and parent not in known.units["id"]:
        raise ImportProblem(
            t(
                "Unit “{text}”: unit di atasnya ({id}) tidak ada dan tidak dibuat. Buat juga unit itu di [new_units], "
                "atau sebut parent yang lain.",
                text=one.text,
                id=parent,
            )
        )
    return parent
