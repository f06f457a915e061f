"""Tables as printed: figures written in the reader's language, "x dari N" under each percentage, never cut silently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from data_access.ask import Answer, Figure
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import number

MOST = 400
"""Rows a printed table shows; how many there are is said, and files have all."""

Cell = tuple[str, str]
"""A figure and the small print under it."""


def cells(answer: Answer, keys: Sequence[str] = ()) -> tuple[list[str], list[str], list[list[str]], list[list[Cell]]]:
    """Headers of names, headers of figures, names and figures of every row of an answer."""
    keys = keys or answer.question.metrics
    by = answer.question.by
    names = (
        [list(row) for row in answer.frame.select(f"{key}__label" for key in by).iter_rows()] if by else [[t("Semua")]]
    )
    columns = [[_cell(figure) for figure in answer.figures(key)] for key in keys]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return [t(DIMENSIONS[key].label) for key in by] or [""], [t(METRICS[key].label) for key in keys], names, rows


def printed(
    heads: Sequence[str],
    figures: Sequence[str],
    names: Sequence[Sequence[str]],
    rows: Sequence[Sequence[Cell]],
    title: str,
) -> None:
    """The table as one block; `title` is its accessible name."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    head += "".join(f'<th scope="col" class="num">{escape(one)}</th>' for one in figures)
    body = "".join(_row(name, row) for name, row in list(zip(names, rows, strict=True))[:MOST])
    st.html(
        f'<div class="p-table" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    if len(rows) > MOST:
        st.caption(
            t("{shown} dari {n} baris ditampilkan; berkas memuat semuanya.", shown=number(MOST), n=number(len(rows)))
        )


def _cell(figure: Figure) -> Cell:
    small = ""
    if figure.metric.unit == "percent" and figure.of:
        small = t("{x} dari {n}", x=number(figure.x), n=number(figure.of))
    return figure.text, " · ".join(
        part for part in (small, figure.sure_text if figure.metric.kind == "R" else "") if part
    )


def _row(name: Sequence[str], row: Sequence[Cell]) -> str:
    first, *others = name
    said = f'<th scope="row">{escape(first)}</th>' + "".join(f"<td>{_text(one)}</td>" for one in others)
    return f"<tr>{said}{''.join(_figure(*cell) for cell in row)}</tr>"


def _text(words: str) -> str:
    """Words with `commands` in them set as such."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(words))


def _figure(value: str, small: str) -> str:
    under = f"<small>{escape(small)}</small>" if small else ""
    return f'<td class="num">{escape(value)}{under}</td>'
