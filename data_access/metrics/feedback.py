"""Metrics of public feedback: the satisfaction index (IKM) with its nine unsur, and complaints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from data_access.dimensions.words import UNSUR as WORDS
from data_access.language import N_
from data_access.metrics.base import UNSUR, Metric, n, total
from data_access.thresholds import CONVENTION

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
    return 25 * weight * pl.sum_horizontal(*(_nrr(key) for key in unsur), ignore_nulls=False)


def _index(key: str, label: str, value: pl.Expr, definition: str, example: str, interval: bool = False) -> Metric:
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
        definition=definition,
        who_in=_IN,
        who_out=_OUT,
        legal_basis=_RULE,
        source=_SOURCE,
        example=example,
        family="mutu",
        better="up",
        interval="index" if interval else "",
    )


IKM = _index(
    "ikm",
    N_("IKM"),
    _ikm(UNSUR, 1 / 9),
    N_("25 × 1/9 × Σ NRR: nilai rata-rata tiap unsur, bobot tepat 1/9, atas semua jawaban (digabung)."),
    N_("Semua unsur bernilai 4: 25 × 1/9 × 36 = 100."),
    interval=True,
)
IKM_011 = _index(
    "ikm_011",
    N_("IKM bobot 0,11"),
    _ikm(UNSUR, 0.11),
    N_(
        "Cara hitung yang lazim dengan bobot dibulatkan 0,11: paling tinggi 99. Hanya untuk dibandingkan dengan "
        "laporan lama."
    ),
    N_("Semua unsur bernilai 4: 25 × 0,11 × 36 = 99."),
)
IKM_NO_FEE = _index(
    "ikm_no_fee",
    N_("IKM tanpa unsur biaya"),
    _ikm([key for key in UNSUR if key != "u_cost"], 1 / 8),
    N_("IKM atas delapan unsur selain biaya, bobot 1/8: layanan gratis menaikkan unsur biaya dengan sendirinya."),
    N_("Delapan unsur bernilai 3: 25 × 1/8 × 24 = 75."),
)


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
    better="up",
)

_DUE = pl.col("due") == "YA"
_COMPLAINTS = N_("PermenPANRB 62/2018")
_LAPOR = N_("SP4N-LAPOR!: complaint; calendar")

ON_TIME = Metric(
    key="complaints_on_time",
    label=N_("Pengaduan tepat waktu"),
    unit="percent",
    fact="complaint",
    kind="S",
    numerator=n(_DUE & (pl.col("complaint_state") == "TEPAT")),
    denominator=n(_DUE),
    of=N_("jatuh tempo"),
    definition=N_(
        "Selesai dalam batas hari kerja (5/14/60 menurut klasifikasi), dari yang batasnya sudah lewat pada tanggal "
        "data, terbuka maupun selesai."
    ),
    who_in=N_("pengaduan dan permintaan informasi yang diterima dalam periode"),
    who_out=N_("aspirasi (tanpa batas waktu), yang ditolak, dan yang belum jatuh tempo"),
    legal_basis=_COMPLAINTS,
    source=_LAPOR,
    example=N_("10 jatuh tempo: 8 selesai dalam batas, 1 terlambat, 1 masih terbuka: 8 dari 10 = 80 %."),
    family="kewajiban",
    better="up",
    target="COMPLAINT_TARGET",
)
RECEIVED = Metric(
    key="complaints_received",
    label=N_("Pengaduan diterima"),
    unit="complaints",
    fact="complaint",
    kind="S",
    numerator=n(),
    denominator=n(),
    of=N_("pengaduan"),
    definition=N_(
        "Laporan yang diterima dalam periode. Lebih banyak laporan juga berarti kanal lebih terbuka: bukan ukuran "
        "kinerja."
    ),
    who_in=N_("semua klasifikasi"),
    who_out=N_("tidak ada"),
    legal_basis=_COMPLAINTS,
    source=_LAPOR,
    example=N_("7 laporan diterima pada Mei: 7."),
)
_UNCOUNTED = n(pl.col("complaint_state") == "TANPA_KALENDER")
_OVERDUE = pl.when(_UNCOUNTED == 0).then(n(pl.col("complaint_state") == "LEWAT"))
"""Nothing, rather than too few, where the calendar does not reach the data date."""

OVERDUE = Metric(
    key="complaints_overdue",
    label=N_("Lewat tenggat sekarang"),
    unit="complaints",
    fact="backlog",
    kind="S",
    numerator=_OVERDUE,
    denominator=n(),
    of=N_("terbuka"),
    definition=N_("Pengaduan yang masih terbuka pada tanggal data dan sudah melewati batas hari kerjanya."),
    who_in=N_("semua yang terbuka pada tanggal data, kapan pun diterima"),
    who_out=N_("yang selesai atau ditolak; aspirasi tidak punya batas"),
    legal_basis=_COMPLAINTS,
    source=_LAPOR,
    example=N_("10 terbuka, 3 lewat batas: 3 dari 10."),
    family="kewajiban",
    better="down",
)
OPEN = Metric(
    key="complaints_open",
    label=N_("Pengaduan terbuka"),
    unit="complaints",
    fact="backlog",
    kind="S",
    numerator=n(),
    denominator=n(),
    of=N_("terbuka"),
    definition=N_("Pengaduan yang diterima sampai tanggal data dan belum selesai."),
    who_in=N_("semua klasifikasi"),
    who_out=N_("yang selesai atau ditolak"),
    legal_basis=CONVENTION,
    source=_LAPOR,
    example=N_("12 diterima, 2 selesai: 10 terbuka."),
    better="down",
)

METRICS = (IKM, IKM_011, IKM_NO_FEE, *NRR, RESPONSES, ON_TIME, RECEIVED, OVERDUE, OPEN)
