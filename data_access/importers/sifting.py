"""Which rows of a file are kept, and why the others are not: every refusal with its column, value and reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data_access.importers import synonyms
from data_access.importers.synonyms import Codebook
from data_access.importers.values import Reading
from data_access.language import N_, t

UNKNOWN_CODE = N_("kode tidak dikenal; tambahkan sinonimnya di berkas pemetaan")
OPEN_CODE = N_("kode tidak dikenal: disimpan tanpa isi kolom ini; tambahkan sinonimnya di berkas pemetaan")

REFUSALS = {
    "_at": pl.Int64,
    "column": pl.String,
    "value": pl.String,
    "reason": pl.String,
    "hint": pl.String,
    "aside": pl.Boolean,
}
"""Columns of a list of refusals, or of warnings. `reason` is a declared text, the same for every row it fits, to be
said with `told`; `hint` is what may help with this row; `aside`: there is nothing to mend in it."""


def told(rows: pl.DataFrame) -> pl.Series:
    """The reasons of a list of refusals as sentences of the reader's language, with their hints."""
    words = {text: t(text) for text in rows["reason"].drop_nulls().unique()}
    said = pl.col("reason").replace_strict(words, default=None, return_dtype=pl.String)
    hinted = pl.format("{} ({})", said, pl.col("hint"))
    return rows.select(pl.when(pl.col("hint").is_null()).then(said).otherwise(hinted).alias("told")).to_series()


@dataclass(frozen=True)
class Proposal:
    """Something a file names that nobody knows: a row of `table` that would be made, unless a person says what it is.

    `text` is how a mapping calls it, `near` what the database has that is most like it ("id · name"). `agreed`: it is
    made. `lacking` are values that only a person can give. `took_over`: the unit that this one may be the new name of,
    likewise.
    """

    table: str
    text: str
    values: dict[str, Any]
    near: str
    agreed: bool = False
    lacking: tuple[str, ...] = ()
    took_over: str = ""


@dataclass(eq=False)
class Sifted:
    """The rows of a file while they are understood. `rows` has `_at`; refusing takes rows out, warning does not."""

    rows: pl.DataFrame
    proposed: list[Proposal] = field(default_factory=list)
    """Units and posts that nobody knows."""
    about: str = ""
    """Key of the period that the file is about, where it was found in its titles or name."""
    _notes: list[tuple[str, str]] = field(default_factory=list)
    _refused: list[pl.DataFrame] = field(default_factory=list)
    _warned: list[pl.DataFrame] = field(default_factory=list)

    def refuse(
        self,
        where: pl.Expr | pl.Series,
        column: str,
        reason: str | pl.Expr,
        hint: pl.Expr | None = None,
        *,
        aside: bool = False,
    ) -> None:
        """Take out the rows where this holds; a row is refused for the first reason that is found.

        `reason` is a text declared with `N_`; what changes from row to row is the `hint`. `aside`: the row is right but
        does not count (another says the same, or something newer): nobody is asked to mend it.
        """
        found = _listed(self.rows.filter(where), column, reason, hint).with_columns(aside=pl.lit(aside))
        if found.height:
            self._refused.append(found)
            self.rows = self.rows.join(found.select("_at"), on="_at", how="anti", maintain_order="left")

    def warn(self, where: pl.Expr, column: str, reason: str | pl.Expr, hint: pl.Expr | None = None) -> None:
        """Say something about the rows where this holds; they are kept."""
        found = _listed(self.rows.filter(where), column, reason, hint)
        if found.height:
            self._warned.append(found)

    def read(self, column: str, how: Callable[[pl.Series], Reading], to: str, reason: str) -> None:
        """Add what the texts of a column say; a text that is not understood refuses its row."""
        found = how(self.rows[column])
        self.rows = self.rows.with_columns(found.values.alias(to), found.unclear.alias("_unclear"))
        self.refuse(pl.col("_unclear"), column, reason)
        self.rows = self.rows.drop("_unclear")
        if found.note:
            self.tell(found.note, column)

    def code(self, column: str, book: str | Codebook, *, open_: bool = False) -> None:
        """Add `<column>__code`, null where the cell is empty; a text nobody knows refuses its row (or, `open_`, leaves
        the column empty with a warning), with the part of a mapping that would say it, the codes there are, and the
        one that is most like it."""
        texts = self.rows[column]
        strange = synonyms.unclear(texts, book)
        near = {text: _near(text, book) for text in texts.filter(strange).unique()}
        hint = pl.col(column).replace_strict(near, default=None, return_dtype=pl.String)
        self.rows = self.rows.with_columns(
            synonyms.coded(texts, book).alias(f"{column}__code"), strange.alias("_unclear")
        )
        if open_:
            self.warn(pl.col("_unclear"), column, OPEN_CODE, hint)
        else:
            self.refuse(pl.col("_unclear"), column, UNKNOWN_CODE, hint)
        self.rows = self.rows.drop("_unclear")

    def tell(self, sentence: str, column: str = "") -> None:
        """Something about the whole file, or about a column of it; once."""
        if (column, sentence) not in self._notes:
            self._notes.append((column, sentence))

    def noted(self, headings: Mapping[str, str]) -> list[str]:
        """What was told; of a column with its heading in the file ({our name: heading})."""
        return [f"{headings.get(column, column)}: {told}" if column else told for column, told in self._notes]

    def add(self, *columns: pl.Series | pl.Expr) -> None:
        """More columns beside the texts: the values they stand for."""
        self.rows = self.rows.with_columns(*columns)

    @property
    def refused(self) -> pl.DataFrame:
        return pl.concat([pl.DataFrame(schema=REFUSALS), *self._refused]).sort("_at", maintain_order=True)

    @property
    def warned(self) -> pl.DataFrame:
        return pl.concat([pl.DataFrame(schema=REFUSALS), *self._warned]).sort("_at", maintain_order=True)


def _listed(rows: pl.DataFrame, column: str, reason: str | pl.Expr, hint: pl.Expr | None) -> pl.DataFrame:
    value = pl.col(column).cast(pl.String) if column in rows.columns else pl.lit(None, pl.String)
    said = pl.lit(reason) if isinstance(reason, str) else reason
    more = pl.lit(None, pl.String) if hint is None else hint
    listed = {"column": pl.lit(column), "value": value, "reason": said, "hint": more, "aside": pl.lit(value=False)}
    return rows.select("_at", **listed).cast(REFUSALS)  # ty: ignore[invalid-argument-type]


def _near(text: str, book: str | Codebook) -> str:
    known = synonyms.book(book) if isinstance(book, str) else book
    near = synonyms.nearest_code(text, known)
    listed = f"[codes.{known.key}]: {', '.join(known.codes)}"
    return t("{codes}; mungkin {near}", codes=listed, near=near) if near else listed
