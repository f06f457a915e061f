"""The OPD matrix: rows in peer groups, a column for each measure; the figure stands in the cell, a mark never alone.

Duties show how many are short of the aim (!); quality figures whether they clearly differ from their peer group
(▲ ▼, ● where they do not). No rank, no sum of columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

import streamlit as st

from data_access.ask import Answer, Figure
from data_access.ask.figure import STATUS_WORDS
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import NOTHING, number
from pages._parts import aims, controls, load
from pages._parts.blocks.downloads import downloads

PAGE_OF = {
    "performance": "trends",
    "coverage": "training",
    "fit": "gaps",
    "satisfaction": "feedback",
    "backlog": "feedback",
    "complaint": "feedback",
}
"""Where a cell leads: the page that answers for its fact."""


@dataclass(frozen=True)
class Column:
    """A measure of the matrix: its answer by peer group and OPD, and its key."""

    answer: Answer
    key: str


@dataclass(frozen=True)
class Row:
    """An OPD with its figures in the order of the columns."""

    group: str
    ident: str
    name: str
    figures: tuple[Figure | None, ...]
    short: tuple[int, ...]

    @property
    def order(self) -> tuple[int, float]:
        """Most signs that ask for a talk (! and clear differences for the worse) first, then most people concerned: of
        measures of persons alone, for respondents and complaints are not people of the OPD."""
        cells = [(one, short) for one, short in zip(self.figures, self.short, strict=True) if one is not None]
        signs = sum((short > 0) + one.concern for one, short in cells)
        of_persons = [(one, short) for one, short in cells if FACTS[one.metric.fact].person]
        return -signs, -sum(short + (one.x or 0 if one.concern else 0) for one, short in of_persons)


def matrix(columns: Sequence[Column], title: str) -> None:
    """All OPD (or the units of one), grouped with their peers; the groups with the most people concerned first."""
    rows = _rows(columns)
    heads = "".join(
        f'<th scope="col" class="num">{escape(t(one.answer.figure(one.key).metric.label))}'
        f"<small>{escape(one.answer.period)}</small></th>"
        for one in columns
    )
    carried, place = _carried(), t(DIMENSIONS[columns[0].answer.question.by[-1]].label)
    body = "".join(_group(one, [row for row in rows if row.group == one], columns, carried) for one in _groups(rows))
    st.html(
        f'<div class="p-table" tabindex="0" role="region" aria-label="{escape(title)}"><table><thead><tr>'
        f'<th scope="col">{escape(place)}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )
    box = st.expander(t("Unduhan"), key="matrix_files", on_change="rerun", type="compact")
    if box.open:
        with box:
            downloads([one.answer for one in columns], "matrix")


def _rows(columns: Sequence[Column]) -> list[Row]:
    found: dict[str, dict[int, Figure]] = {}
    names: dict[str, tuple[str, str]] = {}
    for at, column in enumerate(columns):
        place = column.answer.question.by[-1]
        keys = column.answer.frame.select(place, f"{place}__label", "peer_group").iter_rows()
        for (ident, label, group), figure in zip(keys, column.answer.figures(column.key), strict=True):
            found.setdefault(ident, {})[at] = figure
            names[ident] = (label, group)
    rows = []
    for ident, figures in found.items():
        cells = tuple(figures.get(at) for at in range(len(columns)))
        if any(figure and figure.of for figure in cells):  # nobody of this filter works there
            rows.append(Row(names[ident][1], ident, names[ident][0], cells, tuple(_short(figure) for figure in cells)))
    return sorted(rows, key=lambda row: (row.order, row.name))


def _short(figure: Figure | None) -> int:
    """How many are short of the aim of a duty; none where there is no aim."""
    aim = aims.aim(figure) if figure and figure.metric.target else None
    return aim.short if aim else 0


def _groups(rows: Sequence[Row]) -> list[str]:
    """The groups that are there, those whose worst row asks for the most first."""
    worst: dict[str, tuple[int, float]] = {}
    for row in rows:
        worst[row.group] = min(worst.get(row.group, row.order), row.order)
    order = {code: at for at, code in enumerate(DIMENSIONS["peer_group"].codes)}
    return sorted(worst, key=lambda code: (worst[code], order.get(code, len(order))))


def _group(code: str, rows: Sequence[Row], columns: Sequence[Column], carried: str) -> str:
    word = DIMENSIONS["peer_group"].word(code)
    head = f'<tr class="group"><th scope="colgroup" colspan="{len(columns) + 1}">{escape(word)} ({len(rows)})</th></tr>'
    return head + "".join(_row(row, columns, carried) for row in rows)


def _row(row: Row, columns: Sequence[Column], carried: str) -> str:
    query = escape(f"?{carried}agency={quote(row.ident or '', safe='')}")
    cells = "".join(
        _cell(figure, short, query) if figure and figure.value is not None else _empty(figure, column, row.ident)
        for figure, short, column in zip(row.figures, row.short, columns, strict=True)
    )
    return f'<tr><th scope="row"><a href="trends{query}">{escape(row.name)}</a></th>{cells}</tr>'


def _empty(figure: Figure | None, column: Column, opd: str) -> str:
    return f'<td class="num"><span class="none">{escape(figure.text if figure else _nothing(column, opd))}</span></td>'


def _nothing(column: Column, opd: str) -> str:
    """Where a subject has no row for an OPD: a true zero of what is open, nothing to ask about without a service that
    must be surveyed; of any other there is no data yet."""
    fact, snapshot = METRICS[column.key].fact, load.snapshot()
    if fact == "backlog" and fact not in snapshot.missing:
        return NOTHING
    if fact == "satisfaction" and snapshot.surveying and opd not in snapshot.surveying:
        return t(STATUS_WORDS["tidak_berlaku"])
    return t(STATUS_WORDS["belum_ada"])


def _cell(figure: Figure, short: int, query: str) -> str:
    lines = [_of(figure), t("! kurang {n}", n=number(short)) if short else ""]
    small = "".join(f"<small>{escape(line)}</small>" for line in lines if line)
    value = f'<a href="{PAGE_OF[figure.metric.fact]}{query}" style="color:inherit">{escape(figure.text)}</a>'
    asks = " short" if short or figure.concern else " unsure" if figure.too_wide else ""
    return f'<td class="num{asks}">{sign(figure)}{value}{small}</td>'


def sign(figure: Figure) -> str:
    """The mark of a quality figure against its peer group, with its words for those who do not see it."""
    if figure.mark not in ("ATAS", "BAWAH"):
        return ""
    shape, words = figure.mark_text[:1], escape(figure.mark_text)
    tone = "asks" if figure.concern else ""
    return f'<span class="mark {tone}" role="img" aria-label="{words}" title="{words}">{shape}</span> '


def _of(figure: Figure) -> str:
    if figure.metric.unit == "index":
        return figure.sure_text or t("{n} responden", n=number(figure.of))
    return figure.fraction


def _carried() -> str:
    """The part of a link that is the same in every cell: all filters but the OPD."""
    query = controls.carried(controls.filters().without("agency"))
    return f"{urlencode(query, safe=',')}&" if query else ""
