"""Impor on the little city: a file is looked through, shown, confirmed; by right, and only where it can be written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from data_access.database import reading
from data_access.importers.asked import Asked
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot
from data_access.viewer import PERSONS, Viewer
from pages._parts import importing, load
from pages._parts.controls import imports as box
from pages._parts.importing import Wanted, Work
from tests.city import AS_OF
from tests.databases import execute
from tests.importers.exports import NIPS, appraisals, rated
from tests.published import asked, by_code, during
from tests.screen import at_home, failures, home_of, opened, printed, said

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

SESUAI, DI_BAWAH = "Sesuai Ekspektasi", "Di Bawah Ekspektasi"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[str]:
    """The little city of this test alone, whose persons have NIP."""
    (tmp_path / "city").mkdir()
    with home_of(tmp_path / "city") as home:
        at_home(home, monkeypatch, AS_OF)
        url = settings().embedded_url
        execute(url, *(f"UPDATE employee SET nip = '{nip}' WHERE id = '{letter}'" for letter, nip in NIPS.items()))
        yield url


@pytest.fixture
def quarter(tmp_path: Path) -> Path:
    """Of the second quarter: a in need of coaching, b well, one row of nobody, a unit that nobody knows."""
    rows = [
        rated("a", DI_BAWAH, SESUAI, "Butuh Perbaikan"),
        rated("b", SESUAI, SESUAI, "Baik", skp_unor="Dinas Antah Berantah"),
        rated("199001012015031999", SESUAI, SESUAI, "Baik"),
    ]
    return appraisals(tmp_path, rows, "Laporan Penilaian SKP triwulan II.xlsx")


def dropped(path: Path) -> AppTest:
    """The page once a file was dropped there and looked through."""
    app = opened("imports")
    app.file_uploader(key="import_file_0").upload(path.name, path.read_bytes(), XLSX).run()
    return settled(app)


def settled(app: AppTest) -> AppTest:
    assert work_of(app).wait(60)
    return app.run()


def work_of(app: AppTest) -> Work:
    return app.session_state["import_work"][1]


def newest() -> Snapshot:
    found = Shelf(settings(), settings().reading_url).newest()
    assert found is not None
    return found


def coached() -> object:
    """Who of Dinas Pendidikan needs coaching in the second quarter, in the newest release."""
    return by_code(asked(newest(), "needs_coaching", "opd", during("2026-T2")), "needs_coaching__x").get("dik")


def ratings(url: str) -> int:
    with reading(url) as reader:
        return int(reader.value(text("SELECT count(*) FROM appraisal")))


def test_a_file_is_shown_before_anything_is_kept(city: str, quarter: Path) -> None:
    before = ratings(city)
    app = dropped(quarter)
    words, html = said(app), printed(app)
    assert failures(app) == []
    for expected in (
        "Dikenali sebagai “e-Kinerja BKN: Laporan Penilaian SKP” dari judul kolom di lembar",
        "Periode berkas: Triwulan II 2026.",
        "Akan baru 2 dari 3 baris berkas",
        "Ditolak 1 dari 3 baris berkas",
        "Butuh Perbaikan",
        "Belum ada yang tersimpan.",
        "Unit dan jabatan yang belum dikenal",
    ):
        assert expected in words, expected
    assert [nip for nip in (*NIPS.values(), "199001012015031999") if nip in html + words] == []
    assert [one.proto.label for one in app.get("download_button") if "ditolak" in one.proto.label] == [
        "Unduh 1 baris yang ditolak"
    ]
    assert ratings(city) == before
    assert (coached() or 0) == 0


def test_once_confirmed_it_is_kept_counted_and_in_the_log(city: str, quarter: Path) -> None:
    before, version = ratings(city), newest().version
    app = dropped(quarter)
    app.button(key="import_save").click().run()
    settled(app)
    words = said(app)
    assert failures(app) == []
    assert [one.value for one in app.success] == ["Tersimpan: 2 baris baru, 0 berubah, 0 tetap, 1 ditolak."]
    assert ratings(city) == before + 2
    assert newest().version != version
    assert coached() == 1
    assert "Laporan Penilaian SKP triwulan II.xlsx" in words and "demo" in words
    app.button(key="import_anew").click().run()
    assert "import_work" not in app.session_state
    assert [one.key for one in app.file_uploader] == ["import_file_1", "import_mapping_1"]


def test_where_nothing_is_to_be_saved_nothing_can_be(city: str, quarter: Path) -> None:
    app = dropped(quarter)
    assert not app.button(key="import_save").disabled
    app.button(key="import_save").click().run()
    settled(app)
    app.button(key="import_anew").click().run()
    app.file_uploader(key="import_file_1").upload(quarter.name, quarter.read_bytes(), XLSX).run()
    words = said(settled(app))
    assert app.button(key="import_save").disabled
    assert "Tidak ada yang perlu disimpan: baris yang tidak ditolak sudah ada di basis data dan tetap." in words
    assert "0 baris baru, 0 berubah, 2 tetap, 1 ditolak." in words


def test_what_is_said_beside_the_file_tries_it_again(city: str, quarter: Path) -> None:
    path = quarter.rename(quarter.with_name("laporan.xlsx"))
    app = dropped(path)
    assert failures(app) == []
    (trouble,) = [one.value for one in app.warning if "Periode berkas" in one.value]
    assert "Sebut dengan “Periode berkas”, misalnya 2026-05 atau 2026." in trouble
    assert "--" not in trouble
    app.text_input(key="import_period_0").set_value("2026-T2").run()
    assert "Akan baru 2 dari 3 baris berkas" in said(settled(app))


def test_the_rest_is_made_as_proposed_at_a_click(city: str, quarter: Path) -> None:
    app = dropped(quarter)
    next(one for one in app.button if one.label == "Buat semua sisanya seperti usulan").click().run()
    found = work_of(settled(app)).result
    assert found is not None
    assert [one.table for one in found.previews] == ["agency", "appraisal"]
    assert found.found.trial


def test_leaving_the_page_keeps_the_work(city: str, quarter: Path) -> None:
    from pages._parts.menu import PAGES

    app = dropped(quarter)
    app.switch_page(str(PAGES["quality"].path)).run()
    app.switch_page(str(PAGES["imports"].path)).run()
    assert failures(app) == []
    assert "Akan baru 2 dari 3 baris berkas" in said(app)


def test_a_broken_mapping_is_told(city: str, quarter: Path) -> None:
    app = opened("imports")
    app.file_uploader(key="import_mapping_0").upload("peta.toml", b"[units", "text/plain")
    app.file_uploader(key="import_file_0").upload(quarter.name, quarter.read_bytes(), XLSX).run()
    assert failures(app) == []
    assert any("peta.toml tidak dapat dibaca" in one.value for one in app.warning)


def test_without_the_right_there_is_no_entry_and_no_field(city: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Impor" in [one.proto.label for one in opened("overview").get("page_link")]
    monkeypatch.setattr(load, "DEMO", Viewer("pita", "perencana", rights=frozenset({PERSONS})))
    app = opened("imports")
    assert failures(app) == []
    assert any("Anda tidak punya hak 'import'" in one.value for one in app.warning)
    assert [one.key for one in app.file_uploader] == []
    assert "Impor" not in [one.proto.label for one in app.get("page_link")]


def test_a_database_that_is_only_read_says_so(city: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", city)
    settings.cache_clear()
    app = opened("imports")
    assert failures(app) == []
    assert any("PANTAU_WRITE_URL" in one.value for one in app.info)
    assert [one.key for one in app.file_uploader] == []


def test_a_stopped_trial_leaves_nothing(city: str, quarter: Path) -> None:
    wanted = Wanted(quarter.name, Asked(), "penguji", trial=False, content=quarter.read_bytes())
    before = ratings(city)
    work = importing.started(wanted, settings(), lambda go: go)
    work.stop()
    assert work.wait(60)
    assert (work.saved, work.trouble) == (False, "Dihentikan: tidak ada yang tersimpan.")
    assert ratings(city) == before


def test_a_third_file_at_a_time_is_told_and_what_is_over_makes_room(city: str, quarter: Path) -> None:
    gate = threading.Event()

    def later(go: Callable[[], None]) -> Callable[[], None]:
        return lambda: (gate.wait(60), go())[1]

    wanted = Wanted(quarter.name, Asked(), "penguji", content=quarter.read_bytes())
    busy = [importing.started(wanted, settings(), later) for _ in range(importing.MOST)]
    third = importing.started(wanted, settings(), later)
    assert (third.running, third.trouble) == (False, "2 berkas lain sedang diperiksa. Coba lagi sesaat lagi.")
    gate.set()
    assert all(one.wait(60) for one in busy)
    again = importing.started(wanted, settings(), later)
    assert again.wait(60) and again.result is not None
    again.forget()
    assert again.result is None and again.wanted is None


def test_a_fault_of_the_program_keeps_nothing_and_quotes_nothing(
    city: str, quarter: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(NIPS["a"])

    before, wanted = ratings(city), Wanted(quarter.name, Asked(), "penguji", content=quarter.read_bytes(), trial=False)
    monkeypatch.setattr(Asked, "book", broken)
    work = importing.started(wanted, settings(), lambda go: go)
    assert work.wait(60)
    assert work.trouble.startswith("Impor gagal oleh kesalahan program; tidak ada yang tersimpan.")
    assert "ValueError" in caplog.text and NIPS["a"] not in caplog.text
    assert ratings(city) == before


def test_sentences_name_the_fields_and_never_act_on_the_screen() -> None:
    assert box.in_fields("petakan dengan --map atau --period 2026-05") == "petakan dengan “Pemetaan” atau 2026-05"
    said_ = box.in_fields("pilih --city, atau `pantau init --city KODE`")
    assert said_ == "pilih “Kota berkas”, atau `pantau init --city KODE`"
    assert box.on_page("![x](http://h) `a`") == r"!\[x\](http://h) \`a\`"
