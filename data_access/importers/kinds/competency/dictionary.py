"""The competencies a file names → those of the database, however they are written.

PermenPANRB 38/2017 closes the list of the managerial and sosial kultural ones: these nine are made when a file needs
them. Knows no file.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from data_access.importers import synonyms
from data_access.importers.asked import Asked
from data_access.importers.importer import AT
from data_access.importers.known import Known, by_text
from data_access.importers.problems import ImportProblem
from data_access.importers.synonyms import Codebook
from data_access.importers.synonyms.development import DEVELOPMENT, MANSOSKUL
from data_access.importers.values import folded
from data_access.language import t

_IDS = uuid.UUID("5d9a7c0e-1f64-4f0b-9a35-7be0c3b6d241")
"""Names the competencies that files bring: the same name is the same competency."""

_SOCIAL = "Perekat Bangsa"
CLOSED = ("MANAJERIAL", "SOSIAL_KULTURAL")
"""Domains whose competencies the regulation lists: no file adds one."""


def domain_of(name: str) -> str:
    """The domain of one of the nine."""
    return "SOSIAL_KULTURAL" if name == _SOCIAL else "MANAJERIAL"


def spellings(name: str) -> tuple[str, ...]:
    """One of the nine as the regulation writes it, and as files do."""
    return (name, *(text for text, meant in DEVELOPMENT["competency"].items() if meant == name))


def key_of(name: str) -> str:
    """Our name for a column of this competency: kerja_sama."""
    return name.lower().replace(" ", "_")


def marked(texts: pl.Series, book: Codebook) -> pl.Series:
    """What all spellings of a competency have in common; null and empty where a text names none."""
    meant = synonyms.coded(texts, book)
    return pl.select(folded(pl.coalesce(meant, texts))).to_series().alias("mark")


@dataclass(frozen=True, eq=False)
class Dictionary:
    """The competencies of the database by the mark of their name; `twice` are marks that several of them share."""

    book: Codebook
    ids: Mapping[str, str]
    twice: frozenset[str]

    @classmethod
    def of(cls, known: Known, asked: Asked) -> Dictionary:
        book = asked.book("competency")
        marks = marked(known.competencies["name"], book).to_list()
        ids = by_text(zip(known.competencies["id"], marks, strict=True))
        return cls(book, ids, frozenset(marks) - ids.keys())

    def mark(self, name: str) -> str:
        return str(marked(pl.Series([name]), self.book)[0])

    def found(self, name: str) -> str | None:
        """The id of a competency that is there. ImportProblem where several have this name."""
        mark = self.mark(name)
        if mark in self.twice:
            raise ImportProblem(
                t(
                    "Kompetensi “{name}” tercatat lebih dari sekali di basis data. Sisakan satu, lalu impor lagi.",
                    name=name,
                )
            )
        return self.ids.get(mark)

    def all_ids(self, marks: Iterable[str]) -> dict[str, str]:
        """{mark: the id that is there, else the one it is made with}."""
        return {mark: self.ids.get(mark) or uuid.uuid5(_IDS, mark).hex for mark in marks}

    def nine(self, names: Iterable[str] = MANSOSKUL) -> dict[str, str]:
        """{name: id} of these of the nine; as `found`."""
        return {name: self.found(name) or self.all_ids([self.mark(name)])[self.mark(name)] for name in names}

    def rows_of(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Rows of `competency` that the database has not yet, each ascribed to the first row that needs it."""
        new = cells.filter(~pl.col("competency_id").is_in([*self.ids.values()])).sort(AT)
        first = new.group_by("competency_id", maintain_order=True).first()
        return first.select(AT, "name", "domain", id="competency_id")
