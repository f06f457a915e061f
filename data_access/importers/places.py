"""Units of a file → units of the database: by code, then by name however it is written, then as a person confirmed.

Nothing is guessed: what fits nothing, or fits twice, is listed for a person. A unit is looked for among those that
stood on the day asked about, so that a renamed agency keeps its history.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from data_access.importers.importer import Asked, folded
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import t
from data_access.problems import nearest

FOUND = {"text": pl.String, "id": pl.String, "how": pl.String, "near": pl.String}
"""Columns of a list of matches. `how`: KODE, NAMA, DIKONFIRMASI, or null where there is none; `near` then names the
unit whose name is most alike."""


def matched(texts: pl.Series, known: Known, confirmed: Mapping[str, str], city: str, day: date) -> pl.DataFrame:
    """Each different text with the unit it means."""
    units = _standing(known.units, city, day)
    by_id = set(units["id"])
    by_name = _once(units)
    rows = [_match(text, by_id, by_name, confirmed) for text in texts.drop_nulls().unique().sort()]
    return pl.DataFrame(rows, schema=FOUND, orient="row")


def _match(
    text: str, by_id: set[str], by_name: Mapping[str, str], confirmed: Mapping[str, str]
) -> tuple[str, str | None, str | None, str | None]:
    if confirmed.get(text) in by_id:
        return text, confirmed[text], "DIKONFIRMASI", None
    if text in by_id:
        return text, text, "KODE", None
    found = by_name.get(folded(text))
    if found:
        return text, found, "NAMA", None
    return text, None, None, by_name.get(nearest(folded(text), by_name))


def _standing(units: pl.DataFrame, city: str, day: date) -> pl.DataFrame:
    begun = pl.col("valid_from") <= day
    there = pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
    here = pl.col("city_code") == city if city else pl.lit(True)
    return units.filter(begun & there & here)


def _once(units: pl.DataFrame) -> dict[str, str]:
    """{folded name: id} of names that one unit alone has."""
    names: dict[str, list[str]] = {}
    for ident, name in units.select("id", "name").iter_rows():
        names.setdefault(folded(name), []).append(ident)
    return {name: ids[0] for name, ids in names.items() if len(ids) == 1}


def with_unit(sifted: Sifted, columns: tuple[str, ...], known: Known, asked: Asked, day: date) -> None:
    """Add `agency_id` by the first of these columns that names a unit; null and a warning where none does.

    The sifted rows then also tell each text that fits no unit, with the unit whose name is most alike.
    """
    found: pl.Expr = pl.lit(None, pl.String)
    near: dict[str, str | None] = {}
    for column in columns:
        matches = matched(sifted.rows[column], known, asked.units, asked.city, day)
        ids = dict(matches.drop_nulls("id").select("text", "id").iter_rows())
        near |= dict(matches.filter(pl.col("id").is_null()).select("text", "near").iter_rows())
        found = pl.coalesce(found, pl.col(column).replace_strict(ids, default=None, return_dtype=pl.String))
    sifted.add(found.alias("agency_id"))
    last = columns[-1]
    strange = pl.col("agency_id").is_null() & pl.col(last).is_not_null()
    sifted.warn(strange, last, t("unit tidak dikenal: disimpan tanpa unit sampai dipasangkan"))
    names = dict(known.units.select("id", "name").iter_rows())
    for text in sifted.rows.filter(strange)[last].unique().sort():
        alike = near.get(text)
        sifted.tell(_unknown(text, f"{names[alike]} ({alike})" if alike else ""))


def _unknown(text: str, near: str) -> str:
    said = t("Unit “{text}” tidak dikenal atau lebih dari satu; pasangkan di berkas --map.", text=text)
    return f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said
