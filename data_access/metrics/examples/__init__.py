"""Every metric worked out on ten rows, by its own expressions: an example that cannot say anything else than the
metric does.

`example` returns what a reader sees: the rows in words, what each adds to numerator and denominator, and the result.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from data_access.contract.codes import UNSUR
from data_access.dimensions.words import UNSUR as UNSUR_WORDS
from data_access.facts import FACTS
from data_access.facts.types import column_types
from data_access.intervals import bounds
from data_access.language import t
from data_access.metrics.base import Metric
from data_access.metrics.examples.people import OF_AGENCIES, PEOPLE
from data_access.metrics.examples.ten import Ten
from data_access.metrics.examples.things import OF_UNITS, THINGS
from data_access.metrics.examples.words import amount, heading, word
from data_access.units import NOTHING, number

EXAMPLES = {**PEOPLE, **THINGS}
OF_METRIC = {**OF_AGENCIES, **OF_UNITS}
"""{metric: rows of its own}, where those of its fact say nothing about it."""

_PARTS = ("x", "of")

Row = tuple[tuple[str, ...], tuple[str, ...]]
"""The words and the numbers of a row."""


@dataclass(frozen=True)
class Table:
    """Headings of words, headings of numbers, per row its words and its numbers as written, and their sums if any."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


@dataclass(frozen=True)
class Example:
    """A metric on its ten rows, unrounded. `adds` is what each row adds to numerator and denominator; empty where the
    metric is no sum over rows (a quantile, an index, agencies): then `steps` is what stands between rows and value."""

    metric: Metric
    rows: Table
    adds: tuple[tuple[float, float], ...]
    steps: Table | None
    value: float | None
    x: float | None
    of: float | None
    low: float | None
    high: float | None


def example(metric: Metric) -> Example | None:
    """The metric on its ten rows; none where nobody has written any for its fact."""
    ten = OF_METRIC.get(metric.key) or EXAMPLES.get(metric.fact)
    if ten is None or not _read(metric) <= {*ten.columns, "n"}:
        return None
    frame = framed(metric.fact, ten)
    result = _result(metric, frame)
    adds = _adds(metric, frame, result)
    return Example(metric, _table(metric, ten, frame, adds), adds, _steps(metric, frame), **result)


def framed(fact: str, ten: Ten) -> pl.DataFrame:
    """Ten rows as counted rows of the fact, with the types every snapshot has; `n` is 1 where it is not said."""
    types = {"opd": pl.String, "n": pl.Int64, **column_types(FACTS[fact]), **FACTS[fact].sums}
    text = [tuple(str(value) for value in row) for row in ten.rows]
    frame = pl.DataFrame(text, schema=dict.fromkeys(ten.columns, pl.String), orient="row")
    counted = frame if "n" in ten.columns else frame.with_columns(n=pl.lit(1, pl.Int64))
    return counted.with_columns(pl.col(key).cast(types.get(key, pl.String)) for key in counted.columns)


def _read(metric: Metric) -> set[str]:
    """The columns of the fact that the metric reads."""
    if metric.per:
        return {metric.per, *(name for part in metric.first.values() for name in part.meta.root_names())}
    parts = (metric.numerator, metric.denominator, metric.obliged, metric.value)
    return {name for part in parts if part is not None for name in part.meta.root_names()}


def _grain(metric: Metric, frame: pl.DataFrame) -> pl.DataFrame:
    """What the expressions of the metric run over: the rows, or what they give for each value of `per`."""
    return frame.group_by(metric.per, maintain_order=True).agg(**metric.first) if metric.per else frame


def _expressions(metric: Metric) -> list[pl.Expr]:
    obliged = metric.denominator if metric.obliged is None else metric.obliged
    parts = {metric.key: metric.expression, "x": metric.numerator, "of": metric.denominator, "obliged": obliged}
    names = {metric.key: metric.key, **{name: f"{metric.key}__{name}" for name in (*_PARTS, "obliged")}}
    return [part.cast(pl.Float64).alias(names[name]) for name, part in parts.items()]


def _result(metric: Metric, frame: pl.DataFrame) -> dict[str, float | None]:
    found = _grain(metric, frame).select(_expressions(metric))
    nothing = [pl.lit(None, pl.Float64).alias(f"{metric.key}__{end}") for end in ("low", "high")]
    sure = bounds(metric.key) if metric.kind == "C" and metric.unit == "percent" else nothing
    row = found.with_columns(sure).row(0, named=True)
    return {"value": row[metric.key]} | {part: row[f"{metric.key}__{part}"] for part in (*_PARTS, "low", "high")}


