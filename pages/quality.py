"""Mutu Data: which figures not to use today, what has not arrived, whether the sums agree with the source."""

from data_access.language import t
from pages._parts import blocks, charts, checks
from pages._parts.load import frame

sources = frame("sources")
balance = frame("balance")
reasons = frame("reasons")
problems = frame("problems")

blocks.cards(*checks.cards(sources, balance, problems))

blocks.question(t("Apakah jumlahnya cocok dengan sumber?"))
blocks.framed(
    t("Baris dibaca = dihitung + ditinggalkan"),
    balance,
    checks.BALANCE,
    said=t("tiap pokok data; selisih harus 0: baris yang dihitung dibandingkan lagi dengan isi rilis"),
    key="balance",
)

blocks.question(t("Mengapa baris ditinggalkan?"))
blocks.frame_chart(
    t("Baris yang ditinggalkan menurut alasan"),
    charts.reasons,
    reasons,
    said=t("baris sumber yang tidak masuk hitungan, terbanyak dahulu; bukan sampel: tanpa rentang"),
    key="reasons",
)

blocks.question(t("Data apa yang belum masuk, dan siapa pengirimnya?"))
blocks.frame_chart(
    t("Kiriman menurut sumber dan bulan"),
    charts.arrivals,
    sources,
    said=t(
        "● semua tepat waktu · ◐ lengkap, ada yang terlambat · ○ belum lengkap, angka = kiriman yang belum masuk · "
        "✕ tidak ada sama sekali"
    ),
    key="arrivals",
)

blocks.question(t("Apa yang harus diperbaiki, dan bagaimana?"))
blocks.framed(
    t("Masalah yang ditemukan"),
    problems,
    checks.PROBLEMS,
    said=t("urut baris yang terdampak; diperiksa pada setiap rilis"),
    key="problems",
)
blocks.next_step(t("Baca bagaimana tiap angka dihitung dan siapa yang tidak termasuk."), "glossary", t("Glosarium"))
