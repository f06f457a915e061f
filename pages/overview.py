"""Ringkasan: what must be said today, whether it is better than a year ago, which OPD to talk about."""

from data_access.ask import Question
from data_access.language import t
from pages._parts import blocks, says, spans
from pages._parts.controls import filters
from pages._parts.load import answer

chosen = filters()
series = spans.over_time(chosen)
BY_OPD = ("opd_kind", "opd")

ratings = answer(
    Question(
        ("evaluated", "needs_coaching", "coached", "rating_bp", "rating_k", "rating_sk"), (), chosen, "year_before"
    )
)
hours = answer(Question(("jp20", "jp0"), (), chosen, "year_before"))
fit = answer(Question(("with_gap", "assessed"), (), chosen, "year_before"))
ikm = answer(Question(("ikm", "responses"), (), chosen, "year_before"))
backlog = answer(Question(("complaints_overdue",), (), chosen))
due = answer(Question(("complaints_on_time",), (), chosen, "year_before"))
ratings_opd = answer(Question(("evaluated", "needs_coaching"), BY_OPD, chosen))

blocks.question(t("Apa yang harus disampaikan hari ini?"))
blocks.sentences(
    (
        says.evaluation(ratings, ratings_opd),
        says.training(hours),
        says.coaching(ratings),
        says.satisfaction(ikm),
        says.complaints(backlog, due),
    )
)
blocks.cards(
    blocks.card(ratings, "evaluated"),
    blocks.card(
        ratings, "needs_coaching", says.kinds(ratings), says.part_of(ratings, "coached", t("sudah punya rencana"))
    ),
    blocks.card(hours, "jp20"),
    blocks.card(fit, "with_gap", says.part_of(fit, "assessed", t("punya standar sudah diasesmen"))),
    blocks.card(ikm, "ikm", beside=says.letters_beside(ikm)),
    blocks.card(
        backlog, "complaints_overdue", says.part_of(due, "complaints_on_time", t("jatuh tempo selesai tepat waktu"))
    ),
)
blocks.aside(says.official(chosen.city))
blocks.notes(ratings, hours, fit, ikm, backlog)

blocks.question(t("Apakah kita lebih baik daripada setahun lalu?"))
rated = answer(Question(("evaluated",), ("period",), series))
covered = answer(Question(("jp20",), ("period",), spans.years(chosen)[0]))
satisfied = answer(Question(("ikm",), ("period",), series))
answered = answer(Question(("complaints_on_time",), ("period",), series))
blocks.multiples(
    t("Empat ukuran dari waktu ke waktu"),
    {"evaluated": rated, "jp20": covered, "ikm": satisfied, "complaints_on_time": answered},
    compared=t("tiap ukuran dengan dirinya sendiri pada waktu lain; skala tiap panel berbeda"),
    key="over_time",
)

blocks.question(t("OPD mana yang perlu dibahas, soal apa, berapa orang?"))
blocks.matrix(
    (
        blocks.Column(ratings_opd, "evaluated"),
        blocks.Column(ratings_opd, "needs_coaching"),
        blocks.Column(answer(Question(("jp20",), BY_OPD, chosen)), "jp20"),
        blocks.Column(answer(Question(("with_gap",), BY_OPD, chosen)), "with_gap"),
        blocks.Column(answer(Question(("ikm",), BY_OPD, chosen)), "ikm"),
        blocks.Column(answer(Question(("complaints_overdue",), BY_OPD, chosen)), "complaints_overdue"),
    ),
    t("Matriks OPD"),
)
blocks.fine_print(
    t(
        "Kelompok sejenis; di dalamnya urut banyaknya kewajiban di bawah sasaran (!), lalu orang yang kurang. Bukan "
        "peringkat. Ukuran mutu tanpa tanda: perbedaan kecil antar-OPD wajar terjadi. Angka membuka halaman yang "
        "menjawabnya untuk OPD itu."
    )
)
blocks.next_step(t("Lihat siapa yang belum dinilai dan siapa yang perlu pembinaan."), "trends", t("Tren e-Kinerja"))
