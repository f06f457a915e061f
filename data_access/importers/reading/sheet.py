"""A sheet of a file as text, and how rows of texts become one. No headings here: the one who asks finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from data_access.importers.problems import ImportProblem
from data_access.language import t

WIDEST = 16_384
"""Columns of a sheet in Excel; more is no table."""

MOST_CELLS = 100_000_000
"""Cells of a sheet, empty ones among them: konvensi aplikasi, about 2 GB at 16 bytes each."""

_AT_ONCE = 50_000


@dataclass(frozen=True, eq=False)
class Sheet:
    """`name`: as the program shows it, empty where a file has no sheets.

    `cells`: `_row` (Int64, 1-based as the program shows it), then "0", "1" … (String or null) without a gap.

    Rows in which nothing stands are not among them; that is why `_row` may jump. An empty text is null.
    """

    name: str
    cells: pl.DataFrame


def sheet(name: str, columns: pl.DataFrame) -> Sheet:
    """The sheet with these columns of texts, its first row number 1; blank rows and trailing columns left away."""
    texts = columns.rename({old: str(at) for at, old in enumerate(columns.columns)})
    texts = texts.with_columns(pl.all().replace("", None))
    last = max((at for at, column in enumerate(texts) if column.null_count() < column.len()), default=-1)
    numbered = texts[:, : last + 1].with_row_index("_row", offset=1).with_columns(pl.col("_row").cast(pl.Int64))
    if last < 0:
        return Sheet(name, numbered.select("_row").clear())
    filled = pl.any_horizontal(pl.exclude("_row").str.contains(r"\S"))
    return Sheet(name, numbered.filter(filled))


def of_rows(rows: Iterable[Sequence[str | None]]) -> pl.DataFrame:
    """Rows of texts as columns, the shorter ones filled up with null. ImportProblem when there are too many cells."""
    parts, part = [], []
    for row in rows:
        part.append(row)
        if len(part) == _AT_ONCE:
            parts.append(_columns(part))
            part = []
    parts.append(_columns(part))
    check_size(sum(one.height for one in parts), max(one.width for one in parts))
    return pl.concat(parts, how="diagonal")


def _columns(rows: Sequence[Sequence[str | None]]) -> pl.DataFrame:
    width = max(map(len, rows), default=0)
    check_size(len(rows), width)
    padded = ([*row, *[None] * (width - len(row))] for row in rows)
    columns = zip(*padded, strict=True)
    return pl.DataFrame({str(at): pl.Series(texts, dtype=pl.String) for at, texts in enumerate(columns)})


def check_size(rows: int, width: int) -> None:
    """ImportProblem when a table of this size cannot be meant."""
    if width > WIDEST:
        raise ImportProblem(t("Satu barisnya berisi lebih dari {most} kolom: itu bukan tabel.", most=WIDEST))
    if rows * width > MOST_CELLS:
        raise ImportProblem(
            t("Tabelnya terlalu besar ({rows} baris × {width} kolom). Bagi menjadi beberapa berkas.",
              rows=rows, width=width)
        )  # fmt: skip
