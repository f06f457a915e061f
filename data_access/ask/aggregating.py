"""From counted rows to figures: one row a group, each metric with its parts, n and people, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from data_access.ask.hiding import hidden_rows
from data_access.ask.question import Question
from data_access.ask.selecting import Selection, selected
from data_access.ask.watching import tellable, with_hidden
from data_access.contract.codes import UNKNOWN
from data_access.facts import FACTS
from data_access.intervals import around, bounds, index_interval
from data_access.metrics import METRICS, Metric
from data_access.privacy import ANONYMOUS, FEWEST

_HIDDEN = "__hidden"
_SHOWN = ("x", "low", "high")
"""Parts of a figure that are empty where there is no data of its time."""


def aggregated(selection: Selection, question: Question) -> pl.DataFrame:
    """The frame of an answer without labels: `by`, n, people, and the columns of each metric."""
    frame, by = tellable(selection, question)
    metrics = [METRICS[key] for key in question.metrics]
    direct = [metric for metric in metrics if not metric.per]
    people = pl.col("n").sum() if selection.counts_people else pl.lit(None, pl.Int64)
    result = _grouped(frame, by, [pl.col("n").sum(), people.alias("people"), *(p for m in direct for p in _parts(m))])
    for metric in (metric for metric in metrics if metric.per):
        steps = frame.group_by(*dict.fromkeys([*by, metric.per])).agg(**metric.first)
        result = _joined(result, _grouped(steps, by, _parts(metric)), by)
    if selection.people_fact and not selection.counts_people:
        result = _joined(result.drop("people"), _people_elsewhere(selection, question), by)
    return with_hidden(_protected(_sure(result, frame, metrics, by, selection), metrics, by, selection), question)


def _parts(metric: Metric) -> list[pl.Expr]:
    obliged = metric.obliged if metric.obliged is not None else metric.denominator
    return [
        metric.expression.cast(pl.Float64).alias(metric.key),
        metric.numerator.cast(pl.Float64).alias(f"{metric.key}__x"),
        metric.denominator.cast(pl.Float64).alias(f"{metric.key}__of"),
        obliged.cast(pl.Float64).alias(f"{metric.key}__obliged"),
    ]


def _grouped(frame: pl.DataFrame, by: list[str], parts: list[pl.Expr]) -> pl.DataFrame:
    return frame.group_by(by).agg(parts) if by else frame.select(parts)


def _joined(left: pl.DataFrame, right: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    return left.join(right, on=by, how="left", nulls_equal=True) if by else left.hstack(right)


def _people_elsewhere(selection: Selection, question: Question) -> pl.DataFrame:
    """Distinct persons from the fact that has one row for each; unknown where it cannot be split the same way."""
    other = FACTS[selection.people_fact]
    by = list(question.by)
    if any(key in selection.fact.dimensions and key not in other.dimensions for key in by) or "domain" in by:
        return selection.frame.group_by(by).agg(people=pl.lit(None, pl.Int64))
    asked = Question(("assessed",), question.by, question.filters)
    same = selected(selection.viewer, other, asked, selection.snapshot, selection.when)
    return _grouped(
        same.frame, by, [pl.col("n").filter(pl.col("assessment_state") != "TANPA_STANDAR").sum().alias("people")]
    )


def _sure(
    result: pl.DataFrame, frame: pl.DataFrame, metrics: list[Metric], by: list[str], selection: Selection
) -> pl.DataFrame:
    """Bounds for what was not observed, intervals for respondents, nothing for a complete census (`pages.md` §4)."""
    for metric in metrics:
        if metric.kind == "C" and metric.unit == "percent":
            result = result.with_columns(bounds(metric.key))
        elif metric.interval:
            half = _half(frame, metric, by, selection)
            result = _joined(result, half, by).with_columns(around(metric.key)).drop(f"{metric.key}__half")
        else:
            nothing = pl.lit(None, pl.Float64)
            result = result.with_columns(nothing.alias(f"{metric.key}__low"), nothing.alias(f"{metric.key}__high"))
    return result


def _half(frame: pl.DataFrame, metric: Metric, by: list[str], selection: Selection) -> pl.DataFrame:
    """The half-widths of its interval; users are known of one year alone, so answers of several have none."""
    span = selection.when.span
    users = selection.snapshot.users(span.end.year)
    known = users if span.start.year == span.end.year else users.clear()
    if metric.interval == "units":
        of_units = frame.filter(pl.col("agency") != UNKNOWN)
        return index_interval(of_units, by, known, metric.key, FEWEST)
    return index_interval(frame, by, known, metric.key)


def _protected(result: pl.DataFrame, metrics: list[Metric], by: list[str], selection: Selection) -> pl.DataFrame:
    """Why a value is empty: no data, a rule that covers none of those asked about, or too few anonymous answers."""
    result = _without_few(result, metrics, by, selection)
    for metric in metrics:
        if not selection.when.known:
            result = result.with_columns(pl.lit(None, pl.Float64).alias(name) for name in _figures(metric, _SHOWN))
        covers_nobody = (pl.col("n") > 0) & (pl.col(f"{metric.key}__obliged") == 0)
        missing = pl.when(covers_nobody).then(pl.lit("tidak_berlaku")).otherwise(pl.lit("belum_ada"))
        few = pl.col(_HIDDEN) if _of_answers(metric) else pl.lit(False)
        status = pl.when(few).then(pl.lit("gabungan")).when(pl.col(metric.key).is_null()).then(missing)
        result = result.with_columns(status.otherwise(pl.lit("ada")).alias(f"{metric.key}__status"))
    return result.drop(_HIDDEN)


def _without_few(result: pl.DataFrame, metrics: list[Metric], by: list[str], selection: Selection) -> pl.DataFrame:
    """Rows of few anonymous answers, and those they would be reckoned from, without what is told of answers: the same
    rows for every such metric, nor their `n`. A head count that is asked for as a metric stays: it is structure."""
    asked = [metric for metric in metrics if _of_answers(metric)]
    if selection.fact.privacy != ANONYMOUS or not asked:
        return result.with_columns(pl.lit(False).alias(_HIDDEN))
    counts = [pl.col("n"), *(pl.col(f"{metric.key}__x") for metric in asked if not metric.per)]
    few = pl.any_horizontal((count > 0) & (count < FEWEST) for count in counts)
    placed, keys = _with_places(result, by, selection) if by else (result, by)
    result = result.with_columns(hidden_rows(placed, keys, few, pl.min_horizontal(counts)).alias(_HIDDEN))
    told = ["n", "people", *(name for metric in asked for name in _figures(metric, (*_SHOWN, "of", "obliged")))]
    return result.with_columns(pl.when(~pl.col(_HIDDEN)).then(pl.col(name)).alias(name) for name in told)


def _with_places(result: pl.DataFrame, by: list[str], selection: Selection) -> tuple[pl.DataFrame, list[str]]:
    """Each row with the agency, OPD and city it is of, where each is of one, and all keys: of these, too, the totals
    can be asked for."""
    frame, tree = selection.frame, selection.snapshot.agency_keys.select("agency", "opd")
    frame = frame if "opd" in frame.columns else frame.join(tree, on="agency", how="left")
    places = {f"{key}__of_row": pl.col(key).cast(pl.String) for key in ("agency", "opd", "city") if key not in by}
    groups = frame.group_by(by).agg(**{name: place.unique() for name, place in places.items()})
    more = [name for name in places if (groups[name].list.len() == 1).all()]
    return _joined(result, groups.select(*by, pl.col(more).list.first()), by), [*by, *more]


def _of_answers(metric: Metric) -> bool:
    """Whether it says what respondents answered, not only how many they are."""
    return metric.kind == "R"


def _figures(metric: Metric, parts: Iterable[str]) -> list[str]:
    """The columns of its value and of these parts."""
    return [metric.key, *(f"{metric.key}__{part}" for part in parts)]
