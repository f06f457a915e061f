"""Which service an answer is about: by id or as a person confirmed, else by its name in the unit that the row names.

Nothing is guessed: a name that fits nothing, or fits twice, refuses its row, unless new services are to be made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

import polars as pl
from sqlalchemy import String

from data_access.contract import TABLES
from data_access.importers.asked import Asked
from data_access.importers.importer import folded
from data_access.importers.kinds.feedback.new_services import proposed
from data_access.importers.kinds.feedback.shared import newest
from data_access.importers.known import Known
from data_access.importers.places import Tree, with_unit
from data_access.importers.places.tree import ALIKE
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Proposal, Sifted
from data_access.language import N_, t
from data_access.problems import nearest

_LONGEST = cast(String, TABLES["service"].c.name.type).length or 0
UNSAID = N_(
    "baris tidak menyebut layanan atau unitnya: bila seluruh berkas satu layanan, tulis service di bagian [fixed] "
    "berkas pemetaan"
)
SEVERAL = N_("ada beberapa layanan yang cocok: sebut layanannya, atau pasangkan di [services] berkas pemetaan")
UNKNOWN = N_(
    "layanan tidak dikenal: pasangkan di [services] berkas pemetaan, atau setujui sebagai layanan baru; lalu impor "
    "lagi berkas yang sama, barisnya tidak perlu diperbaiki"
)
STRANGE_UNIT = N_(
    "layanan tidak dikenal, sebab unitnya tidak dikenal: pasangkan unitnya di [units] berkas pemetaan, atau setujui "
    "sebagai unit baru; lalu impor lagi berkas yang sama, barisnya tidak perlu diperbaiki"
)
UNITLESS = N_(
    "layanan tidak dikenal, dan baris tidak menyebut unitnya sehingga tidak dapat dibuat: tulis unit di [fixed] "
    "berkas pemetaan, atau agency di [new_services]; lalu impor lagi berkas yang sama"
)
TOO_LONG = N_("nama layanan terlalu panjang")
_UNIT = ("unit_id", "unit")
_Said = tuple[str | None, str | None, str | None]
"""What a row says: its service, its unit, and the id of that unit where one is known."""


def with_service(sifted: Sifted, known: Known, asked: Asked) -> None:
    """Add `service_id` and `agency_id`, the unit of that service; rows of no certain service are refused.

    `answered_on` must be there. What [fixed] says of `service` and `unit` holds for rows that say nothing.
    """
    services = _Services(known, asked)
    for column in ("service", "unit"):
        sifted.add(pl.col(column).fill_null(pl.lit(asked.fixed.get(column), pl.String)))
    texts = sifted.rows["service"].drop_nulls().unique()
    certain = {text: ident for text in texts if (ident := services.certain(text))}
    sure = pl.col("service").replace_strict(certain, default=None, return_dtype=pl.String)
    # the unit of a service that is certain is nobody's question
    sifted.add(sure.alias("_sure"), *(pl.when(sure.is_null()).then(pl.col(name)).alias(name) for name in _UNIT))
    day = newest(sifted.rows["answered_on"], known)
    with_unit(sifted, _UNIT, known, asked, day, since=pl.col("answered_on"))
    sifted.add(pl.coalesce("unit", "unit_id").alias("unit"))  # a code alone names a unit too
    _match(sifted, services)
    sifted.proposed += services.proposed.values()


def _match(sifted: Sifted, services: _Services) -> None:
    made = {one.values["id"] for one in sifted.proposed if one.agreed and one.table == "agency"}
    unsure = sifted.rows.filter(pl.col("_sure").is_null())
    said = unsure.select("service", "unit", "agency_id").unique(maintain_order=True)
    # what is named in full is known to rows that name less
    said = said.sort(pl.col("service", "agency_id").is_null(), maintain_order=True)
    services.named(said)
    answers = [services.found(row, made) for row in said.iter_rows()]
    schema = {"_named": pl.String, "_why": pl.String, "_near": pl.String}
    matched = pl.concat([said, pl.DataFrame(answers, schema=schema, orient="row")], how="horizontal")
    on = ["service", "unit", "agency_id"]
    rows = sifted.rows.join(matched, on=on, how="left", nulls_equal=True, maintain_order="left")
    sifted.rows = rows.with_columns(pl.coalesce("_sure", "_named").alias("service_id"))
    sifted.refuse(pl.col("service_id").is_null(), "service", pl.col("_why"), pl.col("_near"))
    owners = {**services.owners, **services.new_owners}
    owner = pl.col("service_id").replace_strict(owners, default=None, return_dtype=pl.String)
    sifted.rows = sifted.rows.with_columns(pl.coalesce(owner, "agency_id").alias("agency_id"))
    sifted.rows = sifted.rows.drop("_sure", "_named", "_why", "_near")


def _texts(said: _Said) -> list[str]:
    """What a mapping may call the service of a row: its name with its unit, the closest first, then its name alone."""
    service, unit, agency = said
    name = service or unit or ""
    units = [f"{unit} ({agency})", unit] if service and unit else [agency]
    return [*(f"{name} / {one}" for one in units if one), name]


@dataclass(eq=False)
class _Services:
    """The services of a database while those of a file are matched with them."""

    known: Known
    asked: Asked
    proposed: dict[str, Proposal] = field(default_factory=dict)
    """{id: a service that nobody knows}."""
    _repeated: frozenset[str] = frozenset()

    @cached_property
    def owners(self) -> dict[str, str]:
        """{service: its agency}."""
        return dict(self.known.services.select("id", "agency_id").iter_rows())

    @property
    def new_owners(self) -> dict[str, str]:
        """The same of those that are made."""
        return {one.values["id"]: one.values["agency_id"] for one in self.proposed.values() if one.agreed}

    def named(self, said: pl.DataFrame) -> None:
        """What the file names: `service`, `unit`, `agency_id`. A name that several units have is called by its unit."""
        pairs = {(folded(service or unit or ""), agency or unit) for service, unit, agency in said.iter_rows()}
        marks = Counter(mark for mark, _ in pairs)
        self._repeated = frozenset(mark for mark, count in marks.items() if count > 1)

    @cached_property
    def _tree(self) -> Tree:
        units = self.known.units
        return Tree(units.filter(pl.col("city_code") == self.asked.city) if self.asked.city else units)

    @cached_property
    def _rows(self) -> list[tuple[str, str, str]]:
        """id, agency, name of the services of the city."""
        rows = self.known.services.select("id", "agency_id", "name").iter_rows()
        return [row for row in rows if row[1] in self._tree.names]

    @cached_property
    def _meant(self) -> Mapping[str, str]:
        """{text, folded: the service that a person says it is}."""
        meant = {**self.asked.codes.get("service", {}), **self.asked.services}
        for text, ident in meant.items():
            if ident not in self.owners:
                raise ImportProblem(
                    t("Pemetaan [services] “{text}”: layanan {id} tidak ada di basis data.", text=text, id=ident)
                )
        return {folded(text): ident for text, ident in meant.items()}

    @cached_property
    def _told(self) -> Mapping[str, Mapping[str, Any]]:
        """{text, folded: what a person says of a service that is to be made}."""
        return {folded(text): told for text, told in self.asked.new_services.items()}

    def certain(self, text: str) -> str | None:
        """The service that a person says it is, or whose id it is."""
        return self._meant.get(folded(text)) or (text if text in self.owners else None)

    def found(self, said: _Said, made: Collection[str]) -> tuple[str | None, str | None, str | None]:
        """The service, else why there is none and what may help; `made`: ids of the units that are made."""
        service, unit, agency = said
        name = service or unit
        texts = _texts(said)
        if meant := next((self._meant[text] for text in map(folded, texts) if text in self._meant), None):
            return meant, None, None
        fitting = self._fitting(service, unit, agency)
        if len(fitting) == 1:
            return fitting[0], None, None
        if fitting:
            return None, SEVERAL, None
        if name is None:
            return None, UNSAID, None
        if len(name) > _LONGEST:
            return None, TOO_LONG, None
        return self._new(name, texts, unit, agency, made)

    def _new(
        self, name: str, texts: Sequence[str], unit: str | None, agency: str | None, made: Collection[str]
    ) -> tuple[str | None, str | None, str | None]:
        """A service that is proposed, and made where a person agreed."""
        near = self._near(name)
        told = next((self._told[text] for text in map(folded, texts) if text in self._told), None)
        taken = {one.text for one in self.proposed.values()}
        closer = texts[:-1] if folded(name) in self._repeated else []
        text = next((one for one in reversed(closer or texts) if one not in taken), texts[0])
        if unit and not agency and told is None:  # first the unit, then its services
            return None, STRANGE_UNIT, self._hint(near)
        one = proposed(text, name, agency, told, near, agreed=self.asked.new or told is not None)
        if one.values["id"] in self.owners:
            return one.values["id"], None, None
        self._refuse_strange(one, made)
        one = self.proposed.setdefault(one.values["id"], one)
        if one.agreed:
            return one.values["id"], None, None
        return None, UNITLESS if one.lacking else UNKNOWN, self._hint(near)

    def _refuse_strange(self, one: Proposal, made: Collection[str]) -> None:
        agency = one.values["agency_id"]
        if agency and agency not in self._tree.names and agency not in made:
            raise ImportProblem(
                t("Pemetaan [new_services] “{text}”: unit {id} tidak ada di basis data.", text=one.text, id=agency)
            )

    def _fitting(self, service: str | None, unit: str | None, agency: str | None) -> list[str]:
        """The unit's own services of this name, else those of the units below it; without a name, its own, of several
        the one that is called as the unit. Those that this file makes are there already."""
        made = [one.values for one in self.proposed.values() if one.agreed]
        rows = [*self._rows, *((one["id"], one["agency_id"], one["name"]) for one in made)]
        own = [row for row in rows if row[1] == agency]
        if service is None:
            called = [row for row in own if folded(row[2]) == folded(unit or "")]
            return [row[0] for row in (called if len(called) == 1 else own)]
        if unit is not None and agency is None:  # a unit that nobody knows: no other unit's service is meant
            return []
        below = [row for row in rows if agency in self._tree.path(row[1])[1:]]
        places = [own, below] if agency else [rows]
        named = ([row[0] for row in place if folded(row[2]) == folded(service)] for place in places)
        return next((idents for idents in named if idents), [])

    def _near(self, name: str) -> str:
        """The one that is called most like it: "id · name"."""
        names = {folded(called): f"{ident} · {called}" for ident, _, called in self._rows}
        alike = nearest(folded(name), names, ALIKE)
        return names[alike] if alike else ""

    def _hint(self, near: str) -> str | None:
        return t("mungkin {near}", near=near) if near else None
