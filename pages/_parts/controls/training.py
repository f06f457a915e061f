"""The control of Cakupan Pelatihan, and its part of the link."""

from __future__ import annotations

import streamlit as st

from data_access.language import t
from pages._parts.controls import address
from pages._parts.controls.keys import BARS

PEOPLE, SHARE = "people", "share"


def bars() -> str:
    """What bars of places show: people, or shares that make every bar 100 %."""
    if BARS not in st.session_state or address.arrived():
        st.session_state[BARS] = SHARE if address.own_value("bars") == SHARE else PEOPLE
    words = {PEOPLE: t("orang"), SHARE: t("100 %")}
    chosen = st.segmented_control(
        t("Batang menunjukkan"), list(words), format_func=words.__getitem__, key=BARS, required=True
    )
    shown = chosen or PEOPLE
    address.own(**own(shown))
    return shown


def own(chosen: str) -> dict[str, str]:
    """The part of a link that opens this view; nothing for what a page shows anyway."""
    return {} if chosen == PEOPLE else {"bars": chosen}
