"""The field of hasil kerja × perilaku: counts, the official predikat written in each cell."""

from __future__ import annotations

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics.base import MATRIX
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import (
    Chart,
    Spec,
    axis,
    figure,
    rows_axis,
    wrapped,
)


def field(answer: Answer) -> Chart:
    """Counts of hasil kerja × perilaku with the official predikat of each field."""
    counts: dict[tuple[str, str], int] = {}
    for row in answer.frame.iter_rows(named=True):
        spot = (row["work_result"], row["behaviour"])
        counts[spot] = counts.get(spot, 0) + row["n"]
    levels = ("DI_BAWAH", "SESUAI", "DI_ATAS")
    whole = sum(counts.get((down, across), 0) for down in levels for across in levels)
    word, rating = DIMENSIONS["work_result"].word, DIMENSIONS["rating"].word
    texts = [
        [f"<b>{rating(MATRIX[down, across])}</b><br>{number(counts.get((down, across), 0))}" for across in levels]
        for down in reversed(levels)
    ]
    order = [code for code in DIMENSIONS["rating"].codes if code != "NONE"]
    scale = [[at / 4, theme.PREDIKAT[code]] for at, code in enumerate(order)]
    trace: Spec = {
        "type": "heatmap",
        "x": [wrapped(word(level), 14) for level in levels],
        "y": [wrapped(word(level), 14) for level in reversed(levels)],
        "z": [[order.index(MATRIX[down, across]) for across in levels] for down in reversed(levels)],
        "zmin": 0,
        "zmax": 4,
        "colorscale": scale,
        "showscale": False,
        "text": texts,
        "texttemplate": "%{text}",
        "textfont": {"size": 13.5},
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "skip",
    }
    spec = figure(
        [trace],
        330,
        xaxis=axis(showgrid=False, type="category", title={"text": t("Perilaku kerja")}),
        yaxis=rows_axis(3, title={"text": t("Hasil kerja")}),
    )
    said = "; ".join(
        f"{word(down)} × {word(across)} {number(counts.get((down, across), 0))}" for down in levels for across in levels
    )
    return Chart(spec, t("Bidang hasil kerja × perilaku dari {n} orang: {said}.", n=number(whole), said=said))
