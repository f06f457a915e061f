"""What to mend, each with its count and the way to mend it. Only counts: the persons stand in `records`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import timedelta
from functools import reduce
from operator import and_, or_

import polars as pl

from data_access.contract.codes import UNKNOWN
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS, Fact
from data_access.language import t
from data_access.metrics.base import RATED, inconsistent
from data_access.quality.balance import each_once, reasons
from data_access.quality.deliveries import SOURCES, deliveries
from data_access.snapshot import Snapshot

_LATELY = timedelta(days=366)
_OF_PERSON = ("status", "family", "tier", "profession", "duty")
_OF_POST = ("family", "tier", "profession")


@dataclass(frozen=True)
class Problem:
    """One thing to mend; `rows` is null where a whole subject is missing, `fact` is null for deliveries."""

    problem: str
    problem__label: str
    fact: str | None
    fact__label: str
    rows: int | None
    remedy: str


def problems(snapshot: Snapshot) -> pl.DataFrame:
    """What to mend: problem, problem__label, fact, fact__label, rows, remedy; what has most rows first.

    `rows` are rows of the fact, null where a whole subject is missing (those stand first). For deliveries
    they are deliveries; `fact` is null then and `fact__label` the source.
    """
    found = [
        *_missing(snapshot),
        *_persons(snapshot),
        *_places(snapshot),
        *_codes(snapshot),
        *_faults(snapshot),
        *_late(snapshot),
    ]
    schema = {key: pl.Int64 if key == "rows" else pl.String for key in Problem.__dataclass_fields__}
    table = pl.DataFrame([astuple(one) for one in found if one.rows != 0], schema=schema, orient="row")
    return table.sort("rows", "problem", "fact__label", descending=[True, False, False], nulls_last=False)


def _missing(snapshot: Snapshot) -> Iterator[Problem]:
    for name, lack in snapshot.missing.items():
        remedy = t("Sediakan {lack} di basis data, lalu jalankan `pantau check`.", lack=lack)
        yield _of_fact("missing", t("Data belum ada"), name, None, remedy)


def _persons(snapshot: Snapshot) -> Iterator[Problem]:
    lost = reduce(and_, (pl.col(key) == UNKNOWN for key in _OF_POST))
    remedy = t("Isi jabatan pada riwayat jabatan di SIMPEG.")
    rows = _rows(_current(snapshot, "headcount"), lost)
    yield _of_fact("no_post", t("Pegawai tanpa jabatan"), "headcount", rows, remedy)
    rows = _rows(_current(snapshot, "fit"), pl.col("assessment_state") == "TANPA_STANDAR")
    remedy = t("Tetapkan standar kompetensi (SKJ) untuk jabatannya.")
    yield _of_fact("no_standard", t("Pegawai tanpa standar kompetensi (SKJ)"), "fit", rows, remedy)


def _places(snapshot: Snapshot) -> Iterator[Problem]:
    """Persons and records whose unit is not in the tree."""
    known = snapshot.names("agency")["id"].to_list()
    nowhere = (pl.col("city") == UNKNOWN) | ~pl.col("agency").cast(pl.String).is_in(known)
    for name, fact in _sources_of_rows():
        rows = _rows(_current(snapshot, name), nowhere)
        if name == "headcount":
            remedy = t("Petakan kode unit pada riwayat jabatan ke unit yang dikenal.")
            yield _of_fact("no_agency", t("Pegawai dengan unit tidak dikenal"), name, rows, remedy)
        elif not fact.person:  # the other facts of persons repeat what the head count says
            remedy = t("Isi unit penanggung jawab di sistem sumbernya.")
            yield _of_fact("no_agency", t("Catatan tanpa unit yang dikenal"), name, rows, remedy)


def _codes(snapshot: Snapshot) -> Iterator[Problem]:
    """Codes in no list, by fact and dimension; what is known of a person is told once, at the head count."""
    for name, fact in _sources_of_rows():
        told = _OF_PERSON if name != "headcount" else ()
        coded = [key for key in fact.dimensions if UNKNOWN in DIMENSIONS[key].codes and key not in told]
        rows = _current(snapshot, name)
        for key in coded:
            said = t("Kode kosong atau tidak dikenal: {dimension}", dimension=t(DIMENSIONS[key].label))
            remedy = t("Petakan ke kode yang dikenal; `pantau check` menyebut kodenya.")
            yield _of_fact(f"unknown_code_{key}", said, name, _rows(rows, _unknown(fact, key)), remedy)


def _unknown(fact: Fact, key: str) -> pl.Expr:
    """The code is unknown, and not merely because there is no post or no rating yet."""
    unknown = pl.col(key) == UNKNOWN
    if key in _OF_POST:
        return unknown & reduce(or_, (pl.col(part) != UNKNOWN for part in _OF_POST))
    return unknown & RATED if fact.name == "performance" else unknown


def _faults(snapshot: Snapshot) -> Iterator[Problem]:
    """Ratings against the matrix, and reasons for leaving a row out that somebody can mend."""
    against = _rows(_current(snapshot, "performance"), inconsistent())
    remedy = t("Periksa hasil kerja, perilaku dan predikat di e-Kinerja.")
    yield _of_fact("inconsistent", t("Predikat tidak sesuai matriks"), "performance", against, remedy)
    undated = _rows(_current(snapshot, "complaint"), pl.col("complaint_state") == "TANPA_KALENDER")
    remedy = t("Isi tabel calendar sampai tanggal data, untuk setiap kota.")
    yield _of_fact("no_calendar", t("Pengaduan tanpa kalender hari kerja"), "complaint", undated, remedy)
    remedies = {
        "duplicate": t("Hapus pendaftaran ganda di sistem diklat."),
        "overlapping_spell": t("Tutup riwayat jabatan yang lama di SIMPEG."),
        "unknown_code": t("Petakan ke kode yang dikenal; `pantau check` menyebut kodenya."),
        "waiting_certificate": t("Terbitkan atau unggah sertifikatnya."),
    }
    for row in reasons(snapshot).filter(pl.col("reason").is_in(list(remedies))).iter_rows(named=True):
        label = row["reason__label"]
        label = label[:1].upper() + label[1:]
        yield _of_fact(row["reason"], label, row["fact"], row["n"], remedies[row["reason"]])


def _late(snapshot: Snapshot) -> Iterator[Problem]:
    """Deliveries of the last twelve months: older ones nobody can send in time any more."""
    recent = deliveries(snapshot).filter(pl.col("month") > snapshot.as_of - _LATELY)
    for source in recent["source"].unique().sort():
        rows, name = recent.filter(pl.col("source") == source), t(SOURCES.get(source, source))
        label = t("Kiriman 12 bulan terakhir belum masuk")
        remedy = t("Minta kiriman kepada pengirimnya: {source}.", source=name)
        yield Problem("delivery_missing", label, None, name, rows.filter(~pl.col("came")).height, remedy)
        label = t("Kiriman 12 bulan terakhir terlambat")
        remedy = t("Sepakati tenggat kiriman dengan pengirimnya: {source}.", source=name)
        yield Problem("delivery_late", label, None, name, rows.filter("late").height, remedy)


def _sources_of_rows() -> list[tuple[str, Fact]]:
    """Facts that count rows of a source; the others look at the same rows a second time."""
    return [(name, fact) for name, fact in FACTS.items() if fact.events is not None]


def _current(snapshot: Snapshot, name: str) -> pl.DataFrame:
    return each_once(FACTS[name], snapshot.fact(name))


def _rows(frame: pl.DataFrame, where: pl.Expr) -> int:
    return int(frame.filter(where)["n"].sum())


def _of_fact(key: str, label: str, name: str, rows: int | None, remedy: str) -> Problem:
    return Problem(key, label, name, t(FACTS[name].label), rows, remedy)
