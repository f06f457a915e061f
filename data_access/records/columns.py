"""Every column a list of persons may show, declared once: its heading, what kind of value it holds, where it stands.

Screen, file and link use these keys. What a list is sorted by in the database follows from the kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from data_access.dimensions import DIMENSIONS
from data_access.language import N_

Kind = Literal["name", "code", "number", "jp", "day"]
"""A name of the database, a code with its word, a whole number, hours (kept in tenths of a JP), a day."""


@dataclass(frozen=True)
class Column:
    """One column of a list. `source` is the fact's own column, where that has another name."""

    key: str
    label: str
    kind: Kind
    source: str = ""

    @property
    def read_from(self) -> str:
        return self.source or self.key

    @property
    def worded(self) -> bool:
        """Whether `<key>__label` stands beside it."""
        return self.kind in ("name", "code")

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns in the frame of a list."""
        return (self.key, f"{self.key}__label") if self.worded else (self.key,)

    @property
    def value(self) -> pl.Expr:
        """The value as a reader means it: hours in JP and no tenths of it."""
        read = pl.col(self.read_from)
        return (read / 10 if self.kind == "jp" else read).alias(self.key)


def _of_dimension(key: str, kind: Kind) -> Column:
    return Column(key, DIMENSIONS[key].label, kind)


_NAMES = ("city", "opd", "agency", "competency")
_CODES = (
    "period",
    "status",
    "family",
    "tier",
    "profession",
    "rating",
    "work_result",
    "behaviour",
    "assessment_age",
    "trained",
    "report_state",
)

_DECLARED = (
    *(_of_dimension(key, "name") for key in _NAMES),
    *(_of_dimension(key, "code") for key in _CODES),
    Column("jp_credited", N_("JP bersertifikat"), "jp", "jp_tenths"),
    Column("jp_lacking", N_("JP yang kurang"), "jp", "lacking_tenths"),
    Column("jp_uncertified", N_("JP menunggu sertifikat"), "jp", "waiting_tenths"),
    Column("required_level", N_("Tingkat standar"), "number"),
    Column("achieved_level", N_("Tingkat capaian"), "number"),
    Column("levels_missing", N_("Tingkat yang kurang"), "number"),
    Column("assessed_on", N_("Diasesmen pada"), "day"),
    Column("due_on", N_("Tenggat"), "day"),
    Column("submitted_on", N_("Masuk pada"), "day"),
)
COLUMNS: Mapping[str, Column] = {column.key: column for column in _DECLARED}
