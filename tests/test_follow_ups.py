"""Follow-ups in the product's own store: kept, changed, within reach, refused with a sentence, on each engine."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, update

from data_access.filters import Filters
from data_access.problems import DatabaseProblem, EntryProblem, RightsProblem
from data_access.settings import Settings
from data_access.snapshot import Snapshot
from data_access.store import (
    FollowUp,
    NewFollowUp,
    Progress,
    audit_log,
    change,
    follow_ups,
    noted,
    progress,
    within,
    write_down,
)
from data_access.store.follow_ups import FOLLOW_UP
from data_access.viewer import DEMO, Viewer
from tests.city_people import PALEMBANG, PALU
from tests.databases import NewDatabase
from tests.published import SMALL, published

TODAY = date(2026, 11, 20)
FIGURE = "12 dari 13 wajib dinilai · 92 % · Triwulan III 2026"
NEW = NewFollowUp(PALU, "dik", "Selesaikan evaluasi triwulan", date(2026, 12, 4), "overview", "evaluated", FIGURE)
SCHOOLS = Viewer("sari", "perencana", agencies=frozenset({"dik"}))


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "own")


@pytest.fixture(scope="module")
def snapshot(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(new_database, tmp_path_factory.mktemp("city"), SMALL)


def kept(own: Settings, snapshot: Snapshot, new: NewFollowUp = NEW, viewer: Viewer = DEMO) -> FollowUp:
    return write_down(own, viewer, new, snapshot, TODAY)


def promise(ident: int, status: str, due_on: date) -> FollowUp:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    return FollowUp(ident, at, "ani", PALU, "dik", "apa", due_on, status, "", "", "", "v", at, "ani")


def test_a_promise_is_kept_and_found_again_on_each_engine(database: str, snapshot: Snapshot) -> None:
    own = Settings(store_url=database)
    kept(own, snapshot, replace(NEW, what="  Panggil “penilai”\nyang belum  menilai "))
    (one,) = follow_ups(own, DEMO, snapshot)
    assert (one.city, one.agency, one.what) == (PALU, "dik", "Panggil “penilai” yang belum menilai")
    assert (one.status, one.due_on, one.created_by, one.open) == ("TERBUKA", date(2026, 12, 4), "demo", True)
    assert (one.page, one.metric, one.figure, one.version) == ("overview", "evaluated", FIGURE, snapshot.version)
    assert timedelta() <= datetime.now(UTC) - one.created_at < timedelta(minutes=1)
    assert one.changed_at == one.created_at


def test_a_change_is_kept_with_who_and_when_on_each_engine(database: str, snapshot: Snapshot) -> None:
    own = Settings(store_url=database)
    first, second = kept(own, snapshot), kept(own, snapshot)
    change(own, Viewer("ani", "analis"), first.id, snapshot, status="SELESAI")
    moved = change(own, DEMO, second.id, snapshot, due_on=date(2027, 1, 15), today=TODAY)
    assert (moved.status, moved.due_on) == ("TERBUKA", date(2027, 1, 15))
    one = follow_ups(own, DEMO, snapshot)[1]
    assert (one.id, one.status, one.changed_by, one.created_by, one.open) == (first.id, "SELESAI", "ani", "demo", False)
    assert one.changed_at > one.created_at


def test_each_writing_leaves_its_line_in_the_audit(own: Settings, snapshot: Snapshot) -> None:
    one = kept(own, snapshot)
    change(own, DEMO, one.id, snapshot, status="BERJALAN")
    change(own, DEMO, one.id, snapshot, status="BERJALAN")  # nothing changes: no line
    lines = audit_log(own)
    assert lines["action"].to_list() == ["follow_up.change", "follow_up.new"]
    assert json.loads(lines["what"][0]) == {"id": one.id, "status": ["TERBUKA", "BERJALAN"]}
    assert json.loads(lines["what"][1]) == {"id": one.id, "city": PALU, "agency": "dik", "due_on": "2026-12-04"}


def test_open_ones_come_first_by_due_date_then_closed_ones_the_newest_first(own: Settings, snapshot: Snapshot) -> None:
    late, soon, done, dropped = (
        kept(own, snapshot, replace(NEW, due_on=TODAY + timedelta(days))).id for days in (9, 2, 1, 5)
    )
    change(own, DEMO, done, snapshot, status="SELESAI")
    change(own, DEMO, dropped, snapshot, status="BATAL")
    assert [one.id for one in follow_ups(own, DEMO, snapshot)] == [soon, late, dropped, done]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("", "Tulis dulu"),
        ("  \n ", "Tulis dulu"),
        ("ok", "Terlalu pendek"),
        ("x" * 301, "301 huruf.*300"),
        ("Bina 197801012005011001 segera", "NIP"),
        ("Bina 19780101 200501 1 001 segera", "NIP"),
        ("Bina 7271010101780001 segera", "NIP"),
        ("Bina 7271 0101 0178 0001 segera", "NIP"),
        ("Bina 727101-010178-0001 segera", "NIP"),
    ],
)
def test_a_text_that_cannot_be_kept_is_told(own: Settings, snapshot: Snapshot, what: str, told: str) -> None:
    with pytest.raises(EntryProblem, match=told):
        kept(own, snapshot, replace(NEW, what=what))
    assert follow_ups(own, DEMO, snapshot) == ()


def test_counts_and_amounts_are_no_numbers_of_persons(own: Settings, snapshot: Snapshot) -> None:
    what = "12.969 dari 13.788 dinilai 94,1 %; pagu Rp1.250.000.000 dari 2026-11-22 2026-12-31"
    assert kept(own, snapshot, replace(NEW, what=what)).what == what


def test_the_due_date_may_be_today_and_not_before(own: Settings, snapshot: Snapshot) -> None:
    assert kept(own, snapshot, replace(NEW, due_on=TODAY)).due_on == TODAY
    with pytest.raises(EntryProblem, match="Tenggat sudah lewat"):
        kept(own, snapshot, replace(NEW, due_on=TODAY - timedelta(1)))
    with pytest.raises(EntryProblem, match="Tenggat sudah lewat"):
        change(own, DEMO, 1, snapshot, due_on=TODAY - timedelta(1), today=TODAY)


def test_what_is_unknown_is_told(own: Settings, snapshot: Snapshot) -> None:
    one = kept(own, snapshot)
    with pytest.raises(EntryProblem, match="'LUPA' tidak dikenal"):
        change(own, DEMO, one.id, snapshot, status="LUPA")
    with pytest.raises(EntryProblem, match="nomor 99"):
        change(own, DEMO, 99, snapshot, status="SELESAI")
    with pytest.raises(EntryProblem, match="'nothing'"):
        kept(own, snapshot, replace(NEW, metric="nothing"))
    for elsewhere in (replace(NEW, city="99.99"), replace(NEW, agency="gone"), replace(NEW, city=PALEMBANG)):
        with pytest.raises(EntryProblem, match="tidak ada di rilis"):
            kept(own, snapshot, elsewhere)


def test_a_viewer_reads_and_writes_within_the_own_agencies_only(own: Settings, snapshot: Snapshot) -> None:
    school = kept(own, snapshot, replace(NEW, agency="sd1"), SCHOOLS)
    health = kept(own, snapshot, replace(NEW, agency="kes"))
    whole = kept(own, snapshot, replace(NEW, agency=""))
    assert [one.id for one in follow_ups(own, SCHOOLS, snapshot)] == [school.id]
    for ident in (health.id, whole.id):
        with pytest.raises(EntryProblem, match="tidak ditemukan"):
            change(own, SCHOOLS, ident, snapshot, status="BATAL")
    for agency in ("kes", ""):
        with pytest.raises(RightsProblem, match="di luar lingkup"):
            kept(own, snapshot, replace(NEW, agency=agency), SCHOOLS)


def test_a_viewer_of_a_city_knows_nothing_of_another(own: Settings, snapshot: Snapshot) -> None:
    kept(own, snapshot)
    palembang = Viewer("dewi", "pimpinan", cities=frozenset({PALEMBANG}))
    assert follow_ups(own, palembang, snapshot) == ()
    with pytest.raises(RightsProblem, match="di luar lingkup"):
        kept(own, snapshot, NEW, palembang)
    with pytest.raises(RightsProblem, match="Tidak ada yang masuk"):
        follow_ups(own, None, snapshot)


def test_filters_of_place_narrow_the_list(own: Settings, snapshot: Snapshot) -> None:
    places = ((PALU, "dik"), (PALU, "sd1"), (PALU, "pkm"), (PALU, ""), (PALEMBANG, ""))
    for city, agency in places:
        kept(own, snapshot, replace(NEW, city=city, agency=agency))
    every = follow_ups(own, DEMO, snapshot)

    def left(filters: Filters) -> set[tuple[str, str]]:
        return {(one.city, one.agency) for one in within(every, filters, snapshot)}

    assert left(Filters()) == set(places)
    assert left(Filters(city=(PALU,))) == set(places[:4])
    assert left(Filters(agency=("dik",))) == {(PALU, "dik"), (PALU, "sd1")}
    assert left(Filters(kind=("PUSKESMAS",))) == {(PALU, "pkm")}
    assert left(Filters(sector=("PENDIDIKAN",))) == {(PALU, "dik"), (PALU, "sd1")}
    assert left(Filters(agency=("kes",), sector=("PENDIDIKAN",))) == set()


def test_progress_leaves_out_what_was_cancelled() -> None:
    before, after = TODAY - timedelta(3), TODAY + timedelta(3)
    shown = [promise(1, "SELESAI", before), promise(2, "BATAL", before), promise(3, "TERBUKA", before),
             promise(4, "BERJALAN", TODAY), promise(5, "TERBUKA", after)]  # fmt: skip
    assert progress(shown, lambda _city: TODAY) == Progress(done=1, of=4, overdue=1)
    assert [one.days_late(TODAY) for one in shown] == [0, 0, 3, 0, 0]
    assert progress([], lambda _city: TODAY) == Progress(0, 0, 0)


def test_a_store_of_an_earlier_version_gets_the_table_and_keeps_its_lines(own: Settings, snapshot: Snapshot) -> None:
    noted(own, DEMO, "records", {}, 7)
    engine = create_engine(own.own_store_url)
    FOLLOW_UP.drop(engine)
    assert "follow_up" not in inspect(engine).get_table_names()
    engine.dispose()
    kept(own, snapshot)
    assert len(follow_ups(own, DEMO, snapshot)) == 1
    assert audit_log(own)["rows"].to_list() == [1, 7]


def test_processes_that_write_at_once_lose_nothing(own: Settings, snapshot: Snapshot) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        new = [replace(NEW, what=f"Tindak lanjut {number}") for number in range(24)]
        for written in [pool.submit(write_down, own, DEMO, one, snapshot, TODAY) for one in new]:
            written.result()
    assert {one.what for one in follow_ups(own, DEMO, snapshot)} == {one.what for one in new}
    assert audit_log(own).height == 24


def test_two_who_change_different_things_at_once_keep_both(database: str, snapshot: Snapshot) -> None:
    own = Settings(store_url=database)
    idents = [kept(own, snapshot).id for _ in range(6)]
    later = date(2027, 2, 1)
    with ThreadPoolExecutor(4) as pool:
        changes = [pool.submit(change, own, DEMO, ident, snapshot, status="BERJALAN") for ident in idents]
        changes += [pool.submit(change, own, DEMO, ident, snapshot, due_on=later, today=TODAY) for ident in idents]
        for done in changes:
            done.result()
    assert {(one.status, one.due_on) for one in follow_ups(own, DEMO, snapshot)} == {("BERJALAN", later)}


def test_what_was_promised_for_a_unit_that_is_gone_is_still_listed(own: Settings, snapshot: Snapshot) -> None:
    kept(own, snapshot)
    engine = create_engine(own.own_store_url)
    with engine.begin() as connection:
        connection.execute(update(FOLLOW_UP).values(agency_id="merged"))
    engine.dispose()
    assert [one.agency for one in follow_ups(own, DEMO, snapshot)] == ["merged"]


def test_a_store_that_is_away_is_told(snapshot: Snapshot) -> None:
    away = Settings(store_url="postgresql://u:rahasia@127.0.0.1:1/x")
    for asked in (lambda: follow_ups(away, DEMO, snapshot), lambda: kept(away, snapshot)):
        with pytest.raises(DatabaseProblem, match="PANTAU_STORE_URL"):
            asked()
