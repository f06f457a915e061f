"""What a page is made of: cards, sentences, charts with their caption and table, downloads, empty states.

Every block takes an answer (or what was made from one) and shows it; none computes a figure.
"""

from __future__ import annotations

from pages._parts.blocks.cards import Card, card, cards, sentences, trio
from pages._parts.blocks.downloads import downloads, frame_downloads
from pages._parts.blocks.explored import explored
from pages._parts.blocks.follow_ups import follow_up_button, follow_ups
from pages._parts.blocks.frames import Part, Shown, frame_chart, frame_files, framed
from pages._parts.blocks.glossary import glossary_files, meanings, terms
from pages._parts.blocks.heat import Grid, heat
from pages._parts.blocks.joined import Columns, Words, joined
from pages._parts.blocks.marks import marks
from pages._parts.blocks.matrix import Column, matrix
from pages._parts.blocks.readings import list_readings
from pages._parts.blocks.records import list_choice, persons, to_lists
from pages._parts.blocks.saved import row, saved
from pages._parts.blocks.scores import Scores, scores
from pages._parts.blocks.shown import (
    absent,
    aside,
    chart,
    empty,
    fine_print,
    multiples,
    next_step,
    notes,
    opened_by,
    pair,
    question,
    table,
    table_block,
    years,
)
from pages._parts.blocks.splits import professions
from pages._parts.blocks.tables import Cell, cells, printed

__all__ = [
    "Card",
    "Cell",
    "Column",
    "Columns",
    "Grid",
    "Part",
    "Shown",
    "Scores",
    "Words",
    "absent",
    "aside",
    "card",
    "cards",
    "cells",
    "chart",
    "downloads",
    "empty",
    "explored",
    "fine_print",
    "follow_up_button",
    "follow_ups",
    "frame_chart",
    "frame_downloads",
    "frame_files",
    "framed",
    "glossary_files",
    "heat",
    "joined",
    "list_choice",
    "list_readings",
    "marks",
    "matrix",
    "meanings",
    "multiples",
    "next_step",
    "notes",
    "opened_by",
    "pair",
    "persons",
    "printed",
    "professions",
    "question",
    "row",
    "saved",
    "scores",
    "sentences",
    "table",
    "table_block",
    "terms",
    "to_lists",
    "trio",
    "years",
]
