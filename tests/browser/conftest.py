"""One warm server and one browser for the tests that need both; a small synthetic city behind them."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.screen import demo_home

pytest.importorskip("playwright")
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.browser.serving import FLAGS, served  # noqa: E402


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PANTAU_HOME with a small synthetic city and its snapshot."""
    with demo_home(tmp_path_factory.mktemp("journeys")) as path:
        return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Generator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(home: Path) -> Generator[str]:
    """One warm server for all that do not need a cold one."""
    with served(home) as url:
        yield url
