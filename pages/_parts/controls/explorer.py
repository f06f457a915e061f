"""The controls of Jelajah & Ekspor and of Glosarium, and their part of the link. They ask nothing themselves.

A link says a view as `data_access.ask.view` does, and how a CSV writes its figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from data_access.ask import View, dimensions_of, view_of
from data_access.ask.question import Compare
from data_access.ask.view import PARAMETERS, WRITTEN
from data_access.ask.view import VALUES as HOW_WRITTEN
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.language import N_, t
from data_access.metrics import METRICS
from data_access.problems import quoted
from pages._parts.controls import address
from pages._parts.controls.keys import ACROSS, COMPARED, ROWS, SHOWN, SUBJECT, UNUSED, VALUES, WANTED, WIDE, WORDS

Code = TypeVar("Code", bound=str)

MOST_METRICS, MOST_ROWS = 6, 2
_FIRST = {"performance": ("evaluated", "needs_coaching")}
_COMPARED: dict[Compare, str] = {"previous": N_("Periode sebelumnya"), "year_before": N_("Tahun lalu")}


def explorer(filters: Filters) -> View:
    """Metrics of one subject, up to two row dimensions and one across, under the shared filters."""
    _arrive()
    for said in st.session_state.get(UNUSED, ()):
        st.warning(said, icon=":material/link_off:")
    metrics = _measures()
    rows, across, compare = _grouping(METRICS[metrics[0]].fact)
    view = View(metrics, tuple(rows), across, filters, compare, _form(rows, across))
    address.own(**{key: value for key, value in view_query(view).items() if key in (*PARAMETERS, HOW_WRITTEN)})
    return view


def written() -> bool:
    """Whether a CSV has its figures as a reader sees them."""
    return bool(st.session_state.get(VALUES))


def view_query(view: View) -> dict[str, str]:
    """The parameters that open this view again, filters among them; neither language nor release."""
    return view.query() | ({HOW_WRITTEN: WRITTEN} if written() else {})


def glossary() -> tuple[str, str]:
    """The metric a link names, and the words searched for."""
    named = address.own_value("metric")
    if named and named != st.session_state.get(WANTED):
        st.session_state[WANTED], st.session_state[WORDS] = named, ""
    words = st.text_input(
        t("Cari"),
        key=WORDS,
        placeholder=t("Cari ukuran, istilah, dasar hukum …"),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    wanted = "" if words else st.session_state.get(WANTED, "")
    address.own(metric=wanted)
    return wanted, words


def _measures() -> tuple[str, ...]:
    subjects = list(dict.fromkeys(metric.fact for metric in METRICS.values()))
    first, second = st.columns([1, 2])
    with first:
        fact = st.selectbox(
            t("Pokok data"), subjects, format_func=lambda name: t(FACTS[name].label), key=SUBJECT, on_change=_touched
        )
    keys = [key for key, metric in METRICS.items() if metric.fact == fact]
    st.session_state[SHOWN] = [key for key in st.session_state.get(SHOWN) or [] if key in keys] or _default(fact, keys)
    with second:
        shown = st.multiselect(
            t("Ukuran (1–6)"),
            keys,
            format_func=lambda key: t(METRICS[key].label),
            key=SHOWN,
            max_selections=MOST_METRICS,
            placeholder=t("Pilih ukuran"),
            on_change=_touched,
        )
    return tuple(shown or _default(fact, keys))


def _grouping(fact: str) -> tuple[list[str], str, Compare]:
    there = dimensions_of(FACTS[fact])
    st.session_state[ROWS] = [key for key in st.session_state.get(ROWS) or [] if key in there]
    left, middle, right = st.columns([2, 1, 1])
    with left:
        rows = st.multiselect(
            t("Baris (paling banyak 2)"),
            there,
            format_func=_word,
            key=ROWS,
            max_selections=MOST_ROWS,
            placeholder=t("Tanpa rincian: satu baris"),
            on_change=_touched,
        )
    others = [key for key in there if key not in rows]
    if st.session_state.get(ACROSS) not in others:
        st.session_state[ACROSS] = None
    with middle:
        column = _one(t("Kolom"), {key: DIMENSIONS[key].label for key in others}, ACROSS, t("Tanpa kolom"))
    with right:
        compare = _one(t("Dibandingkan dengan"), _COMPARED, COMPARED, t("Tanpa pembanding"))
    return rows, column or "", compare or ""


def _one(label: str, words: Mapping[Code, str], key: str, nothing: str) -> Code | None:
    """A choice of one or none; `words` of each."""
    options: list[Code] = list(words)
    return st.selectbox(
        label,
        options,
        index=None,
        format_func=lambda one: t(words.get(one, one)),
        key=key,
        placeholder=nothing,
        on_change=_touched,
    )


def _form(rows: list[str], across: str) -> bool:
    """Whether the values of the column stand side by side; asked where there is a column, and rows to name."""
    if not rows or not across:
        return False
    hint = t("Nilai dari kolom berdampingan. Tanpa ini: satu baris untuk tiap nilai, dengan batas dan statusnya.")
    return st.toggle(t("Tabel lebar"), key=WIDE, help=hint, on_change=_touched)


def values_switch() -> None:
    """How the figures of a CSV are written."""
    hint = t("Untuk CSV: angka dibulatkan dan bersatuan, seperti di layar. Berkas lain selalu memuat angka utuh.")
    st.toggle(t("Angka seperti tertulis"), key=VALUES, help=hint, on_change=_touched)


def _word(key: str) -> str:
    return t(DIMENSIONS[key].label)


def _default(fact: str, keys: list[str]) -> list[str]:
    return list(_FIRST.get(fact, keys[:1]))


def _touched() -> None:
    """What was wrong with a link is told until the reader goes on from there."""
    st.session_state[UNUSED] = ()


def _arrive() -> None:
    """Take over a link's own part once; what of it cannot be used is told."""
    if SUBJECT in st.session_state and not address.arrived():
        return
    query = {key: address.own_value(key) for key in PARAMETERS}
    view, complaints = view_of(query)
    fact = METRICS[view.metrics[0]].fact if view.metrics else st.session_state.get(SUBJECT, "performance")
    view, more = _fitting(view, fact)
    values = address.own_value(HOW_WRITTEN)
    _hold(view, fact, values == WRITTEN)
    unknown = (t("Cara menulis '{value}' tidak dikenal dan tidak dipakai.", value=quoted(values)),)
    st.session_state[UNUSED] = (*complaints, *more, *(unknown if values not in ("", "raw", WRITTEN) else ()))


