"""Which training a row is about: one the database has, or one that is made, the same for all who took it.

Title, provider and days tell trainings apart, the kind does not: sources sort one training under two kinds. Where one
provider alone is named for a title and its days, rows that name none mean that one.
"""

from __future__ import annotations

import uuid

import polars as pl

from data_access.importers import values
from data_access.importers.importer import AT
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted

_IDS = uuid.UUID("4c1f5a36-27f7-4d0e-9a43-8f7a1c0e6b52")
"""Names the trainings of files: the same title, provider and days are the same training."""

HELD = ("title_mark", "starts_on", "ends_on")
"""What is the same of a training whoever names its provider: taken twice by one person, it counts once."""

_MARKS = (*HELD, "provider_mark")

_OPEN = "?"
"""Stands in the id for a provider that several could be: what was made before the first was named is that one's."""


def marked(title: str, provider: str) -> tuple[pl.Expr, pl.Expr]:
    """Title and provider without their spelling; a provider of no letters is none."""
    who = values.folded(pl.col(provider))
    return values.folded(pl.col(title)).alias("title_mark"), pl.when(who != "").then(who).alias("provider_mark")


def with_training(sifted: Sifted, known: Known) -> None:
    """Add `training_id` and `training_title` to rows that have `_MARKS`, `title` and `provider`."""
    there = known.trainings.with_columns(marked("title", "provider")).sort("id")
    rows = sifted.rows.join(_alone(there, sifted.rows), on=HELD, maintain_order="left")
    exact = there.group_by(_MARKS).agg(_exact=pl.col("id").first())
    any_ = there.group_by(HELD).agg(_any=pl.col("id").first(), _title=pl.col("title").first())
    rows = rows.join(exact, on=_MARKS, how="left", nulls_equal=True, maintain_order="left")
    rows = rows.join(any_, on=HELD, how="left", maintain_order="left")
    who = pl.when("_alone").then(pl.col("_only").fill_null("")).otherwise(pl.col("provider_mark").fill_null(_OPEN))
    rows = rows.with_columns(who.alias("_who"))
    rows = rows.join(_made(rows), on=(*HELD, "_who"), how="left", maintain_order="left")
    found = pl.when("_alone").then(pl.coalesce("_any", "_made")).otherwise(pl.coalesce("_exact", "_made"))
    spelled = _most(rows, HELD, "title").rename({"title": "_spelled"})
    rows = rows.join(spelled, on=HELD, how="left", maintain_order="left")
    title = pl.coalesce("_title", "_spelled").alias("training_title")
    kept = [*sifted.rows.columns, "training_id", "training_title"]
    sifted.rows = rows.with_columns(found.alias("training_id"), title).select(kept)


def _alone(there: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Whether a title and its days have one provider at most, in the database and in the file, and which (`_only`)."""
    named = pl.concat([there.select(_MARKS), rows.select(_MARKS)])
    who = pl.col("provider_mark").drop_nulls()
    return named.group_by(HELD).agg(_alone=who.n_unique() <= 1, _only=who.first())


def _made(rows: pl.DataFrame) -> pl.DataFrame:
    """An id for each training that the rows name, made of what they say of it."""
    said = rows.select(*HELD, "_who").unique(maintain_order=True)
    ids = [uuid.uuid5(_IDS, "/".join(map(str, row))).hex for row in said.iter_rows()]
    return said.with_columns(pl.Series("_made", ids, dtype=pl.String))


def training_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of `training`, each ascribed to the first row that names it; of several kinds, providers and hours the most
    frequent."""
    first = rows.group_by("training_id", maintain_order=True).agg(
        pl.col(AT).min(), pl.col("training_title").first(), pl.col("starts_on").first(), pl.col("ends_on").first()
    )
    for column in ("kind", "delivery", "provider", "hours"):
        first = first.join(_most(rows, ("training_id",), column), on="training_id", how="left", maintain_order="left")
    return first.rename({"training_id": "id", "training_title": "title"}).sort(AT)


def _most(rows: pl.DataFrame, by: tuple[str, ...], column: str) -> pl.DataFrame:
    """The most frequent value of a column in each group; of several the first in their order, so that it stays."""
    counted = rows.drop_nulls(column).group_by(*by, column).len().sort("len", column, descending=[True, False])
    return counted.group_by(by, maintain_order=True).agg(pl.col(column).first())


KEPT = ("title", "kind", "delivery", "provider", "hours", "starts_on", "ends_on")
"""What a file fills in of a training that is there already and never changes: others may know it better."""
