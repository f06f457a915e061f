"""What is written, whatever the format: a table in parts, its headings, and what must stand beside it.

A table is made part by part while it is written, so that a file of a million rows needs no more memory than a part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import polars as pl

from data_access import units
from data_access.language import current, t
from data_access.metrics import Metric
from data_access.units import UNITS

PLACES = "_places"
"""A column of the parts that no file has: how many decimals a reader sees in this row's values."""

SHOWN_LIKE_VALUE = ("value", "low", "high", "before", "change", "peers")
"""The columns of a long table that PLACES is about."""

_DISTRIBUTION = "pantau-asn"
LONGEST_WORD = 60
"""Letters of one part of a file name."""


@dataclass(frozen=True)
class Layout:
    """How an answer is laid out. `across`: the dimension whose values stand side by side; empty is the long form.

    `written`: values as a reader sees them, rounded and with their unit, where a format has no numbers that are both.
    """

    across: str = ""
    written: bool = False


@dataclass(frozen=True, eq=False)
class Document:
    """A table and its story. `facts` go into the manifest and, said in words, onto the cover.

    `parts` makes the table anew at each call, in parts of some thousand rows, `height` rows in all, with the columns
    of `headings` (and PLACES, where decimals differ by row); at least one part, so that an empty table has its columns.
    `places`: decimals a reader sees, by column. `content` is the hash of what is in it, whatever the format.
    """

    stem: str
    title: str
    height: int
    parts: Callable[[], Iterator[pl.DataFrame]]
    headings: Mapping[str, str]
    facts: Mapping[str, Any]
    content: str
    notes: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the file is, for machines: plain values only, the same whenever the same view is written."""
        return {
            "product": "Pantau ASN",
            "app_version": app_version(),
            "language": current(),
            "title": self.title,
            **self.facts,
            "rows": self.height,
            "rows_of": self.facts.get("rows_of", self.height),
            "content_sha256": self.content,
            "columns": dict(self.headings),
            "metrics": {metric.key: _defined(metric) for metric in self.metrics},
            "notes": list(self.notes),
        }

    @property
    def cover(self) -> list[tuple[str, str]]:
        """(what, value) in reading order."""
        facts, rows = self.facts, units.number(self.height)
        lines = [
            (t("Judul"), self.title),
            (t("Penyaring"), facts.get("filters", "")),
            (t("Periode"), facts.get("period", "")),
            (t("Dibandingkan dengan"), facts.get("compared", "")),
            (t("Baris"), t("{n} baris dari {all}", n=rows, all=units.number(self.manifest["rows_of"]))),
            (t("Rilis data"), facts["release"]),
            (t("Tanggal data"), facts["data_date"]),
            (t("Versi aturan"), facts.get("rules_version", "")),
            (t("Tautan"), facts["link"]),
            (t("Dibuka dengan peran"), facts["viewer_role"]),
            (t("Versi aplikasi"), app_version()),
            (t("Sidik isi (SHA-256)"), self.content),
        ]
        return [(what, value) for what, value in lines if value]

    @property
    def warnings(self) -> list[str]:
        """What must not be overlooked: made-up data, small groups."""
        found = [t("Data sintetis: bukan keadaan sebenarnya.")] if self.facts["synthetic"] else []
        return [*found, self.facts["sensitive"]] if self.facts.get("sensitive") else found


def _defined(metric: Metric) -> dict[str, str]:
    """The definition a figure was made by, as the manifest keeps it."""
    unit = t(UNITS[metric.unit].word)
    said = {"definition": metric.definition, "legal_basis": metric.legal_basis}
    return {"label": t(metric.label), "unit": unit, **{key: t(text) for key, text in said.items()}}


def sliced(frame: pl.DataFrame, rows: int) -> Iterator[pl.DataFrame]:
    """The frame in parts of so many rows; an empty one is one part."""
    for start in range(0, max(1, frame.height), rows):
        yield frame.slice(start, rows)


def safe(text: str) -> str:
    """A part of a file name: lower-case ASCII letters, digits and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_WORD].strip("-") or "data"


def product(synthetic: bool) -> str:
    """How the name of a file begins: a table of made-up data says so before it is opened."""
    return "pantau-sintetis" if synthetic else "pantau"


def released(version_: str) -> str:
    """The day of a release, as in a file name: 20261105."""
    return version_[:8] if version_[:8].isdigit() else safe(version_)


def app_version() -> str:
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        return "?"
