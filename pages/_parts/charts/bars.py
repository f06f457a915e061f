"""Bars of shares: predikat stacked to 100 %, and shares that diverge from the middle."""

from __future__ import annotations

import polars as pl

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import (
    Chart,
    Spec,
    axis,
    brief,
    figure,
    left_to_table,
    listing,
    most,
    percent_axis,
    row_heights,
    rows_axis,
    share_of,
    wrapped,
)

LABELLED = 4.5
"""Segments narrower than this (in percent) carry no label of their own; the table has them."""


def ratings(answer: Answer, by: str = "period") -> Chart:
    """100 % columns of the predikat per period (or another dimension), of everybody obliged; not yet rated hatched."""
    frame = answer.frame
    periods = frame[f"{by}__label"].to_list()
    whole = frame["rating_none__of"].to_list()
    traces, said = [], []
    for code in DIMENSIONS["rating"].codes:
        counts = frame[f"rating_{code.lower()}__x"].to_list()
        shares = [share_of(count, of) for count, of in zip(counts, whole, strict=True)]
        traces.append(_rating_trace(code, periods, counts, whole, shares))
        said.append(f"{DIMENSIONS['rating'].word(code)} {number(shares[-1], 1)} %")
    spec = figure(
        traces,
        400,
        barmode="stack",
        bargap=0.22,
        showlegend=True,
        xaxis=axis(
            type="category",
            showgrid=False,
            ticktext=[wrapped(brief(p), 9) for p in periods],
            tickvals=periods,
            tickangle=0,
        ),
        yaxis=percent_axis(range=[0, 100]),
        legend={"traceorder": "normal"},
    )
    alt = t(
        "Batang bertumpuk 100 % predikat menurut {by}. {last}: {parts}.",
        by=t(DIMENSIONS[by].label),
        last=periods[-1],
        parts=", ".join(said),
    )
    return Chart(spec, alt)


def _rating_trace(
    code: str, periods: list[str], counts: list[float], whole: list[float], shares: list[float | None]
) -> Spec:
    word = DIMENSIONS["rating"].word(code)
    ink = theme.on(theme.PREDIKAT[code])
    return {
        "type": "bar",
        "name": word,
        "x": periods,
        "y": shares,
        "marker": {
            "color": theme.PREDIKAT[code],
            "line": {"color": theme.OUTLINE, "width": 0.6},
            **({"pattern": theme.HATCH} if code == "NONE" else {}),
        },
        "text": [f"{number(share, 1)} %" if share and share >= LABELLED else "" for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 12} | ({"color": ink} if ink else {}),
        "hovertext": [
            f"<b>{word}</b> · {period}<br>"
            + t("{x} dari {n} wajib dinilai", x=number(x), n=number(of))
            + f" · {number(share, 1)} %"
            for period, x, of, share in zip(periods, counts, whole, shares, strict=True)
        ],
        "hoverinfo": "text",
    }


def diverging(answer: Answer, row: str, down: str, up: str) -> Chart:
    """Shares that fell (left) and rose (right) by row, of the same people; most people who fell first."""
    frame, left = most(answer.frame.filter(pl.col(f"{down}__of") > 0), f"{down}__x")
    labels = [wrapped(label) for label in frame[f"{row}__label"]]
    traces = [_arm(frame, labels, down, -1, theme.DOWN), _arm(frame, labels, up, 1, theme.UP)]
    reach = max([*frame[down].fill_null(0), *frame[up].fill_null(0), 1]) * 1.22
    ticks = _even_ticks(reach)
    spec = figure(
        traces,
        row_heights(labels) + theme.AXIS,
        barmode="relative",
        showlegend=True,
        yaxis=rows_axis(len(labels)),
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
    return Chart(spec, alt, left_to_table(left, t(DIMENSIONS[row].label)))


def _even_ticks(reach: float) -> list[float]:
    step = next(step for step in (2, 5, 10, 20, 25, 50, 100) if reach / step <= 3.5 or step == 100)
    return [step * count for count in range(-int(reach // step), int(reach // step) + 1)]


def _arm(frame: pl.DataFrame, labels: list[str], key: str, sign: int, colour: str) -> Spec:
    counts, of, values = (frame[name].to_list() for name in (f"{key}__x", f"{key}__of", key))
    name = t(METRICS[key].label)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": labels,
        "x": [sign * (value or 0) for value in values],
        "marker": {"color": colour},
        "text": [number(count) if count else "" for count in counts],
        "textposition": "outside",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hovertext": [
            f"<b>{label}</b><br>{name}: " + t("{x} dari {n}", x=number(x), n=number(n)) + f" · {number(value, 1)} %"
            for label, x, n, value in zip(labels, counts, of, values, strict=True)
        ],
        "hoverinfo": "text",
    }
