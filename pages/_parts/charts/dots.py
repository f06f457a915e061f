"""Dots: values that do not begin at zero (the nine unsur, now and a year before)."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.ask import Answer
from data_access.language import t
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import Chart, Spec, axis, figure, listing, row_heights, rows_axis, wrapped


def unsur(answer: Answer, marks: Mapping[str, str] | None = None) -> Chart:
    """The nine unsur, lowest first: filled now, hollow a year before, joined by a line.

    `marks`: {metric: a word behind its name}.
    """
    marked = marks or {}
    figures = sorted((answer.figure(key) for key in answer.question.metrics), key=lambda one: one.value or 9)
    labels = [wrapped(f"{t(one.metric.label)} {marked.get(one.metric.key, '')}".strip(), 24) for one in figures]
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
        "hovertext": [
            f"<b>{t(one.metric.label)}</b><br>{one.text} · {one.of_text}<br>{one.change_text}" for one in figures
        ],
    }
    spec = figure(
        [joins, before, after, _written(now, then, labels)],
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


def _written(now: list[float | None], then: list[float | None], labels: list[str]) -> Spec:
    """The values of now, to the right of both dots, so that none stands on the line between them."""
    return {
        "type": "scatter",
        "mode": "markers+text",  # an unseen marker keeps the text off the dot
        "x": [value if value is None else max(value, before or 0) for value, before in zip(now, then, strict=True)],
        "y": labels,
        "text": [f"  {number(value, 2)}" for value in now],
        "textposition": "middle right",
        "textfont": {"size": 12.5},
        "marker": {"size": 11, "opacity": 0},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


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
