"""What a metric is, and the few ways of counting that metrics are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import Literal

import polars as pl

from data_access.contract import codes
from data_access.language import N_

SINCE_FIRST = (N_("0.1.0 (2026): ditetapkan"),)
"""The history of what has not changed since the first version."""

Kind = Literal["S", "C", "R", "E"]
"""S complete census, C census with people missing, R respondents, E effect (`pages.md` §4.1)."""

Family = Literal["kewajiban", "mutu", ""]

Test = Literal["", "share", "index", "shift"]
"""How units are held against their peers (`comparison`): only measures of mutu are, and no other (`pages.md` §4.2)."""

MATRIX = {
    ("DI_BAWAH", "DI_BAWAH"): "SK",
    ("DI_BAWAH", "SESUAI"): "BP",
    ("DI_BAWAH", "DI_ATAS"): "BP",
    ("SESUAI", "DI_BAWAH"): "K",
    ("SESUAI", "SESUAI"): "B",
    ("SESUAI", "DI_ATAS"): "B",
    ("DI_ATAS", "DI_BAWAH"): "K",
    ("DI_ATAS", "SESUAI"): "B",
    ("DI_ATAS", "DI_ATAS"): "SB",
}
"""(hasil kerja, perilaku) → predikat (PermenPANRB 6/2022; domain facts §1.2)."""


@dataclass(frozen=True, eq=False)
class Metric:
    """One measure, declared once. The expressions are aggregations over counted rows and hold at any grain.

    `numerator` and `denominator` make "x dari N"; `obliged` is everybody the rule covers, observed or not, and gives
    the bounds of kind C; where it is nobody the figure does not apply, else it is only lacking. The value is their
    ratio for a percentage, else the numerator, unless `value` says otherwise.
    `per` names a dimension that is aggregated first, by `first`. `test` is how its units are held against their peers.
    Words are marked for translation, not translated.

    `comparable` is False where an earlier time cannot be counted as it stood then: it is never held against one.

    In words: `formula` is how the value comes about in one line, `counts` what the numerator counts, `of` the
    denominator's name, `trap` the mistake people make with it, `history` what was set or changed in which version,
    oldest first. `twins` are keys of metrics it is mistaken for; each of them names this one too.
    """

    key: str
    label: str
    unit: str
    fact: str
    kind: Kind
    numerator: pl.Expr
    denominator: pl.Expr
    of: str
    definition: str
    who_in: str
    who_out: str
    legal_basis: str
    source: str
    example: str
    family: Family = ""
    better: Literal["up", "down", ""] = ""
    obliged: pl.Expr | None = None
    value: pl.Expr | None = None
    per: str = ""
    first: Mapping[str, pl.Expr] = field(default_factory=dict)
    target: str = ""
    interval: Literal["", "index", "units"] = ""
    test: Test = ""
    comparable: bool = True
    parts_in: str = ""
    """Unit of numerator and denominator where they are sums of something and no counts."""
    formula: str = ""
    counts: str = ""
    trap: str = ""
    twins: tuple[str, ...] = ()
    history: tuple[str, ...] = ()

    @cached_property
    def whole(self) -> bool:
        """Whether it counts all there is, so that "x dari N" would say one number twice."""
        return self.numerator.meta.eq(self.denominator)

    @property
    def expression(self) -> pl.Expr:
        """The value itself; null where there is nothing to divide by or nobody was observed."""
        if self.value is not None:
            return self.value
        if self.unit == "percent":
            return 100 * self.numerator / self.denominator.replace(0, None)
        return self.numerator


def n(where: pl.Expr | None = None) -> pl.Expr:
    """How many units, where the condition holds."""
    return pl.col("n").sum() if where is None else pl.col("n").filter(where).sum()


def total(name: str, where: pl.Expr | None = None) -> pl.Expr:
    """Sum of a measure, where the condition holds."""
    return pl.col(name).sum() if where is None else pl.col(name).filter(where).sum()


def among(dimension: str, *values: str) -> pl.Expr:
    """Whether the dimension has one of these codes."""
    return reduce(or_, (pl.col(dimension) == value for value in values))


def inconsistent() -> pl.Expr:
    """Whether the stored predikat is not the one of the matrix, where both expectations are known."""
    cells = (
        (pl.col("work_result") == result) & (pl.col("behaviour") == behaviour) & (pl.col("rating") != rating)
        for (result, behaviour), rating in MATRIX.items()
    )
    return reduce(or_, cells) & (pl.col("rating") != "NONE")


def moved(direction: Literal[1, 0, -1]) -> pl.Expr:
    """Whether the predikat rose, stayed or fell: an order, never a distance."""
    step = pl.col("rating").to_physical().cast(pl.Int8) - pl.col("rating_before").to_physical().cast(pl.Int8)
    return step.sign() == direction


def quantile(column: str, part: float, where: pl.Expr) -> pl.Expr:
    """The exact quantile of a column over people: each row counts n times; halfway between two when they differ."""
    people, value = pl.col("n").filter(where), pl.col(column).filter(where)
    running = people.sort_by(value).cum_sum()
    rank = people.sum() * part
    low = value.sort().filter(running >= rank.ceil().clip(1)).min()
    high = value.sort().filter(running >= rank.floor() + 1).min()
    return (low + pl.when(rank == rank.floor()).then(high).otherwise(low)) / 2


RATED = pl.col("rating") != "NONE"
NEEDS_COACHING = among("rating", "BP", "K", "SK")
HAS_STANDARD = pl.col("assessment_state") != "TANPA_STANDAR"
ASSESSED = pl.col("assessment_state") == "DIASESMEN"
LEVEL_KNOWN = among("gap", "0", "-1", "-2", "-3")
BELOW = among("gap", "-1", "-2", "-3")
OBLIGED = pl.col("obliged") == "YA"
UNSUR = codes.UNSUR
