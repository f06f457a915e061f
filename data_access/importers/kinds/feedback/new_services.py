"""Services that a file names and nobody knows: proposed to a person, and made where one agreed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import polars as pl

from data_access.importers.importer import AT, folded
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Proposal, Sifted
from data_access.language import t
from data_access.units import number

_IDS = uuid.UUID("5d3c1a90-7f6e-4c0b-9a55-2b1f0c8e4d33")
"""Names the services that are made: the same name in the same unit is the same service."""

_ASSUMED = {"free_of_charge": 0, "must_survey": 1}
"""Where nobody says otherwise: a tariff, and a survey every year (PermenPANRB 14/2017)."""


def proposed(
    text: str, name: str, agency: str | None, told: Mapping[str, Any] | None, near: str, *, agreed: bool
) -> Proposal:
    """A row of `service`, as the file says and `told` (a part of [new_services]) says otherwise; without its unit it
    cannot be made. `near`: one that is like it."""
    said = told or {}
    agency = said.get("agency") or agency
    values = {
        "id": uuid.uuid5(_IDS, f"{agency}/{folded(name)}").hex,
        "agency_id": agency,
        "name": said.get("name") or name,
        **{key: _flag(text, key, said.get(key, usual)) for key, usual in _ASSUMED.items()},
    }
    lacking = () if agency else ("agency_id",)
    return Proposal("service", text, values, near, agreed and not lacking, lacking)


def _flag(text: str, key: str, value: Any) -> int:
    flags = {"0": 0, "false": 0, "1": 1, "true": 1}
    if str(value).lower() not in flags:
        raise ImportProblem(
            t("Pemetaan [new_services] “{text}”: isi {key} dengan 1 (ya) atau 0 (tidak).", text=text, key=key)
        )
    return flags[str(value).lower()]


def rows_of(sifted: Sifted) -> pl.DataFrame:
    """Rows of `service` that are made, each ascribed to the first kept row about it."""
    new = {one.values["id"]: one.values for one in sifted.proposed if one.agreed and one.table == "service"}
    first = sifted.rows.filter(pl.col("service_id").is_in(list(new))).group_by("service_id").agg(pl.col(AT).min())
    made = [{AT: at, **new[ident]} for at, ident in first.sort(AT).select(AT, "service_id").iter_rows()]
    return pl.DataFrame(made, schema_overrides={AT: pl.Int64})


def tell(sifted: Sifted, made: pl.DataFrame) -> None:
    """Say what was written of services that nobody described."""
    if made.is_empty():
        return
    assumed = made.filter(*(pl.col(key) == usual for key, usual in _ASSUMED.items()))
    if assumed.height:
        sifted.tell(
            t(
                "{n} layanan baru dicatat bertarif dan wajib disurvei, sebab berkas tidak menyebutnya. Bila gratis "
                "atau tidak wajib, sebut sebelum disimpan di berkas --map bagian [new_services]: "
                "free_of_charge = 1, must_survey = 0.",
                n=number(assumed.height),
            )
        )
