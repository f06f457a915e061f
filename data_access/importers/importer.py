"""What an importer is: one declaration that says by which headings a file is known and what its rows mean.

Reads no file and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import polars as pl

from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import t

AT = "_at"
"""The column that says which row of the file a row is from: its position among the rows below the headings, from 0."""


@lru_cache(maxsize=10_000)
def folded(heading: str) -> str:
    """A heading without case, accents, blanks and punctuation: NIP BARU, nip_baru and nipBaru are one."""
    return str(pl.select(values.folded(pl.lit(heading))).item() or "")


@dataclass(frozen=True)
class Column:
    """A column of the file: our name for it, and the headings it is known by, however they are written.

    `private`: its texts (telephone numbers) are read for a pseudonym and repeated nowhere, nor in a refused row: there
    stands what `mask` makes of them, which the importer reads as well; without one the column is left out.
    """

    key: str
    names: tuple[str, ...]
    required: bool = True
    private: bool = False
    mask: Callable[[pl.Series], pl.Series] | None = None

    @property
    def marks(self) -> frozenset[str]:
        """Its headings folded."""
        return frozenset(folded(name) for name in self.names)

    @property
    def repeatable(self) -> bool:
        """Whether a file of refused rows may have it."""
        return not self.private or self.mask is not None


@dataclass(frozen=True, eq=False)
class Found:
    """The tables of a file with their headings understood, as one.

    `rows`: AT and a String column for each declared column (null where the file has none or nothing); `above` are the
    texts over the headings, with the names of the sheets where several are read; `name` is that of the file; `said` are
    sentences about what is not among the rows.
    """

    rows: pl.DataFrame
    above: tuple[str, ...]
    name: str
    said: tuple[str, ...] = ()

    def city(self, known: Known, asked: Asked) -> Asked:
        """The same, with the city that the texts over the headings name, where nobody said one.

        ImportProblem where they name another than the one that somebody said.
        """
        above = folded(" ".join(self.above))
        named = {code: name for code, name, _ in known.cities.iter_rows() if folded(name) in above}
        if asked.city and named and asked.city not in named:
            raise ImportProblem(
                t("Judul berkas {file} menyebut {city}, tetapi kota yang dipilih {asked}. Pilih kota yang benar, atau "
                  "betulkan judulnya.", file=self.name, city=", ".join(sorted(named.values())),
                  asked=dict(known.cities.select("code", "name").iter_rows()).get(asked.city, asked.city))
            )  # fmt: skip
        return asked.in_city(*named) if not asked.city and len(named) == 1 else asked


@dataclass(frozen=True, eq=False)
class Understood:
    """What the rows say, shaped as the contract: (table, its columns and AT), in the order they are written.

    `keep`: {table: columns} that are only filled where the database has nothing; `unsaid`: those that stay where a row
    has nothing. `sent`: one row for each record that
    came, `agency_id` (null where nobody knows) and `month` (its first day): what `delivery` is told. `follows`: where
    one record stands in several rows, (AT, `leader`): the row that has the fate of another, which was written for both.
    `main`: the one table whose new rows make a row of the file new, where that is not any of `tables`.
    """

    tables: tuple[tuple[str, pl.DataFrame], ...]
    sifted: Sifted
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsaid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sent: pl.DataFrame | None = None
    follows: pl.DataFrame | None = None
    main: str = ""

    @property
    def subjects(self) -> frozenset[str]:
        """The tables whose new rows make a row of the file new; units and posts made beside them never do."""
        return frozenset({self.main} if self.main else {name for name, _ in self.tables})


@dataclass(frozen=True, eq=False)
class Importer:
    """One kind of file; `label` is in the source language, `source` a system of `delivery`.

    Columns of a file that are not declared are never read: what nobody needs (NIK, NPWP, telephone, address) is not
    stored, and cannot be by accident. `unit` is our name of the column that says who sends a row; `by_opd`: whether
    each OPD delivers its own (else the city delivers for all). `here`: {our name of a column: its heading in the file
    at hand}, of the columns that are there.
    """

    key: str
    label: str
    source: str
    columns: tuple[Column, ...]
    understand: Callable[[Found, Known, Asked], Understood]
    unit: str = ""
    by_opd: bool = True
    here: Mapping[str, str] = field(default_factory=dict)

    @property
    def headings(self) -> dict[str, str]:
        """{our name of a column: as the file heads it}, or would, where it has it not."""
        return {column.key: self.here.get(column.key, column.names[0]) for column in self.columns}

    def known_as(self, columns: Mapping[str, str] | None) -> Importer:
        """The same importer, with the headings that a person says its columns have here."""
        named = columns or {}
        more = [replace(one, names=(named[one.key], *one.names)) if one.key in named else one for one in self.columns]
        return replace(self, columns=tuple(more))

    def missing(self, marks: frozenset[str]) -> list[str]:
        """The headings it needs and does not find, as the file would write them."""
        return [column.names[0] for column in self.columns if column.required and not column.marks & marks]

    def masked(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of a file with what is private as it may be written down."""
        return rows.with_columns(one.mask(rows[one.key]).alias(one.key) for one in self.columns if one.mask)

    def matched(self, marks: frozenset[str]) -> int:
        """How many of its columns these headings have."""
        return sum(bool(column.marks & marks) for column in self.columns)
