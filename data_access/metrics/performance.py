"""Metrics of performance: who is appraised, with which predikat, and which agencies do not distinguish."""

from __future__ import annotations

import polars as pl

from data_access.contract import codes
from data_access.dimensions.words import RATING
from data_access.language import N_
from data_access.metrics.base import NEEDS_COACHING, RATED, SINCE_FIRST, Metric, inconsistent, n
from data_access.thresholds import CONVENTION

_APPRAISAL = N_("PermenPANRB 6/2022; SE MenPANRB 3/2023")
_OBLIGED = N_("ASN aktif pada akhir periode yang siklus penilaiannya mencakup jenis periode itu")
_EXEMPT = N_("CLTN, tugas belajar, jabatan pelaksana tugas (PLT), dan profesi dengan siklus lain")
SOURCE = N_("e-Kinerja: appraisal, appraisal_cycle; SIMPEG: employment")


EVALUATED = Metric(
    key="evaluated",
    label=N_("Evaluasi kinerja selesai"),
    unit="percent",
    fact="performance",
    kind="S",
    numerator=n(RATED),
    denominator=n(),
    of=N_("wajib dinilai"),
    definition=N_("Bagian dari yang wajib dinilai yang sudah punya predikat untuk periode ini."),
    who_in=_OBLIGED,
    who_out=_EXEMPT,
    legal_basis=_APPRAISAL,
    source=SOURCE,
    example=N_("10 wajib dinilai, 9 sudah punya predikat: 9 dari 10 = 90 %."),
    formula=N_("dinilai ÷ wajib dinilai × 100"),
    counts=N_("orang yang sudah punya predikat untuk periode ini"),
    trap=N_(
        "Guru dinilai tahunan, jadi tidak termasuk wajib dinilai triwulan. Periode yang belum ditutup masih bertambah."
    ),
    twins=("rating_none",),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
    target="EVALUATION_TARGET",
)


_COMMON = N_(
    "Hampir semua orang Baik atau lebih, setiap tahun: yang berubah adalah siapa yang belum dinilai dan siapa yang "
    "perlu pembinaan."
)
_TRAPS = {
    "SK": N_("Hasil kerja dan perilaku sama-sama di bawah ekspektasi: bukan sekadar hasil yang paling rendah."),
    "K": N_("Temuan perilaku, bukan hasil kerja yang rendah: hasil kerjanya sesuai atau di atas ekspektasi."),
    "BP": N_("Hasil kerja yang rendah; perilakunya sesuai atau di atas ekspektasi."),
    "B": _COMMON,
    "SB": _COMMON,
}
_TWINS = {
    "SK": ("rating_k", "rating_bp", "legacy_bad"),
    "K": ("rating_sk", "rating_bp", "legacy_k"),
    "BP": ("rating_sk", "rating_k"),
    "B": ("legacy_b",),
    "SB": ("legacy_sb",),
}
"""Three predikat that need three different kinds of work (matrix of PermenPANRB 6/2022), and what scores were called to
2021."""


def _rating(code: str) -> Metric:
    """One predikat as a metric of its own, so that a chart by predikat never divides by itself."""
    return Metric(
        key=f"rating_{code.lower()}",
        label=RATING[code],
        unit="percent",
        fact="performance",
        kind="C",
        numerator=n(pl.col("rating") == code),
        denominator=n(RATED),
        obliged=n(),
        of=N_("dinilai"),
        definition=N_(
            "Bagian dari yang dinilai dengan predikat ini. Predikat bukan angka dan tidak pernah dirata-ratakan."
        ),
        who_in=_OBLIGED,
        who_out=_EXEMPT,
        legal_basis=_APPRAISAL,
        source=SOURCE,
        example=N_("9 dinilai: 1 SB, 7 B, 1 BP. B: 7 dari 9 = 77,8 %."),
        formula=N_("orang dengan predikat ini ÷ dinilai × 100"),
        counts=N_("orang dengan predikat ini"),
        trap=_TRAPS[code],
        twins=_TWINS.get(code, ()),
        history=SINCE_FIRST,
    )


RATINGS = tuple(_rating(code) for code in codes.RATING)

RATING_NONE = Metric(
    key="rating_none",
    label=N_("Belum dinilai"),
    unit="percent",
    fact="performance",
    kind="S",
    numerator=n(~RATED),
    denominator=n(),
    of=N_("wajib dinilai"),
    definition=N_("Bagian dari yang wajib dinilai yang belum punya predikat untuk periode ini."),
    who_in=_OBLIGED,
    who_out=_EXEMPT,
    legal_basis=_APPRAISAL,
    source=SOURCE,
    example=N_("10 wajib dinilai, 1 belum: 1 dari 10 = 10 %."),
    formula=N_("belum dinilai ÷ wajib dinilai × 100"),
    counts=N_("orang yang belum punya predikat untuk periode ini"),
    trap=N_("Belum dinilai bukan predikat: tidak dihitung baik, tidak dihitung buruk."),
    twins=("evaluated",),
    history=SINCE_FIRST,
    family="kewajiban",
    better="down",
)

