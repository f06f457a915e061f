"""Cakupan Pelatihan: who is short of 20 JP and can still reach it, who is not touched at all, what the money buys."""

from data_access.language import t
from pages._parts import blocks, says, spans
from pages._parts.asking import asked, compared, on_lists, places
from pages._parts.controls import filters
from pages._parts.exhibits import training

place = places()
hours = compared("jp20", "jp0", "jp_waiting", "jp_median", "jp_p25", "jp_p75", "pppk_trained", "pppk_over")
budget = compared("budget_absorbed")
money = asked("cost_per_jp", "courses_uncosted")
by_place = asked(
    "jp_below", "jp20", "jp_some", "jp0", "jp_waiting", "jp_median", "pppk_trained", "cpns_trained", by=place
)

blocks.cards(
    training.card(hours, "jp20"),
    training.card(hours, "jp0"),
    training.card(hours, "jp_waiting"),
    training.card(hours, "jp_median", says.spread(hours)),
    blocks.card(hours, "pppk_trained", says.part_of(hours, "pppk_over", t("di atas 24 JP: periksa"))),
    blocks.card(budget, "budget_absorbed", says.value_of(money, "cost_per_jp"), training.uncompared(budget)),
)
blocks.notes(hours, budget, money)
training.beside_the_duty(hours, asked("cpns_trained", by="status"))
blocks.professions("training", ("jp20", "jp0", "jp_waiting", "jp_median", "pppk_trained"), ("hours_linked",))

blocks.question(t("Berapa PNS yang belum mencapai 20 JP dan masih bisa dikejar sampai Desember?"))
training.pace(hours, [asked("jp20", by="period", during=year) for year in spans.years(filters())])
training.by_place(by_place)
blocks.to_lists(on_lists("below_20jp", "waiting_certificate"))

blocks.question(t("Siapa yang tidak tersentuh sama sekali?"))
training.bins(asked("jp20", by=("jp_bin", "obliged")))

blocks.question(t("Uang dipakai untuk apa, dan apakah pelatihan mengenai kesenjangan?"))
training.costs(asked("cost_per_jp", by=("provider_kind", "delivery", "training")), money)
training.linked(asked("hours_linked", by=("training_kind", "linked")))

blocks.question(t("Apa keadaan tiap tempat?"))
training.table(by_place, asked("cost_per_jp", by=place), asked("hours_linked", by=place))
blocks.next_step(
    t("Susun daftar undangan: PNS di bawah 20 JP per unit."),
    "records",
    t("Daftar Pegawai"),
    list="below_20jp",
    sort="agency",
)
