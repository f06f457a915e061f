"""Metrics of training: what an hour costs, whether the budget is used, and whether it answers a need."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, Metric, n, total
from data_access.thresholds import CONVENTION

COST_PER_JP = Metric(
    key="cost_per_jp",
    label=N_("Biaya per JP-orang"),
    unit="rupiah",
    fact="training",
    kind="S",
    numerator=total("cost"),
    denominator=total("jp_people_costed_tenths") / 10,
    obliged=n(),
    value=total("cost") / (total("jp_people_costed_tenths") / 10).replace(0, None),
    of=N_("JP-orang selesai"),
    definition=N_("Realisasi biaya dibagi Σ (JP × peserta selesai) atas pelatihan yang biayanya diketahui."),
    who_in=N_("pelatihan yang berakhir dalam periode dan biayanya diketahui"),
    who_out=N_("pelatihan tanpa data biaya"),
    legal_basis=CONVENTION,
    source=N_("Diklat: training, training_participation"),
    example=N_("Rp6.000.000 untuk 20 JP × 30 peserta: Rp10.000 per JP-orang."),
    formula=N_("Σ realisasi ÷ Σ (JP × peserta selesai)"),
    counts=N_("rupiah realisasi pelatihan yang biayanya diketahui"),
    trap=N_("Pelatihan tanpa data biaya tidak masuk pembilang maupun penyebut; murah per JP belum berarti berguna."),
    twins=("budget_absorbed",),
    history=SINCE_FIRST,
    better="down",
)

COURSES_UNCOSTED = Metric(
    key="courses_uncosted",
    label=N_("Pelatihan tanpa data biaya"),
    unit="percent",
    fact="training",
    kind="S",
    numerator=n() - total("cost_known"),
    denominator=n(),
    of=N_("pelatihan"),
    definition=N_("Pelatihan yang realisasi biaya atau JP-nya tidak diketahui: tidak masuk angka rupiah mana pun."),
    who_in=N_("pelatihan yang berakhir dalam periode"),
    who_out=N_("pelatihan yang belum berakhir"),
    legal_basis=CONVENTION,
    source=N_("Diklat: training"),
    example=N_("27 pelatihan, 4 tanpa biaya: 4 dari 27 = 15 %."),
    formula=N_("pelatihan tanpa biaya atau JP ÷ pelatihan × 100"),
    counts=N_("pelatihan tanpa realisasi biaya atau tanpa JP"),
    trap=N_("Biaya nol rupiah adalah data; biaya kosong bukan nol."),
    history=SINCE_FIRST,
    better="down",
)

BUDGET_ABSORBED = Metric(
    key="budget_absorbed",
    label=N_("Serapan anggaran"),
    unit="percent",
    fact="budget",
    kind="S",
    numerator=total("realised"),
    denominator=total("budget"),
    of=N_("pagu"),
    parts_in="rupiah",
    definition=N_("Realisasi biaya pelatihan yang diselenggarakan OPD dibagi pagu pengembangan kompetensinya."),
    who_in=N_("OPD dengan pagu pada tahun itu"),
    who_out=N_("pelatihan OPD tanpa pagu"),
    legal_basis=CONVENTION,
    source=N_("Diklat: training, training_budget"),
    example=N_("Pagu Rp100 juta, realisasi Rp70 juta: 70 %."),
    formula=N_("Σ realisasi ÷ Σ pagu × 100"),
    counts=N_("rupiah realisasi pelatihan yang diselenggarakan OPD"),
    trap=N_("Serapan yang tinggi belum berarti pelatihan yang tepat."),
    twins=("cost_per_jp",),
    history=SINCE_FIRST,
    better="up",
)

HOURS_LINKED = Metric(
    key="hours_linked",
    label=N_("JP terkait kesenjangan"),
    unit="percent",
    fact="participation",
    kind="S",
    numerator=total("jp_tenths", pl.col("linked") == "YA") / 10,
    denominator=total("jp_tenths") / 10,
    of=N_("JP-orang"),
    definition=N_("Bagian dari JP-orang selesai pada pelatihan yang mengembangkan kompetensi dalam AKPK pesertanya."),
    who_in=N_("keikutsertaan selesai dan bersertifikat"),
    who_out=N_("keikutsertaan batal atau belum selesai"),
    legal_basis=N_("PP 11/2017 Pasal 205"),
    source=N_("Diklat: training_participation, training_competency; AKPK: development_plan"),
    example=N_("100 JP-orang, 40 pada pelatihan yang menjawab AKPK: 40 %."),
    formula=N_("JP-orang terkait AKPK ÷ JP-orang × 100"),
    counts=N_("JP-orang pada pelatihan yang menjawab AKPK pesertanya"),
    trap=N_("Pelatihan yang kompetensinya tidak dicatat dihitung tidak terkait: lengkapi dahulu topiknya."),
    history=SINCE_FIRST,
    family="mutu",
    better="up",
)

HOURS_UNCERTIFIED = Metric(
    key="hours_uncertified",
    label=N_("JP belum bersertifikat"),
    unit="hours_people",
    fact="participation",
    kind="S",
    numerator=total("jp_tenths", pl.col("participation") == "SELESAI") / 10,
    denominator=total("jp_tenths") / 10,
    of=N_("JP-orang selesai"),
    definition=N_("JP-orang pada pelatihan yang sudah selesai tetapi sertifikatnya belum tercatat."),
    who_in=N_("keikutsertaan selesai dan bersertifikat"),
    who_out=N_("keikutsertaan batal atau belum selesai"),
    legal_basis=CONVENTION,
    source=N_("Diklat: training_participation, training"),
    example=N_("100 JP-orang selesai, 20 di antaranya tanpa sertifikat: 20 JP-orang."),
    formula=N_("Σ JP keikutsertaan berstatus selesai tanpa sertifikat"),
    counts=N_("JP-orang selesai yang sertifikatnya belum tercatat"),
    trap=N_(
        "Bukan orang: satu orang dapat menunggu beberapa sertifikat. Tidak masuk 20 JP sampai sertifikat terbit. Tidak "
        "dibandingkan dengan tahun lalu: tanggal terbit tidak tercatat, dan yang menunggu saat itu kini sudah "
        "bersertifikat."
    ),
    twins=("jp_waiting",),
    history=SINCE_FIRST,
    better="down",
    comparable=False,
)

METRICS = (COST_PER_JP, COURSES_UNCOSTED, BUDGET_ABSORBED, HOURS_LINKED, HOURS_UNCERTIFIED)
