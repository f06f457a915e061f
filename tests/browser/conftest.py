"""One warm server and one browser for the tests that need both; a small synthetic city behind them."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest

from data_access import migrations
from data_access.demo import Size, build
from data_access.settings import settings
from data_access.snapshot import refresh
from tests import databases

pytest.importorskip("playwright")
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.browser.serving import FLAGS, served  # noqa: E402


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
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
