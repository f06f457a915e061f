"""Tren e-Kinerja: who has not rated, who needs coaching, whether predikat moved for the same people."""

from data_access.ask import Question
from data_access.language import t
from pages._parts import blocks, charts, says, spans, theme
from pages._parts.controls import filters
from pages._parts.load import answer

chosen = filters()
RATINGS = ("rating_sk", "rating_k", "rating_bp", "rating_b", "rating_sb", "rating_none")

now = answer(
    Question(
        ("evaluated", "needs_coaching", "coached", "rating_inconsistent", "units_undistinguished", *RATINGS),
        (),
        chosen,
        "year_before",
    )
)
moves = answer(Question(("moved_up", "moved_same", "moved_down"), (), chosen))
reports = answer(Question(("reports_on_time", "feedback_notes"), (), chosen, "year_before"))

blocks.cards(
    blocks.card(now, "evaluated"),
    blocks.card(now, "needs_coaching", says.kinds(now), says.part_of(now, "coached", t("sudah punya rencana"))),
    blocks.trio(moves, ("moved_up", "moved_same", "moved_down"), t("Naik · tetap · turun")),
    blocks.card(now, "units_undistinguished"),
    blocks.card(reports, "reports_on_time", says.value_of(reports, "feedback_notes")),
    blocks.card(now, "rating_inconsistent"),
)
blocks.notes(now, moves, reports)

blocks.question(t("Bagaimana predikat dari waktu ke waktu?"))
blocks.chart(
    t("Predikat dari semua yang wajib dinilai, per periode"),
    charts.ratings,
    answer(Question(("evaluated", *RATINGS), ("period",), spans.over_time(chosen))),
    compared=t("sebaran predikat per periode; guru dinilai tahunan dan tidak masuk triwulan"),
    key="ratings",
)

blocks.question(t("OPD mana yang belum menilai?"))
by_opd = answer(Question(("evaluated", "needs_coaching", "coached", "rating_none"), ("opd",), chosen))
blocks.chart(
    t("Belum dinilai menurut OPD"),
    charts.segments,
    by_opd,
    "opd",
    ("rating_none",),
    "rating_none__x",
    (theme.ACCENT,),
    compared=t("orang yang belum punya predikat menurut OPD, terbanyak dahulu"),
    key="unrated",
    columns=("rating_none", "evaluated", "needs_coaching", "coached"),
)

blocks.question(t("Apakah predikat berubah pada orang yang sama?"))
blocks.chart(
    t("Pergeseran predikat dari periode sebelumnya, menurut OPD"),
    charts.diverging,
    answer(Question(("moved_down", "moved_up", "moved_same"), ("opd",), chosen)),
    "opd",
    "moved_down",
    "moved_up",
    compared=t("bagian yang turun dan naik pada orang yang sama; angka di ujung batang = orang; urut yang turun"),
    key="moves",
)

blocks.question(t("Apakah penilaian masih membedakan?"))
left, right = blocks.pair()
with left:
    blocks.chart(
        t("Hasil kerja × perilaku"),
        charts.field,
        answer(Question(("needs_coaching",), ("work_result", "behaviour"), chosen)),
        compared=t("orang menurut hasil kerja dan perilaku, dengan predikat resmi tiap bidang"),
        key="field",
    )
with right:
    blocks.chart(
        t("Predikat menurut kelompok profesi"),
        charts.ratings,
        answer(Question(("evaluated", *RATINGS), ("profession",), chosen)),
        "profession",
        compared=t("sebaran predikat dari yang wajib dinilai menurut kelompok profesi"),
        key="professions",
    )
blocks.next_step(t("Lihat kompetensi apa yang kurang pada OPD ini."), "gaps", t("Kesenjangan Kompetensi"))
