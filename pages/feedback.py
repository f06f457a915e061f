"""Umpan Balik: how citizens rate the services, who is clearly below its peers, which complaints are overdue today."""

from data_access.language import t
from data_access.metrics.feedback import NRR_KEYS
from pages._parts import blocks, says, spans
from pages._parts.asking import asked, compared, places
from pages._parts.controls import filters
from pages._parts.exhibits import feedback

survey = compared("ikm", "ikm_011", "ikm_no_fee", "ikm_units", "free_share")
unsur = compared(*NRR_KEYS)
surveyed = compared("units_surveyed", "sample_share", "sample_reached")
due = compared("complaints_on_time")
backlog = asked("complaints_overdue", "oldest_overdue")
units = asked("ikm", "ikm_no_fee", "responses", *NRR_KEYS, by=places())
peers = asked("ikm", by=feedback.among_peers())

blocks.cards(
    blocks.card(survey, "ikm", *feedback.other_ways(survey), beside=says.letters_beside(survey)),
    blocks.card(survey, "ikm_no_fee", says.part_of(survey, "free_share", t("jawaban pada layanan gratis"))),
    feedback.weakest_card(unsur),
    blocks.card(
        surveyed,
        "units_surveyed",
        says.part_of(surveyed, "sample_share", t("responden yang diperlukan (S)")),
        says.part_of(surveyed, "sample_reached", t("unit cukup responden")),
    ),
    blocks.card(due, "complaints_on_time"),
    blocks.card(backlog, "complaints_overdue", feedback.oldest(backlog)),
)
blocks.notes(survey, surveyed, due, backlog)
feedback.too_few(survey)

blocks.question(t("Bagaimana warga menilai, dan unsur mana terlemah?"))
feedback.nine(unsur, survey)

blocks.question(t("Unit mana jelas di bawah sejenisnya?"))
feedback.clearly(peers)
feedback.intervals(peers)
feedback.unsur_map(units)
if places() == "agency":
    feedback.services_map(asked("ikm", *NRR_KEYS, by=("agency", "service")))

blocks.question(t("Pengaduan apa yang lewat tenggat hari ini, dan tentang apa?"))
feedback.ageing(asked("complaints_open", by=("class", "open_age")))
feedback.topics(
    asked("complaints_filed", by=("topic", "period"), during=spans.over_time(filters())),
    asked("complaints_received", by="class"),
)

blocks.question(t("Seberapa mewakili surveinya, dan siapa yang harus menindaklanjuti?"))
feedback.table(
    units,
    asked("sample_share", "survey_age", by=places()),
    asked("complaints_received", "complaints_on_time", by=places()),
    asked("complaints_overdue", by=places()),
)
blocks.next_step(
    t("Minta tindak lanjut ke OPD yang pengaduannya lewat tenggat: catat apa dan tenggatnya, lihat hasilnya."),
    "overview",
    t("Ringkasan"),
)
