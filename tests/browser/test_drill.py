"""From a figure to the page behind it and back: by pointer and by keyboard, without loading the application anew."""

from __future__ import annotations

import re
from collections.abc import Generator

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, expect  # noqa: E402

from tests.browser.serving import READY, at, settled  # noqa: E402

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture
def overview(address: str, browser: Browser) -> Generator[Page]:
    with at(browser, f"{address}/?lang=id") as page:
        settled(page)
        page.evaluate("window.kept = true")  # gone as soon as the application is loaded anew
        yield page


def kept(page: Page) -> bool:
    return bool(page.evaluate("window.kept === true"))


def arrived(page: Page, title: str, query: str) -> None:
    expect(page.locator(".stMain h1")).to_have_text(title, timeout=READY)
    expect(page).to_have_url(re.compile(query), timeout=READY)
    settled(page)


def test_a_cell_of_the_matrix_opens_its_page_for_that_opd_and_back_returns(overview: Page) -> None:
    before = overview.locator(".p-line").inner_text()
    row = overview.get_by_role("region", name="Matriks OPD").locator("tbody tr", has=overview.locator("td a")).first
    opd = row.locator("th").inner_text().split(" · ")[0]
    row.locator("td a").nth(2).click()
    arrived(overview, "Cakupan Pelatihan", r"/training\?.*agency=")
    assert opd in overview.locator(".p-line").inner_text()
    assert kept(overview)
    overview.go_back()
    arrived(overview, "Ringkasan", r"/\?lang=id$")
    assert overview.locator(".p-line").inner_text() == before
    assert kept(overview)


def test_a_cell_is_opened_by_keyboard_and_the_new_title_has_the_focus(overview: Page) -> None:
    overview.get_by_role("region", name="Matriks OPD").locator("tbody td a").first.focus()
    overview.keyboard.press("Enter")
    arrived(overview, "Tren e-Kinerja", r"/trends\?.*agency=")
    assert overview.evaluate("document.activeElement.tagName") == "H1"
    overview.go_back()
    arrived(overview, "Ringkasan", r"lang=id$")


def test_a_bar_opens_what_it_stands_for_and_so_does_its_label(address: str, browser: Browser) -> None:
    with at(browser, f"{address}/training?lang=id") as page:
        settled(page)
        page.evaluate("window.kept = true")
        chart = page.locator(".st-key-wide_by_opd")
        bar = chart.locator(".point path").first
        bar.scroll_into_view_if_needed()
        box = bar.bounding_box()
        assert box
        page.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2)
        page.wait_for_timeout(300)
        page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
        arrived(page, "Cakupan Pelatihan", "agency=")
        page.go_back()
        arrived(page, "Cakupan Pelatihan", r"/training\?lang=id$")
        chart.locator("a").first.focus()
        page.keyboard.press("Enter")
        arrived(page, "Cakupan Pelatihan", "agency=")
        assert kept(page)


def test_a_cell_of_a_heat_map_opens_that_opd_and_competency(address: str, browser: Browser) -> None:
    with at(browser, f"{address}/gaps?lang=id") as page:
        settled(page)
        page.evaluate("window.kept = true")
        page.locator(".p-heat tbody td a").first.click()
        arrived(page, "Kesenjangan Kompetensi", r"agency=.*competency=|competency=.*agency=")
        assert kept(page)
        page.go_back()
        arrived(page, "Kesenjangan Kompetensi", r"/gaps\?lang=id$")


def test_how_a_figure_is_counted_opens_its_entry_and_back_returns(overview: Page) -> None:
    overview.locator(".p-card", has_text="PNS ≥ 20 JP").get_by_role("link", name="Cara hitung").click()
    arrived(overview, "Glosarium", "metric=jp20")
    expect(overview.locator(".p-gloss").first).to_contain_text("20 JP", timeout=READY)
    overview.go_back()
    arrived(overview, "Ringkasan", r"lang=id$")


def test_the_columns_of_a_table_sort_at_their_heading(address: str, browser: Browser) -> None:
    with at(browser, f"{address}/gaps?lang=id") as page:
        settled(page)
        table = page.locator(".p-table:not(.p-heat)", has=page.locator("th button")).last
        head = table.locator("thead th.num button").last
        head.click()
        column = "(table) => [...table.querySelectorAll('tbody td:last-child')].map((cell) => cell.dataset.v)"
        found = [float(one) for one in table.evaluate(column) if one]
        assert len(found) > 3
        assert found == sorted(found, reverse=True)
        head.click()
        assert [float(one) for one in table.evaluate(column) if one] == sorted(found)


def test_the_first_screen_says_everything_without_scrolling(address: str, browser: Browser) -> None:
    with at(browser, f"{address}/?lang=id", 1366, height=768) as page:
        expect(page.locator(".p-cards .p-card")).to_have_count(6, timeout=READY)
        settled(page)
        assert 3 <= page.locator(".p-say").first.locator("li").count() <= 5
        box = page.locator(".p-cards").first.bounding_box()
        assert box and box["y"] + box["height"] <= 768
