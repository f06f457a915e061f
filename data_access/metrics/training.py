"""Metrics of training: hours against the obligation, what they cost, and whether they answer a need."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import (
    OBLIGED,
    Metric,
    n,
    quantile,
    total,
)
from data_access.thresholds import CONVENTION

_JP_RULE = N_("PP 11/2017 Pasal 203 ayat (4)")
_JP_IN = N_("PNS aktif pada tanggal data (31 Desember untuk tahun yang sudah lewat)")
_JP_OUT = N_("CPNS, PPPK, CLTN, dan tugas belajar")
_JP_SOURCE = N_("Diklat: training_participation, training; SIMPEG: employment")
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
    family="kewajiban",
    better="up",
    target="JP_COVERAGE_TARGET",
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
    better="down",
)


def _hours(key: str, label: str, part: float) -> Metric:
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
        better="up",
    )


JP_SPREAD = (
    _hours("jp_p25", N_("Kuartil bawah JP"), 0.25),
    _hours("jp_median", N_("Median JP PNS"), 0.5),
    _hours("jp_p75", N_("Kuartil atas JP"), 0.75),
)

_PPPK = pl.col("status") == "PPPK"

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
    source=_JP_SOURCE,
    example=N_("10 PPPK, 4 pernah dilatih: 4 dari 10 = 40 %."),
    better="up",
)

PPPK_OVER = Metric(
    key="pppk_over",
    label=N_("PPPK di atas 24 JP"),
    unit="people",
    fact="coverage",
    kind="S",
    numerator=n(_PPPK & (pl.col("jp") > 240)),
    denominator=n(_PPPK),
    of=N_("PPPK aktif"),
    definition=N_("PPPK dengan lebih dari 24 JP tahun ini: untuk diperiksa, bukan pelanggaran dengan sendirinya."),
    who_in=N_("PPPK aktif pada tanggal data"),
    who_out=N_("PPPK paruh waktu: aturan JP belum dipastikan"),
    legal_basis=CONVENTION,
    source=_JP_SOURCE,
    example=N_("JP 10, 24, 30: 1 orang."),
    better="down",
)

COST_PER_JP = Metric(
    key="cost_per_jp",
    label=N_("Biaya per JP-orang"),
    unit="rupiah",
    fact="training",
    kind="S",
    numerator=total("cost"),
    denominator=total("jp_people_costed_tenths") / 10,
    value=total("cost") / (total("jp_people_costed_tenths") / 10).replace(0, None),
    of=N_("JP-orang selesai"),
    definition=N_("Realisasi biaya dibagi Σ (JP × peserta selesai) atas pelatihan yang biayanya diketahui."),
    who_in=N_("pelatihan yang berakhir dalam periode dan biayanya diketahui"),
    who_out=N_("pelatihan tanpa data biaya"),
    legal_basis=CONVENTION,
    source=N_("Diklat: training, training_participation"),
    example=N_("Rp6.000.000 untuk 20 JP × 30 peserta: Rp10.000 per JP-orang."),
    better="down",
)

BUDGET_ABSORBED = Metric(
    key="budget_absorbed",
    label=N_("Serapan anggaran"),
    unit="percent",
    fact="budget",
    kind="S",
    numerator=total("realised"),
    denominator=total("budget"),
    of=N_("rupiah pagu"),
    definition=N_("Realisasi biaya pelatihan yang diselenggarakan OPD dibagi pagu pengembangan kompetensinya."),
    who_in=N_("OPD dengan pagu pada tahun itu"),
    who_out=N_("pelatihan OPD tanpa pagu"),
    legal_basis=CONVENTION,
    source=N_("Diklat: training, training_budget"),
    example=N_("Pagu Rp100 juta, realisasi Rp70 juta: 70 %."),
    better="up",
)

HOURS_LINKED = Metric(
    key="hours_linked",
    label=N_("JP terkait kesenjangan"),
    unit="percent",
    fact="participation",
    kind="S",
    numerator=total("jp_tenths", pl.col("linked") == "YA") / 10,
    denominator=total("jp_tenths") / 10,
    of=N_("JP-orang"),
    definition=N_("Bagian dari JP-orang selesai pada pelatihan yang mengembangkan kompetensi dalam AKPK pesertanya."),
    who_in=N_("keikutsertaan selesai dan bersertifikat"),
    who_out=N_("keikutsertaan batal atau belum selesai"),
    legal_basis=N_("PP 11/2017 Pasal 205"),
    source=N_("Diklat: training_participation, training_competency; AKPK: development_plan"),
    example=N_("100 JP-orang, 40 pada pelatihan yang menjawab AKPK: 40 %."),
    family="mutu",
    better="up",
)

METRICS = (
    JP20,
    JP0,
    JP_SOME,
    JP_WAITING,
    *JP_SPREAD,
    PPPK_TRAINED,
    PPPK_OVER,
    COST_PER_JP,
    BUDGET_ABSORBED,
    HOURS_LINKED,
)
