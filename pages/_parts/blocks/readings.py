"""Who read which list of persons: the reader's own lines of the audit, and everybody's for who administers."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import streamlit as st

from data_access.language import N_, t
from data_access.problems import DatabaseProblem
from data_access.records import Reading
from data_access.units import day, number
from data_access.viewer import PERSONS
from pages._parts import load
from pages._parts.blocks.frames import Shown, laid_out
from pages._parts.controls.sidebar import said

_READINGS = 20


def list_readings() -> None:
    """The newest lines of the audit about lists, as far as this reader may see them."""
    if not load.viewer().may(PERSONS):
        return
    box = st.expander(t("Pembacaan terakhir"), key="readings", type="compact", icon=":material/history:")
    with box:
        try:
            _readings(load.readings(_READINGS))
        except DatabaseProblem as problem:
            st.warning(str(problem), icon=":material/cloud_off:")


def _readings(lines: Iterable[Reading]) -> None:
    frame = pl.DataFrame([_line(one) for one in lines], schema=dict.fromkeys(_LINE, pl.String), orient="row")
    if frame.is_empty():
        st.caption(t("Belum ada pembacaan."))
        return
    laid_out(t("Pembacaan terakhir"), frame, [Shown(key, head) for key, head in _LINE.items()])
    st.caption(t("Siapa membaca daftar apa, kapan, dengan penyaring apa, berapa baris; isinya tidak pernah dicatat."))


_LINE = {
    "at": N_("Waktu"),
    "who": N_("Siapa"),
    "what": N_("Daftar"),
    "how": N_("Cara"),
    "filters": N_("Penyaring"),
    "rows": N_("Baris"),
}


def _line(one: Reading) -> tuple[str, ...]:
    at = one.at.astimezone()
    how = t("diunduh") if one.exported else t("dibaca")
    names = t("dengan nama") if one.names else t("dengan samaran")
    return (f"{day(at)} {at:%H.%M}", one.subject, one.what, f"{how}, {names}", said(one.filters), number(one.rows))
