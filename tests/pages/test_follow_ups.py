"""Follow-ups on screen later on: the figure then and now, a due date that is moved, the lines of a chosen OPD."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.filters import Filters
from data_access.periods import Span, period
from data_access.settings import settings
from data_access.snapshot import Snapshot
from data_access.store import change, follow_ups
from data_access.units import day
from data_access.viewer import DEMO
from pages._parts.menu import FIRST, PAGES
from tests import databases
from tests.published import newest
from tests.test_follow_up_pages import TODAY, failures, opened, promise, shown

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture
def release(little_city: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """The release of the little city, and a store of its own for this test."""
    monkeypatch.setenv("PANTAU_STORE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    settings.cache_clear()
    return newest(settings(), settings().embedded_url)


def now(app: AppTest) -> list[str]:
    """What is said of the figure of each follow-up today."""
    return re.findall(r"→ (kini[^<]*)", shown(app))


def test_an_open_one_shows_the_figure_then_and_now(release: Snapshot) -> None:
    """Two of five open complaints were overdue in the city on 15 May."""
    promise(release, agency="", metric="complaints_overdue", figure="4 dari 6 terbuka · per 1 Mei 2026", view=Filters())
    said = shown(opened())
    assert "4 dari 6 terbuka · per 1 Mei 2026" in said
    assert "→ kini: 2 dari 5 terbuka · per 15 Mei 2026" in said


def test_a_figure_that_did_not_move_is_said_to_be_the_same(release: Snapshot) -> None:
    figure = "2 dari 5 terbuka · per 15 Mei 2026"
    promise(release, agency="", metric="complaints_overdue", figure=figure, view=Filters())
    assert "→ kini: masih sama" in shown(opened())


def test_the_figure_now_is_of_the_same_kind_of_period_whatever_the_view(release: Snapshot) -> None:
    """Noted of a quarter; the last closed one on 15 May had three complaints, all of January."""
    quarter = Span(period("2025-T4"), period("2025-T4"))
    figure = "0 · Triwulan IV 2025"
    promise(release, agency="", metric="complaints_received", figure=figure, view=Filters(span=quarter))
    for query in ({}, {"period": "2025"}, {"status": "PPPK"}):
        assert now(opened(**query)) == ["kini: 3 · Triwulan I 2026"]


def test_the_figure_now_is_of_the_same_persons(release: Snapshot) -> None:
    promise(release, agency="", metric="headcount", figure="1 · PPPK", view=Filters(status=("PPPK",)))
    (said,) = now(opened(status="PNS"))
    assert said.endswith("· PPPK")


def test_a_small_group_is_not_shown_now_either(release: Snapshot) -> None:
    promise(release, view=Filters())
    assert "kini: tidak ditampilkan, kelompoknya kurang dari 10 orang" in shown(opened())


def test_what_an_earlier_version_kept_says_that_it_is_of_everybody_now(release: Snapshot) -> None:
    promise(release, agency="", metric="headcount", figure="9 orang · per 1 Mei 2026")
    assert now(opened()) == ["kini (tanpa penyaring orang): 10 · per 15 Mei 2026"]


def test_what_can_no_longer_be_counted_is_said(release: Snapshot) -> None:
    metric, place = promise(release), promise(release, agency="kes")
    url = settings().own_store_url
    databases.execute(
        url,
        f"UPDATE follow_up SET metric = 'gone' WHERE id = {metric.id}",
        f"UPDATE follow_up SET agency_id = 'merged' WHERE id = {place.id}",
    )
    said = shown(opened())
    assert "kini: tidak dapat dihitung lagi, ukurannya tidak ada lagi" in said
    assert "kini: tidak dapat dihitung lagi, tempatnya tidak ada di rilis ini" in said


def test_a_closed_one_keeps_only_the_figure_then(release: Snapshot) -> None:
    one = promise(release, view=Filters())
    change(settings(), DEMO, one.id, release, status="SELESAI")
    app = opened()
    app.session_state["follow_closed"] = True
    app.run()
    assert "1 dari 2 wajib dinilai" in shown(app)
    assert "kini" not in shown(app)
    assert [each.label for each in app.date_input] == ["Tenggat"], "what is closed has no due date to move"


def test_the_due_date_is_moved_on_screen_and_the_first_one_stays_visible(release: Snapshot) -> None:
    one = promise(release)
    app = opened()
    field = app.date_input(key=f"follow_moved_{one.id}")
    assert field.label == "Tenggat: Panggil penilai"
    later = TODAY + timedelta(20)
    field.set_value(later).run()
    assert failures(app) == []
    assert [told.value for told in app.toast] == [f"Tersimpan: tenggat {day(later)}."]
    said = shown(opened())
    assert f"tenggat {day(later)}" in said
    assert f"(semula {day(one.due_on)})" in said
    assert follow_ups(settings(), DEMO, release)[0].due_on == later


def test_a_passed_day_is_refused_with_a_sentence_and_nothing_is_moved(release: Snapshot) -> None:
    one = promise(release, days=-5)
    app = opened()
    app.date_input(key=f"follow_moved_{one.id}").set_value(TODAY - timedelta(2)).run()
    assert [told.value for told in app.warning if "Tenggat" in told.value] == [
        "Tenggat sudah lewat. Pilih hari ini atau sesudahnya."
    ]
    assert app.date_input(key=f"follow_moved_{one.id}").value == one.due_on
    assert follow_ups(settings(), DEMO, release)[0].due_on == one.due_on


@pytest.mark.parametrize("page", [page for page in PAGES if page != FIRST])
def test_the_open_ones_of_a_chosen_opd_stand_above_the_next_step(page: str, release: Snapshot) -> None:
    promise(release, "Panggil <b>penilai</b>", "dik", days=-3)
    promise(release, "Latih guru", "sd1")
    promise(release, "Untuk kesehatan", "kes")
    change(settings(), DEMO, promise(release, "Sudah beres", "dik").id, release, status="SELESAI")
    app = opened(page, agency="dik")
    assert failures(app) == []
    (lines,) = [one.proto.body for one in app.get("html") if 'class="p-open"' in one.proto.body]
    assert "2 tindak lanjut terbuka untuk OPD ini:" in lines
    assert "Panggil &lt;b&gt;penilai&lt;/b&gt;" in lines
    assert "lewat 3 hari" in lines
    assert "SD Negeri 1 · Dinas Pendidikan · Palu: Latih guru" in lines
    assert "agency=dik" in lines
    assert not {"Untuk kesehatan", "Sudah beres"} & {part for part in lines.split("<") if part}


def test_no_line_stands_without_one_opd_or_without_open_ones(release: Snapshot) -> None:
    promise(release)
    for query in ({}, {"agency": "kes"}, {"agency": "dik,kes"}):
        assert 'class="p-open"' not in shown(opened("trends", **query))
    assert 'class="p-open"' not in shown(opened(agency="dik")), "Ringkasan lists them itself"


def test_a_unit_is_called_a_unit(release: Snapshot) -> None:
    promise(release, agency="sd1")
    assert "1 tindak lanjut terbuka untuk unit ini:" in shown(opened("training", agency="sd1"))
