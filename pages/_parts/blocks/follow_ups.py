"""What was promised: the list with each one's status, and the form at the end of every page to write one down."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data_access.language import t
from data_access.metrics import METRICS
from data_access.problems import Problem
from data_access.store import FollowUp
from data_access.units import day, number
from pages._parts import controls, load
from pages._parts.controls import promises
from pages._parts.menu import FIRST
from pages._parts.promised import (
    Promised,
    about,
    days_late,
    how_far,
    is_opd,
    kept,
    one_place,
    places,
    preset,
    promised,
    today,
    whose,
)
from pages._parts.since import figure_now

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


def open_here(page: str) -> None:
    """The open follow-ups of the one OPD that was chosen, a line each; Ringkasan lists them itself, to be changed."""
    if page == FIRST or not load.released() or not one_place():
        return
    found = promised()
    if found.trouble:
        st.caption(found.trouble)
    if is_open := [one for one in found.shown if one.open]:
        st.html(_lines(is_open, is_opd(one_place())))


def _lines(is_open: Sequence[FollowUp], opd: bool) -> str:
    n, left = number(len(is_open)), len(is_open) - FIRST_SHOWN
    said = t("{n} tindak lanjut terbuka untuk OPD ini:", n=n)
    said = said if opd else t("{n} tindak lanjut terbuka untuk unit ini:", n=n)
    more = f"<li>{escape(t('dan {n} lainnya', n=number(left)))}</li>" if left > 0 else ""
    change = f'<a href="{escape(controls.link(FIRST))}">{escape(t("Ubah di Ringkasan"))}</a>'
    rows = "".join(f"<li>{_what(one, _below(one))} {_due(one)}</li>" for one in is_open[:FIRST_SHOWN])
    return f'<div class="p-open"><p><b>{escape(said)}</b> {change}</p><ul>{rows}{more}</ul></div>'


def _below(one: FollowUp) -> str:
    """The unit below the chosen place that it is for."""
    return "" if one.agency == one_place() else f"{whose(one)}: "


def _what(one: FollowUp, before: str = "") -> str:
    return f'<span class="what">{escape(before)}{escape(one.what)}</span>'


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
    entry = promises.typed(offered, preset(offered), about(), metric, today())
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
            if one.open:
                promises.due_choice(one, load.snapshot().today(one.city))
            promises.status_choice(one)


def _row(one: FollowUp) -> str:
    """OPD · what · due (and how late) · the figure as it stood then, and of an open one as it stands now."""
    return (
        f'<div class="p-follow"><span class="who">{escape(whose(one))}</span> '
        f"{_what(one)} {_due(one)}{_figures(one)}</div>"
    )


def _due(one: FollowUp) -> str:
    """When it is due, what was said at first where that was moved, and how late it is."""
    late, first = days_late(one), one.moved_from
    said = [t("tenggat {day}", day=day(one.due_on)) if one.open else day(one.due_on)]
    said += [f"({t('semula {day}', day=day(first))})"] if first else []
    overdue = f' <b class="late">{escape(t("lewat {n} hari", n=number(late)))}</b>' if late else ""
    return f'<span class="due">{" ".join(f"<span>{escape(words)}</span>" for words in said)}{overdue}</span>'


def _figures(one: FollowUp) -> str:
    then, now = _then(one), figure_now(one) if one.open else ""
    after = f' <b class="now">→ {escape(now)}</b>' if now else ""
    return f"<small>{escape(then)}{after}</small>" if then else ""


def _then(one: FollowUp) -> str:
    """The figure as it was noted, with its name; said where a follow-up holds on to a metric that had none."""
    metric = METRICS.get(one.metric)
    label = f"{t(metric.label)}: " if metric else ""
    if not one.figure and not one.metric:
        return ""
    return t("Saat dicatat: {figure}", figure=f"{label}{one.figure or t('tanpa angka')}")
