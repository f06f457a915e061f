"""Complaints: what is open against the limit of its class, and what they are about."""

from __future__ import annotations

from dataclasses import replace

from data_access.ask import Answer
from data_access.language import N_, t
from data_access.units import number
from pages._parts import blocks, charts, load

_NONE_OPEN = N_("Tidak ada pengaduan terbuka pada tanggal data.")


def ageing(backlog: Answer) -> None:
    """What is open, by class and age, each class with its own limit."""
    if backlog.empty and "backlog" not in load.snapshot().missing:
        backlog = replace(backlog, notes=(*backlog.notes, t(_NONE_OPEN)))
    blocks.chart(
        t("Pengaduan terbuka menurut klasifikasi dan umur"),
        charts.ageing,
        backlog,
        load.rules(),
        compared=t("yang belum selesai menurut umur; batas tiap klasifikasi dalam hari kerja di samping namanya"),
        key="ageing",
    )
    if not backlog.empty:  # an empty one has said them
        blocks.notes(backlog)


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
