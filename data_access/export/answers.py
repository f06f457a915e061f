"""Answers as one document: what stands beside their table, and which way it is laid out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from data_access.ask import Answer, View
from data_access.ask.view import ROWS, SHOW
from data_access.dimensions import DIMENSIONS
from data_access.export import long, wide
from data_access.export.content import fingerprint
from data_access.export.document import LONGEST_WORD, Document, Layout, product, released, safe
from data_access.filters import Filters
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.privacy import SENSITIVE, sensitive
from data_access.viewer import Viewer

_IN_NAME = 3
_SAID_BY_NAME = {SHOW, ROWS, "city"}
"""Words of a link that the name of a file says by itself."""

_PLACES = ("city", "opd", "parent", "agency")


def of_answers(answers: Sequence[Answer], viewer: Viewer, link: str, layout: Layout) -> Document:
    """The document of one or several answers of one release; several stand below each other, in the long form.

    Rows stand in the order of their codes, so that whoever asks gets the same file.
    """
    answers = [by_code(answer) for answer in answers]
    first = answers[0]
    metrics = tuple(METRICS[key] for answer in answers for key in answer.question.metrics)
    turned = _turned(answers, layout)
    table = wide.table(first, turned, layout.written) if turned else long.table(answers, layout.written)
    return Document(
        stem=answer_stem(answers, layout),
        title=_title(answers, metrics),
        height=table.height,
        parts=table.parts,
        headings=table.headings,
        facts=_facts(answers, viewer, link, turned, layout.written),
        content=fingerprint(answer.frame for answer in answers),
        notes=_notes(answers),
        metrics=metrics,
        places=table.places,
    )


def by_code(answer: Answer) -> Answer:
    """The answer in the order of its codes (`pages.md` §1.6): those of a list as declared, units and times by their
    own. Sorting changes no figure."""
    orders = {key: DIMENSIONS[key].order for key in answer.question.by}
    keys = [pl.col(key).cast(pl.Enum(order), strict=False) if order else pl.col(key) for key, order in orders.items()]
    return replace(answer, frame=answer.frame.sort(*keys, *orders, nulls_last=True)) if keys else answer


def _turned(answers: Sequence[Answer], layout: Layout) -> str:
    """The dimension whose values do stand side by side; empty for the long form."""
    return layout.across if len(answers) == 1 and wide.turns(answers[0], layout.across) else ""


def answer_stem(answers: Sequence[Answer], layout: Layout) -> str:
    """The name of its file without the ending: where, what, by what, up to which day, from which release; and a short
    mark of the view where these do not say all of it, so that two tables never have one name."""
    first = answers[0]
    metrics = [key for answer in answers for key in answer.question.metrics]
    names = [*metrics[:_IN_NAME], *([f"{len(metrics) - _IN_NAME}-lain"] if len(metrics) > _IN_NAME else [])]
    by = dict.fromkeys(key for answer in answers for key in answer.question.by)
    where = [safe(first.places[city]) for city in first.question.filters.city if city in first.places]
    said = [safe("-".join(names)), *([safe("-".join(by))] if by else [])]
    day = first.until or first.as_of
    parts = [product(first.synthetic), *where, *said, day.isoformat(), f"rilis-{released(first.version)}"]
    whole = len(metrics) <= _IN_NAME and len(where) == len(first.question.filters.city)
    cut = not whole or any(len(word) >= LONGEST_WORD for word in (*where, *said))
    return "_".join([*parts, *_view_mark(answers, layout, cut)])


def _view_mark(answers: Sequence[Answer], layout: Layout, cut: bool) -> list[str]:
    """Six digits of what the name does not say of the view; none where it says everything."""
    queries = [View.of(answer.question).query() for answer in answers]
    turned = _turned(answers, layout)
    if not (cut or turned or layout.written or len(answers) > 1 or set(queries[0]) - _SAID_BY_NAME):
        return []
    told = json.dumps([queries, turned, layout.written])
    return [f"tampilan-{hashlib.sha256(told.encode()).hexdigest()[:6]}"]


def _title(answers: Sequence[Answer], metrics: Sequence[Metric]) -> str:
    said = " · ".join(t(metric.label) for metric in metrics)
    keys = dict.fromkeys(key for answer in answers for key in answer.question.by)
    by = ", ".join(t(DIMENSIONS[key].label) for key in keys)
    return t("{metrics} menurut {by}", metrics=said, by=by) if by else said


def _facts(answers: Sequence[Answer], viewer: Viewer, link: str, across: str, written: bool) -> dict[str, Any]:
    first = answers[0]
    return {
        "filters": filter_words(first.question.filters, _places(answers)),
        "questions": [View.of(answer.question).query() for answer in answers],
        "across": across,
        "written": written,
        "period": " · ".join(dict.fromkeys(answer.period for answer in answers)),
        "compared": " · ".join(dict.fromkeys(answer.compared for answer in answers if answer.compared)),
        "release": first.version,
        "data_date": first.as_of.isoformat(),
        "rules_version": first.rules_version,
        "rules": {code: value for answer in answers for code, value in answer.rules.items()},
        "link": link,
        "viewer_role": viewer.role,
        "privacy_class": max(answer.privacy for answer in answers),
        "synthetic": first.synthetic,
        "sensitive": t(SENSITIVE) if any(sensitive(answer) for answer in answers) else "",
    }


def filter_words(filters: Filters, places: Mapping[str, str]) -> str:
    """The restrictions as a cover says them; a place by its name where the answer knows it, else by its id."""
    said = []
    for key, ids in filters.chosen().items():
        dimension = DIMENSIONS[key]
        names = [places.get(one, one) if dimension.named else dimension.word(one) for one in ids]
        said.append(f"{t(dimension.label)}: {', '.join(names)}")
    return " · ".join(said) or t("tanpa penyaring")


def _places(answers: Sequence[Answer]) -> dict[str, str]:
    """{id: name} of the places that stand in the answers."""
    known: dict[str, str] = {}
    for answer in answers:
        known |= answer.places
        for key in _PLACES:
            if key in answer.question.by:
                known |= dict(answer.frame.select(key, f"{key}__label").iter_rows())
    return known


def _notes(answers: Sequence[Answer]) -> tuple[str, ...]:
    """What the answers say beside their figures, and what the codes of the values' states and marks mean."""
    codes = (
        t("ada: nilai ada, termasuk nol"),
        t("belum_ada: belum ada data"),
        t("gabungan: terlalu sedikit, hanya terbit bersama kelompok lain"),
        t("tidak_berlaku: aturan tidak mencakupnya"),
        t("tidak_dinilai: tidak wajib dinilai"),
    )
    told = dict.fromkeys(note for answer in answers for note in answer.notes)
    return (*told, t("Status nilai: {codes}.", codes="; ".join(codes)), *_mark_notes(answers))


def _mark_notes(answers: Sequence[Answer]) -> Iterator[str]:
    """What the codes of the marks mean, where there are any."""
    if any(long.with_marks(answer) for answer in answers):
        codes = (
            t("ATAS: jelas di atas kelompoknya, atau bergeser jelas naik"),
            t("BAWAH: jelas di bawah kelompoknya, atau bergeser jelas turun"),
            t("SAMA: tidak jelas berbeda atau berubah, yang bukan berarti sama"),
            t("kosong: tidak dibandingkan, sebab terlalu sedikit orang atau unit sejenis"),
        )
        yield t("Tanda: {codes}.", codes="; ".join(codes))
