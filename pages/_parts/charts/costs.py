"""What an hour of training costs: a dot for each course, by who held it and how. Logarithmic, and says so."""

from __future__ import annotations

import math

import polars as pl

from data_access.ask import Answer
from data_access.language import t
from data_access.units import number, written
from pages._parts import theme
from pages._parts.charts.base import Chart, Spec, axis, figure, listing, wrapped


def costs(answer: Answer) -> Chart:
    """Rupiah per JP-orang, a dot for each course, rows = provider × delivery; the median as a tick. Logarithmic."""
    frame = answer.frame.filter(pl.col("cost_per_jp") > 0).with_columns(
        row=pl.col("provider_kind__label") + " · " + pl.col("delivery__label")
    )
    rows = (
        frame.group_by("row", maintain_order=True)
        .agg(pl.col("cost_per_jp").median().alias("middle"), pl.len())
        .sort("middle", maintain_order=True)
    )
    order = {row: at for at, row in enumerate(rows["row"])}
    spread = [order[row] + ((at * 7919) % 13 - 6) / 22 for at, row in enumerate(frame["row"])]
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": frame["cost_per_jp"].to_list(),
        "y": spread,
        "marker": {"size": 7, "color": theme.ACCENT, "opacity": 0.45},
        "hoverinfo": "text",
        "hovertext": [
            f"<b>{wrapped(name, 40)}</b><br>{written(value, 'rupiah')} " + t("per JP-orang")
            for name, value in frame.select("training__label", "cost_per_jp").iter_rows()
        ],
    }
    ticks: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": rows["middle"].to_list(),
        "y": list(range(rows.height)),
        "hovertext": [t("median {value}", value=written(value, "rupiah")) for value in rows["middle"]],
        "hoverinfo": "text",
        "marker": {"symbol": "line-ns-open", "size": 22, "color": theme.DOWN, "line": {"width": 3}},
    }
    marks = _marks(frame["cost_per_jp"].to_list())
    spec = figure(
        [dots, ticks],
        46 * max(rows.height, 1) + theme.AXIS + 20,
        yaxis=axis(
            tickvals=list(range(rows.height)),
            showgrid=False,
            range=[rows.height - 0.4, -0.6],
            ticktext=[f"{wrapped(row, 22)} ({number(n)})" for row, _, n in rows.iter_rows()],
        ),
        xaxis=axis(
            type="log",
            tickvals=marks,
            ticktext=[written(v, "rupiah") for v in marks],
            tickangle=-30,
            range=[math.log10(marks[0]) - 0.05, math.log10(marks[-1]) + 0.05],
            title={"text": t("Rp per JP-orang, skala logaritmik")},
        ),
    )
    said = listing(rows["row"], [written(value, "rupiah") for value in rows["middle"]], 10)
    free = answer.frame.filter(pl.col("cost_per_jp") == 0).height
    note = t("{n} pelatihan gratis tidak digambar.", n=number(free)) if free else ""
    return Chart(spec, t("Titik biaya per JP-orang tiap pelatihan; median: {said}.", said=said), note)


def _marks(values: list[float]) -> list[float]:
    """1, 2, 5, 10 … from the last below the smallest value to the first above the largest: two at the least."""
    steps = [digit * 10.0**power for power in range(10) for digit in (1, 2, 5)]
    low = max((step for step in steps if step <= min(values)), default=steps[0])
    high = min((step for step in steps if step > max(values)), default=steps[-1])
    return [step for step in steps if low <= step <= high]
