"""Complaints of SP4N-LAPOR! and of local applications like it (Perpres 76/2013, PermenPANRB 62/2018).

Who complains, about whom, and what the text says is never read: there are no columns for it. The days decide whether
a limit was kept, so days that cannot be true refuse their row.
"""

from __future__ import annotations

from typing import cast

import polars as pl
from sqlalchemy import String

from data_access.contract import TABLES
from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, Column, Found, Importer, Understood, folded
from data_access.importers.kinds.feedback.shared import UNIT, UNIT_ID, newest, read_day
from data_access.importers.known import Known
from data_access.importers.places import with_unit
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms import Codebook
from data_access.importers.synonyms.feedback import REOPENED
from data_access.language import N_, t
from data_access.units import day as day_said

_LONGEST = cast(String, TABLES["complaint"].c.id.type).length or 0
_DAYS = ("received", "verified", "responded", "resolved")
_UNSAID = {"complaint": ("agency_id", "topic", "channel")}
"""What stays where a file, or its mapping, does not know it. Not the days: a complaint that was opened again is no
longer resolved."""
_DONE, _REJECTED = "SELESAI", "DITOLAK"
_REOPENED = [folded(text) for text in REOPENED]
_CLASSLESS = "Pengaduan"
"""SP4N-LAPOR!'s word for three classes of three limits."""


