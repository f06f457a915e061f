"""What `pantau bench` measures of files: the size asked for, in a process of its own, with nothing left behind."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from data_access.ask import Answer
from data_access.cli.exporting import PANDAS, measured, of_size
from data_access.snapshot import Snapshot
from tests.databases import NewDatabase
from tests.published import asked, published


@pytest.fixture(scope="module")
def city(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def answer(city: Snapshot) -> Answer:
    return asked(city, "pairs_below gap_levels", "agency competency")


def test_an_answer_is_cut_or_repeated_to_a_size(answer: Answer) -> None:
    own = answer.frame.height
    assert [of_size(answer, size).frame.height for size in (3, own, 7_000)] == [3, own, 7_000]
    assert of_size(answer, 2 * own).frame.tail(own).equals(answer.frame)


@pytest.mark.parametrize("what", ["csv", "parquet", "xlsx", PANDAS])
def test_each_way_is_measured_and_leaves_nothing(answer: Answer, tmp_path: Path, what: str) -> None:
    (tmp_path / "x").write_bytes(pickle.dumps(of_size(answer, 6_000)))
    found = measured(what, tmp_path / "x", 2)
    assert len(found["seconds"]) == 2 and min(found["seconds"]) > 0
    assert (found["expected"] > 0) is (what != PANDAS)
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["x"]
