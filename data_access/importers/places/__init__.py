"""Units of a file → units of the database: by code, then by name however it is written, then as a person confirmed.

Nothing is guessed: what fits nothing, or fits twice, is proposed to a person, as a unit to be made or as one that is
there already. A unit is looked for among those that stood on the day asked about, so that a renamed agency keeps its
history. The begin of a unit that took over from none is often only that of the first file that named it: such a unit is
found before it too, and begins on the day that a row shows.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.importers.asked import Asked
from data_access.importers.known import Known
from data_access.importers.places.making import Making
from data_access.importers.places.telling import tell
from data_access.importers.places.tree import Tree
from data_access.importers.sifting import Sifted
from data_access.language import N_

__all__ = ["Tree", "tell", "with_unit"]

_AS_SAID = ("_code", "_name", "_above")
_OF_PERIODS = {"period_start", "month", "year"}
"""Columns that only say the period of a row: a unit may have begun within it."""


def with_unit(
    sifted: Sifted,
    columns: tuple[str, str],
    known: Known,
    asked: Asked,
    day: date,
    *,
    above: str = "",
    since: pl.Expr | None = None,
) -> None:
    """Add `agency_id`: the unit that `columns` (its code, its name) mean; null and a warning where none is known.

    `above`: the column that names the unit over it, which tells two of one name apart. `since`: the day that a row
    belongs to (Date); a unit that is made begins on the first of these (else on `day`). What fits nothing is proposed.
    """
    said = [*columns, above] if above else [*columns]
    texts = [pl.col(name).alias(alias) for name, alias in zip(said, _AS_SAID, strict=False)]
    began = (pl.lit(day) if since is None else since).alias("_day")
    own_day = since is not None and bool({*since.meta.root_names()} - _OF_PERIODS)
    rows = sifted.rows.select(*texts, began, (since if since is not None and own_day else pl.lit(day)).alias("_seen"))
    begins = rows.group_by(_AS_SAID[: len(said)], maintain_order=True).agg(pl.col("_day", "_seen").min())
    tree = Tree.standing(known.units, asked.city, day, _replacing_none(known))
    making = Making(tree, asked, known, sifted)
    making.named_in((row.get("_code"), row.get("_name"), row.get("_above")) for row in begins.iter_rows(named=True))
    ids = [
        making.found(row.get("_code"), row.get("_name"), row.get("_above"), row["_day"] or day, row["_seen"])
        for row in begins.iter_rows(named=True)
    ]
    found = begins.drop("_day", "_seen").with_columns(pl.Series("agency_id", ids, dtype=pl.String))
    sifted.rows = sifted.rows.join(
        found, left_on=said, right_on=_AS_SAID[: len(said)], how="left", nulls_equal=True, maintain_order="left"
    )
    strange = pl.col("agency_id").is_null() & pl.any_horizontal(pl.col(name).is_not_null() for name in columns)
    sifted.warn(strange, columns[-1], N_("unit tidak dikenal: disimpan tanpa unit sampai dipasangkan"))
    making.settle()
    tell(making)


def _replacing_none(known: Known) -> set[str]:
    """Units that took over from no other: before their begin there was nothing else."""
    replacing = {*known.rows("agency", "successor_id")["successor_id"]}
    return {*known.units["id"]} - replacing
