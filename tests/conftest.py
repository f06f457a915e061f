"""Fixtures every test may ask for: its own settings, and real databases, empty or with our tables.

A server starts when the first test asks for it, once a process, and ends with the session.
No test data stands here.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import hypothesis
import pytest

from data_access import language
from data_access.settings import settings
from tests import databases
from tests.databases import NewDatabase
from tests.sources import create_contract, offer

_OURS = ("PANTAU_", "DATABASE_URL")
_KEPT = "PANTAU_REQUIRE"

hypothesis.settings.register_profile("pantau", deadline=None)  # speed is measured in benchmarks, not here
hypothesis.settings.load_profile("pantau")


@pytest.fixture(scope="session", autouse=True)
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Fixtures that outlive a test must not see this machine's settings either."""
    with pytest.MonkeyPatch.context() as patch, _own_settings(patch, tmp_path_factory.mktemp("home")):
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Each test has its own PANTAU_HOME and no setting of this machine, and leaves no connection behind."""
    with _own_settings(monkeypatch, tmp_path / "home"):
        yield
    databases.dispose_engines()


@contextmanager
def _own_settings(patch: pytest.MonkeyPatch, home: Path) -> Generator[None]:
    for name in [name for name in os.environ if name.startswith(_OURS) and name != _KEPT]:
        patch.delenv(name)
    patch.setenv("PANTAU_HOME", str(home))
    settings.cache_clear()
    language.use(language.SOURCE)
    yield
    settings.cache_clear()
    language.use(language.SOURCE)


@pytest.fixture(scope="session")
def postgres_url() -> Generator[str]:
    """A PostgreSQL server of this test process: postgresql+psycopg://…"""
    with databases.postgresql_server() as url:
        yield url


@pytest.fixture(scope="session")
def mariadb_url() -> Generator[str]:
    """A MariaDB server of this test process: mariadb+pymysql://…; skips where none is installed."""
    with databases.mariadb_server() as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; skips where there is none."""
    return databases.chromium_path()


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """Makes fresh databases of a kind (`tests.databases.KINDS`); starts a server only when asked for one."""
    return partial(_new_database, request, tmp_path_factory)


@contextmanager
def _new_database(request: pytest.FixtureRequest, folders: pytest.TempPathFactory, kind: str) -> Generator[str]:
    if kind == "sqlite":
        file = folders.mktemp("database") / "shared.db"
        file.touch()
        yield f"sqlite:///{file}"
        databases.dispose_engines()
    else:
        server = request.getfixturevalue({"postgresql": "postgres_url", "mariadb": "mariadb_url"}[kind])
        with databases.fresh(server) as url:
            yield url


@pytest.fixture(params=databases.KINDS)
def database(request: pytest.FixtureRequest, new_database: NewDatabase) -> Generator[str]:
    """The URL of a fresh, empty database: the test runs on SQLite, PostgreSQL and MariaDB."""
    with new_database(request.param) as url:
        yield url


@pytest.fixture
def contract_database(database: str) -> str:
    """The URL of a fresh database with the contract's tables, without rows, on each of the three."""
    create_contract(database)
    return database


@pytest.fixture
def offered_database(database: str) -> str:
    """The URL of a fresh database that offers the contract as views over its own tables, a row in each."""
    offer(database)
    return database
