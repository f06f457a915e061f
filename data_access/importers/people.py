"""Persons of a file: their NIP, and who they are in the database. NIP are warned of, never corrected."""

from __future__ import annotations

import polars as pl

from data_access.importers import nip
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import t


def identified(sifted: Sifted, known: Known, column: str = "nip") -> None:
    """Add `employee_id`; rows without a NIP, or of nobody the database knows, are refused."""
    with_digits(sifted, known, column)
    ids = known.people.drop_nulls("nip").unique("nip", keep="first", maintain_order=True)
    sifted.rows = sifted.rows.join(
        ids.select(nip_digits="nip", employee_id="id"), on="nip_digits", how="left", maintain_order="left"
    )
    unknown = t("pegawai tidak ada di basis data: impor data pegawai (Export Data ASN) lebih dahulu")
    sifted.refuse(pl.col("employee_id").is_null(), column, unknown)


def with_digits(sifted: Sifted, known: Known, column: str = "nip") -> None:
    """Add `nip_digits`; rows without a NIP are refused, of one that cannot be right is warned (domain facts §7.2)."""
    sifted.refuse(pl.col(column).is_null(), column, t("tanpa NIP"))
    sifted.add(nip.digits(pl.col(column)).alias("nip_digits"))
    sifted.refuse(pl.col("nip_digits").is_null(), column, t("NIP bukan 18 angka"))
    sifted.add(nip.faults(sifted.rows["nip_digits"], known.today).alias("nip_fault"))
    sifted.warn(pl.col("nip_fault").is_not_null(), column, pl.col("nip_fault"))
