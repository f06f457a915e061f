"""A plan carried out: new rows by the engine's fastest way, changed ones in one statement. Commits nothing."""

from __future__ import annotations

from sqlalchemy import Connection, and_, update

from data_access.database.loading import insert, staged
from data_access.importers.writing.plan import INSERTED, UPDATED, Plan


def written(connection: Connection, plan: Plan) -> None:
    """Insert and update what the plan says; columns it was not given stay as they are, null in a new row.

    The driver's faults are raised as they are: `importing` rolls back and makes a sentence of them.
    """
    insert(connection, plan.table, plan.ending(INSERTED))
    changed = plan.ending(UPDATED)
    if changed.is_empty():
        return
    key = {column.name for column in plan.table.primary_key}
    with staged(connection, plan.table, changed) as stage:
        same = and_(*(plan.table.c[name] == stage.c[name] for name in key))
        new = {name: stage.c[name] for name in changed.columns if name not in key}
        connection.execute(update(plan.table).where(same).values(new))
