"""Cakupan Pelatihan: who is short of 20 JP and can still reach it, who is not touched at all, what the money buys."""

from data_access.ask import Question
from data_access.language import t
from pages._parts import blocks, charts, load, says, spans, theme
from pages._parts.controls import filters
from pages._parts.load import answer

chosen = filters()

hours = answer(
    Question(
        ("jp20", "jp0", "jp_some", "jp_waiting", "jp_median", "jp_p25", "jp_p75", "pppk_trained", "pppk_over"),
        (),
        chosen,
        "year_before",
    )
)
money = answer(Question(("budget_absorbed",), (), chosen, "year_before"))
price = answer(Question(("cost_per_jp",), (), chosen))
by_opd = answer(Question(("jp20", "jp_some", "jp0", "jp_waiting", "jp_median"), ("opd",), chosen))

blocks.cards(
    blocks.card(hours, "jp20"),
    blocks.card(hours, "jp0"),
    blocks.card(hours, "jp_waiting"),
    blocks.card(hours, "jp_median", says.spread(hours)),
    blocks.card(hours, "pppk_trained", says.part_of(hours, "pppk_over", t("di atas 24 JP: periksa"))),
    blocks.card(money, "budget_absorbed", says.value_of(price, "cost_per_jp")),
)
blocks.notes(hours, money, price)

blocks.question(t("Berapa PNS yang belum mencapai 20 JP dan masih bisa dikejar sampai Desember?"))
blocks.years(
    t("Laju: PNS yang mencapai 20 JP, kumulatif sejak Januari"),
    charts.pace,
    [answer(Question(("jp20",), ("period",), year)) for year in spans.years(chosen)],
    "jp20",
    load.rule("JP_COVERAGE_TARGET"),
    compared=t("tahun ini (tebal) dengan dua tahun sebelumnya (tipis) pada bulan yang sama; bukan ramalan"),
    key="pace",
)
blocks.chart(
    t("Menurut OPD: ≥ 20 JP, 1–19 JP, 0 JP"),
    charts.segments,
    by_opd,
    "opd",
    ("jp20", "jp_some", "jp0"),
    "jp20__short",
    (theme.STEPS[2], theme.STEPS[0], theme.NOTHING),
    compared=t("PNS wajib 20 JP menurut OPD; urut yang belum 20 JP"),
    key="by_opd",
)

blocks.question(t("Siapa yang tidak tersentuh sama sekali?"))
blocks.chart(
    t("Sebaran JP"),
    charts.columns,
    answer(Question(("jp20",), ("jp_bin", "obliged"), chosen)),
    "jp_bin",
    only=("obliged", "YA"),
    compared=t("PNS wajib 20 JP menurut JP bersertifikat tahun ini; PKA, PKP, dan Latsar ada di kelompok terakhir"),
    key="bins",
)

blocks.question(t("Uang dipakai untuk apa, dan apakah pelatihan mengenai kesenjangan?"))
blocks.chart(
    t("Biaya per JP-orang menurut penyelenggara"),
    charts.costs,
    answer(Question(("cost_per_jp",), ("provider_kind", "delivery", "training"), chosen)),
    compared=t("tiap titik satu pelatihan, garis tegak median; tanpa yang gratis dan yang biayanya tidak diketahui"),
    key="costs",
)
blocks.chart(
    t("Kesesuaian: JP-orang menurut jenis pelatihan"),
    charts.hours,
    answer(Question(("hours_linked",), ("training_kind", "linked"), chosen)),
    compared=t("JP-orang selesai yang menjawab AKPK pesertanya, yang tidak, dan yang topiknya tidak diketahui"),
    key="linked",
)
blocks.next_step(t("Susun daftar sendiri, misalnya PNS di bawah 20 JP per unit."), "explore", t("Jelajah & Ekspor"))
