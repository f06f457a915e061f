"""Predikat stacked to 100 %, of everybody obliged: over time with its breaks, or by another dimension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data_access.ask import Answer
from data_access.breaks import between
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.periods import period
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import (
    Chart,
    Leads,
    Spec,
    addresses,
    axis,
    brief,
    figure,
    linked,
    percent_axis,
    share_of,
    wrapped,
)

LABELLED = 4.5
"""Segments narrower than this (in percent) carry no label of their own; the table has them."""

_COLOURS: Mapping[str, str] = {
    "rating_sk": theme.PREDIKAT["SK"],
    "rating_k": theme.PREDIKAT["K"],
    "rating_bp": theme.PREDIKAT["BP"],
    "needs_coaching": theme.PREDIKAT["BP"],
    "rating_b": theme.PREDIKAT["B"],
    "rating_sb": theme.PREDIKAT["SB"],
    "rating_none": theme.PREDIKAT["NONE"],
}
"""{metric: its colour}, worst first; `needs_coaching` is the three below Baik where these are not told apart."""


def ratings(answer: Answer, by: str = "period", *, leads: Leads = None) -> Chart:
    """100 % columns of the predikat per period (or another dimension), of everybody obliged; not yet rated hatched.

    Five predikat where the answer has them, else three. Between periods a dashed line stands where a rule changed.
    """
    frame = answer.frame
    labels = frame[f"{by}__label"].to_list()
    words = [wrapped(brief(label), 9) for label in labels]
    links = addresses(frame[by], leads)
    whole = frame["rating_none__of"].to_list()
    traces, said = [], []
    for key in _segments(answer):
        counts = frame[f"{key}__x"].to_list()
        shares = [share_of(count, of) for count, of in zip(counts, whole, strict=True)]
        traces.append(_trace(key, labels, counts, whole, shares) | ({"customdata": links} if links else {}))
        said.append(f"{_word(key)} {number(shares[-1], 1)} %")
    breaks = _breaks(answer) if by == "period" else {}
    spec = figure(
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
    alt = t(
        "Batang bertumpuk 100 % predikat menurut {by}. {last}: {parts}.",
        by=t(DIMENSIONS[by].label),
        last=labels[-1],
        parts=", ".join(said),
    )
    notes = [*breaks.values(), *_since(answer, by)]
    return Chart(spec, " ".join([alt, *breaks.values()]), " ".join(notes))


def _segments(answer: Answer) -> list[str]:
    """The metrics that make up the whole: five predikat, or three where BP, K and SK are not told apart."""
    asked = answer.question.metrics
    left = {"needs_coaching"} if "rating_bp" in asked else set()
    return [key for key in _COLOURS if key in asked and key not in left]


def _word(key: str) -> str:
    if key == "needs_coaching":
        return t("di bawah Baik")
    return DIMENSIONS["rating"].word(key.removeprefix("rating_").upper())


def _breaks(answer: Answer) -> dict[float, str]:
    """{place on the axis, between two columns: what changed there}."""
    periods = [period(key) for key in answer.frame["period"]]
    found: dict[float, str] = {}
    for at, (earlier, later) in enumerate(zip(periods, periods[1:], strict=False)):
        for one in between(earlier, later, answer.question.filters.profession):
            sides = t("Garis putus {a} | {b}", a=brief(earlier.label), b=brief(later.label))
            found[at + 0.5] = f"{found.get(at + 0.5, '')} {sides}: {t(one.said)} ({t(one.legal_basis)}).".strip()
    return found


def _since(answer: Answer, by: str) -> list[str]:
    """Since when there is data, where the series asked for begins earlier."""
    span = answer.question.filters.span
    first = period(answer.frame["period"][0]) if by == "period" else None
    if span is None or first is None or first.start <= span.start:
        return []
    return [t("Belum ada data sebelum {period}.", period=first.label)]


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


def _trace(
    key: str, labels: Sequence[str], counts: Sequence[float], whole: Sequence[float], shares: Sequence[float | None]
) -> Spec:
    word, colour = _word(key), _COLOURS[key]
    ink = theme.on(colour)
    return {
        "type": "bar",
        "name": word,
        "x": labels,
        "y": shares,
        "marker": {
            "color": colour,
            "line": {"color": theme.OUTLINE, "width": 0.6},
            **({"pattern": theme.HATCH} if key == "rating_none" else {}),
        },
        "text": [f"{number(share, 1)} %" if share and share >= LABELLED else "" for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 12} | ({"color": ink} if ink else {}),
        "hovertext": [
            f"<b>{word}</b> · {label}<br>"
            + t("{x} dari {n} wajib dinilai", x=number(x), n=number(of))
            + f" · {number(share, 1)} %"
            for label, x, of, share in zip(labels, counts, whole, shares, strict=True)
        ],
        "hoverinfo": "text",
    }
