"""Everything that somebody can mend, found one by one: which rows, of which fact, and the way to mend it.

Only counted rows and reasons are looked at; the persons stand in `records`. What follows from it is in `effects`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import polars as pl

from data_access.contract.codes import UNKNOWN
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS, Fact
from data_access.language import N_, sentence, t
from data_access.metrics.base import RATED, inconsistent
from data_access.periods import LATELY
from data_access.quality.balance import each_once, reasons
from data_access.quality.deliveries import SOURCES, deliveries
from data_access.snapshot import Snapshot

_OF_PERSON = ("status", "family", "tier", "profession", "duty")
_OF_POST = ("family", "tier", "profession")

CHECKS = (
    N_("tiap pegawai punya jabatan, unit yang dikenal, dan SKJ"),
    N_("tiap kode ada dalam daftar kode kontrak data"),
    N_("predikat = matriks hasil kerja × perilaku (PermenPANRB 6/2022)"),
    N_("satu riwayat jabatan yang berlaku tiap orang"),
    N_("tiap pelatihan tercatat sekali dan bersertifikat"),
    N_("tiap pengaduan punya unit dan kalender hari kerja"),
    N_("tiap kiriman 12 bulan terakhir masuk pada waktunya"),
)
"""What is looked for at each release, in words; each is one of the functions below."""


@dataclass(frozen=True, eq=False)
class Fault:
    """One thing to mend. `rows` are the counted rows it is about (with `agency`, and `n` of each), null where only
    their number is known; `count` is that number, null where a whole subject is missing; `of`
    are all rows that were looked at, null where they are not counted."""

    problem: str
    label: str
    fact: str | None
    subject: str
    remedy: str
    count: int | None
    rows: pl.DataFrame | None = None
    source: str = ""
    of: int | None = None


def faults(snapshot: Snapshot) -> Iterator[Fault]:
    """Every fault, also those without a row; in no order."""
    yield from _missing(snapshot)
    yield from _persons(snapshot)
    yield from _places(snapshot)
    yield from _codes(snapshot)
    yield from _against_rules(snapshot)
    yield from _aside(snapshot)
    yield from _late(snapshot)


def _missing(snapshot: Snapshot) -> Iterator[Fault]:
    for name, lack in snapshot.missing.items():
        remedy = t("Sediakan {lack} di basis data, lalu jalankan `pantau check`.", lack=lack)
        yield Fault("missing", t("Data belum ada"), name, t(FACTS[name].label), remedy, None)


def _persons(snapshot: Snapshot) -> Iterator[Fault]:
    lost = reduce(and_, (pl.col(key) == UNKNOWN for key in _OF_POST))
    remedy = t("Isi jabatan pada riwayat jabatan di SIMPEG.")
    yield _found("no_post", t("Pegawai tanpa jabatan"), "headcount", _current(snapshot, "headcount"), lost, remedy)
    without = pl.col("assessment_state") == "TANPA_STANDAR"
    remedy = t("Tetapkan standar kompetensi (SKJ) untuk jabatannya.")
    label = t("Pegawai tanpa standar kompetensi (SKJ)")
    yield _found("no_standard", label, "fit", _current(snapshot, "fit"), without, remedy)


def _places(snapshot: Snapshot) -> Iterator[Fault]:
    """Persons and records whose unit is not in the tree."""
    known = snapshot.names("agency")["id"].to_list()
    nowhere = (pl.col("city") == UNKNOWN) | ~pl.col("agency").cast(pl.String).is_in(known)
    for name, fact in _sources_of_rows():
        rows = _current(snapshot, name)
        if name == "headcount":
            remedy = t("Petakan kode unit pada riwayat jabatan ke unit yang dikenal.")
            yield _found("no_agency", t("Pegawai dengan unit tidak dikenal"), name, rows, nowhere, remedy)
        elif not fact.person:  # the other facts of persons repeat what the head count says
            remedy = t("Isi unit penanggung jawab di sistem sumbernya.")
            yield _found("no_agency", t("Catatan tanpa unit yang dikenal"), name, rows, nowhere, remedy)


def _codes(snapshot: Snapshot) -> Iterator[Fault]:
    """Codes in no list, by fact and dimension; what is known of a person is told once, at the head count."""
    for name, fact in _sources_of_rows():
        told = _OF_PERSON if name != "headcount" else ()
        coded = [key for key in fact.dimensions if UNKNOWN in DIMENSIONS[key].codes and key not in told]
        rows = _current(snapshot, name)
        for key in coded:
            said = t("Kode kosong atau tidak dikenal: {dimension}", dimension=t(DIMENSIONS[key].label))
            remedy = t("Petakan ke kode yang dikenal; `pantau check` menyebut kodenya.")
            yield _found(f"unknown_code_{key}", said, name, rows, _unknown(fact, key), remedy)


def _unknown(fact: Fact, key: str) -> pl.Expr:
    """The code is unknown, and not merely because there is no post or no rating yet."""
    unknown = pl.col(key) == UNKNOWN
    if key in _OF_POST:
        return unknown & reduce(or_, (pl.col(part) != UNKNOWN for part in _OF_POST))
    return unknown & RATED if fact.name == "performance" else unknown


def _against_rules(snapshot: Snapshot) -> Iterator[Fault]:
    """Ratings against the matrix, and complaints whose days nobody can count."""
    rated = _current(snapshot, "performance").filter(RATED)
    remedy = t("Periksa hasil kerja, perilaku dan predikat di e-Kinerja.")
    label = t("Predikat tidak sesuai matriks")
    yield _found("inconsistent", label, "performance", rated, inconsistent(), remedy)
    undated = pl.col("complaint_state") == "TANPA_KALENDER"
    remedy = t("Isi tabel calendar sampai tanggal data, untuk setiap kota.")
    label = t("Pengaduan tanpa kalender hari kerja")
    yield _found("no_calendar", label, "complaint", _current(snapshot, "complaint"), undated, remedy)


def _aside(snapshot: Snapshot) -> Iterator[Fault]:
    """Reasons for leaving a row out that somebody can mend."""
    remedies = {
        "duplicate": t("Hapus pendaftaran ganda di sistem diklat."),
        "overlapping_spell": t("Tutup riwayat jabatan yang lama di SIMPEG."),
        "unknown_code": t("Petakan ke kode yang dikenal; `pantau check` menyebut kodenya."),
        "waiting_certificate": t("Terbitkan atau unggah sertifikatnya."),
    }
    for row in reasons(snapshot).filter(pl.col("reason").is_in(list(remedies))).iter_rows(named=True):
        label = sentence(row["reason__label"])
        reason, name = row["reason"], row["fact"]
        yield Fault(reason, label, name, t(FACTS[name].label), remedies[reason], row["n"])


def _late(snapshot: Snapshot) -> Iterator[Fault]:
    """Deliveries of the last twelve months: older ones nobody can send in time any more."""
    recent = deliveries(snapshot).filter(pl.col("month") > snapshot.as_of - LATELY)
    recent = recent.with_columns(agency=pl.col("agency_id"), period=pl.col("month"), n=pl.lit(1, pl.Int64))
    for source in recent["source"].unique().sort():
        of_source, name = recent.filter(pl.col("source") == source), t(SOURCES.get(source, source))
        rows = of_source.filter(~pl.col("came"))
        label = t("Kiriman 12 bulan terakhir belum masuk")
        remedy = t("Minta kiriman kepada pengirimnya: {source}.", source=name)
        yield Fault("delivery_missing", label, None, name, remedy, rows.height, rows, source, of_source.height)
        rows = of_source.filter("late")
        label = t("Kiriman 12 bulan terakhir terlambat")
        remedy = t("Sepakati tenggat kiriman dengan pengirimnya: {source}.", source=name)
        yield Fault("delivery_late", label, None, name, remedy, rows.height, rows, source, of_source.height)


def _sources_of_rows() -> list[tuple[str, Fact]]:
    """Facts that count rows of a source; the others look at the same rows a second time."""
    return [(name, fact) for name, fact in FACTS.items() if fact.events is not None]


def _current(snapshot: Snapshot, name: str) -> pl.DataFrame:
    return each_once(FACTS[name], snapshot.fact(name))


def _found(key: str, label: str, name: str, rows: pl.DataFrame, where: pl.Expr, remedy: str) -> Fault:
    found = rows.filter(where).select("agency", "period", "n")
    return Fault(key, label, name, t(FACTS[name].label), remedy, int(found["n"].sum()), found, of=int(rows["n"].sum()))
