"""Filters ⇄ address line. A link opens the same view for someone else; a broken part of it is told, never fatal.

Every link of the application carries the filters. A query that this session did not write itself, while no filter was
touched, is a link or a step back in history: it wins, an empty one too. Otherwise the widgets win, so that two quick
clicks do not undo each other.
"""

from __future__ import annotations

from contextvars import ContextVar
from urllib.parse import urlencode

import streamlit as st

from data_access.api import ROOT_PATH
from data_access.api.asked import PAGE
from data_access.ask import known_places
from data_access.filters import PARAMETERS, Filters, from_query
from data_access.language import LANGUAGES, use
from data_access.settings import settings
from data_access.snapshot import Snapshot
from pages._parts.controls import keys

_own: ContextVar[dict[str, str] | None] = ContextVar("own", default=None)
"""Parameters that belong to the page shown, beside the shared filters."""

_by_link: ContextVar[bool] = ContextVar("by_link", default=False)


def chosen_language() -> str:
    """Link > session > browser > setting; spoken from here on in this run."""
    asked = st.query_params.get("lang", "")
    if asked in LANGUAGES and asked != st.session_state.get(keys.WRITTEN, {}).get("lang"):
        st.session_state[keys.LANGUAGE] = asked
    if keys.LANGUAGE not in st.session_state:
        browser = (st.context.locale or "").split("-")[0]
        st.session_state[keys.LANGUAGE] = browser if browser in LANGUAGES else settings().language
    # Streamlit forgets a widget's value when its page did not draw it; saying it again keeps it.
    st.session_state[keys.LANGUAGE] = st.session_state[keys.LANGUAGE] or settings().language
    return use(st.session_state[keys.LANGUAGE])


def pinned_version() -> str:
    """The version a link names; empty for the newest."""
    if "v" in st.query_params:
        st.session_state[keys.PINNED] = st.query_params["v"]
    return st.session_state.get(keys.PINNED, "")


def unpin() -> None:
    """Go on with the newest version."""
    st.session_state.pop(keys.PINNED, None)
    st.query_params.pop("v", None)


def arrive(snapshot: Snapshot) -> None:
    """Take over the filters of a link into the widgets, before these are made."""
    _own.set({})
    _keep()
    query = st.query_params.to_dict()
    first = keys.WRITTEN not in st.session_state
    _by_link.set(first or _is_link(query))
    if not arrived():
        return
    filters, wrong = from_query({key: query[key] for key in PARAMETERS if key in query})
    filters, unknown = known_places(filters, snapshot)
    _hold(filters)
    st.session_state[keys.COMPLAINTS] = (*wrong, *unknown)


def complaints() -> tuple[str, ...]:
    """A sentence for every part of the link that could not be used."""
    return st.session_state.get(keys.COMPLAINTS, ())


def own(**parameters: str) -> None:
    """Parameters of the page itself, written beside the filters; empty ones are left out."""
    _own.set({**(_own.get() or {}), **{key: value for key, value in parameters.items() if value}})


def own_value(key: str) -> str:
    """A parameter of the page as the address line has it; empty when it has none."""
    return st.query_params.get(key, "")


def arrived() -> bool:
    """Whether this run came by a link (or a step back in history) and not by a click on the page."""
    return _by_link.get()


def write(filters: Filters) -> None:
    """The view in the address line. Written only when it differs: every writing is a step in the browser's history."""
    wanted = carried(filters) | (_own.get() or {})
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[keys.WRITTEN] = wanted
    st.session_state[keys.HELD] = _held()


def carried(filters: Filters) -> dict[str, str]:
    """What a link within the application takes along: filters, and language and version where they were chosen."""
    query = filters.query()
    if st.session_state[keys.LANGUAGE] != settings().language or "lang" in st.query_params:
        query["lang"] = st.session_state[keys.LANGUAGE]
    if st.session_state.get(keys.PINNED):
        query["v"] = st.session_state[keys.PINNED]
    return query


def full_link(filters: Filters, version: str) -> str:
    """The whole address of this view, defaults too: it means the same tomorrow and for someone else."""
    query = filters.query() | (_own.get() or {})
    query |= {"lang": st.session_state[keys.LANGUAGE], "v": version}
    return f"{(st.context.url or '').split('?')[0]}?{urlencode(query, safe=',')}"


def program_link(filters: Filters, version: str) -> str:
    """The same view for a program: its table by the API."""
    address, _, query = full_link(filters, version).partition("?")
    return f"{address.removesuffix(PAGE)}{ROOT_PATH}/ask?{query}"


def _is_link(query: dict[str, str]) -> bool:
    """Another query than ours, while nothing was touched."""
    return query != st.session_state[keys.WRITTEN] and _held() == st.session_state.get(keys.HELD)


def _held() -> tuple[object, ...]:
    return tuple(_plain(st.session_state.get(name)) for name in keys.TOUCHABLE)


def _plain(value: object) -> object:
    """What a widget holds, fit to be compared: nothing chosen is one thing, however a widget says it."""
    return (tuple(value) if isinstance(value, list | tuple) else value) or ()


def _keep() -> None:
    """What a page did not draw is forgotten after its run; then the next step back would look like a touch."""
    for name in keys.TOUCHABLE:
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]


def _hold(filters: Filters) -> None:
    for key, name in keys.LISTS.items():
        st.session_state[name] = list(getattr(filters, key))
    span = filters.span
    st.session_state[keys.FROM] = span.first.key if span else None
    st.session_state[keys.TO] = span.last.key if span and span.first != span.last else None
