"""What a reader is told of units that an import writes: begins that move, and what a new name does to figures."""

from __future__ import annotations

import polars as pl

from data_access import units
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import t


def tell_moved(sifted: Sifted, begins: pl.Series) -> None:
    """The begins that are written and were later."""
    if begins.len():
        sifted.tell(
            t("{count} unit sudah ada sebelum hari mulainya di basis data; hari mulainya dimundurkan, paling awal "
              "ke {day}.", count=begins.len(), day=units.day(begins.sort()[0]))
        )  # fmt: skip


def tell_taken(sifted: Sifted, taken: pl.DataFrame, known: Known) -> None:
    """Units have no dates of what they stand below: what a new name does to the figures before its day. `taken`: name,
    replaces and valid_from of each that is made."""
    names = dict(known.units.select("id", "name").iter_rows())
    for row in taken.iter_rows(named=True):
        below = _below(row["replaces"], known)
        if below:
            sifted.tell(
                t("{count} unit di bawah “{old}” berdiri di bawah “{new}” juga untuk waktu sebelum {since}: angka "
                  "“{old}” sebelum itu hanya memuat yang bertugas langsung di dalamnya.",
                  count=below, old=names[row["replaces"]], new=row["name"], since=units.day(row["valid_from"]))
            )  # fmt: skip


def _below(ident: str, known: Known) -> int:
    """How many units that stand hang below this one, at any depth."""
    standing = known.units.filter(pl.col("valid_to").is_null()).select("id", "parent_id")
    found, level = {ident}, [ident]
    while level:
        level = standing.filter(pl.col("parent_id").is_in(level) & ~pl.col("id").is_in([*found]))["id"].to_list()
        found |= {*level}
    return len(found) - 1
