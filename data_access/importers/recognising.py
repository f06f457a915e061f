"""Which importer a file is for, where its headings stand, and why: by what stands in it, never by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data_access.importers.files import Sheet, Source
from data_access.importers.importer import AT, Column, Found, Importer, folded
from data_access.importers.problems import ImportProblem
from data_access.importers.values import cleaned
from data_access.language import t

LOOKED_AT = 40
"""Rows among which headings are looked for: titles stand above them, seven and more."""

_TOTAL = r"^(grand\s*)?(total|jumlah)\b"
"""How the first text of a row of sums begins."""


@dataclass(frozen=True, eq=False)
class Recognised:
    """An importer, the sheet it reads and the row its headings stand in (as the program shows it), and why."""

    importer: Importer
    sheet: Sheet
    row: int
    why: str


def recognised(
    source: Source, importers: Iterable[Importer], kind: str = "", columns: Mapping[str, str] | None = None
) -> Recognised:
    """What this file is; `kind` names the importer and `columns` its headings here, where a person knows better.

    ImportProblem with the nearest importer and what it misses, where nothing fits.
    """
    offered = [one.known_as(columns) for one in importers if not kind or one.key == kind]
    tries = [
        (one, sheet, row, frozenset(folded(text) for text in texts))
        for sheet in source.sheets
        for row, texts in _candidates(sheet)
        for one in offered
    ]
    fitting = [one for one in tries if not one[0].missing(one[3])]
    if not fitting:
        raise _unknown(source, tries)
    importer, sheet, row, headings = max(fitting, key=lambda one: one[0].matched(one[3]))
    most = importer.matched(headings)
    _refuse_doubtful(source, importer, [one for one, _, _, marks in fitting if one.matched(marks) == most])
    known = [column.names[0] for column in importer.columns if column.marks & headings]
    why = t(
        "Dikenali sebagai {kind}: judul kolom di baris {row} lembar “{sheet}” ({columns}).",
        kind=t(importer.label),
        row=row,
        sheet=sheet.name,
        columns=", ".join(known[:6]),
    )
    return Recognised(importer, sheet, row, why)


def _refuse_doubtful(source: Source, chosen: Importer, as_good: Sequence[Importer]) -> None:
    """Two kinds that fit equally well: a person says which."""
    others = {one.key: t(one.label) for one in as_good if one.key != chosen.key}
    if others:
        kinds = ", ".join(f"{key} ({label})" for key, label in {chosen.key: t(chosen.label), **others}.items())
        raise ImportProblem(
            t("Berkas {file} dapat berarti {kinds}. Sebut salah satunya dengan --kind.", file=source.name, kinds=kinds)
        )


def _candidates(sheet: Sheet) -> Iterable[tuple[int, list[str]]]:
    """The first rows with several texts, by the number the program shows."""
    head = sheet.cells.head(LOOKED_AT)
    for number, *cells in head.select("_row", pl.exclude("_row")).iter_rows():
        texts = [str(cell) for cell in cells if cell]
        if len(texts) > 1:
            yield number, texts


def _unknown(source: Source, tries: Sequence[tuple[Importer, Sheet, int, frozenset[str]]]) -> ImportProblem:
    nearest = max(tries, key=lambda one: (one[0].matched(one[3]), -len(one[0].columns)), default=None)
    if nearest is None or not nearest[0].matched(nearest[3]):
        return ImportProblem(
            t(
                "Berkas {file} tidak dikenali: tidak ada baris judul kolom yang cocok. Sebut jenisnya dengan --kind "
                "atau petakan kolomnya dengan --map.",
                file=source.name,
            )
        )
    importer, _, row, headings = nearest
    return ImportProblem(
        t(
            "Berkas {file} paling mirip {kind} (baris {row}), tetapi kolom ini tidak ada: {columns}. Lengkapi "
            "berkasnya atau petakan kolomnya dengan --map.",
            file=source.name,
            kind=t(importer.label),
            row=row,
            columns=", ".join(importer.missing(headings)),
        )
    )


def found(source: Source, what: Recognised) -> tuple[Found, pl.DataFrame]:
    """The rows below the headings under our names, and where each stands in the file: AT, sheet, row.

    Blank rows, repeated headings and rows of totals are no rows; columns nobody declared are not looked at.
    """
    cells = what.sheet.cells
    headings = cells.filter(pl.col("_row") == what.row).drop("_row").row(0)
    places = {folded(text): str(at) for at, text in reversed([*enumerate(headings)]) if text}
    below = cells.filter(pl.col("_row") > what.row)
    named = [_named(column, places) for column in what.importer.columns]
    kept = below.filter(~_no_row(headings)).select("_row", *named).with_row_index(AT)
    kept = kept.with_columns(pl.col(AT).cast(pl.Int64))
    over = cells.filter(pl.col("_row") < what.row).drop("_row")
    above = tuple(str(cell) for row in over.iter_rows() for cell in row if cell)
    where = kept.select(AT, pl.lit(what.sheet.name).alias("sheet"), pl.col("_row").alias("row"))
    return Found(kept.drop("_row"), above, source.name), where


def _named(column: Column, places: Mapping[str, str]) -> pl.Expr:
    """The cells of a column, cleaned; nothing where the file has it not. Of two headings alike the first counts."""
    at = next((places[name] for name in map(folded, column.names) if name in places), None)
    return (pl.lit(None, pl.String) if at is None else cleaned(pl.col(at))).alias(column.key)


def _no_row(headings: Sequence[str | None]) -> pl.Expr:
    """Nothing in it, the headings once more, or a total."""
    columns = [str(at) for at in range(len(headings))]
    texts = [cleaned(pl.col(name)) for name in columns]
    blank = pl.all_horizontal(text.is_null() for text in texts)
    again = pl.all_horizontal(
        pl.col(name).str.strip_chars().eq_missing(text.strip() if text else None)
        for name, text in zip(columns, headings, strict=True)
        if text
    )
    first = pl.coalesce(texts).str.to_lowercase()
    return blank | again | first.str.contains(_TOTAL)
