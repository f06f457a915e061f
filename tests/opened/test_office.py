"""LibreOffice opens a workbook and an Indonesian CSV as their reader would: numbers are numbers, nothing runs."""

from __future__ import annotations

import csv
from typing import Any

import fastexcel
import pytest

from tests.office import DATA_AS_CSV, INDONESIAN, Office
from tests.opened.cells import formulas, same
from tests.opened.tables import NAMED, SPOILED, protected, table


def test_libreoffice_finds_numbers_in_the_indonesian_csv(documents: Any, files: Any, office: Office) -> None:
    opened = office.converted(files["answer", "csv_id"], "xlsx", INDONESIAN)
    assert not formulas(opened)
    found = fastexcel.read_excel(opened).load_sheet(0).to_polars()
    expected = protected(table(documents["answer"]))
    numbers = [at for at, kind in enumerate(expected.dtypes) if kind.is_numeric()]
    assert all(found.dtypes[at].is_numeric() for at in numbers if expected.to_series(at).count())
    same(found.iter_rows(), expected, digits=15)


def test_libreoffice_spoils_no_code_of_the_indonesian_csv(files: Any, office: Office) -> None:
    opened = office.converted(files["spoiled", "csv_id"], "xlsx", INDONESIAN)
    found = fastexcel.read_excel(opened).load_sheet(0).to_polars().to_series(0).to_list()
    assert [str(text).lstrip("'") for text in found] == SPOILED["name"].to_list()


@pytest.mark.parametrize("name", NAMED)
def test_libreoffice_finds_the_same_workbook(documents: Any, files: Any, office: Office, name: str) -> None:
    with office.converted(files[name, "xlsx"], DATA_AS_CSV).open(encoding="utf-8", newline="") as file:
        headings, *found = csv.reader(file)
    assert headings == list(documents[name].headings.values())
    same(found, table(documents[name]), digits=15)
