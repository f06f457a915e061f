"""The polars types of a fact's counted rows, as every snapshot and every worked example has them."""

from __future__ import annotations

from typing import Any

import polars as pl

from data_access.dimensions import DIMENSIONS
from data_access.facts.base import Fact


def column_types(fact: Fact) -> dict[str, Any]:
    """{column: type} of what the fact is grouped by: city, agency and its dimensions."""
    return {key: _type(fact, key) for key in ("city", "agency", *fact.dimensions)}


def _type(fact: Fact, key: str) -> Any:
    if key in fact.numeric:
        return pl.Int64
    dimension = DIMENSIONS[key]
    return pl.Categorical if dimension.named else pl.Enum(list(dimension.codes))
