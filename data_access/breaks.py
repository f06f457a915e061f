"""Where a series is broken: what lies on both sides of the day was not made by the same rule and is never joined.

Only breaks that a source says (`domain.md` §1.1, §1.7, §1.8). To add one is to add one declaration.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from data_access.language import N_
from data_access.periods import Period

RATINGS = ("BULAN", "TRIWULAN", "SEMESTER", "TAHUN")


@dataclass(frozen=True)
class Break:
    """The first day of what is new, what changed, and where that is written.

    `said` and `legal_basis` are marked for translation. `kinds` are the kinds of period it touches; `professions` the
    only people it concerns, everybody where empty.
    """

    day: date
    said: str
    legal_basis: str
    kinds: tuple[str, ...] = RATINGS
    professions: tuple[str, ...] = ()

    def concerns(self, professions: Collection[str]) -> bool:
        """Whether it concerns any of these people (everybody where none are named)."""
        return not self.professions or not professions or bool({*self.professions} & {*professions})


BREAKS = (
    Break(
        date(2021, 1, 1),
        N_("nilai 2021 memakai skala sampai 120, sebelumnya sampai 100"),
        N_("PP 46/2011; PP 30/2019; penempatan 2021: konvensi aplikasi"),
        ("TAHUN",),
    ),
    Break(
        date(2022, 1, 1),
        N_("sebelum 2022 penilaian berupa angka 0–100, sejak 2022 predikat tanpa angka; keduanya tidak disambung"),
        "PP 30/2019; PermenPANRB 6/2022",
    ),
    Break(
        date(2024, 1, 1),
        N_("pada 2024 guru dinilai dua kali, per semester"),
        N_("pengelolaan kinerja guru 2024"),
        ("SEMESTER", "TAHUN"),
        ("GURU",),
    ),
    Break(
        date(2025, 1, 1),
        N_("sejak 2025 guru dinilai sekali setahun, pada 2024 per semester"),
        "Kepdirjen GTK 4242/B.B1/HK.03.01/2024",
        ("SEMESTER", "TAHUN"),
        ("GURU",),
    ),
)
"""Breaks of the series of appraisals, scores and predikat, oldest first."""

BROKEN = frozenset({"performance", "movement", "legacy"})
"""The facts whose series they break."""


def between(earlier: Period, later: Period, professions: Collection[str] = ()) -> tuple[Break, ...]:
    """The breaks that lie between two periods of one kind and concern any of these people."""
    return tuple(
        one
        for one in BREAKS
        if earlier.start < one.day <= later.start and earlier.kind in one.kinds and one.concerns(professions)
    )


def parting(earlier: Period, later: Period, professions: Collection[str] = ()) -> tuple[Break, ...]:
    """The breaks for which figures of the two periods are not compared at all: where nobody is named everybody is
    asked about, and only what concerns everybody parts them."""
    return tuple(one for one in between(earlier, later, professions) if professions or not one.professions)
