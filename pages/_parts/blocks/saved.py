"""The reader's own views of a page: opened by a link, saved under a name, renamed, removed, shared by their link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_access.language import t
from data_access.problems import Problem
from data_access.settings import settings
from data_access.store import SavedView, remove_view, rename_view, save_view, saved_views
from data_access.store.saved import folded
from pages._parts import controls, load
from pages._parts.controls import views as box


def row() -> DeltaGenerator:
    """A place on the page that is filled later: what stands in it needs what comes below."""
    return st.container(horizontal=True)


def saved(place: DeltaGenerator, page: str, query: Mapping[str, str]) -> None:
    """The box of this page's saved views in its place; `query` is the view shown now, without language and release."""
    if said := box.told():
        st.toast(said, icon=":material/check:")
    with box.view_box(place):
        try:
            views = saved_views(settings(), load.viewer(), page)
            _listed(views, page)
            _kept(views, page, query)
            if views:
                _changed(views, page)
        except Problem as problem:
            st.error(str(problem), icon=":material/edit:")


def _listed(views: Sequence[SavedView], page: str) -> None:
    if not views:
        st.caption(t("Belum ada. Tampilan yang disimpan dibuka lagi di sini, dengan data terbaru."))
        return
    links = "".join(f'<li><a href="{escape(_link(one, page))}">{escape(one.name)}</a></li>' for one in views)
    st.html(f'<ul class="p-views">{links}</ul>')


def _link(view: SavedView, page: str) -> str:
    """Where it opens: its own parameters, in the language of this run and of the newest release."""
    language = {key: value for key, value in controls.carried(controls.filters()).items() if key == "lang"}
    return f"{page}?{urlencode({**view.query, **language}, safe=',')}"


def _kept(views: Sequence[SavedView], page: str, query: Mapping[str, str]) -> None:
    """Save what is shown now; a name that is taken is asked about first."""
    name = box.name_form()
    if name and folded(" ".join(name.split())) in {folded(one.name) for one in views}:
        box.taken(name)
    elif name:
        _save(name, page, query)
    if again := box.replaced():
        _save(again, page, query, replace=True)


def _save(name: str, page: str, query: Mapping[str, str], *, replace: bool = False) -> None:
    view = save_view(settings(), load.viewer(), name, page, query, replace=replace)
    _done(t("Tersimpan: {name}.", name=view.name))


def _changed(views: Sequence[SavedView], page: str) -> None:
    """One of them to be shared, renamed or removed."""
    view = box.chosen(views)
    if view is None:
        return
    st.code(f"{(st.context.url or '').split('?')[0]}?{_link(view, page).partition('?')[2]}", language=None,
            wrap_lines=True)  # fmt: skip
    if name := box.renamed(view):
        _done(t("Nama sekarang: {name}.", name=rename_view(settings(), load.viewer(), view.id, name).name))
    if box.removed(view):
        remove_view(settings(), load.viewer(), view.id)
        _done(t("Terhapus: {name}.", name=view.name))


def _done(said: str) -> None:
    box.finished(said)
    st.rerun()
