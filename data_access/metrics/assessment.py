"""Metrics of assessments: whose has expired, who was never assessed, and how far below the standard pairs stand.

They divide the same people and pairs as `competency`, part by part.
"""

from __future__ import annotations

from data_access.language import N_
from data_access.metrics.base import HAS_STANDARD, LEVEL_KNOWN, SINCE_FIRST, Metric, among, n

_RULE = N_("PermenPANRB 38/2017; PP 11/2017 Pasal 206; masa berlaku 3 tahun: konvensi aplikasi")
_IN = N_("PNS, PPPK, dan PPPK paruh waktu aktif yang jabatannya punya standar kompetensi (SKJ)")
_OUT = N_("CPNS; jabatan tanpa standar (dihitung tersendiri, tidak pernah dianggap tanpa kesenjangan)")
_SOURCE = N_("asesmen: competency_assessment, competency_standard; SIMPEG: employment")

EXPIRED = Metric(
    key="assessment_expired",
    label=N_("Asesmen kedaluwarsa"),
    unit="percent",
    fact="fit",
    kind="S",
    numerator=n(among("assessment_state", "KEDALUWARSA")),
    denominator=n(HAS_STANDARD),
    of=N_("punya standar"),
    definition=N_("Bagian dari pegawai berstandar yang semua hasil asesmennya lebih dari 3 tahun."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("8 punya standar, 1 terakhir diasesmen 4 tahun lalu: 1 dari 8."),
    formula=N_("asesmennya lebih dari 3 tahun ÷ punya standar × 100"),
    counts=N_("orang yang semua hasil asesmennya lebih dari 3 tahun"),
    trap=N_("Hasil yang kedaluwarsa tidak dihitung sebagai kesenjangan, juga tidak sebagai memenuhi standar."),
    twins=("never_assessed",),
    history=SINCE_FIRST,
    better="down",
)

NEVER = Metric(
    key="never_assessed",
    label=N_("Belum pernah diasesmen"),
    unit="percent",
    fact="fit",
    kind="S",
    numerator=n(among("assessment_state", "BELUM")),
    denominator=n(HAS_STANDARD),
    of=N_("punya standar"),
    definition=N_("Bagian dari pegawai berstandar yang belum punya satu pun hasil asesmen untuk standar jabatannya."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("8 punya standar, 3 tanpa hasil asesmen: 3 dari 8."),
    formula=N_("tanpa hasil asesmen ÷ punya standar × 100"),
    counts=N_("orang tanpa satu pun hasil asesmen untuk standar jabatannya"),
    trap=N_("Belum diasesmen bukan berarti tanpa kesenjangan."),
    twins=("assessment_expired",),
    history=SINCE_FIRST,
    better="down",
)

_BELOW_KEYS = ("below_1", "below_2", "below_3")


def _below(key: str, label: str, code: str) -> Metric:
    """Pairs that are so many levels below the standard; those of all three are the pairs below it."""
    return Metric(
        key=key,
        label=label,
        unit="percent",
        fact="competency",
        kind="C",
        numerator=n(among("gap", code)),
        denominator=n(LEVEL_KNOWN),
        obliged=n(),
        of=N_("pasangan diasesmen"),
        definition=N_("Bagian dari pasangan orang × kompetensi yang diasesmen, menurut jauhnya di bawah standar."),
        who_in=_IN,
        who_out=_OUT,
        legal_basis=_RULE,
        source=_SOURCE,
        example=N_("10 pasangan diasesmen: 2 kurang 1 tingkat, 1 kurang 2 tingkat: 20 % dan 10 %."),
        formula=N_("pasangan pada selisih ini ÷ pasangan diasesmen × 100"),
        counts=N_("pasangan orang × kompetensi pada selisih ini"),
        trap=N_("Selisih adalah tingkat pada skala 1–5, bukan jarak yang dapat dirata-rata."),
        twins=tuple(one for one in _BELOW_KEYS if one != key),
        history=SINCE_FIRST,
        family="mutu",
        better="down",
    )


BELOW = (
    _below("below_1", N_("Kurang 1 tingkat"), "-1"),
    _below("below_2", N_("Kurang 2 tingkat"), "-2"),
    _below("below_3", N_("Kurang 3 tingkat atau lebih"), "-3"),
)

METRICS = (EXPIRED, NEVER, *BELOW)
