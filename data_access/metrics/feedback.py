"""Metrics of the satisfaction survey: the index (IKM) with its variants, the nine unsur, how many answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

import polars as pl

from data_access.dimensions.words import UNSUR as WORDS
from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, UNSUR, Metric, n, total

_RULE = N_("PermenPANRB 14/2017")
_IN = N_("jawaban dengan sedikitnya 7 dari 9 unsur terisi")
_OUT = N_("jawaban dengan kurang dari 7 unsur")
_SOURCE = N_("SKM: satisfaction_response, service")

GRADES = ("A", "B", "C", "D")
"""Mutu pelayanan, best first."""


def grade(index: float, rules: Mapping[str, float]) -> str:
    """Mutu of an IKM: rounded to two decimals first, for the published bands have gaps (PermenPANRB 14/2017)."""
    rounded = round(index + 1e-9, 2)
    return next((letter for letter in GRADES[:-1] if rounded >= rules[f"IKM_{letter}"]), GRADES[-1])


def _nrr(unsur: str) -> pl.Expr:
    """Mean of one unsur over those who answered it."""
    return total(f"{unsur}_sum") / total(f"{unsur}_n").replace(0, None)


def _ikm(unsur: Iterable[str], weight: float) -> pl.Expr:
    # one after the other: `sum_horizontal` adds in any order, and the last digits would be others each time
    return 25 * weight * reduce(add, (_nrr(key) for key in unsur))


_INDEX_KEYS = ("ikm", "ikm_011", "ikm_no_fee")


@dataclass(frozen=True)
class _Said:
    """What the variants of the index say of themselves."""

    definition: str
    example: str
    formula: str
    trap: str


def _index(key: str, label: str, value: pl.Expr, said: _Said, interval: bool = False) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit="index",
        fact="satisfaction",
        kind="R",
        numerator=n(),
        denominator=n(),
        value=value,
        of=N_("responden"),
        definition=said.definition,
        who_in=_IN,
        who_out=_OUT,
        legal_basis=_RULE,
        source=_SOURCE,
        example=said.example,
        formula=said.formula,
        counts=N_("jawaban yang dihitung"),
        trap=said.trap,
        twins=tuple(one for one in _INDEX_KEYS if one != key),
        history=SINCE_FIRST,
        family="mutu",
        better="up",
        interval="index" if interval else "",
        test="index" if interval else "",
    )


IKM = _index(
    "ikm",
    N_("IKM"),
    _ikm(UNSUR, 1 / 9),
    _Said(
        N_("25 × 1/9 × Σ NRR: nilai rata-rata tiap unsur, bobot tepat 1/9, atas semua jawaban (digabung)."),
        N_("Semua unsur bernilai 4: 25 × 1/9 × 36 = 100."),
        N_("25 × 1/9 × Σ NRR sembilan unsur"),
        N_(
            "Rentang huruf mutu berlubang pada desimal kedua: bulatkan dahulu ke dua desimal, baru tentukan hurufnya. "
            "Dengan sedikit responden hurufnya jarang pasti."
        ),
    ),
    interval=True,
)
IKM_011 = _index(
    "ikm_011",
    N_("IKM bobot 0,11"),
    _ikm(UNSUR, 0.11),
    _Said(
        N_(
            "Cara hitung yang lazim dengan bobot dibulatkan 0,11: paling tinggi 99. Hanya untuk dibandingkan dengan "
            "laporan lama."
        ),
        N_("Semua unsur bernilai 4: 25 × 0,11 × 36 = 99."),
        N_("25 × 0,11 × Σ NRR sembilan unsur"),
        N_("Satu persen lebih rendah daripada bobot tepat 1/9: jangan dibaca sebagai penurunan."),
    ),
)
IKM_NO_FEE = _index(
    "ikm_no_fee",
    N_("IKM tanpa unsur biaya"),
    _ikm([key for key in UNSUR if key != "u_cost"], 1 / 8),
    _Said(
        N_("IKM atas delapan unsur selain biaya, bobot 1/8: layanan gratis menaikkan unsur biaya dengan sendirinya."),
        N_("Delapan unsur bernilai 3: 25 × 1/8 × 24 = 75."),
        N_("25 × 1/8 × Σ NRR delapan unsur selain biaya"),
        N_("Bukan angka resmi IKM: dipakai di sampingnya bila banyak layanan gratis."),
    ),
)


_NOT_INDEX = N_("Skala 1–4, bukan 25–100: kalikan 25 sebelum membandingkannya dengan IKM.")
_NUMBERS = N_("Nomor unsur ini berbeda antarsumber (U8 atau U9): cocokkan namanya, bukan nomornya.")
_TRAPS = {
    "u_cost": N_("Layanan gratis hampir selalu mendapat 4 dan menaikkan IKM: lihat juga IKM tanpa unsur biaya."),
    "u_complaints": _NUMBERS,
    "u_facilities": _NUMBERS,
}
_TWINS = {
    "u_competence": ("nrr_conduct",),
    "u_conduct": ("nrr_competence",),
    "u_complaints": ("nrr_facilities", "complaints_on_time"),
    "u_facilities": ("nrr_complaints",),
}


def _unsur(key: str) -> Metric:
    return Metric(
        key=f"nrr_{key.removeprefix('u_')}",
        label=WORDS[key],
        unit="nrr",
        fact="satisfaction",
        kind="R",
        numerator=total(f"{key}_n"),
        denominator=n(),
        value=_nrr(key),
        of=N_("responden"),
        definition=N_("NRR: jumlah nilai unsur dibagi jawaban yang mengisi unsur itu, skala 1–4."),
        who_in=_IN,
        who_out=N_("jawaban yang mengosongkan unsur ini"),
        legal_basis=_RULE,
        source=_SOURCE,
        example=N_("Nilai 4, 3, 3, kosong: 10 / 3 = 3,33."),
        formula=N_("Σ nilai unsur ÷ jawaban yang mengisi unsur itu"),
        counts=N_("jawaban yang mengisi unsur ini"),
        trap=_TRAPS.get(key, _NOT_INDEX),
        twins=_TWINS.get(key, ()),
        history=SINCE_FIRST,
        family="mutu",
        better="up",
    )


NRR = tuple(_unsur(key) for key in UNSUR)
NRR_KEYS = tuple(metric.key for metric in NRR)

RESPONSES = Metric(
    key="responses",
    label=N_("Responden SKM"),
    unit="responses",
    fact="satisfaction",
    kind="S",
    numerator=n(),
    denominator=n(),
    of=N_("responden"),
    definition=N_("Jawaban survei yang dihitung."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("12 jawaban, 2 hanya mengisi 5 unsur: 10 responden."),
    formula=N_("Σ jawaban dengan ≥ 7 unsur"),
    counts=N_("jawaban dengan sedikitnya 7 dari 9 unsur"),
    trap=N_("Banyak responden belum tentu mewakili: yang menjawab memilih sendiri untuk menjawab."),
    history=SINCE_FIRST,
    better="up",
)

METRICS = (IKM, IKM_011, IKM_NO_FEE, *NRR, RESPONSES)
