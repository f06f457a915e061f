"""Contract version 1: cities, their agencies and their working days.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001_places"
down_revision = None

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    _city()
    _city_population()
    _agency()
    _calendar()


def _city() -> None:
    op.create_table(
        "city",
        sa.Column("code", sa.String(64), primary_key=True, comment="Kemendagri code, as 72.71"),
        sa.Column("name", sa.String(255), nullable=False, comment="Name, as Kota Palu"),
        sa.Column("province", sa.String(255), nullable=False, comment="Province"),
        sa.Column("timezone", sa.String(64), nullable=False, comment="IANA time zone, as Asia/Makassar"),
        comment="A city government (kota)",
        **BINARY,
    )


def _city_population() -> None:
    op.create_table(
        "city_population",
        sa.Column("city_code", sa.String(64), primary_key=True, comment="City"),
        sa.Column("year", sa.SmallInteger(), primary_key=True, autoincrement=False, comment="Year"),
        sa.Column("population", sa.Integer(), nullable=False, comment="Inhabitants"),
        comment="Inhabitants of a city by year",
        **BINARY,
    )


def _agency() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.String(64), primary_key=True, comment="Stable identifier of the unit"),
        sa.Column("city_code", sa.String(64), nullable=False, comment="City"),
        sa.Column("parent_id", sa.String(64), comment="Unit above; empty only for the city itself"),
        sa.Column("name", sa.String(255), nullable=False, comment="Official name"),
        sa.Column(
            "kind",
            sa.String(32),
            nullable=False,
            comment=(
                "Kind of unit: KOTA, SEKRETARIAT, INSPEKTORAT, BADAN, DINAS, SATPOL, RSUD, KECAMATAN, "
                "KELURAHAN, UPTD, PUSKESMAS, SEKOLAH, UNIT"
            ),
        ),
        sa.Column(
            "sector",
            sa.String(32),
            comment=(
                "Sector (urusan): PENDIDIKAN, KESEHATAN, SOSIAL, EKONOMI, INFRASTRUKTUR, LINGKUNGAN, "
                "KETENTERAMAN, KEWILAYAHAN, PEMERINTAHAN"
            ),
        ),
        sa.Column(
            "region_code",
            sa.String(64),
            comment="Kemendagri code of a kecamatan or kelurahan, or of the one a unit stands in",
        ),
        sa.Column("npsn", sa.String(64), comment="National school number, 8 digits"),
        sa.Column("valid_from", sa.Date(), nullable=False, comment="First day of the unit under this name"),
        sa.Column("valid_to", sa.Date(), comment="Last day of the unit under this name; empty while it exists"),
        sa.Column("successor_id", sa.String(64), comment="Unit that took over after valid_to"),
        comment=(
            "Every unit of a city government as a tree: the city itself (KOTA, no parent), its OPD "
            "just below it, their units"
        ),
        **BINARY,
    )


def _calendar() -> None:
    op.create_table(
        "calendar",
        sa.Column("city_code", sa.String(64), primary_key=True, comment="City"),
        sa.Column("day", sa.Date(), primary_key=True, comment="Day"),
        sa.Column(
            "working_day_no",
            sa.Integer(),
            nullable=False,
            comment="Working days up to and including this day, counted from any fixed start",
        ),
        sa.Column("note", sa.String(255), comment="Holiday or cuti bersama"),
        comment="Every day of a city, with the running count of its working days",
        **BINARY,
    )
