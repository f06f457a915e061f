"""The little city behind the screen, for tests of single pages."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path

import pytest
import streamlit as st

from data_access.settings import settings
from data_access.snapshot import refresh
from tests import databases
from tests.city import AS_OF, CITY
from tests.published import filled


@pytest.fixture(scope="session")
def little_home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """A PANTAU_HOME with the little city and its snapshot, of 15 May 2026."""
    home = tmp_path_factory.mktemp("little")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_HOME", str(home))
        patch.setenv("PANTAU_AS_OF", AS_OF.isoformat())
        settings.cache_clear()
        Path(settings().embedded_url.removeprefix("sqlite:///")).touch()
        refresh(settings(), filled(settings().embedded_url, CITY), full=True)
        databases.dispose_engines()
        yield home
    settings.cache_clear()


@pytest.fixture
def little_city(little_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages opened in this test show the little city."""
    # a page run here takes the place of the main module, and a process that a later test starts would run it
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setenv("PANTAU_HOME", str(little_home))
    monkeypatch.setenv("PANTAU_AS_OF", AS_OF.isoformat())
    settings.cache_clear()
    st.cache_data.clear()
    st.cache_resource.clear()
