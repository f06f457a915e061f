"""What a follow-up keeps beside itself: its first due date, the view of its figure; in older stores too; its day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from data_access.filters import Filters
from data_access.periods import Span, period
from data_access.problems import DatabaseProblem, EntryProblem
from data_access.settings import Settings
from data_access.snapshot import Snapshot
from data_access.store import Progress, audit_log, change, follow_ups, progress, write_down
from data_access.store.opening import _looked_into
from data_access.viewer import DEMO
from tests.city_people import PALEMBANG, PALU
from tests.databases import NewDatabase, execute
from tests.published import SMALL, published
from tests.test_follow_ups import NEW, TODAY, kept, promise


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "own")


@pytest.fixture(scope="module")
def snapshot(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("city"), SMALL)


def test_the_due_date_first_said_stays_beside_each_later_one(database: str, snapshot: Snapshot) -> None:
    own = Settings(store_url=database)
    one = kept(own, snapshot)
    assert (one.first_due_on, one.moved_from) == (None, None)
    for due_on in (date(2027, 1, 15), date(2027, 2, 1)):
        moved = change(own, DEMO, one.id, snapshot, due_on=due_on, today=TODAY)
        assert (moved.due_on, moved.moved_from) == (due_on, date(2026, 12, 4))
    back = change(own, DEMO, one.id, snapshot, due_on=date(2026, 12, 4), today=TODAY)
    assert (back.due_on, back.moved_from) == (date(2026, 12, 4), None)
    lines = [json.loads(told) for told in audit_log(own)["what"]]
    assert lines[-2] == {"id": one.id, "due_on": ["2026-12-04", "2027-01-15"]}


def test_the_view_of_a_figure_is_kept(database: str, snapshot: Snapshot) -> None:
    own = Settings(store_url=database)
    view = Filters(status=("PNS", "PPPK"), span=Span(period("2026-T1"), period("2026-T2")))
    for new in (replace(NEW, view=view), replace(NEW, view=Filters()), NEW):
        kept(own, snapshot, new)
    assert [one.view for one in follow_ups(own, DEMO, snapshot)] == [view, Filters(), None]


def test_a_view_that_names_what_is_no_longer_known_is_none(own: Settings, snapshot: Snapshot) -> None:
    kept(own, snapshot, replace(NEW, view=Filters(status=("PNS",))))
    execute(own.own_store_url, """UPDATE follow_up SET view = '{"status": "DINAS"}'""")
    assert [one.view for one in follow_ups(own, DEMO, snapshot)] == [None]


def test_a_store_of_an_earlier_version_gains_the_columns_and_the_first_due_date(
    database: str, snapshot: Snapshot
) -> None:
    own = Settings(store_url=database)
    moved, still = kept(own, snapshot), kept(own, snapshot)
    for due_on in (date(2027, 1, 15), date(2027, 2, 1)):
        change(own, DEMO, moved.id, snapshot, due_on=due_on, today=TODAY)
    change(own, DEMO, still.id, snapshot, status="BERJALAN")
    for column in ("first_due_on", "view"):
        execute(database, f"ALTER TABLE follow_up DROP COLUMN {column}")
    _looked_into.clear()  # as a process that starts anew
    found = {one.id: one for one in follow_ups(own, DEMO, snapshot)}
    assert (found[moved.id].due_on, found[moved.id].moved_from) == (date(2027, 2, 1), date(2026, 12, 4))
    assert (found[still.id].moved_from, found[still.id].view) == (None, None)
    assert change(own, DEMO, still.id, snapshot, due_on=TODAY, today=TODAY).moved_from == date(2026, 12, 4)


def test_a_store_on_a_server_that_was_emptied_is_made_anew_at_the_second_try(
    new_database: NewDatabase, snapshot: Snapshot
) -> None:
    with new_database("postgresql") as url:
        own = Settings(store_url=url)
        kept(own, snapshot)
        execute(url, "DROP TABLE follow_up")
        with pytest.raises(DatabaseProblem):
            follow_ups(own, DEMO, snapshot)
        assert follow_ups(own, DEMO, snapshot) == ()


def test_a_promise_is_overdue_when_the_day_of_its_own_city_has_ended(snapshot: Snapshot) -> None:
    """At 16:30 UTC it is half past midnight in Palu (UTC+8) and half past eleven in Palembang (UTC+7)."""
    now = datetime(2026, 11, 19, 16, 30, tzinfo=UTC)
    assert snapshot.today(PALU, now) == date(2026, 11, 20)
    assert snapshot.today(PALEMBANG, now) == date(2026, 11, 19)
    due = promise(1, "TERBUKA", date(2026, 11, 19))
    shown = [due, replace(due, id=2, city=PALEMBANG)]
    assert progress(shown, lambda city: snapshot.today(city, now)) == Progress(done=0, of=2, overdue=1)


def test_without_another_word_today_is_the_citys_own(own: Settings, snapshot: Snapshot) -> None:
    day = snapshot.today(PALU)
    one = write_down(own, DEMO, replace(NEW, due_on=day), snapshot)
    assert one.due_on == day
    with pytest.raises(EntryProblem, match="Tenggat sudah lewat"):
        change(own, DEMO, one.id, snapshot, due_on=day - timedelta(1))
