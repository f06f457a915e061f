"""The analyst's table: the table of the file itself, how many rows of how many above it and every file below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
import streamlit as st

from data_access.api import ROOT_PATH
from data_access.ask import Answer, View
from data_access.ask.figure import STATUS_WORDS
from data_access.export import Document, Layout, document_of
from data_access.export.document import PLACES, SHOWN_LIKE_VALUE
from data_access.language import N_, t
from data_access.metrics import METRICS
from data_access.units import day, number
from pages._parts import controls, load
from pages._parts.blocks.downloads import downloads
from pages._parts.blocks.shown import empty, notes
from pages._parts.controls.explorer import values_switch
from pages._parts.controls.sidebar import said
from pages._parts.standing import released_on

WHOLE, FIRST = 20_000, 10_000
"""Up to so many rows a table stands on the screen whole; of a longer one, so many."""

_FOR_NAMES, _NARROWEST = 256, 110
"""Pixels that names may take together, so that a phone shows a figure beside them; and one of them at least."""

_PRESENT = {"ada": N_("ada")}
_FIRST_READ = (
    "metric_label", "value", "before", "change", "unit", "numerator", "denominator", "low", "high", "value_status",
)  # fmt: skip
"""What follows the names on the screen, so that a phone shows figures and not names alone; the rest comes after."""


def explored(answer: Answer, view: View) -> None:
    """How many rows of how many, the filter sentence, the table, the files."""
    if answer.empty:
        empty(answer)
        return
    document = document_of(answer, load.viewer(), layout=Layout(view.across))
    wide = bool(document.facts["across"])
    st.markdown(_line(answer, document, wide))
    st.caption(t("Penyaring: {filters}.", filters=said(answer.question.filters)))
    notes(answer)
    if wide:
        st.caption(t("Sel kosong tidak bernilai; sebabnya ada di bentuk panjang, kolom “Status nilai”."))
    _table(document, answer)
    st.markdown(f"**{t('Berkas')}**")
    st.caption(t("Semua {n} baris, dengan kode dan keterangan rilis.", n=number(document.height)))
    values_switch()
    downloads(answer, "explored_files", Layout(view.across, controls.written()))
    st.caption(t("Tautan untuk mengulang tabel ini:"))
    st.code(controls.full_link(controls.filters(), answer.version), language=None, wrap_lines=True)
    st.caption(t("Tautan yang sama untuk program (polars, R, Excel); lainnya di [/api]({api}).", api=ROOT_PATH))
    st.code(controls.program_link(controls.filters(), answer.version), language=None, wrap_lines=True)


def _line(answer: Answer, document: Document, wide: bool) -> str:
    """312 baris dari 312 · 3 belum ada · Triwulan III 2026 · data s.d. … · rilis …; a wide table also says its own."""
    rows, counted = number(document.height), number(answer.frame.height * len(answer.question.metrics))
    long = t("**{n} baris dari {all}**", n=rows, all=counted)
    parts = [
        t("**{n} baris lebar** dari {all} nilai", n=rows, all=counted) if wide else long,
        *_lacking(answer),
        answer.period,
        t("periode belum ditutup") if load.still_open(answer.question) else "",
        t("dibandingkan dengan {period}", period=answer.compared) if answer.compared else "",
        t("data s.d. {as_of}", as_of=day(answer.as_of)),
        t("rilis {day}", day=day(released_on(load.snapshot()))),
    ]
    return " · ".join(part for part in parts if part)


def _lacking(answer: Answer) -> Iterable[str]:
    """How many values are not there, by what stands in their place."""
    states: Counter[str] = Counter()
    for key in answer.question.metrics:
        states.update(answer.frame[f"{key}__status"].to_list())
    return [f"{number(states[code])} {t(word)}" for code, word in STATUS_WORDS.items() if states[code]]


def _table(document: Document, answer: Answer) -> None:
    """The rows of the file; its codes are there too, shown by the menu of the columns."""
    shown = document.height if document.height <= WHOLE else FIRST
    frame = _as_read(_first(document, shown), document.places)
    order = _order(document.headings, answer)
    words = [name for name in order[:3] if name.endswith("_label")]
    width = max(_NARROWEST, _FOR_NAMES // max(1, len(words)))
    st.dataframe(
        frame,
        hide_index=True,
        lazy=False,
        column_order=order,
        column_config=_config(frame, document.headings, dict.fromkeys(words, width)),
        height=min(620, 42 + 35 * shown),
        alt=t("Tabel {n} baris", n=number(document.height)),
        key="explored",
        placeholder="",
    )
    if shown < document.height:
        st.info(
            t("{shown} baris pertama ditampilkan; urutan dan pencarian di tabel ini hanya menjangkau yang ditampilkan. "
              "Berkas memuat semua {n}.", shown=number(shown), n=number(document.height)),
            icon=":material/table_rows:",
        )  # fmt: skip


def _first(document: Document, rows: int) -> pl.DataFrame:
    """The first rows of a document, without making the others."""
    found: list[pl.DataFrame] = []
    for part in document.parts():
        found.append(part.head(rows - sum(one.height for one in found)))
        if sum(one.height for one in found) >= rows:
            break
    return pl.concat(found)


def _as_read(frame: pl.DataFrame, places: Mapping[str, int]) -> pl.DataFrame:
    """Numbers with the decimals a reader sees, states in words."""
    rounded = [pl.col(name).round(places[name]) for name in frame.columns if name in places]
    if PLACES in frame.columns:
        rounded += [_by_row(name, frame[PLACES].unique()) for name in SHOWN_LIKE_VALUE if name in frame.columns]
        rounded.append(pl.col("coverage").round(1))
        words = {code: t(word) for code, word in (_PRESENT | STATUS_WORDS).items()}
        rounded.append(pl.col("value_status").replace(words))
    return frame.with_columns(rounded).drop(PLACES, strict=False)


def _by_row(name: str, places: Iterable[int]) -> pl.Expr:
    """Each row's number with the decimals of its own unit."""
    return pl.coalesce(pl.when(pl.col(PLACES) == one).then(pl.col(name).round(one)) for one in places).alias(name)


def _order(headings: Mapping[str, str], answer: Answer) -> list[str]:
    """The columns on the screen: names, then figures, then what is the same in every row. Codes are left to a click."""
    codes = {*answer.question.by, "metric", "mark"}
    there = [name for name in headings if name not in codes]
    if "value" not in there:
        return there
    names = [f"{key}__label" for key in answer.question.by]
    units = {METRICS[key].unit for key in answer.question.metrics}
    one = {"metric_label": len(answer.question.metrics) == 1, "unit": len(units) == 1}
    first = [name for name in _FIRST_READ if name in there and not one.get(name)]
    return [*names, *first, *(name for name in there if name not in {*names, *first})]


def _config(frame: pl.DataFrame, headings: Mapping[str, str], widths: Mapping[str, int]) -> dict[str, Any]:
    """Headings of the file; numbers as the reader's browser writes them. No column is pinned: a long name would fill a
    narrow screen."""
    return {
        name: st.column_config.NumberColumn(headings[name], format="localized")
        if frame.schema[name].is_numeric()
        else st.column_config.TextColumn(headings[name], width=widths.get(name))
        for name in frame.columns
    }
