"""What a page asks: metrics of one subject under the shared filters, in the words a page would use."""

from __future__ import annotations

from data_access.ask import Answer, Question
from data_access.filters import Filters
from pages._parts import load
from pages._parts.controls import filters


def asked(*metrics: str, by: str | tuple[str, ...] = (), during: Filters | None = None) -> Answer:
    """The figures of these metrics, by these dimensions; `during` are other filters than the shared ones."""
    groups = (by,) if isinstance(by, str) else by
    return load.answer(Question(metrics, groups, filters() if during is None else during))


def compared(*metrics: str, by: str | tuple[str, ...] = ()) -> Answer:
    """The same with the usual comparison: the same day last year for what adds up, else the period before."""
    groups = (by,) if isinstance(by, str) else by
    return load.answer(Question(metrics, groups, filters(), "usual"))


def places() -> str:
    """What a table of places lists: every OPD, or the units of the one OPD that was chosen."""
    return "agency" if len(filters().agency) == 1 else "opd"


def everybody() -> bool:
    """Whether all staff is meant: no filter chooses persons."""
    chosen = filters()
    return not (chosen.status or chosen.family or chosen.profession)


def whole_city() -> bool:
    """Whether no filter chooses places below a city."""
    chosen = filters()
    return not (chosen.agency or chosen.kind or chosen.sector)


def predikat() -> tuple[str, ...]:
    """The metrics of the predikat, as finely as they may be shown: five for a whole city, below it SB, B and what is
    below Baik (`pages.md` §1.3 and §3, P7)."""
    fine = ("rating_sk", "rating_k", "rating_bp") if whole_city() else ()
    return ("evaluated", "needs_coaching", *fine, "rating_b", "rating_sb", "rating_none")