def _complaints(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    city = known.city_of(asked.city)
    _numbered(sifted, known, city)
    _coded(sifted, asked)
    for column in _DAYS:
        read_day(sifted, column, known, asked)
    _in_order(sifted)
    _still_done(sifted, known)
    day = newest(sifted.rows["received_on"], known)
    with_unit(sifted, ("unit_id", "unit"), known, asked, day, since=pl.col("received_on"))
    _once(sifted, city)
    new = ~pl.col("number").is_in(known.rows("complaint", "id")["id"].implode())
    month = pl.col("received_on").dt.month_start()
    sent = sifted.rows.select("agency_id", month.alias("month"), new.alias("new"))
    return Understood((("complaint", _told(sifted.rows, city)),), sifted, unsaid=_UNSAID, sent=sent)


def _numbered(sifted: Sifted, known: Known, city: str) -> None:
    sifted.refuse(pl.col("number").is_null(), "number", N_("tanpa nomor tiket"))
    sifted.refuse(pl.col("number").str.len_chars() > _LONGEST, "number", N_("nomor tiket terlalu panjang"))
    elsewhere = known.rows("complaint", "id", "city_code").filter(pl.col("city_code") != city)["id"]
    taken = N_("nomor tiket ini sudah dipakai pengaduan kota lain")
    sifted.refuse(pl.col("number").is_in(elsewhere.to_list()), "number", taken)


def _coded(sifted: Sifted, asked: Asked) -> None:
    """Class and status must be known. The channels and topics of applications are many and their own: one that is none
    of ours is left open, with a warning."""
    _classed(sifted, asked.book("complaint_class"))
    sifted.code("status", asked.book("complaint_status"))
    sifted.refuse(pl.col("status__code").is_null(), "status", N_("tanpa status"))
    sifted.code("channel", asked.book("complaint_channel"), open_=True)
    sifted.code("topic", asked.book("complaint_topic"), open_=True)


def _classed(sifted: Sifted, classes: Codebook) -> None:
    if folded(_CLASSLESS) not in classes.entries:  # unless a person says what it is here
        limitless = N_(
            "“Pengaduan” saja tidak menyebut batas waktunya: tulis di [codes.complaint_class] berkas pemetaan "
            "apakah NORMATIF, TANPA_PENGAWASAN, atau PENGAWASAN"
        )
        sifted.refuse(values.folded(pl.col("kind")) == folded(_CLASSLESS), "kind", limitless)
    sifted.code("kind", classes)
    sifted.refuse(pl.col("kind__code").is_null(), "kind", N_("tanpa klasifikasi"))


def _in_order(sifted: Sifted) -> None:
    """Without its day, a finished complaint would count as open, and overdue in the end."""
    received, verified, responded, resolved = (pl.col(f"{column}_on") for column in _DAYS)
    sifted.refuse(received.is_null(), "received", N_("tanpa tanggal diterima"))
    sifted.refuse(verified < received, "verified", N_("diverifikasi sebelum diterima"))
    sifted.refuse(responded < received, "responded", N_("ditanggapi sebelum diterima"))
    begun = pl.coalesce(verified, received)
    sifted.refuse(resolved < begun, "resolved", N_("selesai sebelum diterima atau diverifikasi"))
    status = pl.col("status__code")
    undated = N_("berstatus selesai tanpa tanggal selesai: akan terhitung masih terbuka; isi tanggalnya")
    sifted.refuse((status == _DONE) & resolved.is_null(), "resolved", undated)
    early = N_("ada tanggal selesai, tetapi statusnya belum selesai: betulkan salah satunya")
    sifted.refuse(resolved.is_not_null() & ~status.is_in([_DONE, _REJECTED]), "resolved", early)


def _still_done(sifted: Sifted, known: Known) -> None:
    """Refuse what would open a finished complaint without saying so: an older file does not know yet that it was
    finished. One that was opened again is said to be, and is no longer resolved."""
    there = known.rows("complaint", "id", "status", "resolved_on").filter(pl.col("status") == _DONE)
    ended = dict(there.select("id", "resolved_on").drop_nulls().iter_rows())
    said = {ident: t("selesai {day}", day=day_said(ended[ident])) for ident in sifted.rows["number"] if ident in ended}
    again = values.folded(pl.col("status")).is_in(_REOPENED) & (known.came is None)  # what came before is older
    sifted.add((again & pl.col("number").is_in([*said])).fill_null(value=False).alias("reopened"))
    unfinished = ~pl.col("status__code").is_in([_DONE, _REJECTED])
    older = N_(
        "di basis data pengaduan ini sudah selesai: berkas ini lebih lama, jadi biarkan; bila pengaduannya dibuka "
        "lagi, tulis statusnya “Dibuka kembali”"
    )
    hint = pl.col("number").replace_strict(said, default=None, return_dtype=pl.String)
    sifted.refuse(pl.col("number").is_in([*said]) & unfinished & ~pl.col("reopened"), "status", older, hint, aside=True)


def _once(sifted: Sifted, city: str) -> None:
    """Of equal rows of a ticket the first; of rows that differ none, as nobody can tell which is true."""
    told = _told(sifted.rows, city).drop(AT)
    repeat = (told.is_duplicated() & ~told.select(pl.struct(pl.all()).is_first_distinct()).to_series()).alias("repeat")
    sifted.refuse(repeat, "number", N_("pengaduan ini sama dengan baris sebelumnya"), aside=True)
    twice = N_("nomor tiket ini ada di beberapa baris yang berbeda isinya: sisakan satu")
    sifted.refuse(pl.col("number").is_duplicated(), "number", twice)


def _told(rows: pl.DataFrame, city: str) -> pl.DataFrame:
    """Rows of `complaint`. What a file does not tell at all is not given: there it stays as it is. That a complaint was
    opened again tells that it is not resolved."""
    optional = {
        "agency_id": pl.col("agency_id"),
        "channel": pl.col("channel__code"),
        "topic": pl.col("topic__code"),
        **{f"{column}_on": pl.col(f"{column}_on") for column in _DAYS[1:]},
    }
    table = rows.select(
        AT,
        pl.col("number").alias("id"),
        pl.lit(city).alias("city_code"),
        pl.col("kind__code").alias("classification"),
        "received_on",
        pl.col("status__code").alias("status"),
        **optional,
    )
    told = {"resolved_on"} if rows["reopened"].any() else set()
    return table.drop(name for name in optional if name not in told and table[name].null_count() == table.height)


LAPOR = Importer(
    key="lapor",
    label=N_("SP4N-LAPOR! dan pengaduan lain"),
    source="LAPOR",
    columns=(
        Column("number", ("nomor_tiket", "no_tiket", "tracking_id", "kode_tracking", "nomor_laporan", "id_laporan")),
        Column("kind", ("klasifikasi", "klasifikasi_laporan", "jenis_laporan", "jenis_pengaduan")),
        Column("status", ("status", "status_laporan", "status_pengaduan")),
        Column(
            "received",
            ("tanggal_diterima", "tanggal_laporan", "tanggal_lapor", "tanggal_masuk", "tanggal_pengaduan",
             "tgl_laporan", "tanggal", "created_at"),
        ),
        Column(
            "unit",
            ("instansi_terdisposisi", "unit_terdisposisi", "disposisi", "instansi_tujuan", *UNIT.names),
            required=False,
        ),
        UNIT_ID,
        Column("channel", ("kanal", "kanal_laporan", "sumber_laporan", "sumber", "media"), required=False),
        Column("topic", ("topik", "kategori", "kategori_laporan", "topik_laporan"), required=False),
        Column("verified", ("tanggal_verifikasi", "tgl_verifikasi", "verified_at"), required=False),
        Column(
            "responded",
            ("tanggal_tanggapan", "tanggal_tindak_lanjut", "tanggal_respon", "tgl_tindak_lanjut", "responded_at"),
            required=False,
        ),
        Column(
            "resolved",
            ("tanggal_selesai", "tgl_selesai", "tanggal_ditutup", "tanggal_penyelesaian", "resolved_at"),
            required=False,
        ),
    ),
    understand=_complaints,
    unit="unit",
    by_opd=False,
)  # fmt: skip
