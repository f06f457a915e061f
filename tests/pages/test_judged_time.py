"""Which months are judged, and what the rows of the matrix are ordered by."""

from __future__ import annotations

import pytest

from data_access.ask import Figure
from data_access.filters import Filters
from data_access.metrics import METRICS
from pages._parts import load, spans
from pages._parts.blocks.matrix import Row
from tests.published import during


@pytest.mark.usefixtures("little_city")
@pytest.mark.parametrize("chosen", ["2026-05", "2026-04", "2026-03", "2026-T2", "2026", ""])
def test_a_month_that_is_not_closed_is_not_judged(chosen: str) -> None:
    load.open_snapshot()
    months = spans.months(during(chosen) if chosen else Filters()).span  # data run to 15 May 2026
    assert months is not None
    assert (months.first.key, months.last.key) == ("2024-04", "2026-03")


@pytest.mark.usefixtures("little_city")
def test_a_chosen_closed_month_is_the_last_one() -> None:
    load.open_snapshot()
    months = spans.months(during("2025-12")).span
    assert months is not None
    assert months.last.key == "2025-12"


def _row(*cells: tuple[str, float, str, int]) -> Row:
    figures = tuple(Figure(METRICS[key], x, x=x, of=100.0, mark=mark) for key, x, mark, _ in cells)
    return Row("DINAS", "a", "A", figures, tuple(short for *_, short in cells))


def test_rows_stand_by_their_signs_then_by_persons_of_the_opd() -> None:
    row = _row(("evaluated", 60.0, "", 40), ("needs_coaching", 7.0, "ATAS", 0), ("ikm", 300.0, "BAWAH", 0))
    assert row.order == (-3, -47)  # three hundred respondents are no people of the OPD
    assert _row(("complaints_on_time", 3.0, "", 9), ("jp20", 50.0, "", 30)).order == (-2, -30)
    assert _row(("needs_coaching", 7.0, "SAMA", 0)).order == (0, 0)
