"""The controls of saved views: the box, the name for a new one, what to change of an old one. Keeps nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from data_access.language import t
from data_access.store import LONGEST_NAME, SavedView
from pages._parts.controls import address, keys


def view_box(place: DeltaGenerator) -> PopoverContainer:
    """The button and what it opens, in its place; a new one after each change and each opening of a view, so that it
    closes and starts empty."""
    if address.arrived():
        st.session_state[keys.VIEW_ROUND] = _round() + 1
    return place.popover(t("Tampilan tersimpan"), icon=":material/bookmarks:", key=_keyed(keys.VIEW_BOX))


def name_form() -> str:
    """The name a reader gave to the view shown now, once it was sent; empty before."""
    with st.form(_keyed("view_form"), border=False):
        name = st.text_input(
            t("Simpan tampilan ini dengan nama"),
            key=_keyed(keys.VIEW_NAME),
            max_chars=LONGEST_NAME,
            placeholder=t("Misalnya: Rapat triwulan"),
        )
        sent = st.form_submit_button(t("Simpan"))
    return (name or " ") if sent else ""


def taken(name: str) -> None:
    """Remember that there is a view of this name, until the reader says what to do."""
    st.session_state[_keyed(keys.VIEW_TAKEN)] = name


def replaced() -> str:
    """The name whose view is to be replaced, once the reader said so; the question stays until then."""
    name = st.session_state.get(_keyed(keys.VIEW_TAKEN), "")
    if not name:
        return ""
    st.warning(t("“{name}” sudah ada. Ganti dengan tampilan ini?", name=_plain(name)), icon=":material/help:")
    with st.container(horizontal=True):
        wanted = st.button(t("Ganti"), key=_keyed("view_replace"))
        st.button(t("Jangan"), key=_keyed("view_keep"), on_click=taken, args=("",))
    return name if wanted else ""


def chosen(views: Sequence[SavedView]) -> SavedView | None:
    """The view to be copied, renamed or removed; none until one is chosen."""
    known = {one.id: one for one in views}
    ident = st.selectbox(
        t("Salin tautan, ganti nama, atau hapus"),
        list(known),
        index=None,
        format_func=lambda ident: known[ident].name if ident in known else "",
        key=_keyed(keys.VIEW_CHOSEN),
        placeholder=t("Pilih tampilan"),
        on_change=_doomed,
        args=(0,),
    )
    return known.get(ident) if ident else None


def renamed(view: SavedView) -> str:
    """The new name of a view, once it was sent; empty before."""
    with st.form(_keyed(f"view_rename_{view.id}"), border=False):
        name = st.text_input(
            t("Nama baru"), view.name, key=_keyed(f"{keys.VIEW_RENAMED}_{view.id}"), max_chars=LONGEST_NAME
        )
        sent = st.form_submit_button(t("Ganti nama"))
    return (name or " ") if sent else ""


def removed(view: SavedView) -> bool:
    """Whether a view is to be removed: asked once more before it is."""
    if st.session_state.get(_keyed(keys.VIEW_DOOMED)) != view.id:
        st.button(
            t("Hapus tampilan"), key=_keyed("view_remove"), icon=":material/delete:", on_click=_doomed, args=(view.id,)
        )
        return False
    st.warning(t("Hapus “{name}”? Ini tidak dapat dibatalkan.", name=_plain(view.name)), icon=":material/help:")
    with st.container(horizontal=True):
        sure = st.button(t("Ya, hapus"), key=_keyed("view_sure"))
        st.button(t("Jangan"), key=_keyed("view_spare"), on_click=_doomed, args=(0,))
    return sure


def finished(said: str) -> None:
    """It is done: say so at the next run, and let the box start anew."""
    st.session_state[keys.VIEW_TOLD] = said
    st.session_state[keys.VIEW_ROUND] = _round() + 1


def told() -> str:
    """What is to be confirmed, once."""
    return st.session_state.pop(keys.VIEW_TOLD, "")


def _doomed(ident: int) -> None:
    st.session_state[_keyed(keys.VIEW_DOOMED)] = ident


def _keyed(name: str) -> str:
    return f"{name}_{_round()}"


def _round() -> int:
    return st.session_state.get(keys.VIEW_ROUND, 0)


def _plain(text: str) -> str:
    """What somebody wrote, never read as markup, which could call another address."""
    return re.sub(r"([^\w\s])", r"\\\1", text)
