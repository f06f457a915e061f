"""What a database offers under given names: views belong to its own administrators and are never written to."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, inspect


def views_among(connection: Connection, names: Iterable[str]) -> list[str]:
    """Those of the names that are views there, materialised ones too, in alphabetical order."""
    inspector = inspect(connection)
    offered = {*inspector.get_view_names()}
    if connection.dialect.name == "postgresql":
        offered |= {*inspector.get_materialized_view_names()}
    return sorted({*names} & offered)
