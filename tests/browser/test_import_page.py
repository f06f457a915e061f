"""A file on its way in a real browser: dropped, recognised, confirmed, counted; and no barrier on that way."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("playwright")
pytest.importorskip("axe_playwright_python")
from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, Page, expect  # noqa: E402

from tests.browser.serving import READY, at, served, settled  # noqa: E402
from tests.browser.test_accessible import RULES  # noqa: E402
from tests.importers.exports import appraisals, rated  # noqa: E402
from tests.screen import demo_home  # noqa: E402

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]

NOT_RATED = """
    SELECT e.nip, u.name FROM employee e JOIN employment s ON s.employee_id = e.id AND s.valid_to IS NULL
    JOIN agency u ON u.id = s.agency_id AND u.city_code = '72.71' WHERE e.nip IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM appraisal a WHERE a.employee_id = e.id AND a.period_start = '2026-09-01')
    ORDER BY e.nip LIMIT 3
"""


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[str, Path]]:
    """A server with a city of its own, for what is imported stays; and a file for it with a unit that nobody knows."""
    folder = tmp_path_factory.mktemp("imported")
    with demo_home(folder) as home, served(home) as address:
        yield address, _file(home)


def _file(home: Path) -> Path:
    with closing(sqlite3.connect(home / "shared.db")) as city:
        people = city.execute(NOT_RATED).fetchall()
    rows = [rated(nip, "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik", skp_unor=unit) for nip, unit in people]
    rows[0] = {**rows[0], "skp_unor": "Dinas Antah Berantah"}
    return appraisals(home, rows, "Laporan Penilaian SKP sep 2026.xlsx")


def _violations(page: Page) -> list[str]:
    page.wait_for_timeout(1200)  # colours fade in
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_file_is_dropped_recognised_confirmed_and_counted(
    dark: bool, own: tuple[str, Path], browser: Browser
) -> None:
    address, file = own
    with at(browser, f"{address}/imports?lang=id", dark=dark) as page:
        settled(page)
        release = page.locator(".p-line").inner_text()
        page.locator("input[type=file]").first.set_input_files(file)
        expect(page.get_by_text("Dikenali sebagai “e-Kinerja BKN")).to_be_visible(timeout=READY)
        settled(page)
        expect(page.locator(".p-card").first).to_contain_text("3")
        expect(page.get_by_text("Unit dan jabatan yang belum dikenal")).to_be_visible()
        assert _violations(page) == []
        page.get_by_role("button", name="Buat semua sisanya seperti usulan").click()
        expect(page.get_by_role("tab", name="Unit kerja (1)")).to_be_visible(timeout=READY)
        page.get_by_role("button", name="Simpan ke basis data").click()
        expect(page.get_by_text("Tersimpan: 3 baris baru")).to_be_visible(timeout=READY)
        settled(page)
        assert page.locator(".p-line").inner_text() == release  # the same day, the same staff
        assert _violations(page) == []
        page.get_by_test_id("stMain").get_by_role("link", name="Mutu Data").first.click()
        expect(page.locator("h1")).to_have_text("Mutu Data", timeout=READY)
    with closing(sqlite3.connect(file.parent / "shared.db")) as city:
        assert city.execute("SELECT file_name, inserted FROM import_log").fetchall() == [(file.name, 3)]
    assert len([*(file.parent / "snapshot").glob("*/2*")]) == 2
