"""Tren e-Kinerja: who has not rated, who needs coaching, whether predikat moved for the same people."""

from data_access.ask import PATTERN_BY, PATTERN_METRICS
from data_access.language import t
from pages._parts import blocks, says, spans
from pages._parts.asking import asked, compared, later, of_whole_opd, on_lists, places, predikat, scores
from pages._parts.controls import filters, step
from pages._parts.exhibits import trends

now = compared(*predikat(), "coached", "rating_inconsistent", "units_undistinguished")
moves = asked("moved_up", "moved_same", "moved_down")
reports = compared("reports_on_time", "feedback_notes")

blocks.cards(
    blocks.card(now, "evaluated"),
    blocks.card(
        now,
        "needs_coaching",
        says.kinds(now),
        says.part_of(now, "coached", t("sudah punya rencana")),
    ),
    blocks.trio(moves, ("moved_up", "moved_same", "moved_down"), t("Naik · tetap · turun")),
    blocks.card(now, "units_undistinguished"),
    blocks.card(reports, "reports_on_time", says.value_of(reports, "feedback_notes")),
    blocks.card(now, "rating_inconsistent", page="quality"),
)
blocks.notes(now, moves, reports)
blocks.professions(
    "trends",
    ("evaluated", "needs_coaching", "coached"),
    ("moved_up", "moved_same", "moved_down"),
    ("reports_on_time", "feedback_notes"),
)

blocks.question(t("Siapa yang belum menilai, dan sudah berapa lama?"))
rated = asked("evaluated", "rating_none", "rating_sb", "rating_b", "needs_coaching", "coached", by=places())
trends.unrated(rated)
blocks.to_lists(on_lists("unrated", "coaching_unplanned"))

blocks.question(t("Bagaimana predikat dari waktu ke waktu?"))
trends.over_time([asked(*predikat(), by="period", during=one) for one in spans.stepped(filters(), step())])
trends.old_scale(later(*scores(), by="period", during=spans.at_its_own_time(filters())))

blocks.question(t("Apakah predikat berubah pada orang yang sama?"))
moved = asked("moved_down", "moved_up", "moved_same", "net_shift", by=places())
trends.moves(moved)

blocks.question(t("Apakah penilaian masih membedakan dan sesuai pola organisasi?"))
left, right = blocks.pair()
with left:
    trends.field(now, asked("needs_coaching", by=("work_result", "behaviour")))
with right:
    trends.professions(asked(*predikat(), by="profession"))
spread = of_whole_opd(*PATTERN_METRICS, by=PATTERN_BY)
trends.distribution(spread)

blocks.question(t("OPD mana yang perlu dibahas, soal apa?"))
trends.places(rated, moved, asked("reports_on_time", "feedback_notes", by=places()), spread)
blocks.next_step(t("Lihat kompetensi apa yang kurang pada OPD ini."), "gaps", t("Kesenjangan Kompetensi"))
