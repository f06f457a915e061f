"""Metrics of the staff itself: how many there are, and the reports they hand in every month."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, Metric, n, total
from data_access.thresholds import CONVENTION

HEADCOUNT = Metric(
    key="headcount",
    label=N_("Jumlah ASN"),
    unit="people",
    fact="headcount",
    kind="S",
    numerator=n(),
    denominator=n(),
    of=N_("ASN"),
    definition=N_("Orang yang masa jabatannya mencakup hari terakhir periode."),
    who_in=N_("PNS, CPNS, PPPK, dan PPPK paruh waktu"),
    who_out=N_("pegawai non-ASN"),
    legal_basis=N_("UU 20/2023"),
    source=N_("SIMPEG: employment, position"),
    example=N_("10 orang tercatat, 1 pensiun sebelum akhir bulan: 9."),
    formula=N_("Σ orang yang aktif pada hari terakhir periode"),
    counts=N_("orang yang aktif pada hari terakhir periode"),
    trap=N_("Jumlah orang tidak dijumlahkan antarbulan: satu orang selama dua belas bulan tetap satu orang."),
    history=SINCE_FIRST,
)

REPORTS_ON_TIME = Metric(
    key="reports_on_time",
    label=N_("Laporan tepat waktu"),
    unit="percent",
    fact="report",
    kind="S",
    numerator=n(pl.col("report_state") == "TEPAT"),
    denominator=n(pl.col("report_state") != "BELUM_TENGGAT"),
    obliged=n(),
    of=N_("laporan jatuh tempo"),
    definition=N_(
        "Laporan bulanan yang masuk paling lambat pada tenggatnya, dari yang tenggatnya sudah lewat pada tanggal data."
    ),
    who_in=N_("laporan pegawai yang aktif pada akhir bulan itu"),
    who_out=N_("laporan yang belum jatuh tempo, sudah masuk atau belum"),
    legal_basis=CONVENTION,
    source=N_("e-Kinerja: work_report"),
    example=N_("10 jatuh tempo: 8 tepat, 1 terlambat, 1 belum masuk: 8 dari 10 = 80 %."),
    formula=N_("tepat waktu ÷ jatuh tempo × 100"),
    counts=N_("laporan yang masuk paling lambat pada tenggatnya"),
    trap=N_(
        "Yang dihitung laporan, bukan orang: satu orang punya sampai dua belas laporan setahun. Sebelum tenggat lewat "
        "hanya yang lebih awal yang sudah masuk, jadi bulan berjalan belum punya angka."
    ),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
    target="REPORT_TARGET",
)

FEEDBACK_NOTES = Metric(
    key="feedback_notes",
    label=N_("Umpan balik per laporan"),
    unit="each",
    fact="report",
    kind="S",
    numerator=total("feedback_notes"),
    denominator=n(),
    value=total("feedback_notes") / n().replace(0, None),
    of=N_("laporan"),
    definition=N_("Catatan umpan balik atasan dibagi laporan: dialog kinerja menurut PermenPANRB 6/2022."),
    who_in=N_("laporan pegawai yang aktif pada akhir bulan itu"),
    who_out=N_("tidak ada"),
    legal_basis=N_("PermenPANRB 6/2022"),
    source=N_("e-Kinerja: work_report"),
    example=N_("10 laporan, 12 catatan: 1,20."),
    formula=N_("catatan umpan balik ÷ laporan"),
    counts=N_("catatan umpan balik atasan"),
    trap=N_("Catatan yang banyak belum tentu dialog yang baik; nilainya dapat melebihi 1."),
    history=SINCE_FIRST,
    better="up",
)

METRICS = (HEADCOUNT, REPORTS_ON_TIME, FEEDBACK_NOTES)
