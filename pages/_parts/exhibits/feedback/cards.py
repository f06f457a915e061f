"""Lines of the cards of Umpan Balik, and what stands in for them where too few answered."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from data_access.ask import Answer, Figure
from data_access.language import t
from data_access.metrics import METRICS, grade
from data_access.metrics.feedback import NRR_KEYS
from data_access.periods import Span, containing
from data_access.units import number
from pages._parts import blocks, load
from pages._parts.controls import filters, link
from pages._parts.says import Sentence


def other_ways(survey: Answer) -> tuple[str, ...]:
    """Lines of the IKM's card: the mean of units, and the weight of 0,11 only where it gives another mutu."""
    mean, rounded = survey.figure("ikm_units"), survey.figure("ikm_011")
    lines = []
    if mean.value is not None and (mean.of or 0) > 1:
        lines.append(t("rata-rata {n} unit: {value}", n=number(mean.of), value=mean.text))
    if _letter(rounded) != _letter(survey.figure("ikm")):
        lines.append(t("dengan bobot 0,11: {value} (mutu {grade})", value=rounded.text, grade=_letter(rounded)))
    return tuple(lines)


def _letter(figure: Figure) -> str:
    return grade(figure.value, load.rules()) if figure.value is not None else ""


def weakest(unsur: Answer, row: int = 0) -> str:
    """The metric of the unsur with the lowest NRR of a row; empty where none is known."""
    known = [(figure.value, key) for key in NRR_KEYS if (figure := unsur.figure(key, row)).value is not None]
    return min(known)[1] if known else ""


def weakest_card(unsur: Answer) -> blocks.Card:
    key = weakest(unsur)
    label = t("Unsur terlemah: {unsur}", unsur=t(METRICS[key].label)) if key else t("Unsur terlemah")
    return blocks.card(unsur, key or NRR_KEYS[0], label=label)


def oldest(backlog: Answer) -> str:
    figure = backlog.figure("oldest_overdue")
    return t("terlama {days}", days=figure.text) if figure.value is not None else ""


def too_few(survey: Answer) -> None:
    """Why there is no IKM where fewer than ten answered, and the wider view that has one: the year, then above."""
    if survey.figure("ikm").status == "gabungan":
        said = t(
            "IKM gabungan: kurang dari 10 jawaban tidak ditampilkan tersendiri. Lihat setahun, lalu unit atasannya"
        )
        blocks.sentences([Sentence(said, _wider(), "act")])


def _wider() -> str:
    chosen = filters()
    if chosen.span and chosen.span.kind != "TAHUN":
        year = containing(chosen.span.last.start, "TAHUN")
        return link("feedback", chosen.during(Span(year, year)))
    agencies = load.snapshot().names("agency")
    above = agencies.filter(pl.col("id").is_in(chosen.agency))["parent_id"].drop_nulls().to_list()
    units = agencies.filter(pl.col("id").is_in(above), pl.col("kind") != "KOTA")["id"].to_list()
    return link("feedback", replace(chosen, agency=tuple(units)))
