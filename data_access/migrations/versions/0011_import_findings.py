"""Contract version 1: what the rows of each imported file lacked, by who sent them.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011_import_findings"
down_revision = "0010_imports"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    op.create_table(
        "import_finding",
        sa.Column("import_id", sa.String(64), primary_key=True, comment="Import"),
        sa.Column("no", sa.Integer(), primary_key=True, autoincrement=False, comment="Running number in the import"),
        sa.Column("agency_id", sa.String(64), comment="OPD the rows are from, where it is known"),
        sa.Column("unit", sa.String(255), comment="Unit as the file writes it, where no OPD is known"),
        sa.Column(
            "kind_label",
            sa.String(255),
            nullable=False,
            comment="Kind of file in words, in the source language of the product",
        ),
        sa.Column(
            "fate",
            sa.String(32),
            nullable=False,
            comment="What became of the rows; READ counts all of this sender: READ, REFUSED, WARNED",
        ),
        sa.Column("column_name", sa.String(255), comment="Column at fault, as the file heads it"),
        sa.Column(
            "reason",
            sa.String(255),
            comment="Why, in the source language of the product; never a value of the file",
        ),
        sa.Column("row_count", sa.Integer(), nullable=False, comment="Rows"),
        sa.Column("settled_by", sa.String(64), comment="Later import of the same file that answered it"),
        comment="What each sender's rows of an imported file came to: how many were read, refused, or kept with a "
        "warning and why; written by this product, other systems need not have it",
        **BINARY,
    )
