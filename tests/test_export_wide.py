"""The wide form of a table: turned by codes, so that nothing of one name is lost."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from data_access.export import Layout, document_of
from data_access.export.answers import by_code
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO
from tests.databases import NewDatabase
from tests.published import asked, published


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(("across", "other"), [("status", "agency"), ("agency", "status")])
def test_units_of_one_name_are_not_merged(city: Snapshot, across: str, other: str) -> None:
    answer = asked(city, "headcount", "agency status")
    frame = answer.frame.with_columns(agency__label=pl.lit("Sekretariat"))
    document = document_of(replace(answer, frame=frame), DEMO, layout=Layout(across))
    (turned,) = document.parts()
    assert turned.height == document.height == frame[other].n_unique()
    assert len(set(document.headings.values())) == turned.width == 2 + frame[across].n_unique()
    assert turned.drop(other, f"{other}__label").sum().sum_horizontal().item() == frame["headcount"].sum()


def test_rows_stand_in_the_order_of_their_codes(city: Snapshot) -> None:
    answer = asked(city, "headcount", "agency status")
    shuffled = replace(answer, frame=answer.frame.sample(fraction=1, shuffle=True, seed=4))
    frame = by_code(shuffled).frame
    assert frame["agency"].to_list() == sorted(answer.frame["agency"].to_list())
    assert frame.equals(by_code(answer).frame)
    assert document_of(shuffled, DEMO).content == document_of(answer, DEMO).content


def test_one_row_has_no_order(city: Snapshot) -> None:
    answer = asked(city, "headcount")
    assert by_code(answer) is answer
