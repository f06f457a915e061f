"""What an importer is: one declaration that says by which headings a file is known and what its rows mean.

Reads no file and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import polars as pl

from data_access.importers import synonyms, values
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms import Codebook

AT = "_at"
"""The column that says which row of the file a row is from: its position among the rows below the headings, from 0."""


@lru_cache(maxsize=10_000)
def folded(heading: str) -> str:
    """A heading without case, accents, blanks and punctuation: NIP BARU, nip_baru and nipBaru are one."""
    return str(pl.select(values.folded(pl.lit(heading))).item() or "")


@dataclass(frozen=True)
class Column:
    """A column of the file: our name for it, and the headings it is known by, however they are written."""

    key: str
    names: tuple[str, ...]
    required: bool = True

    @property
    def marks(self) -> frozenset[str]:
        """Its headings folded."""
        return frozenset(folded(name) for name in self.names)


@dataclass(frozen=True, eq=False)
class Asked:
    """What a person said beside the file: its period, its city, units matched by hand ({their text: id}), synonyms of
    codes ({list: {text: code}}), headings of this file ({our name of a column: its heading})."""

    period: str = ""
    city: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    new_units: bool = False
    """Whether units and posts nobody knows are made."""

    def here(self, known: Known, found: Found) -> Asked:
        """The same, with the city that the texts over the headings name, where nobody said one."""
        above = folded(" ".join(found.above))
        named = [code for code, name in known.cities.select("code", "name").iter_rows() if folded(name) in above]
        return replace(self, city=named[0]) if not self.city and len(named) == 1 else self

    def book(self, list_: str) -> Codebook:
        """The codes of a list with the synonyms this person added."""
        return synonyms.with_more(list_, self.codes.get(list_, {}))


@dataclass(frozen=True, eq=False)
class Found:
    """A table of a file with its headings understood.

    `rows`: AT and a String column for each declared column (null where the file has none or nothing); `above` are the
    texts over the headings, `name` is that of the file.
    """

    rows: pl.DataFrame
    above: tuple[str, ...]
    name: str


@dataclass(frozen=True, eq=False)
class Understood:
    """What the rows say, shaped as the contract: (table, its columns and AT), in the order they are written.

    `keep`: {table: columns} that are only filled where the database has nothing.
    """

    tables: tuple[tuple[str, pl.DataFrame], ...]
    sifted: Sifted
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Importer:
    """One kind of file; `label` is in the source language, `source` a system of `delivery`.

    Columns of a file that are not declared are never read: what nobody needs (NIK, NPWP, telephone, address) is not
    stored, and cannot be by accident.
    """

    key: str
    label: str
    source: str
    columns: tuple[Column, ...]
    understand: Callable[[Found, Known, Asked], Understood]

    def known_as(self, columns: Mapping[str, str] | None) -> Importer:
        """The same importer, with the headings that a person says its columns have here."""
        named = columns or {}
        more = [replace(one, names=(named[one.key], *one.names)) if one.key in named else one for one in self.columns]
        return replace(self, columns=tuple(more))

    def missing(self, marks: frozenset[str]) -> list[str]:
        """The headings it needs and does not find, as the file would write them."""
        return [column.names[0] for column in self.columns if column.required and not column.marks & marks]

    def matched(self, marks: frozenset[str]) -> int:
        """How many of its columns these headings have."""
        return sum(bool(column.marks & marks) for column in self.columns)
