"""The exhibits of Cakupan Pelatihan: whom 20 JP covers, the pace of the year, places, hours, costs, needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data_access import quality
from data_access.ask import Answer
from data_access.ask.figure import STATUS_WORDS
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.units import number
from pages._parts import aims, blocks, charts, load, says, theme
from pages._parts.controls import filters, leading, training

PARTS = ("jp20", "jp_some", "jp0")
"""Everybody obliged is in one of them."""


def card(hours: Answer, key: str, *more: str) -> blocks.Card:
    """The card of a metric of those obliged; where there is nobody, that the rule does not cover them, never a zero."""
    made = blocks.card(hours, key, *more)
    if hours.empty or _obliged(hours):
        return made
    return replace(made, value=t(STATUS_WORDS["tidak_berlaku"]), change="", there=False)


def _obliged(answer: Answer) -> bool:
    return bool(answer.frame["jp20__of"].sum())


def uncompared(money: Answer) -> str:
    """That there is no year before to compare with."""
    figure = money.figure("budget_absorbed")
    there = figure.value is not None and not figure.change_text
    return t("belum dibandingkan: tahun sebelumnya belum ada") if there else ""


def beside_the_duty(hours: Answer, by_status: Answer) -> None:
    """Whom 20 JP does not cover, and what its figures cannot see: said below the cards, each where it holds."""
    said = [
        _certificates(hours),
        _not_applied(),
        _new_staff(by_status),
        _part_time(by_status),
        _teachers(),
        _twice(by_status),
    ]
    lines = [one for one in said if one]
    if lines:
        blocks.fine_print("  \n".join(lines))


def _certificates(hours: Answer) -> str:
    """Why a change since last year is the least it can be; known of a year that runs."""
    running = hours.until == hours.as_of and hours.figure("jp20").change_text
    said = t("Sertifikat tahun lalu sudah terbit, tahun ini sebagian belum: selisih yang sebenarnya dapat lebih baik.")
    return said if running else ""


def _not_applied() -> str:
    others = [DIMENSIONS["status"].word(code) for code in filters().status if code != "PNS"]
    return (
        t("Penyaring {status} tidak berlaku untuk 20 JP (kewajiban PNS).", status=", ".join(others)) if others else ""
    )


def _new_staff(by_status: Answer) -> str:
    of = _of_status(by_status, "CPNS")
    said = t("CPNS (Latsar, di luar 20 JP): {of} punya JP bersertifikat, {period}.", of=of, period=by_status.period)
    return said if of else ""


def _of_status(by_status: Answer, code: str) -> str:
    """ "96 dari 140 CPNS aktif" of the row of this status; empty where there is none."""
    figures = zip(by_status.frame["status"], by_status.figures("cpns_trained"), strict=True)
    return next((figure.of_text for status, figure in figures if status == code), "")


def _part_time(by_status: Answer) -> str:
    there = dict(by_status.frame.select("status", "n").iter_rows()).get("PPPK_PARUH_WAKTU")
    return t("PPPK paruh waktu ({n} orang): aturan JP belum dipastikan.", n=number(there)) if there else ""


def _teachers() -> str:
    if filters().profession and "GURU" not in filters().profession:
        return ""
    if quality.connected(load.snapshot(), "RUANG_GTK"):
        return t("JP guru: sumber Ruang GTK tersambung.")
    return t("JP guru: sumber Ruang GTK belum tersambung, pelatihan guru di sana belum terhitung.")


def _twice(by_status: Answer) -> str:
    """How many participations are a second time the same; known for the year that runs, for the whole database."""
    if by_status.until != by_status.as_of:
        return ""
    rows = load.frame("reasons").select("fact", "reason", "n").iter_rows()
    n = sum(n for fact, reason, n in rows if (fact, reason) == ("coverage", "duplicate"))
    return t("{n} keikutsertaan ganda di seluruh basis data tahun ini dihitung sekali.", n=number(n)) if n else ""


def _of_duty(answer: Answer) -> Answer:
    """The same, or an answer without rows that says why: a chart of nobody obliged would be a chart of nothing."""
    if answer.empty or _obliged(answer):
        return answer
    why = t("Tidak ada PNS wajib 20 JP di antara yang dipilih: PPPK dan CPNS tidak wajib 20 JP.")
    return replace(answer, frame=answer.frame.clear(), notes=(why,))


def pace(hours: Answer, years: Sequence[Answer]) -> None:
    """Cumulative share of this year against the two before, and what a month would have to bring."""
    blocks.years(
        t("Laju: PNS yang mencapai 20 JP, kumulatif sejak Januari"),
        charts.pace,
        [_of_duty(one) for one in years],
        "jp20",
        load.rule("JP_COVERAGE_TARGET"),
        compared=t("keadaan akhir bulan, tahun terakhir (tebal) dengan dua tahun sebelumnya (tipis); bukan ramalan"),
        key="pace",
    )
    if needed := aims.monthly(hours, "jp20"):
        blocks.sentences((says.Sentence(needed, "", "act"),))


def by_place(answer: Answer) -> None:
    """People with 20 JP, with some, with none, by OPD or unit; as people or as shares."""
    place = answer.question.by[0]
    bars = training.bars() if _obliged(answer) else training.PEOPLE
    blocks.chart(
        t("Menurut unit: ≥ 20 JP, 1–19 JP, 0 JP") if place == "agency" else t("Menurut OPD: ≥ 20 JP, 1–19 JP, 0 JP"),
        charts.segments,
        _of_duty(answer),
        place,
        PARTS,
        "jp20__short",
        (theme.STEPS[2], theme.STEPS[0], theme.NOTHING),
        share=bars == training.SHARE,
        leads=leading("training", place, **training.own(bars)),
        compared=t("PNS wajib 20 JP; urut orang yang belum 20 JP"),
        key="by_opd",
        columns=("jp_below", *PARTS),
    )


def bins(answer: Answer) -> None:
    """How the hours spread over those obliged."""
    blocks.chart(
        t("Sebaran JP"),
        charts.columns,
        _of_duty(answer),
        "jp_bin",
        only=("obliged", "YA"),
        compared=t(
            "PNS wajib 20 JP menurut JP bersertifikat sejak 1 Januari; PKA, PKP, dan Latsar ada di kelompok terakhir"
        ),
        key="bins",
    )


def costs(answer: Answer, money: Answer) -> None:
    """What an hour costs, course by course; how many courses are in no rupiah figure."""
    without = says.part_of(money, "courses_uncosted", t("pelatihan tanpa data biaya, di luar angka rupiah"))
    dots = t("tiap titik satu pelatihan, garis tegak median")
    blocks.chart(
        t("Biaya per JP-orang menurut penyelenggara"),
        charts.costs,
        _of_money(answer),
        compared="; ".join(part for part in (dots, without) if part),
        key="costs",
    )


def _of_money(answer: Answer) -> Answer:
    """The same, or an answer without rows that says why: no course has a known cost."""
    if answer.empty or any(answer.frame["cost_per_jp"].drop_nulls()):
        return answer
    why = t("Belum ada pelatihan berbiaya dengan peserta selesai untuk pilihan ini.")
    return replace(answer, frame=answer.frame.clear(), notes=(why,))


def linked(answer: Answer) -> None:
    """Hours that answer a need of those who took part, that do not, and whose topic nobody recorded."""
    blocks.chart(
        t("Kesesuaian: JP-orang menurut jenis pelatihan"),
        charts.hours,
        answer,
        compared=t("JP-orang selesai yang menjawab AKPK pesertanya, yang tidak, dan yang topiknya tidak diketahui"),
        key="linked",
    )


def table(hours: Answer, cost: Answer, need: Answer) -> None:
    """Every place with its hours, its money and its needs; most people short of 20 JP first."""
    place, shown = hours.question.by[0], _of_somebody(hours)
    blocks.joined(
        t("Semua unit") if place == "agency" else t("Semua OPD"),
        (blocks.Columns(shown), blocks.Columns(cost), blocks.Columns(need)),
        f"{shown.question.metrics[0]}__x",
        compared=t("urut orang; biaya menurut penyelenggara, JP terkait kesenjangan menurut tempat pesertanya"),
        key="places",
        leads=leading("training", place),
    )


def _of_somebody(hours: Answer) -> Answer:
    """The same with the metrics that cover anybody: without PNS those of PPPK and CPNS are left."""
    asked = hours.question.metrics
    kept = tuple(key for key in asked if hours.frame[f"{key}__of"].sum())
    return replace(hours, question=replace(hours.question, metrics=kept or asked))
