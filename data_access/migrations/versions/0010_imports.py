"""Contract version 1: what became of each imported file.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0010_imports"
down_revision = "0009_legacy"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    op.create_table(
        "import_log",
        sa.Column("id", sa.String(64), primary_key=True, comment="Import"),
        sa.Column("file_name", sa.String(255), nullable=False, comment="Name of the file, without its folder"),
        sa.Column(
            "sha256",
            sa.String(64),
            nullable=False,
            comment="SHA-256 of the file's bytes, as 64 hexadecimal digits",
        ),
        sa.Column("kind", sa.String(64), nullable=False, comment="Kind of file: key of the importer"),
        sa.Column(
            "imported_at",
            sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb"),
            nullable=False,
            comment="When it was imported",
        ),
        sa.Column(
            "imported_by",
            sa.String(255),
            nullable=False,
            comment="Who imported it: an account, never a person's name",
        ),
        sa.Column(
            "row_count",
            sa.Integer(),
            nullable=False,
            comment="Rows of the file: inserted + updated + unchanged + refused",
        ),
        sa.Column("inserted", sa.Integer(), nullable=False, comment="Rows that were new"),
        sa.Column("updated", sa.Integer(), nullable=False, comment="Rows that changed what was there"),
        sa.Column("unchanged", sa.Integer(), nullable=False, comment="Rows that said what was there already"),
        sa.Column("refused", sa.Integer(), nullable=False, comment="Rows that were refused, each with its reason"),
        sa.Column("city_code", sa.String(64), comment="City the file is about, where it is about one"),
        comment="What became of each imported file; written by this product, other systems need not have it",
        **BINARY,
    )
