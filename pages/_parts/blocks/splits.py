"""The same figures for teachers, health staff and the rest: a city's figure is mostly about schools."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data_access.language import t
from pages._parts.asking import asked
from pages._parts.blocks.downloads import downloads
from pages._parts.blocks.shown import notes
from pages._parts.blocks.tables import cells, printed
from pages._parts.controls import leading


def professions(page: str, *subjects: Sequence[str]) -> None:
    """Guru · Tenaga kesehatan · Lainnya, one click away; each subject is the metrics of one fact."""
    title = t("Rincian guru, tenaga kesehatan, lainnya")
    box = st.expander(title, key="professions", on_change="rerun", type="compact", icon=":material/groups:")
    if not box.open:
        return
    with box:
        for metrics in subjects:
            answer = asked(*metrics, by="profession")
            leads = leading(page, "profession")
            printed(*cells(answer), title, [leads(code) for code in answer.frame["profession"]])
            notes(answer)
            downloads(answer, f"professions_{metrics[0]}")
