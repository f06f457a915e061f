"""Databases for the tests of importers."""

from __future__ import annotations

import pytest

from data_access.importers import bringing
from tests.city import AS_OF
from tests.importers.rated import THERE
from tests.rows import load


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is the data date of the little city."""
    monkeypatch.setattr(bringing, "today", lambda: AS_OF)


@pytest.fixture
def rated(contract_database: str) -> str:
    """A database with four appraisals."""
    load(contract_database, {"appraisal": THERE})
    return contract_database
