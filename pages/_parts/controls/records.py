"""What Daftar Pegawai shows, as its link says it: which list, sorted how, which page. Names are never in a link.

Choosing is done by links, so that each choice is an address; only the switch for names is a widget.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from data_access.language import t
from data_access.records import LISTS, Column, Order, PersonList
from pages._parts.controls import address
from pages._parts.controls.keys import RECORDS_FILTERS, RECORDS_NAMES
from pages._parts.controls.links import link
from pages._parts.controls.sidebar import filters

PAGE = "records"
ROWS = 50
"""Rows of a page."""


@dataclass(frozen=True)
class Wanted:
    """A page (from 1 on) of a list in an order."""

    list: PersonList
    order: Order
    page: int = 1

    @property
    def offset(self) -> int:
        return ROWS * (self.page - 1)

    @property
    def own(self) -> dict[str, str]:
        """Its part of a link: the list always, what a page shows anyway not."""
        order = "" if self.order == self.list.first else self.order.key
        parts = {"list": self.list.key, "sort": order, "page": str(self.page) if self.page > 1 else ""}
        return {key: value for key, value in parts.items() if value}

    @property
    def address(self) -> str:
        return link(PAGE, **self.own)

    def sorted_by(self, column: Column) -> Wanted:
        """The first page by this column, numbers the most first; the other way round when sorted by it already."""
        falling = column.kind in ("number", "jp")
        falling = not self.order.descending if self.order.column == column.key else falling
        return replace(self, order=Order(column.key, falling), page=1)

    def at(self, page: int) -> Wanted:
        return replace(self, page=page)

    def last(self, total: int) -> int:
        """The number of the last page of so many rows."""
        return max(1, -(-total // ROWS))


def listing(key: str) -> str:
    """Where a figure's own list opens, with the filters of this view."""
    return link(PAGE, list=key)


def wanted() -> Wanted:
    """What the link asks for; what it says wrongly is the usual. Other filters begin again at the first page."""
    one = LISTS.get(address.own_value("list")) or next(iter(LISTS.values()))
    order = Order.of(address.own_value("sort"))
    found = Wanted(one, order if order.column in one.columns else one.first, _page())
    address.own(**found.own)
    return found


def pressed() -> bool:
    """Whether the reader switched names on; off whenever the page is opened."""
    return st.toggle(
        t("Tampilkan nama dan NIP"),
        key=RECORDS_NAMES,
        help=t("Hanya bila perlu. Nama tidak ikut dalam tautan; pembacaan dengan nama dicatat sebagai demikian."),
    )


def _page() -> int:
    chosen = filters().query()
    same = st.session_state.get(RECORDS_FILTERS, chosen) == chosen
    st.session_state[RECORDS_FILTERS] = chosen
    asked = address.own_value("page")
    return max(1, int(asked)) if asked.isdecimal() and (same or address.arrived()) and len(asked) < 8 else 1
