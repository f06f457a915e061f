"""Umpan Balik: how citizens rate the services, which unsur is weakest, which complaints are overdue today."""

from data_access.ask import Question
from data_access.language import t
from data_access.metrics.feedback import NRR_KEYS
from pages._parts import blocks, charts, load, says, spans, theme
from pages._parts.controls import filters
from pages._parts.load import answer

chosen = filters()
COMPLAINTS = ("class", ("NORMATIF", "TANPA_PENGAWASAN", "PENGAWASAN"))

survey = answer(Question(("ikm", "ikm_no_fee", "responses"), (), chosen, "year_before"))
unsur = answer(Question(NRR_KEYS, (), chosen, "year_before"))
due = answer(Question(("complaints_on_time",), (), chosen, "year_before"))
backlog = answer(Question(("complaints_overdue",), (), chosen))
weakest = says.weakest(unsur)

blocks.cards(
    blocks.card(survey, "ikm", beside=says.letters_beside(survey)),
    blocks.card(survey, "ikm_no_fee"),
    blocks.card(unsur, weakest, label=t("Unsur terlemah: {unsur}", unsur=says.label(weakest))),
    blocks.card(survey, "responses"),
    blocks.card(due, "complaints_on_time"),
    blocks.card(backlog, "complaints_overdue"),
)
blocks.notes(survey, due, backlog)

blocks.question(t("Bagaimana warga menilai, dan unsur mana terlemah?"))
blocks.chart(
    t("Sembilan unsur, sekarang dan setahun lalu"),
    charts.unsur,
    unsur,
    compared=t("nilai rata-rata tiap unsur; terendah dahulu; layanan gratis menaikkan unsur biaya dengan sendirinya"),
    key="unsur",
)

blocks.question(t("Unit mana yang rentangnya menyentuh mutu lebih rendah?"))
blocks.chart(
    t("IKM menurut OPD dengan rentangnya"),
    charts.intervals,
    answer(Question(("ikm",), ("opd",), chosen)),
    "opd",
    "ikm",
    load.rules(),
    compared=t("titik = IKM, garis = rentang; urut ujung bawah; huruf = setiap mutu yang disentuh rentang"),
    key="units",
)

blocks.question(t("Pengaduan apa yang lewat tenggat, dan tentang apa?"))
blocks.chart(
    t("Pengaduan terbuka menurut klasifikasi dan umur"),
    charts.parts,
    answer(Question(("complaints_open",), ("class", "open_age"), chosen)),
    "class",
    "open_age",
    theme.AGES,
    by_size=False,
    compared=t(
        "pengaduan yang belum selesai menurut umur; batas 5 (normatif, informasi), 14, dan 60 (pengawasan) hari kerja"
    ),
    key="ageing",
)
blocks.chart(
    t("Lima topik terbanyak, per bulan"),
    charts.topics,
    answer(Question(("complaints_received",), ("class", "topic", "period"), spans.over_time(chosen))),
    "topic",
    "complaints_received",
    COMPLAINTS,
    compared=t(
        "jumlah pengaduan diterima; tanpa permintaan informasi dan aspirasi; lebih banyak bukan berarti lebih buruk"
    ),
    key="topics",
)

blocks.question(t("Siapa yang harus menindaklanjuti?"))
blocks.table(
    t("Pengaduan lewat tenggat menurut OPD"),
    answer(Question(("complaints_overdue", "complaints_open"), ("opd",), chosen)),
    "complaints_overdue__x",
    compared=t("pengaduan terbuka yang melewati batas hari kerjanya, terbanyak dahulu"),
    key="overdue",
)
blocks.next_step(t("Periksa data apa yang belum masuk sebelum menyimpulkan."), "quality", t("Mutu Data"))
