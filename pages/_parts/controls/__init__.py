"""Widgets → values: every key of the session's state stands here, and how filters become a link and come back.

Ids and codes in state and in links, labels only on screen. Asks nothing, shows no figure.
"""

from __future__ import annotations

from pages._parts.controls.address import (
    arrive,
    carried,
    chosen_language,
    complaints,
    full_link,
    own,
    own_value,
    pinned_version,
    program_link,
    unpin,
    write,
)
from pages._parts.controls.explorer import explorer, glossary, view_query, written
from pages._parts.controls.links import Leading, leading, link
from pages._parts.controls.sidebar import filters, language_switch, sidebar
from pages._parts.controls.trends import step, teachers_only

__all__ = [
    "Leading",
    "arrive",
    "carried",
    "chosen_language",
    "complaints",
    "explorer",
    "filters",
    "full_link",
    "program_link",
    "glossary",
    "language_switch",
    "leading",
    "link",
    "own",
    "own_value",
    "pinned_version",
    "sidebar",
    "step",
    "teachers_only",
    "unpin",
    "view_query",
    "write",
    "written",
]
