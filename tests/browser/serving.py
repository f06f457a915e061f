"""A fresh server by the documented command, and a real browser before it. Holds no test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from data_access.settings import ROOT

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, expect  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
READY = 60_000

# Streamlit asks for these below a page's own address first and then at the root: its way of finding its base path.
BASE_PATH_PROBES = ("_stcore/health", "_stcore/host-config")


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


@contextmanager
def at(
    browser: Browser,
    url: str,
    width: int = 1300,
    faults: list[str] | None = None,
    *,
    height: int = 900,
    dark: bool = False,
) -> Generator[Page]:
    """The page at this address in a window of its own; what goes wrong there is added to `faults`."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="id-ID",
        timezone_id="Asia/Makassar",
        accept_downloads=True,
        color_scheme="dark" if dark else "light",
    )
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
