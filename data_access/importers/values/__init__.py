"""What the texts in cells say: days, moments, numbers, yes and no. A text that is not understood is null.

Nothing is guessed: where one text has two meanings, its whole column decides, and where that does not, the note of
the `Reading` says so. Knows no file and no code list; those stand in `synonyms`.
"""

from __future__ import annotations

from data_access.importers.values.answers import yes
from data_access.importers.values.days import day, moment
from data_access.importers.values.months import MONTHS, month_of, year_of
from data_access.importers.values.numbers import number, whole
from data_access.importers.values.spans import days, span
from data_access.importers.values.texts import NOTHING, Reading, cleaned, folded

__all__ = [
    "MONTHS",
    "NOTHING",
    "Reading",
    "cleaned",
    "day",
    "days",
    "folded",
    "moment",
    "month_of",
    "number",
    "span",
    "whole",
    "year_of",
    "yes",
]
