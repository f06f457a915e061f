"""Which importer a file is for, where its tables stand, and why: by what stands in it, never by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from data_access.importers.files import Sheet, Source
from data_access.importers.importer import Importer, folded
from data_access.importers.problems import ImportProblem
from data_access.importers.tables import Table, headed, tables_of
from data_access.language import t
from data_access.privacy import numbers_a_person

LOOKED_AT = 40
"""Rows among which headings are looked for: titles stand above them, seven and more."""

HEADINGS = 12
"""Headings of the file that a sentence names."""

_Try = tuple[Importer, Sheet, int, list[str]]
"""An importer, a sheet, a row of it that may have the headings, and the texts of that row."""


@dataclass(frozen=True, eq=False)
class Recognised:
    """An importer, every table of the file that it reads, and why."""

    importer: Importer
    tables: tuple[Table, ...]
    why: str


def recognised(
    source: Source, importers: Iterable[Importer], kind: str = "", columns: Mapping[str, str] | None = None
) -> Recognised:
    """What this file is; `kind` names the importer and `columns` its headings here, where a person knows better.

    ImportProblem with the nearest importer and what it misses, where nothing fits.
    """
    offered = [one.known_as(columns) for one in importers if not kind or one.key == kind]
    if not offered:
        raise ImportProblem(
            t("Pemetaan menyebut tabelnya (table = …), jadi berkas bukan jenis {kind}. Hapus --kind, atau table dari "
              "pemetaannya.", kind=kind)
        )  # fmt: skip
    tries = [
        (one, sheet, row, texts) for sheet in source.sheets for row, texts in _candidates(sheet) for one in offered
    ]
    fitting = [one for one in tries if not one[0].missing(_marks(one))]
    if not fitting:
        raise _unfitting(source, offered[0], tries) if len(offered) == 1 else _unknown(source, tries)
    best = max(fitting, key=_matched)
    _refuse_doubtful(source, best[0], [one[0] for one in fitting if _matched(one) == _matched(best)])
    tables = tables_of(source, best[0])
    importer = replace(best[0], here=headed(tables, best[0]))
    return Recognised(importer, tables, _why(importer, tables))


def _marks(one: _Try) -> frozenset[str]:
    return frozenset(folded(text) for text in one[3])


def _matched(one: _Try) -> int:
    return one[0].matched(_marks(one))


def _why(importer: Importer, tables: Sequence[Table]) -> str:
    headings = frozenset(folded(text) for text in tables[0].headings if text)
    known = [*dict.fromkeys(importer.headings[one.key] for one in importer.columns if one.marks & headings)]
    why = t(
        "Dikenali sebagai “{kind}” dari judul kolom di {place} ({columns}).",
        kind=t(importer.label),
        place=tables[0].place,
        columns=", ".join(known[:6]),
    )
    if len(tables) == 1:
        return why
    places = "; ".join(table.place for table in tables[:6]) + (" …" if len(tables) > 6 else "")
    return f"{why} {t('{n} tabel dibaca: {places}.', n=len(tables), places=places)}"


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


def _unknown(source: Source, tries: Sequence[_Try]) -> ImportProblem:
    """The nearest kind is named when half of what it needs is there, and more than a NIP, which so many have."""
    near = [one for one in tries if _matched(one) > 1 and 2 * len(one[0].missing(_marks(one))) <= _needed(one[0])]
    if not near:
        return ImportProblem(
            t(
                "Berkas {file} tidak dikenali: tidak ada baris judul kolom yang cocok. Sebut jenisnya dengan --kind "
                "atau petakan kolomnya dengan --map.",
                file=source.name,
            )
        )
    nearest = max(near, key=lambda one: (_matched(one), -len(one[0].columns)))
    return ImportProblem(
        t(
            "Berkas {file} paling mirip {kind} (baris {row}), tetapi kolom ini tidak ada: {columns}. Lengkapi "
            "berkasnya atau petakan kolomnya dengan --map.",
            file=source.name,
            kind=t(nearest[0].label),
            row=nearest[2],
            columns=", ".join(nearest[0].missing(_marks(nearest))),
        )
    )


def _needed(importer: Importer) -> int:
    return sum(column.required for column in importer.columns)


def _unfitting(source: Source, importer: Importer, tries: Sequence[_Try]) -> ImportProblem:
    """The one kind that was asked for, by name or by a mapping, and what it misses."""
    nearest = max(tries, key=lambda one: (_matched(one), len(one[3])), default=None)
    marks = _marks(nearest) if nearest else frozenset()
    said = t(
        "Berkas {file} tidak dapat dibaca sebagai {kind}: kolom ini tidak ada: {columns}. Lengkapi berkasnya atau "
        "petakan kolomnya dengan --map.",
        file=source.name,
        kind=t(importer.label),
        columns=", ".join(importer.missing(marks)),
    )
    there = nearest[3] if nearest else []
    # a file without headings has persons in its first row, and numbers beside them
    if not there or any(numbers_a_person(text) or text.strip(" .,/-%").isdigit() for text in there):
        return ImportProblem(said)
    headings = ", ".join(text[:40] for text in there[:HEADINGS]) + (" …" if len(there) > HEADINGS else "")
    row = nearest[2] if nearest else 0
    return ImportProblem(f"{said} {t('Judul yang ada (baris {row}): {headings}.', row=row, headings=headings)}")
