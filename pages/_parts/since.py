"""The figure a follow-up holds on to: as it stood when it was noted, and as it stands now. Draws nothing.

Both are the same metric of the same place, under the same filters of person and the same kind of period.
"""

from __future__ import annotations

from dataclasses import replace

from data_access.ask import Answer, Figure, Question
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.language import t
from data_access.metrics import METRICS
from data_access.privacy import FEWEST, sensitive
from data_access.store import FollowUp
from pages._parts import controls, load
from pages._parts.controls.promises import Place

_OF_PERSONS = ("status", "family", "profession")
_ADDS_UP = ("flow", "year")


def view() -> Filters:
    """The filters of person and time of this view: with a metric and a place they make its figure."""
    return controls.filters().without("city", "agency", "kind", "sector")


def figure_then(metric: str, place: Place) -> str:
    """The figure of a place under this view's filters of person and time, to be kept in words; empty without one.

    "12.969 dari 13.788 wajib dinilai · 94,1 % · Triwulan III 2026": denominator and period go along. None is kept of
    fewer than ten persons (`pages.md` §3, P1): who reads the list later may have fewer rights than who wrote it.
    """
    answer = _answer(metric, place, view())
    if answer.empty or answer.figure(metric).value is None or sensitive(answer):
        return ""
    return _words(answer, metric)


def figure_now(one: FollowUp) -> str:
    """The same figure of an open follow-up today, in words, or why there is none; empty where it holds on to none."""
    if not one.metric:
        return ""
    if one.metric not in METRICS:
        return t("kini: tidak dapat dihitung lagi, ukurannya tidak ada lagi")
    if not _stands(one):
        return t("kini: tidak dapat dihitung lagi, tempatnya tidak ada di rilis ini")
    answer = _answer(one.metric, (one.city, one.agency), _again(one.view))
    if sensitive(answer):
        return t("kini: tidak ditampilkan, kelompoknya kurang dari {n} orang", n=FEWEST)
    said = _words(answer, one.metric)
    if said == one.figure:
        return t("kini: masih sama")
    started = t("hitungan mulai lagi tiap tahun") if _anew(one, answer) else ""
    return " · ".join(part for part in (_begun(one, said), started) if part)


def _begun(one: FollowUp, said: str) -> str:
    """A follow-up of an earlier version kept no filters: its figure now is that of everybody."""
    if one.view is None and _persons(one.metric):
        return t("kini (tanpa penyaring orang): {figure}", figure=said)
    return t("kini: {figure}", figure=said)


def _answer(metric: str, place: Place, kept: Filters) -> Answer:
    city, agency = place
    return load.answer(Question((metric,), (), replace(kept, city=(city,), agency=(agency,) if agency else ())))


def _again(kept: Filters | None) -> Filters:
    """The same filters, and as many periods of the same kind up to the last closed one."""
    if kept is None or kept.span is None:
        return kept or Filters()
    return kept.during(kept.span.newest(load.snapshot().as_of, load.snapshot().closing_days))


def _stands(one: FollowUp) -> bool:
    """Whether this release still has the place."""
    names, place = ("agency", one.agency) if one.agency else ("city", one.city)
    return place in load.snapshot().names(names)["id" if one.agency else "code"]


def _anew(one: FollowUp, answer: Answer) -> bool:
    """Whether what adds up through a year began at zero since: then the two figures do not compare."""
    running = FACTS[METRICS[one.metric].fact].time in _ADDS_UP and (one.view is None or one.view.span is None)
    return running and answer.until is not None and answer.until.year > one.created_at.year


def _words(answer: Answer, metric: str) -> str:
    parts = (_said(answer.figure(metric)), answer.period, _who(metric, answer.question.filters))
    return " · ".join(part for part in parts if part)


def _said(figure: Figure) -> str:
    """A share behind its fraction, a count before what it is of."""
    if figure.metric.unit == "percent":
        return " · ".join(part for part in (figure.of_text, figure.text) if part)
    return " ".join(part for part in (figure.text, figure.of_text) if part)


def _who(metric: str, filters: Filters) -> str:
    """The filters of person that narrow this figure."""
    return ", ".join(DIMENSIONS[key].word(code) for key in _persons(metric) for code in getattr(filters, key))


def _persons(metric: str) -> list[str]:
    """The dimensions of person this metric can be narrowed by."""
    return [key for key in _OF_PERSONS if key in FACTS[METRICS[metric].fact].dimensions]
