"""Which rows of an Export are of one person of this city each, and who that is. Says nothing of where they serve."""

from __future__ import annotations

import re
import uuid

import polars as pl
from sqlalchemy import String

from data_access.contract import TABLES
from data_access.importers import nip
from data_access.importers.importer import AT, Column
from data_access.importers.known import Known
from data_access.importers.people import known_by_nip
from data_access.importers.places.naming import same_city
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

_IDS = uuid.UUID("6f0f6f4e-5b0a-4b43-9f35-5f6c9d1f6f10")
"""Names the persons of files that have no PNS ID: the same NIP is the same person."""

COLUMNS = (
    Column("pns_id", ("PNS ID",)),
    Column("nip", ("NIP BARU",)),
    Column("name", ("NAMA",)),
    Column("sex", ("JENIS KELAMIN",), required=False),
    Column("born", ("TANGGAL LAHIR",), required=False),
    Column("education", ("TINGKAT PENDIDIKAN NAMA",), required=False),
    Column("entered", ("TMT CPNS",), required=False),
)

_KEPT_AS = {
    "pns_id": "employee.id", "name": "employee.name", "grade": "employment.grade", "post_id": "position.id",
    "post": "position.title", "unit_id": "agency.id", "unit": "agency.name", "unit_above": "agency.name",
}  # fmt: skip
"""{our name of a column: where its text is kept as it is}."""

_OTHER_NIP = N_(
    "PNS ID ini tercatat dengan NIP lain di basis data; bila orangnya sama (misalnya PPPK yang menjadi CPNS), betulkan "
    'NIP-nya lebih dahulu: impor berkas berkolom id dan nip dengan pemetaan table = "employee", lalu impor berkas ini '
    "lagi"
)

_GOVERNMENT = r"^pemerintah\s+(kota|kab|prov)"
_SHORT = ((r"(?i)\bkab\b\.?", "Kabupaten"), (r"(?i)\bprov\b\.?", "Provinsi"))


def person_id(nip_digits: str) -> str:
    """The id of a person of whom only the NIP is known."""
    return uuid.uuid5(_IDS, nip_digits).hex


def city_of(rows: pl.DataFrame, known: Known, asked: str) -> str:
    """The city asked for, else the one that the rows name as their government, else the only one there is.

    ImportProblem where it cannot be told.
    """
    named = {
        code
        for text in rows["government"].drop_nulls().unique()
        for code, name, _ in known.cities.iter_rows()
        if _same(text, name)
    }
    return known.city_of(asked or (named.pop() if len(named) == 1 else ""))


def refuse_others(sifted: Sifted, known: Known, city: str) -> None:
    """Rows of another government: who works there is not this city's."""
    name = dict(known.cities.select("code", "name").iter_rows())[city]
    texts = sifted.rows["government"].drop_nulls().unique()
    other = [text for text in texts if re.search(_GOVERNMENT, text.lower()) and not _same(text, name)]
    elsewhere = N_("instansi kerjanya pemerintah lain")
    sifted.refuse(pl.col("government").is_in(other), "government", elsewhere, aside=True)


def _same(text: str, city: str) -> bool:
    for short, whole in _SHORT:
        text = re.sub(short, whole, text)
    return same_city(text, city)


def refuse_long(sifted: Sifted) -> None:
    """Texts that the database cannot keep whole."""
    for column, to in _KEPT_AS.items():
        most = _longest(*to.split("."))
        hint = pl.lit(t("paling banyak {most} huruf", most=most))
        sifted.refuse(pl.col(column).str.len_chars() > most, column, N_("teks terlalu panjang"), hint)


def _longest(table: str, column: str) -> int:
    kind = TABLES[table].c[column].type
    return (kind.length or 0) if isinstance(kind, String) else 0


def once(sifted: Sifted) -> None:
    """A NIP that stands twice: the same said again is said once; else nobody can tell which of the rows is true."""
    said = [name for name in sifted.rows.columns if name not in (AT, "nip")]  # a NIP by its digits, as it is compared
    sifted.refuse(~pl.struct(said).is_first_distinct(), "nip", N_("sama dengan baris lain di berkas ini"), aside=True)
    sifted.refuse(nip.repeated(sifted.rows["nip"]), "nip", N_("NIP ini ada di beberapa baris"))


def named(sifted: Sifted, known: Known) -> None:
    """Add `employee_id`: of whom the database knows by NIP its own, else the file's, else one made of the NIP."""
    sifted.add(known_by_nip(sifted.rows["nip_digits"], known))
    taken = known.people.drop_nulls("nip")["id"].to_list()
    another = pl.col("known_id").is_null() & pl.col("pns_id").is_in(taken)
    sifted.refuse(another, "pns_id", _OTHER_NIP)
    new = sifted.rows.filter(pl.col("known_id").is_null() & pl.col("pns_id").is_null())["nip_digits"]
    made = {text: person_id(text) for text in new}
    of_nip = pl.col("nip_digits").replace_strict(made, default=None, return_dtype=pl.String)
    sifted.add(pl.coalesce("known_id", "pns_id", of_nip).alias("employee_id"))
    sifted.refuse(pl.col("employee_id").is_duplicated(), "pns_id", N_("PNS ID ini ada di beberapa baris"))


def contradicted(sifted: Sifted) -> None:
    """Where the record says another sex or year of birth than the NIP (domain facts §7.2)."""
    rows = sifted.rows
    sifted.add(nip.contradictions(rows["nip_digits"], rows["sex__code"], rows["born_on"].dt.year()).alias("against"))
    sifted.warn(pl.col("against").is_not_null(), "nip", pl.col("against"))


def table(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of `employee`."""
    return rows.select(
        AT,
        pl.col("employee_id").alias("id"),
        pl.col("nip_digits").alias("nip"),
        "name",
        pl.col("sex__code").alias("sex"),
        pl.col("born_on").dt.year().cast(pl.Int64).alias("birth_year"),
        pl.col("education__code").alias("education"),
        pl.col("entered_on").alias("service_start"),
    )
