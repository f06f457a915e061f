"""Contract version 1: trainings, who took part, what they gave and what they cost.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005_training"
down_revision = "0004_performance"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    _training()
    _training_competency()
    _training_participation()
    _training_evaluation()
    _training_budget()


def _training() -> None:
    op.create_table(
        "training",
        sa.Column("id", sa.String(64), primary_key=True, comment="Identifier"),
        sa.Column("title", sa.String(255), nullable=False, comment="Title"),
        sa.Column(
            "kind",
            sa.String(32),
            nullable=False,
            comment=(
                "Kind (jenis): STRUKTURAL, LATSAR, MANAJERIAL, TEKNIS, FUNGSIONAL, SOSIAL_KULTURAL, "
                "PENDIDIKAN, SEMINAR, WORKSHOP, BIMTEK, SOSIALISASI, KURSUS, COACHING, MENTORING, MAGANG,"
                " BENCHMARKING, E_LEARNING, BELAJAR_MANDIRI, LAINNYA"
            ),
        ),
        sa.Column("delivery", sa.String(32), nullable=False, comment="Delivery: KLASIKAL, NONKLASIKAL, DARING"),
        sa.Column("provider", sa.String(255), comment="Provider"),
        sa.Column(
            "provider_kind",
            sa.String(32),
            comment=(
                "Kind of provider: SWAKELOLA, LEMBAGA_PEMERINTAH, PERGURUAN_TINGGI, ORGANISASI_PROFESI, LSM, SWASTA"
            ),
        ),
        sa.Column("hours", sa.Numeric(6, 1), comment="Hours of the whole training (JP)"),
        sa.Column("starts_on", sa.Date(), nullable=False, comment="First day"),
        sa.Column("ends_on", sa.Date(), nullable=False, comment="Last day"),
        sa.Column("budget", sa.BigInteger(), comment="Budget (pagu) (Rp)"),
        sa.Column("cost", sa.BigInteger(), comment="Realised cost; empty when not known (Rp)"),
        sa.Column("agency_id", sa.String(64), comment="Agency that holds it"),
        comment="One training, once held (kegiatan pengembangan kompetensi)",
        **BINARY,
    )
    op.create_index("ix_training_ends", "training", ["ends_on"])


def _training_competency() -> None:
    op.create_table(
        "training_competency",
        sa.Column("training_id", sa.String(64), primary_key=True, comment="Training"),
        sa.Column("competency_id", sa.String(64), primary_key=True, comment="Competency"),
        sa.Column("target_level", sa.SmallInteger(), comment="Level aimed at (1–5)"),
        comment="Which competency a training develops",
        **BINARY,
    )


def _training_participation() -> None:
    op.create_table(
        "training_participation",
        sa.Column("training_id", sa.String(64), primary_key=True, comment="Training"),
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column(
            "status",
            sa.String(32),
            nullable=False,
            comment=(
                "Status; only BERSERTIFIKAT counts as credited: TERDAFTAR, BERJALAN, SELESAI, BERSERTIFIKAT, BATAL"
            ),
        ),
        sa.Column("credited_hours", sa.Numeric(6, 1), comment="Hours credited to the person (JP)"),
        sa.Column("completed_on", sa.Date(), comment="Day the person finished"),
        sa.Column("pre_score", sa.Float(53), comment="Test before, 0–100"),
        sa.Column("post_score", sa.Float(53), comment="Test after, 0–100"),
        sa.Column("certificate_no", sa.String(128), comment="Number of the certificate"),
        comment="A person in a training",
        **BINARY,
    )
    op.create_index("ix_participation_completed", "training_participation", ["completed_on", "employee_id"])
    op.create_index("ix_participation_who", "training_participation", ["employee_id", "completed_on"])


def _training_evaluation() -> None:
    op.create_table(
        "training_evaluation",
        sa.Column("training_id", sa.String(64), primary_key=True, comment="Training"),
        sa.Column(
            "respondent_no",
            sa.Integer(),
            primary_key=True,
            autoincrement=False,
            comment="Running number of the respondent in this training",
        ),
        sa.Column("item", sa.String(64), primary_key=True, comment="Question"),
        sa.Column("evaluation_level", sa.SmallInteger(), nullable=False, comment="Level (1–3)"),
        sa.Column(
            "respondent",
            sa.String(32),
            nullable=False,
            comment="Who answers: PESERTA, ATASAN, REKAN, BAWAHAN",
        ),
        sa.Column("score", sa.SmallInteger(), nullable=False, comment="Score (1–5)"),
        sa.Column("answered_on", sa.Date(), nullable=False, comment="Day of the answer"),
        comment="One answer to one question about a training (Kirkpatrick levels 1–3), anonymous",
        **BINARY,
    )


def _training_budget() -> None:
    op.create_table(
        "training_budget",
        sa.Column("agency_id", sa.String(64), primary_key=True, comment="Agency"),
        sa.Column("year", sa.SmallInteger(), primary_key=True, autoincrement=False, comment="Year"),
        sa.Column("budget", sa.BigInteger(), nullable=False, comment="Budget (pagu) (Rp)"),
        comment="Budget for competency development by agency and year",
        **BINARY,
    )
