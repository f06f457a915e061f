"""Small multiples over time: one line a panel, its newest value beside its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data_access.ask import Answer
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import UNITS, number
from pages._parts import theme
from pages._parts.charts.base import Chart, Spec, axis, brief, figure, wrapped


@dataclass(frozen=True)
class Series:
    """One line of a small multiple: its title, the points' labels, values as numbers and as text."""

    title: str
    labels: list[str]
    values: list[float | None]
    texts: list[str]
    unit: str


def series(answer: Answer, key: str, title: str = "") -> Series:
    """A metric over the periods of an answer."""
    metric = METRICS[key]
    figures = answer.figures(key)
    texts = [f"{one.text} · {one.of_text}" if one.of_text else one.text for one in figures]
    return Series(
        title or t(metric.label),
        answer.frame["period__label"].to_list(),
        [one.value for one in figures],
        texts,
        metric.unit,
    )


def topics(answer: Answer, group: str, key: str, most: int = 5) -> Chart:
    """Small multiples of the groups with the most units, on one scale."""
    frame = answer.frame
    names = dict(frame.select(group, f"{group}__label").unique().iter_rows())
    periods = answer.frame.select("period", "period__label").unique(maintain_order=True).sort("period")
    counts = {
        (row[0], row[1]): row[2] for row in frame.group_by(group, "period").agg(pl.col(f"{key}__x").sum()).iter_rows()
    }
    sizes = frame.group_by(group).agg(pl.col(f"{key}__x").sum()).sort(f"{key}__x", descending=True)
    labels = periods["period__label"].to_list()
    lines = []
    for ident in sizes[group].head(most):
        values: list[float | None] = [counts.get((ident, one), 0) for one in periods["period"]]
        lines.append(Series(names[ident], labels, values, [number(value) for value in values], METRICS[key].unit))
    return multiples(lines, across=3, from_zero=True, same_scale=True)


def multiples(lines: Sequence[Series], across: int = 2, *, from_zero: bool = False, same_scale: bool = False) -> Chart:
    """Small charts side by side, each with its own title and its last value written at its end."""
    rows, narrow = -(-len(lines) // across), across > 2  # no room for title and value beside each other
    layout: Spec = {}
    traces: list[Spec] = []
    top = max((value or 0 for one in lines for value in one.values), default=1)
    for at, one in enumerate(lines):
        name = "" if at == 0 else str(at + 1)
        x0, y1 = (at % across) / across, 1 - (at // across) / rows
        box = {
            "x": [x0 + (0.03 if at % across else 0), x0 + 1 / across - 0.06],
            "y": [y1 - 0.74 / rows, y1 - (0.3 if narrow else 0.2) / rows],
        }
        traces += _line(one, name)
        limits = [0, top * 1.15] if same_scale else _limits(one.values, from_zero)
        layout[f"xaxis{name}"] = axis(
            domain=box["x"],
            anchor=f"y{name}",
            type="category",
            showgrid=False,
            tickvals=[one.labels[0], one.labels[-1]] if one.labels else [],
            ticktext=_ends(one.labels),
            tickangle=0,
            tickfont={"size": 12},
            range=[-0.4, len(one.labels) - 0.4],
        )
        marks = _marks(one, 0.0 if from_zero else None, top if same_scale else None)
        layout[f"yaxis{name}"] = axis(
            domain=box["y"],
            anchor=f"x{name}",
            range=limits,
            showgrid=True,
            tickfont={"size": 12},
            tickvals=marks,
            ticktext=_written(marks, one.unit),
        )
        layout.setdefault("annotations", []).append(
            {
                "text": f"<b>{wrapped(one.title, 30)}</b>{'<br>' if narrow else '  '}{_last(one)}",
                "x": box["x"][0],
                "y": y1 - 0.02 / rows,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "top",
                "showarrow": False,
                "font": {"size": 13},
                "align": "left",
            }
        )
    alt = t("Deret waktu: {said}.", said="; ".join(_said(one) for one in lines if one.values))
    return Chart(figure(traces, (185 if narrow else 165) * rows, **layout), alt)


def _line(one: Series, name: str) -> list[Spec]:
    """The line, and its last point with its value."""
    hover = [f"<b>{one.title}</b><br>{label}: {text}" for label, text in zip(one.labels, one.texts, strict=True)]
    axes = {"xaxis": f"x{name}", "yaxis": f"y{name}"}
    last = next((at for at in range(len(one.values) - 1, -1, -1) if one.values[at] is not None), None)
    line: Spec = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": one.labels,
        "y": one.values,
        "hovertext": hover,
        "hoverinfo": "text",
        "line": {"width": 2, "color": theme.ACCENT},
        "marker": {"size": 4},
        "connectgaps": False,
        **axes,
    }
    if last is None:
        return [line]
    end: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": [one.labels[last]],
        "y": [one.values[last]],
        "hoverinfo": "skip",
        "marker": {"size": 9, "color": theme.ACCENT},
        "cliponaxis": False,
        **axes,
    }
    return [line, end]


def _marks(one: Series, low: float | None, high: float | None) -> list[float]:
    """Two marks on an axis: the least and the most, so that every panel can be read exactly."""
    known = [value for value in one.values if value is not None] or [0.0]
    ends = (min(known) if low is None else low, max(known) if high is None else high)
    return list(dict.fromkeys(ends))


def _written(values: Sequence[float], unit: str) -> list[str]:
    kind = UNITS[unit]
    return [f"{number(value, min(kind.decimals, 1))}{t(kind.after)}" for value in values]


def _last(one: Series) -> str:
    """The newest value and its period, beside the title: a month must not be taken for the year on the card."""
    return f"{one.texts[-1].split(' · ')[0]} ({brief(one.labels[-1])})" if one.texts else ""


def _limits(values: Sequence[float | None], from_zero: bool) -> list[float]:
    known = [value for value in values if value is not None] or [0.0, 1.0]
    low, high = (0.0 if from_zero else min(known)), max(known)
    room = (high - low) * 0.45 or abs(high) * 0.02 or 1.0
    return [0.0 if from_zero else low - room * 0.6, high + room]


def _ends(labels: list[str]) -> list[str]:
    return [] if not labels else [brief(labels[0]), brief(labels[-1])]


def _said(one: Series) -> str:
    return t(
        "{title} dari {first} ({a}) ke {last} ({b})",
        title=one.title,
        first=one.texts[0],
        a=one.labels[0],
        last=one.texts[-1],
        b=one.labels[-1],
    )
