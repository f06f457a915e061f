"""The wide form: one dimension's values side by side, with the fraction's denominator beside each percentage.

Turned by codes: units of one name, or trainings of one title, stay rows and columns of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import polars as pl

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.export.document import sliced
from data_access.export.long import PART_ROWS, Table, in_words
from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.units import UNITS


def turns(answer: Answer, across: str) -> bool:
    """Whether the answer can be laid out so: something must be left to name its rows."""
    return across in answer.question.by and len(answer.question.by) > 1


def table(answer: Answer, across: str, written: bool) -> Table:
    """A column for each value of the dimension and measure: `<code>/<measure>`, and `…__of` beside a percentage."""
    names = [key for key in answer.question.by if key != across]
    heads = _heads(answer, across)
    headings = {part: said for key in names for part, said in _name_headings(key)}
    found = answer.frame.select(*headings).unique(maintain_order=True)
    places: dict[str, int] = {}
    figures: dict[str, str] = {}
    for metric in (METRICS[key] for key in answer.question.metrics):
        for column, label, decimals in _columns(metric):
            part = _turned(answer, names, across, column, heads)
            if written and column == metric.key:
                part = part.with_columns(in_words(part[name], metric.unit) for name in part.columns[len(names) :])
            found = found.join(part, on=names, how="left", nulls_equal=True, maintain_order="left")
            named = {f"{code}/{column}": f"{head} · {label}" for code, head in heads.items()}
            figures |= named
            places |= dict.fromkeys(named, decimals)
    ordered = _by_value(figures, heads)
    frame = found.select(*headings, *ordered)

    def parts() -> Iterator[pl.DataFrame]:
        return sliced(frame, PART_ROWS)

    return Table(frame.height, parts, headings | ordered, places)


def _name_headings(key: str) -> Iterator[tuple[str, str]]:
    label = t(DIMENSIONS[key].label)
    yield key, t("Kode {label}", label=label)
    yield f"{key}__label", label


def _columns(metric: Metric) -> Iterator[tuple[str, str, int]]:
    """(column of the answer, its heading, decimals): the denominator first, for a percentage."""
    label, unit = t(metric.label), UNITS[metric.unit]
    yield metric.key, f"{label} ({t(unit.word)})", unit.decimals
    if metric.unit == "percent":
        yield f"{metric.key}__of", t("{label}: penyebut", label=label), 0


def _heads(answer: Answer, across: str) -> dict[str, str]:
    """{code: heading} in the order of the answer; a word that stands for several codes comes with its code."""
    pairs = answer.frame.select(pl.col(across).fill_null(""), f"{across}__label").unique(maintain_order=True)
    words = dict(pairs.iter_rows())
    several = {word for word, times in Counter(words.values()).items() if times > 1}
    return {code: f"{word} ({code})" if word in several else word for code, word in words.items()}


def _turned(answer: Answer, names: list[str], across: str, value: str, heads: dict[str, str]) -> pl.DataFrame:
    part = answer.frame.select(*names, pl.col(across).fill_null(""), pl.col(value).cast(pl.Float64))
    turned = part.pivot(on=across, index=names, values=value, aggregate_function="first")
    return turned.rename({code: f"{code}/{value}" for code in heads if code in turned.columns})


def _by_value(figures: dict[str, str], heads: dict[str, str]) -> dict[str, str]:
    """The columns in the order of the dimension's values, all measures of one value beside each other."""
    return {key: said for code in heads for key, said in figures.items() if key.startswith(f"{code}/")}
