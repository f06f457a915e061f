"""The sentences of Ringkasan: the same figures as the cards, said as one would say them to the mayor.

Duties are always said. A quality figure comes with its bounds or interval and is never called better or worse.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from data_access.ask import Answer, Figure
from data_access.language import t
from data_access.units import number
from pages._parts import aims, load, mutu
from pages._parts.promised import Promised, how_far, lagging


@dataclass(frozen=True)
class Sentence:
    """One thing to say, the page (or address) that answers it, and whether it asks for something (`act`) or is well."""

    text: str
    page: str = ""
    tone: str = ""


def promises(found: Promised) -> Sentence | None:
    """How far what was promised is; nothing when nothing was."""
    if not found.shown:
        return None
    return Sentence(how_far(found.shown), "", "act" if lagging(found.shown) else "")


def evaluation(total: Answer, by_opd: Answer) -> Sentence | None:
    """Who has not been rated yet, and in how few OPD most of them are."""
    figure = total.figure("evaluated")
    if not figure.of or figure.x is None:
        return None
    missing = round(figure.of - figure.x)
    text = t(
        "Evaluasi {period}: {of} ({share}); {missing} belum dinilai.",
        period=total.period,
        of=figure.of_text,
        share=figure.text,
        missing=number(missing),
    )
    where, aim = _concentrated(by_opd, missing), aims.aim(figure)
    return Sentence(f"{text} {where}".strip(), "trends", "well" if aim and aim.met or not missing else "act")


def _concentrated(by_opd: Answer, missing: int) -> str:
    """The fewest OPD that hold at least half of those not rated; said only when they are few."""
    frame = by_opd.frame.with_columns(left=pl.col("evaluated__of") - pl.col("evaluated__x"))
    ranked = frame.filter(pl.col("left") > 0).sort("left", descending=True)
    running = ranked["left"].cum_sum().to_list()
    enough = next((at for at, value in enumerate(running) if missing and value >= missing / 2), None)
    if enough is None or not 2 <= enough + 1 <= 6 or ranked.height < 8:
        return ""
    return t("{x} dari {n} di antaranya di {opd} OPD.", x=number(running[enough]), n=number(missing), opd=enough + 1)


def training(total: Answer) -> Sentence | None:
    """20 JP against its aim."""
    figure = total.figure("jp20")
    if not figure.of:
        return None
    aim = aims.aim(figure)
    parts = [
        t("20 JP {period}: {of} ({share})", period=total.period, of=figure.of_text, share=figure.text),
        figure.change_text,
        aim.text if aim else t("sasaran belum ditetapkan"),
    ]
    return Sentence("; ".join(part for part in parts if part) + ".", "training", "well" if aim and aim.met else "act")


def coaching(total: Answer) -> Sentence | None:
    """Who needs coaching, of which kind, and whether it has begun."""
    figure, coached = total.figure("needs_coaching"), total.figure("coached")
    if not figure.of or figure.x is None:
        return None
    fine = " · ".join(f"{t(one.metric.label)} {number(one.x)}" for one in _kinds(total))
    said = t("Perlu pembinaan: {of} ({share})", of=figure.of_text, share=figure.text)
    text = f"{said}: {fine}." if fine else f"{said}."
    plan = (
        t("{of} sudah punya rencana.", of=coached.of_text.removesuffix(f" {t(coached.metric.of)}"))
        if coached.of
        else ""
    )
    return Sentence(f"{text} {plan}".strip(), "trends", "act" if coached.x != coached.of else "")


def satisfaction(total: Answer, surveyed: Answer) -> Sentence | None:
    """The IKM with its letter, or letters, how many answered, and how many units have surveyed at all."""
    figure = total.figure("ikm")
    if figure.value is None:
        return None
    text = t(
        "IKM {period}: {value} ({grade}; {sure}), {of}.",
        period=total.period,
        value=figure.text,
        grade=letters(total),
        sure=figure.sure_text or t("tanpa rentang"),
        of=figure.of_text,
    )
    units = surveyed.figure("units_surveyed")
    more = t("{x} dari {n} unit wajib sudah survei.", x=number(units.x), n=number(units.of)) if units.of else ""
    return Sentence(f"{text} {more}".strip(), "feedback")


def complaints(open_now: Answer, due: Answer) -> Sentence | None:
    """What is overdue today."""
    figure, on_time = open_now.figure("complaints_overdue"), due.figure("complaints_on_time")
    if figure.value is None or not figure.of:
        return None
    text = t("Pengaduan lewat tenggat {period}: {x} {of}.", period=open_now.period, x=figure.text, of=figure.of_text)
    more = t("Tepat waktu: {of} ({share}).", of=on_time.of_text, share=on_time.text) if on_time.of else ""
    return Sentence(f"{text} {more}".strip(), "feedback", "act" if figure.value else "well")


def letters(total: Answer) -> str:
    """The mutu of an IKM, and every other one its interval reaches."""
    return mutu.letters(total.figure("ikm"), load.rules())


def letters_beside(total: Answer) -> str:
    """The mutu as it stands beside the figure; of few respondents in brackets, for it says no more than the figure."""
    said = letters(total)
    if not said:
        return ""
    return f"({said})" if mutu.few(total.figure("ikm")) else t("mutu {grade}", grade=said)


def kinds(total: Answer) -> str:
    """BP · K · SK as three numbers: three different jobs; nothing where they are too fine to be told apart."""
    return " · ".join(f"{one.metric.key.removeprefix('rating_').upper()} {number(one.x)}" for one in _kinds(total))


def _kinds(total: Answer) -> list[Figure]:
    keys = ("rating_bp", "rating_k", "rating_sk")
    return [total.figure(key) for key in keys] if set(keys) <= set(total.question.metrics) else []


def part_of(total: Answer, key: str, words: str) -> str:
    """ "61 dari 372 sudah punya rencana": a second figure in a card, with its own "dari"."""
    figure = total.figure(key)
    if not figure.of or figure.x is None:
        return ""
    return t("{x} dari {n} {words}", x=number(figure.x), n=number(figure.of), words=words)


def spread(total: Answer) -> str:
    """P25–P75: the spread of a complete count, not an interval."""
    low, high = total.figure("jp_p25"), total.figure("jp_p75")
    return t("sebaran tengah {low}–{high}", low=low.text, high=high.text) if low.value is not None else ""


def value_of(total: Answer, key: str) -> str:
    """A figure in one line with its denominator."""
    figure = total.figure(key)
    said = " · ".join(part for part in (figure.text, figure.of_text) if part)
    return f"{t(figure.metric.label)}: {said}"


def official(city: tuple[str, ...]) -> str:
    """The official IP ASN of the chosen city (or of each), with year and method; said when there is none."""
    table = load.snapshot().names("official_index").filter(pl.col("index_code") == "IP_ASN")
    agencies = load.snapshot().names("agency").filter(pl.col("kind") == "KOTA").select("id", "city_code", "name")
    newest = table.join(agencies, left_on="agency_id", right_on="id").sort("year").group_by("agency_id").last()
    chosen = newest.filter(pl.col("city_code").is_in(city)) if city else newest
    if chosen.is_empty():
        return t("IP ASN resmi: belum diisi.")
    rows = chosen.sort("name").select("name", "year", "value", "method").iter_rows()
    said = "; ".join(f"{name} {number(value, 2)} ({year}, {method})" for name, year, value, method in rows)
    return t("IP ASN resmi: {said}. Dari dokumen resmi, tidak dihitung di sini.", said=said)
