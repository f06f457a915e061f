"""The analyst's table: numbers as numbers, all rows, the filters in words above it and every file below it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl
import streamlit as st

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import NOTHING, UNITS, day, number
from pages._parts import controls
from pages._parts.blocks.downloads import downloads
from pages._parts.blocks.shown import empty, notes
from pages._parts.controls.sidebar import said


def explored(answer: Answer, across: str) -> None:
    """How many rows of how many, the filter sentence, the table, the files."""
    if answer.empty:
        empty(answer)
        return
    rows = answer.frame.height
    st.markdown(
        t(
            "**{n} baris dari {n}** · {period} · data s.d. {as_of} · rilis {version}",
            n=number(rows),
            period=answer.period,
            as_of=day(answer.as_of),
            version=answer.version,
        )
    )
    st.caption(t("Penyaring: {filters}.", filters=said(answer.question.filters)))
    notes(answer)
    turned = across in answer.question.by and len(answer.question.by) > 1
    frame = wide(answer, across) if turned else _long(answer)
    if turned:
        st.caption(t("Tabel lebar: {n} baris; berkas memanjang, satu baris untuk tiap nilai.", n=number(frame.height)))
    st.dataframe(
        frame,
        hide_index=True,
        lazy=False,
        column_config=_config(frame),
        height=min(620, 42 + 35 * frame.height),
        alt=t("Tabel {n} baris", n=number(rows)),
        key="explored",
        placeholder=NOTHING,
    )
    st.caption(
        t("Berkas memuat semua {n} baris dengan pembilang, penyebut, batas, dan keterangan rilis.", n=number(rows))
    )
    downloads(answer, "explored_files")
    st.caption(t("Tautan untuk mengulang tabel ini:"))
    st.code(controls.full_link(controls.filters(), answer.version), language=None, wrap_lines=True)


def _long(answer: Answer) -> pl.DataFrame:
    """A column for each name, and for each metric its value, numerator and denominator."""
    columns = [pl.col(f"{key}__label").alias(t(DIMENSIONS[key].label)) for key in answer.question.by]
    for key in answer.question.metrics:
        columns += _of_metric(key)
    return answer.frame.select(columns)


def _of_metric(key: str) -> list[pl.Expr]:
    metric = METRICS[key]
    label, unit = t(metric.label), UNITS[metric.unit]
    value = pl.col(key).round(unit.decimals).alias(f"{label} ({t(unit.word)})")
    if metric.unit != "percent":
        return [value]
    parts = [
        pl.col(f"{key}__x").alias(f"{label}: {t('pembilang')}"),
        pl.col(f"{key}__of").alias(f"{label}: {t('penyebut')}"),
    ]
    return [*parts, value]


def wide(answer: Answer, across: str) -> pl.DataFrame:
    """One column for each value of the chosen dimension, with the fraction beside each percentage.

    Turned by codes: units of one name, or trainings of one title, stay rows and columns of their own.
    """
    names = [key for key in answer.question.by if key != across]
    turned = answer.frame.with_columns(pl.col(across).fill_null(""))
    heads = _heads(turned, across)
    found: pl.DataFrame | None = None
    said: list[str] = []
    for key in answer.question.metrics:
        metric = METRICS[key]
        shown = {key: t(metric.label)}
        if metric.unit == "percent":
            shown |= {f"{key}__of": f"{t(metric.label)} ({t('dari')})"}
        for column, label in shown.items():
            columns = {code: f"{head} · {label}" for code, head in heads.items()}
            part = _pivoted(turned, names, across, column, columns, UNITS[metric.unit].decimals)
            keys = _keys(names)
            found = part if found is None else found.join(part, on=keys, nulls_equal=True, maintain_order="left")
            said.append(label)
    figures = [f"{head} · {label}" for head in heads.values() for label in said]
    titles = [pl.col(f"{key}__label").alias(t(DIMENSIONS[key].label)) for key in names]
    return found.select(*titles, *figures) if found is not None else pl.DataFrame()


def _heads(frame: pl.DataFrame, across: str) -> dict[str, str]:
    """{code: heading} in the order of the answer; a word that stands for several codes comes with its code."""
    words = dict(frame.select(across, f"{across}__label").unique(maintain_order=True).iter_rows())
    several = {word for word, times in Counter(words.values()).items() if times > 1}
    return {code: f"{word} ({code})" if word in several else word for code, word in words.items()}


def _pivoted(  # noqa: PLR0913 - what is turned, by what, and how it is said
    frame: pl.DataFrame, names: list[str], across: str, value: str, columns: dict[str, str], places: int
) -> pl.DataFrame:
    keys = _keys(names)
    table = frame.select(*keys, across, pl.col(value).cast(pl.Float64).round(places))
    return table.pivot(on=across, index=keys, values=value, aggregate_function="first").rename(columns)


def _keys(names: list[str]) -> list[str]:
    return [part for key in names for part in (key, f"{key}__label")]


def _config(frame: pl.DataFrame) -> dict[str, Any]:
    """Numbers as the reader's browser writes them. No column is pinned: a long name would fill a narrow screen."""
    return {
        name: st.column_config.NumberColumn(format="localized")
        if frame.schema[name].is_numeric()
        else st.column_config.TextColumn()
        for name in frame.columns
    }
