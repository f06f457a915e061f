"""Metrics of hours of those whom 20 JP does not oblige: PPPK and CPNS. Never part of its numerator or denominator."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, Metric, n
from data_access.thresholds import CONVENTION

SOURCE = N_("Diklat: training_participation, training; SIMPEG: employment")

_PPPK, _CPNS = (pl.col("status") == status for status in ("PPPK", "CPNS"))

PPPK_MOST = 24
"""JP a year beyond which the hours of a PPPK are checked: konvensi aplikasi."""

PPPK_TRAINED = Metric(
    key="pppk_trained",
    label=N_("PPPK pernah dilatih"),
    unit="percent",
    fact="coverage",
    kind="S",
    numerator=n(_PPPK & (pl.col("jp") > 0)),
    denominator=n(_PPPK),
    of=N_("PPPK aktif"),
    definition=N_("PPPK dengan sedikitnya satu JP bersertifikat tahun ini. PPPK tidak pernah masuk kewajiban 20 JP."),
    who_in=N_("PPPK aktif pada tanggal data"),
    who_out=N_("PPPK paruh waktu: aturan JP belum dipastikan"),
    legal_basis=CONVENTION,
    source=SOURCE,
    example=N_("10 PPPK, 4 pernah dilatih: 4 dari 10 = 40 %."),
    formula=N_("PPPK dengan JP > 0 ÷ PPPK aktif × 100"),
    counts=N_("PPPK dengan sedikitnya satu JP bersertifikat"),
    trap=N_(
        "Bukan kewajiban 20 JP: kewajiban itu milik PNS. Sertifikat tahun lalu sudah terbit, tahun ini sebagian belum: "
        "selisih yang sebenarnya dapat lebih baik."
    ),
    twins=("pppk_over", "cpns_trained"),
    history=SINCE_FIRST,
    better="up",
)

PPPK_OVER = Metric(
    key="pppk_over",
    label=N_("PPPK di atas 24 JP"),
    unit="people",
    fact="coverage",
    kind="S",
    numerator=n(_PPPK & (pl.col("jp") > 10 * PPPK_MOST)),
    denominator=n(_PPPK),
    of=N_("PPPK aktif"),
    definition=N_("PPPK dengan lebih dari 24 JP tahun ini: untuk diperiksa, bukan pelanggaran dengan sendirinya."),
    who_in=N_("PPPK aktif pada tanggal data"),
    who_out=N_("PPPK paruh waktu: aturan JP belum dipastikan"),
    legal_basis=CONVENTION,
    source=SOURCE,
    example=N_("JP 10, 24, 30: 1 orang."),
    formula=N_("Σ PPPK dengan JP > 24"),
    counts=N_("PPPK dengan lebih dari 24 JP"),
    trap=N_("Ada pengecualian, jadi daftar ini untuk diperiksa, bukan daftar pelanggaran."),
    twins=("pppk_trained",),
    history=SINCE_FIRST,
    better="down",
)

CPNS_TRAINED = Metric(
    key="cpns_trained",
    label=N_("CPNS dengan JP"),
    unit="percent",
    fact="coverage",
    kind="S",
    numerator=n(_CPNS & (pl.col("jp") > 0)),
    denominator=n(_CPNS),
    of=N_("CPNS aktif"),
    definition=N_("CPNS dengan sedikitnya satu JP bersertifikat tahun ini, biasanya Latsar. CPNS tidak wajib 20 JP."),
    who_in=N_("CPNS aktif pada tanggal data"),
    who_out=N_("PNS dan PPPK"),
    legal_basis=CONVENTION,
    source=SOURCE,
    example=N_("10 CPNS, 7 lulus Latsar tahun ini: 7 dari 10 = 70 %."),
    formula=N_("CPNS dengan JP > 0 ÷ CPNS aktif × 100"),
    counts=N_("CPNS dengan sedikitnya satu JP bersertifikat"),
    trap=N_("Latsar memberi ratusan JP sekaligus: tidak pernah dicampur dengan PNS."),
    twins=("pppk_trained",),
    history=SINCE_FIRST,
    better="up",
)

METRICS = (PPPK_TRAINED, PPPK_OVER, CPNS_TRAINED)
