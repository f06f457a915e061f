"""Complaints: what is open against the limit of its class, and what they are about."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from data_access.ask import Answer
from data_access.language import N_, t
from data_access.units import number
from pages._parts import blocks, charts, load
from pages._parts.controls import filters

_WATCHED, _FEWEST_WATCHED = "PENGAWASAN", 5
"""Complaints berkadar pengawasan are not told apart where fewer are open, nor below the OPD (`pages.md` §1.5)."""

_LEFT = N_("Yang berkadar pengawasan tidak dirinci di bawah OPD, atau bila kurang dari 5.")
_NONE_OPEN = N_("Tidak ada pengaduan terbuka pada tanggal data.")


def ageing(backlog: Answer) -> None:
    """What is open, by class and age, each class with its own limit."""
    told = _told(backlog)
    left = _LEFT if told.frame.height < backlog.frame.height else ""
    said = t("yang belum selesai menurut umur; batas tiap klasifikasi dalam hari kerja di samping namanya")
    if told.empty and "backlog" not in load.snapshot().missing:
        told = replace(told, notes=(*told.notes, t(left or _NONE_OPEN)))
    blocks.chart(
        t("Pengaduan terbuka menurut klasifikasi dan umur"),
        charts.ageing,
        told,
        load.rules(),
        compared=f"{said}. {t(left).rstrip('.')}" if left else said,
        key="ageing",
    )


def _told(backlog: Answer) -> Answer:
    """Without complaints berkadar pengawasan where these are too few, or below the OPD."""
    watched = pl.col("class") == _WATCHED
    count = backlog.frame.filter(watched)["n"].sum()
    if count >= _FEWEST_WATCHED and not _below_opd():
        return backlog
    return replace(backlog, frame=backlog.frame.filter(~watched))


def _below_opd() -> bool:
    """Whether a chosen unit stands below an OPD."""
    agencies = load.snapshot().names("agency")
    city = agencies.filter(pl.col("kind") == "KOTA")["id"].to_list()
    chosen = agencies.filter(pl.col("id").is_in(filters().agency), pl.col("kind") != "KOTA")
    return not chosen.filter(~pl.col("parent_id").is_in(city)).is_empty()


def topics(filed: Answer, received: Answer) -> None:
    """The five most frequent topics by month; what is no complaint beside them, as two numbers."""
    blocks.chart(
        t("Lima topik terbanyak, per bulan"),
        charts.topics,
        filed,
        "topic",
        "complaints_filed",
        compared=t("jumlah pengaduan diterima, skala sama; lebih banyak bukan berarti lebih buruk"),
        key="topics",
    )
    counts = dict(received.frame.select("class", "complaints_received").iter_rows())
    blocks.aside(
        t(
            "Terpisah dari pengaduan, {period}: {info} permintaan informasi, {wishes} aspirasi.",
            period=received.period,
            info=number(counts.get("PERMINTAAN_INFORMASI", 0)),
            wishes=number(counts.get("ASPIRASI", 0)),
        )
    )
