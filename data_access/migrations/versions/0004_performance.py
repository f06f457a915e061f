"""Contract version 1: who is appraised in which cycle, what came out, and what was reported in between.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0004_performance"
down_revision = "0003_competency"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}
MOMENT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")


def upgrade() -> None:
    _appraisal_cycle()
    _performance_plan()
    _coaching_plan()
    _appraisal()
    _work_report()
    _agency_appraisal()


def _appraisal_cycle() -> None:
    op.create_table(
        "appraisal_cycle",
        sa.Column("city_code", sa.String(64), primary_key=True, comment="City"),
        sa.Column("profession", sa.String(32), primary_key=True, comment="Profession: GURU, KESEHATAN, LAINNYA"),
        sa.Column(
            "period_kind",
            sa.String(32),
            primary_key=True,
            comment="Kind of period: BULAN, TRIWULAN, SEMESTER, TAHUN",
        ),
        sa.Column("valid_from", sa.Date(), primary_key=True, comment="First day the cycle holds"),
        sa.Column("valid_to", sa.Date(), comment="Last day the cycle holds; empty while it does"),
        comment="Which profession of a city is appraised in which kind of period, and since when",
        **BINARY,
    )


def _performance_plan() -> None:
    op.create_table(
        "performance_plan",
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column("year", sa.SmallInteger(), primary_key=True, autoincrement=False, comment="Year"),
        sa.Column("status", sa.String(32), nullable=False, comment="Status: DRAFT, DIAJUKAN, DISETUJUI"),
        comment="The yearly plan (SKP)",
        **BINARY,
    )


def _coaching_plan() -> None:
    op.create_table(
        "coaching_plan",
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column(
            "period_kind",
            sa.String(32),
            primary_key=True,
            comment="Kind of the appraised period: BULAN, TRIWULAN, SEMESTER, TAHUN",
        ),
        sa.Column("period_start", sa.Date(), primary_key=True, comment="First day of the appraised period"),
        sa.Column("agreed_on", sa.Date(), nullable=False, comment="Day of agreement"),
        comment="An agreed plan for a person who needs pembinaan after an appraisal",
        **BINARY,
    )


def _appraisal() -> None:
    op.create_table(
        "appraisal",
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column(
            "period_kind",
            sa.String(32),
            primary_key=True,
            comment="Kind of period: BULAN, TRIWULAN, SEMESTER, TAHUN",
        ),
        sa.Column("period_start", sa.Date(), primary_key=True, comment="First day of the period"),
        sa.Column(
            "assignment",
            sa.String(32),
            primary_key=True,
            comment="Own post, or acting (PLT): DEFINITIF, PLT",
        ),
        sa.Column("agency_id", sa.String(64), comment="Unit as the source said it"),
        sa.Column("work_result", sa.String(32), comment="Hasil kerja: DI_BAWAH, SESUAI, DI_ATAS"),
        sa.Column("behaviour", sa.String(32), comment="Perilaku kerja: DI_BAWAH, SESUAI, DI_ATAS"),
        sa.Column("rating", sa.String(32), comment="Predikat: SK, K, BP, B, SB"),
        sa.Column("rated_on", MOMENT, comment="When it was rated"),
        comment=("Result of one appraisal (PermenPANRB 6/2022): two expectations and the predikat of their matrix"),
        **BINARY,
    )
    op.create_index("ix_appraisal_period", "appraisal", ["period_kind", "period_start", "employee_id"])


def _work_report() -> None:
    op.create_table(
        "work_report",
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column("month", sa.Date(), primary_key=True, comment="Month reported on"),
        sa.Column("agency_id", sa.String(64), comment="Unit as the source said it"),
        sa.Column("due_on", sa.Date(), nullable=False, comment="Last day to hand in"),
        sa.Column("submitted_on", sa.Date(), comment="Day handed in; empty while missing"),
        sa.Column("feedback_notes", sa.Integer(), comment="Notes of feedback from the superior"),
        comment="A monthly report due in e-Kinerja",
        **BINARY,
    )
    op.create_index("ix_work_report_month", "work_report", ["month", "employee_id"])


def _agency_appraisal() -> None:
    op.create_table(
        "agency_appraisal",
        sa.Column("agency_id", sa.String(64), primary_key=True, comment="Agency"),
        sa.Column(
            "period_kind",
            sa.String(32),
            primary_key=True,
            comment="Kind of period: BULAN, TRIWULAN, SEMESTER, TAHUN",
        ),
        sa.Column("period_start", sa.Date(), primary_key=True, comment="First day of the period"),
        sa.Column(
            "rating",
            sa.String(32),
            nullable=False,
            comment="Predikat of the agency: SANGAT_KURANG, KURANG, BUTUH_PERBAIKAN, BAIK, ISTIMEWA",
        ),
        comment="Predikat of an agency for a period (SE MenPANRB 3/2023)",
        **BINARY,
    )
