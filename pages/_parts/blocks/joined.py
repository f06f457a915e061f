"""A table of several answers by the same dimension: figures of different facts side by side, one row for each code.

Nothing is counted here: each figure comes from its own answer, and the file has them below each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl
import streamlit as st

from data_access.ask import Answer, Figure
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.units import NOTHING
from pages._parts.blocks.downloads import downloads
from pages._parts.blocks.shown import caption, empty
from pages._parts.blocks.tables import Cell, figure_cell, printed
from pages._parts.charts.base import Leads, addresses

_Code = tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Columns from one answer: these metrics, or all it was asked for.

    `faint` are codes whose figures are too old; with `zero` a row that the answer lacks counts nothing, instead of
    being unknown.
    """

    answer: Answer
    keys: tuple[str, ...] = ()
    faint: frozenset[str] = frozenset()
    zero: bool = False

    @property
    def metrics(self) -> tuple[str, ...]:
        return self.keys or self.answer.question.metrics

    @property
    def labels(self) -> str:
        return ", ".join(t(METRICS[key].label) for key in self.metrics)

    def rows(self) -> dict[_Code, list[Cell]]:
        """{codes of a row: its cells}."""
        figures = zip(*(self.answer.figures(key) for key in self.metrics), strict=True)
        codes = self.answer.frame.select(self.answer.question.by).iter_rows()
        return {
            code: [figure_cell(one)._replace(faint=code[0] in self.faint) for one in row]
            for code, row in zip(codes, figures, strict=True)
        }

    @property
    def nothing(self) -> list[Cell]:
        """The cells of a row that this answer does not have."""
        return [self._nothing(METRICS[key]) for key in self.metrics]

    def _nothing(self, metric: Metric) -> Cell:
        if self.zero and metric.unit != "percent":
            return Cell(NOTHING, value=0)
        return figure_cell(Figure(metric, None, status="tidak_berlaku" if self.zero else None))


@dataclass(frozen=True)
class Words:
    """A last column of words: its heading, and what it says of a code of the first dimension."""

    heading: str
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def cell(self, code: str) -> Cell:
        return self.cells.get(code, Cell(t("belum ada")))._replace(words=True)


def joined(  # noqa: PLR0913 - the parts, their order, and what stands beside them
    title: str,
    parts: Sequence[Answer | Columns],
    order: str,
    *,
    compared: str,
    key: str,
    leads: Leads = None,
    words: Words | Sequence[Words] | None = None,
    first: Sequence[str] = (),
) -> None:
    """A table in the open, the most concerned first, or why there is none.

    Each part gives all metrics of an answer, or some (`Columns`); all are by the same dimensions. `order` is a column
    of the first answer, or `<metric>__short` for those its metric does not hold for; rows that only another answer has
    follow; `first` are codes that stand above all others, in this order. `leads`: code of a row → address.
    """
    st.subheader(title, anchor=False)
    columns = [part if isinstance(part, Columns) else Columns(part) for part in parts]
    there = [part for part in columns if part.zero or not part.answer.empty]
    if all(part.answer.empty for part in columns):
        empty(*(part.answer for part in columns))
        return
    said = [words] if isinstance(words, Words) else [*(words or ())]
    names = _names(there, order, first)
    cells = [[*row, *(one.cell(code[0]) for one in said)] for code, row in _rows(there, names).items()]
    heads = [t(METRICS[metric].label) for part in there for metric in part.metrics]
    by = [t(DIMENSIONS[one].label) for one in there[0].answer.question.by]
    links = addresses((code[0] for code in names), leads)
    printed(by, [*heads, *(one.heading for one in said)], list(names.values()), cells, title, links)
    lacking = [part for part in columns if part not in there]
    st.caption(
        " ".join(part for part in (caption(there[0].answer, compared), _times(there), _lacking(lacking)) if part)
    )
    _files(there, key)


def _rows(parts: Sequence[Columns], codes: Iterable[_Code]) -> dict[_Code, list[Cell]]:
    """{codes: the cells of all parts}, in the order given."""
    found = [(part, part.rows()) for part in parts]
    return {code: [cell for part, rows in found for cell in rows.get(code, part.nothing)] for code in codes}


def _names(parts: Sequence[Columns], order: str, first: Sequence[str]) -> dict[_Code, list[str]]:
    """{codes: names} of every row: `first`, then the most concerned of the first answer."""
    found: dict[_Code, list[str]] = {}
    for part in parts:
        by = list(part.answer.question.by)
        frame = _ordered(part.answer.frame, order) if part is parts[0] else part.answer.frame
        for row in frame.select(*by, *(f"{one}__label" for one in by)).iter_rows():
            found.setdefault(row[: len(by)], list(row[len(by) :]))
    places = {code: place for place, code in enumerate(first)}
    return dict(sorted(found.items(), key=lambda one: places.get(one[0][0], len(places))))


def _ordered(frame: pl.DataFrame, order: str) -> pl.DataFrame:
    metric, _, part = order.partition("__")
    by = pl.col(f"{metric}__of") - pl.col(f"{metric}__x") if part == "short" else pl.col(order)
    return frame.sort(by, descending=True, nulls_last=True, maintain_order=True) if metric in frame.columns else frame


def _times(parts: Sequence[Columns]) -> str:
    """The time of the columns that are of another than the first."""
    others = [part for part in parts[1:] if part.answer.period != parts[0].answer.period]
    said = [f"{part.labels}: {part.answer.period}" for part in others]
    return f"{'; '.join(said)}." if said else ""


def _lacking(parts: Sequence[Columns]) -> str:
    return t("Belum ada data: {what}.", what=", ".join(part.labels for part in parts)) if parts else ""


def _files(parts: Iterable[Columns], key: str) -> None:
    box = st.expander(t("Unduhan"), key=f"{key}_files", on_change="rerun", type="compact")
    if box.open:
        with box:
            downloads([part.answer for part in parts if not part.answer.empty], key)
