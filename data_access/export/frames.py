"""Any other table of a page as a document: what columns it has it keeps, with words where they are known."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_access.dimensions import DIMENSIONS
from data_access.export.document import Document, product, released, safe
from data_access.language import N_, t
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot
from data_access.units import UNITS
from data_access.viewer import Viewer

_WORDS: Mapping[str, str] = {
    "counted": N_("Dihitung"),
    "delivered": N_("Pengirim yang sudah mengirim"),
    "delivered_on": N_("Tanggal masuk terakhir"),
    "difference": N_("Selisih"),
    "due": N_("Pengirim yang ditunggu"),
    "fact": N_("Data"),
    "left_out": N_("Ditinggalkan"),
    "matched": N_("Dihitung oleh ukuran"),
    "month": N_("Bulan"),
    "n": N_("Jumlah baris (n)"),
    "name": N_("Nama"),
    "nip": N_("NIP"),
    "people": N_("Jumlah orang"),
    "person": N_("Pegawai"),
    "problem": N_("Masalah"),
    "read": N_("Dibaca"),
    "reason": N_("Alasan"),
    "record": N_("Catatan"),
    "remedy": N_("Cara memperbaiki"),
    "rows": N_("Baris"),
    "source": N_("Sumber"),
    "state": N_("Keadaan"),
}
"""Columns of the tables of `quality` and `records`; those of answers are named by their declarations."""

_PARTS: Mapping[str, str] = {
    "before": N_("pembanding"),
    "high": N_("batas atas"),
    "low": N_("batas bawah"),
    "of": N_("penyebut"),
    "status": N_("status nilai"),
    "x": N_("pembilang"),
}


def of_frame(frame: pl.DataFrame, title: str, snapshot: Snapshot, viewer: Viewer, link: str) -> Document:
    """The document of a table that is no answer."""
    return Document(
        stem=frame_stem(title, snapshot),
        title=title,
        frame=frame.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String)),
        headings=_headings(frame.columns),
        facts={
            "release": snapshot.version,
            "data_date": snapshot.as_of.isoformat(),
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
