"""Bars of counts: stacked parts by row, one bar a code; every bar carries its own "x dari N"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import number
from data_access.units import share as shared
from pages._parts import theme
from pages._parts.charts.base import (
    MOST_ROWS,
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
    share_of,
    wrapped,
)

_ROOM = 48
"""Pixels for the legend above rows that carry their own figures."""


def segments(  # noqa: PLR0913 - rows, parts, their order and colours, and where they lead
    answer: Answer,
    row: str,
    keys: Sequence[str],
    order: str,
    colours: Sequence[str],
    *,
    share: bool = False,
    percent: bool = False,
    bold: int = 0,
    rows: int = MOST_ROWS,
    leads: Leads = None,
) -> Chart:
    """Stacked counts of several metrics by row: people ≥ 20 JP | 1–19 | 0. Most people concerned (`order`) first.

    `<metric>__short` orders by those the metric does not hold for. With `share` each bar is 100 % of its row, in the
    same order. `percent` writes the share beside "x dari N", `bold` sets the figures of so many first rows in bold;
    after so many `rows` the rest is left to the table. `leads`: code of a row → address it opens.
    """
    metric = order.split("__")[0]
    short = (pl.col(f"{metric}__of") - pl.col(f"{metric}__x")).alias(f"{metric}__short")
    frame, left = most(answer.frame.filter(pl.col(f"{keys[0]}__of") > 0).with_columns(short), order, rows)
    labels = [wrapped(label) for label in frame[f"{row}__label"]]
    links = addresses(frame[row], leads)
    whole = frame[f"{keys[0]}__of"].to_list()
    counted = frame.select(pl.sum_horizontal(f"{key}__x" for key in keys)).to_series()
    reached = [100.0] * frame.height if share else counted.to_list()
    traces = [
        _segment(
            _Part(t(METRICS[key].label), frame[f"{key}__x"].to_list(), colour, share),
            labels,
            whole,
            max(reached, default=1) if len(keys) > 1 else math.inf,
            links,
        )
        for key, colour in zip(keys, colours, strict=True)
    ]
    ends = _of_rows(frame[order], whole, short=order.endswith("__short"), percent=percent)
    traces.append(_ends(labels, reached, [f"<b>{end}</b>" if at < bold else end for at, end in enumerate(ends)]))
    spec = figure(
        traces,
        _height(labels),
        barmode="stack",
        showlegend=len(keys) > 1,
        yaxis=rows_axis(len(labels), **linked(labels, links)),
        xaxis=_hidden(max(reached, default=1) * (1.5 if percent else 1.3)),
    )
    said = listing(labels, ends)
    alt = t(
        "Batang bertumpuk per {row}, urut {order}: {said}.",
        row=t(DIMENSIONS[row].label),
        order=t(METRICS[metric].label),
        said=said,
    )
    return Chart(spec, alt, left_to_table(left, t(DIMENSIONS[row].label)))


def _of_rows(counts: Iterable[float], whole: Sequence[float], *, short: bool, percent: bool) -> list[str]:
    """ "x dari N" of each row, with what it says of those who lack it, or with its share."""
    return [
        t("{x} dari {n}", x=number(x), n=number(n))
        + (f" {t('belum')}" if short else "")
        + (f" · {shared(x, n)}" if percent else "")
        for x, n in zip(counts, whole, strict=True)
    ]


def parts(
    answer: Answer,
    row: str,
    part: str,
    colours: Mapping[str, str],
    *,
    by_size: bool = True,
    value: str = "n",
    leads: Leads = None,
) -> Chart:
    """Stacked counts by row of these codes of one dimension, each in its colour.

    `leads`: code of a row → address.
    """
    frame = answer.frame.filter(pl.col(part).is_in(list(colours))).with_columns(n=pl.col(value))
    totals = frame.group_by(row, f"{row}__label", maintain_order=True).agg(pl.col("n").sum())
    totals = totals.sort("n", descending=True, maintain_order=True) if by_size else totals
    labels = [wrapped(label) for label in totals[f"{row}__label"]]
    links = addresses(totals[row], leads)
    widest = max(totals["n"], default=1)
    traces = []
    for code, colour in colours.items():
        found = dict(frame.filter(pl.col(part) == code).select(row, "n").iter_rows())
        values = [found.get(ident, 0) for ident in totals[row]]
        traces.append(
            _segment(_Part(DIMENSIONS[part].word(code), values, colour), labels, totals["n"].to_list(), widest, links)
        )
    ends = [number(total) for total in totals["n"]]
    traces.append(_ends(labels, totals["n"].to_list(), ends))
    spec = figure(
        traces,
        _height(labels),
        barmode="stack",
        showlegend=True,
        yaxis=rows_axis(len(labels), **linked(labels, links)),
        xaxis=_hidden(widest * 1.2),
    )
    alt = t(
        "Batang bertumpuk {part} per {row}: {said}.",
        part=t(DIMENSIONS[part].label),
        row=t(DIMENSIONS[row].label),
        said=listing(labels, ends),
    )
    return Chart(spec, alt)


def hours(answer: Answer) -> Chart:
    """JP-orang by kind of training: linked to a gap, not linked, topic unknown."""
    return parts(answer, "training_kind", "linked", theme.LINKED, value="hours_linked__of")


def _height(labels: Sequence[str]) -> int:
    """Pixels of rows and legend; few rows are high enough to stay apart where a narrow screen breaks the legend."""
    return row_heights(labels, least=30 if len(labels) > 8 else 46) + _ROOM


def _hidden(reach: float) -> Spec:
    """An axis that every bar's own label makes needless, and that takes no room."""
    return axis(range=[0, reach or 1], showgrid=False, showticklabels=False, automargin=False)


