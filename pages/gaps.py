"""Kesenjangan Kompetensi: what is lacking, in which posts, how far; and whether the assessments can be used for it."""

from data_access.ask import Question
from data_access.language import t
from pages._parts import blocks, charts, says, theme
from pages._parts.controls import filters
from pages._parts.load import answer

chosen = filters()

fit = answer(
    Question(
        ("assessed", "without_standard", "with_gap", "jpm_optimal", "jpm_cukup", "jpm_kurang"),
        (),
        chosen,
        "year_before",
    )
)
pairs = answer(Question(("pairs_below", "gap_levels", "gap_unplanned"), (), chosen, "year_before"))
by_opd = answer(Question(("with_gap", "assessed"), ("opd",), chosen))
by_competency = answer(Question(("pairs_below",), ("domain", "competency"), chosen))
cells = answer(Question(("pairs_below",), ("domain", "competency", "opd"), chosen))

blocks.cards(
    blocks.card(fit, "assessed", says.part_of(fit, "without_standard", t("jabatannya belum punya standar"))),
    blocks.card(fit, "with_gap"),
    blocks.trio(fit, ("jpm_optimal", "jpm_cukup", "jpm_kurang"), t("JPM Optimal · Cukup · Kurang")),
    blocks.card(pairs, "gap_levels"),
    blocks.card(pairs, "gap_unplanned"),
)
blocks.notes(fit, pairs)

blocks.question(t("Kompetensi apa yang kurang, berapa orang, dan berapa tingkat?"))
blocks.chart(
    t("Orang di bawah standar menurut kompetensi dan jauhnya"),
    charts.parts,
    answer(Question(("pairs_below",), ("competency", "gap"), chosen)),
    "competency",
    "gap",
    theme.GAPS,
    of=(by_competency, "pairs_below"),
    compared=t("orang di bawah standar menurut kompetensi, dari yang diasesmen untuk kompetensi itu"),
    key="by_competency",
)
blocks.chart(
    t("Di OPD mana: % di bawah standar dari yang diasesmen"),
    charts.heat,
    cells,
    "opd",
    "competency",
    "pairs_below",
    by_opd,
    "with_gap__x",
    compared=t(
        "OPD × kompetensi; urut orang dengan kesenjangan; sel dengan kurang dari 10 yang diasesmen tidak diwarnai"
    ),
    key="heat",
)

blocks.question(t("Bisakah hasil asesmen ini dipakai?"))
left, right = blocks.pair()
with left:
    blocks.chart(
        t("Keadaan asesmen pegawai"),
        charts.columns,
        answer(Question(("without_standard",), ("assessment_state",), chosen)),
        "assessment_state",
        compared=t("pegawai menurut keadaan asesmennya; standar belum ada tidak pernah berarti tanpa kesenjangan"),
        key="coverage",
    )
with right:
    blocks.chart(
        t("Umur asesmen terakhir"),
        charts.columns,
        answer(Question(("pairs_below",), ("assessment_age",), chosen)),
        "assessment_age",
        compared=t(
            "pasangan orang × kompetensi menurut umur asesmen; lebih dari 3 tahun tidak dihitung sebagai kesenjangan"
        ),
        key="age",
        units=t("pasangan orang × kompetensi"),
    )

blocks.question(t("Pada jabatan apa satu kelas pelatihan menutup kesenjangan terbanyak?"))
blocks.table(
    t("Prioritas: kesenjangan tanpa rencana, terbanyak dahulu"),
    answer(Question(("gap_unplanned", "gap_levels", "pairs_below"), ("competency", "family"), chosen)),
    "gap_unplanned__x",
    compared=t("kompetensi × jenis jabatan; urut pasangan yang belum punya baris AKPK"),
    key="priority",
)
blocks.next_step(
    t("Periksa apakah pelatihan tahun ini mengenai kesenjangan tersebut."), "training", t("Cakupan Pelatihan")
)
