"""The analyst's table: numbers as numbers, all rows, the filters in words above it and every file below it."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from data_access.ask import Answer
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.units import UNITS, day, number
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
    wide = across in answer.question.by and len(answer.question.by) > 1
    frame = _wide(answer, across) if wide else _long(answer)
    if wide:
        st.caption(t("Tabel lebar: {n} baris; berkas memanjang, satu baris untuk tiap nilai.", n=number(frame.height)))
    st.dataframe(
        frame,
        hide_index=True,
        lazy=False,
        column_config=_config(frame),
        height=min(620, 42 + 35 * frame.height),
        alt=t("Tabel {n} baris", n=number(rows)),
        key="explored",
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


def _wide(answer: Answer, across: str) -> pl.DataFrame:
    """One column for each value of the chosen dimension, with the fraction beside each percentage."""
    names = [key for key in answer.question.by if key != across]
    order = answer.frame[f"{across}__label"].unique(maintain_order=True).to_list()
    frame: pl.DataFrame | None = None
    for key in answer.question.metrics:
        metric = METRICS[key]
        shown = {f"{metric.key}": t(metric.label)}
        if metric.unit == "percent":
            shown |= {f"{key}__of": f"{t(metric.label)} ({t('dari')})"}
        for column, label in shown.items():
            part = _pivoted(answer.frame, names, across, column, label, UNITS[metric.unit].decimals)
            frame = part if frame is None else frame.join(part, on=_labels(names), how="left", maintain_order="left")
    found = frame if frame is not None else pl.DataFrame()
    figures = [name for label in order for name in found.columns if name.startswith(f"{label} · ")]
    return found.select(*(pl.col(f"{key}__label").alias(t(DIMENSIONS[key].label)) for key in names), *figures)


def _pivoted(frame: pl.DataFrame, names: list[str], across: str, value: str, label: str, places: int) -> pl.DataFrame:  # noqa: PLR0913
    keys = _labels(names)
    table = frame.select(*keys, f"{across}__label", pl.col(value).cast(pl.Float64).round(places))
    wide = table.pivot(on=f"{across}__label", index=keys, values=value, aggregate_function="first")
    return wide.rename({name: f"{name} · {label}" for name in wide.columns if name not in keys})


def _labels(names: list[str]) -> list[str]:
    return [f"{key}__label" for key in names]


def _config(frame: pl.DataFrame) -> dict[str, Any]:
    """Numbers as the reader's browser writes them. No column is pinned: a long name would fill a narrow screen."""
    return {
        name: st.column_config.NumberColumn(format="localized")
        if frame.schema[name].is_numeric()
        else st.column_config.TextColumn()
        for name in frame.columns
    }
