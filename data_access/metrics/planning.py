"""Metrics of the needs analysis (AKPK): which gaps are planned for, with how many hours and rupiah, and which are not.

All are about pairs of person and competency with a gap; a plan is a row of this year or later, not cancelled.
"""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import BELOW, SINCE_FIRST, Metric, n, total
from data_access.thresholds import CONVENTION

_RULE = N_("PP 11/2017 Pasal 205; Peraturan LAN 10/2018")
_IN = N_("pasangan orang × kompetensi dengan kesenjangan, menurut asesmen yang masih berlaku")
_OUT = N_("rencana tahun lalu atau yang batal; pasangan yang memenuhi standar atau belum diasesmen")
_SOURCE = N_("AKPK: development_plan; asesmen: competency_assessment")
_PLANNED = N_("pasangan dengan kesenjangan dan rencana")
_UNPLANNED = N_("pasangan dengan kesenjangan tanpa rencana")

PLANNED = BELOW & (pl.col("planned") == "YA")
UNPLANNED = BELOW & (pl.col("planned") == "TIDAK")

GAP_PLANNED = Metric(
    key="gap_planned",
    label=N_("Kesenjangan yang sudah direncanakan"),
    unit="percent",
    fact="competency",
    kind="S",
    numerator=n(PLANNED),
    denominator=n(BELOW),
    of=N_("pasangan dengan kesenjangan"),
    definition=N_("Pasangan dengan kesenjangan yang punya baris AKPK untuk tahun ini atau sesudahnya."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("5 pasangan dengan kesenjangan, 2 punya rencana: 2 dari 5 = 40 %."),
    formula=N_("pasangan ber-kesenjangan dengan AKPK ÷ pasangan ber-kesenjangan × 100"),
    counts=_PLANNED,
    trap=N_(
        "Direncanakan belum berarti dilaksanakan atau dianggarkan. Tidak dibandingkan dengan waktu lalu: baris AKPK "
        "tidak bertanggal, jadi yang disusun sesudahnya ikut terhitung."
    ),
    twins=("levels_planned",),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
    comparable=False,
)


def _levels(key: str, label: str, where: pl.Expr, counts: str, twin: str) -> Metric:
    """Levels short of the standard over the pairs with, or without, a plan."""
    return Metric(
        key=key,
        label=label,
        unit="levels",
        fact="competency",
        kind="S",
        numerator=total("levels_missing", where),
        denominator=total("levels_missing"),
        of=N_("tingkat-orang yang kurang"),
        definition=N_("Σ max(0, standar − capaian) atas pasangan dengan kesenjangan, menurut ada tidaknya baris AKPK."),
        who_in=_IN,
        who_out=_OUT,
        legal_basis=_RULE,
        source=_SOURCE,
        example=N_("Kurang 2 tingkat tanpa rencana dan 1 tingkat dengan rencana: 2 dari 3 belum dijadwalkan."),
        formula=N_("Σ (standar − capaian) atas pasangan dengan kesenjangan"),
        counts=counts,
        trap=N_(
            "Satu baris AKPK menjadwalkan seluruh selisihnya, walau satu pelatihan jarang menutup dua tingkat. Tidak "
            "dibandingkan dengan waktu lalu: baris AKPK yang disusun sesudahnya ikut terhitung."
        ),
        twins=tuple(twin.split()),
        history=SINCE_FIRST,
        better="down" if where is UNPLANNED else "",
        comparable=False,
    )


LEVELS = (
    _levels(
        "levels_planned",
        N_("Tingkat-orang dijadwalkan"),
        PLANNED,
        N_("tingkat yang kurang pada pasangan dengan rencana"),
        "levels_unplanned gap_planned",
    ),
    _levels(
        "levels_unplanned",
        N_("Tingkat-orang belum dijadwalkan"),
        UNPLANNED,
        N_("tingkat yang kurang pada pasangan tanpa rencana"),
        "levels_planned",
    ),
)

_HOURS = total("plan_tenths", PLANNED) / 10
_COST = total("plan_cost", PLANNED)

PLAN_HOURS = Metric(
    key="plan_hours",
    label=N_("JP yang direncanakan"),
    unit="hours_people",
    fact="competency",
    kind="S",
    numerator=_HOURS,
    denominator=total("plans_timed", PLANNED),
    value=_HOURS,
    of=N_("baris AKPK dengan JP"),
    definition=N_("Σ JP baris AKPK tahun ini atau sesudahnya pada pasangan dengan kesenjangan; tiap baris sekali."),
    who_in=_IN,
    who_out=N_("baris AKPK yang batal, dari tahun lalu, atau tanpa JP; pasangan tanpa kesenjangan"),
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("Dua baris AKPK, 24 JP dan 12 JP: 36 JP-orang."),
    formula=N_("Σ JP baris AKPK"),
    counts=N_("JP baris AKPK"),
    trap=N_(
        "JP yang direncanakan, bukan JP yang sudah diikuti. Tidak dibandingkan dengan waktu lalu: baris AKPK yang "
        "disusun sesudahnya ikut terhitung."
    ),
    twins=("unplanned_hours",),
    history=SINCE_FIRST,
    comparable=False,
)
PLAN_COST = Metric(
    key="plan_cost",
    label=N_("Biaya yang direncanakan"),
    unit="rupiah",
    fact="competency",
    kind="S",
    numerator=_COST,
    denominator=total("plans_costed", PLANNED),
    value=_COST,
    of=N_("baris AKPK dengan biaya"),
    definition=N_("Σ biaya baris AKPK tahun ini atau sesudahnya pada pasangan dengan kesenjangan; tiap baris sekali."),
    who_in=_IN,
    who_out=N_("baris AKPK yang batal, dari tahun lalu, atau tanpa biaya; pasangan tanpa kesenjangan"),
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("Tiga baris AKPK: Rp1.500.000, Rp900.000, dan satu tanpa biaya: Rp2.400.000 pada 2 baris."),
    formula=N_("Σ biaya baris AKPK"),
    counts=N_("biaya baris AKPK"),
    trap=N_(
        "Baris tanpa biaya tidak terhitung nol: jumlah barisnya tertulis di samping angkanya. Tidak dibandingkan "
        "dengan waktu lalu: baris AKPK yang disusun sesudahnya ikut terhitung."
    ),
    twins=("unplanned_cost",),
    history=SINCE_FIRST,
    comparable=False,
)


def _estimate(key: str, label: str, unit: str, whole: pl.Expr, rows: pl.Expr, said: tuple[str, str, str]) -> Metric:
    """What the pairs without a plan would take if each took as much as an average planned row of the same group."""
    what, example, twin = said
    value = whole / rows.replace(0, None) * n(UNPLANNED)
    return Metric(
        key=key,
        label=label,
        unit=unit,
        fact="competency",
        kind="E",
        numerator=n(UNPLANNED),
        denominator=n(UNPLANNED),
        value=value,
        of=_UNPLANNED,
        definition=what,
        who_in=_IN,
        who_out=N_("kelompok tanpa satu pun baris AKPK untuk diambil rata-ratanya: tidak diperkirakan"),
        legal_basis=CONVENTION,
        source=_SOURCE,
        example=example,
        formula=N_("rata-rata per baris AKPK kelompok itu × pasangan dengan kesenjangan tanpa rencana"),
        counts=_UNPLANNED,
        trap=N_(
            "Perkiraan menurut kelompok yang ditampilkan: jumlah perkiraan menurut kompetensi tidak sama dengan "
            "perkiraan sekota. Tidak dibandingkan dengan waktu lalu: baris AKPK yang disusun sesudahnya ikut terhitung."
        ),
        twins=(twin,),
        history=SINCE_FIRST,
        comparable=False,
    )


ESTIMATES = (
    _estimate(
        "unplanned_hours",
        N_("Perkiraan JP yang belum direncanakan"),
        "hours_people",
        _HOURS,
        total("plans_timed", PLANNED),
        (
            N_("Perkiraan, konvensi aplikasi: rata-rata JP per baris AKPK × pasangan tanpa rencana."),
            N_("Rata-rata 20 JP per baris, 3 pasangan tanpa rencana: 60 JP-orang."),
            "plan_hours",
        ),
    ),
    _estimate(
        "unplanned_cost",
        N_("Perkiraan biaya yang belum direncanakan"),
        "rupiah",
        _COST,
        total("plans_costed", PLANNED),
        (
            N_("Perkiraan, konvensi aplikasi: rata-rata biaya per baris AKPK × pasangan tanpa rencana."),
            N_("Rata-rata Rp1.200.000 per baris, 3 pasangan tanpa rencana: Rp3.600.000."),
            "plan_cost",
        ),
    ),
)

METRICS = (GAP_PLANNED, *LEVELS, PLAN_HOURS, PLAN_COST, *ESTIMATES)