NEEDS = Metric(
    key="needs_coaching",
    label=N_("Perlu pembinaan"),
    unit="percent",
    fact="performance",
    kind="C",
    numerator=n(NEEDS_COACHING),
    denominator=n(RATED),
    obliged=n(),
    of=N_("dinilai"),
    definition=N_(
        "Predikat Butuh Perbaikan, Kurang, atau Sangat Kurang. Ketiganya pekerjaan yang berbeda: BP hasil kerja, "
        "K perilaku, SK keduanya."
    ),
    who_in=_OBLIGED,
    who_out=_EXEMPT,
    legal_basis=_APPRAISAL,
    source=SOURCE,
    example=N_("9 dinilai, 1 BP: 1 dari 9 = 11,1 %; bila 1 lagi belum dinilai: antara 10 % dan 20 % dari 10."),
    formula=N_("(BP + K + SK) ÷ dinilai × 100"),
    counts=N_("orang dengan predikat Butuh Perbaikan, Kurang, atau Sangat Kurang"),
    trap=N_(
        "Bukan satu pekerjaan: BP perlu bimbingan hasil kerja, K pembinaan perilaku, SK keduanya. Selalu dibuka "
        "menjadi tiga."
    ),
    twins=("coached", "legacy_below"),
    history=SINCE_FIRST,
    family="mutu",
    better="down",
    test="share",
)

COACHED = Metric(
    key="coached",
    label=N_("Pembinaan sudah direncanakan"),
    unit="percent",
    fact="performance",
    kind="S",
    numerator=n(NEEDS_COACHING & (pl.col("coaching") == "YA")),
    denominator=n(NEEDS_COACHING),
    of=N_("yang perlu pembinaan"),
    definition=N_("Bagian dari yang perlu pembinaan yang sudah punya rencana pembinaan untuk periode itu."),
    who_in=_OBLIGED,
    who_out=_EXEMPT,
    legal_basis=_APPRAISAL,
    source=N_("e-Kinerja: appraisal, coaching_plan"),
    example=N_("3 perlu pembinaan, 2 punya rencana: 2 dari 3."),
    formula=N_("punya rencana pembinaan ÷ perlu pembinaan × 100"),
    counts=N_("orang yang perlu pembinaan dan sudah punya rencananya"),
    trap=N_(
        "Rencana belum berarti pembinaan sudah dilakukan. Tidak dibandingkan dengan periode lalu: rencana periode itu "
        "sudah lebih lama sempat disusun."
    ),
    twins=("needs_coaching",),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
    comparable=False,
)

INCONSISTENT = Metric(
    key="rating_inconsistent",
    label=N_("Predikat tidak konsisten"),
    unit="percent",
    fact="performance",
    kind="S",
    numerator=n(inconsistent()),
    denominator=n(RATED),
    of=N_("dinilai"),
    definition=N_("Predikat tersimpan berbeda dari matriks hasil kerja × perilaku."),
    who_in=_OBLIGED,
    who_out=_EXEMPT,
    legal_basis=_APPRAISAL,
    source=SOURCE,
    example=N_("Hasil kerja sesuai, perilaku di bawah, tersimpan Baik (seharusnya Kurang): tidak konsisten."),
    formula=N_("predikat tersimpan ≠ matriks(hasil kerja, perilaku) ÷ dinilai × 100"),
    counts=N_("orang yang predikat tersimpannya berbeda dari matriks"),
    trap=N_("Yang hasil kerja atau perilakunya tidak diketahui tidak dapat diperiksa, tetapi tetap di penyebut."),
    history=SINCE_FIRST,
    better="down",
)


_TOP = pl.max_horizontal("sk", "k", "bp", "b", "sb")

UNDISTINGUISHED = Metric(
    key="units_undistinguished",
    label=N_("OPD tanpa pembeda"),
    unit="agencies",
    fact="performance",
    kind="S",
    per="opd",
    first={code.lower(): n(pl.col("rating") == code) for code in codes.RATING} | {"rated": n(RATED)},
    numerator=((pl.col("rated") >= 20) & (0.95 * pl.col("rated") <= _TOP)).sum(),
    denominator=(pl.col("rated") >= 20).sum(),
    of=N_("OPD dengan sedikitnya 20 yang dinilai"),
    definition=N_("OPD yang memberi predikat yang sama kepada 95 % atau lebih dari yang dinilai."),
    who_in=N_("OPD dengan sedikitnya 20 orang dinilai"),
    who_out=N_("OPD dengan kurang dari 20 orang dinilai"),
    legal_basis=CONVENTION,
    source=SOURCE,
    example=N_("OPD dengan 40 dinilai, 39 Baik (97,5 %): tanpa pembeda."),
    formula=N_("Σ OPD dengan predikat terbanyak ≥ 95 % dari yang dinilai"),
    counts=N_("OPD yang memberi satu predikat kepada 95 % atau lebih dari yang dinilai"),
    trap=N_("Bukan pelanggaran: predikat yang sama untuk semua orang dapat saja benar. Ini ajakan memeriksa."),
    history=SINCE_FIRST,
    family="mutu",
    better="down",
)

METRICS = (
    EVALUATED,
    *RATINGS,
    RATING_NONE,
    NEEDS,
    COACHED,
    INCONSISTENT,
    UNDISTINGUISHED,
)
