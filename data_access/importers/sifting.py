"""Which rows of a file are kept, and why the others are not: every refusal with its column, value and reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from data_access.importers import synonyms
from data_access.importers.synonyms import Codebook
from data_access.importers.values import Reading
from data_access.language import t

REFUSALS = {"_at": pl.Int64, "column": pl.String, "value": pl.String, "reason": pl.String}
"""Columns of a list of refusals, or of warnings."""


@dataclass(eq=False)
class Sifted:
    """The rows of a file while they are understood. `rows` has `_at`; refusing takes rows out, warning does not."""

    rows: pl.DataFrame
    notes: list[str] = field(default_factory=list)
    """Sentences about the whole file."""
    _refused: list[pl.DataFrame] = field(default_factory=list)
    _warned: list[pl.DataFrame] = field(default_factory=list)

    def refuse(self, where: pl.Expr, column: str, reason: str | pl.Expr) -> None:
        """Take out the rows where this holds; a row is refused for the first reason that is found."""
        found = _listed(self.rows.filter(where), column, reason)
        if found.height:
            self._refused.append(found)
            self.rows = self.rows.join(found.select("_at"), on="_at", how="anti", maintain_order="left")

    def warn(self, where: pl.Expr, column: str, reason: str | pl.Expr) -> None:
        """Say something about the rows where this holds; they are kept."""
        found = _listed(self.rows.filter(where), column, reason)
        if found.height:
            self._warned.append(found)

    def read(self, column: str, how: Callable[[pl.Series], Reading], to: str, reason: str) -> None:
        """Add what the texts of a column say; a text that is not understood refuses its row."""
        found = how(self.rows[column])
        self.rows = self.rows.with_columns(found.values.alias(to), found.unclear.alias("_unclear"))
        self.refuse(pl.col("_unclear"), column, reason)
        self.rows = self.rows.drop("_unclear")
        if found.note:
            self.tell(f"{column}: {found.note}")

    def code(self, column: str, book: str | Codebook) -> None:
        """Add `<column>__code`, null where the cell is empty; a text nobody knows refuses its row, with the code that
        is most like it."""
        texts = self.rows[column]
        strange = synonyms.unclear(texts, book)
        said = {text: _strange(text, book) for text in texts.filter(strange).unique()}
        reason = pl.col(column).replace_strict(said, default=None, return_dtype=pl.String)
        self.rows = self.rows.with_columns(
            synonyms.coded(texts, book).alias(f"{column}__code"), strange.alias("_unclear")
        )
        self.refuse(pl.col("_unclear"), column, reason)
        self.rows = self.rows.drop("_unclear")

    def tell(self, sentence: str) -> None:
        """Something about the whole file, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def add(self, *columns: pl.Series | pl.Expr) -> None:
        """More columns beside the texts: the values they stand for."""
        self.rows = self.rows.with_columns(*columns)

    @property
    def refused(self) -> pl.DataFrame:
        return pl.concat([pl.DataFrame(schema=REFUSALS), *self._refused]).sort("_at", maintain_order=True)

    @property
    def warned(self) -> pl.DataFrame:
        return pl.concat([pl.DataFrame(schema=REFUSALS), *self._warned]).sort("_at", maintain_order=True)


def _listed(rows: pl.DataFrame, column: str, reason: str | pl.Expr) -> pl.DataFrame:
    value = pl.col(column).cast(pl.String) if column in rows.columns else pl.lit(None, pl.String)
    said = pl.lit(reason) if isinstance(reason, str) else reason
    return rows.select(
        "_at", pl.lit(column).alias("column"), value.alias("value"), said.cast(pl.String).alias("reason")
    ).cast(REFUSALS)  # ty: ignore[invalid-argument-type]


def _strange(text: str, book: str | Codebook) -> str:
    near = synonyms.nearest_code(text, book)
    known = t("kode tidak dikenal; tambahkan sinonimnya di berkas --map")
    return f"{known} ({t('mungkin {near}', near=near)})" if near else known
