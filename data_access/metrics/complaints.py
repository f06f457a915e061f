"""Metrics of complaints: received, open, past their limit in working days, answered in time."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, Metric, among, n
from data_access.thresholds import CONVENTION

_DUE = pl.col("due") == "YA"
_WITH_LIMIT = ~among("complaint_state", "DITOLAK", "TANPA_BATAS")
_UNCOUNTED = n(pl.col("complaint_state") == "TANPA_KALENDER")
"""Those with a limit whose working days the calendar does not reach: with any of them no figure, rather than one too
good or too low."""

_COMPLAINTS = N_("PermenPANRB 62/2018")
_LAPOR = N_("SP4N-LAPOR!: complaint; calendar")

ON_TIME = Metric(
    key="complaints_on_time",
    label=N_("Pengaduan tepat waktu"),
    unit="percent",
    fact="complaint",
    kind="S",
    numerator=pl.when(_UNCOUNTED == 0).then(n(_DUE & (pl.col("complaint_state") == "TEPAT"))),
    denominator=n(_DUE),
    obliged=n(_WITH_LIMIT),
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
    formula=N_("selesai dalam batas ÷ jatuh tempo × 100"),
    counts=N_("pengaduan yang selesai dalam batas hari kerjanya"),
    trap=N_(
        "Yang masih terbuka dan lewat batas ikut di penyebut; membagi dengan yang selesai saja membuat angka tampak "
        "lebih baik."
    ),
    twins=("complaints_overdue", "nrr_complaints"),
    history=SINCE_FIRST,
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
    formula=N_("Σ laporan yang diterima dalam periode"),
    counts=N_("laporan yang diterima dalam periode"),
    trap=N_("Lebih banyak pengaduan bukan kinerja yang lebih buruk: kanal yang dipercaya menerima lebih banyak."),
    twins=("complaints_open", "complaints_filed"),
    history=SINCE_FIRST,
)
FILED = Metric(
    key="complaints_filed",
    label=N_("Pengaduan tanpa informasi dan aspirasi"),
    unit="complaints",
    fact="complaint",
    kind="S",
    numerator=n(among("class", "NORMATIF", "TANPA_PENGAWASAN", "PENGAWASAN")),
    denominator=n(among("class", "NORMATIF", "TANPA_PENGAWASAN", "PENGAWASAN")),
    of=N_("pengaduan"),
    definition=N_("Laporan yang diterima dalam periode dan mengadukan sesuatu: normatif atau perihal pengawasan."),
    who_in=N_("normatif, tidak berkadar pengawasan, dan berkadar pengawasan"),
    who_out=N_("permintaan informasi dan aspirasi"),
    legal_basis=_COMPLAINTS,
    source=_LAPOR,
    example=N_("7 laporan pada Mei, 1 di antaranya aspirasi: 6."),
    formula=N_("Σ laporan yang diterima selain permintaan informasi dan aspirasi"),
    counts=N_("pengaduan yang diterima dalam periode"),
    trap=N_("Lebih banyak pengaduan bukan kinerja yang lebih buruk: kanal yang dipercaya menerima lebih banyak."),
    twins=("complaints_received",),
    history=SINCE_FIRST,
)
_OVERDUE = pl.when(_UNCOUNTED == 0).then(n(pl.col("complaint_state") == "LEWAT"))

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
    formula=N_("Σ pengaduan terbuka yang lewat batas hari kerjanya"),
    counts=N_("pengaduan terbuka yang sudah lewat batas"),
    trap=N_("Keadaan pada tanggal data, bukan selama periode; hari kerja, bukan hari kalender."),
    twins=("complaints_on_time",),
    history=SINCE_FIRST,
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
    formula=N_("Σ pengaduan yang diterima dan belum selesai pada tanggal data"),
    counts=N_("pengaduan yang belum selesai"),
    trap=N_("Terbuka belum berarti terlambat: sebagian masih dalam batas waktunya."),
    twins=("complaints_received",),
    history=SINCE_FIRST,
    better="down",
)
_LATE = pl.col("complaint_state") == "LEWAT"
_OLDEST = pl.when(_UNCOUNTED == 0).then(pl.col("days_open").filter(_LATE).max())

OLDEST = Metric(
    key="oldest_overdue",
    label=N_("Terlama lewat tenggat"),
    unit="workdays",
    fact="backlog",
    kind="S",
    numerator=n(_LATE),
    denominator=n(_LATE),
    value=_OLDEST,
    of=N_("lewat tenggat"),
    definition=N_("Hari kerja terbuka yang terbanyak di antara pengaduan yang lewat tenggat pada tanggal data."),
    who_in=N_("pengaduan terbuka yang sudah melewati batas hari kerjanya"),
    who_out=N_("yang belum lewat batas, selesai, atau ditolak; aspirasi tidak punya batas"),
    legal_basis=CONVENTION,
    source=_LAPOR,
    example=N_("Lewat tenggat dan terbuka 8, 23, dan 92 hari kerja: 92 hari kerja."),
    formula=N_("hari kerja terbuka terbanyak di antara yang lewat tenggat"),
    counts=N_("pengaduan terbuka yang sudah lewat batas"),
    trap=N_("Seluruh lamanya terbuka, bukan hanya hari sesudah batasnya."),
    history=SINCE_FIRST,
    better="down",
)

METRICS = (ON_TIME, RECEIVED, FILED, OVERDUE, OPEN, OLDEST)
