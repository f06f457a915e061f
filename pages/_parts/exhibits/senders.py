"""The exhibit of Mutu Data that speaks to senders: what the files that were imported lack, in their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from data_access import quality
from data_access.language import N_, t
from data_access.units import day
from pages._parts import blocks, load
from pages._parts.blocks import Part, Shown
from pages._parts.controls import leading

_Row = Mapping[str, Any]


def imported(found: pl.DataFrame) -> None:
    """Each sender with what its rows lacked; where there is nothing, whether anything was imported at all."""
    blocks.framed(
        t("Temuan impor menurut pengirim"),
        found,
        (
            Shown("agency__label", N_("Pengirim"), parts=_sender),
            Shown("problem", N_("Yang kurang")),
            Shown("column", N_("Kolom")),
            Shown("of", N_("Baris dikirim"), True),
            Shown("fate__label", N_("Akibat")),
            Shown("file_kind", N_("Jenis berkas")),
            Shown("imported_on", N_("Diimpor")),
        ),
        said=t(
            "impor 12 bulan terakhir, terbanyak dahulu; satu baris dapat punya lebih dari satu peringatan; hilang "
            "begitu pengirim yang sama datang lagi dengan berkas yang sama, dan yang ditolak begitu baris yang "
            "diperbaiki diimpor; jumlah baris, tanpa nama; mengikuti kota dan OPD yang dipilih"
        ),
        key="imported",
        clean=_clean(),
    )


def _sender(row: _Row) -> tuple[Part, ...]:
    """An OPD opens this page for itself; who is not known is only said."""
    link = leading("quality", "agency")(row["agency"]) if row["agency"] else ""
    return (Part(row["agency__label"], link),)


def _clean() -> str:
    last = quality.last_import(load.snapshot())
    if last is None:
        return t(
            "Belum ada berkas yang diimpor dan diperiksa: basis data ini diisi langsung oleh sistem lain, atau sebelum "
            "pemeriksaan ini ada."
        )
    return t(
        "Tidak ada yang kurang pada berkas yang diimpor 12 bulan terakhir, menurut kota dan OPD yang dipilih. Impor "
        "terakhir: {day}.",
        day=day(last),
    )
