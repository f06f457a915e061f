"""Metrics of performance: who is appraised, with which predikat, who moved, which agencies do not distinguish."""

from __future__ import annotations

import polars as pl

from data_access.contract import codes
from data_access.dimensions.words import RATING
from data_access.language import N_
from data_access.metrics.base import NEEDS_COACHING, RATED, Metric, inconsistent, moved, n
from data_access.thresholds import CONVENTION

_APPRAISAL = N_("PermenPANRB 6/2022; SE MenPANRB 3/2023")
_OBLIGED = N_("ASN aktif pada akhir periode yang siklus penilaiannya mencakup jenis periode itu")
_EXEMPT = N_("CLTN, tugas belajar, jabatan pelaksana tugas (PLT), dan profesi dengan siklus lain")
_SOURCE = N_("e-Kinerja: appraisal, appraisal_cycle; SIMPEG: employment")


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
    source=_SOURCE,
    example=N_("10 wajib dinilai, 9 sudah punya predikat: 9 dari 10 = 90 %."),
    family="kewajiban",
    better="up",
    target="EVALUATION_TARGET",
)


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
        source=_SOURCE,
        example=N_("9 dinilai: 1 SB, 7 B, 1 BP. B: 7 dari 9 = 77,8 %."),
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
    source=_SOURCE,
    example=N_("10 wajib dinilai, 1 belum: 1 dari 10 = 10 %."),
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
    source=_SOURCE,
    example=N_("9 dinilai, 1 BP: 1 dari 9 = 11,1 %; bila 1 lagi belum dinilai: antara 10 % dan 20 % dari 10."),
    family="mutu",
    better="down",
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
    family="kewajiban",
    better="up",
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
    source=_SOURCE,
    example=N_("Hasil kerja sesuai, perilaku di bawah, tersimpan Baik (seharusnya Kurang): tidak konsisten."),
    better="down",
)


def _movement(key: str, label: str, direction: int) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit="percent",
        fact="movement",
        kind="S",
        numerator=n(moved(direction)),  # ty: ignore[invalid-argument-type]
        denominator=n(),
        of=N_("dinilai pada kedua periode"),
        definition=N_("Orang yang sama, dinilai pada kedua periode: predikat naik, tetap, atau turun."),
        who_in=N_("yang punya predikat pada periode ini dan periode pembandingnya"),
        who_out=N_("yang baru masuk, keluar, atau belum dinilai pada salah satu periode"),
        legal_basis=CONVENTION,
        source=_SOURCE,
        example=N_("8 orang dinilai dua kali: 1 naik, 6 tetap, 1 turun."),
        family="mutu",
    )


MOVEMENTS = (
    _movement("moved_up", N_("Predikat naik"), 1),
    _movement("moved_same", N_("Predikat tetap"), 0),
    _movement("moved_down", N_("Predikat turun"), -1),
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
    source=_SOURCE,
    example=N_("OPD dengan 40 dinilai, 39 Baik (97,5 %): tanpa pembeda."),
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
    *MOVEMENTS,
    UNDISTINGUISHED,
)
