"""Follow-ups on screen: written down at the end of a page, shown again next time, refused with a sentence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.filters import Filters
from data_access.periods import today
from data_access.settings import ROOT, settings
from data_access.snapshot import Snapshot
from data_access.store import FollowUp, NewFollowUp, change, follow_ups, write_down
from data_access.units import day
from data_access.viewer import DEMO
from pages._parts.controls.promises import USUAL
from pages._parts.menu import FIRST, PAGES
from tests.city import AS_OF
from tests.city_people import PALEMBANG, PALU
from tests.published import newest
from tests.screen import at_home, home_of

FRAME = ROOT / "pages" / "_frame.py"
TODAY = today("Asia/Makassar")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def city_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PANTAU_HOME with the hand-made city and its snapshot."""
    with home_of(tmp_path_factory.mktemp("promises")) as home:
        return home


@pytest.fixture
def snapshot(city_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """The city's snapshot, and a store of its own for this test."""
    monkeypatch.setenv("PANTAU_STORE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    at_home(city_home, monkeypatch, AS_OF)
    return newest(settings(), settings().embedded_url)


def opened(page: str = FIRST, **query: str) -> AppTest:
    """A page in a session of its own."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.query_params.update({"lang": "id"} | query)
    app.run()
    if page != FIRST:
        app.query_params.update({"lang": "id"} | query)
        app.switch_page(str(PAGES[page].path)).run()
    return app


def saved(app: AppTest, what: str) -> AppTest:
    app.text_area(key="follow_what_0").set_value(what)
    return next(one for one in app.button if one.label == "Simpan").click().run()


def promise(  # noqa: PLR0913 - of each, the one thing a test is about
    snapshot: Snapshot,
    what: str = "Panggil penilai",
    agency: str = "dik",
    days: int = 7,
    metric: str = "evaluated",
    figure: str = "1 dari 2 wajib dinilai · 50 %",
    view: Filters | None = None,
) -> FollowUp:
    due_on = TODAY + timedelta(days)
    new = NewFollowUp(PALU, agency, what, due_on, "overview", metric, figure, view)
    return write_down(settings(), DEMO, new, snapshot, min(TODAY, due_on))


def shown(app: AppTest) -> str:
    parts = [one.proto.body for one in app.get("html")]
    return "\n".join(str(part) for part in [*parts, *(one.value for one in (*app.markdown, *app.info, *app.caption))])


def failures(app: AppTest) -> list[str]:
    return [str(one.value) for one in (*app.exception, *app.error)]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_ends_in_the_button_that_keeps_a_promise(page: str, snapshot: Snapshot) -> None:
    app = opened(page)
    assert failures(app) == []
    assert "Jangan menulis nama atau NIP" in shown(app)
    assert [one.label for one in app.date_input] == ["Tenggat"]


def test_nothing_is_promised_before_somebody_does(snapshot: Snapshot) -> None:
    said = shown(opened())
    assert "Belum ada yang dicatat" in said
    assert "tindak lanjut selesai" not in said


def test_what_is_written_down_is_shown_again_in_a_new_session(snapshot: Snapshot) -> None:
    app = opened(city=PALU)
    app.selectbox(key="follow_metric_0").set_value("complaints_overdue")
    app = saved(app, "Panggil penilai yang belum menilai")
    assert failures(app) == []
    assert [one.value for one in app.toast] == [f"Tercatat untuk Seluruh Kota Palu, tenggat {day(TODAY + USUAL)}."]
    said = shown(opened())
    assert "Panggil penilai yang belum menilai" in said
    assert "0 dari 1 tindak lanjut selesai; tidak ada yang lewat tenggat." in said
    (one,) = follow_ups(settings(), DEMO, snapshot)
    assert (one.city, one.agency, one.page, one.metric) == (PALU, "", "overview", "complaints_overdue")
    assert one.due_on == TODAY + USUAL
    assert one.figure == "2 dari 5 terbuka · per 15 Mei 2026"
    assert f": {one.figure}" in said


def test_the_form_is_about_the_opd_of_the_filter_and_keeps_its_figure(snapshot: Snapshot) -> None:
    app = opened("feedback", agency="kes", period="2026-T1")
    app.selectbox(key="follow_metric_0").set_value("complaints_on_time")
    saved(app, "Selesaikan yang lewat tenggat")
    (one,) = follow_ups(settings(), DEMO, snapshot)
    assert (one.city, one.agency, one.page) == (PALU, "kes", "feedback")
    assert one.figure == "0 dari 1 jatuh tempo · 0 % · Triwulan I 2026"


def test_no_figure_of_fewer_than_ten_persons_is_kept(snapshot: Snapshot) -> None:
    app = opened("trends", agency="kes", period="2026-T1")
    app.selectbox(key="follow_metric_0").set_value("evaluated")
    app = saved(app, "Selesaikan evaluasi")
    (one,) = follow_ups(settings(), DEMO, snapshot)
    assert (one.metric, one.figure) == ("evaluated", "")
    assert "kurang dari 10 orang" in app.toast[0].value


def test_with_several_cities_the_reader_says_for_whom(snapshot: Snapshot) -> None:
    app = saved(opened(), "Panggil penilai")
    assert failures(app) == ["Pilih dulu OPD-nya, atau seluruh kota."]
    app.selectbox(key="follow_place_0").set_value((PALEMBANG, ""))
    app = saved(app, "Panggil penilai")
    assert failures(app) == []
    assert [one.city for one in follow_ups(settings(), DEMO, snapshot)] == [PALEMBANG]


def test_a_text_that_cannot_be_kept_is_told_in_the_form_and_stays_there(snapshot: Snapshot) -> None:
    app = saved(opened(city=PALU), "Bina 19780101 200501 1 001")
    assert len(failures(app)) == 1
    assert "NIP" in failures(app)[0]
    assert app.text_area(key="follow_what_0").value == "Bina 19780101 200501 1 001"
    assert failures(saved(app, "")) == ["Tulis dulu apa yang akan dilakukan."]
    app.date_input(key="follow_due_0").set_value(None)
    assert failures(saved(app, "Bina yang perlu")) == ["Pilih dulu tenggatnya."]
    app.date_input(key="follow_due_0").set_value(TODAY - timedelta(1))
    assert failures(saved(app, "Bina yang perlu")) == ["Tenggat sudah lewat. Pilih hari ini atau sesudahnya."]
    assert follow_ups(settings(), DEMO, snapshot) == ()


def test_a_changed_status_is_kept_at_once_and_shown_next_time(snapshot: Snapshot) -> None:
    one = promise(snapshot)
    app = opened()
    app.selectbox(key=f"follow_status_{one.id}").set_value("BERJALAN").run()
    assert failures(app) == []
    assert [told.value for told in app.toast] == ["Tersimpan: sedang berjalan."]
    assert opened().selectbox(key=f"follow_status_{one.id}").value == "BERJALAN"
    app.selectbox(key=f"follow_status_{one.id}").set_value("SELESAI").run()
    said = shown(opened())
    assert "1 dari 1 tindak lanjut selesai" in said
    assert "Panggil penilai" not in said, "closed ones are one click away"


def test_another_readers_change_is_shown_and_not_undone(snapshot: Snapshot) -> None:
    one = promise(snapshot)
    app = opened()
    change(settings(), DEMO, one.id, snapshot, status="BERJALAN")
    app.run()
    assert app.selectbox(key=f"follow_status_{one.id}").value == "BERJALAN"
    assert follow_ups(settings(), DEMO, snapshot)[0].status == "BERJALAN"


def test_closed_ones_are_one_click_away_and_may_be_opened_again(snapshot: Snapshot) -> None:
    one = promise(snapshot)
    change(settings(), DEMO, one.id, snapshot, status="BATAL")
    app = opened()
    assert "Semua tindak lanjut dibatalkan." in shown(app)
    app.session_state["follow_closed"] = True
    app.run()
    app.selectbox(key=f"follow_status_{one.id}").set_value("TERBUKA").run()
    assert follow_ups(settings(), DEMO, snapshot)[0].open


def test_an_overdue_one_says_by_how_many_days(snapshot: Snapshot) -> None:
    promise(snapshot, days=-3)
    said = shown(opened())
    assert "lewat 3 hari" in said
    assert "0 dari 1 tindak lanjut selesai; 1 lewat tenggat." in said


def test_filters_of_place_narrow_the_list_and_say_what_is_elsewhere(snapshot: Snapshot) -> None:
    promise(snapshot, "Untuk pendidikan", "dik")
    promise(snapshot, "Untuk kesehatan", "kes")
    said = shown(opened(agency="kes"))
    assert "Untuk kesehatan" in said
    assert "Untuk pendidikan" not in said
    assert "1 tindak lanjut lain ada di luar penyaring tempat ini." in said


def test_what_a_reader_wrote_is_never_markup(snapshot: Snapshot) -> None:
    promise(snapshot, "<img src=x onerror=alert(1)> **tebal**")
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown(opened())


def test_what_a_reader_wrote_calls_no_other_address_as_a_label(snapshot: Snapshot) -> None:
    promise(snapshot, "Cek ![x](https://elsewhere.example/p.png) hari ini")
    labels = [one.label for one in (*opened().selectbox, *opened().date_input)]
    said = [one for one in labels if "elsewhere" in one]
    assert len(said) == 2
    assert not any("](" in one for one in said)


def test_a_store_that_is_away_leaves_the_page_standing(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_STORE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/x")
    settings.cache_clear()
    app = opened(city=PALU)
    assert failures(app) == []
    assert any("Catatan produk" in one.value for one in app.warning)
    assert 'class="p-cards"' in shown(app)
    assert "PANTAU_STORE_URL" in failures(saved(app, "Panggil penilai"))[0]
