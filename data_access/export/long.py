"""The long form: one row for each row of the answers and measure, with its parts, value, bounds and state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import polars as pl

from data_access.ask import Answer
from data_access.ask.figure import mark_words
from data_access.dimensions import DIMENSIONS
from data_access.export.document import PLACES, SHOWN_LIKE_VALUE, sliced
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.units import UNITS, change, in_full

_PARTS = {"numerator": "x", "denominator": "of", "low": "low", "high": "high", "before": "before", "peers": "peers"}
_COUNTED = ("numerator", "denominator")
PART_ROWS = 100_000
"""Rows of a part: large enough for Polars to be quick, small enough for memory not to notice."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table that is made part by part: how many rows, the parts, {column: heading}, {column: decimals}."""

    height: int
    parts: Callable[[], Iterator[pl.DataFrame]]
    headings: Mapping[str, str]
    places: Mapping[str, int] = field(default_factory=dict)


def table(answers: Sequence[Answer], written: bool) -> Table:
    """The answers below each other, their measures side by side within each row of theirs."""
    keys = tuple(dict.fromkeys(key for answer in answers for key in answer.question.by))
    headings = _headings(answers, keys)
    whole = {name for name in _COUNTED if all(_whole(answer, name) for answer in answers)}
    height = sum(answer.frame.height * len(answer.question.metrics) for answer in answers)

    def parts() -> Iterator[pl.DataFrame]:
        for answer in answers:
            for part in sliced(answer.frame, max(1, PART_ROWS // len(answer.question.metrics))):
                yield (
                    _long(answer, part, keys, written)
                    .with_columns(pl.col(name).cast(pl.Int64) for name in whole)
                    .select(*headings, PLACES)
                )

    return Table(height, parts, headings)


def _long(answer: Answer, part: pl.DataFrame, keys: Sequence[str], written: bool) -> pl.DataFrame:
    """Rows of an answer, one for each of its measures, in the order of the rows."""
    metrics = [METRICS[key] for key in answer.question.metrics]
    names = [column for key in keys for column in _named(part, key)]
    found = pl.concat([_of_metric(answer, part, names, metric, written) for metric in metrics])
    if len(metrics) == 1:
        return found
    order = np.arange(found.height).reshape(len(metrics), part.height).T.ravel()
    return found[order]


def _named(part: pl.DataFrame, key: str) -> Iterator[pl.Expr]:
    """Code and words of a dimension; nothing where this answer has it not."""
    for name in (key, f"{key}__label"):
        yield pl.col(name) if name in part.columns else pl.lit(None, pl.String).alias(name)


def _of_metric(
    answer: Answer, part: pl.DataFrame, names: Sequence[pl.Expr], metric: Metric, written: bool
) -> pl.DataFrame:
    """The rows of one measure. What is published only within a group shows no part of it either."""
    status = pl.col(f"{metric.key}__status")
    parts = {name: _part(part, column) for name, column in _columns(metric).items()}
    parts["numerator"] = pl.when(status == "gabungan").then(None).otherwise(parts["numerator"])
    parts["change"] = pl.col(metric.key).cast(pl.Float64) - parts["before"]
    period = pl.col("period__label") if "period" in answer.question.by else pl.lit(answer.period)
    found = part.select(
        *names,
        period.alias("time"),
        pl.lit(metric.key).alias("metric"),
        pl.lit(t(metric.label)).alias("metric_label"),
        *(value.alias(name) for name, value in parts.items()),
        pl.col(metric.key).cast(pl.Float64).alias("value"),
        pl.lit(t(UNITS[metric.unit].word)).alias("unit"),
        pl.lit(_sure(metric)).alias("interval"),
        status.alias("value_status"),
        _coverage(metric).alias("coverage"),
        pl.col("n").cast(pl.Int64),
        pl.col("people").cast(pl.Int64),
        *_mark(part, metric),
        pl.lit(UNITS[metric.unit].decimals).alias(PLACES),
    )
    if not written:
        return found
    texts = pl.Series("value", [figure.text for figure in replace(answer, frame=part).figures(metric.key)], pl.String)
    others = [in_words(found[name], metric.unit) for name in SHOWN_LIKE_VALUE if name not in ("value", "change")]
    return found.with_columns(texts, *others, _said(found["change"], lambda value: change(value, 0, metric.unit)))


def in_words(values: pl.Series, unit: str) -> pl.Series:
    """Numbers as a reader sees them, in full and with their unit; what is nothing stays nothing."""
    return _said(values, lambda value: in_full(value, unit))


def _said(values: pl.Series, words: Callable[[float], str]) -> pl.Series:
    """The same number is put into words once."""
    known = values.drop_nulls().unique()
    said = pl.Series([words(value) for value in known], dtype=pl.String)
    return values.replace_strict(known, said, default=None, return_dtype=pl.String)


def _columns(metric: Metric) -> dict[str, str]:
    """{part: column of the answer}. A numerator is told of a percentage alone, and no denominator that is the value
    itself: "44 of 44" would say one number twice (`pages.md` §0.1.2)."""
    untold = {"numerator"} if metric.unit != "percent" else set()
    if metric.whole and metric.value is None:
        untold.add("denominator")
    return {name: "" if name in untold else f"{metric.key}__{part}" for name, part in _PARTS.items()}


def _coverage(metric: Metric) -> pl.Expr:
    """How much of what should be known is known, in percent; only where that can be less than all."""
    if metric.kind != "C":
        return pl.lit(None, pl.Float64)
    return 100 * pl.col(f"{metric.key}__of") / pl.col(f"{metric.key}__obliged").replace(0, None)


def _mark(part: pl.DataFrame, metric: Metric) -> tuple[pl.Expr, pl.Expr]:
    """The mark as code and words; empty for what was not judged."""
    name = f"{metric.key}__mark"
    mark = pl.col(name) if name in part.columns else pl.lit(None, pl.String)
    words = {code: t(said) for code, said in mark_words(metric).items()}
    said = mark.replace_strict(words, default=None, return_dtype=pl.String)
    return mark.alias("mark"), said.alias("mark_label")


def _part(frame: pl.DataFrame, name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64) if name in frame.columns else pl.lit(None, pl.Float64)


def _whole(answer: Answer, name: str) -> bool:
    """Whether all of these are whole numbers: counts then stand in a file as counts."""
    columns = [_columns(METRICS[key])[name] for key in answer.question.metrics]
    there = answer.frame.select(column for column in columns if column in answer.frame.columns)
    return bool(there.select(pl.all_horizontal((pl.all().fill_null(0) % 1 == 0).all())).item()) if there.width else True


def _sure(metric: Metric) -> str:
    """What the two bounds mean (`pages.md` §4): missing data, respondents, or nothing at all."""
    if metric.kind == "C" and metric.unit == "percent":
        return t("batas: data belum lengkap")
    if metric.interval:
        return t("rentang kepercayaan 95 %")
    return t("bukan sampel: tanpa rentang") if metric.kind in ("S", "C") else t("tanpa rentang")


def _headings(answers: Sequence[Answer], keys: Sequence[str]) -> dict[str, str]:
    """{column: its heading} in the order of the table; with the unit where all measures share one."""
    units = [UNITS[METRICS[key].unit] for answer in answers for key in answer.question.metrics]

    def with_unit(label: str, *words: str) -> str:
        shared = {*words} or {unit.word for unit in units}
        return f"{label} ({t(shared.pop())})" if len(shared) == 1 else label

    found = _dimension_headings(keys) | {
        "time": t("Waktu"),
        "metric": t("Kode ukuran"),
        "metric_label": t("Ukuran"),
        "numerator": t("Pembilang"),
        "denominator": t("Penyebut"),
        "value": with_unit(t("Nilai")),
        "unit": t("Satuan"),
        "low": with_unit(t("Batas bawah")),
        "high": with_unit(t("Batas atas")),
        "interval": t("Jenis batas"),
        "value_status": t("Status nilai"),
        "coverage": t("Cakupan data (%)"),
        "n": t("Jumlah baris (n)"),
        "people": t("Jumlah orang"),
    }
    if any(answer.compared for answer in answers):
        found["before"] = with_unit(t("Nilai pembanding"))
        found["change"] = with_unit(t("Selisih"), *(unit.difference or unit.word for unit in units))
    if any(map(with_marks, answers)):
        found |= {"mark": t("Kode tanda"), "mark_label": t("Tanda")}
        found["peers"] = with_unit(t("Nilai kelompok sejenis lainnya"))
    return found


def _dimension_headings(keys: Sequence[str]) -> dict[str, str]:
    found = {}
    for key in keys:
        label = t(DIMENSIONS[key].label)
        found |= {key: t("Kode {label}", label=label), f"{key}__label": label}
    return found


def with_marks(answer: Answer) -> bool:
    """Whether its units were held against their peers."""
    return any(f"{key}__mark" in answer.frame.columns for key in answer.question.metrics)
