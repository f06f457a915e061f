"""Heat maps: shares by two dimensions, and the field of hasil kerja and perilaku. Each cell carries its figure."""

from __future__ import annotations

import polars as pl

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.metrics.base import MATRIX
from data_access.privacy import FEWEST
from data_access.units import number
from pages._parts import theme
from pages._parts.charts.base import (
    Chart,
    Spec,
    axis,
    figure,
    left_to_table,
    listing,
    most,
    row_heights,
    rows_axis,
    wrapped,
)


def heat(answer: Answer, row: str, column: str, key: str, order: Answer, order_by: str, rows: int = 22) -> Chart:
    """Shares (0–100) by row and column. Rows with the most people concerned first, as another answer counts them."""
    ranked, left = most(order.frame.filter(pl.col("n") > 0), order_by, rows)
    idents = ranked[row].to_list()
    labels = [wrapped(label, 30) for label in ranked[f"{row}__label"]]
    columns = answer.frame.select(column, f"{column}__label").unique(maintain_order=True)
    across = _in_order(columns, answer, column, key)
    cells = {(r[row], r[column]): r for r in answer.frame.iter_rows(named=True)}
    grid = [[cells.get((ident, code)) for code, _ in across] for ident in idents]
    names = [wrapped(name, 20) for _, name in across]
    trace = _map(grid, names, labels, key)
    spec = figure(
        [trace],
        row_heights(labels, least=30) + 150,
        xaxis=axis(side="top", showgrid=False, tickangle=-90, type="category"),
        yaxis=rows_axis(len(labels)),
        margin={"t": 8},
    )
    said = listing(labels, [number(value) for value in ranked[order_by]])
    alt = t(
        "Peta panas {metric} menurut {row} dan {column}; urut orang: {said}.",
        metric=t(METRICS[key].label),
        row=t(DIMENSIONS[row].label),
        column=t(DIMENSIONS[column].label),
        said=said,
    )
    return Chart(spec, alt, left_to_table(left, t(DIMENSIONS[row].label)))


def _in_order(columns: pl.DataFrame, answer: Answer, column: str, key: str) -> list[tuple[str, str]]:
    """Columns that somebody was observed in, in the order of the answer."""
    seen = answer.frame.group_by(column).agg(pl.col(f"{key}__of").sum()).filter(pl.col(f"{key}__of") > 0)
    there = set(seen[column])
    return [(code, name) for code, name in columns.iter_rows() if code in there]


def _map(grid: list[list[dict | None]], names: list[str], labels: list[str], key: str) -> Spec:
    return {
        "type": "heatmap",
        "x": names,
        "y": labels,
        "z": [[_coloured(cell, key) for cell in line] for line in grid],
        "text": [[_written(cell, key) for cell in line] for line in grid],
        "texttemplate": "%{text}",
        "textfont": {"size": 12},
        "zmin": 0,
        "zmax": 100,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertext": [
            [_hover(cell, key, label, name) for cell, name in zip(line, names, strict=True)]
            for line, label in zip(grid, labels, strict=True)
        ],
        "hoverinfo": "text",
    }


def _coloured(cell: dict | None, key: str) -> float | None:
    # a share of few observed is written, but not coloured
    return cell[key] if cell and (cell[f"{key}__of"] or 0) >= FEWEST else None


def _written(cell: dict | None, key: str) -> str:
    return number(cell[key]) if cell and cell[key] is not None else ""


def _hover(cell: dict | None, key: str, label: str, name: str) -> str:
    where = f"<b>{label.replace('<br>', ' ')}</b><br>{name.replace('<br>', ' ')}: "
    if not cell or cell[key] is None:
        return where + t("belum ada")
    of = t("{x} dari {n}", x=number(cell[f"{key}__x"]), n=number(cell[f"{key}__of"]))
    return f"{where}{of} · {number(cell[key], 1)} %"


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
