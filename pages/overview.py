"""Ringkasan: what must be said today, whether it is better than a year ago, which OPD to talk about."""

from data_access.language import t
from pages._parts import blocks, changes, says, spans
from pages._parts.asking import asked, cities, compared, on_lists, places, predikat
from pages._parts.controls import filters
from pages._parts.exhibits import overview
from pages._parts.promised import promised

by_place = ("peer_group", places())
series, year, months = spans.over_time(filters()), spans.years(filters())[0], spans.months(filters())

ratings = compared("coached", *predikat())
hours = compared("jp20", "jp0")
fit = compared("with_gap", "assessed")
ikm = compared("ikm", "responses")
surveyed = compared("units_surveyed")
backlog = asked("complaints_overdue")
due = compared("complaints_on_time")
ratings_opd = asked("evaluated", "needs_coaching", by=by_place)
follow_ups = promised()

blocks.question(t("Apa yang harus disampaikan hari ini?"))
blocks.sentences(
    (
        says.promises(follow_ups),
        says.evaluation(ratings, ratings_opd),
        says.training(hours),
        None if follow_ups.shown else says.coaching(ratings),
        says.satisfaction(ikm, surveyed),
        says.complaints(backlog, due),
    )
)
blocks.cards(
    blocks.card(ratings, "evaluated"),
    blocks.card(ratings, "needs_coaching", says.kinds(ratings), says.part_of(ratings, "coached", t("punya rencana"))),
    blocks.card(hours, "jp20"),
    blocks.card(fit, "with_gap", says.part_of(fit, "assessed", t("sudah diasesmen"))),
    blocks.card(
        ikm, "ikm", says.part_of(surveyed, "units_surveyed", t("unit survei")), beside=says.letters_beside(ikm)
    ),
    blocks.card(backlog, "complaints_overdue", says.part_of(due, "complaints_on_time", t("tepat waktu"))),
)
blocks.aside(says.official(cities()))
blocks.notes(ratings, hours, fit, ikm, backlog)
blocks.professions("trends", ("evaluated", "needs_coaching"), ("jp20", "jp0"), ("with_gap", "assessed"))

blocks.question(t("OPD mana yang perlu dibahas, soal apa, berapa orang?"))
overview.matrix(
    (ratings_opd, "evaluated"),
    (ratings_opd, "needs_coaching"),
    (asked("jp20", by=by_place), "jp20"),
    (asked("with_gap", by=by_place), "with_gap"),
    (asked("ikm", by=by_place), "ikm"),
    (asked("complaints_overdue", by=by_place), "complaints_overdue"),
)

blocks.to_lists(on_lists("unrated", "below_20jp"))

blocks.question(t("Apa yang berubah?"))
blocks.sentences(changes.said(asked("net_shift", "moved_down", "moved_up", by=places())))

blocks.question(t("Apakah kita lebih baik daripada setahun lalu?"))
overview.over_time(
    asked("evaluated", by="period", during=series),
    asked("jp20", by="period", during=year),
    asked("ikm", by="period", during=series),
    asked("complaints_on_time", by="period", during=series),
)
overview.ordinary(asked("ikm", by="period", during=months), asked("complaints_on_time", by="period", during=months))

blocks.question(t("Apa yang sudah dijanjikan?"))
blocks.follow_ups(follow_ups)
blocks.next_step(t("Lihat siapa yang belum dinilai dan siapa yang perlu pembinaan."), "trends", t("Tren e-Kinerja"))
