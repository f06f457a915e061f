"""An agency with a new name since a day: the old one ends, its units hang below the new one, its staff serves there.

A person says which unit takes over from which, and since when; nothing is guessed. Who served there before that day
still did so in the old one. The units below have no dates of their parents: they count with the new one in every month.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from data_access.contract import TABLES
from data_access.importers.importer import AT
from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Proposal
from data_access.language import t

_SPELL = tuple(column.name for column in TABLES["employment"].columns)
_DAY_BEFORE = timedelta(days=1)


def since(said: Any, text: str) -> date | None:
    """The day that a mapping says. ImportProblem for any other text."""
    if said is None or isinstance(said, date):
        return said
    try:
        return date.fromisoformat(str(said))
    except ValueError as fault:
        raise ImportProblem(
            t("Pemetaan “{text}”: since {day} bukan tanggal tahun-bulan-hari.", text=text, day=said)
        ) from fault


def taken_over(known: Known, ident: str | None, day: date | None, text: str) -> dict[str, Any]:
    """The unit that is taken over, empty where none is. ImportProblem where it is not there, or the day cannot be."""
    if ident is None:
        return {}
    units = known.rows("agency", *(column.name for column in TABLES["agency"].columns))
    old = next(iter(units.filter(pl.col("id") == ident).to_dicts()), None)
    if old is None:
        raise ImportProblem(t("Pemetaan “{text}”: unit {id} (replaces) tidak ada di basis data.", text=text, id=ident))
    if day is None or day <= old["valid_from"]:
        raise ImportProblem(
            t(
                "Pemetaan “{text}”: sebut sejak kapan (since) unit ini menggantikan {id}, setelah {day}.",
                text=text,
                id=ident,
                day=old["valid_from"].isoformat(),
            )
        )
    return old


def tables(taken: pl.DataFrame, rows: pl.DataFrame, known: Known) -> list[tuple[str, pl.DataFrame]]:
    """What `taken` changes beside making the new units: `_at`, id, replaces and valid_from of each that takes over."""
    if taken.is_empty():
        return []
    ended = taken.select(AT, id="replaces", valid_to=pl.col("valid_from") - _DAY_BEFORE, successor_id="id")
    below = taken.select(AT, over="replaces", parent_id="id").join(
        known.units.filter(pl.col("valid_to").is_null()).select("id", over="parent_id"), on="over"
    )
    found = [("agency", ended), ("agency", below.select(AT, "id", "parent_id"))]
    return found + [("employment", part) for part in _split(taken, rows, known) if part.height]


def _split(taken: pl.DataFrame, rows: pl.DataFrame, known: Known) -> list[pl.DataFrame]:
    """Spells that end the day before, those that begin on it, and those that began later and only change their unit."""
    spells = _reaching(taken, rows, known)
    across = spells.filter(pl.col("valid_from") < pl.col("_since"))
    ended = across.select(AT, "employee_id", "valid_from", valid_to=pl.col("_since") - _DAY_BEFORE)
    begun = across.with_columns(valid_from="_since", agency_id="_new").select(AT, *_SPELL)
    later = spells.filter(pl.col("valid_from") >= pl.col("_since")).select(
        AT, "employee_id", "valid_from", agency_id="_new"
    )
    return [ended, begun, later]


def _reaching(taken: pl.DataFrame, rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Spells in the old units that reach the day. Of persons whose own row (`since_on`) says that they served elsewhere
    by then, none; a row with the day of the spell itself does not say since when."""
    new = taken.select(AT, agency_id="replaces", _new="id", _since="valid_from")
    spells = known.rows("employment", *_SPELL).join(new, on="agency_id")
    reach = spells.filter(pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("_since")))
    if "since_on" not in rows.columns:
        return reach
    own = rows.select("employee_id", "since_on", _now="agency_id")
    left = (pl.col("since_on") <= pl.col("_since")) & (pl.col("_now") != pl.col("_new"))
    left &= pl.col("since_on") != pl.col("valid_from")
    beside = reach.join(own, on="employee_id", how="left")
    return beside.filter(~left.fill_null(False)).drop("since_on", "_now")


def spells_after(proposed: list[Proposal], rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    """All spells, as they stand when the units are taken over: the columns of `employment`."""
    values = [one.values for one in proposed if one.agreed and one.table == "agency" and one.values["replaces"]]
    now = known.rows("employment", *_SPELL)
    if not values:
        return now
    taken = pl.DataFrame(values, schema_overrides={"valid_from": pl.Date}).with_columns(pl.lit(0).alias(AT))
    ended, begun, later = _split(taken, rows, known)
    for changed in (ended, later):
        now = now.update(changed.drop(AT), on=["employee_id", "valid_from"])
    return pl.concat([now, begun.select(_SPELL)])
