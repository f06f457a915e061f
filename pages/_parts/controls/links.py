"""Where a figure leads: the address of a page with the filter set that the figure stands for. Makes no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from data_access.filters import RESTRICTIONS, Filters
from data_access.periods import period
from pages._parts.controls.address import carried
from pages._parts.controls.sidebar import filters
from pages._parts.menu import FIRST

Leading = Callable[[str], str]
"""Code of a row → where it leads."""

_PLACES = ("opd", "agency", "parent")


def link(page: str, chosen: Filters | None = None, /, **own: str) -> str:
    """The address of a page with these filters (those of this view unless given) and its own parameters."""
    query: Mapping[str, str] = carried(chosen if chosen is not None else filters()) | own
    path = "." if page == FIRST else page
    return f"{path}?{urlencode(query, safe=',')}" if query else path


def leading(page: str, dimension: str, **own: str) -> Leading:
    """For each code of a dimension the page with that filter set: a place, a group of people, a period; what is no
    filter goes along as the page's own parameter."""

    def address(code: str) -> str:
        if dimension in _PLACES:
            return link(page, replace(filters(), agency=(code,)), **own)
        if dimension in RESTRICTIONS:
            return link(page, replace(filters(), **{dimension: (code,)}), **own)
        if dimension == "period":
            return link(page, filters().during(period(code)), **own)
        return link(page, None, **(own | {dimension: code}))

    return address
