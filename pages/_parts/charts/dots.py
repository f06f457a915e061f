"""Dots: values that do not begin at zero (unsur, IKM with its interval, cost of a course)."""

from __future__ import annotations

import polars as pl

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import grade
from data_access.units import number, written
from pages._parts import theme
from pages._parts.charts.base import Chart, Spec, axis, figure, left_to_table, listing, row_heights, rows_axis, wrapped

MOST_UNITS = 20


def unsur(answer: Answer) -> Chart:
    """The nine unsur, lowest first: filled now, hollow a year before, joined by a line."""
    figures = sorted((answer.figure(key) for key in answer.question.metrics), key=lambda one: one.value or 9)
    labels = [wrapped(t(one.metric.label), 24) for one in figures]
    now, then = [one.value for one in figures], [one.before for one in figures]
    known = [value for value in (*now, *then) if value is not None]
    joins: Spec = {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "line": {"color": theme.FAINT, "width": 3},
        "x": [x for a, b in zip(then, now, strict=True) for x in (a, b, None)],
        "y": [y for label in labels for y in (label, label, None)],
    }
    before = _dots(answer.compared or t("tahun lalu"), then, labels, "circle-open", theme.MUTED)
    after = _dots(answer.period, now, labels, "circle", theme.ACCENT) | {
        "mode": "markers+text",
        "text": [f"  {number(value, 2)}" for value in now],
        "textposition": "middle right",
        "hovertext": [
            f"<b>{t(one.metric.label)}</b><br>{one.text} · {one.of_text}<br>{one.change_text}" for one in figures
        ],
    }
    spec = figure(
        [joins, before, after],
        row_heights(labels, least=34) + theme.AXIS + 30,
        showlegend=True,
        yaxis=rows_axis(len(labels)),
        xaxis=axis(
            range=[min([2.5, *known]) - 0.05, 4.02],
            tickformat=",.1f",
            title={"text": t("NRR, skala 1–4 (sumbu mulai 2,5)")},
        ),
    )
    alt = t(
        "Titik nilai sembilan unsur, terendah dahulu: {said}.",
        said=listing(labels, [number(value, 2) for value in now], 9),
    )
    return Chart(spec, alt)


def _dots(name: str, values: list[float | None], labels: list[str], symbol: str, colour: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": values,
        "y": labels,
        "hoverinfo": "text",
        "hovertext": [f"{name}: {number(value, 2)}" for value in values],
        "cliponaxis": False,
        "marker": {"size": 11, "symbol": symbol, "color": colour, "line": {"width": 2, "color": colour}},
    }


def intervals(answer: Answer, row: str, key: str, rules: dict[str, float]) -> Chart:
    """Units with their interval over the bands A–D, the lowest lower end first; every letter the interval touches."""
    frame = answer.frame.filter(pl.col(key).is_not_null()).sort(f"{key}__low", nulls_last=True)
    left = max(0, frame.height - MOST_UNITS)
    frame = frame.head(MOST_UNITS)
    labels = [wrapped(label, 36) for label in frame[f"{row}__label"]]
    values, low, high = (frame[name].to_list() for name in (key, f"{key}__low", f"{key}__high"))
    letters = [_letters(*ends, rules) for ends in zip(values, low, high, strict=True)]
    trace: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": labels,
        "marker": {"size": 9, "color": theme.ACCENT},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "thickness": 1.8,
            "width": 4,
            "color": theme.MUTED,
            "array": [(h or v) - v for v, h in zip(values, high, strict=True)],
            "arrayminus": [v - (lo or v) for v, lo in zip(values, low, strict=True)],
        },
        "hovertext": [
            f"<b>{label.replace('<br>', ' ')}</b><br>{number(v, 2)} ({letter})<br>"
            + t("rentang {low}–{high} · {n} responden", low=number(lo, 2), high=number(h, 2), n=number(n))
            for label, v, lo, h, letter, n in zip(labels, values, low, high, letters, frame["n"], strict=True)
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    begin = max(25, min([lo for lo in low if lo is not None] + [rules["IKM_B"]]) - 2)
    names: Spec = {
        "type": "scatter",
        "mode": "text",
        "x": [101.5] * len(labels),
        "y": labels,
        "text": letters,
        "textposition": "middle left",
        "hoverinfo": "skip",
        "textfont": {"size": 12.5},
        "cliponaxis": False,
    }
    shapes, notes = _bands(rules, begin)
    spec = figure(
        [trace, names],
        row_heights(labels) + theme.AXIS + 10,
        shapes=shapes,
        annotations=notes,
        yaxis=rows_axis(len(labels)),
        xaxis=axis(range=[begin, 102], showgrid=False),
        margin={"t": 30},
    )
    said = listing(labels, [f"{number(v, 2)} {letter}" for v, letter in zip(values, letters, strict=True)])
    alt = t(
        "Titik IKM dengan rentang per {row}, batas bawah terendah dahulu: {said}.",
        row=t(DIMENSIONS[row].label),
        said=said,
    )
    return Chart(spec, alt, left_to_table(left, t(DIMENSIONS[row].label)))


def _letters(value: float, low: float | None, high: float | None, rules: dict[str, float]) -> str:
    """The mutu, and every other one the interval reaches: 'B, bisa A'."""
    own = grade(value, rules)
    others = dict.fromkeys(grade(end, rules) for end in (high, low) if end is not None)
    more = [letter for letter in others if letter != own]
    return t("{grade}, bisa {others}", grade=own, others="/".join(more)) if more else own


def _bands(rules: dict[str, float], begin: float) -> tuple[list[Spec], list[Spec]]:
    ends = [100.0, rules["IKM_A"], rules["IKM_B"], rules["IKM_C"], 25.0]
    shapes, notes = [], []
    for at, letter in enumerate("ABCD"):
        high, low = ends[at], max(ends[at + 1], begin)
        if high <= begin:
            continue
        if at % 2 == 0:
            shapes.append(
                {
                    "type": "rect",
                    "xref": "x",
                    "yref": "paper",
                    "x0": low,
                    "x1": high,
                    "y0": 0,
                    "y1": 1,
                    "fillcolor": "rgba(128,138,148,0.10)",
                    "line": {"width": 0},
                    "layer": "below",
                }
            )
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


def costs(answer: Answer) -> Chart:
    """Rupiah per JP-orang, a dot for each course, rows = provider × delivery; the median as a tick. Logarithmic."""
    frame = answer.frame.filter(pl.col("cost_per_jp") > 0).with_columns(
        row=pl.col("provider_kind__label") + " · " + pl.col("delivery__label")
    )
    rows = frame.group_by("row").agg(pl.col("cost_per_jp").median().alias("middle"), pl.len()).sort("middle")
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
    values = frame["cost_per_jp"].to_list() or [1000.0]
    marks = [
        v for v in (1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6) if min(values) / 2 <= v <= max(values) * 2
    ]
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
            title={"text": t("Rp per JP-orang, skala logaritmik")},
        ),
    )
    said = listing(rows["row"], [written(value, "rupiah") for value in rows["middle"]], 10)
    return Chart(spec, t("Titik biaya per JP-orang tiap pelatihan; median: {said}.", said=said))
