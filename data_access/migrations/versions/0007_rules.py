"""Contract version 1: rules, official indices, and what was delivered when.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007_rules"
down_revision = "0006_feedback"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    _threshold()
    _official_index()
    _delivery()


def _threshold() -> None:
    op.create_table(
        "threshold",
        sa.Column("code", sa.String(64), primary_key=True, comment="Code of the rule"),
        sa.Column("valid_from", sa.Date(), primary_key=True, comment="First day it holds"),
        sa.Column("value", sa.Float(53), nullable=False, comment="Value, in the unit of the rule"),
        sa.Column("valid_to", sa.Date(), comment="Last day it holds; empty while it does"),
        sa.Column(
            "legal_basis",
            sa.String(255),
            nullable=False,
            comment="Regulation and article, or 'konvensi aplikasi'",
        ),
        comment="A limit or target, with its legal basis and the time it holds",
        **BINARY,
    )


def _official_index() -> None:
    op.create_table(
        "official_index",
        sa.Column("agency_id", sa.String(64), primary_key=True, comment="Agency or city"),
        sa.Column(
            "index_code",
            sa.String(32),
            primary_key=True,
            comment="Index: IP_ASN, SISTEM_MERIT, SPBE, SAKIP",
        ),
        sa.Column("year", sa.SmallInteger(), primary_key=True, autoincrement=False, comment="Year"),
        sa.Column("value", sa.Float(53), nullable=False, comment="Value"),
        sa.Column("method", sa.String(255), comment="Version of the method"),
        sa.Column("document", sa.String(255), comment="Document it stands in"),
        comment="An officially published index, entered by hand, never computed here",
        **BINARY,
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column(
            "source",
            sa.String(32),
            primary_key=True,
            comment="Source system: SIMPEG, SIASN, E_KINERJA, ASESMEN, DIKLAT, SKM, LAPOR",
        ),
        sa.Column("agency_id", sa.String(64), primary_key=True, comment="Agency that sends"),
        sa.Column("month", sa.Date(), primary_key=True, comment="Month of the data"),
        sa.Column("due_on", sa.Date(), nullable=False, comment="Day it was due"),
        sa.Column("delivered_on", sa.Date(), comment="Day it came; empty while missing"),
        sa.Column("row_count", sa.Integer(), comment="Rows delivered"),
        sa.Column(
            "synthetic",
            sa.SmallInteger(),
            nullable=False,
            comment="The rows are made up: the screen says so everywhere (1 = ya, 0 = tidak)",
        ),
        comment="Which source delivered which month, by when it was due and when it came",
        **BINARY,
    )
