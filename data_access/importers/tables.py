"""The tables of one kind in a file: where each begins and ends, and their rows under our names, one after the other.

It decides neither which kind a file is of nor what a cell means.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import polars as pl

from data_access.importers.files import Sheet, Source
from data_access.importers.importer import AT, Column, Found, Importer, folded
from data_access.importers.problems import ImportProblem
from data_access.importers.values import cleaned
from data_access.importers.values import folded as folding
from data_access.language import t

_TOTAL = r"^((grand|sub)[\s-]*)?(total|jumlah)\b|^(nilai\s+)?rata[\s-]*rata\b"
"""How the first text of a row of sums or means begins."""

_SUM = r"^(rp\.?\s*)?[-\d.,%/\s]{1,17}$"
"""What stands in the other cells of such a row; a NIP, which has 18 digits, is no sum."""

_NAMED = 6
"""Places that a sentence names."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table on a sheet: the row of its headings (as the program shows it), the rows below, and the titles over
    headings among them (`between`); headings and titles are not among the rows."""

    sheet: Sheet
    row: int
    below: pl.DataFrame
    between: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str | None, ...]:
        return self.sheet.cells.filter(pl.col("_row") == self.row).drop("_row").row(0)

    @property
    def place(self) -> str:
        name = self.sheet.name.strip()
        return t("lembar “{sheet}” baris {row}", sheet=name, row=self.row) if name else t("baris {row}", row=self.row)


def tables_of(source: Source, importer: Importer) -> tuple[Table, ...]:
    """Every table of the file with the headings that this importer needs, sheet by sheet.

    A table ends where the next headings stand; the same headings once more begin no new one.
    """
    return tuple(table for sheet in source.sheets for table in _on(sheet, importer))


def _on(sheet: Sheet, importer: Importer) -> Iterable[Table]:
    rows = _heading_rows(sheet, importer)
    numbers = rows["_row"].to_list()
    marks = [[folded(text) if text else "" for text in row] for row in rows.drop("_row").iter_rows()]
    starts = [number for at, number in enumerate(numbers) if not at or marks[at] != marks[at - 1]]
    row = pl.col("_row")
    titles = _titles(sheet, numbers)
    for start, end in zip_longest(starts, starts[1:]):
        inside = row > start if end is None else (row > start) & (row < end)
        within = tuple(text for at, text in titles.items() if at > start and (end is None or at < end))
        yield Table(sheet, start, sheet.cells.filter(inside & ~row.is_in([*numbers, *titles])), within)


def _titles(sheet: Sheet, numbers: Sequence[int]) -> dict[int, str]:
    """{row: text} of what stands alone in the rows right above headings that come again: the titles of a next table.
    A title begins with a letter; what begins with a digit (a date, a number) is a row with one cell."""
    if len(numbers) < 2:
        return {}
    cells = pl.concat_list(pl.exclude("_row")).list.drop_nulls()
    rows = sheet.cells.select("_row", cells.alias("cells")).filter(pl.col("cells").list.len() < 2)
    alone = {row: next(iter(texts), "") for row, texts in rows.iter_rows()}
    found: dict[int, str] = {}
    for number in numbers[1:]:
        row = number - 1
        while row in alone and (not alone[row] or alone[row].lstrip()[:1].isalpha()):
            found[row] = alone[row]
            row -= 1
    return found


def _heading_rows(sheet: Sheet, importer: Importer) -> pl.DataFrame:
    """The rows in which every required heading stands. Where only one is required, a cell below may well have the same
    text: the first row alone counts then."""
    required = [column.marks for column in importer.columns if column.required]
    texts = [pl.col(name) for name in sheet.cells.columns if name != "_row"]
    rows = sheet.cells.filter(pl.sum_horizontal(text.is_not_null() for text in texts) > 1) if texts else sheet.cells
    for marks in required:
        rows = rows.filter(pl.any_horizontal(folding(text).is_in([*marks]) for text in texts))
    return rows if len(required) > 1 else rows.head(1)


def found(source: Source, importer: Importer, tables: Sequence[Table]) -> tuple[Found, pl.DataFrame]:
    """The rows of these tables under our names, and where each stands in the file: AT, sheet, row.

    Blank rows, repeated headings and rows of totals are no rows; the totals are said. Columns nobody declared are not
    looked at. ImportProblem when no row is left.
    """
    parts = [_named_rows(table, importer) for table in tables]
    rows = pl.concat([pl.DataFrame(schema=parts[0].schema), *parts])
    kept = rows.filter(~pl.col("_total")).with_row_index(AT).with_columns(pl.col(AT).cast(pl.Int64))
    if not kept.height:
        raise _empty(source, tables)
    totals = rows.filter(pl.col("_total"))["_row"].to_list()
    said = (*_unread(source, tables), *_left_out(totals))
    where = kept.select(AT, pl.col("_sheet").alias("sheet"), pl.col("_row").alias("row"))
    return Found(kept.drop("_row", "_sheet", "_total"), _above(tables), source.name, said), where


def _empty(source: Source, tables: Sequence[Table]) -> ImportProblem:
    return ImportProblem(
        t(
            "Berkas {file} tidak berisi satu baris data pun di bawah judul kolomnya ({place}). Unduh ulang berkasnya, "
            "atau periksa saringannya.",
            file=source.name,
            place=_several([one.place for one in tables]),
        )
    )


def _named_rows(table: Table, importer: Importer) -> pl.DataFrame:
    """`_row`, `_sheet`, `_total` and the declared columns of the rows in which anything stands."""
    headings = table.headings
    places = _places(headings)
    named = [_named(column, places) for column in importer.columns]
    first = _first(headings)
    rows = table.below.filter(~_no_row(headings, first)).select("_row", first.alias("_first"), *named)
    required = [pl.col(column.key) for column in importer.columns if column.required]
    return rows.select(
        "_row", pl.lit(table.sheet.name).alias("_sheet"), _total(required).alias("_total"), pl.exclude("_row", "_first")
    )


def _named(column: Column, places: Mapping[str, str]) -> pl.Expr:
    """The cells of a column, cleaned; nothing where the file has it not. Of two headings alike the first counts."""
    at = _place(column, places)
    return (pl.lit(None, pl.String) if at is None else cleaned(pl.col(at))).alias(column.key)


def _places(headings: Sequence[str | None]) -> dict[str, str]:
    """{heading folded: its column on the sheet}, the first where several are alike."""
    return {folded(text): str(at) for at, text in reversed([*enumerate(headings)]) if text}


def _place(column: Column, places: Mapping[str, str]) -> str | None:
    return next((places[name] for name in map(folded, column.names) if name in places), None)


def headed(tables: Sequence[Table], importer: Importer) -> dict[str, str]:
    """{our name of a column: its heading}, in the order of the file; of tables headed otherwise that of the first."""
    found: dict[str, tuple[int, str]] = {}
    for table in tables:
        headings, places = table.headings, _places(table.headings)
        for column in importer.columns:
            at = _place(column, places)
            if at is not None:
                found.setdefault(column.key, (int(at), " ".join((headings[int(at)] or "").split())))
    return {key: heading for key, (_, heading) in sorted(found.items(), key=lambda one: one[1][0])}


def _first(headings: Sequence[str | None]) -> pl.Expr:
    """The first text of a row."""
    return pl.coalesce(cleaned(pl.col(str(at))) for at in range(len(headings)))


def _no_row(headings: Sequence[str | None], first: pl.Expr) -> pl.Expr:
    """Nothing in it, or the headings once more: two or more of them, each in its place, and nothing else."""
    places = [(pl.col(str(at)), folded(text or "")) for at, text in enumerate(headings)]
    again = [(folding(cell) == mark).fill_null(value=False) for cell, mark in places if mark]
    else_ = [cleaned(cell).is_not_null() & ~(folding(cell) == mark) for cell, mark in places]
    return first.is_null() | ((pl.sum_horizontal(again) > 1) & ~pl.any_horizontal(else_))


def _total(required: Sequence[pl.Expr]) -> pl.Expr:
    """Whether it begins like a row of sums and has only sums, that word or nothing in the columns that are required:
    a complaint may be headed "Jumlah petugas kurang"."""
    texts = [text.str.to_lowercase() for text in required]
    sums = [text.is_null() | text.str.contains(_SUM) | text.str.contains(_TOTAL) for text in texts]
    return pl.all_horizontal(pl.col("_first").str.to_lowercase().str.contains(_TOTAL), *sums)


def _above(tables: Sequence[Table]) -> tuple[str, ...]:
    """The texts over the headings of each sheet, and the names of the sheets where there are several: one of January
    and one of February say two months."""
    firsts = {id(table.sheet): table for table in reversed(tables)}
    sheets = [table for table in tables if firsts[id(table.sheet)] is table]
    over = [table.sheet.cells.filter(pl.col("_row") < table.row).drop("_row") for table in sheets]
    names = [table.sheet.name for table in sheets if len(sheets) > 1]
    between = [text for table in tables for text in table.between if text]
    return (*(str(cell) for part in over for row in part.iter_rows() for cell in row if cell), *between, *names)


def _unread(source: Source, tables: Sequence[Table]) -> Iterable[str]:
    """The sheets that have none of these tables."""
    names = [sheet.name for sheet in source.sheets if not any(table.sheet is sheet for table in tables)]
    if names:
        yield t(
            "Lembar {sheets} tidak diimpor: tidak ada judul kolom yang cocok. Bila isinya diperlukan, impor sebagai "
            "berkas sendiri.",
            sheets=_several([f"“{name}”" for name in names]),
        )


def _left_out(totals: Sequence[int]) -> Iterable[str]:
    if totals:
        rows = _several([str(row) for row in totals])
        yield t("{n} baris jumlah tidak ikut diimpor (baris {rows}).", n=len(totals), rows=rows)


def _several(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
