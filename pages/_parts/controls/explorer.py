"""The controls of Jelajah & Ekspor and of Glosarium, and their part of the link. They ask nothing themselves."""

from __future__ import annotations

import streamlit as st

from data_access.ask import Question, dimensions_of
from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS
from data_access.filters import Filters
from data_access.language import t
from data_access.metrics import METRICS
from pages._parts.controls import address
from pages._parts.controls.keys import ACROSS, ROWS, SHOWN, SUBJECT, WANTED, WORDS

MOST_METRICS, MOST_ROWS = 6, 2
_FIRST = {"performance": ("evaluated", "needs_coaching")}


def explorer(filters: Filters) -> Question:
    """Metrics of one subject, up to two row dimensions and one across, under the shared filters."""
    _arrive()
    subjects = list(dict.fromkeys(metric.fact for metric in METRICS.values()))
    first, second = st.columns([1, 2])
    with first:
        fact = st.selectbox(t("Pokok data"), subjects, format_func=lambda name: t(FACTS[name].label), key=SUBJECT)
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
        )
    rows, across = _grouping(fact)
    by = tuple(dict.fromkeys([*rows, *([across] if across else [])]))
    shown = shown or _default(fact, keys)
    address.own(show=",".join(shown), rows=",".join(rows), column=across)
    return Question(tuple(shown), by, filters)


def across() -> str:
    """The dimension whose values are columns; empty for the long form."""
    return st.session_state.get(ACROSS) or ""


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


def _grouping(fact: str) -> tuple[list[str], str]:
    there = dimensions_of(FACTS[fact])
    st.session_state[ROWS] = [key for key in st.session_state.get(ROWS) or [] if key in there]
    left, right = st.columns([2, 1])
    with left:
        rows = st.multiselect(
            t("Baris (paling banyak 2)"),
            there,
            format_func=_word,
            key=ROWS,
            max_selections=MOST_ROWS,
            placeholder=t("Tanpa rincian: satu baris"),
        )
    others = [key for key in there if key not in rows]
    if st.session_state.get(ACROSS) not in others:
        st.session_state[ACROSS] = None
    with right:
        column = st.selectbox(
            t("Kolom"), others, index=None, format_func=_word, key=ACROSS, placeholder=t("Tanpa kolom")
        )
    return rows, column or ""


def _word(key: str) -> str:
    return t(DIMENSIONS[key].label)


def _default(fact: str, keys: list[str]) -> list[str]:
    return list(_FIRST.get(fact, keys[:1]))


def _arrive() -> None:
    """Take over a link's own part once: what it names must exist and belong together."""
    query = {key: address.own_value(key) for key in ("show", "rows", "column")}
    if SUBJECT in st.session_state and not address.arrived():
        return
    shown = [key for key in query["show"].split(",") if key in METRICS]
    fact = METRICS[shown[0]].fact if shown else st.session_state.get(SUBJECT, "performance")
    there = dimensions_of(FACTS[fact])
    st.session_state[SUBJECT] = fact
    st.session_state[SHOWN] = [key for key in shown if METRICS[key].fact == fact][:MOST_METRICS]
    st.session_state[ROWS] = [key for key in query["rows"].split(",") if key in there][:MOST_ROWS] or ["opd"]
    st.session_state[ACROSS] = query["column"] if query["column"] in there else None
