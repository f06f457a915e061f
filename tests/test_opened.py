"""Open versions: one for everybody, the newest by the pointer, a few at a time."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from data_access.problems import GoneProblem
from data_access.settings import Settings
from data_access.snapshot import Shelf, opened, refresh
from data_access.snapshot.opened import MOST
from tests.databases import NewDatabase
from tests.published import SMALL, complain, filled, settings_in


@pytest.fixture
def url(new_database: NewDatabase) -> Generator[str]:
    with new_database("sqlite") as empty:
        yield filled(empty, SMALL)


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


def test_nothing_is_open_where_nothing_was_counted_until_it_is(here: Settings, url: str) -> None:
    assert opened(Shelf(here, url)) is None
    made = refresh(here, url).snapshot
    found = opened(Shelf(here, url))
    assert found is not None
    assert found.version == made.version


def test_whoever_asks_gets_the_same_frames(here: Settings, url: str) -> None:
    made = refresh(here, url).snapshot
    assert opened(Shelf(here, url)) is opened(Shelf(here, url), made.version)


def test_the_newest_follows_the_pointer_and_an_older_one_keeps_its_name(here: Settings, url: str) -> None:
    old = refresh(here, url).snapshot.version
    shelf = Shelf(here, url)
    before = opened(shelf)
    complain(url, "new")
    new = refresh(here, url).snapshot.version
    assert [found.version for found in (opened(shelf), opened(shelf, old)) if found] == [new, old]
    assert opened(shelf, old) is before
    assert [one.version for one in shelf.kept()] == [new, old]


def test_a_few_are_held_and_the_others_opened_again(here: Settings, url: str) -> None:
    shelf = Shelf(here, url)
    versions = []
    for number in range(MOST + 1):
        complain(url, f"new{number}")
        versions.append(refresh(here, url).snapshot.version)
    first = opened(shelf, versions[0])
    for version in versions[1:]:
        opened(shelf, version)
    again = opened(shelf, versions[0])
    assert again is not first
    assert again == first


def test_one_that_is_not_kept_is_gone(here: Settings, url: str) -> None:
    refresh(here, url)
    with pytest.raises(GoneProblem, match="tidak disimpan lagi"):
        opened(Shelf(here, url), "20200101T000000000000Z")
