"""What a file names and another table has: persons by id or NIP, units as everywhere, all else by id or by a name that
one alone has."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from sqlalchemy import Column

from data_access.contract import TABLES
from data_access.importers.asked import Asked
from data_access.importers.importer import folded
from data_access.importers.kinds.generic.cells import text_of
from data_access.importers.kinds.siasn import NO_UNIT
from data_access.importers.known import Known, by_text
from data_access.importers.people import NOBODY, known_by_nip, with_digits
from data_access.importers.places import with_unit
from data_access.importers.places.tree import ALIKE
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.problems import nearest

_NAMED_BY = ("name", "title")
_GUESSED = 50
"""Unknown texts for which one is looked for that is like them: it takes a while in a long list."""
_SHARED = 5
"""Ids of one name that a sentence names."""

_STRANGE = N_("tidak ada di basis data, atau namanya dipakai beberapa: tulis id-nya")


def refer(sifted: Sifted, column: Column[Any], known: Known) -> None:
    """Add the id that the texts of a column mean; a text that means none refuses its row."""
    if column.info["references"] == "employee.id":
        return _person(sifted, column.name, known)
    text = text_of(column.name)
    names = _names(sifted, column, known)
    alone = by_text((ident, folded(name)) for ident, name in names)
    ids = {ident for ident, _ in names}
    said = sifted.rows[text].drop_nulls().unique(maintain_order=True).to_list()
    meant = {one: one if one in ids else alone.get(folded(one)) for one in said}
    lacking = [one for one in said if meant[one] is None]
    near = {one: _help(one, names, alone) for one in lacking[:_GUESSED]}
    sifted.add(pl.col(text).replace_strict(meant, default=None, return_dtype=pl.String).alias(column.name))
    new = t("yang baru diimpor lebih dahulu dengan pemetaan table = “{table}”", table=_target(column))
    helped = pl.col(text).replace_strict(near, default=None, return_dtype=pl.String)
    hint = pl.concat_str(helped, pl.lit(new), separator="; ", ignore_nulls=True)
    sifted.refuse(pl.col(text).is_not_null() & pl.col(column.name).is_null(), text, _STRANGE, hint)
    return None


def _names(sifted: Sifted, column: Column[Any], known: Known) -> list[tuple[str, str]]:
    """(id, name) of what may be meant: what the database has, and what the file brings into the same table."""
    to, key = str(column.info["references"]).split(".")
    named = next(name for name in _NAMED_BY if name in TABLES[to].c)
    found = known.rows(to, key, named)
    own = {text_of(key): key, text_of(named): named}
    if column.table.name == to and {*own} <= {*sifted.rows.columns}:
        found = pl.concat([found, sifted.rows.select(*own).drop_nulls().rename(own)])
    return found.unique(maintain_order=True).rows()


def _target(column: Column[Any]) -> str:
    """The table that a column refers to."""
    return str(column.info["references"]).split(".")[0]


def _help(text: str, names: list[tuple[str, str]], alone: dict[str, str]) -> str | None:
    """The ids of those that share the name, else the one whose name is most like it."""
    ids = sorted({ident for ident, name in names if folded(name) == folded(text)})
    if ids:
        return t("dipakai oleh {ids}", ids=", ".join(ids[:_SHARED]) + (" …" if len(ids) > _SHARED else ""))
    near = alone.get(nearest(folded(text), alone, ALIKE))
    name = next((name for ident, name in names if ident == near), "")
    return t("mungkin {near}", near=f"{name} · {near}") if near else None


def _person(sifted: Sifted, name: str, known: Known) -> None:
    """By the id, else by the NIP."""
    text = text_of(name)
    there = pl.col(text).is_in(known.people["id"].to_list())
    with_digits(sifted, known, text, pl.col(text).is_not_null() & ~there)
    sifted.add(known_by_nip(sifted.rows["nip_digits"], known))
    sifted.add(pl.when(there).then(text).otherwise("known_id").alias(name))
    sifted.refuse(pl.col(text).is_not_null() & pl.col(name).is_null(), text, NOBODY)


def unit(sifted: Sifted, known: Known, asked: Asked, day: date, since: pl.Expr | None, *, required: bool) -> None:
    """Add `agency_id`: a unit by its id, whenever it stood, else by its name among those that stood on that day.

    Where the table requires one, a row of no known unit is refused.
    """
    text = text_of("agency_id")
    ident = pl.col(text).is_in(known.units["id"].to_list())
    sifted.add(pl.when(ident).then(text).alias("_ident"), pl.lit(None, pl.String).alias("_code"))
    sifted.add(pl.when(~ident).then(text).alias(text))
    with_unit(sifted, ("_code", text), known, asked, day, since=since)
    sifted.add(pl.coalesce("_ident", "agency_id").alias("agency_id"), pl.coalesce("_ident", text).alias(text))
    if required:
        sifted.refuse(pl.col(text).is_not_null() & pl.col("agency_id").is_null(), text, NO_UNIT)
