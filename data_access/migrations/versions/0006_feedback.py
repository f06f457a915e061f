"""Contract version 1: what the public says: surveys and complaints.

There is no way back: a shared database is never emptied by this product.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006_feedback"
down_revision = "0005_training"

BINARY: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    _service()
    _service_volume()
    _satisfaction_response()
    _complaint()


def _service() -> None:
    op.create_table(
        "service",
        sa.Column("id", sa.String(64), primary_key=True, comment="Identifier"),
        sa.Column("agency_id", sa.String(64), nullable=False, comment="Agency"),
        sa.Column("name", sa.String(255), nullable=False, comment="Name"),
        sa.Column(
            "free_of_charge",
            sa.SmallInteger(),
            nullable=False,
            comment="Tariff is free: its unsur biaya is high by itself (1 = ya, 0 = tidak)",
        ),
        sa.Column(
            "must_survey",
            sa.SmallInteger(),
            nullable=False,
            comment="The unit must survey it at least once a year (1 = ya, 0 = tidak)",
        ),
        comment="A public service of an agency",
        **BINARY,
    )


def _service_volume() -> None:
    op.create_table(
        "service_volume",
        sa.Column("service_id", sa.String(64), primary_key=True, comment="Service"),
        sa.Column("year", sa.SmallInteger(), primary_key=True, autoincrement=False, comment="Year"),
        sa.Column("users", sa.Integer(), nullable=False, comment="Users"),
        comment="Users of a service by year: the population of its survey",
        **BINARY,
    )


def _satisfaction_response() -> None:
    op.create_table(
        "satisfaction_response",
        sa.Column("id", sa.String(64), primary_key=True, comment="Identifier"),
        sa.Column("service_id", sa.String(64), nullable=False, comment="Service"),
        sa.Column("answered_on", sa.Date(), nullable=False, comment="Day of the answer"),
        sa.Column(
            "respondent_key",
            sa.String(64),
            comment="Pseudonym of the respondent, to see repeats; never a phone number",
        ),
        sa.Column("u_requirements", sa.SmallInteger(), comment="Persyaratan (1–4)"),
        sa.Column("u_procedure", sa.SmallInteger(), comment="Sistem, mekanisme, dan prosedur (1–4)"),
        sa.Column("u_time", sa.SmallInteger(), comment="Waktu penyelesaian (1–4)"),
        sa.Column("u_cost", sa.SmallInteger(), comment="Biaya/tarif (1–4)"),
        sa.Column("u_product", sa.SmallInteger(), comment="Produk spesifikasi jenis pelayanan (1–4)"),
        sa.Column("u_competence", sa.SmallInteger(), comment="Kompetensi pelaksana (1–4)"),
        sa.Column("u_conduct", sa.SmallInteger(), comment="Perilaku pelaksana (1–4)"),
        sa.Column("u_complaints", sa.SmallInteger(), comment="Penanganan pengaduan, saran, dan masukan (1–4)"),
        sa.Column("u_facilities", sa.SmallInteger(), comment="Sarana dan prasarana (1–4)"),
        comment="One respondent's answers to the nine unsur (PermenPANRB 14/2017)",
        **BINARY,
    )
    op.create_index("ix_satisfaction_answered", "satisfaction_response", ["answered_on", "service_id"])


def _complaint() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.String(64), primary_key=True, comment="Tracking id"),
        sa.Column("city_code", sa.String(64), nullable=False, comment="City"),
        sa.Column("agency_id", sa.String(64), comment="Agency it was passed to; empty before disposition"),
        sa.Column(
            "channel",
            sa.String(32),
            comment="Channel: LAPOR, SMS, APLIKASI, MEDIA_SOSIAL, TATAP_MUKA, FORUM",
        ),
        sa.Column(
            "classification",
            sa.String(32),
            nullable=False,
            comment=(
                "Class, sets the limit in working days (PermenPANRB 62/2018): NORMATIF, TANPA_PENGAWASAN,"
                " PENGAWASAN, PERMINTAAN_INFORMASI, ASPIRASI"
            ),
        ),
        sa.Column(
            "topic",
            sa.String(32),
            comment=("Topic: RESPONSIVITAS, WAKTU, PROSEDUR, PUNGLI, SIKAP, SARANA, INFORMASI, INTEGRITAS, LAINNYA"),
        ),
        sa.Column("received_on", sa.Date(), nullable=False, comment="Day received"),
        sa.Column("verified_on", sa.Date(), comment="Day verified: the clock starts here, else at received_on"),
        sa.Column("responded_on", sa.Date(), comment="Day of the first response"),
        sa.Column("resolved_on", sa.Date(), comment="Day resolved; empty while open"),
        sa.Column(
            "status",
            sa.String(32),
            nullable=False,
            comment="Status: BELUM_VERIFIKASI, BELUM_TINDAK_LANJUT, DIPROSES, SELESAI, DITOLAK",
        ),
        comment="A report of a citizen; no person stands in it",
        **BINARY,
    )
    op.create_index("ix_complaint_received", "complaint", ["received_on"])
