"""Which service an answer is about: by id or as a person confirmed, else by its name in the unit that the row names.

Nothing is guessed: a name that fits nothing, or fits twice, refuses its row, unless new services are to be made.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import polars as pl
from sqlalchemy import String

from data_access.contract import TABLES
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, folded
from data_access.importers.kinds.feedback.shared import newest
from data_access.importers.known import Known
from data_access.importers.places import Tree, with_unit
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.problems import nearest
from data_access.units import number

_IDS = uuid.UUID("5d3c1a90-7f6e-4c0b-9a55-2b1f0c8e4d33")
"""Names the services that are made: the same name in the same unit is the same service."""

_LONGEST = cast(String, TABLES["service"].c.name.type).length or 0
UNSAID = N_(
    "baris tidak menyebut layanan atau unitnya: bila seluruh berkas satu layanan, tulis di berkas --map bagian "
    "[fixed]: service"
)
SEVERAL = N_("ada beberapa layanan yang cocok: sebut layanannya, atau pasangkan di berkas --map bagian [codes.service]")
UNKNOWN = N_("layanan tidak dikenal: pasangkan di berkas --map bagian [codes.service], atau buat dengan --new")
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
    _match(sifted, services)


def _match(sifted: Sifted, services: _Services) -> None:
    said = sifted.rows.filter(pl.col("_sure").is_null()).select("service", "unit", "agency_id").unique()
    said = said.sort(pl.all(), nulls_last=True)
    answers = [services.found(row) for row in said.iter_rows()]
    schema = {"_named": pl.String, "_why": pl.String, "_near": pl.String}
    matched = pl.concat([said, pl.DataFrame(answers, schema=schema, orient="row")], how="horizontal")
    on = ["service", "unit", "agency_id"]
    rows = sifted.rows.join(matched, on=on, how="left", nulls_equal=True, maintain_order="left")
    sifted.rows = rows.with_columns(pl.coalesce("_sure", "_named").alias("service_id"))
    sifted.refuse(pl.col("service_id").is_null(), "service", pl.col("_why"), pl.col("_near"))
    owner = pl.col("service_id").replace_strict(services.owners, default=None, return_dtype=pl.String)
    sifted.rows = sifted.rows.with_columns(pl.coalesce(owner, "agency_id").alias("agency_id"))
    sifted.rows = sifted.rows.drop("_sure", "_named", "_why", "_near")


@dataclass(eq=False)
class _Services:
    """The services of a database while those of a file are matched with them."""

    known: Known
    asked: Asked

    @cached_property
    def owners(self) -> dict[str, str]:
        """{service: its agency}."""
        return dict(self.known.services.select("id", "agency_id").iter_rows())

    @cached_property
    def _tree(self) -> Tree:
        units = self.known.units
        return Tree(units.filter(pl.col("city_code") == self.asked.city) if self.asked.city else units)

    @cached_property
    def _rows(self) -> list[tuple[str, str, str]]:
        """id, agency, name of the services of the city."""
        rows = self.known.services.select("id", "agency_id", "name").iter_rows()
        return [row for row in rows if row[1] in self._tree.names]

    def certain(self, text: str) -> str | None:
        """The service that a person says it is, or whose id it is."""
        ident = self.asked.codes.get("service", {}).get(text)
        if ident is not None and ident not in self.owners:
            raise ImportProblem(
                t("Pemetaan [codes.service] “{text}”: layanan {id} tidak ada di basis data.", text=text, id=ident)
            )
        return ident or (text if text in self.owners else None)

    def found(self, said: _Said) -> tuple[str | None, str | None, str | None]:
        """The service, else why there is none and what may help."""
        service, unit, agency = said
        if service is None and unit is None and agency is None:
            return None, UNSAID, None
        fitting = self._fitting(service, unit, agency)
        if len(fitting) == 1:
            return fitting[0], None, None
        if fitting:
            return None, SEVERAL, None
        name = service or unit
        if not (self.asked.new and agency and name):
            return None, UNKNOWN, self._near(service)
        if len(name) > _LONGEST:
            return None, TOO_LONG, None
        return new_id(agency, name), None, None

    def _fitting(self, service: str | None, unit: str | None, agency: str | None) -> list[str]:
        """The unit's own services of this name, else those of the units below it; without a name, its own."""
        own = [row for row in self._rows if row[1] == agency]
        if service is None:
            return [row[0] for row in own]
        if unit is not None and agency is None:  # a unit that nobody knows: no other unit's service is meant
            return []
        places = [own, self._below(agency)] if agency else [self._rows]
        named = ([row[0] for row in rows if folded(row[2]) == folded(service)] for rows in places)
        return next((idents for idents in named if idents), [])

    def _below(self, agency: str) -> Iterable[tuple[str, str, str]]:
        return (row for row in self._rows if agency in self._tree.path(row[1])[1:])

    def _near(self, service: str | None) -> str | None:
        names = {folded(name): f"{ident} · {name}" for ident, _, name in self._rows}
        alike = nearest(folded(service), names) if service else ""
        return t("mungkin {near}", near=names[alike]) if alike else None


def new_id(agency: str, name: str) -> str:
    """The id of a service that is made."""
    return uuid.uuid5(_IDS, f"{agency}/{folded(name)}").hex


def new_services(rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Rows of `service` that are made, each ascribed to the first kept row about it.

    Nobody has said what it costs nor that it need not be surveyed: it counts as one with a tariff that must be
    surveyed every year (PermenPANRB 14/2017), and a note says so.
    """
    new = rows.filter(~pl.col("service_id").is_in(known.services["id"].to_list()))
    first = new.sort(AT).group_by("service_id", maintain_order=True).first()
    return first.select(
        AT,
        pl.col("service_id").alias("id"),
        "agency_id",
        pl.coalesce("service", "unit").alias("name"),
        pl.lit(0, pl.Int64).alias("free_of_charge"),
        pl.lit(1, pl.Int64).alias("must_survey"),
    )


def tell_new(sifted: Sifted, made: pl.DataFrame) -> None:
    """Say what was written of services that nobody described."""
    if made.height:
        sifted.tell(
            t(
                "{n} layanan baru dicatat bertarif dan wajib disurvei, sebab berkas tidak menyebutnya. Betulkan di "
                "tabel service bila gratis atau tidak wajib.",
                n=number(made.height),
            )
        )
