"""The distribution pattern (SE MenPANRB 3/2023): how large the most frequent predikat is, against the bound of the OPD.

A guideline to consider: one neutral colour, nothing is called a breach.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.units import number, share_written
from pages._parts import theme
from pages._parts.charts.base import (
    Chart,
    Leads,
    Spec,
    addresses,
    axis,
    figure,
    left_to_table,
    linked,
    listing,
    row_heights,
    wrapped,
)

MOST_A_GROUP = 10
"""OPD shown of each predikat of organisations; the table has all."""

_TICKS = (0, 20, 40, 60, 80, 100)
_JUDGED = ("SESUAI", "DI_LUAR")
_Row = Mapping[str, Any]


def judged(frame: pl.DataFrame) -> pl.DataFrame:
    """The OPD that the pattern says something about: ten rated persons and a predikat of their own."""
    return frame.filter(pl.col("verdict").is_in(_JUDGED))


def pattern(frame: pl.DataFrame, *, leads: Leads = None) -> Chart:
    """A dot for the share of the most frequent predikat of each OPD, a bracket for the bound of the expected one;
    grouped by the predikat of the organisation, those furthest outside first, then the largest.

    Filled where the most frequent predikat is the expected one, hollow where it is another.
    """
    there = judged(frame).sort("off", "rated", descending=True, maintain_order=True)
    shown = there.group_by("agency_rating", maintain_order=True).head(MOST_A_GROUP)
    lines = _lines(shown)
    rows = [(at, row) for at, row in enumerate(lines) if row]
    links = addresses((row["opd"] for _, row in rows), leads)
    labels = [wrapped(row["opd__label"], 28) for _, row in rows]
    spec = figure(
        [_brackets(rows), _dots(rows, links), _names(rows)],
        row_heights(["", *labels][: len(labels) + 1]) + (len(lines) - len(rows)) * theme.ROW + theme.AXIS,
        annotations=[_heading(at, shown, lines[at + 1]) for at, row in enumerate(lines) if row is None],
        yaxis=axis(
            showgrid=False,
            range=[len(lines) - 0.4, -0.6],
            tickvals=[at for at, _ in rows],
            ticktext=linked(labels, links)["ticktext"] if links else labels,
        ),
        xaxis=axis(range=[0, 136], tickvals=_TICKS, ticktext=[f"{number(one)} %" for one in _TICKS]),
    )
    said = listing(labels, [f"{row['dominant']} {_share(row)}" for _, row in rows])
    alt = t("Titik bagian predikat terbanyak per OPD terhadap batas pola: {said}.", said=said)
    return Chart(spec, alt, _note(frame, there.height - shown.height))


def _lines(shown: pl.DataFrame) -> list[_Row | None]:
    """The lines from the top: for each predikat of organisations, best first, a heading (nothing) and its OPD."""
    found: list[_Row | None] = []
    for code in reversed(DIMENSIONS["agency_rating"].codes):
        group = list(shown.filter(pl.col("agency_rating") == code).iter_rows(named=True))
        found += [None, *group] if group else []
    return found


def _heading(at: int, shown: pl.DataFrame, first: _Row | None) -> Spec:
    """The predikat of the organisations below it, and what is expected of them."""
    row = first or {}
    low, high = row.get("bound_low") or 0, row.get("bound_high")
    bound = t("sedikitnya {n} %", n=number(low)) if low else t("paling banyak {n} %", n=number(high))
    word = DIMENSIONS["agency_rating"].word(str(row.get("agency_rating")))
    expected = t("predikat terbanyak {rating}, {bound}", rating=row.get("expected"), bound=bound)
    return {
        "text": f"<b>{t('Organisasi {rating}', rating=word)}</b>: {expected}",
        "x": 0,
        "y": at,
        "xref": "x",
        "yref": "y",
        "xanchor": "left",
        "showarrow": False,
        "font": {"size": 12.5},
    }


def _brackets(rows: list[tuple[int, _Row]]) -> Spec:
    ends = [(row["bound_low"], row["bound_high"], at) for at, row in rows]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for low, high, _ in ends for x in (low, high, None)],
        "y": [y for _, _, at in ends for y in (at, at, None)],
        "line": {"color": theme.FAINT, "width": 5},
        "marker": {"symbol": "line-ns-open", "size": 13, "color": theme.MUTED, "line": {"width": 2}},
        "hoverinfo": "skip",
    }


def _dots(rows: list[tuple[int, _Row]], links: list[str]) -> Spec:
    as_expected = [row["dominant"] == row["expected"] for _, row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row["share"] for _, row in rows],
        "y": [at for at, _ in rows],
        "cliponaxis": False,
        **({"customdata": links} if links else {}),
        "marker": {
            "size": 10,
            "color": theme.MUTED,
            "symbol": ["circle" if one else "circle-open" for one in as_expected],
            "line": {"width": 2, "color": theme.MUTED},
        },
        "hovertext": [_hover(row) for _, row in rows],
        "hoverinfo": "text",
    }


def _names(rows: list[tuple[int, _Row]]) -> Spec:
    """Which predikat is the most frequent, and its share, right of all brackets."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [103] * len(rows),
        "y": [at for at, _ in rows],
        "text": [f"{row['dominant']} {_share(row)}" for _, row in rows],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _share(row: _Row) -> str:
    """The share of the most frequent predikat, never without what it is a share of."""
    return t("{share} dari {n}", share=share_written(row["share"], row["rated"]), n=number(row["rated"]))


def _hover(row: _Row) -> str:
    most = t("terbanyak {rating}: {share} dinilai", rating=row["dominant__label"], share=_share(row))
    lines = (f"<b>{row['opd__label']}</b>", most, row["verdict__label"], row["why"])
    return "<br>".join(line for line in lines if line)


def _note(frame: pl.DataFrame, left: int) -> str:
    out = frame.height - judged(frame).height
    marks = t("Titik penuh: predikat terbanyak sama dengan yang diharapkan; kosong: predikat lain. Kurung: batasnya.")
    silent = (
        t("{n} OPD tidak ditampilkan: kurang dari 10 dinilai, atau predikat organisasinya belum ada.", n=number(out))
        if out
        else ""
    )
    return " ".join(part for part in (marks, silent, left_to_table(left, t(DIMENSIONS["opd"].label))) if part)
