"""The pace of a year: a cumulative share by month against earlier years and the aim. Never a forecast."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from data_access.ask import Answer
from data_access.language import t
from data_access.periods import Period, containing, period
from data_access.units import day, number
from pages._parts import theme
from pages._parts.charts.base import Chart, Spec, axis, figure, percent_axis


def pace(years: Sequence[Answer], key: str, target: float | None) -> Chart:
    """Cumulative share at each month's end: this year bold, the years before thin; the target as a line.

    The running month stands at the data date with an open mark: earlier years have that month whole.
    """
    traces = [_year(answer, key, at) for at, answer in enumerate(years) if answer.frame.height]
    shapes, notes = _target(target)
    marked, dated = _data_date(years[0]) if years else ([], [])
    top = max([value or 0 for trace in traces for value in trace["y"]] + [target or 0, 1])
    spec = figure(
        traces,
        360,
        showlegend=True,
        shapes=[*shapes, *marked],
        annotations=[*notes, *dated],
        xaxis=axis(
            showgrid=False,
            range=[0.6, 12.4],
            tickvals=list(range(1, 13)),
            ticktext=[_month(period(f"2026-{month:02d}")) for month in range(1, 13)],
            tickangle=0,
        ),
        yaxis=percent_axis(range=[0, min(100, top * 1.12)]),
    )
    said = "; ".join(f"{trace['name']}: {trace['hovertext'][-1].replace('<br>', ' ')}" for trace in traces)
    alt = t("Garis kumulatif per bulan. {said}.", said=re.sub(r"<[^>]+>", "", said))
    return Chart(spec, alt, _open_mark(years[0]) if years else "")


def _open_mark(answer: Answer) -> str:
    """How to read the last point of an open year: its month is not over, those of earlier years are."""
    if not any(_running(period(code), answer.as_of) for code in answer.frame["period"]):
        return ""
    return t(
        "Titik kosong = bulan berjalan sampai {day}; kartu membandingkan tanggal yang sama tahun lalu.",
        day=day(answer.as_of),
    )


def _month(month: Period) -> str:
    return month.label.split()[0][:3]


def _running(month: Period, as_of: date) -> bool:
    """Whether the month has not ended at the data date."""
    return month.start <= as_of < month.end


def _place(month: Period, as_of: date) -> float:
    """Where a month's figure stands: at its end, or at the data date."""
    return month.start.month - 1 + (as_of.day / month.end.day if _running(month, as_of) else 1)


def _year(answer: Answer, key: str, back: int) -> Spec:
    figures, as_of = answer.figures(key), answer.as_of
    months = [period(code) for code in answer.frame["period"]]
    when = [t("per {day}", day=day(min(month.end, as_of))) for month in months]
    now = back == 0
    return {
        "type": "scatter",
        "mode": "lines+markers" if now else "lines",
        "name": str(months[0].start.year),
        "x": [_place(month, as_of) for month in months],
        "y": [one.value for one in figures],
        "hovertext": [f"<b>{said}</b><br>{one.text} · {one.of_text}" for said, one in zip(when, figures, strict=True)],
        "hoverinfo": "text",
        "line": {
            "width": 3.2 if now else 1.6,
            "color": theme.ACCENT if now else theme.MUTED,
            "dash": ("solid", "solid", "dot")[min(back, 2)],
        },
        "marker": {
            "size": [10 if _running(month, as_of) else 7 for month in months],
            "symbol": ["circle-open" if _running(month, as_of) else "circle" for month in months],
            "line": {"width": 2},
        },
    }


def _data_date(answer: Answer) -> tuple[list[Spec], list[Spec]]:
    """A marker where the data ends, while its year is open."""
    as_of = answer.as_of
    if not any(_running(period(code), as_of) or period(code).end == as_of for code in answer.frame["period"]):
        return [], []
    at = _place(containing(as_of, "BULAN"), as_of)
    line = {
        "type": "line",
        "x0": at,
        "x1": at,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.MUTED, "width": 1, "dash": "dot"},
    }
    word = {
        "x": at,
        "yref": "paper",
        "y": 0.02,
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "text": t("data s.d. {day}", day=day(as_of)),
        "font": {"size": 12.5},
    }
    return [line], [word]


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
