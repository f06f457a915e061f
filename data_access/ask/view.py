"""A view: a question laid out as a table, and how a link says it. Page, file, API and command line share the words.

`?show=jp20,jp0&rows=opd&column=period&form=wide&city=72.71&from=2026-01&to=2026-06`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast, get_args
from urllib.parse import parse_qsl

from data_access.ask.question import Compare, Question
from data_access.ask.selecting import dimensions_of, groupable
from data_access.dimensions import DIMENSIONS, dimension
from data_access.facts import FACTS
from data_access.filters import PARAMETERS as FILTERS
from data_access.filters import Filters, from_query
from data_access.language import LANGUAGES, t
from data_access.metrics import METRICS, metric
from data_access.problems import QuestionProblem, nearest, quoted

SHOW, ROWS, COLUMN, COMPARE, FORM = "show", "rows", "column", "compare", "form"
WIDE = "wide"
OWN = (SHOW, ROWS, COLUMN, COMPARE, FORM)
"""What a link says of a view beside the filters."""

PARAMETERS = (*OWN, *FILTERS)
"""Every word of a link that is about what is asked."""

RELEASE, LANGUAGE, VALUES = "v", "lang", "values"
WRITTEN = "written"
"""What a link says beside it: of which release, in which language, and that a file of text has its figures as a reader
sees them."""


@dataclass(frozen=True)
class View:
    """Measures of one fact by `rows` and one `column`; `wide` puts the column's values side by side."""

    metrics: tuple[str, ...]
    rows: tuple[str, ...] = ()
    column: str = ""
    filters: Filters = field(default_factory=Filters)
    compare: Compare = ""
    wide: bool = False

    @classmethod
    def of(cls, question: Question) -> View:
        """The long table of a question."""
        return cls(question.metrics, question.by, "", question.filters, question.compare)

    @property
    def question(self) -> Question:
        """QuestionProblem where it has no measure, or measures of two facts."""
        column = (self.column,) if self.column else ()
        return Question(self.metrics, tuple(dict.fromkeys([*self.rows, *column])), self.filters, self.compare)

    @property
    def across(self) -> str:
        """The dimension whose values stand side by side; empty for the long form."""
        return self.column if self.wide else ""

    def query(self) -> dict[str, str]:
        """The view as the parameters of a link, in a fixed order."""
        said = {
            SHOW: ",".join(self.metrics),
            ROWS: ",".join(self.rows),
            COLUMN: self.column,
            COMPARE: self.compare,
            FORM: WIDE if self.wide else "",
        }
        return {**{key: value for key, value in said.items() if value}, **self.filters.query()}


def view_of(query: Mapping[str, str]) -> tuple[View, tuple[str, ...]]:
    """The view of a link, and a sentence for every part of it that could not be used and was left out."""
    filters, complaints = from_query(query)
    said = list(complaints)
    metrics = _known(_listed(query, SHOW), METRICS, t("Ukuran"), said)
    fact = METRICS[metrics[0]].fact if metrics else ""
    said += [_of_another_fact(key, fact) for key in metrics if METRICS[key].fact != fact]
    metrics = [key for key in metrics if METRICS[key].fact == fact]
    there = dimensions_of(FACTS[fact]) if fact else tuple(DIMENSIONS)
    rows = _known(_listed(query, ROWS), there, t("Rincian"), said)
    column = _known(_listed(query, COLUMN)[:1], there, t("Kolom"), said)
    return _laid_out(query, metrics, rows, column, filters, said), tuple(said)


def exact_view(query: Mapping[str, str]) -> View:
    """The view of a link of which every part can be used. QuestionProblem for what is wrong otherwise, a parameter
    that nobody knows among it."""
    said = list(_unknown_parameters(query))
    metrics = [metric(key).key for key in _listed(query, SHOW)]
    if not metrics and not said:
        said.append(t("Sebutkan ukuran, misalnya {example}. `pantau metrics` menyebut semuanya.", example="show=jp20"))
    filters, complaints = from_query(query)
    rows, column = ([dimension(key).key for key in _listed(query, part)] for part in (ROWS, COLUMN))
    if len(column) > 1:
        said.append(t("Hanya satu dimensi dapat menjadi kolom; yang lain jadikan baris."))
    view = _laid_out(query, metrics, rows, column, filters, said)
    said += complaints
    if said:
        raise QuestionProblem(" ".join(said))
    groupable(FACTS[view.question.fact], view.question)
    return view


def _laid_out(  # noqa: PLR0913 - the parts of a view
    query: Mapping[str, str],
    metrics: Iterable[str],
    rows: Iterable[str],
    column: Sequence[str],
    filters: Filters,
    said: list[str],
) -> View:
    """The view of these parts and of what the link says of comparison and form; what it says wrongly goes to `said`."""
    compare = _one_of(query, COMPARE, [one for one in get_args(Compare) if one], t("Pembanding"), said)
    form = _one_of(query, FORM, ("long", WIDE), t("Bentuk tabel"), said)
    across = column[0] if column else ""
    beside = tuple(key for key in rows if key != across)
    return View(tuple(metrics), beside, across, filters, cast(Compare, compare), form == WIDE)


def _one_of(query: Mapping[str, str], key: str, known: Sequence[str], label: str, said: list[str]) -> str:
    value = query.get(key, "")
    if value and value not in known:
        said.append(_unknown(label, value, known))
        return ""
    return value


def _listed(query: Mapping[str, str], key: str) -> list[str]:
    return list(dict.fromkeys(one.strip() for one in query.get(key, "").split(",") if one.strip()))


def _known(values: Iterable[str], known: Iterable[str], label: str, said: list[str]) -> list[str]:
    """Those that exist; a sentence is added to `said` for each of the others."""
    names = tuple(known)
    values = list(values)
    said += [_unknown(label, one, names) for one in values if one not in names]
    return [one for one in values if one in names]


def _unknown(label: str, value: str, known: Iterable[str]) -> str:
    near = nearest(value, known)
    said = t("{label} '{value}' tidak dikenal dan tidak dipakai.", label=label, value=quoted(value))
    return f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said


def _of_another_fact(key: str, fact: str) -> str:
    return t(
        "Ukuran {metric} tidak dipakai: datanya bukan {fact}.",
        metric=t(METRICS[key].label),
        fact=t(FACTS[fact].label),
    )


def _unknown_parameters(query: Iterable[str]) -> Iterator[str]:
    """A sentence for every parameter nobody knows, with the nearest one somebody does."""
    return (_unknown(t("Parameter"), key, PARAMETERS) for key in query if key not in PARAMETERS)


def wrong_words(said: Mapping[str, str]) -> Iterator[str]:
    """A sentence for a language and for a way of writing figures that nobody knows."""
    if said.get(LANGUAGE, "") not in ("", *LANGUAGES):
        yield t("Bahasa '{value}' tidak ada. Pilih {known}.", value=quoted(said[LANGUAGE]), known=", ".join(LANGUAGES))
    if said.get(VALUES, "") not in ("", WRITTEN):
        yield t("Parameter {key} hanya mengenal '{known}'.", key=VALUES, known=WRITTEN)


def link_query(link: str) -> dict[str, str]:
    """The parameters of a link, with or without its address."""
    return dict(parse_qsl(link.partition("?")[2] or link))
