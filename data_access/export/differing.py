"""Which cells of a file differ from the table made anew: rows are matched by what they are about, then cells compared.

Knows tables of texts alone; what a table is about, and what a difference means, is told and judged elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from data_access.language import t
from data_access.units import number

TOLD = 10
"""Differences that are named one by one; of more only the number is told (konvensi aplikasi)."""

_SAME = 1e-9
"""Relative difference up to which two numbers are one: a program may write the last digits otherwise (konvensi
aplikasi)."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Rows of the file beside those of the answer: `f0`, `f1` … and `e0`, `e1` … are their cells in the order of
    `names`; `row` and `wanted_row` count from 0, null where one side lacks the row. `keys` are numbers of columns."""

    rows: pl.DataFrame
    names: Sequence[str]
    keys: Sequence[int]


def paired(found: pl.DataFrame, expected: pl.DataFrame, keys: Sequence[str]) -> Pairs:
    """The rows of two tables of the same columns, matched by their keys; of equal ones each with its own."""
    names = expected.columns
    at = [names.index(key) for key in keys]
    sides = [_side(found, names, at, "f", "row"), _side(expected, names, at, "e", "wanted_row")]
    left, right = ([*(f"{side}{number}" for number in at), f"{side}_nth"] for side in "fe")
    rows = sides[0].join(sides[1], left_on=left, right_on=right, how="full", nulls_equal=True)
    return Pairs(rows.sort("row", "wanted_row", nulls_last=True), names, at)


def _side(table: pl.DataFrame, names: Sequence[str], at: Sequence[int], side: str, row: str) -> pl.DataFrame:
    cells = table.select(pl.col(name).alias(f"{side}{number}") for number, name in enumerate(names))
    return cells.with_columns(
        pl.int_range(pl.len()).over([f"{side}{number}" for number in at]).alias(f"{side}_nth"),
        pl.int_range(pl.len()).alias(row),
    )


def differences(pairs: Pairs, form: str) -> list[str]:
    """A sentence for each row and cell that differs, of the first of them; and how many more there are."""
    lost = pairs.rows.filter(pl.col("row").is_null())
    added = pairs.rows.filter(pl.col("wanted_row").is_null())
    cells = _cells(pairs, form)
    said = [
        *(_lost(pairs, row) for row in lost.head(TOLD).iter_rows(named=True)),
        *(_added(pairs, row) for row in added.head(TOLD).iter_rows(named=True)),
        *(_changed(pairs, *row) for row in cells.head(TOLD).iter_rows()),
    ]
    rows = sum(max(0, one.height - TOLD) for one in (lost, added))
    if rows:
        said.append(t("dan {n} baris lain", n=number(rows)))
    if cells.height > TOLD:
        said.append(t("dan {n} sel lain", n=number(cells.height - TOLD)))
    return said


def reordered(pairs: Pairs) -> bool:
    """Whether the rows that both have stand in another order."""
    both = pairs.rows.filter(pl.col("row").is_not_null() & pl.col("wanted_row").is_not_null())
    return not both["wanted_row"].is_sorted()


def shown(value: str | None) -> str:
    """A cell within a sentence."""
    return t("kosong") if value is None else f"“{printable(value)}”"


def printable(text: str) -> str:
    """Without what a terminal would act on: the text is that of a file anybody may have written."""
    return "".join(one if one.isprintable() else "\ufffd" for one in text)


def _cells(pairs: Pairs, form: str) -> pl.DataFrame:
    """(row, number of the column, cell of the file, cell of the answer) of what differs, in the order of the file."""
    both = pairs.rows.filter(pl.col("row").is_not_null() & pl.col("wanted_row").is_not_null())
    parts = [
        both.filter(_differ(f"f{at}", f"e{at}", form)).select(
            "row", pl.lit(at).alias("at"), there=f"f{at}", of=f"e{at}"
        )
        for at in range(len(pairs.names))
        if at not in pairs.keys
    ]
    return pl.concat(parts).sort("row", "at") if parts else both.clear()


def _differ(there: str, wanted: str, form: str) -> pl.Expr:
    """Other texts, unless they are two ways of writing one number."""
    one, other = (_number(pl.col(name), form) for name in (there, wanted))
    near = (one - other).abs() <= _SAME * pl.max_horizontal(one.abs(), other.abs())
    return pl.col(there).ne_missing(pl.col(wanted)) & ~near.fill_null(False)


def _number(text: pl.Expr, form: str) -> pl.Expr:
    point = text.str.replace_all(",", ".", literal=True) if form == "csv_id" else text
    return point.cast(pl.Float64, strict=False)


def _lost(pairs: Pairs, row: Mapping[str, Any]) -> str:
    return t("baris {key} tidak ada di berkas", key=_key(pairs, row, "e"))


def _added(pairs: Pairs, row: Mapping[str, Any]) -> str:
    return t("baris {row} ({key}) tidak ada dalam jawaban", row=row["row"] + 2, key=_key(pairs, row, "f"))


def _key(pairs: Pairs, row: Mapping[str, Any], side: str) -> str:
    """What a row is about, by the headings and codes of its key."""
    return " · ".join(f"{pairs.names[at]} {shown(row[f'{side}{at}'])}" for at in pairs.keys)


def _changed(pairs: Pairs, row: int, at: int, there: str | None, wanted: str | None) -> str:
    return t(
        "baris {row}, kolom {name}: di berkas {there}, seharusnya {wanted}",
        row=row + 2,  # as a spreadsheet counts, its heading included
        name=pairs.names[at],
        there=shown(there),
        wanted=shown(wanted),
    )
