"""Aims: the legal or agreed value a duty is held against, and how many are short of it. Never for quality measures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from data_access.ask import Answer, Figure
from data_access.facts import FACTS
from data_access.language import sentence, t
from data_access.periods import containing
from data_access.units import number
from pages._parts import load


@dataclass(frozen=True)
class Aim:
    """What is aimed at (percent), how many units are short of it, and both in words."""

    target: float
    short: int
    text: str

    @property
    def met(self) -> bool:
        return self.short == 0


def aim(figure: Figure) -> Aim | None:
    """The aim of a duty, where a rule sets one and somebody is covered."""
    target = load.rule(figure.metric.target) if figure.metric.target else None
    if target is None or not figure.of or figure.x is None:
        return None
    short = max(0, math.ceil(target / 100 * figure.of - figure.x - 1e-9))
    if not short:
        return Aim(target, 0, t("sasaran {target} % tercapai", target=number(target)))
    said = t("kurang {n} {what} ke sasaran {target} %", n=number(short), what=_what(figure), target=number(target))
    return Aim(target, short, said)


def monthly(answer: Answer, key: str) -> str:
    """How many a month would reach the aim by December, in words: arithmetic on what is short, never a forecast.

    Konvensi aplikasi: the months of the year of the data date that have not ended, the running one too; rounded up.
    Empty where the aim is met or not set, and for every time but the open year as it stands at the data date.
    """
    figure, day = answer.figure(key), answer.as_of
    found, left = aim(figure), months_left(day)
    if found is None or found.met or answer.until != day or not left:
        return ""
    said = t(
        "{aim}: perlu ±{n} {what}/bulan sampai Desember {year} ({left} bulan lagi).",
        aim=found.text,
        n=number(math.ceil(found.short / left)),
        what=_what(figure),
        year=day.year,
        left=left,
    )
    return sentence(said)


def months_left(day: date) -> int:
    """Months of the day's year that have not ended on that day."""
    return 12 - day.month + (containing(day, "BULAN").end > day)


def _what(figure: Figure) -> str:
    """What is counted: people, but reports and complaints by their own name."""
    named = {"report": t("laporan"), "complaint": t("pengaduan"), "survey": t("unit")}
    fact = FACTS[figure.metric.fact]
    return named.get(fact.name, t("orang") if fact.person else "")
