"""Pages as a reader gets them: a home with data behind the screen, a page opened there, what can be read on it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access import migrations
from data_access.demo import Size, build
from data_access.settings import ROOT, settings
from data_access.snapshot import refresh
from pages._parts.menu import FIRST, PAGES
from tests import databases
from tests.city import AS_OF, CITY
from tests.published import filled
from tests.rows import Rows

FRAME = ROOT / "pages" / "_frame.py"


@contextmanager
def home_of(folder: Path, tables: Mapping[str, Rows] = CITY) -> Generator[Path]:
    """A PANTAU_HOME with these rows and their snapshot, of 15 May 2026."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_HOME", str(folder))
        patch.setenv("PANTAU_AS_OF", AS_OF.isoformat())
        settings.cache_clear()
        Path(settings().embedded_url.removeprefix("sqlite:///")).touch()
        refresh(settings(), filled(settings().embedded_url, tables), full=True)
        databases.dispose_engines()
        yield folder
    settings.cache_clear()


@contextmanager
def demo_home(folder: Path) -> Generator[Path]:
    """A PANTAU_HOME with a small synthetic city and its snapshot."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_HOME", str(folder))
        settings.cache_clear()
        url = settings().embedded_url
        migrations.upgrade(url)
        build(url, Size(employees=600, months=14, until=date(2026, 9, 1)))
        refresh(settings(), url, full=True)
        databases.dispose_engines()
        yield folder
    settings.cache_clear()


def at_home(home: Path, monkeypatch: pytest.MonkeyPatch, as_of: date | None = None) -> None:
    """Pages opened from here on show this home; `as_of` where the data do not carry their own date."""
    # a page run here takes the place of the main module, and a process that a later test starts would run it
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setenv("PANTAU_HOME", str(home))
    if as_of:
        monkeypatch.setenv("PANTAU_AS_OF", as_of.isoformat())
    settings.cache_clear()
    st.cache_data.clear()
    st.cache_resource.clear()


def opened(page: str, /, **query: str) -> AppTest:
    """A page as it opens from a link."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.query_params.update({"lang": "id"} | query)
    app.run()
    if page != FIRST:
        app.query_params.update({"lang": "id"} | query)
        app.switch_page(str(PAGES[page].path)).run()
    return app


def failures(app: AppTest) -> list[str]:
    """What a reader would see as a fault."""
    return [str(one.value) for one in (*app.exception, *app.error)]


def printed(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def plain(html: str) -> str:
    shown = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", shown))).strip()


def said(app: AppTest) -> str:
    """Everything a reader can read outside the drawings."""
    parts = [*app.header, *app.subheader, *app.caption, *app.info, *app.markdown]
    return plain(printed(app)) + " " + " ".join(str(one.value) for one in parts)


def drawn(app: AppTest, key: str) -> dict[str, Any]:
    """The drawing with this key."""
    return next(json.loads(one.proto.spec) for one in app.get("plotly_chart") if key in one.proto.id)
