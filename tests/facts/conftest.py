"""The little city in each of the three databases, loaded once: facts only read."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.city import CITY
from tests.databases import KINDS, NewDatabase
from tests.rows import load
from tests.sources import create_contract


@pytest.fixture(scope="session", params=KINDS)
def city(request: pytest.FixtureRequest, new_database: NewDatabase) -> Generator[str]:
    """The URL of a database with the rows of `tests.city`."""
    with new_database(request.param) as url:
        create_contract(url)
        load(url, CITY)
        yield url
