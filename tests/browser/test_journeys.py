"""Journeys in a real browser against the real start command: what no test without a browser can see.

A server of its own is started from cold for each group: the first request decides whether the frame runs at all.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from data_access import migrations
from data_access.demo import Size, build
from data_access.settings import ROOT, settings
from data_access.snapshot import refresh
from tests import databases

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
READY = 60_000

# Streamlit asks for these below a page's own address first and then at the root: its way of finding its base path.
BASE_PATH_PROBES = ("_stcore/health", "_stcore/host-config")

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """A PANTAU_HOME with a small synthetic city and its snapshot."""
    path = tmp_path_factory.mktemp("journeys")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_HOME", str(path))
        settings.cache_clear()
        url = settings().embedded_url
        migrations.upgrade(url)
        build(url, Size(employees=600, months=14, until=date(2026, 9, 1)))
        refresh(settings(), url, full=True)
        databases.dispose_engines()
    settings.cache_clear()
    return path


@contextmanager
def served(home: Path) -> Generator[str]:
    """A fresh server by the documented command; gives its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = {**os.environ, "PANTAU_HOME": str(home), "PANTAU_REFRESH_MINUTES": "600"}
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _answering(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _answering(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert process.poll() is None, "the server ended by itself"
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise AssertionError("the server never answered")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Generator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(home: Path) -> Generator[str]:
    """One warm server for the journeys that do not need a cold one."""
    with served(home) as url:
        yield url


@contextmanager
def at(browser: Browser, url: str, width: int = 1300, faults: list[str] | None = None) -> Generator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="id-ID", timezone_id="Asia/Makassar",
                                  accept_downloads=True)  # fmt: skip
    page = context.new_page()
    if faults is not None:
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("response", lambda reply: faults.append(f"{reply.status} {reply.url}") if reply.status >= 400 else None)
    page.goto(url)
    expect(page.locator("h1")).to_be_visible(timeout=READY)
    yield page
    context.close()


def settled(page: Page) -> None:
    """The run behind the last click has ended."""
    page.wait_for_timeout(300)
    expect(page.locator('[data-testid="stStatusWidget"]')).to_have_count(0, timeout=READY)
    expect(page.locator('[data-stale="true"]')).to_have_count(0, timeout=READY)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    settled(page)


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


@pytest.mark.parametrize("width", [390, 1300])
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
