"""BKN SIASN "Export Data ASN": who serves where, in which post and status, since when.

Headings in upper case, values behind an apostrophe, the word null. Of its 66 columns those declared here are read;
NIK, NPWP, telephone, e-mail and address are not.
"""

from __future__ import annotations

import uuid

import polars as pl

from data_access.importers import nip, synonyms, values
from data_access.importers.asked import Asked
from data_access.importers.deliveries import sent_by
from data_access.importers.importer import AT, Column, Found, Importer, Understood
from data_access.importers.known import Known
from data_access.importers.people import known_by_nip, with_digits
from data_access.importers.places import with_unit
from data_access.importers.places.renaming import spells_after
from data_access.importers.posts import with_post
from data_access.importers.sifting import Sifted
from data_access.language import N_

_IDS = uuid.UUID("6f0f6f4e-5b0a-4b43-9f35-5f6c9d1f6f10")
"""Names the persons of files that have no PNS ID: the same NIP is the same person."""

NO_UNIT = N_("unit kerja tidak dikenal; pasangkan di berkas --map, atau buat dengan --new")

_OLD_FAMILY = {"Struktural": "", "Jabatan Struktural": ""}
"""SIASN's word for JPT, administrator and pengawas together: the title says which."""

_UNSAID = {
    "employee": ("name", "sex", "birth_year", "education", "service_start"),
    "employment": ("position_id", "grade"),
}
"""What an empty cell does not undo."""


def person_id(nip_digits: str) -> str:
    """The id of a person of whom only the NIP is known."""
    return uuid.uuid5(_IDS, nip_digits).hex


