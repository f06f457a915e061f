"""The quality mark of a figure: enough, with care, or not for decisions. Never one score for everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from data_access.language import N_

Mark = Literal["cukup", "hati_hati", "jangan"]

MARKS: Mapping[Mark, str] = {
    "cukup": N_("● cukup"),
    "hati_hati": N_("◐ hati-hati"),
    "jangan": N_("○ jangan dipakai untuk keputusan"),
}
"""A sign and a word, never a colour alone."""

LIMITS: Mapping[Mark, tuple[float, int, float]] = {"cukup": (95, 45, 1), "hati_hati": (80, 90, 5)}
"""Least coverage in percent, greatest age in days, greatest share left out in percent (`pages.md` §1.7)."""


def mark(coverage: float, age_days: int, left_out: float) -> Mark:
    """How far a figure can be trusted. Coverage and rows left out in percent, age of the data in days."""
    for word, (least, oldest, most) in LIMITS.items():
        if coverage >= least and age_days <= oldest and left_out <= most:
            return word
    return "jangan"
