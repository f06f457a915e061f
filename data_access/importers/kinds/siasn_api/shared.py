"""What the dumps of the SIASN API have in common: whose row it is, which year, and rows that say something twice.

Writes nothing and declares no kind of file.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from data_access.importers import values
from data_access.importers.importer import Column
from data_access.importers.known import Known
from data_access.importers.people import identified, known_by_nip
from data_access.importers.sifting import Sifted
from data_access.language import N_

NIP = Column("nip", ("nip", "nipBaru"), required=False)
YEAR = Column("year", ("tahun",))


def pns_id(*names: str) -> Column:
    """The id that SIASN has for a person: that of `employee` where "Export Data ASN" brought the person in."""
    return Column("pns_id", (*names, "idPns", "PNS ID"), required=False)


def persons(sifted: Sifted, known: Known) -> None:
    """Add `employee_id`, by PNS ID or by NIP; a row that names two persons is refused."""
    strange = pl.col("pns_id").is_not_null() & ~pl.col("pns_id").is_in(known.people["id"].to_list())
    unknown = N_(
        "PNS ID tidak ada di basis data: impor data pegawai (Export Data ASN) lebih dahulu, atau tambah kolom NIP"
    )
    sifted.refuse(strange & pl.col("nip").is_null(), "pns_id", unknown)
    identified(sifted, known, "nip", "pns_id")
    sifted.add(known_by_nip(sifted.rows["nip_digits"], known))
    sifted.refuse(pl.col("known_id") != pl.col("employee_id"), "nip", N_("PNS ID dan NIP di baris ini milik dua orang"))


def years(sifted: Sifted) -> None:
    """Add `of_year`; rows without a year are refused."""
    sifted.add(values.year_of(pl.col("year")).cast(pl.Int64).alias("of_year"))
    sifted.refuse(pl.col("of_year").is_null(), "year", N_("tahun kosong atau tidak terbaca"))


def once(sifted: Sifted, keys: Sequence[str], said: Sequence[str], column: str) -> None:
    """Of rows of one key that say the same the first is kept; where they differ nobody can tell which is true."""
    kinds = pl.struct(*said).n_unique().over(keys)
    sifted.refuse(kinds > 1, column, N_("beberapa baris berkas ini mengisi hal yang sama dengan isi yang berbeda"))
    later = pl.int_range(pl.len()).over(keys) > 0
    sifted.refuse(later, column, N_("sama dengan baris lain di berkas ini"), aside=True)
