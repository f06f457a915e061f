"""Surveys (SKM) with a row for each answer: a response is taken as a whole; counts of answers are no respondents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.contract.codes import UNSUR
from data_access.importers.problems import ImportProblem
from tests.databases import NewDatabase
from tests.importers.surveys import (
    PUBLISHED,
    SILENT,
    bring,
    ends,
    row_by_row,
    table_file,
    told,
)
from tests.published import filled

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database("sqlite") as database:
        yield filled(database, SILENT)


def test_answers_row_by_row_make_responses_that_share_a_fate(url: str, tmp_path: Path) -> None:
    rows = [
        *row_by_row("11", 4, 3, 2, 1, 4, 3, 2, 1, 4),
        *row_by_row("12", 4, 3, 7),  # one answer is beyond the scale
        *row_by_row("13", 4, 3, 2, ""),
        *row_by_row("14", 4), *row_by_row("14", 3),  # the same unsur twice
        *row_by_row("15", "", ""),
    ]  # fmt: skip
    path = table_file(tmp_path, [*rows[1:], rows[0]])  # a response may stand apart
    found = bring(path, url, columns={})
    assert found.importer.key == "skm_long"
    assert (found.line.rows, found.line.inserted, found.line.refused) == (20, 13, 7)
    assert told(url, " ".join(UNSUR)) == [(4, 3, 2, 1, 4, 3, 2, 1, 4), (4, 3, 2, None, None, None, None, None, None)]
    reasons = [reason for fate, reason in ends(found).values() if fate == "REFUSED"]
    assert [sum(part in str(reason) for reason in reasons) for part in ("baris lain", "skala", "sekali", "tanpa")] == [
        2, 1, 2, 2,
    ]  # fmt: skip
    mended = table_file(tmp_path, [{**row, "nilai_pertanyaan": 4} for row in row_by_row("12", 4, 3, 7)], "lagi.csv")
    assert bring(mended, url, columns={}).line.inserted == 3
    assert (bring(path, url, columns={}).line.unchanged, len(told(url, "id"))) == (13, 3)


def test_numbers_of_questions_are_no_unsur(url: str, tmp_path: Path) -> None:
    rows = [{**row, "pertanyaan": name} for row, name in zip(row_by_row("1", 4, 3), ("U1", "U8"), strict=True)]
    path = table_file(tmp_path, rows)
    with pytest.raises(ImportProblem, match=r'\[codes.unsur\].*U8 = "u_complaints"'):
        bring(path, url, columns={})
    bring(path, url, columns={}, codes={"unsur": {"U8": "u_facilities"}})
    assert told(url, "u_requirements u_complaints u_facilities") == [(4, None, 3)]
    numbered = [{**row, "pertanyaan": "1"} for row in row_by_row("2", 4)]
    assert bring(table_file(tmp_path, numbered, "angka.csv"), url, columns={}).line.refused == 1


def test_counts_of_answers_are_no_respondents(url: str) -> None:
    with pytest.raises(ImportProblem, match="per responden"):
        bring(PUBLISHED, url)
