"""The standards of posts beside the results of a file: to tell a gap, and to warn where the file says another one.

No standard is ever written from a file of results: a post has its standard by decision, not by who held it.
"""

from __future__ import annotations

import polars as pl

from data_access.contract.competency import COMPETENCY_STANDARD
from data_access.importers import values
from data_access.importers.importer import AT
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import N_

_LEVELS: tuple[int, int] = COMPETENCY_STANDARD.c.required_level.info["range"]
_NONE = 0
"""How sources write that there is no standard."""


def with_required(cells: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Add `required_level`: what the post that the person held on that day required then; null where nobody set it."""
    key = [AT, "competency_id"]
    found = _held(cells, known).join(_standards(known), on=["position_id", "competency_id"])
    holding = (pl.col("valid_from") <= pl.col("assessed_on")) & _lasts(pl.col("valid_to"))
    newest = found.filter(holding).sort("valid_from").unique(key, keep="last").select(*key, "required_level")
    return cells.join(newest, on=key, how="left", maintain_order="left")


def _held(cells: pl.DataFrame, known: Known) -> pl.DataFrame:
    """AT, competency_id, assessed_on, position_id: the post of that day, where there was one."""
    spells = known.spells.drop_nulls("valid_from").sort("valid_from")
    posts = spells.select("employee_id", "position_id", _from="valid_from", _until="valid_to")
    days = cells.select(AT, "employee_id", "competency_id", "assessed_on").sort("assessed_on")
    found = days.join_asof(
        posts, left_on="assessed_on", right_on="_from", by="employee_id", check_sortedness=False
    )  # fmt: skip
    return found.filter(_lasts(pl.col("_until"))).select(AT, "competency_id", "assessed_on", "position_id")


def _standards(known: Known) -> pl.DataFrame:
    columns = ("position_id", "competency_id", "valid_from", "valid_to", "required_level")
    return known.rows("competency_standard", *columns).filter(pl.col("required_level").is_between(*_LEVELS))


def _lasts(until: pl.Expr) -> pl.Expr:
    return until.is_null() | (until >= pl.col("assessed_on"))


def compared(sifted: Sifted, cells: pl.DataFrame) -> None:
    """Warn of standards in the file that are not those of the database. Empty and 0 are no standard."""
    read = values.whole(cells["standard"])
    said = pl.when(read.values != _NONE).then(read.values)
    beside = cells.with_columns(said.alias("_said"), read.unclear.alias("_unclear"))
    unread = pl.col("_unclear") | ~pl.col("_said").is_between(*_LEVELS)
    _warn(sifted, beside.filter(unread), N_("standar di berkas tidak terbaca dan tidak dibandingkan"))
    other = ~unread & (pl.col("_said") != pl.col("required_level"))
    differs = N_("standar di berkas berbeda dari standar jabatan di basis data; yang di basis data yang dipakai")
    _warn(sifted, beside.filter(other), differs)


def _warn(sifted: Sifted, cells: pl.DataFrame, reason: str) -> None:
    for (column,), some in cells.group_by("beside", maintain_order=True):
        sifted.warn(pl.col(AT).is_in(some[AT].implode()), str(column), reason)
