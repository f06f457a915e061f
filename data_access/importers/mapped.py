"""What a mapping says that would be read by nobody: a misspelt name is refused, texts that never occur are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from data_access.contract import TABLES
from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import Found, Importer, folded
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms import LISTS
from data_access.importers.tables import Table
from data_access.language import t
from data_access.problems import nearest, quoted

FIXED = ("service", "unit")
"""What [fixed] may say of a file that an importer knows: see `kinds.feedback.services`."""

_MADE = {
    "new_units": ("kind", "parent", "since", "replaces", "id"),
    "new_posts": TABLES["position"].c.keys(),
    "new_services": ("agency", "name", "free_of_charge", "must_survey"),
}
"""What may be said of a unit, a post or a service that is made."""

_SERVICES = "service"
"""Not a list of codes, but its texts are mapped as such."""


def refuse_strange(asked: Asked, importers: Iterable[Importer]) -> None:
    """ImportProblem for a list of codes, a column, a fixed value or a word about something new that nothing knows;
    columns and fixed values of a mapping with a table are those of the table (`kinds.generic`)."""
    own = TABLES[asked.table].c.keys() if asked.table in TABLES else ()
    _refuse("codes", asked.codes, [*LISTS, _SERVICES, *own], [*LISTS])
    for part, known in _MADE.items():
        said = [name for one in getattr(asked, part).values() for name in one]
        _refuse(part, said, known, known)
    if asked.table:
        return
    columns = {column.key: one for one in importers for column in one.columns}
    strange = next((name for name in asked.columns if name not in columns), "")
    kin = columns.get(nearest(strange, columns)) if strange else None
    shown = [column.key for column in kin.columns] if kin else sorted(columns)
    _refuse("columns", asked.columns, [*columns], shown)
    _refuse("fixed", asked.fixed, FIXED, FIXED)


def _refuse(part: str, given: Iterable[str], known: Sequence[str], shown: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            near = nearest(name, known)
            raise ImportProblem(
                t(
                    "Pemetaan: '{name}' di [{part}] tidak dikenal.{hint} Yang dikenal: {known}.",
                    name=quoted(name),
                    part=part,
                    hint=f" {t('Mungkin maksudnya {near}?', near=near)}" if near else "",
                    known=", ".join(shown),
                )
            )


def tell_unused(sifted: Sifted, asked: Asked, found: Found, tables: Iterable[Table]) -> None:
    """Say of which part of the mapping no text stands in the file. A mapping serves many months: that some of them are
    missing is usual."""
    codes = {f"codes.{name}": texts for name, texts in asked.codes.items()}
    parts = {"units": asked.units, "posts": asked.posts, "services": asked.services, **codes}
    if not any(parts.values()):
        return
    headings = [text for table in tables for text in table.headings]
    there = _marks(found, [*headings, *found.above, *map(str, asked.fixed.values())])
    for part, texts in parts.items():
        if texts and not any(_spellings(text) & there for text in texts):
            sifted.tell(
                t(
                    "Pemetaan [{part}]: tidak satu pun teksnya ada di berkas ini, misalnya “{text}”.",
                    part=part,
                    text=quoted(next(iter(texts))),
                )
            )


def _marks(found: Found, more: Iterable[str | None]) -> frozenset[str]:
    """Every text of the file, however it is spelled."""
    texts = [found.rows[name].drop_nulls() for name, kind in found.rows.schema.items() if kind == pl.String]
    every = pl.concat([pl.Series("text", [text for text in more if text], dtype=pl.String),
                       *(one.alias("text") for one in texts)]).unique()  # fmt: skip
    return frozenset(every.to_frame().select(values.folded(pl.col("text"))).to_series())


def _spellings(text: str) -> set[str]:
    """A text of a mapping, and its parts where it names a unit with the one above."""
    return {folded(part) for part in (text, *text.split(" / "))}