def _staff(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    with_digits(sifted, known)
    _once(sifted)
    for column, list_ in (("sex", "sex"), ("education", "education"), ("status", "status"), ("duty", "duty")):
        sifted.code(column, asked.book(list_))
    sifted.refuse(pl.col("status__code").is_null(), "status", N_("tanpa jenis pegawai"))
    for column in ("born", "entered", "since"):
        sifted.read(column, values.day, f"{column}_on", N_("tanggal tidak terbaca"))
    sifted.refuse(pl.col("since_on").is_null(), "since", N_("tanpa TMT jabatan"))
    _contradicted(sifted)
    with_unit(sifted, ("unit_id", "unit"), known, asked, known.today, above="unit_above", since=pl.col("since_on"))
    sifted.code("family", synonyms.with_more(asked.book("family"), _OLD_FAMILY))
    with_post(sifted, ("post_id", "post"), "family__code", known, asked)  # also of rows refused below: propose all
    sifted.refuse(pl.col("agency_id").is_null(), "unit", NO_UNIT)
    _named(sifted, known)
    _not_before_the_unit(sifted, known)
    _not_before(sifted, known)
    tables = (
        ("employee", _persons(sifted.rows)),
        ("employment", _ended(sifted.rows, spells_after(sifted.proposed, sifted.rows, known))),
        ("employment", _spells(sifted.rows)),
    )
    return Understood(tables, sifted, unsaid=_UNSAID, sent=sent_by(sifted.rows, known, pl.lit(known.today)))


def _once(sifted: Sifted) -> None:
    """A NIP that stands twice: nobody can tell which of the rows is true."""
    sifted.refuse(nip.repeated(sifted.rows["nip"]), "nip", N_("NIP ini ada di beberapa baris"))


def _contradicted(sifted: Sifted) -> None:
    """Where the record says another sex or year of birth than the NIP (domain facts §7.2)."""
    rows = sifted.rows
    sifted.add(nip.contradictions(rows["nip_digits"], rows["sex__code"], rows["born_on"].dt.year()).alias("against"))
    sifted.warn(pl.col("against").is_not_null(), "nip", pl.col("against"))


def _named(sifted: Sifted, known: Known) -> None:
    """Add `employee_id`: of whom the database knows by NIP its own, else the file's, else one made of the NIP."""
    sifted.add(known_by_nip(sifted.rows["nip_digits"], known))
    new = sifted.rows.filter(pl.col("known_id").is_null() & pl.col("pns_id").is_null())["nip_digits"]
    made = {text: person_id(text) for text in new}
    of_nip = pl.col("nip_digits").replace_strict(made, default=None, return_dtype=pl.String)
    sifted.add(pl.coalesce("known_id", "pns_id", of_nip).alias("employee_id"))
    sifted.refuse(pl.col("employee_id").is_duplicated(), "pns_id", N_("PNS ID ini ada di beberapa baris"))


def _not_before_the_unit(sifted: Sifted, known: Known) -> None:
    """Who served in an agency before it had its name serves there since it has: the spell before stays."""
    made = {one.values["id"]: one.values["valid_from"] for one in sifted.proposed if one.table == "agency"}
    new = pl.DataFrame([*made.items()], schema={"agency_id": pl.String, "_begun": pl.Date}, orient="row")
    begun = pl.concat([known.units.select(agency_id="id", _begun="valid_from"), new])
    rows = sifted.rows.join(begun, on="agency_id", how="left", maintain_order="left")
    sifted.rows = rows.with_columns(pl.max_horizontal("since_on", "_begun").alias("since_on")).drop("_begun")


def _not_before(sifted: Sifted, known: Known) -> None:
    """A spell that begins before the last one the database has would change the past: a person must decide."""
    last = known.spells.group_by("employee_id").agg(last=pl.col("valid_from").max())
    sifted.rows = sifted.rows.join(last, on="employee_id", how="left", maintain_order="left")
    sifted.refuse(
        pl.col("since_on") < pl.col("last"), "since", N_("TMT jabatan lebih awal dari riwayat terakhir di basis data")
    )


def _persons(rows: pl.DataFrame) -> pl.DataFrame:
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


def _ended(rows: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """The open spells that end the day before a newer one begins."""
    open_ = spells.filter(pl.col("valid_to").is_null())
    newer = rows.select(AT, "employee_id", "since_on").join(open_, on="employee_id")
    ended = newer.filter(pl.col("valid_from") < pl.col("since_on"))
    return ended.select(AT, "employee_id", "valid_from", (pl.col("since_on").dt.offset_by("-1d")).alias("valid_to"))


def _spells(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        AT,
        "employee_id",
        pl.col("since_on").alias("valid_from"),
        pl.lit(None, pl.Date).alias("valid_to"),
        "agency_id",
        "position_id",
        pl.when(pl.col("stage") == "C").then(pl.lit("CPNS")).otherwise(pl.col("status__code")).alias("status"),
        pl.col("grade"),
        pl.col("duty__code").fill_null("AKTIF").alias("duty"),
    )


STAFF = Importer(
    key="siasn_asn",
    label=N_("BKN SIASN: Export Data ASN"),
    source="SIASN",
    columns=(
        Column("pns_id", ("PNS ID",)),
        Column("nip", ("NIP BARU",)),
        Column("name", ("NAMA",)),
        Column("sex", ("JENIS KELAMIN",), required=False),
        Column("born", ("TANGGAL LAHIR",), required=False),
        Column("education", ("TINGKAT PENDIDIKAN NAMA",), required=False),
        Column("status", ("JENIS PEGAWAI NAMA",)),
        Column("stage", ("STATUS CPNS PNS",), required=False),
        Column("duty", ("KEDUDUKAN HUKUM NAMA",), required=False),
        Column("entered", ("TMT CPNS",), required=False),
        Column("grade", ("GOL AKHIR NAMA",), required=False),
        Column("post_id", ("JABATAN ID",), required=False),
        Column("post", ("JABATAN NAMA",)),
        Column("family", ("JENIS JABATAN NAMA",), required=False),
        Column("since", ("TMT JABATAN",)),
        Column("unit_id", ("UNOR ID",)),
        Column("unit", ("UNOR NAMA",)),
        Column("unit_above", ("SATUAN KERJA KERJA NAMA",), required=False),
    ),
    understand=_staff,
    unit="unit",
    by_opd=False,
)
