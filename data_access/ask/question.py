"""What is asked and what comes back. Nothing here reads or computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import polars as pl

from data_access.ask.figure import PARTS, Figure
from data_access.dimensions import dimension
from data_access.filters import Filters
from data_access.language import t
from data_access.metrics import METRICS, metric
from data_access.problems import QuestionProblem

Compare = Literal["", "usual", "previous", "year_before"]
"""With which time: the period before, the same a year earlier, or `usual`: a year earlier for what adds up through a
year (July is always low), else the period before."""


@dataclass(frozen=True)
class Question:
    """Metrics of one fact, grouped by dimensions, under filters. Hashable: a cache key and a permalink."""

    metrics: tuple[str, ...]
    by: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    compare: Compare = ""

    def __post_init__(self) -> None:
        if not self.metrics:
            raise QuestionProblem(t("Pertanyaan tanpa ukuran. `pantau metrics` menyebut semuanya."))
        facts = {metric(key).fact: key for key in self.metrics}
        if len(facts) > 1:
            one, other = list(facts.values())[:2]
            raise QuestionProblem(
                t(
                    "Ukuran {one} dan {other} berasal dari data yang berbeda: ajukan dua pertanyaan.",
                    one=one,
                    other=other,
                )
            )
        for key in self.by:
            dimension(key)

    @property
    def fact(self) -> str:
        return METRICS[self.metrics[0]].fact


@dataclass(frozen=True)
class Answer:
    """The only thing that leaves `ask()`.

    `frame`: one row a group; for each dimension its code and `<dimension>__label`; `n` (units) and `people` (distinct
    persons, null where not known); for each metric its value under its own key and `__x` numerator, `__of` denominator,
    `__low`, `__high` (bounds of kind C, interval of kind R), `__status`, and `__before` when compared
    (never for a metric that is not `comparable`).
    A class of complaints that may not be told apart (`privacy.WATCHED`) has a row without any figure, whether there are
    such complaints or not: `n`, `people` and all parts are null (a 0 would be a figure), every status is "gabungan".
    What it counts stands in the row of the code `WATCHED.pool`, together with the other class of its kin.
    Rows of few anonymous answers, and those hidden beside them (`ask.hiding`), are as empty for every metric of kind R.
    Grouped by units alone (`ask.peers`), a metric with a test also has `__mark`: ATAS (clearly above its peers, or
    clearly risen), BAWAH, SAMA (not clearly different) or null (not judged), and `__peers`, the value of the rest.
    """

    question: Question
    frame: pl.DataFrame
    notes: tuple[str, ...]
    period: str
    until: date | None
    compared: str
    as_of: date
    version: str
    privacy: int
    synthetic: bool
    places: Mapping[str, str] = field(default_factory=dict)
    """{id: name} of the cities and units the filters name."""
    rules: Mapping[str, float] = field(default_factory=dict)
    """{code: number} of the rules the metrics are held against, as they held on the data date."""
    rules_version: str = ""
    """A short name for all rules of the release: the same name is the same numbers."""

    @property
    def empty(self) -> bool:
        """Whether nobody and nothing stands behind it."""
        return self.frame.is_empty() or not self.frame["n"].fill_null(1).sum()  # of a hidden row it is not told

    def figure(self, key: str, row: int = 0) -> Figure:
        """One figure with everything that belongs to it, from one row."""
        return self._figure(key, self.frame.row(row, named=True) if self.frame.height > row else {})

    def figures(self, key: str) -> list[Figure]:
        """The figure of every row, in the order of the frame."""
        own = [name for name in (key, *(f"{key}__{part}" for part in PARTS)) if name in self.frame.columns]
        return [self._figure(key, values) for values in self.frame.select(own).iter_rows(named=True)]

    def _figure(self, key: str, values: Mapping[str, Any]) -> Figure:
        parts = {name: values.get(f"{key}__{name}") for name in PARTS}
        return Figure(METRICS[key], values.get(key), compared=self.compared, **parts)
