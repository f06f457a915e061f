"""What was promised: the list with each one's status, and the form at the end of every page to write one down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from data_access.language import t
from data_access.metrics import METRICS
from data_access.problems import Problem
from data_access.store import FollowUp
from data_access.units import day, number
from pages._parts import load
from pages._parts.controls import promises
from pages._parts.promised import Promised, about, how_far, kept, places, preset, promised, whose

FIRST_SHOWN = 8
"""Open follow-ups in the open; those due later are one click away."""


def follow_ups(given: Promised | None = None) -> None:
    """How far the promises of this view are, each open one with its status, closed ones one click away."""
    found = given or promised()
    _confirmed(found.told or promises.told())
    if found.trouble:
        st.warning(found.trouble, icon=":material/cloud_off:")
    if not found.readable:
        return
    if not found.shown:
        st.info(_nothing(found), icon=":material/add_task:")
        return
    st.markdown(f"**{how_far(found.shown)}**")
    is_open = [one for one in found.shown if one.open]
    closed = [one for one in found.shown if not one.open]
    _rows(is_open[:FIRST_SHOWN])
    _folded(t("Tenggat sesudah itu ({n})", n=number(len(is_open) - FIRST_SHOWN)), is_open[FIRST_SHOWN:], "later")
    _folded(t("Selesai dan dibatalkan ({n})", n=number(len(closed))), closed, "closed")
    if found.elsewhere:
        st.caption(_elsewhere(found))


def follow_up_button(page: str, metric: str = "", figure: str = "") -> None:
    """A button that opens the form; `metric` and `figure` say what it is about where the page knows."""
    if not load.released():
        return
    _confirmed(promises.told())
    with promises.form_box(), st.form("follow_up_form", border=False):
        _form(page, metric, figure)


def _form(page: str, metric: str, figure: str) -> None:
    """The form; what cannot be kept is told in it, and nothing typed is lost."""
    offered = places()
    entry = promises.typed(offered, preset(offered), about(), metric)
    if not st.form_submit_button(t("Simpan"), type="primary"):
        return
    try:
        new = kept(entry, page, figure)
    except Problem as problem:
        st.error(str(problem), icon=":material/edit:")
        return
    promises.finished(_kept(new))
    st.rerun()


def _kept(new: FollowUp) -> str:
    said = t("Tercatat untuk {place}, tenggat {day}.", place=whose(new), day=day(new.due_on))
    if not new.metric or new.figure:
        return said
    return f"{said} {t('Angkanya tidak ikut: belum ada, atau kelompoknya kurang dari 10 orang.')}"


def _nothing(found: Promised) -> str:
    if found.elsewhere:
        return _elsewhere(found)
    return t("Belum ada yang dicatat. Tombol “Catat tindak lanjut” di akhir tiap halaman menyimpannya ke daftar ini.")


def _elsewhere(found: Promised) -> str:
    return t("{n} tindak lanjut lain ada di luar penyaring tempat ini.", n=number(found.elsewhere))


def _confirmed(said: str) -> None:
    if said:
        st.toast(said, icon=":material/check:")


def _folded(title: str, shown: Sequence[FollowUp], key: str) -> None:
    if not shown:
        return
    box = st.expander(title, key=f"follow_{key}", on_change="rerun", type="compact")
    if box.open:
        with box:
            _rows(shown)


def _rows(shown: Sequence[FollowUp]) -> None:
    for one in shown:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"follow_row_{one.id}"):
            st.html(_row(one), width="stretch")
            promises.status_choice(one)


def _row(one: FollowUp) -> str:
    """OPD · what · due (and how late) · the figure as it stood then."""
    late = one.days_late(date.today())
    when = t("tenggat {day}", day=day(one.due_on)) if one.open else day(one.due_on)
    overdue = f' <b class="late">{escape(t("lewat {n} hari", n=number(late)))}</b>' if late else ""
    then = f"<small>{escape(_then(one))}</small>" if one.figure else ""
    return (
        f'<div class="p-follow"><span class="who">{escape(whose(one))}</span> <span>{escape(one.what)}</span> '
        f'<span class="due">{escape(when)}{overdue}</span>{then}</div>'
    )


def _then(one: FollowUp) -> str:
    metric = METRICS.get(one.metric)
    label = f"{t(metric.label)}: " if metric else ""
    return t("Saat dicatat: {figure}", figure=f"{label}{one.figure}")
