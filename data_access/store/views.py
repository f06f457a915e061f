"""Saved views in the product's own database: a page's link under a name of one's own.

A view belongs to who saved it: nobody else lists, renames or removes it. Each writing leaves its line in the audit
within the same transaction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, Text, UniqueConstraint, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from data_access.language import t
from data_access.problems import EntryProblem
from data_access.settings import Settings
from data_access.store.audit import note
from data_access.store.opening import IDENT, METADATA, MOMENT, exact, now, opened
from data_access.store.saved import (
    LONGEST_NAME,
    MOST_VIEWS,
    SavedView,
    checked_name,
    checked_page,
    checked_query,
    folded,
)
from data_access.viewer import Viewer, known

_WIDEST = 3
"""Characters that one character may become when its case is folded."""

SAVED_VIEW = Table(
    "saved_view",
    METADATA,
    Column("id", IDENT, primary_key=True),
    Column("owner", exact(255), nullable=False),
    Column("page", exact(64), nullable=False),
    Column("name", exact(LONGEST_NAME), nullable=False),
    Column("name_folded", exact(_WIDEST * LONGEST_NAME), nullable=False),
    Column("query", Text, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("changed_at", MOMENT, nullable=False),
    UniqueConstraint("owner", "page", "name_folded", name="one_name_a_page"),
    sqlite_autoincrement=True,  # the number of a view that is gone is nobody's: an old page must not remove another
)
"""One row a view, as `SavedView` says; `query` is JSON, `name_folded` the name whatever its upper and lower case."""


def saved_views(settings: Settings, viewer: Viewer | None, page: str) -> tuple[SavedView, ...]:
    """The viewer's own views of a page, by name.

    RightsProblem when nobody is asking, DatabaseProblem when the store cannot be opened.
    """
    own = (SAVED_VIEW.c.owner == known(viewer).subject, SAVED_VIEW.c.page == page)
    with opened(settings) as connection:
        rows = connection.execute(select(SAVED_VIEW).where(*own)).all()
    return tuple(_view(row) for row in sorted(rows, key=lambda row: row.name_folded))


def save_view(  # noqa: PLR0913 - whose, under which name, and what
    settings: Settings,
    viewer: Viewer | None,
    name: str,
    page: str,
    query: Mapping[str, str],
    *,
    replace: bool = False,
) -> SavedView:
    """Keep the parameters of a link under a name, and give them as they are kept.

    With `replace` a view of that name on that page gets this query and this way of writing its name; without,
    EntryProblem says that there is one. EntryProblem also for a name, a page or a query that cannot be kept, and for
    one view too many; RightsProblem when nobody is asking, DatabaseProblem when the store cannot be opened.
    """
    asking, called, told = known(viewer), checked_name(name), checked_query(query)
    row = {"page": checked_page(page), "name": called, "name_folded": folded(called), "query": told}
    try:
        return _saved(settings, asking, row, replace)
    except _TakenProblem:
        if not replace:
            raise
        # another process saved that name between our look and our statement: now it is there to be replaced
        return _saved(settings, asking, row, replace)


def rename_view(settings: Settings, viewer: Viewer | None, ident: int, name: str) -> SavedView:
    """Another name for one's own view.

    EntryProblem for a name that cannot be kept or is taken on its page, or an id that is not there or another's: the
    two are not told apart. RightsProblem when nobody is asking, DatabaseProblem when the store cannot be opened.
    """
    asking, called = known(viewer), checked_name(name)
    with opened(settings) as connection:
        before = _own(connection, asking, ident)
        if before.name == called:
            return _view(before)
        new = {"name": called, "name_folded": folded(called), "changed_at": now()}
        _written(connection, update(SAVED_VIEW).where(SAVED_VIEW.c.id == ident), new)
        note(connection, asking, "view.rename", {"id": ident, "name": [before.name, called]}, 1)
        return _view(_own(connection, asking, ident))


def remove_view(settings: Settings, viewer: Viewer | None, ident: int) -> None:
    """Forget one's own view. EntryProblem for an id that is not there or another's, as `rename_view`."""
    asking = known(viewer)
    with opened(settings) as connection:
        before = _own(connection, asking, ident)
        connection.execute(delete(SAVED_VIEW).where(SAVED_VIEW.c.id == ident))
        note(connection, asking, "view.remove", {"id": ident, "page": before.page, "name": before.name}, 1)


class _TakenProblem(EntryProblem):
    """The owner has a view of that name on that page already."""


def _taken() -> _TakenProblem:
    return _TakenProblem(t("Tampilan bernama ini sudah ada. Ganti yang lama, atau beri nama lain."))


def _saved(settings: Settings, owner: Viewer, row: Mapping[str, str], replace: bool) -> SavedView:
    at = now()
    with opened(settings) as connection:
        before = _of_name(connection, owner, row)
        if before is not None and not replace:
            raise _taken()
        if before is None:
            _room_for_one(connection, owner)
            new = {**row, "owner": owner.subject, "created_at": at, "changed_at": at}
            ident = (_written(connection, insert(SAVED_VIEW), new).inserted_primary_key or (0,))[0]
        else:
            ident = before.id
            _written(connection, update(SAVED_VIEW).where(SAVED_VIEW.c.id == ident), {**row, "changed_at": at})
        told = {"id": ident, "page": row["page"], "name": row["name"], "replaced": before is not None}
        note(connection, owner, "view.save", told, 1)
        return _view(_own(connection, owner, ident))


def _written(connection: Connection, statement: Any, values: Mapping[str, object]) -> Any:
    """The statement carried out; its fault against the one name a page is the sentence about it."""
    try:
        return connection.execute(statement, dict(values))
    except IntegrityError as fault:
        raise _taken() from fault


def _of_name(connection: Connection, owner: Viewer, row: Mapping[str, str]) -> Row[Any] | None:
    """The owner's view of this name on this page. Nothing is locked: a lock on what is not there stops two who save."""
    same = [SAVED_VIEW.c[key] == row[key] for key in ("page", "name_folded")]
    return connection.execute(select(SAVED_VIEW).where(SAVED_VIEW.c.owner == owner.subject, *same)).first()


def _own(connection: Connection, owner: Viewer, ident: int) -> Row[Any]:
    mine = (SAVED_VIEW.c.id == ident, SAVED_VIEW.c.owner == owner.subject)
    found = connection.execute(select(SAVED_VIEW).where(*mine).with_for_update()).first()
    if found is None:
        raise EntryProblem(t("Tampilan nomor {id} tidak ditemukan. Muat ulang halaman ini.", id=ident))
    return found


def _room_for_one(connection: Connection, owner: Viewer) -> None:
    counted = select(func.count()).select_from(SAVED_VIEW).where(SAVED_VIEW.c.owner == owner.subject)
    if connection.execute(counted).scalar_one() >= MOST_VIEWS:
        raise EntryProblem(
            t("Anda sudah menyimpan {most} tampilan, paling banyak. Hapus yang tidak dipakai lagi.", most=MOST_VIEWS)
        )


def _view(row: Row[Any]) -> SavedView:
    kept = {key: row._mapping[key] for key in ("id", "owner", "name", "page")}
    moments = {key: row._mapping[key].replace(tzinfo=UTC) for key in ("created_at", "changed_at")}
    return SavedView(**kept, query=json.loads(row.query), **moments)
