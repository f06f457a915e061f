"""The keeper: it refreshes beside the readers, says what went wrong in words, and never stops for it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from data_access.settings import settings
from data_access.snapshot import Shelf, keeper
from data_access.snapshot.keeper import Keeper
from tests.databases import NewDatabase
from tests.sources import create_contract, fill


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "FIRST_SECONDS", 0)


def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_it_publishes_a_first_version_and_goes_on(new_database: NewDatabase) -> None:
    with new_database("sqlite") as url:
        create_contract(url)
        fill(url)
        kept = Keeper(settings(), url)
        kept.start()
        assert until(lambda: kept.finished_at is not None)
        first = kept.finished_at
        kept.ask_now(full=True)
        assert until(lambda: kept.finished_at != first)
        kept.stop()
        assert (kept.trouble, Shelf(settings(), url).newest() is not None) == ("", True)


def test_a_database_that_is_gone_is_told_not_raised() -> None:
    kept = Keeper(settings(), "sqlite:////nowhere/at/all.db")
    kept.start()
    assert until(lambda: kept.finished_at is not None)
    kept.stop()
    assert "tidak ada atau tidak dapat dibuka" in kept.trouble
