"""What Alembic runs for each command: on the connection it is handed, never on one of its own."""

from __future__ import annotations

from alembic import context

from data_access.contract import METADATA
from data_access.migrations import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
