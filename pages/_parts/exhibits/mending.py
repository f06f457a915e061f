"""The last exhibits of Mutu Data: what is wrong, what it touches, how far it would move, and who mends it how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from data_access.language import N_, t
from data_access.metrics import METRICS
from data_access.quality import CHECKS
from data_access.units import change, day, number
from pages._parts import blocks, load
from pages._parts.blocks import Part, Shown
from pages._parts.blocks.cards import how_link
from pages._parts.controls import leading

_Row = Mapping[str, Any]


def problems(found: pl.DataFrame) -> None:
    """Every problem; where there is none, since when that is known and by which rules."""
    blocks.framed(
        t("Masalah yang ditemukan"),
        found,
        (
            Shown("problem__label", N_("Masalah")),
            Shown("fact__label", N_("Tabel atau sumber")),
            Shown("rows", N_("Baris"), True, parts=_rows),
            Shown("people", N_("Pegawai terdampak"), True),
            Shown("opd__label", N_("Pengirim terbanyak (OPD)"), parts=_sender),
            Shown("metrics", N_("Ukuran terdampak"), parts=_touched),
            Shown("shift_high", N_("Geseran bila diperbaiki (batas)"), parts=_shift),
            Shown("since", N_("Sejak")),
            Shown("remedy", N_("Cara memperbaiki")),
        ),
        said=t(
            "seluruh basis data, diperiksa pada setiap rilis; urut pegawai terdampak × ukuran utama yang tersentuh, "
            "lalu baris. “–” = tidak dapat dihitung dari rilis: barisnya bukan satu orang, tanpa unit, tanpa tanggal, "
            "atau arah perbaikannya tidak tentu"
        ),
        key="problems",
        clean=_clean(),
    )


def _clean() -> str:
    """When it was last looked at, and what for."""
    at = load.checked_at()
    rules = "; ".join(t(one) for one in CHECKS)
    if at is None:
        return t("Tidak ada masalah pada rilis ini. Yang diperiksa: {rules}.", rules=rules)
    return t(
        "Tidak ada masalah. Terakhir diperiksa {day}. Yang diperiksa: {rules}.", day=day(at.astimezone()), rules=rules
    )


def _rows(row: _Row) -> Sequence[Part]:
    """ "14.347 dari 23.720": the rows, of all that were looked at."""
    if row["rows"] is None:
        return ()
    n = number(row["rows"])
    return (Part(t("{x} dari {n}", x=n, n=number(row["of"])) if row["of"] else n),)


def _sender(row: _Row) -> Sequence[Part]:
    """The OPD with most of the rows, which opens this page for it."""
    return (Part(row["opd__label"], leading("quality", "opd")(row["opd"])),) if row["opd"] else ()


def _touched(row: _Row) -> Sequence[Part]:
    return [Part(t(METRICS[key].label), how_link(key)) for key in row["metrics"]]


def _shift(row: _Row) -> Sequence[Part]:
    """ "−0,1 sampai +0,1 poin: Perlu pembinaan"; never which way it will go."""
    key = row["shift_metric"]
    if key is None:
        return ()
    low, high = (change(row[end], 0, "percent") for end in ("shift_low", "shift_high"))
    said = t("{low} sampai {high}", low=low.removesuffix(f" {t('poin')}"), high=high)
    return (Part(f"{t(METRICS[key].label)}: {said}"),)


def by_opd(found: pl.DataFrame) -> None:
    """What each OPD has to mend, as a list to hand over; never the rating that is at odds."""
    if found.is_empty():
        blocks.fine_print(t("Tidak ada yang harus diperbaiki oleh OPD yang dipilih."))
        return
    blocks.frame_files(
        t("Unduh daftar perbaikan per OPD ({n} baris)", n=number(found.height)),
        t("Daftar perbaikan per OPD"),
        found,
        (
            Shown("opd__label", N_("OPD"), parts=_sender),
            Shown("problem__label", N_("Masalah")),
            Shown("fact__label", N_("Tabel atau sumber")),
            Shown("rows", N_("Baris"), True),
            Shown("remedy", N_("Cara memperbaiki")),
        ),
        key="by_opd",
    )
    blocks.fine_print(
        t(
            "Hanya yang unitnya diketahui; jumlah baris, tanpa nama dan tanpa nilai predikatnya. Mengikuti kota dan "
            "OPD yang dipilih."
        )
    )
