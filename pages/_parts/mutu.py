"""The mutu of an IKM in words: every letter its interval touches, and never a letter alone on few answers."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.ask import Figure
from data_access.language import t
from data_access.metrics import grade
from data_access.metrics.feedback import GRADES
from data_access.units import number

FEW = 30
"""Respondents below which the letter never stands without its figure (`pages.md` §1.5)."""

OLD_MONTHS = 12
"""Months after which a survey is no longer read as of now: once a year is due (PermenPANRB 14/2017)."""


def touched(figure: Figure, rules: Mapping[str, float]) -> list[str]:
    """The letter of an IKM first, then every other one that its interval touches; none without a value."""
    if figure.value is None:
        return []
    ends = [grade(end, rules) for end in (figure.low, figure.value, figure.high) if end is not None]
    places = [GRADES.index(letter) for letter in ends]
    own = grade(figure.value, rules)
    return [own, *(letter for letter in GRADES[min(places) : max(places) + 1] if letter != own)]


def letters(figure: Figure, rules: Mapping[str, float]) -> str:
    """ "B", or "B, bisa A"; of few respondents "B/A", to stand beside its figure; empty without a value."""
    own, *others = touched(figure, rules) or [""]
    if not others:
        return own
    return "/".join((own, *others)) if few(figure) else t("{grade}, bisa {others}", grade=own, others="/".join(others))


def said(figure: Figure, rules: Mapping[str, float]) -> str:
    """ "B, bisa A"; of few respondents "84 (B/A)"; empty without a value."""
    words = letters(figure, rules)
    return f"{number(figure.value)} ({words})" if words and few(figure) else words


def few(figure: Figure) -> bool:
    """Whether so few answered that a letter alone would say more than is known."""
    return (figure.of or 0) < FEW
