"""Predikat stacked to 100 %, of everybody obliged: over time with its breaks, or by another dimension."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.periods import period
from pages._parts import theme
from pages._parts.charts.base import Chart, Leads, addresses
from pages._parts.charts.stacked import Segment, breaks_of, column, listed, since, stacked

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
    links = addresses(frame[by], leads)
    whole = frame["rating_none__of"].to_list()
    traces = [
        column(_segment(key), labels, frame[f"{key}__x"].to_list(), whole) | ({"customdata": links} if links else {})
        for key in _segments(answer)
    ]
    periods = [period(key) for key in frame["period"]] if by == "period" else []
    span = answer.question.filters.span
    breaks = breaks_of(periods, answer.question.filters.profession)
    alt = t(
        "Batang bertumpuk 100 % predikat menurut {by}. {last}: {parts}.",
        by=t(DIMENSIONS[by].label),
        last=labels[-1],
        parts=listed(traces),
    )
    notes = [*breaks.values(), *since(periods[0] if periods else None, span.first if span else None)]
    return Chart(stacked(traces, labels, links, breaks), " ".join([alt, *breaks.values()]), " ".join(notes))


def _segments(answer: Answer) -> list[str]:
    """The metrics that make up the whole: five predikat, or three where BP, K and SK are not told apart."""
    asked = answer.question.metrics
    left = {"needs_coaching"} if "rating_bp" in asked else set()
    return [key for key in _COLOURS if key in asked and key not in left]


def _segment(key: str) -> Segment:
    return Segment(_word(key), _COLOURS[key], t("wajib dinilai"), hatched=key == "rating_none")


def _word(key: str) -> str:
    if key == "needs_coaching":
        return t("di bawah Baik")
    return DIMENSIONS["rating"].word(key.removeprefix("rating_").upper())
