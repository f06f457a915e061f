"""Metrics of hours of training: who has reached 20 JP, who has none, how the hours spread."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics import unobliged
from data_access.metrics.base import OBLIGED, SINCE_FIRST, Metric, n, quantile
from data_access.thresholds import CONVENTION

_JP_RULE = N_("PP 11/2017 Pasal 203 ayat (4)")
_JP_IN = N_("PNS aktif pada tanggal data (31 Desember untuk tahun yang sudah lewat)")
_JP_OUT = N_("CPNS, PPPK, CLTN, dan tugas belajar")
_JP_SOURCE = unobliged.SOURCE
_PNS = N_("PNS wajib 20 JP")

JP20 = Metric(
    key="jp20",
    label=N_("PNS ≥ 20 JP"),
    unit="percent",
    fact="coverage",
    kind="S",
    numerator=n(OBLIGED & (pl.col("jp_state") == "CAPAI")),
    denominator=n(OBLIGED),
    of=_PNS,
    definition=N_("PNS dengan sedikitnya 20 JP bersertifikat sejak 1 Januari sampai tanggal data."),
    who_in=_JP_IN,
    who_out=_JP_OUT,
    legal_basis=_JP_RULE,
    source=_JP_SOURCE,
    example=N_("10 PNS wajib: 5 dengan 20 JP atau lebih: 5 dari 10 = 50 %."),
    formula=N_("PNS dengan JP ≥ 20 ÷ PNS wajib 20 JP × 100"),
    counts=N_("PNS wajib dengan sedikitnya 20 JP bersertifikat"),
    trap=N_(
        "JP bertambah sepanjang tahun: Juli selalu tampak buruk. Bandingkan dengan tanggal yang sama tahun lalu, "
        "bukan 31 Desember. Sertifikat tahun lalu sudah terbit, tahun ini sebagian belum: selisih yang sebenarnya "
        "dapat lebih baik."
    ),
    twins=("jp0", "jp_some", "jp_waiting", "jp_below"),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
    target="JP_COVERAGE_TARGET",
)

JP_BELOW = Metric(
    key="jp_below",
    label=N_("PNS di bawah 20 JP"),
    unit="people",
    fact="coverage",
    kind="S",
    numerator=n(OBLIGED & (pl.col("jp_state") != "CAPAI")),
    denominator=n(OBLIGED),
    of=_PNS,
    definition=N_(
        "PNS yang belum mempunyai 20 JP bersertifikat sejak 1 Januari sampai tanggal data: 0 JP dan 1–19 JP."
    ),
    who_in=_JP_IN,
    who_out=_JP_OUT,
    legal_basis=_JP_RULE,
    source=_JP_SOURCE,
    example=N_("10 PNS wajib, 5 dengan 20 JP atau lebih: 5 orang belum."),
    formula=N_("PNS wajib 20 JP − PNS dengan JP ≥ 20"),
    counts=N_("PNS wajib yang belum mempunyai 20 JP bersertifikat"),
    trap=N_(
        "Termasuk yang hanya menunggu sertifikat: undang dahulu yang lain. Sertifikat tahun lalu sudah terbit, tahun "
        "ini sebagian belum: selisih yang sebenarnya dapat lebih baik."
    ),
    twins=("jp20",),
    history=SINCE_FIRST,
    family="kewajiban",
    better="down",
)

JP0 = Metric(
    key="jp0",
    label=N_("PNS 0 JP"),
    unit="people",
    fact="coverage",
    kind="S",
    numerator=n(OBLIGED & (pl.col("jp") == 0)),
    denominator=n(OBLIGED),
    of=_PNS,
    definition=N_("PNS tanpa satu JP bersertifikat pun sejak 1 Januari sampai tanggal data."),
    who_in=_JP_IN,
    who_out=_JP_OUT,
    legal_basis=_JP_RULE,
    source=_JP_SOURCE,
    example=N_("10 PNS wajib, 2 tanpa pelatihan: 2 orang."),
    formula=N_("Σ PNS wajib dengan JP = 0"),
    counts=N_("PNS wajib tanpa satu JP bersertifikat pun"),
    trap=N_(
        "0 JP bersertifikat belum tentu tidak pernah dilatih: sertifikatnya mungkin belum terbit. Yang tahun lalu "
        "sudah terbit, jadi selisih yang sebenarnya dapat lebih baik."
    ),
    twins=("jp20", "jp_some", "jp_waiting"),
    history=SINCE_FIRST,
    family="kewajiban",
    better="down",
)

JP_SOME = Metric(
    key="jp_some",
    label=N_("PNS 1–19 JP"),
    unit="people",
    fact="coverage",
    kind="S",
    numerator=n(OBLIGED & (pl.col("jp") > 0) & (pl.col("jp_state") != "CAPAI")),
    denominator=n(OBLIGED),
    of=_PNS,
    definition=N_("PNS yang sudah punya JP bersertifikat tetapi belum 20."),
    who_in=_JP_IN,
    who_out=_JP_OUT,
    legal_basis=_JP_RULE,
    source=_JP_SOURCE,
    example=N_("10 PNS wajib: 5 ≥ 20 JP, 2 tanpa JP, sisanya 3 orang."),
    formula=N_("Σ PNS wajib dengan 0 < JP < 20"),
    counts=N_("PNS wajib yang sudah punya JP tetapi belum 20"),
    trap=N_("Sebagian dari mereka juga menunggu sertifikat: kedua angka tidak boleh dijumlahkan."),
    twins=("jp20", "jp0", "jp_waiting"),
    history=SINCE_FIRST,
    better="down",
)

JP_WAITING = Metric(
    key="jp_waiting",
    label=N_("Menunggu sertifikat"),
    unit="people",
    fact="coverage",
    kind="S",
    numerator=n(OBLIGED & (pl.col("jp_state") == "MENUNGGU")),
    denominator=n(OBLIGED & (pl.col("jp_state") != "CAPAI")),
    of=N_("PNS di bawah 20 JP"),
    definition=N_("PNS yang mencapai 20 JP begitu pelatihan yang sudah selesai mendapat sertifikat."),
    who_in=_JP_IN,
    who_out=_JP_OUT,
    legal_basis=CONVENTION,
    source=_JP_SOURCE,
    example=N_("12 JP bersertifikat, 10 JP selesai tanpa sertifikat: 22 ≥ 20, menunggu."),
    formula=N_("Σ PNS wajib dengan JP < 20 dan JP + JP menunggu sertifikat ≥ 20"),
    counts=N_("PNS di bawah 20 JP yang mencapainya begitu sertifikat terbit"),
    trap=N_(
        "Hanya yang akan melewati 20 JP, bukan semua yang sertifikatnya belum terbit. Tidak dibandingkan dengan tahun "
        "lalu: tanggal terbit tidak tercatat, dan yang menunggu saat itu kini sudah bersertifikat."
    ),
    twins=("jp20", "jp0", "jp_some", "hours_uncertified"),
    history=SINCE_FIRST,
    better="down",
    comparable=False,
)


_SPREAD_KEYS = ("jp_p25", "jp_median", "jp_p75")


def _hours(key: str, label: str, part: float, formula: str) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit="jp",
        fact="coverage",
        kind="S",
        numerator=n(OBLIGED),
        denominator=n(OBLIGED),
        value=quantile("jp", part, OBLIGED) / 10,
        of=_PNS,
        definition=N_(
            "Nilai JP PNS wajib setelah diurutkan. Bukan rata-rata: satu PKA memberi ratusan JP. Di atas 101 JP "
            "ditulis 101."
        ),
        who_in=_JP_IN,
        who_out=_JP_OUT,
        legal_basis=CONVENTION,
        source=_JP_SOURCE,
        example=N_("JP 0, 4, 12, 20, 800: median 12."),
        formula=formula,
        counts=N_("PNS wajib, diurutkan menurut JP"),
        trap=N_(
            "Sebaran, bukan rentang ketidakpastian: seluruh PNS dihitung. Sertifikat tahun lalu sudah terbit, tahun "
            "ini sebagian belum: selisih yang sebenarnya dapat lebih baik."
        ),
        twins=tuple(one for one in _SPREAD_KEYS if one != key),
        history=SINCE_FIRST,
        better="up",
    )


JP_SPREAD = (
    _hours("jp_p25", N_("Kuartil bawah JP"), 0.25, N_("JP orang ke-¼ setelah diurutkan")),
    _hours("jp_median", N_("Median JP PNS"), 0.5, N_("JP orang di tengah setelah diurutkan")),
    _hours("jp_p75", N_("Kuartil atas JP"), 0.75, N_("JP orang ke-¾ setelah diurutkan")),
)

METRICS = (
    JP20,
    JP_BELOW,
    JP0,
    JP_SOME,
    JP_WAITING,
    *JP_SPREAD,
    *unobliged.METRICS,
)