def _single(metric: Metric, frame: pl.DataFrame) -> tuple[tuple[float, float], ...]:
    """Numerator and denominator of every row by itself."""
    parts = [metric.numerator.cast(pl.Float64).alias("x"), metric.denominator.cast(pl.Float64).alias("of")]
    return tuple(row for at in range(frame.height) for row in frame[at].select(parts).fill_null(0).iter_rows())


def _adds(metric: Metric, frame: pl.DataFrame, result: dict[str, float | None]) -> tuple[tuple[float, float], ...]:
    """What each row adds, where the value is the sum of the rows or the ratio of two such sums."""
    x, of, value = result["x"], result["of"], result["value"]
    if metric.per or x is None or of is None or value is None:
        return ()
    if not any(_same(value, one) for one in (x, x / of if of else None, 100 * x / of if of else None)):
        return ()
    single = _single(metric, frame)
    return single if all(_same(sum(row[at] for row in single), (x, of)[at]) for at in (0, 1)) else ()


def _same(one: float, other: float | None) -> bool:
    return other is not None and abs(one - other) < 1e-9 * max(1.0, abs(one))


def _table(metric: Metric, ten: Ten, frame: pl.DataFrame, adds: tuple[tuple[float, float], ...]) -> Table:
    read = _read(metric)
    more = set() if metric.key in OF_METRIC else {key for key in read if not key.endswith("_n")}
    columns = [key for key in ten.columns if key in {*ten.shown, *more}]
    words = [key for key in columns if not frame[key].dtype.is_numeric()]
    numbers = [key for key in columns if key not in words]
    rows = tuple(
        (
            (number(at), *(word(key, row[key]) for key in words)),
            (*(_amount(key, row) for key in numbers), *_written(adds[at - 1 : at], metric)),
        )
        for at, row in enumerate(frame.iter_rows(named=True), start=1)
    )
    parts = _part_names(metric) if adds else ()
    heads = (t("Baris"), *map(heading, words)), (*map(heading, numbers), *parts)
    return Table(*heads, rows, _total(metric, adds, len(words), len(numbers)) if adds else None)


def _total(metric: Metric, adds: tuple[tuple[float, float], ...], words: int, numbers: int) -> Row:
    """Under the ten rows: what they add up to, in the columns of numerator and denominator."""
    sums = (sum(row[0] for row in adds), sum(row[1] for row in adds))
    return (t("Jumlah"), *([""] * words)), (*([""] * numbers), *_written((sums,), metric))


def _part_names(metric: Metric) -> tuple[str, ...]:
    return (t("Pembilang"),) if metric.whole else (t("Pembilang"), t("Penyebut"))


def _written(adds: tuple[tuple[float, float], ...], metric: Metric) -> tuple[str, ...]:
    return tuple(amount("", part) for row in adds for part in row[: len(_part_names(metric))])


def _amount(key: str, row: dict[str, float]) -> str:
    """The number of a column; a dash where an unsur was not answered."""
    answered = row.get(f"{key.removesuffix('_sum')}_n", 1) if key.startswith("u_") else 1
    return amount(key, row[key]) if answered else NOTHING


def _steps(metric: Metric, frame: pl.DataFrame) -> Table | None:
    """What stands between the rows and the value: each agency with its parts, or each unsur with its mean."""
    if metric.per:
        return _by_group(metric, _grain(metric, frame))
    unsur = [key for key in UNSUR if f"{key}_sum" in _read(metric)]
    return _by_unsur(unsur, frame) if unsur else None


def _by_group(metric: Metric, groups: pl.DataFrame) -> Table:
    single = _single(metric, groups)
    between = list(metric.first)
    rows = (
        (
            (word(metric.per, row[metric.per]),),
            (*(amount(key, row[key]) for key in between), *_written((single[at],), metric)),
        )
        for at, row in enumerate(groups.iter_rows(named=True))
    )
    return Table((heading(metric.per),), (*map(heading, between), *_part_names(metric)), tuple(rows))


def _by_unsur(unsur: list[str], frame: pl.DataFrame) -> Table:
    sums = frame.sum().row(0, named=True)
    rows = tuple(
        (
            (t(UNSUR_WORDS[key]),),
            (
                number(sums[f"{key}_sum"]),
                number(sums[f"{key}_n"]),
                number(sums[f"{key}_sum"] / sums[f"{key}_n"] if sums[f"{key}_n"] else None, 2),
            ),
        )
        for key in unsur
    )
    return Table((t("Unsur"),), (t("Jumlah nilai"), t("Jawaban"), t("NRR")), rows)
