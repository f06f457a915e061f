"""CSV in Polars, pandas and DuckDB: the same table, with no options for the one that is for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

from data_access.export import Document
from tests.opened.cells import same
from tests.opened.programs import CSV, INDONESIAN, of_duckdb
from tests.opened.tables import CODES, NAMED, NAMES, protected, table


def test_there_is_something_to_open(documents: Mapping[str, Document]) -> None:
    found = table(documents["answer"])
    assert {"opd", "agency", "status", "family"} <= set(found.columns)
    assert found.height > 20 and found["value"].null_count() and found["before"].null_count()
    assert (found["value"].drop_nulls() % 1 != 0).any()
    assert set(NAMES.values()) <= {*found["opd__label"], *found["agency__label"]}


@pytest.mark.parametrize("program", CSV)
@pytest.mark.parametrize("name", NAMED)
def test_a_csv_needs_no_options(documents: Any, files: Any, name: str, program: str) -> None:
    headings, found = CSV[program](files[name, "csv"])
    _holds(documents[name], headings, list(found), protected(table(documents[name])))


@pytest.mark.parametrize("program", INDONESIAN)
def test_the_indonesian_csv_needs_its_separators(documents: Any, files: Any, program: str) -> None:
    headings, found = INDONESIAN[program](files["answer", "csv_id"])
    _holds(documents["answer"], headings, list(found), protected(table(documents["answer"])))


def _holds(document: Document, headings: list[str], found: list[Any], expected: pl.DataFrame) -> None:
    assert headings[:-1] == list(document.headings.values())
    assert json.loads(headings[-1].removeprefix("manifest: ")) == document.manifest
    same(found, expected)
    same([row[-1:] for row in found], pl.DataFrame({"manifest": [None] * expected.height}))


def test_codes_stay_whole_where_texts_are_asked_for(files: Mapping[tuple[str, str], Path]) -> None:
    path = files["codes", "csv"]
    same(pl.read_csv(path, infer_schema=False).iter_rows(), CODES)
    same(pd.read_csv(path, dtype=str).itertuples(index=False, name=None), CODES)
    same(of_duckdb(f"read_csv_auto('{path}', all_varchar=true)")[1], CODES)
