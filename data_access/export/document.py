"""What is written, whatever the format: a table with its headings, and what must stand beside it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import polars as pl

from data_access import units
from data_access.language import current, t
from data_access.metrics import Metric

_DISTRIBUTION = "pantau-asn"
_LONGEST = 60


@dataclass(frozen=True)
class Format:
    """A kind of file; `label` is in the source language."""

    key: str
    label: str
    extension: str
    mime: str
    tail: str = ""
    """Ends the name of a file: two formats of one extension must not replace each other in a folder."""

    def named(self, stem: str) -> str:
        return f"{stem}{self.tail}.{self.extension}"


@dataclass(frozen=True)
class Document:
    """A table and its story. `facts` go into the manifest and, said in words, onto the cover.

    `decimals`: how many places a reader sees in each row's value; the numbers themselves stay unrounded.
    """

    stem: str
    title: str
    frame: pl.DataFrame
    headings: Mapping[str, str]
    facts: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    decimals: pl.Series | None = None

    @property
    def manifest(self) -> dict[str, Any]:
        """What the file is, for machines: plain values only, the same whenever the same view is written."""
        rows = self.frame.height
        return {
            "product": "Pantau ASN",
            "app_version": app_version(),
            "language": current(),
            "title": self.title,
            **self.facts,
            "rows": rows,
            "rows_of": rows,
            "columns": dict(self.headings),
            "metrics": {metric.key: t(metric.label) for metric in self.metrics},
            "notes": list(self.notes),
        }

    @property
    def cover(self) -> list[tuple[str, str]]:
        """(what, value) in reading order."""
        facts, rows = self.facts, units.number(self.frame.height)
        lines = [
            (t("Judul"), self.title),
            (t("Penyaring"), facts.get("filters", "")),
            (t("Periode"), facts.get("period", "")),
            (t("Dibandingkan dengan"), facts.get("compared", "")),
            (t("Baris"), t("{n} baris dari {all}", n=rows, all=rows)),
            (t("Rilis data"), facts["release"]),
            (t("Tanggal data"), facts["data_date"]),
            (t("Tautan"), facts["link"]),
            (t("Dibuka dengan peran"), facts["viewer_role"]),
            (t("Versi aplikasi"), app_version()),
        ]
        return [(what, value) for what, value in lines if value]

    @property
    def warnings(self) -> list[str]:
        """What must not be overlooked: made-up data, small groups."""
        found = [t("Data sintetis: bukan keadaan sebenarnya.")] if self.facts["synthetic"] else []
        return [*found, self.facts["sensitive"]] if self.facts.get("sensitive") else found


@dataclass(frozen=True)
class File:
    """A file ready to be handed over: its safe name, its bytes, and its manifest with their SHA-256."""

    name: str
    mime: str
    content: bytes = field(repr=False)
    manifest: dict[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, document: Document, format_: Format, content: bytes) -> File:
        name = format_.named(document.stem)
        digest = hashlib.sha256(content).hexdigest()
        manifest = {**document.manifest, "file": name, "format": format_.key, "sha256": digest}
        return cls(name, format_.mime, content, manifest)


def safe(text: str) -> str:
    """A part of a file name: lower-case ASCII letters, digits and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "data"


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