def _hold(view: View, fact: str, as_written: bool) -> None:
    """The view in the widgets. A link that names a measure and no rows wants one row; without either, by OPD."""
    st.session_state[SUBJECT] = fact
    st.session_state[SHOWN] = list(view.metrics)
    st.session_state[ROWS] = list(view.rows) if view.metrics or view.rows else ["opd"]
    st.session_state[ACROSS] = view.column or None
    st.session_state[COMPARED] = view.compare or None
    st.session_state[WIDE] = view.wide
    st.session_state[VALUES] = as_written


def _fitting(view: View, fact: str) -> tuple[View, tuple[str, ...]]:
    """The view as far as the controls can show it, and a sentence for what they cannot."""
    there = dimensions_of(FACTS[fact])
    rows = tuple(key for key in view.rows if key in there)
    column = view.column if view.column in there and view.column not in rows[:MOST_ROWS] else ""
    lost = [*view.metrics[MOST_METRICS:]], [*rows[MOST_ROWS:]]
    said = []
    if lost[0]:
        labels = ", ".join(t(METRICS[key].label) for key in lost[0])
        said.append(t("Paling banyak {n} ukuran; tidak dipakai: {what}.", n=MOST_METRICS, what=labels))
    if lost[1]:
        labels = ", ".join(map(_word, lost[1]))
        said.append(t("Paling banyak {n} rincian baris; tidak dipakai: {what}.", n=MOST_ROWS, what=labels))
    # as `ask` takes it: a year earlier for what adds up through a year
    usual: Compare = "year_before" if FACTS[fact].time in ("flow", "year") else "previous"
    compare = usual if view.compare == "usual" else view.compare
    kept = replace(view, metrics=view.metrics[:MOST_METRICS], rows=rows[:MOST_ROWS], column=column, compare=compare)
    return kept, tuple(said)
