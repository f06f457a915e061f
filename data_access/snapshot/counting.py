"""From one read transaction to frames: each slice of each fact counted in the database, typed, and its source rows by
reason. Nothing is published here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from data_access.database import Reader
from data_access.facts import Fact, Slice
from data_access.facts.slices import parameters
from data_access.facts.types import column_types
from data_access.periods import MONTHS

TIME_COLUMNS = {"kind_of_period": pl.Enum(list(MONTHS)), "period": pl.Date, "until": pl.Date}
"""Before its own keys, every counted row says which slice it belongs to."""

REASON_SCHEMA = {"fact": pl.String, **TIME_COLUMNS, "variant": pl.String, "reason": pl.String, "n": pl.Int64}


@dataclass(frozen=True)
class Counting:
    """What every statement of one refresh shares: the transaction, the data date and the rules that hold on it."""

    reader: Reader
    as_of: date
    rules: Mapping[str, float]

    def counted(self, fact: Fact, slice_: Slice) -> pl.DataFrame:
        """The counted rows of one slice, with the types every snapshot has."""
        frame = self.reader.frame(fact.counted_form, fact.schema, self._parameters(slice_))
        if fact.variant_of:
            frame = frame.with_columns(pl.lit(slice_.variant).alias(fact.variant_of))
        return _placed(frame, slice_).select(*TIME_COLUMNS, *_typed(fact), "n", *fact.sums)

    def reasons(self, fact: Fact, slice_: Slice, counted: pl.DataFrame) -> pl.DataFrame:
        """The source's rows of one slice by reason, and what the fact itself counted of them ('matched')."""
        if fact.left_out is None or slice_.variant != fact.variants[0]:
            return pl.DataFrame(schema=REASON_SCHEMA)
        schema = {"reason": pl.String, "n": pl.Int64}
        found = self.reader.frame(fact.left_out, schema, self._parameters(slice_))
        matched = pl.DataFrame({"reason": ["matched"], "n": counted.select(fact.matched).to_series().cast(pl.Int64)})
        rows = pl.concat([found, matched.select(pl.col("reason"), pl.col("n"))])
        told = rows.with_columns(fact=pl.lit(fact.name), variant=pl.lit(slice_.variant))
        return _placed(told, slice_).select(*REASON_SCHEMA)

    def _parameters(self, slice_: Slice) -> dict[str, object]:
        return parameters(slice_, self.as_of, self.rules)


def empty(fact: Fact) -> pl.DataFrame:
    """A fact's frame without rows: what stands for a subject that does not exist yet."""
    return pl.DataFrame(schema={**TIME_COLUMNS, **column_types(fact), "n": pl.Int64, **fact.sums})


def joined(fact: Fact, parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The slices of a fact as one frame, sorted by city, always in the same order."""
    order = [*TIME_COLUMNS, *column_types(fact)]
    return pl.concat([empty(fact), *parts]).sort("city", *(key for key in order if key != "city"))


def _typed(fact: Fact) -> list[pl.Expr]:
    return [pl.col(key).cast(dtype) for key, dtype in column_types(fact).items()]


def _placed(frame: pl.DataFrame, slice_: Slice) -> pl.DataFrame:
    values = (slice_.period.kind, slice_.period.start, slice_.until)
    return frame.with_columns(
        pl.lit(value).cast(dtype).alias(name) for (name, dtype), value in zip(TIME_COLUMNS.items(), values, strict=True)
    )
