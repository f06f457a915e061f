"""The exhibits of Kesenjangan Kompetensi: whom the figures are about, what is lacking and where, what to plan first."""

from __future__ import annotations

from pages._parts.exhibits.gaps.about import about, levels, mapping
from pages._parts.exhibits.gaps.closer import closer
from pages._parts.exhibits.gaps.lacking import SIZES, by_competency, places_by_competency, priority
from pages._parts.exhibits.gaps.trained import TRAINED, trained
from pages._parts.exhibits.gaps.usable import STATES, age, coverage

__all__ = [
    "SIZES",
    "STATES",
    "TRAINED",
    "about",
    "age",
    "by_competency",
    "closer",
    "coverage",
    "levels",
    "mapping",
    "places_by_competency",
    "priority",
    "trained",
]
