"""Columns stacked to 100 %: their segments, and the dashed lines where a series is broken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_access.breaks import between
from data_access.language import t
from data_access.periods import Period
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import Spec, axis, brief, figure, linked, percent_axis, share_of, wrapped

LABELLED = 4.5
"""Segments narrower than this (in percent) carry no label of their own; the table has them."""


@dataclass(frozen=True)
class Segment:
    """One part of every column: its word, its colour, and what the columns are made of; hatched: nothing yet."""

    word: str
    colour: str
    whole: str
    hatched: bool = False


def stacked(traces: Sequence[Spec], labels: Sequence[str], links: Sequence[str], breaks: Iterable[float]) -> Spec:
    """The figure of such columns, a dashed line at each break."""
    words = [wrapped(brief(label), 9) for label in labels]
    return figure(
        traces,
        400,
        barmode="stack",
        bargap=0.22,
        showlegend=True,
        xaxis=axis(
            type="category",
            showgrid=False,
            ticktext=linked(words, links)["ticktext"] if links else words,
            tickvals=labels,
            tickangle=0,
        ),
        yaxis=percent_axis(range=[0, 100]),
        shapes=[_line(at) for at in breaks],
    )


def breaks_of(periods: Sequence[Period], professions: Collection[str] = ()) -> dict[float, str]:
    """{place on the axis, between two columns: what changed there}."""
    found: dict[float, str] = {}
    for at, (earlier, later) in enumerate(zip(periods, periods[1:], strict=False)):
        for one in between(earlier, later, professions):
            sides = t("Garis putus {a} | {b}", a=brief(earlier.label), b=brief(later.label))
            found[at + 0.5] = f"{found.get(at + 0.5, '')} {sides}: {t(one.said)} ({t(one.legal_basis)}).".strip()
    return found


def since(first: Period | None, asked: Period | None) -> list[str]:
    """Since when there is data, where the series asked for begins earlier."""
    if first is None or asked is None or first.start <= asked.start:
        return []
    return [t("Belum ada data sebelum {period}.", period=first.label)]


def column(segment: Segment, labels: Sequence[str], counts: Sequence[float], whole: Sequence[float]) -> Spec:
    """One segment of every column."""
    shares = [share_of(count, of) for count, of in zip(counts, whole, strict=True)]
    ink = theme.on(segment.colour)
    return {
        "type": "bar",
        "name": segment.word,
        "x": labels,
        "y": shares,
        "marker": {
            "color": segment.colour,
            "line": {"color": theme.OUTLINE, "width": 0.6},
            **({"pattern": theme.HATCH} if segment.hatched else {}),
        },
        "text": [f"{number(share, 1)} %" if share and share >= LABELLED else "" for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 12} | ({"color": ink} if ink else {}),
        "hovertext": [
            f"<b>{segment.word}</b> · {label}<br>"
            + t("{x} dari {n}", x=number(x), n=f"{number(of)} {segment.whole}")
            + f" · {number(share, 1)} %"
            for label, x, of, share in zip(labels, counts, whole, shares, strict=True)
        ],
        "hoverinfo": "text",
    }


def listed(traces: Iterable[Mapping[str, object]], of: int = -1) -> str:
    """The segments of one column in words (the last one), for the alternative text."""
    parts = [(str(one["name"]), list(one["y"])[of]) for one in traces]  # ty: ignore[invalid-argument-type]
    return ", ".join(f"{name} {number(share, 1)} %" for name, share in parts)


def _line(at: float) -> Spec:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "line": {"dash": "dash", "width": 2, "color": theme.MUTED},
    }
