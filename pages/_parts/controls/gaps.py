"""The control of Kesenjangan Kompetensi: the competency looked at more closely, and its part of the link."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from data_access.language import t
from pages._parts.controls import address
from pages._parts.controls.keys import COMPETENCY

PARAMETER = "competency"


def competency(names: Mapping[str, str]) -> str:
    """The code of the competency the reader looks at; the first of `names` ({code: name}) unless one was chosen.

    Empty when there is none to choose. A competency that this view does not have gives the first.
    """
    if st.session_state.get(COMPETENCY) not in names or address.arrived():
        named = address.own_value(PARAMETER)
        st.session_state[COMPETENCY] = named if named in names else next(iter(names), None)
    if not names:
        return ""
    chosen = st.selectbox(t("Kompetensi"), list(names), format_func=lambda code: names.get(code, code), key=COMPETENCY)
    address.own(**{PARAMETER: chosen if chosen != next(iter(names)) else ""})
    return chosen