def _ends(labels: list[str], totals: list[float], texts: list[str]) -> Spec:
    """The figure of each bar, written at its end."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": totals,
        "y": labels,
        "text": [f"  {one}" for one in texts],
        "textposition": "middle right",
        "textfont": {"size": 12.5},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


@dataclass(frozen=True)
class _Part:
    """One segment of stacked bars: its name, a count for each row, its colour."""

    name: str
    values: Sequence[float]
    colour: str
    share: bool = False
    """Whether it is drawn as a share of its row; its hover says the count all the same."""

    def drawn(self, whole: Sequence[float]) -> list[float]:
        """The length of the segment in each row."""
        return [share_of(*pair) or 0 for pair in zip(self.values, whole, strict=True)] if self.share else [*self.values]


def _segment(part: _Part, labels: list[str], whole: Sequence[float], widest: float, links: list[str]) -> Spec:
    """A segment; its count is written in it where it is at least a twentieth of the widest bar."""
    name, values, colour = part.name, part.values, part.colour
    ink, drawn, unit = theme.on(colour), part.drawn(whole), " %" if part.share else ""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": labels,
        "x": drawn,
        **({"customdata": links} if links else {}),
        "marker": {"color": colour, "line": {"color": theme.OUTLINE, "width": 0.5}},
        "text": [f"{number(value)}{unit}" if value and value / (widest or 1) > 0.05 else "" for value in drawn],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 12} | ({"color": ink} if ink else {}),
        "hovertext": [
            f"<b>{label}</b><br>{name}: " + t("{x} dari {n}", x=number(value), n=number(of))
            for label, value, of in zip(labels, values, whole, strict=True)
        ],
        "hoverinfo": "text",
    }


def columns(answer: Answer, row: str, *, only: tuple[str, str] | None = None) -> Chart:
    """One bar for each code in its declared order, with count and share of all; `only` keeps one code of another."""
    frame = answer.frame.filter(pl.col(only[0]) == only[1]) if only else answer.frame
    labels = frame[f"{row}__label"].to_list()
    counts = frame["n"].to_list()
    whole = sum(counts)
    texts = [
        t("{x} dari {n} · {share} %", x=number(n), n=number(whole), share=number(share_of(n, whole), 1)) for n in counts
    ]
    shown = [wrapped(label, 24) for label in labels]
    bars: Spec = {
        "type": "bar",
        "orientation": "h",
        "y": shown,
        "x": counts,
        "hoverinfo": "text",
        "hovertext": [f"<b>{label}</b><br>{text}" for label, text in zip(labels, texts, strict=True)],
        "marker": {"color": theme.ACCENT},
    }
    spec = figure(
        [bars, _ends(shown, counts, texts)],
        row_heights(shown, least=34) + 20,
        yaxis=rows_axis(len(shown)),
        xaxis=_hidden(max(counts, default=1) * 2.1),
    )
    alt = t("Batang menurut {row}: {said}.", row=t(DIMENSIONS[row].label), said=listing(labels, texts, 8))
    return Chart(spec, alt)
