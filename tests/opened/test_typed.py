"""Parquet and Arrow in Polars, pandas, DuckDB and PyArrow; and what every format tells of its content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from data_access import language
from data_access.ask import Answer
from data_access.export import FORMATS, Document, document_of
from data_access.export.reading import read_back
from data_access.metrics import METRICS
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.opened.cells import same
from tests.opened.programs import TYPED, arrow_table
from tests.opened.tables import NAMED, table, widely_asked


@pytest.mark.parametrize("program", TYPED)
@pytest.mark.parametrize("form", ["parquet", "arrow"])
@pytest.mark.parametrize("name", NAMED)
def test_typed_files_are_read_by_all(documents: Any, files: Any, name: str, form: str, program: str) -> None:
    columns, found = TYPED[program](files[name, form])
    assert columns == list(documents[name].headings)
    same(found, table(documents[name]))
    assert json.loads(arrow_table(files[name, form]).schema.metadata[b"pantau"]) == documents[name].manifest


# the manifest


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMED)
def test_every_format_tells_the_hash_of_its_content(documents: Any, files: Any, name: str, form: str) -> None:
    assert read_back(files[name, form]).manifest["content_sha256"] == documents[name].content


def test_another_figure_has_another_hash_another_language_has_not(city: Snapshot, answer: Answer) -> None:
    content = document_of(answer, DEMO).content
    nearly = answer.frame.with_columns(pl.col("jp20") * (1 + 2**-52))
    assert document_of(replace(answer, frame=nearly), DEMO).content != content
    language.use("en")
    english = document_of(widely_asked(city), DEMO)
    assert english.headings["numerator"] != "Pembilang"
    assert english.content == content


def test_all_measures_have_a_definition_in_their_manifest(documents: Mapping[str, Document]) -> None:
    told = documents["answer"].manifest["metrics"]
    assert list(told) == ["jp20", "jp_median"]
    assert all(one["definition"] == METRICS[key].definition for key, one in told.items())
