"""Metrics of the scores to 2021: the share of each name they had then. Never a mean, never beside predikat."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, Metric, among, n

_TRAPS = {
    "SANGAT_BAIK": N_(
        "Tidak dapat disambung dengan predikat sejak 2022: Sangat Baik di sana bukan Sangat Baik di sini. Pada 2021 "
        "nilai 110 ke atas juga memerlukan ide baru, yang tidak terlihat dari nilainya."
    ),
    "BAIK": N_(
        "Tidak dapat disambung dengan predikat sejak 2022: Baik di sana bukan Baik di sini. Batasnya 76 sampai 2020, "
        "90 pada 2021."
    ),
    "CUKUP": N_(
        "Tidak dapat disambung dengan predikat sejak 2022, yang tidak mengenal Cukup. Batasnya 61 sampai 2020, 70 pada "
        "2021."
    ),
    "KURANG": N_(
        "Tidak dapat disambung dengan predikat sejak 2022: Kurang di sana temuan perilaku, di sini nilai yang rendah."
    ),
    "BURUK": N_(
        "Tidak dapat disambung dengan predikat sejak 2022. Sebutannya Buruk sampai 2020 dan Sangat Kurang pada 2021."
    ),
}
_LABELS = {
    "BURUK": N_("Buruk atau Sangat Kurang (skala lama)"),
    "KURANG": N_("Kurang (skala lama)"),
    "CUKUP": N_("Cukup (skala lama)"),
    "BAIK": N_("Baik (skala lama)"),
    "SANGAT_BAIK": N_("Sangat Baik (skala lama)"),
}
_TWINS = {"SANGAT_BAIK": "rating_sb", "BAIK": "rating_b", "KURANG": "rating_k", "BURUK": "rating_sk"}
"""The predikat that has the same name, or the one at the same end, and means something else."""
_KEYS = {"SANGAT_BAIK": "sb", "BAIK": "b", "CUKUP": "c", "KURANG": "k", "BURUK": "bad"}


def _share(key: str, label: str, numerator: pl.Expr, counts: str, trap: str, twins: tuple[str, ...]) -> Metric:
    return Metric(
        key=key,
        label=label,
        unit="percent",
        fact="legacy",
        kind="S",
        numerator=numerator,
        denominator=n(),
        of=N_("yang punya nilai"),
        definition=N_(
            "Bagian dari yang punya nilai tahun itu dengan sebutan ini. PP 46/2011, sampai 2020: Sangat Baik 91–100, "
            "Baik 76–90, Cukup 61–75, Kurang 51–60, Buruk 50 ke bawah. PP 30/2019, untuk 2021: Sangat Baik 110–120, "
            "Baik 90 sampai di bawah 110, Cukup 70 sampai di bawah 90, Kurang 50 sampai di bawah 70, Sangat Kurang di "
            "bawah 50."
        ),
        who_in=N_(
            "yang punya nilai untuk tahun itu; unitnya menurut jabatan pada akhir tahun itu atau, bila belum tercatat, "
            "jabatan pertama sesudahnya"
        ),
        who_out=N_("yang tanpa nilai pada tahun itu, nilai di luar skala, dan pegawai tanpa riwayat jabatan"),
        legal_basis=N_("PP 46/2011; PP 30/2019 (batas nilai 2021: konvensi aplikasi)"),
        source=N_("SIASN: legacy_appraisal; SIMPEG: employment"),
        example=N_("10 orang punya nilai 2020: 2 Sangat Baik, 5 Baik. Baik: 5 dari 10 = 50 %."),
        formula=N_("orang dengan sebutan ini ÷ yang punya nilai × 100"),
        counts=counts,
        trap=trap,
        twins=twins,
        history=SINCE_FIRST,
    )


def _band(code: str) -> Metric:
    """One band as a metric of its own, as the predikat are."""
    twins = (_TWINS[code],) if code in _TWINS else ()
    where = pl.col("score_band") == code
    counts = N_("orang dengan sebutan ini pada tahun itu")
    return _share(f"legacy_{_KEYS[code]}", _LABELS[code], n(where), counts, _TRAPS[code], twins)


BANDS = tuple(_band(code) for code in _LABELS)

BELOW_GOOD = _share(
    "legacy_below",
    N_("Di bawah Baik (skala lama)"),
    n(among("score_band", "BURUK", "KURANG", "CUKUP")),
    N_("orang dengan sebutan Cukup, Kurang, Buruk, atau Sangat Kurang pada tahun itu"),
    N_(
        "Tidak dapat disambung dengan perlu pembinaan sejak 2022: dasarnya nilai, bukan matriks hasil kerja × perilaku."
    ),
    ("needs_coaching",),
)

METRICS = (*BANDS, BELOW_GOOD)
