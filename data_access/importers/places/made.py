"""The tables that the units of a file change: those that are made, taken over, or turn out to be older than known."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_access.importers.importer import AT
from data_access.importers.known import Known
from data_access.importers.places import renaming
from data_access.importers.places.written import tell_moved, tell_taken
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Proposal, Sifted
from data_access.language import t

CARRIED = ("sector", "region_code", "npsn")
"""What a unit that takes over from another has from it."""


def rows_of(sifted: Sifted, known: Known) -> list[tuple[str, pl.DataFrame]]:
    """The tables that agreed units change: the new ones, then those they take over, with who serves there, and the
    begins that moved back. What is written is told.

    Only units that a kept row is in, or stands below, are made; each is ascribed to the first of these rows.
    """
    if "agency_id" not in sifted.rows.columns:
        return []
    new = {one.values["id"]: one for one in sifted.proposed if one.agreed and one.table == "agency"}
    return [*_made(new, sifted, known), *_moved(sifted, known)]


def _made(new: Mapping[str, Proposal], sifted: Sifted, known: Known) -> list[tuple[str, pl.DataFrame]]:
    rows = sifted.rows
    first: dict[str, int] = {}
    for at, ident in rows.sort(AT).select(AT, "agency_id").iter_rows():
        for one in _upwards(ident, new, known):
            first.setdefault(one, at)
    made = [{AT: at, **new[ident].values} for ident, at in first.items()]
    if not made:
        return []
    texts = dict.fromkeys(("replaces", *CARRIED), pl.String)
    frame = pl.DataFrame(made, schema_overrides={AT: pl.Int64, "valid_from": pl.Date, **texts})
    taken = frame.drop_nulls("replaces")
    tell_taken(sifted, taken, known)
    return [("agency", frame.drop("replaces")), *renaming.tables(taken, rows, known)]


def _upwards(ident: str, new: Mapping[str, Proposal], known: Known) -> list[str]:
    """The new unit and the new ones above it."""
    path: list[str] = []
    while ident in new:
        if ident in path:
            raise ImportProblem(
                t("Unit “{text}” berdiri di bawah dirinya sendiri. Perbaiki parent di bagian [new_units].",
                  text=new[ident].text)
            )  # fmt: skip
        path.append(ident)
        ident = _parent_of(new[ident], new, known)
    return path


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


def _moved(sifted: Sifted, known: Known) -> list[tuple[str, pl.DataFrame]]:
    """Units whose begin in `known` is earlier than in the database, ascribed to the first kept row that is in them."""
    there = known.rows("agency", "id", "valid_from").rename({"valid_from": "_was"})
    earlier = known.units.select("id", "valid_from").join(there, on="id").filter(pl.col("valid_from") < pl.col("_was"))
    first = sifted.rows.group_by(id="agency_id").agg(pl.col(AT).min())
    found = earlier.join(first, on="id").select(AT, "id", "valid_from")
    tell_moved(sifted, found["valid_from"])
    return [("agency", found)] if found.height else []
