"""Metrics of what was found after a training: which pairs were assessed again, and which of these are still below.

A pair is trained when its person completed a training that names its competency; only assessments of a later day tell
what came after it. What they tell is an association: who is trained, and who is assessed again, is chosen.
"""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import BELOW, SINCE_FIRST, Metric, n

_RULE = N_("PermenPANRB 38/2017; pelatihan dan asesmen sesudahnya: konvensi aplikasi")
_IN = N_(
    "pasangan orang × kompetensi jabatannya dengan pelatihan yang selesai, bersertifikat atau menunggu sertifikat, "
    "dalam masa berlaku asesmen (3 tahun)"
)
_OUT = N_("CPNS; jabatan tanpa standar; pelatihan yang batal, belum selesai, lebih lama, atau tanpa nama kompetensi")
_SOURCE = N_("Diklat: training_participation, training_competency; asesmen: competency_assessment, competency_standard")
_TRAINED_PAIRS = N_("pasangan dilatih")

RETESTED = pl.col("trained") == "DINILAI_ULANG"
TRAINED = pl.col("trained") != "TIDAK"

TRAINED_RETESTED = Metric(
    key="trained_retested",
    label=N_("Dilatih dan dinilai ulang"),
    unit="pairs",
    fact="competency",
    kind="S",
    numerator=n(RETESTED),
    denominator=n(TRAINED),
    of=_TRAINED_PAIRS,
    definition=N_("Pasangan dengan pelatihan yang selesai dan asesmen pada hari sesudah pelatihan terakhirnya."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("6 pasangan dilatih, 4 diasesmen sesudahnya: 4 pasangan."),
    formula=N_("Σ pasangan dilatih yang diasesmen sesudah pelatihan terakhirnya"),
    counts=N_("pasangan dilatih yang diasesmen sesudahnya"),
    trap=N_("Yang dinilai ulang dipilih, bukan diundi: mereka tidak mewakili semua yang dilatih."),
    twins=("trained_not_retested",),
    history=SINCE_FIRST,
    better="up",
)

TRAINED_STILL_BELOW = Metric(
    key="trained_still_below",
    label=N_("Sudah dilatih, masih di bawah standar"),
    unit="percent",
    fact="competency",
    kind="S",
    numerator=n(BELOW & RETESTED),
    denominator=n(RETESTED),
    of=N_("pasangan dilatih dan dinilai ulang"),
    definition=N_(
        "Pasangan yang diasesmen sesudah pelatihan terakhirnya dan tingkatnya masih di bawah standar jabatannya."
    ),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("4 pasangan dilatih dan dinilai ulang, 1 di bawah standar: 1 dari 4 = 25 %."),
    formula=N_("di bawah standar sesudah pelatihan ÷ dilatih dan dinilai ulang × 100"),
    counts=N_("pasangan dilatih yang pada asesmen sesudahnya di bawah standar"),
    trap=N_(
        "Asosiasi, bukan dampak pelatihan: peserta dipilih, tingkat sebelum pelatihan tidak dibandingkan, dan hasil "
        "yang rendah cenderung naik dengan sendirinya pada asesmen berikutnya (regresi ke rata-rata)."
    ),
    twins=("trained_not_retested",),
    history=SINCE_FIRST,
    better="down",
)

TRAINED_NOT_RETESTED = Metric(
    key="trained_not_retested",
    label=N_("Dilatih, belum dinilai ulang"),
    unit="percent",
    fact="competency",
    kind="S",
    numerator=n(TRAINED & ~RETESTED),
    denominator=n(TRAINED),
    of=_TRAINED_PAIRS,
    definition=N_(
        "Pasangan yang pelatihan terakhirnya selesai pada hari asesmen terakhirnya atau sesudahnya, termasuk yang "
        "belum pernah diasesmen."
    ),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("6 pasangan dilatih, 2 belum diasesmen sesudahnya: 2 dari 6 = 33 %."),
    formula=N_("dilatih dan belum diasesmen sesudahnya ÷ dilatih × 100"),
    counts=N_("pasangan dilatih yang belum diasesmen sesudahnya"),
    trap=N_("Belum dinilai ulang bukan berarti belum naik: asesmen yang ada lebih lama daripada pelatihannya."),
    twins=("trained_retested", "trained_still_below"),
    history=SINCE_FIRST,
    better="down",
)

METRICS = (TRAINED_RETESTED, TRAINED_STILL_BELOW, TRAINED_NOT_RETESTED)
