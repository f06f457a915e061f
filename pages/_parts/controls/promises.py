"""The controls of follow-ups: the form to write one down, the status of each, and what was just done. Asks nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from data_access.language import t
from data_access.store import LONGEST, STATUSES, FollowUp
from pages._parts.controls import keys

Place = tuple[str, str]
"""City code and agency id; an empty agency is the whole city."""

USUAL = timedelta(days=14)
"""From today to the due date, unless the reader says otherwise."""


@dataclass(frozen=True)
class Wanted:
    """The change of one follow-up that a click asked for: its new status, or its new due date."""

    ident: int
    status: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Entry:
    """What the reader typed into the form, not looked at yet."""

    place: Place | None
    metric: str
    what: str
    due_on: date | None


def form_box() -> PopoverContainer:
    """The button and what it opens; a new one after each saving, so that it closes and starts empty.

    What it holds is drawn always: drawn on opening it would find no room at the end of a page.
    """
    return st.popover(t("Catat tindak lanjut"), icon=":material/add_task:", key=_keyed(keys.FOLLOW_BOX))


def typed(
    places: Mapping[Place, str], preset: Place | None, metrics: Mapping[str, str], metric: str, today: date
) -> Entry:
    """The fields of the form, inside a form; `today` is the day in the place it is about."""
    order = list(places)
    place = st.selectbox(
        t("Untuk OPD atau unit mana?"),
        order,
        index=order.index(preset) if preset else None,
        format_func=lambda one: places.get(one, one[1]),
        key=_keyed(keys.FOLLOW_PLACE),
        placeholder=t("Pilih; ketik untuk mencari"),
    )
    what = st.text_area(
        t("Apa yang akan dilakukan?"),
        key=_keyed(keys.FOLLOW_WHAT),
        max_chars=LONGEST,
        height=88,
        placeholder=t("Misalnya: panggil pejabat penilai yang belum menilai"),
    )
    st.caption(t("Jangan menulis nama atau NIP."))
    due_on = st.date_input(t("Tenggat"), today + USUAL, key=_keyed(keys.FOLLOW_DUE), format="DD/MM/YYYY")
    return Entry(place, metric or _metric(metrics), what or "", due_on if isinstance(due_on, date) else None)


def _metric(metrics: Mapping[str, str]) -> str:
    if not metrics:
        return ""
    chosen = st.selectbox(
        t("Angka yang dipegang"),
        list(metrics),
        index=None,
        format_func=lambda key: metrics.get(key, key),
        key=_keyed(keys.FOLLOW_METRIC),
        placeholder=t("Tanpa angka"),
        help=t("Angka OPD itu hari ini ikut disimpan, supaya nanti dapat dibandingkan."),
    )
    return chosen or ""


def finished(said: str) -> None:
    """The entry is kept: say so at the next run, and let the form start anew."""
    st.session_state[keys.FOLLOW_TOLD] = said
    st.session_state[keys.FOLLOW_ROUND] = _round() + 1


def told() -> str:
    """What is to be confirmed, once."""
    return st.session_state.pop(keys.FOLLOW_TOLD, "")


def status_choice(one: FollowUp) -> None:
    """Its status as a select that saves at once.

    Shows what is stored, not what this session remembers: another reader may have changed it. Only a click of this
    reader asks for a change.
    """
    key = f"{keys.FOLLOW_STATUS}_{one.id}"
    st.session_state[key] = one.status
    st.selectbox(
        t("Status: {what}", what=_plain(one.what)),
        list(STATUSES),
        format_func=lambda code: t(STATUSES[code]),
        key=key,
        on_change=_ask_status,
        args=(one.id, key),
        label_visibility="collapsed",
        width=170,
    )


def due_choice(one: FollowUp, today: date) -> None:
    """Its due date as a date field that saves at once; stored, not remembered, as the status is."""
    key = f"{keys.FOLLOW_MOVED}_{one.id}"
    st.session_state[key] = one.due_on
    st.date_input(
        t("Tenggat: {what}", what=_plain(one.what)),
        min_value=min(one.due_on, today),
        key=key,
        on_change=_ask_due,
        args=(one.id, key),
        format="DD/MM/YYYY",
        label_visibility="collapsed",
        width=130,
    )


def asked() -> Wanted | None:
    """The change a reader asked for by a click; once."""
    return st.session_state.pop(keys.FOLLOW_ASKED, None)


def _ask_status(ident: int, key: str) -> None:
    """Only remembers it: at this moment of a run neither language nor release are known."""
    st.session_state[keys.FOLLOW_ASKED] = Wanted(ident, status=st.session_state[key])


def _ask_due(ident: int, key: str) -> None:
    chosen = st.session_state[key]
    if isinstance(chosen, date):
        st.session_state[keys.FOLLOW_ASKED] = Wanted(ident, due_on=chosen)


def _keyed(name: str) -> str:
    return f"{name}_{_round()}"


def _round() -> int:
    return st.session_state.get(keys.FOLLOW_ROUND, 0)


def _plain(text: str) -> str:
    """What somebody wrote, as the label of a control: never read as markup, which could call another address."""
    return re.sub(r"([^\w\s])", r"\\\1", text)
