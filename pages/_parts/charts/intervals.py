"""Units with their IKM and its interval over the bands A–D, each among its peers; every letter the interval touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from data_access.ask import Answer, Figure
from data_access.contract.codes import UNKNOWN
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics.feedback import GRADES
from data_access.units import number
from pages._parts import mutu, theme
from pages._parts.charts.base import (
    Chart,
    Leads,
    Spec,
    axis,
    figure,
    left_to_table,
    linked,
    listing,
    row_heights,
    rows_axis,
    wrapped,
)

MOST_UNITS = 20

_LETTERS = 96
"""Pixels to the right of the plot for the letters and the mark."""


@dataclass(frozen=True)
class _Unit:
    """A row: its label, where it leads, its figure, and its letters with the mark of the rule, if it has one."""

    group: str
    label: str
    link: str
    figure: Figure
    letters: str

    @property
    def value(self) -> float:
        return self.figure.value or 0

    @property
    def low(self) -> float:
        return self.value if self.figure.low is None else self.figure.low

    @property
    def high(self) -> float:
        return self.value if self.figure.high is None else self.figure.high

    @property
    def hover(self) -> str:
        said = t("{n} responden", n=number(self.figure.of))
        parts = (self.figure.sure_text, said, self.figure.mark_text)
        name = self.label.replace("<br>", " ")
        return f"<b>{name}</b><br>{self.figure.text} ({self.letters})<br>{' · '.join(part for part in parts if part)}"


def intervals(
    answer: Answer, group: str, row: str, key: str, rules: Mapping[str, float], *, leads: Leads = None
) -> Chart:
    """The units whose interval reaches the lowest, in peer groups (`group`); within a group by lower end.

    A letter comes with ▲ or ▼ where the unit is clearly off its peers; of fewer than 30 answers it stands beside the
    figure. `leads`: code of a row → address it opens.
    """
    units = _units(answer, group, row, key, rules, leads)
    shown = sorted(units, key=lambda one: one.low)[:MOST_UNITS]
    order = list(dict.fromkeys(one.group for one in units))
    shown.sort(key=lambda one: (order.index(one.group), one.low))
    labels, links = _rows(shown)
    begin = max(25, min([one.low for one in shown] + [rules["IKM_B"]]) - 2)
    shapes, notes = _bands(rules, begin)
    spec = figure(
        [_dots(shown), _written(shown)],
        row_heights(labels) + theme.AXIS + 10,
        shapes=shapes,
        annotations=notes,
        # headings have no point of their own: the order must name them
        yaxis=rows_axis(len(labels), categoryorder="array", categoryarray=labels, **linked(labels, links)),
        xaxis=axis(range=[begin, 100.5], showgrid=False),
        margin={"t": 30, "r": _LETTERS},
    )
    said = listing([one.label for one in shown], [f"{one.figure.text} {one.letters}" for one in shown])
    alt = t(
        "Titik IKM dengan rentang per {row}, batas bawah terendah dahulu: {said}.",
        row=t(DIMENSIONS[row].label),
        said=said,
    )
    return Chart(spec, alt, left_to_table(len(units) - len(shown), t(DIMENSIONS[row].label)))


def _units(  # noqa: PLR0913 - whose rows, by what, which figure, and where they lead
    answer: Answer, group: str, row: str, key: str, rules: Mapping[str, float], leads: Leads
) -> list[_Unit]:
    """Every unit with a value, in the order of the answer: groups as declared."""
    rows = answer.frame.select(f"{group}__label", f"{row}__label", pl.col(row).fill_null(UNKNOWN)).iter_rows()
    found = []
    for (family, label, code), one in zip(rows, answer.figures(key), strict=True):
        if one.value is None:
            continue
        sign = one.mark_text[:1] if one.mark in ("ATAS", "BAWAH") else ""
        link = leads(code) if leads and code != UNKNOWN else ""
        found.append(_Unit(family, wrapped(label, 36), link, one, f"{mutu.said(one, rules)} {sign}".strip()))
    return found


def _rows(shown: list[_Unit]) -> tuple[list[str], list[str]]:
    """Labels and links of the rows, each group under its heading."""
    labels, links = [], []
    for family, units in groupby(shown, key=lambda one: one.group):
        labels.append(f"<b>{family}</b>")
        links.append("")
        for one in units:
            labels.append(one.label)
            links.append(one.link)
    return labels, links


def _dots(shown: list[_Unit]) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [one.value for one in shown],
        "y": [one.label for one in shown],
        **({"customdata": [one.link for one in shown]} if any(one.link for one in shown) else {}),
        "marker": {"size": 9, "color": [theme.DOWN if one.figure.concern else theme.ACCENT for one in shown]},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "thickness": 1.8,
            "width": 4,
            "color": theme.MUTED,
            "array": [one.high - one.value for one in shown],
            "arrayminus": [one.value - one.low for one in shown],
        },
        "hovertext": [one.hover for one in shown],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _written(shown: list[_Unit]) -> Spec:
    """The letters, to the right of the plot."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [100.4] * len(shown),
        "y": [one.label for one in shown],
        "text": [one.letters for one in shown],
        "textposition": "middle right",
        "hoverinfo": "skip",
        "textfont": {"size": 12.5},
        "cliponaxis": False,
    }


def _bands(rules: Mapping[str, float], begin: float) -> tuple[list[Spec], list[Spec]]:
    """Every other band shaded, and the letter of each above it."""
    ends = [100.0, rules["IKM_A"], rules["IKM_B"], rules["IKM_C"], 25.0]
    shapes, notes = [], []
    for at, letter in enumerate(GRADES):
        high, low = ends[at], max(ends[at + 1], begin)
        if high <= begin:
            continue
        if at % 2 == 0:
            shapes.append(_shade(low, high))
        notes.append(
            {
                "x": (low + high) / 2,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "text": f"<b>{letter}</b>",
                "font": {"size": 13, "color": theme.MUTED},
            }
        )
    return shapes, notes


def _shade(low: float, high: float) -> Spec:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": low,
        "x1": high,
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.BAND,
        "line": {"width": 0},
        "layer": "below",
    }
