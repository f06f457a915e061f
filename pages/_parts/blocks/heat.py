"""A heat map as a table: each cell prints its figure and opens what it stands for; colour only repeats the figure.

A table rather than a drawing: every cell can be read aloud, reached by keyboard, and kept in view beside its headings.
Rows may stand in groups (OPD among their peers); columns in bands (the kinds of competency).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import quote

import streamlit as st

from data_access.ask import Answer, Figure
from data_access.ask.figure import WIDE
from data_access.contract.codes import UNKNOWN
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.privacy import FEWEST
from data_access.units import UNITS, number, written
from pages._parts.blocks.matrix import sign
from pages._parts.blocks.shown import caption, empty, table_block
from pages._parts.controls import Leading

LOW_COVERAGE = 50
"""Percent of people observed below which a row is outlined: it shows the observed, not everybody."""

PLENTY = 100
"""Rows printed; the table below has all of them."""


@dataclass(frozen=True)
class Grid:
    """What a heat map shows: rows × columns of one metric, the scale of its colour, and where its cells lead.

    `order`: answer by row (and by `sections`, a dimension its rows are grouped by) that has the metric `order_by`: most
    people concerned first; `coverage`: its metric that says how many were observed. `groups`: dimension of the columns'
    headings; `at_most`: {code of it: how many columns, those with the most people concerned}. `leads`: code of a row →
    address, to which the code of the column is added as `column`; `heads`: code of a column → address.
    """

    answer: Answer
    row: str
    column: str
    metric: str
    order: Answer
    order_by: str
    coverage: str = ""
    groups: str = ""
    scale: tuple[float, float] = (0, 100)
    leads: Leading | None = None
    heads: Leading | None = None
    sections: str = ""
    at_most: Mapping[str, int] = field(default_factory=dict)


def heat(title: str, grid: Grid, *, compared: str, key: str) -> None:
    """The heat map with its heading, caption, table and files; or why there is none."""
    st.subheader(title, anchor=False)
    if grid.answer.empty or grid.order.empty:
        empty(grid.answer)
        return
    rows, columns, metric = _rows(grid), _columns(grid), METRICS[grid.metric]
    cells = {(one[grid.row], one[grid.column]): one for one in grid.answer.frame.iter_rows(named=True)}
    body = "".join(_section(grid, code, there, columns, cells) for code, there in _sections(grid, rows[:PLENTY]))
    st.html(
        f"{legend(t(metric.label), metric.unit, grid.scale)}"
        f'<div class="p-table p-heat" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<thead>{_heads(grid, columns)}</thead><tbody>{body}</tbody></table></div>"
    )
    st.caption(" ".join(part for part in (caption(grid.answer, compared), _note(grid, rows, columns)) if part))
    table_block(title, grid.answer, key)


@dataclass(frozen=True)
class _Row:
    """A row of the map: its names and codes, how many it is about, how many of them were observed."""

    values: Mapping[str, Any]
    concerned: Figure
    covered: Figure | None


def _rows(grid: Grid) -> list[_Row]:
    found = [
        _Row(
            values,
            grid.order.figure(grid.order_by, at),
            grid.order.figure(grid.coverage, at) if grid.coverage else None,
        )
        for at, values in enumerate(grid.order.frame.iter_rows(named=True))
        if values["n"]
    ]
    return sorted(found, key=lambda row: -(row.concerned.x or 0))


def _sections(grid: Grid, rows: Sequence[_Row]) -> list[tuple[str, list[_Row]]]:
    """The rows by section, in the declared order; all as one without sections."""
    if not grid.sections:
        return [("", list(rows))]
    found: dict[str, list[_Row]] = {code: [] for code in DIMENSIONS[grid.sections].codes}
    for row in rows:
        found[row.values[grid.sections] or UNKNOWN].append(row)
    return [(code, there) for code, there in found.items() if there]


def _section(
    grid: Grid, code: str, rows: Sequence[_Row], columns: Sequence[dict[str, Any]], cells: dict[Any, Any]
) -> str:
    lines = "".join(_line(grid, row, columns, cells) for row in rows)
    if not code:
        return lines
    word = f"{DIMENSIONS[grid.sections].word(code)} ({len(rows)})"
    head = f'<th scope="rowgroup" colspan="{len(columns) + 1}"><span>{escape(word)}</span></th>'
    return f'<tr class="group">{head}</tr>{lines}'


def _columns(grid: Grid) -> list[dict[str, Any]]:
    """Columns that somebody was observed in, in the order of the answer; of a crowded band those of most concern."""
    seen = _observed(grid)
    if not grid.groups:
        return seen
    concerned = _concerned(grid)
    order = {code: at for at, code in enumerate(DIMENSIONS[grid.groups].codes)}
    shown = []
    for code in sorted({one[grid.groups] for one in seen}, key=lambda code: order.get(code, len(order))):
        band = [one for one in seen if one[grid.groups] == code]
        most = sorted(band, key=lambda one: -concerned[one[grid.column]])[: grid.at_most.get(code, len(band))]
        shown += [one for one in band if one in most]
    return shown


def _observed(grid: Grid) -> list[dict[str, Any]]:
    """One row of the answer for each column that somebody was observed in."""
    seen: dict[str, dict[str, Any]] = {}
    for one in grid.answer.frame.iter_rows(named=True):
        if one[f"{grid.metric}__of"]:
            seen.setdefault(one[grid.column], one)
    return list(seen.values())


def _concerned(grid: Grid) -> dict[str, float]:
    """How many each column is about."""
    found: dict[str, float] = {}
    for code, x in grid.answer.frame.select(grid.column, f"{grid.metric}__x").iter_rows():
        found[code] = found.get(code, 0) + (x or 0)
    return found


def _heads(grid: Grid, columns: Sequence[dict[str, Any]]) -> str:
    names = "".join(f'<th scope="col" class="up"><span>{_name(grid, one)}</span></th>' for one in columns)
    corner = escape(t(DIMENSIONS[grid.row].label))
    if not grid.groups:
        return f'<tr><th scope="col">{corner}</th>{names}</tr>'
    bands = "".join(
        f'<th scope="colgroup" colspan="{len(list(group))}" class="band">{escape(word)}</th>'
        for word, group in groupby(columns, key=lambda one: one[f"{grid.groups}__label"])
    )
    return f'<tr><td></td>{bands}</tr><tr><th scope="col">{corner}</th>{names}</tr>'


def _name(grid: Grid, column: Mapping[str, Any]) -> str:
    name = escape(column[f"{grid.column}__label"])
    return f'<a href="{escape(grid.heads(column[grid.column]))}">{name}</a>' if grid.heads else name


def _line(grid: Grid, row: _Row, columns: Sequence[dict[str, Any]], cells: dict[Any, Any]) -> str:
    ident = row.values[grid.row]
    address = grid.leads(ident) if grid.leads and ident else ""  # what is of no known place leads nowhere
    name = escape(row.values[f"{grid.row}__label"])
    head = f'<a href="{escape(address)}">{name}</a>' if address else name
    figures = "".join(_cell(grid, cells.get((ident, one[grid.column])), one, address) for one in columns)
    thin = " class=thin" if _thin(row) else ""
    return f'<tr{thin}><th scope="row">{sign(row.concerned)}{head}{_under(row)}</th>{figures}</tr>'


def _thin(row: _Row) -> bool:
    return row.covered is not None and row.covered.value is not None and row.covered.value < LOW_COVERAGE


def _under(row: _Row) -> str:
    """Under the name of a row: how many people it is about, which is what rows are ordered by, and the coverage."""
    concerned = t("{n} orang", n=number(row.concerned.x))
    covered = t("cakupan {share}", share=row.covered.text) if row.covered and row.covered.value is not None else ""
    return f"<small>{escape(' · '.join(part for part in (concerned, covered) if part))}</small>"


def _cell(grid: Grid, cell: dict[str, Any] | None, column: dict[str, Any], address: str) -> str:
    key = grid.metric
    if not cell or cell[key] is None:
        return f'<td class="num none" title="{escape(t("belum ada"))}">·</td>'
    value, of = cell[key], cell[f"{key}__of"]
    text = number(value, 0 if METRICS[key].unit == "percent" else UNITS[METRICS[key].unit].decimals)
    strength = shade(value, grid.scale)
    parts = t("{x} dari {n}", x=number(cell[f"{key}__x"]), n=number(of))
    hint = escape(f"{column[f'{grid.column}__label']}: {parts}")
    go = escape(f"{address}{'&' if '?' in address else '?'}{grid.column}={quote(column[grid.column], safe='')}")
    inner = f'<a href="{go}">{text}</a>' if address else text
    few = " few" if (of or 0) < FEWEST else ""  # a share of few observed is written, but not coloured
    return f'<td class="num{few}" style="--v:{0 if few else strength}" title="{hint}">{inner}</td>'


def shade(value: float, scale: tuple[float, float]) -> int:
    """How dark a cell is, 0–100, from the first end of the scale to the second."""
    low, high = scale
    return round(100 * min(max((value - low) / (high - low), 0), 1))


def legend(label: str, unit: str, scale: tuple[float, float]) -> str:
    """What the colour says, from one end of the scale to the other."""
    ends = [written(one, unit) if unit != "percent" else f"{number(one)} %" for one in scale]
    steps = "".join(f'<i style="--v:{at}"></i>' for at in (0, 25, 50, 75, 100))
    said = f'{escape(ends[0])} <span aria-hidden="true">{steps}</span> {escape(ends[1])}'
    return f'<p class="p-scale">{escape(label)}: {said}</p>'


def _note(grid: Grid, rows: Sequence[_Row], columns: Sequence[dict[str, Any]]) -> str:
    others = len(_observed(grid)) - len(columns)
    said = (
        t("Baris bergaris tepi: kurang dari {n} % diasesmen.", n=LOW_COVERAGE) if any(map(_thin, rows)) else "",
        _marked(rows),
        _left(others, grid.column),
        _left(len(rows) - PLENTY, grid.row),
    )
    return " ".join(part for part in said if part)


def _marked(rows: Sequence[_Row]) -> str:
    """What the sign before a name is about, and how many have none for they are covered too thinly."""
    marked = [row.concerned.metric for row in rows if row.concerned.mark_text]
    about = t("▲ ▼ ● di depan nama: {metric}, terhadap kelompok sejenis.", metric=t(marked[0].label)) if marked else ""
    wide = sum(row.concerned.too_wide for row in rows if row.concerned.metric.test)
    thin = t("{n} tanpa tanda: cakupan terlalu rendah (batas lebih lebar dari {wide} poin).", n=number(wide), wide=WIDE)
    return " ".join(part for part in (about, thin if wide else "") if part)


def _left(count: int, dimension: str) -> str:
    what = t(DIMENSIONS[dimension].label)
    return t("{n} {what} lain ada di tabel.", n=number(count), what=what) if count > 0 else ""
