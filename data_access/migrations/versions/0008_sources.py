"""Contract version 1, second reading: Ruang GTK may deliver too, and what a row of three sources counts.

Only comments change: no row and no type does. SQLite keeps no comments.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008_sources"
down_revision = "0007_rules"

_WORDS = {
    "source": (
        sa.String(32),
        False,
        "Source system: SIMPEG, SIASN, E_KINERJA, ASESMEN, DIKLAT, SKM, LAPOR",
        "Source system: SIMPEG, SIASN, E_KINERJA, ASESMEN, DIKLAT, RUANG_GTK, SKM, LAPOR",
    ),
    "row_count": (
        sa.Integer(),
        True,
        "Rows delivered",
        "Rows delivered; of SIMPEG, SIASN and E_KINERJA one for each person",
    ),
}
"""Column of `delivery`: its type, whether it may be empty, its words so far and now."""


def upgrade() -> None:
    if not op.get_bind().dialect.supports_comments:
        return
    for column, (kind, null, before, now) in _WORDS.items():
        op.alter_column(
            "delivery", column, existing_type=kind, existing_nullable=null, existing_comment=before, comment=now
        )
