"""The shared database: its tables, columns and codes. The promise to other systems, kept by migrations and `check`.

Knows no query, no screen and no file.
"""

from __future__ import annotations

from sqlalchemy import Table

from data_access.contract import competency, feedback, people, performance, places, rules, training
from data_access.contract.columns import METADATA

VERSION = 1
"""Version of the contract; a changed meaning is a new version."""

TABLES: dict[str, Table] = dict(METADATA.tables)

OPTIONAL = frozenset(name for name, table in TABLES.items() if table.info["optional"])
"""Tables that only this product writes: a database that others fill need not have them, nor rows in them."""

__all__ = [
    "METADATA",
    "OPTIONAL",
    "TABLES",
    "VERSION",
    "competency",
    "feedback",
    "people",
    "performance",
    "places",
    "rules",
    "training",
]
