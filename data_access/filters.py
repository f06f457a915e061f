"""Filters: which places, people and time a question is about. Ids and codes, never labels.

They say themselves in a query string that a person can read (`?city=72.71&status=PNS,PPPK&period=2026-T3`), and back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from data_access.contract import codes
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.periods import Period, Span, period
from data_access.problems import QuestionProblem, nearest, quoted

Ids = tuple[str, ...]


@dataclass(frozen=True)
class Filters:
    """What a reader chose. An empty tuple is no restriction; `agency` takes in the units below it."""

    city: Ids = ()
    agency: Ids = ()
    kind: Ids = ()
    sector: Ids = ()
    status: Ids = ()
    family: Ids = ()
    profession: Ids = ()
    span: Span | None = None

    def chosen(self) -> dict[str, Ids]:
        """{dimension: ids} of the restrictions that are set, in the order of the fields."""
        return {key: getattr(self, key) for key in RESTRICTIONS if getattr(self, key)}

    def without(self, *keys: str) -> Filters:
        return replace(self, **{key: None if key == "span" else () for key in keys})

    def during(self, span: Span | Period | None) -> Filters:
        return replace(self, span=Span(span, span) if isinstance(span, Period) else span)

    def query(self) -> dict[str, str]:
        """The filters as the parameters of a link, in a fixed order."""
        parts = {key: ",".join(ids) for key, ids in self.chosen().items()}
        if self.span and self.span.first == self.span.last:
            parts["period"] = self.span.first.key
        elif self.span:
            parts |= {"from": self.span.first.key, "to": self.span.last.key}
        return parts


RESTRICTIONS = tuple(part.name for part in fields(Filters) if part.name != "span")
CODED = {
    "kind": codes.AGENCY_KIND,
    "sector": codes.SECTOR,
    "status": codes.STATUS,
    "family": codes.FAMILY,
    "profession": codes.PROFESSION,
}
"""Restrictions whose values are codes of the contract; places are ids of the database."""

_ALIASES = {"opd": "agency"}

PERIOD, FROM, TO = "period", "from", "to"
PARAMETERS = (*RESTRICTIONS, *_ALIASES, PERIOD, FROM, TO)
"""Every word of a link that is about filters."""


def from_query(query: Mapping[str, str]) -> tuple[Filters, tuple[str, ...]]:
    """The filters of a link, and a sentence for every part of it that could not be used.

    A broken part never empties a page: it is left out, and the reader is told.
    """
    chosen: dict[str, Ids] = {}
    complaints: list[str] = []
    for key in RESTRICTIONS:
        ids = tuple(dict.fromkeys(_ids(query, key)))
        wrong = [one for one in ids if key in CODED and one not in CODED[key]]
        complaints += [unknown_value(key, one, CODED[key]) for one in wrong]
        chosen[key] = tuple(one for one in ids if one not in wrong)
    span = None
    try:
        span = _span(query)
    except QuestionProblem as problem:
        complaints.append(str(problem))
    return Filters(**chosen, span=span), tuple(complaints)


def unknown_value(key: str, value: str, known: Ids) -> str:
    """The sentence about a value that a filter does not know, with the nearest one it does."""
    near = nearest(value.upper(), known) or nearest(value, known)
    label = t(DIMENSIONS[key].label)
    said = t("Penyaring {key}: '{value}' tidak dikenal dan tidak dipakai.", key=label, value=quoted(value))
    return said if not near else f"{said} {t('Mungkin maksudnya {near}?', near=near)}"


def _ids(query: Mapping[str, str], key: str) -> Ids:
    names = [key, *(alias for alias, real in _ALIASES.items() if real == key)]
    return tuple(one.strip() for name in names for one in query.get(name, "").split(",") if one.strip())


def _span(query: Mapping[str, str]) -> Span | None:
    if query.get("period"):
        only = period(query["period"])
        return Span(only, only)
    first, last = query.get("from"), query.get("to")
    if not first and not last:
        return None
    return Span(period(first or last or ""), period(last or first or ""))
