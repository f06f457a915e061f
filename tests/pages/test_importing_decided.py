"""Impor: what a person decides of names that nobody knows is counted before it is kept, and never dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.importers.asked import Asked
from data_access.settings import settings
from pages._parts import importing
from pages._parts.controls import imports as box
from pages._parts.importing import Wanted
from tests.databases import execute
from tests.importers.exports import NIPS, appraisals, rated
from tests.importers.surveys import answered, table_file
from tests.pages.test_imports import XLSX, city, dropped, quarter, settled, work_of
from tests.screen import failures, opened, printed, said

__all__ = ["city", "quarter"]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

FIRST_TRY = "Periksa lagi dulu: keputusan di atas belum dihitung."
MAPPING = b'[columns]\nu_complaints = "U8"\nu_facilities = "U9"\n'
NEW, ALIKE = "buat baru", "sama dengan yang mirip"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two units that nobody knows: one like a known one, one like none."""
    rows = [
        rated("a", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik", skp_unor="Dinas Pendidikn"),
        rated("b", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik", skp_unor="Antah Berantah"),
    ]
    return appraisals(tmp_path, rows, "Laporan Penilaian SKP triwulan II.xlsx")


def edited(app: AppTest, row: int, **cells: str) -> AppTest:
    """The page once cells of the first table to decide in were edited, as a browser tells it."""
    (table,) = app.data_editor
    key = str(table.key)
    before = dict(app.session_state[key]["edited_rows"])
    rows = {**before, row: {**before.get(row, {}), **cells}}
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


def row_of(app: AppTest, text: str) -> int:
    (table,) = app.data_editor
    return [*table.value["text"]].index(text)


def choices(app: AppTest) -> list[str]:
    (table,) = app.data_editor
    return [*table.value["choice"]]


def test_an_edited_decision_is_tried_before_anything_is_saved(city: str, quarter: Path) -> None:
    app = edited(dropped(quarter), 0, choice=NEW)
    assert app.button(key="import_save").disabled
    assert FIRST_TRY in said(app)
    app.button(key="import_check").click().run()
    app = settled(app)
    assert FIRST_TRY not in said(app)
    assert not app.data_editor
    app.button(key="import_save").click().run()
    settled(app)
    found = work_of(app).result
    assert failures(app) == []
    assert found is not None and [one.table for one in found.previews] == ["agency", "appraisal"]


def test_a_decision_taken_back_can_be_saved_without(city: str, quarter: Path) -> None:
    app = edited(dropped(quarter), 0, choice=NEW)
    app = edited(app, 0, choice="biarkan")
    assert not app.button(key="import_save").disabled
    assert FIRST_TRY not in said(app)


def test_what_is_said_beside_the_file_takes_the_decisions_along(city: str, quarter: Path) -> None:
    app = edited(dropped(quarter), 0, choice=NEW)
    app.text_input(key="import_period_0").set_value("2026-T2").run()
    found = work_of(settled(app)).result
    assert found is not None and [one.table for one in found.previews] == ["agency", "appraisal"]


def test_leaving_the_page_and_the_language_keep_what_was_decided(city: str, quarter: Path) -> None:
    from pages._parts.menu import PAGES

    app = edited(dropped(quarter), 0, choice=NEW)
    app.switch_page(str(PAGES["quality"].path)).run()
    app.switch_page(str(PAGES["imports"].path)).run()
    assert choices(app) == [NEW]
    assert app.button(key="import_save").disabled
    app.session_state["language"] = "en"
    app.run()
    assert app.button(key="import_save").disabled
    assert failures(app) == []


def test_another_file_begins_undecided(city: str, quarter: Path, two: Path) -> None:
    app = edited(dropped(quarter), 0, choice=NEW)
    app.button(key="import_anew").click().run()
    app.file_uploader(key="import_file_1").upload(two.name, two.read_bytes(), XLSX).run()
    assert set(choices(settled(app))) == {"biarkan"}


def test_like_what_is_not_there_is_told_and_neither_tried_nor_saved(city: str, two: Path) -> None:
    app = dropped(two)
    app = edited(app, row_of(app, "Antah Berantah"), choice=ALIKE)
    assert any("Tidak ada yang mirip dengan “Antah Berantah”" in one.value for one in app.warning)
    assert app.button(key="import_save").disabled and app.button(key="import_check").disabled
    app = edited(app, row_of(app, "Antah Berantah"), choice="biarkan")
    app = edited(app, row_of(app, "Dinas Pendidikn"), choice=ALIKE)
    app.button(key="import_check").click().run()
    wanted = work_of(settled(app)).wanted
    assert wanted is not None and [one.text for one in wanted.decisions] == ["Dinas Pendidikn"]
    assert choices(app) == ["biarkan"]


def test_details_of_a_name_that_is_left_are_told(city: str, quarter: Path) -> None:
    app = edited(dropped(quarter), 0, kind="Badan")
    assert any("pilih “buat baru” agar dipakai" in one.value for one in app.info)


def test_a_result_says_whose_it_is(city: str, quarter: Path) -> None:
    app = dropped(quarter)
    assert quarter.name in [one.value.replace("\\", "") for one in app.subheader]
    caption = next(one.value for one in app.caption if "Laporan Penilaian SKP" in one.value)
    assert caption == "e-Kinerja BKN: Laporan Penilaian SKP · Kota Palu · Triwulan II 2026"


def test_fields_are_called_apart_from_the_filters_which_are_not_drawn(city: str, quarter: Path) -> None:
    app = opened("imports", city="72.71")
    assert [one.label for one in app.text_input if "Periode" in one.label] == ["Periode berkas"]
    assert (app.selectbox(key="import_city_0").label, app.selectbox(key="import_city_0").value) == (
        "Kota berkas", "72.71",
    )  # fmt: skip
    assert [one.label for one in app.sidebar.multiselect] == []
    assert [*app.session_state["filter_city"]] == ["72.71"]
    assert "city=72.71" in str(next(one.proto for one in app.get("page_link") if one.proto.label == "Mutu Data"))


def test_what_is_saved_is_opened_in_its_own_period(city: str, quarter: Path) -> None:
    app = dropped(quarter)
    app.button(key="import_save").click().run()
    app = settled(app)
    assert "Dihitung pada Triwulan II 2026, yang belum ditutup. Lihat:" in said(app)
    links = [one.proto.query_string for one in app.get("page_link") if one.proto.label == "Tren e-Kinerja"]
    assert [one for one in links if "period=2026-T2" in one] != []


def test_a_file_that_found_no_room_is_tried_again_with_its_fields(
    city: str, quarter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def later(go: Callable[[], None]) -> Callable[[], None]:
        return lambda: (gate.wait(60), go())[1]

    wanted = Wanted(quarter.name, Asked(), "penguji", content=quarter.read_bytes())
    busy = [importing.started(wanted, settings(), later) for _ in range(importing.MOST)]
    app = dropped(quarter)
    assert any("Coba lagi sesaat lagi" in one.value for one in app.warning)
    gate.set()
    assert all(one.wait(60) for one in busy)
    app.button(key="import_again").click().run()
    assert "Akan baru 2 dari 3 baris berkas" in said(settled(app))


def test_the_log_says_when_in_the_citys_time_and_keeps_long_names_short(city: str, quarter: Path) -> None:
    path = quarter.rename(quarter.with_name(f"Laporan Penilaian SKP triwulan II {'panjang_' * 15}akhir.xlsx"))
    app = dropped(path)
    app.button(key="import_save").click().run()
    app = settled(app)
    execute(city, "UPDATE import_log SET imported_at = '2026-05-15 16:30:00.000000', city_code = '72.71'")
    html = printed(app.run())
    assert "16 Mei 2026 00.30 WITA" in html
    assert path.name not in html
    assert box.brief(path.name) in html


def test_a_nip_in_the_name_of_a_file_is_not_shown_on_its_way(city: str) -> None:
    work = importing.started(Wanted(f"penilaian {NIPS['a']}.xlsx", Asked(), "penguji"), settings(), lambda go: go)
    assert work.name == "penilaian (nomor).xlsx"
    assert work.wait(60)


def test_a_long_name_is_shortened_in_its_middle() -> None:
    assert box.brief("laporan.xlsx") == "laporan.xlsx"
    assert len(box.brief("a" * 200 + ".xlsx")) == 60
    assert box.brief("a" * 200 + ".xlsx").endswith("a.xlsx")


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Two answers about a service that nobody knows, in a unit that is known."""
    row = answered(3, opd="Dinas Pendidikan", layanan="Layanan Baru Sekali")
    return table_file(tmp_path, [row, {**row, "U1": 4}])


def test_services_that_nobody_knows_are_decided_as_units_are(city: str, survey: Path) -> None:
    app = opened("imports", city="72.71")
    app.file_uploader(key="import_mapping_0").upload("peta.toml", MAPPING, "text/plain")
    app.file_uploader(key="import_file_0").upload(survey.name, survey.read_bytes(), "text/csv").run()
    assert failures(settled(app)) == []
    (table,) = app.data_editor
    assert {**table.value.iloc[0]} == {
        "text": "Layanan Baru Sekali",
        "choice": "biarkan",
        "near": "",
        "agency_id": "Dinas Pendidikan · Pemerintah Kota Palu",
        "free_of_charge": "tidak",
        "must_survey": "ya",
    }
    assert "<h4>Layanan yang belum dikenal (1)</h4>" in printed(app)
    app = edited(app, 0, choice=NEW, free_of_charge="ya")
    app.button(key="import_check").click().run()
    found = work_of(settled(app)).result
    assert found is not None and [one.table for one in found.previews] == ["service", "satisfaction_response"]
    assert found.found.plans[0].rows["free_of_charge"].to_list() == [1]


def test_rows_with_nothing_to_mend_stand_apart_from_the_refused(city: str, tmp_path: Path) -> None:
    row = rated("a", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik")
    app = dropped(appraisals(tmp_path, [row, row], "Laporan Penilaian SKP triwulan II.xlsx"))
    assert failures(app) == []
    words = said(app)
    assert "Ditolak 0 dari 2 baris berkas" in words
    assert "Dikesampingkan 1 dari 2 baris berkas" in words
    assert "0 ditolak, 1 dikesampingkan (tidak perlu diperbaiki)." in words
    assert [one.label for one in app.expander if "ikesampingkan" in one.label] == [
        "Dikesampingkan (tidak perlu diperbaiki) (1)"
    ]
    assert [one.proto.label for one in app.get("download_button") if "ditolak" in one.proto.label] == []
