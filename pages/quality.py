"""Mutu Data: which figures not to use today, what has not arrived, whether the sums agree with the source."""

from data_access.language import t
from pages._parts import blocks
from pages._parts.asking import asked
from pages._parts.controls import filters
from pages._parts.exhibits import mending, quality, senders
from pages._parts.load import frame, marks, placed

sources = placed("sources", filters())
headcounts = placed("headcounts", filters())
balance, problems = frame("balance"), frame("problems")

blocks.cards(
    quality.up_to_date(sources),
    quality.rows_read(balance),
    quality.incomplete(problems, balance),
    quality.against_rules(problems),
    quality.counts_apart(headcounts),
    quality.uncertified(asked("hours_uncertified"), asked("jp_waiting")),
)
quality.scope()

blocks.question(t("Angka mana yang jangan dipakai hari ini?"))
quality.marks(marks(filters()))

blocks.question(t("Data apa yang belum masuk, dan siapa pengirimnya?"))
quality.arrivals(sources)
quality.lacking(placed("lacking", filters()))

blocks.question(t("Apakah jumlahnya cocok dengan sumber?"))
quality.balance(balance)
quality.reasons(frame("reasons"))
quality.headcounts(headcounts)

blocks.question(t("Apa yang harus diperbaiki, dan bagaimana?"))
mending.problems(problems)
mending.by_opd(placed("problems_by_opd", filters()))

blocks.question(t("Apa yang kurang pada berkas yang diimpor?"))
senders.imported(placed("import_findings", filters()))
blocks.next_step(t("Baca bagaimana tiap angka dihitung dan siapa yang tidak termasuk."), "glossary", t("Glosarium"))
