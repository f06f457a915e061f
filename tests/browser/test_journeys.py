"""Journeys in a real browser against the real start command: what no test without a browser can see.

A server of its own is started from cold for some: the first request decides whether the frame runs at all.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect  # noqa: E402

from tests.browser.serving import BASE_PATH_PROBES, READY, at, choose, served, settled  # noqa: E402

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.mark.parametrize(
    "first", ["trends", "_parts", "_frame", "glossary?metric=jp20"], ids=["page", "part", "frame", "deep"]
)
def test_the_first_request_to_a_cold_server_goes_through_the_frame(first: str, home: Path, browser: Browser) -> None:
    """Otherwise a page could be read without sign-in and filters until somebody happened to open the start page."""
    with served(home) as url, at(browser, f"{url}/{first}") as page:
        sidebar = page.get_by_test_id("stSidebar")
        expect(sidebar.get_by_text("Penyaring", exact=True)).to_be_visible(timeout=READY)
        expect(sidebar.get_by_role("link", name="Ringkasan")).to_be_visible()
        expect(sidebar.get_by_role("link", name="menu", exact=True)).to_have_count(0)
        expect(page.get_by_text("DATA SINTETIS")).to_be_visible()


def test_a_file_below_a_folder_is_no_page_at_all(address: str, browser: Browser) -> None:
    """An address of two levels finds no application behind it: nothing of the file is run or shown."""
    page = browser.new_page()
    page.goto(f"{address}/_parts/menu")
    page.wait_for_timeout(4000)
    assert page.locator("h1").count() == 0 or page.get_by_test_id("stSidebar").count() == 1
    page.close()


def test_a_filter_is_in_the_address_stays_over_pages_and_opens_again(address: str, browser: Browser) -> None:
    with at(browser, f"{address}/trends?lang=id") as page:
        choose(page, "Kota", "Kota Palu")
        expect(page).to_have_url(re.compile(r"city=72\.71"), timeout=READY)
        page.get_by_test_id("stSidebar").get_by_role("link", name="Cakupan Pelatihan").click()
        expect(page.locator("h1")).to_have_text("Cakupan Pelatihan", timeout=READY)
        settled(page)
        expect(page).to_have_url(re.compile(r"/training\?.*city=72\.71"), timeout=READY)
        line, link = page.locator(".p-line").inner_text(), page.url
        assert "Kota Palu" in line and "Palembang" not in line
    with at(browser, link) as again:
        settled(again)
        assert again.locator(".p-line").inner_text() == line


def test_going_back_restores_the_filters_of_that_moment(address: str, browser: Browser) -> None:
    with at(browser, f"{address}/trends?lang=id&city=16.71") as page:
        settled(page)
        page.get_by_test_id("stSidebar").get_by_role("button", name="Hapus").click()
        settled(page)
        expect(page).not_to_have_url(re.compile("city="), timeout=READY)
        page.go_back()
        expect(page.locator(".p-line")).not_to_contain_text("Kota Palu", timeout=READY)
        expect(page).to_have_url(re.compile(r"city=16\.71"))


def test_a_file_is_what_the_screen_shows(address: str, browser: Browser, tmp_path: Path) -> None:
    with at(browser, f"{address}/explore?lang=id&show=evaluated&rows=opd&city=72.71") as page:
        settled(page)
        said = page.get_by_text(re.compile(r"\d+ baris dari \d+")).first.inner_text()
        with page.expect_download(timeout=READY) as pending:
            page.get_by_role("button", name=re.compile("CSV untuk program")).click()
        file = tmp_path / pending.value.suggested_filename
        pending.value.save_as(file)
    assert file.suffix == ".csv"
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    rows = [line for line in lines if "7271-" in line]
    assert len(rows) == int(re.match(r"(\d+) baris", said)[1])  # ty: ignore[not-subscriptable]


def test_english_by_a_switch_and_the_page_says_its_language(address: str, browser: Browser) -> None:
    with at(browser, f"{address}/?lang=id") as page:
        settled(page)
        assert page.evaluate("document.documentElement.lang") == "id"
        page.get_by_role("radio", name="English").click()
        settled(page)
        expect(page).to_have_url(re.compile("lang=en"), timeout=READY)
        page.wait_for_function("document.documentElement.lang === 'en'", timeout=READY)


@pytest.mark.parametrize("width", [390, 1024, 1300])
def test_no_page_reports_a_fault_or_scrolls_sideways(width: int, address: str, browser: Browser) -> None:
    keys = ("", "gaps", "trends", "training", "feedback", "explore", "quality", "glossary")
    for key in keys:
        faults: list[str] = []
        with at(browser, f"{address}/{key}?lang=id", width, faults) as page:
            settled(page)
            wide = page.evaluate("(() => { const m = document.querySelector('[data-testid=stMain]');"
                                 " return m.scrollWidth - m.clientWidth })()")  # fmt: skip
        assert wide <= 1, f"{key} is wider than {width}"
        real = [one for one in faults if not one.startswith("Failed to load") and not one.endswith(BASE_PATH_PROBES)]
        assert real == [], key
