"""The control of Tren e-Kinerja, and its part of the link: quarters or years, never both in one series."""

from __future__ import annotations

import streamlit as st

from data_access.language import t
from pages._parts.controls import address
from pages._parts.controls.keys import STEPS
from pages._parts.controls.sidebar import filters

QUARTER, YEAR = "TRIWULAN", "TAHUN"
_PARAMETER = "step"


def step() -> str:
    """The kind of period a series of predikat is made of.

    Usually that of the chosen period, else quarters. Teachers alone have no quarters: then there is nothing to choose.
    """
    if teachers_only():
        return YEAR
    usual = YEAR if (span := filters().span) and span.kind == YEAR else QUARTER
    key = STEPS[usual]
    if not st.session_state.get(key) or address.arrived():
        named = address.own_value(_PARAMETER)
        st.session_state[key] = named if named in STEPS else usual
    words = {QUARTER: t("Triwulan"), YEAR: t("Tahun")}
    chosen = st.segmented_control(
        t("Tampilkan per"), list(words), format_func=words.__getitem__, key=key, required=True
    )
    address.own(**{_PARAMETER: chosen if chosen and chosen != usual else ""})
    return chosen or usual


def teachers_only() -> bool:
    """Whether the filters leave teachers alone: they are appraised by the year."""
    return filters().profession == ("GURU",)
