"""Who serves no longer: their own row says so. Who is only absent from a file is counted and never touched: a file may
be of a part of the city."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from data_access.importers import nip, synonyms, values
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, Found
from data_access.importers.kinds.siasn.spells import LATER, serving
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

_LEFT = (
    "Pensiun", "Berhenti", "Diberhentikan", "Pemberhentian", "Meninggal", "Wafat", "Tewas", "Pindah Instansi",
    "Pindah Keluar", "Mutasi Instansi", "Mutasi Keluar",
)  # fmt: skip
"""How a KEDUDUKAN HUKUM NAMA begins that means that the person has left."""

_FOR_A_TIME = "sementara"
"""Who is suspended (pemberhentian sementara) has not left."""

_A_DAY = timedelta(days=1)

_NEVER_HERE = N_("sudah berhenti, dan tidak pernah tercatat bertugas di basis data: tidak ada yang perlu dicatat")

_A_PART = 0.5
"""A file with fewer of the city's staff than this part is of some only, and nobody is absent from it."""


def taken_out(sifted: Sifted, asked: Asked, day: date) -> pl.DataFrame:
    """Take the rows of those who left out of `sifted`, without a refusal, and give them with `ends_on`, their last day:
    the one before TMT PENSIUN, else before `day`."""
    folded = values.folded(pl.col("duty"))
    begins = pl.any_horizontal(folded.str.starts_with(_folded(text)) for text in _LEFT)
    # what a person's own list says goes first
    unknown = synonyms.unclear(sifted.rows["duty"], asked.book("duty"))
    sifted.add((begins & ~folded.str.contains(_FOR_A_TIME) & unknown).fill_null(False).alias("_left"))
    retired = values.day(sifted.rows["retired"])
    sifted.add(retired.values.alias("_retired"), retired.unclear.alias("_unclear"))
    sifted.refuse(pl.col("_left") & pl.col("_unclear"), "retired", N_("tanggal tidak terbaca"))
    sifted.rows = sifted.rows.with_columns(ends_on=pl.coalesce("_retired", pl.lit(day)) - _A_DAY)
    gone = sifted.rows.filter("_left")
    sifted.rows = sifted.rows.filter(~pl.col("_left")).drop("_left", "_retired", "_unclear", "ends_on")
    return gone.select(*sifted.rows.columns, "ends_on")


def _folded(text: str) -> str:
    return str(pl.select(values.folded(pl.lit(text))).item())


def ended(sifted: Sifted, gone: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """Rows of `employment`: the last spell of each who left ends; of who had left before it stays as it is. Who was
    never there is refused, nothing to mend, and who has come (again) since."""
    last = spells.sort("valid_from").group_by("employee_id").last()
    rows = gone.join(last.select("employee_id", "valid_from", "valid_to"), on="employee_id", how="left")
    # who came and went in one month served a day at least
    rows = rows.with_columns(last_day=pl.max_horizontal("ends_on", "valid_from"))
    kept, sifted.rows = sifted.rows, rows
    sifted.refuse(pl.col("valid_from").is_null(), "duty", _NEVER_HERE, aside=True)
    lasting = pl.col("valid_to").is_null() | (pl.col("valid_to") > pl.col("last_day"))
    sifted.refuse(lasting & (pl.col("valid_from") > pl.col("ends_on") + _A_DAY), "duty", LATER)
    last_day = pl.when(lasting).then("last_day").otherwise("valid_to")
    table = sifted.rows.select(AT, "employee_id", "valid_from", valid_to=last_day)
    sifted.rows = kept
    return table


def tell_absent(sifted: Sifted, found: Found, known: Known, city: str, day: date) -> None:
    """How many serve in the city on this day and have no row in the file, also none that was refused. Nothing is told
    of a part: refused rows that were mended, or fewer than half of those who serve."""
    rows, lasting = found.rows, pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
    there = serving(known, city).filter((pl.col("valid_from") <= day) & lasting)
    digits = rows.select(nip.digits(pl.col("nip")))["nip"].drop_nulls().to_list()
    named = pl.col("id").is_in(rows["pns_id"].drop_nulls().to_list()) | pl.col("nip").is_in(digits).fill_null(False)
    here = known.people.filter(named)["id"].to_list()
    absent = there.filter(~pl.col("employee_id").is_in(here))["employee_id"].n_unique()
    part = "ditolak" in found.name.lower() or absent > (1 - _A_PART) * there["employee_id"].n_unique()
    if absent and not part:
        sifted.tell(
            t(
                "Orang yang bertugas di basis data dan tidak ada di berkas ini: {n}; riwayatnya tidak diubah. Bila ada "
                "yang sudah berhenti, impor barisnya dengan KEDUDUKAN HUKUM NAMA (misalnya Pensiun) dan TMT PENSIUN.",
                n=absent,
            )
        )
