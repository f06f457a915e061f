"""Contract version 1: what posts require, what persons were found to have, what is planned.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003_competency"
down_revision = "0002_people"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    _competency()
    _competency_standard()
    _competency_assessment()
    _development_plan()


def _competency() -> None:
    op.create_table(
        "competency",
        sa.Column("id", sa.String(64), primary_key=True, comment="Identifier"),
        sa.Column("name", sa.String(255), nullable=False, comment="Name"),
        sa.Column(
            "domain",
            sa.String(32),
            nullable=False,
            comment="Group: MANAJERIAL, SOSIAL_KULTURAL, PEMERINTAHAN, TEKNIS",
        ),
        comment="A competency of the dictionary (PermenPANRB 38/2017)",
        **BINARY,
    )


def _competency_standard() -> None:
    op.create_table(
        "competency_standard",
        sa.Column("position_id", sa.String(64), primary_key=True, comment="Post"),
        sa.Column("competency_id", sa.String(64), primary_key=True, comment="Competency"),
        sa.Column("valid_from", sa.Date(), primary_key=True, comment="First day of the standard"),
        sa.Column("required_level", sa.SmallInteger(), nullable=False, comment="Required level (1–5)"),
        sa.Column("valid_to", sa.Date(), comment="Last day of the standard; empty while it holds"),
        comment="Level a post requires (standar kompetensi jabatan, SKJ)",
        **BINARY,
    )


def _competency_assessment() -> None:
    op.create_table(
        "competency_assessment",
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column("competency_id", sa.String(64), primary_key=True, comment="Competency"),
        sa.Column("assessed_on", sa.Date(), primary_key=True, comment="Day of the assessment"),
        sa.Column("achieved_level", sa.SmallInteger(), nullable=False, comment="Achieved level (1–5)"),
        sa.Column(
            "method",
            sa.String(32),
            comment="Method: ASSESSMENT_CENTER, UJI_KOMPETENSI, PENILAIAN_ATASAN, MANDIRI",
        ),
        sa.Column("agency_id", sa.String(64), comment="Unit at that time, as the source said it"),
        comment="Level a person was found to have",
        **BINARY,
    )


def _development_plan() -> None:
    op.create_table(
        "development_plan",
        sa.Column("id", sa.String(64), primary_key=True, comment="Identifier"),
        sa.Column("employee_id", sa.String(64), nullable=False, comment="Person"),
        sa.Column("competency_id", sa.String(64), nullable=False, comment="Competency"),
        sa.Column("year", sa.SmallInteger(), nullable=False, comment="Year of the plan"),
        sa.Column(
            "route",
            sa.String(32),
            comment="Way of development: PELATIHAN, COACHING, MENTORING, MAGANG, BELAJAR_MANDIRI, LAINNYA",
        ),
        sa.Column("hours", sa.Numeric(6, 1), comment="Planned hours (JP)"),
        sa.Column("cost", sa.BigInteger(), comment="Planned cost (Rp)"),
        sa.Column("priority", sa.SmallInteger(), comment="Priority, 1 first (1–3)"),
        sa.Column(
            "status",
            sa.String(32),
            nullable=False,
            comment="Status: USULAN, TERVERIFIKASI, TERVALIDASI, DIANGGARKAN, TERLAKSANA, BATAL",
        ),
        comment="A row of the needs analysis (AKPK): person, competency, year, how",
        **BINARY,
    )
    op.create_index("ix_development_plan_who", "development_plan", ["employee_id", "competency_id"])
