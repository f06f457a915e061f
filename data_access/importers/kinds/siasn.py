"""BKN SIASN "Export Data ASN": who serves where, in which post and status, since when.

Headings in upper case, values behind an apostrophe, the word null. Of its 66 columns those declared here are read;
NIK, NPWP, telephone, e-mail and address are not.
"""

from __future__ import annotations

import uuid

import polars as pl

from data_access.importers import values
from data_access.importers.importer import AT, Asked, Column, Found, Importer, Understood
from data_access.importers.known import Known
from data_access.importers.people import with_digits
from data_access.importers.places import with_unit
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

_IDS = uuid.UUID("6f0f6f4e-5b0a-4b43-9f35-5f6c9d1f6f10")
"""Names the persons of files that have no PNS ID: the same NIP is the same person."""


def _staff(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    with_digits(sifted, known)
    _once(sifted)
    for column, list_ in (("sex", "sex"), ("education", "education"), ("status", "status"), ("duty", "duty")):
        sifted.code(column, asked.book(list_))
    sifted.refuse(pl.col("status__code").is_null(), "status", t("tanpa jenis pegawai"))
    for column in ("born", "entered", "since"):
        sifted.read(column, values.day, f"{column}_on", t("tanggal tidak terbaca"))
    sifted.refuse(pl.col("since_on").is_null(), "since", t("tanpa TMT jabatan"))
    with_unit(sifted, ("unit_id", "unit"), known, asked, known.today)
    sifted.refuse(pl.col("agency_id").is_null(), "unit", t("unit kerja tidak dikenal; pasangkan di berkas --map"))
    _named(sifted, known)
    _posted(sifted, known)
    _not_before(sifted, known)
    tables = (
        ("employee", _persons(sifted.rows)),
        ("employment", _ended(sifted.rows, known)),
        ("employment", _spells(sifted.rows)),
    )
    return Understood(tables, sifted)


def _once(sifted: Sifted) -> None:
    """A NIP that stands twice: nobody can tell which of the rows is true."""
    twice = sifted.rows.filter(pl.col("nip_digits").is_duplicated())["nip_digits"]
    sifted.refuse(pl.col("nip_digits").is_in(twice.to_list()), "nip", t("NIP ini ada di beberapa baris"))


def _named(sifted: Sifted, known: Known) -> None:
    """Add `employee_id`: of whom the database knows by NIP its own, else the file's, else one made of the NIP."""
    ids = known.people.drop_nulls("nip").unique("nip", keep="first", maintain_order=True)
    sifted.rows = sifted.rows.join(
        ids.select(nip_digits="nip", known_id="id"), on="nip_digits", how="left", maintain_order="left"
    )
    new = sifted.rows.filter(pl.col("known_id").is_null() & pl.col("pns_id").is_null())["nip_digits"]
    made = {text: uuid.uuid5(_IDS, text).hex for text in new}
    of_nip = pl.col("nip_digits").replace_strict(made, default=None, return_dtype=pl.String)
    sifted.add(pl.coalesce("known_id", "pns_id", of_nip).alias("employee_id"))


def _posted(sifted: Sifted, known: Known) -> None:
    """Add `position_id`: by the file's own id, else by a title that one post alone has; else null and a warning."""
    ids = set(known.posts["id"])
    titles = known.posts.with_columns(mark=values.folded(pl.col("title"))).unique("mark", keep="none")
    by_title = dict(titles.select("mark", "id").iter_rows())
    own = pl.when(pl.col("post_id").is_in(list(ids))).then(pl.col("post_id"))
    named = values.folded(pl.col("post")).replace_strict(by_title, default=None, return_dtype=pl.String)
    sifted.add(pl.coalesce(own, named).alias("position_id"))
    unknown = pl.col("position_id").is_null() & pl.col("post").is_not_null()
    sifted.warn(unknown, "post", t("jabatan tidak dikenal: disimpan tanpa jabatan sampai dipasangkan"))


def _not_before(sifted: Sifted, known: Known) -> None:
    """A spell that begins before the last one the database has would change the past: a person must decide."""
    last = known.spells.group_by("employee_id").agg(last=pl.col("valid_from").max())
    sifted.rows = sifted.rows.join(last, on="employee_id", how="left", maintain_order="left")
    sifted.refuse(
        pl.col("since_on") < pl.col("last"), "since", t("TMT jabatan lebih awal dari riwayat terakhir di basis data")
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


def _ended(rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    """The open spells that end the day before a newer one begins."""
    open_ = known.spells.filter(pl.col("valid_to").is_null())
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
        Column("since", ("TMT JABATAN",)),
        Column("unit_id", ("UNOR ID",)),
        Column("unit", ("UNOR NAMA",)),
    ),
    understand=_staff,
)
