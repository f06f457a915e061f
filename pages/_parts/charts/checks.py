"""Charts of the data itself: what was left out and why, and which source arrived when."""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.language import t
from data_access.units import month, number
from pages._parts import theme
from pages._parts.charts.base import (
    Chart,
    Spec,
    axis,
    figure,
    left_to_table,
    listing,
    most,
    row_heights,
    rows_axis,
    wrapped,
)

_STATES = {"TIDAK_ADA": "✕", "BELUM": "○", "TERLAMBAT": "◐", "TEPAT": "●"}
"""A sign for each state of a delivery: colour only repeats it."""

_COLOURS = (theme.PREDIKAT["SK"], "#D9DDE0", theme.PREDIKAT["BP"], theme.PREDIKAT["B"])


def reasons(frame: pl.DataFrame) -> Chart:
    """Rows left out by reason, the most first."""
    kept, left = most(frame.filter(pl.col("n") > 0), "n", 14)
    labels = [
        wrapped(f"{fact}: {reason.partition(' (')[0]}", 40)  # the table has the whole reason
        for fact, reason in kept.select("fact__label", "reason__label").iter_rows()
    ]
    values = kept["n"].to_list()
    bar: Spec = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": labels,
        "marker": {"color": theme.ACCENT},
        "text": [number(value) for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{label}: {number(v)}" for label, v in zip(labels, values, strict=True)],
    }
    spec = figure(
        [bar],
        row_heights(labels) + 20,
        yaxis=rows_axis(len(labels)),
        xaxis=axis(range=[0, max(values, default=1) * 1.2], showgrid=False, showticklabels=False),
    )
    said = listing(labels, [number(value) for value in values], 8)
    return Chart(
        spec, t("Batang baris yang ditinggalkan menurut alasan: {said}.", said=said), left_to_table(left, t("alasan"))
    )


def _sign(cell: dict | None) -> str:
    """The state, and how many deliveries are still missing where some are."""
    if cell is None:
        return ""
    missing = (cell.get("due") or 0) - (cell.get("delivered") or 0)
    return (
        f"{_STATES[cell['state']]}<br>{number(missing)}"
        if cell["state"] == "BELUM" and missing
        else _STATES[cell["state"]]
    )


def _short(day: date) -> str:
    name, year = month(day).split()
    return f"{name[:3]} {year}"


def arrivals(frame: pl.DataFrame) -> Chart:
    """Source × month: on time, late, not yet, or missing; the sign stands in each field."""
    sources = frame.select("source", "source__label").unique(maintain_order=True)
    months = frame["month"].unique().sort().to_list()
    cells = {(row["source"], row["month"]): row for row in frame.iter_rows(named=True)}
    order = list(_STATES)
    grid = [[cells.get((source, one)) for one in months] for source in sources["source"]]
    trace: Spec = {
        "type": "heatmap",
        "x": [_short(one) for one in months],
        "y": [wrapped(label, 24) for label in sources["source__label"]],
        "z": [[order.index(cell["state"]) if cell else None for cell in line] for line in grid],
        "zmin": -0.5,
        "zmax": 3.5,
        "colorscale": [[edge, colour] for at, colour in enumerate(_COLOURS) for edge in (at / 4, (at + 1) / 4)],
        "showscale": False,
        "text": [[_sign(cell) for cell in line] for line in grid],
        "texttemplate": "%{text}",
        "textfont": {"size": 12, "color": "#1C2530"},
        "xgap": 2,
        "ygap": 2,
        "hovertext": [
            [
                f"{cell['source__label']} · {month(cell['month'])}: {cell['state__label']}" if cell else ""
                for cell in line
            ]
            for line in grid
        ],
        "hoverinfo": "text",
    }
    spec = figure(
        [trace],
        40 * max(sources.height, 1) + 90,
        xaxis=axis(type="category", showgrid=False, tickangle=-90),
        yaxis=rows_axis(sources.height),
    )
    late = frame.filter(pl.col("state") != "TEPAT")
    said = listing(
        [f"{s} {month(m)}" for s, m in late.select("source__label", "month").iter_rows()],
        late["state__label"].to_list(),
    )
    return Chart(spec, t("Kisi sumber × bulan. Yang tidak tepat waktu: {said}.", said=said or t("tidak ada")))
