"""What every chart is made of: a figure as a plain dict, its text for those who cannot see it, and small helpers.

No Streamlit, no Plotly Express: a dict costs a millisecond, validated objects sixty.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

import polars as pl

from data_access.ask import Answer
from data_access.contract.codes import UNKNOWN
from data_access.language import t
from data_access.units import number
from pages._parts import theme

Spec = dict[str, Any]

Leads = Callable[[str], str] | None
"""Code of a row → the address it opens; rows that lead nowhere have none."""

MOST_ROWS = 15
"""Rows a chart shows; the table below it has all."""


@dataclass(frozen=True)
class Chart:
    """A figure, what it says in words, and what its caption must add (rows left to the table, marks explained)."""

    spec: Spec
    alt: str
    note: str = ""


def figure(traces: Sequence[Spec], height: int, **layout: Any) -> Spec:
    """A figure with the house layout: no zooming by touch, labels never cut, legend above and to the left."""
    base: Spec = {
        "height": height,
        "margin": {"l": 4, "r": 14, "t": 34 if layout.get("showlegend") else 10, "b": 8},
        "separators": theme.separators(),
        "showlegend": False,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "title": {"text": ""},
            "traceorder": "normal",
            "font": {"size": 13},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "bargap": 0.32,
        "uniformtext": {"minsize": 11, "mode": "hide"},
        "hoverlabel": {"align": "left"},
        "xaxis": axis(),
        "yaxis": axis(),
    }
    return {"data": list(traces), "layout": merged(base, layout)}


def axis(**more: Any) -> Spec:
    return {
        "automargin": True,
        "fixedrange": True,
        "zeroline": False,
        "title": {"text": ""},
        "tickfont": {"size": 13},
    } | more


def percent_axis(**more: Any) -> Spec:
    return axis(ticksuffix=" %", rangemode="tozero", **more)


def rows_axis(count: int, **more: Any) -> Spec:
    """A category axis of so many rows that is read from the top down."""
    return axis(type="category", range=[count - 0.5, -0.5], showgrid=False, **more)


def linked(labels: Sequence[str], links: Sequence[str]) -> Spec:
    """What an axis needs so that each of its labels opens an address; nothing without addresses.

    A label that is a link can be reached and opened by keyboard, which a bar cannot.
    """
    if not links:
        return {}
    pairs = zip(labels, links, strict=True)
    words = [f'<a href="{to}" target="_self">{label}</a>' if to else label for label, to in pairs]
    return {"tickmode": "array", "tickvals": list(labels), "ticktext": words}


def addresses(codes: Iterable[str], leads: Leads) -> list[str]:
    """Where each row leads; a row that stands for nothing known leads nowhere."""
    return [leads(code) if code and code != UNKNOWN else "" for code in codes] if leads else []


def merged(base: Mapping[str, Any], more: Mapping[str, Any]) -> Spec:
    """Two layouts as one, nested parts too."""
    both = dict(base)
    for key, value in more.items():
        inner = both.get(key)
        both[key] = merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return both


def wrapped(label: str, width: int = 30) -> str:
    """A long name on several lines: never cut, never broken before the name of its city, and never read as markup."""
    lines = textwrap.wrap(label.replace(" · ", "\u00a0·\u00a0"), width, break_long_words=False)
    return "<br>".join(escape(line, quote=False) for line in lines)


def row_heights(labels: Sequence[str], line: int = 16, least: int = theme.ROW) -> int:
    """Height for rows with these (wrapped) labels; rows of a chart are all as high as the highest."""
    lines = max((label.count("<br>") + 1 for label in labels), default=1)
    return len(labels) * max(least, line * lines + 6)


def most(frame: pl.DataFrame, by: str, rows: int = MOST_ROWS) -> tuple[pl.DataFrame, int]:
    """The rows with the most people concerned, the most first, and how many are left to the table."""
    ordered = frame.sort(by, descending=True, nulls_last=True, maintain_order=True)
    return ordered.head(rows), max(0, frame.height - rows)


def left_to_table(left: int, what: str) -> str:
    return t("{n} {what} lain ada di tabel.", n=number(left), what=what) if left else ""


def share_of(part: float | None, whole: float | None) -> float | None:
    return 100 * part / whole if whole and part is not None else None


def counted(answer: Answer, key: str) -> float:
    """The sum of a metric's denominator over the rows: N of a caption."""
    return float(answer.frame[f"{key}__of"].sum() or 0)


def listing(labels: Iterable[str], values: Iterable[str], most_of: int = 6) -> str:
    """The first rows of a chart in words, for its alternative text."""
    pairs = [f"{unescape(label.replace('<br>', ' '))} {value}" for label, value in zip(labels, values, strict=False)]
    more = t("dan {n} lagi", n=number(len(pairs) - most_of)) if len(pairs) > most_of else ""
    return "; ".join([*pairs[:most_of], *([more] if more else [])])


def brief(label: str) -> str:
    """A period on an axis: Triwulan III 2026 as TW III 2026, September 2026 as Sep 2026."""
    words = label.replace(t("Triwulan"), t("TW")).split()
    month = len(words) == 2 and words[1].isdigit()
    return " ".join([words[0][:3], words[1]]) if month else " ".join(words)
