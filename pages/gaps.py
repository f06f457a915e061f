"""Kesenjangan Kompetensi: what is lacking, in which posts, how far; and whether the assessments can be used for it."""

from data_access.language import t
from pages._parts import blocks, says
from pages._parts.asking import asked, compared, on_lists, places
from pages._parts.exhibits import gaps

place = places()
rows = ("peer_group", place) if place == "opd" else (place,)

fit = compared(
    "assessed", "without_standard", "assessment_expired", "with_gap", "jpm_optimal", "jpm_cukup", "jpm_kurang"
)
pairs = compared("gap_unplanned", "gap_levels")
by_competency = asked("pairs_below", *gaps.SIZES, "gap_levels", by="competency")
by_place = asked(*gaps.STATES, "without_standard", "with_gap", by=rows)

gaps.about(fit, asked("assessed", "without_standard", by="profession"))
blocks.cards(
    blocks.card(
        fit,
        "assessed",
        says.part_of(fit, "without_standard", t("standarnya belum ada")),
        says.part_of(fit, "assessment_expired", t("asesmennya kedaluwarsa")),
    ),
    blocks.card(fit, "with_gap"),
    gaps.mapping(fit),
    blocks.card(pairs, "gap_unplanned"),
    gaps.levels(pairs),
)
blocks.notes(fit, pairs)
blocks.professions("gaps", ("assessed", "without_standard", "with_gap"), ("pairs_below", "gap_unplanned"))

blocks.question(t("Kompetensi apa yang kurang, berapa orang, dan berapa tingkat?"))
gaps.by_competency(by_competency)
gaps.places_by_competency(asked("pairs_below", by=("domain", "competency", place)), by_place)
blocks.to_lists(on_lists("gap_unplanned"))

blocks.question(t("Pada jabatan apa?"))
gaps.closer(by_competency, asked("pairs_below", *gaps.SIZES, by=("competency", "tier")))

blocks.question(t("Bisakah hasil asesmen ini dipakai?"))
gaps.coverage(by_place)
gaps.age(asked("pairs_below", by="assessment_age"))

blocks.question(t("Di mana satu kelas pelatihan menutup kesenjangan terbanyak?"))
gaps.priority(
    asked(
        "pairs_below",
        "gap_levels",
        "levels_planned",
        "levels_unplanned",
        "unplanned_hours",
        "unplanned_cost",
        by=("competency", "family"),
    )
)

blocks.question(t("Siapa sudah dilatih tetapi belum naik?"))
gaps.trained(asked(*gaps.TRAINED), asked(*gaps.TRAINED, by="competency"))
blocks.next_step(
    t("Periksa apakah pelatihan tahun ini mengenai kesenjangan tersebut."), "training", t("Cakupan Pelatihan")
)
