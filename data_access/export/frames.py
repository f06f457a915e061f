"""Any other table of a page as a document: what columns it has it keeps, with words where they are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from data_access.dimensions import DIMENSIONS
from data_access.export.content import fingerprint
from data_access.export.document import Document, product, released, safe, sliced
from data_access.export.long import PART_ROWS
from data_access.language import N_, t
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot
from data_access.units import UNITS
from data_access.viewer import Viewer

_WORDS: Mapping[str, str] = {
    "age_days": N_("Umur data (hari)"),
    "better": N_("Arah baik"),
    "bound_high": N_("Batas atas pola (%)"),
    "bound_low": N_("Batas bawah pola (%)"),
    "column": N_("Kolom"),
    "counted": N_("Dihitung"),
    "coverage": N_("Cakupan data (%)"),
    "counts": N_("Pembilang"),
    "definition": N_("Definisi"),
    "delivered": N_("Pengirim yang sudah mengirim"),
    "delivered_on": N_("Tanggal masuk terakhir"),
    "difference": N_("Selisih"),
    "dominant": N_("Predikat terbanyak"),
    "due": N_("Pengirim yang ditunggu"),
    "example": N_("Contoh"),
    "expected": N_("Yang diharapkan terbanyak"),
    "fact": N_("Data"),
    "family_word": N_("Golongan"),
    "fate": N_("Akibat"),
    "file_kind": N_("Jenis berkas"),
    "formula": N_("Rumus"),
    "history": N_("Riwayat"),
    "imported_on": N_("Diimpor"),
    "kind_word": N_("Jenis angka"),
    "left_out": N_("Ditinggalkan"),
    "left_out_percent": N_("Ditinggalkan (%)"),
    "legal_basis": N_("Dasar hukum"),
    "matched": N_("Dihitung oleh ukuran"),
    "mark": N_("Tanda mutu"),
    "metric": N_("Ukuran"),
    "metric_key": N_("Kunci"),
    "metric_label": N_("Ukuran"),
    "metrics": N_("Ukuran terdampak"),
    "missing": N_("Pengirim yang belum mengirim"),
    "month": N_("Bulan"),
    "n": N_("Jumlah baris (n)"),
    "name": N_("Nama"),
    "nip": N_("NIP"),
    "of": N_("Dari baris"),
    "of_whom": N_("Penyebut"),
    "off": N_("Jarak dari batas (poin)"),
    "people": N_("Jumlah orang"),
    "person": N_("Pegawai"),
    "privacy": N_("Kelas privasi"),
    "problem": N_("Masalah"),
    "rated": N_("Dinilai"),
    "read": N_("Dibaca"),
    "reason": N_("Alasan"),
    "record": N_("Catatan"),
    "remedy": N_("Cara memperbaiki"),
    "rows": N_("Baris"),
    "senders": N_("Pengirim"),
    "share": N_("Bagian predikat terbanyak (%)"),
    "shift_high": N_("Geseran paling banyak (poin)"),
    "shift_low": N_("Geseran paling sedikit (poin)"),
    "shift_metric": N_("Ukuran yang bergeser"),
    "since": N_("Sejak"),
    "source": N_("Sumber"),
    "state": N_("Keadaan"),
    "subject": N_("Pokok data"),
    "tables": N_("Sumber tabel"),
    "trap": N_("Jebakan"),
    "twins": N_("Jangan tertukar dengan"),
    "unit_word": N_("Satuan"),
    "validity": N_("Keberlakuan"),
    "verdict": N_("Terhadap pola"),
    "who_in": N_("Termasuk"),
    "who_out": N_("Tidak termasuk"),
    "why": N_("Mengapa"),
}
"""Columns of the tables of `quality`, `records` and the glossary; those of answers are named by their declarations."""

_PARTS: Mapping[str, str] = {
    "before": N_("pembanding"),
    "high": N_("batas atas"),
    "low": N_("batas bawah"),
    "mark": N_("kode tanda"),
    "of": N_("penyebut"),
    "peers": N_("nilai kelompok sejenis lainnya"),
    "status": N_("status nilai"),
    "x": N_("pembilang"),
}


def of_frame(frame: pl.DataFrame, title: str, snapshot: Snapshot, viewer: Viewer, link: str) -> Document:
    """The document of a table that is no answer."""
    flat = _flat(frame)

    def parts() -> Iterator[pl.DataFrame]:
        return sliced(flat, PART_ROWS)

    return Document(
        stem=frame_stem(title, snapshot),
        title=title,
        height=flat.height,
        parts=parts,
        headings=_headings(frame.columns),
        content=fingerprint([flat]),
        facts={
            "release": snapshot.version,
            "data_date": snapshot.as_of.isoformat(),
            "rules_version": snapshot.rules_version,
            "link": link,
            "viewer_role": viewer.role,
            "synthetic": snapshot.synthetic,
        },
    )


def frame_stem(title: str, snapshot: Snapshot) -> str:
    """The name of its file without the ending."""
    return "_".join(
        [product(snapshot.synthetic), safe(title), snapshot.as_of.isoformat(), f"rilis-{released(snapshot.version)}"]
    )


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Codes as text, lists as one text: what every format can hold."""
    return frame.with_columns(
        pl.col(pl.Categorical, pl.Enum).cast(pl.String), pl.col(pl.List(pl.String)).list.join(", ")
    )


def _headings(columns: list[str]) -> dict[str, str]:
    """{column: heading}; a code beside its label says that it is one, and no heading stands twice."""
    found: dict[str, str] = {}
    for column in columns:
        heading = _heading(column, columns)
        found[column] = column if heading in found.values() else heading
    return found


def _heading(column: str, columns: list[str]) -> str:
    key, _, part = column.partition("__")
    if key in METRICS:
        label = t(METRICS[key].label)
        unit = t(UNITS[METRICS[key].unit].word)
        return f"{label}: {t(_PARTS[part])}" if part in _PARTS else f"{label} ({unit})"
    word = t(DIMENSIONS[key].label) if key in DIMENSIONS else t(_WORDS[key]) if key in _WORDS else column
    return t("Kode {label}", label=word) if not part and f"{key}__label" in columns else word
