"""Persons of a file: their NIP, and who they are in the database. NIP are warned of, never corrected."""

from __future__ import annotations

import polars as pl

from data_access.importers import nip
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import N_

NOBODY = N_("pegawai tidak ada di basis data: impor data pegawai (Export Data ASN) lebih dahulu")

ELSEWHERE = N_("orang ini bertugas di kota lain pada waktu itu: impor barisnya untuk kota itu")


def identified(sifted: Sifted, known: Known, column: str = "nip", ident: str = "") -> None:
    """Add `employee_id`, by the id that the file has in `ident` or by NIP.

    Rows without either, or of nobody the database knows, are refused.
    """
    there = pl.col(ident).is_in(known.people["id"].to_list()) if ident else pl.lit(False)
    sifted.add(pl.when(there).then(pl.col(ident or column)).alias("employee_id"))
    with_digits(sifted, known, column, pl.col("employee_id").is_null())
    sifted.add(pl.coalesce("employee_id", known_by_nip(sifted.rows["nip_digits"], known)))
    sifted.refuse(pl.col("employee_id").is_null(), column, NOBODY)


def in_city(sifted: Sifted, known: Known, city: str, first: pl.Expr, last: pl.Expr) -> None:
    """Refuse the rows of persons who served in other cities only in the time from `first` to `last` (days): they are of
    another file. Of whom nothing is known of that time nothing is said; nor without a `city`."""
    names = dict(known.cities.select("code", "name").iter_rows())
    if not city or len(names) < 2:
        return
    cities = known.units.select(agency_id="id", _city="city_code")
    served = known.spells.join(cities, on="agency_id")
    days = sifted.rows.select("_at", "employee_id", first.alias("_first"), last.alias("_last"))
    there = days.join(served, on="employee_id").filter(
        pl.col("valid_from") <= pl.col("_last"),
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("_first")),
    )
    of = there.group_by("_at").agg(_here=(pl.col("_city") == city).any(), _city=pl.col("_city").first())
    away = {at: names[code] for at, here, code in of.select("_at", "_here", "_city").iter_rows() if not here}
    hint = pl.col("_at").replace_strict(away, default=None, return_dtype=pl.String)
    sifted.refuse(pl.col("_at").is_in([*away]), "nip", ELSEWHERE, hint)


def known_by_nip(digits: pl.Series, known: Known) -> pl.Series:
    """The id of the person who has this NIP; null where nobody has."""
    ids = known.people.drop_nulls("nip").unique("nip", keep="first", maintain_order=True)
    names = digits.to_frame("nip").join(ids, on="nip", how="left", maintain_order="left")
    return names["id"].alias("known_id")


def with_digits(sifted: Sifted, known: Known, column: str = "nip", needed: pl.Expr | None = None) -> None:
    """Add `nip_digits`; rows that need a NIP and have none are refused, of one that cannot be right is warned
    (domain facts §7.2)."""
    needing = pl.lit(True) if needed is None else needed
    sifted.refuse(needing & pl.col(column).is_null(), column, N_("tanpa NIP"))
    sifted.add(nip.digits(pl.col(column)).alias("nip_digits"))
    sifted.refuse(needing & pl.col("nip_digits").is_null(), column, N_("NIP bukan 18 angka"))
    sifted.add(nip.faults(sifted.rows["nip_digits"], known.today).alias("nip_fault"))
    sifted.warn(pl.col("nip_fault").is_not_null(), column, pl.col("nip_fault"))
