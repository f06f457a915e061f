"""A heat map of scores: a column for each metric on one scale, a row for each place, the lowest first.

Like `heat`, which has one metric and the codes of a dimension as columns, it is a table: to be read aloud, reached by
keyboard, kept in view beside its headings. Colour only repeats the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data_access.ask import Answer, Figure
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import UNITS, number
from pages._parts.blocks.heat import PLENTY, legend, shade
from pages._parts.blocks.shown import caption, empty, table_block
from pages._parts.charts.base import Leads, addresses


@dataclass(frozen=True)
class Scores:
    """What is shown: rows of `answer` by the dimension `row`, a column for each of `metrics`; `order` is the column of
    the answer whose lowest comes first; `scale` from light to dark; `unit` names what the colour stands for."""

    answer: Answer
    row: str
    metrics: tuple[str, ...]
    order: str
    scale: tuple[float, float]
    label: str
    leads: Leads = None


def scores(title: str, map_: Scores, *, compared: str, key: str) -> None:
    """The map with its heading, caption, table and files; or why there is none."""
    st.subheader(title, anchor=False)
    answer = map_.answer
    if answer.empty:
        empty(answer)
        return
    frame = answer.frame.with_row_index("row_no").sort(map_.order, nulls_last=True, maintain_order=True)
    rows = frame.select("row_no", map_.row, f"{map_.row}__label").head(PLENTY)
    links = addresses(rows[map_.row], map_.leads) or [""] * rows.height
    figures = [[answer.figure(one, at) for one in map_.metrics] for at in rows["row_no"]]
    names = rows[f"{map_.row}__label"].to_list()
    body = "".join(_line(map_, *one) for one in zip(names, links, figures, strict=True))
    scale = legend(map_.label, METRICS[map_.metrics[0]].unit, map_.scale)
    st.html(
        f'{scale}<div class="p-table p-heat" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<thead>{_heads(map_)}</thead><tbody>{body}</tbody></table></div>"
    )
    left = frame.height - rows.height
    what = t(DIMENSIONS[map_.row].label)
    more = t("{n} {what} lain ada di tabel.", n=number(left), what=what) if left else ""
    st.caption(f"{caption(answer, compared)} {more}".strip())
    table_block(title, answer, key, map_.metrics, leads=map_.leads)


def _heads(map_: Scores) -> str:
    names = "".join(
        f'<th scope="col" class="up"><span>{escape(t(METRICS[one].label))}</span></th>' for one in map_.metrics
    )
    return f'<tr><th scope="col">{escape(t(DIMENSIONS[map_.row].label))}</th>{names}</tr>'


def _line(map_: Scores, name: str, link: str, figures: Sequence[Figure]) -> str:
    head = f'<a href="{escape(link)}">{escape(name)}</a>' if link else escape(name)
    return f'<tr><th scope="row">{head}</th>{"".join(_cell(map_, one, link) for one in figures)}</tr>'


def _cell(map_: Scores, figure: Figure, link: str) -> str:
    """The figure; where there is none its word, as short as the column needs it."""
    if figure.value is None:
        return f'<td class="num none" title="{escape(figure.text)}">·</td>'
    text = number(figure.value, UNITS[figure.metric.unit].decimals)
    hint = escape(f"{t(figure.metric.label)}: {figure.text} · {figure.of_text}")
    # the name of the row leads to the same place: one stop for the keyboard is enough
    inner = f'<a href="{escape(link)}" tabindex="-1">{text}</a>' if link else text
    return f'<td class="num" style="--v:{shade(figure.value, map_.scale)}" title="{hint}">{inner}</td>'
