"""Contract version 1: the scores of the years before 2022, on a scale that is not continued.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009_legacy"
down_revision = "0008_sources"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    op.create_table(
        "legacy_appraisal",
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column("year", sa.SmallInteger(), primary_key=True, autoincrement=False, comment="Year, 2021 at the latest"),
        sa.Column(
            "score",
            sa.Numeric(5, 2),
            nullable=False,
            comment="Score: to 2020 by PP 46/2011, which ends at 100, of 2021 by PP 30/2019 (0–120)",
        ),
        sa.Column("agency_id", sa.String(64), comment="Unit as the source said it"),
        comment=(
            "Final score of a year to 2021, before there were predikat: another scale, never joined to `appraisal`"
        ),
        **BINARY,
    )
    op.create_index("ix_legacy_appraisal_year", "legacy_appraisal", ["year", "employee_id"])
