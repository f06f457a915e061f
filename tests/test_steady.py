"""Sums of fractions do not depend on the order they are added in: one question has one answer, to the last digit."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.intervals import steady
from data_access.settings import ROOT


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50), st.randoms())
def test_any_order_gives_the_same_sum(values: list[float], chance: Random) -> None:
    shuffled = values.copy()
    chance.shuffle(shuffled)
    sums = [pl.select(steady(pl.lit(pl.Series(some)))).item() for some in (values, shuffled)]
    assert sums[0] == sums[1] == pytest.approx(sum(values), abs=1e-6 * len(values))


def test_what_is_no_number_adds_nothing() -> None:
    values = pl.Series([0.5, None, float("nan"), 0.25])
    assert pl.select(steady(pl.lit(values))).item() == 0.75


ANSWERED = """
import polars as pl
from data_access.metrics import METRICS
from data_access.contract.codes import UNSUR
rows = 40_000
frame = pl.DataFrame({"agency": [f"a{at % 97}" for at in range(rows)]}).with_columns(
    *(pl.lit([(at * 7919 + place) % 13 + 3 for at in range(rows)]).list.explode().alias(f"{key}_sum")
      for place, key in enumerate(UNSUR)),
    *(pl.lit([(at * 104729 + place) % 5 + 1 for at in range(rows)]).list.explode().alias(f"{key}_n")
      for place, key in enumerate(UNSUR)),
)
for _ in range(5):
    found = frame.group_by("agency").agg(METRICS["ikm_011"].expression.alias("x")).sort("agency")
    print(found["x"].to_list())
"""


def test_an_index_is_the_same_with_any_number_of_threads() -> None:
    told = set()
    for threads in ("1", "4"):
        done = subprocess.run(
            [sys.executable, "-c", ANSWERED], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
            env={**os.environ, "POLARS_MAX_THREADS": threads},
        )  # fmt: skip
        told |= set(done.stdout.splitlines())
    assert len(told) == 1
