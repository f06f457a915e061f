"""Tables as printed: figures written in the reader's language, "x dari N" under each percentage, never cut silently.

Each column sorts at a click on its heading, each row may lead to what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import streamlit as st

from data_access.ask import Answer, Figure
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import number

MOST = 400
"""Rows a printed table shows; how many there are is said, and files have all."""


LONG = 32
"""Small print with more characters than these may be broken."""


class Cell(NamedTuple):
    """A figure as written, the small print under it, the number it is sorted by, whether it asks for a talk, whether it
    is faint (too old to be read as of now), and whether it is words, which may stand on several lines."""

    text: str
    small: str = ""
    value: float | None = None
    asks: bool = False
    faint: bool = False
    words: bool = False


def cells(answer: Answer, keys: Sequence[str] = ()) -> tuple[list[str], list[str], list[list[str]], list[list[Cell]]]:
    """Headers of names, headers of figures, names and figures of every row of an answer."""
    keys = keys or answer.question.metrics
    by = answer.question.by
    names = (
        [list(row) for row in answer.frame.select(f"{key}__label" for key in by).iter_rows()] if by else [[t("Semua")]]
    )
    columns = [[figure_cell(figure) for figure in answer.figures(key)] for key in keys]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return [t(DIMENSIONS[key].label) for key in by] or [""], [t(METRICS[key].label) for key in keys], names, rows


def printed(
    heads: Sequence[str],
    figures: Sequence[str],
    names: Sequence[Sequence[str]],
    rows: Sequence[Sequence[Cell]],
    title: str,
    links: Sequence[str] = (),
) -> None:
    """The table as one block; `title` is its accessible name, `links` where the first name of each row leads."""
    head = "".join(heading(one) for one in heads) + "".join(heading(one, ' class="num"') for one in figures)
    leads = links or [""] * len(rows)
    body = "".join(_row(*one) for one in list(zip(names, rows, leads, strict=True))[:MOST])
    st.html(
        f'<div class="p-table" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    if len(rows) > MOST:
        st.caption(
            t("{shown} dari {n} baris ditampilkan; berkas memuat semuanya.", shown=number(MOST), n=number(len(rows)))
        )


def figure_cell(figure: Figure) -> Cell:
    """Value; beneath it numerator and denominator, bounds or interval, and the mark against its peer group."""
    parts = figure.fraction if figure.metric.unit == "percent" else ""
    small = "\n".join(part for part in (parts, figure.sure_brief, figure.mark_text) if part)
    return Cell(figure.text, small, figure.value, figure.concern)


def heading(text: str, style: str = "") -> str:
    """A heading that sorts its column at a click."""
    said = f'<button type="button" title="{escape(t("Urutkan"))}">{escape(text)}</button>' if text else ""
    return f'<th scope="col"{style}>{said}</th>'


def _row(name: Sequence[str], row: Sequence[Cell], link: str) -> str:
    first, *others = name
    head = f'<a href="{escape(link)}">{escape(first)}</a>' if link else escape(first)
    said = f'<th scope="row">{head}</th>' + "".join(f"<td>{worded(one)}</td>" for one in others)
    return f"<tr>{said}{''.join(_figure(cell) for cell in row)}</tr>"


def worded(words: str) -> str:
    """Words with `commands` in them set as such."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(words))


def _under(line: str) -> str:
    """Small print: figures stay on one line, a sentence may take several."""
    style = ' class="long"' if len(line) > LONG else ""
    return f"<small{style}>{escape(line)}</small>"


def _figure(cell: Cell) -> str:
    under = "".join(_under(line) for line in cell.small.split("\n") if line)
    sorts = "" if cell.value is None else repr(float(cell.value))
    states = {"short": cell.asks, "faint": cell.faint and not cell.asks, "words": cell.words}
    style = "".join(f" {name}" for name, holds in states.items() if holds)
    return f'<td class="num{style}" data-v="{sorts}">{escape(cell.text)}{under}</td>'
