"""Widgets → values: every key of the session's state stands here, and how filters become a link and come back.

Ids and codes in state and in links, labels only on screen. Asks nothing, shows no figure.
"""

from __future__ import annotations

from pages._parts.controls.address import (
    arrive,
    chosen_language,
    complaints,
    full_link,
    own,
    own_value,
    pinned_version,
    unpin,
    write,
)
from pages._parts.controls.sidebar import filters, language_switch, sidebar

__all__ = [
    "arrive",
    "chosen_language",
    "complaints",
    "filters",
    "full_link",
    "language_switch",
    "own",
    "own_value",
    "pinned_version",
    "sidebar",
    "unpin",
    "write",
]
