"""Shares that diverge from the middle: who fell to the left, who rose to the right."""

from __future__ import annotations

import polars as pl

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import number, share
from pages._parts import theme
from pages._parts.charts.base import (
    Chart,
    Leads,
    Spec,
    addresses,
    axis,
    figure,
    left_to_table,
    linked,
    listing,
    most,
    row_heights,
    rows_axis,
    wrapped,
)


def diverging(answer: Answer, row: str, down: str, up: str, net: str, *, leads: Leads = None) -> Chart:
    """Shares that fell (left) and rose (right) by row, of the same people; most people who fell first.

    Filled where `net` (the difference) says that the unit has clearly moved, outlined where it has not.
    """
    frame, left = most(answer.frame.filter(pl.col(f"{down}__of") > 0), f"{down}__x")
    labels = [wrapped(label) for label in frame[f"{row}__label"]]
    links = addresses(frame[row], leads)
    clear = [mark in CLEAR for mark in _marks(frame, net)]
    traces = [
        _arm(frame, labels, down, -1, theme.DOWN, clear, links),
        _arm(frame, labels, up, 1, theme.UP, clear, links),
        *(_named(key, colour, labels) for key, colour in ((down, theme.DOWN), (up, theme.UP))),
    ]
    reach = max([*frame[down].fill_null(0), *frame[up].fill_null(0), 1]) * 1.22
    ticks = _even_ticks(reach)
    spec = figure(
        traces,
        row_heights(labels) + theme.AXIS,
        barmode="relative",
        showlegend=True,
        yaxis=rows_axis(len(labels), **linked(labels, links)),
        xaxis=axis(
            range=[-reach, reach],
            zeroline=True,
            zerolinewidth=1,
            tickvals=ticks,
            ticktext=[f"{number(abs(tick))} %" for tick in ticks],
        ),
    )
    said = listing(labels, [t("turun {n}", n=number(value)) for value in frame[f"{down}__x"]])
    alt = t("Batang dua arah per {row}: turun ke kiri, naik ke kanan. {said}.", row=t(DIMENSIONS[row].label), said=said)
    filled = t("Penuh = bergeser jelas, garis = tidak jelas berubah.")
    return Chart(spec, alt, f"{filled} {left_to_table(left, t(DIMENSIONS[row].label))}".strip())


def _even_ticks(reach: float) -> list[float]:
    step = next(step for step in (2, 5, 10, 20, 25, 50, 100) if reach / step <= 3.5 or step == 100)
    return [step * count for count in range(-int(reach // step), int(reach // step) + 1)]


CLEAR = ("ATAS", "BAWAH")
"""Marks of a unit that clearly differs, or has clearly moved."""


def _marks(frame: pl.DataFrame, key: str) -> list[str | None]:
    return frame[f"{key}__mark"].to_list() if f"{key}__mark" in frame.columns else [None] * frame.height


def _named(key: str, colour: str, labels: list[str]) -> Spec:
    """An entry of the legend, always filled: that of an arm would look like its first bar."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": t(METRICS[key].label),
        "x": [None],
        "y": labels[:1],
        "marker": {"color": colour},
        "hoverinfo": "skip",
    }


def _arm(  # noqa: PLR0913 - rows, which arm, how it is filled, and where it leads
    frame: pl.DataFrame, labels: list[str], key: str, sign: int, colour: str, clear: list[bool], links: list[str]
) -> Spec:
    counts, of, values = (frame[name].to_list() for name in (f"{key}__x", f"{key}__of", key))
    name = t(METRICS[key].label)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "showlegend": False,
        "y": labels,
        "x": [sign * (value or 0) for value in values],
        "marker": {
            "color": [colour if one else theme.faded(colour) for one in clear],
            "line": {"color": colour, "width": 1.4},
        },
        **({"customdata": links} if links else {}),
        "text": [number(count) if count else "" for count in counts],
        "textposition": "outside",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hovertext": [
            f"<b>{label}</b><br>{name}: " + t("{x} dari {n}", x=number(x), n=number(n)) + f" · {share(x, n)}"
            for label, x, n in zip(labels, counts, of, strict=True)
        ],
        "hoverinfo": "text",
    }
