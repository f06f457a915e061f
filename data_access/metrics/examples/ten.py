"""How ten made-up rows are written down: as text, one row a line, or as nine answers a respondent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data_access.contract.codes import UNSUR


@dataclass(frozen=True)
class Ten:
    """Ten rows: their columns, and which of these stand in the table whether a metric reads them or not."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    shown: tuple[str, ...] = ()


def ten(columns: str, rows: str, shown: str = "") -> Ten:
    """Rows written one a line; digits are numbers where their column is one."""
    names = tuple(columns.split())
    return Ten(names, tuple(tuple(line.split()) for line in rows.strip().splitlines()), tuple(shown.split()))


def respondents(*answers: str) -> Ten:
    """Nine answers a respondent, 1–4 or a dot for none: sum and count of each unsur, and the respondent's own index.
    Every other one speaks of a service without a fee."""
    columns = ("service", "free", *_UNSUR, "index_sum", "index_squares")
    return Ten(columns, tuple(_respondent(at, line) for at, line in enumerate(answers)))


def units(*units: tuple[str, int, int]) -> Ten:
    """Units by code, with how many respondents, and the sum they gave to each unsur."""
    pairs = [(name, n, *((total, n) * len(UNSUR))) for name, n, total in units]
    return Ten(("agency", "n", *_UNSUR), tuple(pairs), ("agency", "n"))


_UNSUR = tuple(f"{key}_{part}" for key in UNSUR for part in ("sum", "n"))


def _respondent(at: int, answers: str) -> tuple[Any, ...]:
    given = [int(one) for one in answers if one != "."]
    index = 25 * sum(given) / len(given)
    pairs = [part for one in answers for part in ((0, 0) if one == "." else (int(one), 1))]
    return (*(("L-1", "YA"), ("L-2", "TIDAK"))[at % 2], *pairs, index, index * index)
