"""What a page asks: metrics of one subject under the shared filters, in the words a page would use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from data_access.ask import Answer, Question
from data_access.filters import Filters
from data_access.records import question
from pages._parts import load
from pages._parts.controls import filters


def asked(*metrics: str, by: str | tuple[str, ...] = (), during: Filters | None = None) -> Answer:
    """The figures of these metrics, by these dimensions; `during` are other filters than the shared ones."""
    groups = (by,) if isinstance(by, str) else by
    return load.answer(Question(metrics, groups, filters() if during is None else during))


def later(*metrics: str, by: str | tuple[str, ...] = (), during: Filters | None = None) -> Callable[[], Answer]:
    """The same, put only when a reader opens what shows it."""
    return partial(asked, *metrics, by=by, during=during)


def compared(*metrics: str, by: str | tuple[str, ...] = ()) -> Answer:
    """The same with the usual comparison: the same day last year for what adds up, else the period before."""
    groups = (by,) if isinstance(by, str) else by
    return load.answer(Question(metrics, groups, filters(), "usual"))


def of_whole_opd(*metrics: str, by: tuple[str, ...]) -> Answer:
    """The figures of each OPD as a whole, for rules that are about an OPD: a choice of units, kinds or sectors decides
    which OPD are shown, never which part of one. `by` has `opd`."""
    chosen = asked(*metrics, by=by)
    if whole_city():
        return chosen
    whole = asked(*metrics, by=by, during=filters().without("agency", "kind", "sector"))
    return replace(whole, frame=whole.frame.filter(whole.frame["opd"].is_in(chosen.frame["opd"].to_list())))


def on_lists(*keys: str) -> dict[str, Answer]:
    """{list of persons: the figure that counts who is on it}."""
    return {key: load.answer(question(key, filters())) for key in keys}


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


def scores() -> tuple[str, ...]:
    """The metrics of the scores to 2021, as finely as predikat are."""
    fine = ("legacy_bad", "legacy_k", "legacy_c") if whole_city() else ("legacy_below",)
    return (*fine, "legacy_b", "legacy_sb")


def predikat() -> tuple[str, ...]:
    """The metrics of the predikat, as finely as they may be shown: five for a whole city, below it SB, B and what is
    below Baik (`pages.md` §1.3 and §3, P7)."""
    fine = ("rating_sk", "rating_k", "rating_bp") if whole_city() else ()
    return ("evaluated", "needs_coaching", *fine, "rating_b", "rating_sb", "rating_none")


def cities() -> tuple[str, ...]:
    """The cities this view is about: those chosen, else those of the places chosen; none chosen is every city."""
    chosen = filters()
    if chosen.city or not chosen.agency:
        return chosen.city
    of = dict(load.snapshot().names("agency").select("id", "city_code").iter_rows())
    return tuple(dict.fromkeys(of[ident] for ident in chosen.agency if ident in of))
