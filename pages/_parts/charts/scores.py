"""Scores to 2021 stacked to 100 %, by what they were called: a closed series with its own scale and its own colours."""

from __future__ import annotations

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.periods import period
from pages._parts import theme
from pages._parts.charts.base import Chart
from pages._parts.charts.stacked import Segment, breaks_of, column, listed, stacked

_BANDS = {
    "legacy_bad": "BURUK",
    "legacy_k": "KURANG",
    "legacy_c": "CUKUP",
    "legacy_below": "CUKUP",
    "legacy_b": "BAIK",
    "legacy_sb": "SANGAT_BAIK",
}
"""{metric: the band that gives its colour}, lowest first; `legacy_below` where the three are not told apart."""


def scores(answer: Answer) -> Chart:
    """100 % columns per year, of those who have a score; dashed lines where the scale changed and where it ended."""
    frame = answer.frame
    labels, periods = frame["period__label"].to_list(), [period(key) for key in frame["period"]]
    there = [key for key in _BANDS if key in answer.question.metrics]
    traces = [
        column(_segment(key), labels, frame[f"{key}__x"].to_list(), frame[f"{key}__of"].to_list()) for key in there
    ]
    breaks = breaks_of([*periods, periods[-1].shifted(1)])
    alt = t(
        "Batang bertumpuk 100 % sebutan nilai lama menurut tahun. {last}: {parts}.",
        last=labels[-1],
        parts=listed(traces),
    )
    said = " ".join(breaks.values())
    return Chart(stacked(traces, labels, (), breaks), f"{alt} {said}".strip(), said)


def _segment(key: str) -> Segment:
    band = _BANDS[key]
    word = t("di bawah Baik") if key == "legacy_below" else DIMENSIONS["score_band"].word(band)
    return Segment(word, theme.SCORES[band], t("yang punya nilai"))
