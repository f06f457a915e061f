"""The control of Tren e-Kinerja, and its part of the link: months, quarters or years, never two in one series."""

from __future__ import annotations

import streamlit as st

from data_access.ask import Question
from data_access.language import N_, t
from pages._parts import load
from pages._parts.controls import address
from pages._parts.controls.keys import STEPS
from pages._parts.controls.sidebar import filters

YEAR = "TAHUN"
_WORDS = {"BULAN": N_("Bulan"), "TRIWULAN": N_("Triwulan"), YEAR: N_("Tahun")}
_PARAMETER = "step"


def step() -> str:
    """The kind of period a series of predikat is made of: one in which the chosen people are appraised.

    Usually that of the chosen period, else the usual kind. Teachers alone have years: then there is nothing to choose.
    """
    if teachers_only():
        return YEAR
    there = load.kinds(Question(("evaluated",), (), filters()))
    kinds = [kind for kind in _WORDS if kind in there]
    if len(kinds) < 2:
        return kinds[0] if kinds else YEAR
    usual = YEAR if YEAR in kinds and (span := filters().span) and span.kind == YEAR else there[0]
    key = STEPS[usual]
    if st.session_state.get(key) not in kinds or address.arrived():
        named = address.own_value(_PARAMETER)
        st.session_state[key] = named if named in kinds else usual
    chosen = st.segmented_control(
        t("Tampilkan per"), kinds, format_func=lambda kind: t(_WORDS[kind]), key=key, required=True
    )
    address.own(**{_PARAMETER: chosen if chosen and chosen != usual else ""})
    return chosen or usual


def teachers_only() -> bool:
    """Whether the filters leave teachers alone: they are appraised by the year."""
    return filters().profession == ("GURU",)
