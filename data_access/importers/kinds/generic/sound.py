"""What rows of a table may not say together, though each cell is sound: days that run backwards, a broken tree."""

from __future__ import annotations

import polars as pl
from sqlalchemy import Table

from data_access.importers.importer import folded
from data_access.importers.kinds.generic.cells import text_of
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import N_

_BACKWARDS = N_("hari terakhir sebelum hari pertama")
_NO_PARENT = N_("tanpa unit di atasnya; hanya unit KOTA yang berdiri sendiri. Isi kolom parent_id")
_REFUSED = N_("baris unit di atasnya ditolak")
_TWIN = N_("di bawah unit yang sama sudah ada unit bernama sama dengan id lain: bila itu unit yang sama, pakai id-nya")
_RING = N_("unit di atasnya berputar kembali ke unit ini")


def refuse_unsound(sifted: Sifted, table: Table, known: Known) -> None:
    """Take out the rows of this table that cannot be, held against what the database has of the same keys."""
    if {"valid_from", "valid_to"} <= {*table.c.keys()}:
        _backwards(sifted, table, known)
    if table.name == "agency":
        _rootless(sifted, known)
        _ringed(sifted, known)
        _orphaned(sifted, known)
        _twins(sifted, known)


def _backwards(sifted: Sifted, table: Table, known: Known) -> None:
    """A file that gives one of the two days only leaves the other as it is there."""
    given = [name for name in ("valid_from", "valid_to") if name in sifted.rows.columns]
    key = [column.name for column in table.primary_key]
    if not given or not {*key} <= {*sifted.rows.columns}:
        return
    lacking = [name for name in ("valid_from", "valid_to") if name not in sifted.rows.columns]
    if lacking:
        there = known.rows(table.name, *dict.fromkeys([*key, *lacking]))
        sifted.rows = sifted.rows.join(there, on=key, how="left", maintain_order="left")
    sifted.refuse(pl.col("valid_to") < pl.col("valid_from"), text_of(given[-1]), _BACKWARDS)
    sifted.rows = sifted.rows.drop(lacking)


def _rootless(sifted: Sifted, known: Known) -> None:
    """Without a unit above stands only the city: the unit that it has already, else one of kind KOTA."""
    cities = known.units.filter(pl.col("parent_id").is_null()).select("id", "city_code")
    there = pl.col("id").is_in(cities["id"].to_list())
    if "parent_id" not in sifted.rows.columns:
        old = pl.col("id").is_in(known.units["id"].to_list())
        sifted.add(pl.when(old).then(pl.lit("")).otherwise(None).alias("_above"))
    else:
        sifted.add(pl.col("parent_id").alias("_above"))
    begun = pl.col("city_code").is_in(cities["city_code"].to_list()) if "city_code" in sifted.rows.columns else there
    kind = pl.col("kind") if "kind" in sifted.rows.columns else pl.lit(None, pl.String)
    first = (kind == "KOTA").fill_null(False) & ~begun
    sifted.refuse(pl.col("_above").is_null() & ~there & ~first, text_of("parent_id"), _NO_PARENT)
    sifted.rows = sifted.rows.drop("_above")


def _ringed(sifted: Sifted, known: Known) -> None:
    """A unit whose way up comes back to itself, by what the file and the database say together."""
    if "parent_id" not in sifted.rows.columns:
        return
    up: dict[str, str | None] = dict(known.units.select("id", "parent_id").iter_rows())
    said: dict[str, str | None] = dict(sifted.rows.select("id", "parent_id").iter_rows())
    up |= said
    ringed = [ident for ident in said if _returns(ident, up)]
    sifted.refuse(pl.col("id").is_in(ringed), text_of("parent_id"), _RING)


def _orphaned(sifted: Sifted, known: Known) -> None:
    """Below a unit that was refused, and that nobody has, nothing can hang."""
    if "parent_id" not in sifted.rows.columns:
        return
    height = -1
    while height != sifted.rows.height:
        height = sifted.rows.height
        there = {*known.units["id"], *sifted.rows["id"]}
        sifted.refuse(~pl.col("parent_id").is_in([*there]), text_of("parent_id"), _REFUSED)


def _twins(sifted: Sifted, known: Known) -> None:
    """Say of new units that one of the same name stands below the same unit: two schools may be called alike, but most
    often one of both is the other under another id."""
    if not {"name", "parent_id"} <= {*sifted.rows.columns}:
        return
    there = known.units.filter(pl.col("valid_to").is_null()).select("id", "name", over="parent_id")
    of = {(folded(name), over): f"{ident} · {name}" for ident, name, over in there.iter_rows() if over}
    old = {*known.units["id"]}
    rows = sifted.rows.select("id", "name", "parent_id").iter_rows()
    twins = {ident: of[folded(name), over] for ident, name, over in rows if (folded(name or ""), over) in of}
    twins = {ident: twin for ident, twin in twins.items() if ident not in old}
    hint = pl.col("id").replace_strict(twins, default=None, return_dtype=pl.String)
    sifted.warn(pl.col("id").is_in([*twins]), text_of("name"), _TWIN, hint)


def _returns(ident: str, up: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    step = up.get(ident)
    while step is not None and step not in seen:
        if step == ident:
            return True
        seen.add(step)
        step = up.get(step)
    return False
