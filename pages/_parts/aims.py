"""Aims: the legal or agreed value a duty is held against, and how many are short of it. Never for quality measures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from data_access.ask import Figure
from data_access.facts import FACTS
from data_access.language import t
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


def _what(figure: Figure) -> str:
    """What is counted: people, but reports and complaints by their own name."""
    named = {"report": t("laporan"), "complaint": t("pengaduan")}
    fact = FACTS[figure.metric.fact]
    return named.get(fact.name, t("orang") if fact.person else "")
