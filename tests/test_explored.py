"""The wide table of Jelajah & Ekspor: turned by codes, so that nothing of one name is lost."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from data_access.snapshot import Snapshot
from pages._parts.blocks.explored import wide
from tests.databases import NewDatabase
from tests.published import asked, published


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(("across", "other"), [("status", "agency"), ("agency", "status")])
def test_units_of_one_name_are_not_merged(city: Snapshot, across: str, other: str) -> None:
    answer = asked(city, "headcount", "agency status")
    frame = answer.frame.with_columns(agency__label=pl.lit("Sekretariat"))
    turned = wide(replace(answer, frame=frame), across)
    assert turned.height == frame[other].n_unique()
    assert turned.drop(turned.columns[0]).sum().sum_horizontal().item() == frame["headcount"].sum()
