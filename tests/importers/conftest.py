"""Databases for the tests of importers."""

from __future__ import annotations

import pytest

from tests.importers.rated import THERE
from tests.rows import load


@pytest.fixture
def rated(contract_database: str) -> str:
    """A database with four appraisals."""
    load(contract_database, {"appraisal": THERE})
    return contract_database
