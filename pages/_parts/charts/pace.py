"""The pace of a year: a cumulative share by month against earlier years and the aim. Never a forecast."""

from __future__ import annotations

from collections.abc import Sequence

from data_access.ask import Answer
from data_access.language import t
from data_access.periods import period
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import Chart, Spec, axis, figure, percent_axis


def pace(years: Sequence[Answer], key: str, target: float | None) -> Chart:
    """Cumulative share by month: this year bold, the years before thin; the target as a line, never a forecast."""
    traces = [_year(answer, key, at) for at, answer in enumerate(years) if answer.frame.height]
    months = list(dict.fromkeys(month for trace in reversed(traces) for month in trace["x"]))
    months.sort(key=lambda word: [m for trace in traces for m in trace["x"]].index(word))
    shapes, notes = _target(target)
    top = max([value or 0 for trace in traces for value in trace["y"]] + [target or 0, 1])
    spec = figure(
        traces,
        360,
        showlegend=True,
        shapes=shapes,
        annotations=notes,
        xaxis=axis(
            type="category",
            showgrid=False,
            categoryorder="array",
            categoryarray=_calendar(years),
            range=[-0.3, 11.3],
            tickangle=0,
        ),
        yaxis=percent_axis(range=[0, min(100, top * 1.12)]),
    )
    said = "; ".join(f"{trace['name']}: {trace['hovertext'][-1].split('<br>')[-1]}" for trace in traces)
    return Chart(spec, t("Garis kumulatif per bulan. {said}.", said=said))


def _calendar(years: Sequence[Answer]) -> list[str]:
    keys = [key for answer in years for key in answer.frame["period"].to_list()]
    if not keys:
        return []
    january = period(f"{keys[0][:4]}-01")
    return [_month(january.shifted(step).label) for step in range(12)]


def _month(label: str) -> str:
    return label.split()[0][:3]


def _year(answer: Answer, key: str, back: int) -> Spec:
    figures = answer.figures(key)
    labels = answer.frame["period__label"].to_list()
    now = back == 0
    return {
        "type": "scatter",
        "mode": "lines+markers" if now else "lines",
        "name": labels[0].split()[-1],
        "x": [_month(label) for label in labels],
        "y": [one.value for one in figures],
        "hovertext": [
            f"<b>{label}</b><br>{one.text} · {one.of_text}" for label, one in zip(labels, figures, strict=True)
        ],
        "hoverinfo": "text",
        "line": {
            "width": 3.2 if now else 1.6,
            "color": theme.ACCENT if now else theme.MUTED,
            "dash": ("solid", "solid", "dot")[min(back, 2)],
        },
        "marker": {"size": 7},
    }


def _target(target: float | None) -> tuple[list[Spec], list[Spec]]:
    if target is None:
        return [], []
    line = {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": target,
        "y1": target,
        "line": {"color": theme.ATTENTION, "width": 1.4, "dash": "dash"},
    }
    word = {
        "xref": "paper",
        "x": 0,
        "y": target,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "text": t("sasaran {target} %", target=number(target)),
        "font": {"size": 12.5, "color": theme.ATTENTION},
    }
    return [line], [word]
