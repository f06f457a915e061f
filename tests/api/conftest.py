"""The API over the little city and its two releases, as a program on this machine reaches it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data_access import api
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot, refresh
from data_access.viewer import DEMO, Viewer
from tests import databases
from tests.city import AS_OF
from tests.published import complain
from tests.screen import home_of

HERE = "http://127.0.0.1:8501"

Reached = Callable[[Viewer | None], TestClient]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PANTAU_HOME with two releases: one complaint came in between."""
    with home_of(tmp_path_factory.mktemp("api")) as folder:
        complain(settings().embedded_url, "new")
        refresh(settings(), settings().embedded_url, full=True)
        databases.dispose_engines()
        return folder


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_HOME", str(home))
    monkeypatch.setenv("PANTAU_AS_OF", AS_OF.isoformat())
    settings.cache_clear()


@pytest.fixture
def releases(at_home: None) -> list[Snapshot]:
    """The newest first."""
    shelf = Shelf(settings(), settings().embedded_url)
    return [shelf.version(one.version) for one in shelf.kept()]


@pytest.fixture
def reached(at_home: None) -> Generator[Reached]:
    """The API as somebody reaches it."""
    with contextmanager(_clients)() as make:
        yield make


@pytest.fixture
def program(reached: Reached) -> TestClient:
    """The API as the one viewer of the app reaches it."""
    return reached(DEMO)


def _clients() -> Generator[Reached]:
    made: list[TestClient] = []

    def client(viewer: Viewer | None) -> TestClient:
        app = Starlette(routes=api.routes(lambda _request: viewer))
        made.append(TestClient(app, base_url=HERE))
        return made[-1]

    yield client
    for one in made:
        one.close()
