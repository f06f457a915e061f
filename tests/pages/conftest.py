"""The little city behind the screen, for tests of single pages."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.city import AS_OF
from tests.screen import at_home, home_of


@pytest.fixture(scope="session")
def little_home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """A PANTAU_HOME with the little city and its snapshot, of 15 May 2026."""
    with home_of(tmp_path_factory.mktemp("little")) as home:
        yield home


@pytest.fixture
def little_city(little_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages opened in this test show the little city."""
    at_home(little_home, monkeypatch, AS_OF)
