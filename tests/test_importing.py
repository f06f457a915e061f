"""What `pantau bench` measures of imports: a file of the size asked for, new and again, with nothing left behind."""

from __future__ import annotations

import pytest

from data_access.cli.importing import PANDAS, measured


@pytest.mark.parametrize(("what", "runs"), [("xlsx", 2), ("csv", 2), (PANDAS, 1)])
def test_each_way_is_measured(what: str, runs: int) -> None:
    found = measured(what, 200)
    assert len(found["seconds"]) == runs and min(found["seconds"]) > 0
