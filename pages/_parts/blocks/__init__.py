"""What a page is made of: cards, sentences, charts with their caption and table, downloads, empty states.

Every block takes an answer (or what was made from one) and shows it; none computes a figure.
"""

from __future__ import annotations

from pages._parts.blocks.cards import Card, card, cards, sentences, trio
from pages._parts.blocks.downloads import downloads, frame_downloads
from pages._parts.blocks.explored import explored
from pages._parts.blocks.frames import frame_chart, framed
from pages._parts.blocks.glossary import meanings
from pages._parts.blocks.matrix import Column, matrix
from pages._parts.blocks.shown import (
    aside,
    chart,
    empty,
    fine_print,
    multiples,
    next_step,
    notes,
    pair,
    question,
    table,
    table_block,
    years,
)
from pages._parts.blocks.tables import cells, printed

__all__ = [
    "Card",
    "Column",
    "aside",
    "card",
    "cards",
    "cells",
    "chart",
    "downloads",
    "empty",
    "explored",
    "fine_print",
    "frame_chart",
    "frame_downloads",
    "framed",
    "matrix",
    "meanings",
    "multiples",
    "next_step",
    "notes",
    "pair",
    "printed",
    "question",
    "sentences",
    "table",
    "table_block",
    "trio",
    "years",
]
