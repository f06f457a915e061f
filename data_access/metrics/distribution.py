"""How predikat spread within an organisation: the share of the most frequent one (SE MenPANRB 3/2023).

What that share may be for the organisation's own predikat stands in `pattern`.
"""

from __future__ import annotations

import polars as pl

from data_access.contract import codes
from data_access.language import N_
from data_access.metrics.base import RATED, SINCE_FIRST, Metric, n

DOMINANT = Metric(
    key="dominant_share",
    label=N_("Predikat terbanyak"),
    unit="percent",
    fact="performance",
    kind="C",
    numerator=pl.max_horizontal(n(pl.col("rating") == code) for code in codes.RATING),
    denominator=n(RATED),
    obliged=n(),
    of=N_("dinilai"),
    definition=N_("Bagian dari yang dinilai dengan predikat yang paling banyak diberikan, predikat apa pun itu."),
    who_in=N_("ASN aktif pada akhir periode yang siklus penilaiannya mencakup jenis periode itu"),
    who_out=N_("CLTN, tugas belajar, jabatan pelaksana tugas (PLT), dan profesi dengan siklus lain"),
    legal_basis=N_("SE MenPANRB 3/2023"),
    source=N_("e-Kinerja: appraisal, appraisal_cycle, agency_appraisal; SIMPEG: employment"),
    example=N_("9 dinilai: 1 SB, 7 B, 1 BP. Terbanyak B: 7 dari 9 = 78 %."),
    formula=N_("orang dengan predikat terbanyak ÷ dinilai × 100"),
    counts=N_("orang dengan predikat yang paling banyak diberikan"),
    trap=N_("Pola distribusi adalah pedoman pertimbangan, indikatif: di luar pola bukan pelanggaran."),
    history=SINCE_FIRST,
)

METRICS = (DOMINANT,)
