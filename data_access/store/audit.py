"""The audit: who did what when, with which filter and how many rows. Lines are added, never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import polars as pl
from sqlalchemy import BigInteger, Column, Connection, String, Table, Text, insert, select

from data_access.settings import Settings
from data_access.store.opening import IDENT, METADATA, MOMENT, now, opened
from data_access.viewer import Viewer

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", IDENT, primary_key=True),
    Column("at", MOMENT, nullable=False),
    Column("subject", String(255), nullable=False),
    Column("role", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("what", Text, nullable=False),
    Column("rows", BigInteger, nullable=False),
)
"""Who did what when, in UTC, with which filter and how many rows; `what` is JSON."""

_SCHEMA = {
    "id": pl.Int64,
    "at": pl.Datetime("us"),
    "subject": pl.String,
    "role": pl.String,
    "action": pl.String,
    "what": pl.String,
    "rows": pl.Int64,
}


def noted(settings: Settings, viewer: Viewer, action: str, what: Mapping[str, Any], rows: int) -> datetime:
    """Write one line into the audit; when (UTC). DatabaseProblem when it cannot be: then nothing may be shown."""
    with opened(settings) as connection:
        return note(connection, viewer, action, what, rows)


def note(connection: Connection, viewer: Viewer, action: str, what: Mapping[str, Any], rows: int) -> datetime:
    """The same within a transaction: what is done and its line are kept together, or neither is."""
    at = now()
    line = {
        "at": at,
        "subject": viewer.subject,
        "role": viewer.role,
        "action": action,
        "what": json.dumps(what, ensure_ascii=False, sort_keys=True),
        "rows": rows,
    }
    connection.execute(insert(AUDIT), line)
    return at.replace(tzinfo=UTC)


def audit_log(settings: Settings, limit: int = 100, *, subject: str = "", actions: Sequence[str] = ()) -> pl.DataFrame:
    """The newest lines first: id, at (UTC), subject, role, action, what (JSON), rows; of this subject and of these
    actions alone, where they are named."""
    wanted = [AUDIT.c.subject == subject] if subject else []
    wanted += [AUDIT.c.action.in_(actions)] if actions else []
    columns = [AUDIT.c[name] for name in _SCHEMA]
    statement = select(*columns).where(*wanted).order_by(AUDIT.c.id.desc()).limit(limit)
    with opened(settings) as connection:
        lines = [tuple(line) for line in connection.execute(statement)]
    frame = pl.DataFrame(lines, schema=_SCHEMA, orient="row")
    return frame.with_columns(pl.col("at").dt.replace_time_zone("UTC"))
