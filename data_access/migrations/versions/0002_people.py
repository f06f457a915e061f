"""Contract version 1: posts, persons and where a person serves when.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002_people"
down_revision = "0001_places"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    _position()
    _employee()
    _employment()


def _position() -> None:
    op.create_table(
        "position",
        sa.Column("id", sa.String(64), primary_key=True, comment="Identifier of the post"),
        sa.Column("title", sa.String(255), nullable=False, comment="Name of the post"),
        sa.Column(
            "family",
            sa.String(32),
            nullable=False,
            comment="Family of posts (jenis jabatan): JPT, ADMINISTRATOR, PENGAWAS, PELAKSANA, FUNGSIONAL",
        ),
        sa.Column(
            "tier",
            sa.String(32),
            nullable=False,
            comment=(
                "Tier (jenjang): JPT_PRATAMA, ADMINISTRATOR, PENGAWAS, PELAKSANA, AHLI_UTAMA, AHLI_MADYA,"
                " AHLI_MUDA, AHLI_PERTAMA, PENYELIA, MAHIR, TERAMPIL, PEMULA"
            ),
        ),
        sa.Column(
            "profession",
            sa.String(32),
            nullable=False,
            comment="Profession whose appraisal cycle holds: GURU, KESEHATAN, LAINNYA",
        ),
        sa.Column("retirement_age", sa.SmallInteger(), comment="Age of retirement (50–70)"),
        comment="A post (jabatan), not a person",
        **BINARY,
    )


def _employee() -> None:
    op.create_table(
        "employee",
        sa.Column("id", sa.String(64), primary_key=True, comment="Identifier of the person, not the NIP"),
        sa.Column("nip", sa.String(18), comment="NIP, 18 digits as text"),
        sa.Column("name", sa.String(255), comment="Name"),
        sa.Column("sex", sa.String(32), comment="Sex: L, P"),
        sa.Column("birth_year", sa.SmallInteger(), comment="Year of birth (1930–2020)"),
        sa.Column(
            "education",
            sa.String(32),
            comment="Highest education: SD, SMP, SMA, D1, D2, D3, D4, S1, S2, S3",
        ),
        sa.Column("service_start", sa.Date(), comment="First day in the service (TMT)"),
        comment="A person in the civil service. Names and NIP are read only on demand and by right",
        **BINARY,
    )


def _employment() -> None:
    op.create_table(
        "employment",
        sa.Column("employee_id", sa.String(64), primary_key=True, comment="Person"),
        sa.Column("valid_from", sa.Date(), primary_key=True, comment="First day of the spell"),
        sa.Column("valid_to", sa.Date(), comment="Last day of the spell; empty while it lasts"),
        sa.Column("agency_id", sa.String(64), nullable=False, comment="Unit"),
        sa.Column("position_id", sa.String(64), comment="Post; empty when not recorded"),
        sa.Column(
            "status",
            sa.String(32),
            nullable=False,
            comment="Employment status: PNS, CPNS, PPPK, PPPK_PARUH_WAKTU",
        ),
        sa.Column("grade", sa.String(16), comment="Golongan"),
        sa.Column(
            "duty",
            sa.String(32),
            nullable=False,
            comment=("Duty: on leave without pay or on study leave is not appraised: AKTIF, CLTN, TUGAS_BELAJAR"),
        ),
        sa.Column("supervisor_id", sa.String(64), comment="Person who appraises"),
        comment="Where a person serves, in which post and status, from when to when (one spell at a time)",
        **BINARY,
    )
    op.create_index("ix_employment_valid", "employment", ["valid_from", "valid_to"])
