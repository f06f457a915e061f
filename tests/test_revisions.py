"""What changed since the release before: figures of a closed period that came out differently, and what arrived."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_access.filters import Filters
from data_access.quality import arrived, revised
from data_access.settings import Settings
from data_access.snapshot import Shelf, Snapshot, refresh
from data_access.viewer import DEMO
from tests.city import CITY
from tests.databases import NewDatabase, execute
from tests.published import filled, settings_in
from tests.rows import load, rows

DELIVERIES = rows(
    "source agency_id month due_on delivered_on row_count synthetic",
    ("SIMPEG", "palu", "2026-03-01", "2026-04-10", "2026-04-10", 10, 0),
    ("SKM", "dik", "2026-04-01", "2026-05-10", None, None, 0),
)


@pytest.fixture
def releases(new_database: NewDatabase, tmp_path: Path) -> tuple[Settings, str, Snapshot, Snapshot]:
    """Two releases: between them a missing predikat of the closed quarter came, and a late delivery."""
    with new_database("sqlite") as fresh:
        url = filled(fresh, {**CITY, "delivery": DELIVERIES})
        here = settings_in(tmp_path / "home")
        before = refresh(here, url).snapshot
        late = next(one for one in CITY["appraisal"] if one["period_kind"] == "TRIWULAN")
        execute(url, f"DELETE FROM appraisal WHERE employee_id = '{late['employee_id']}' AND "
                     f"period_kind = 'TRIWULAN' AND period_start = '2026-01-01'")  # fmt: skip
        execute(url, "UPDATE delivery SET delivered_on = '2026-05-11' WHERE source = 'SKM'")
        load(url, {"delivery": rows("source agency_id month due_on delivered_on row_count synthetic",
                                    ("SKM", "kes", "2026-03-01", "2026-04-10", "2026-05-12", 4, 0))})  # fmt: skip
        now = refresh(here, url, full=True).snapshot
        return here, url, before, now


def test_the_release_before_is_found_and_the_first_has_none(
    releases: tuple[Settings, str, Snapshot, Snapshot],
) -> None:
    here, url, before, now = releases
    shelf = Shelf(here, url)
    found = shelf.before(now.version)
    assert found is not None and found.version == before.version
    assert shelf.before(before.version) is None


def test_a_figure_of_a_closed_period_that_changed_is_told_with_both_values(
    releases: tuple[Settings, str, Snapshot, Snapshot],
) -> None:
    _, _, before, now = releases
    found = revised(DEMO, ("evaluated", "complaints_on_time"), Filters(), (before, now))
    assert [one.now.metric.key for one in found] == ["evaluated"]
    only = found[0]
    assert only.period == "Triwulan I 2026"
    assert only.then.of == only.now.of
    assert only.then.x is not None and only.now.x == only.then.x - 1


def test_nothing_is_told_where_nothing_differs(releases: tuple[Settings, str, Snapshot, Snapshot]) -> None:
    _, _, before, _ = releases
    assert revised(DEMO, ("evaluated", "jp20", "ikm"), Filters(), (before, before)) == ()
    assert arrived(before, before) == ()


def test_what_came_since_is_counted_by_source(releases: tuple[Settings, str, Snapshot, Snapshot]) -> None:
    _, _, before, now = releases
    assert [(one.source, one.deliveries, str(one.month)) for one in arrived(before, now)] == [("SKM", 2, "2026-04-01")]
