"""Follow-ups in the product's own database: written down, changed, and read again next time.

Each writing leaves its line in the audit within the same transaction. A viewer reads and writes those of the own
cities and agencies only; a viewer limited to agencies has none that are for a whole city.
"""

from __future__ import annotations

import json
from datetime import UTC, date

from sqlalchemy import Column, ColumnElement, Connection, Date, Row, String, Table, Text, insert, select, update

from data_access.filters import Filters, from_query
from data_access.language import t
from data_access.problems import EntryProblem, RightsProblem, quoted
from data_access.settings import Settings
from data_access.snapshot import Snapshot
from data_access.store.audit import AUDIT, note
from data_access.store.opening import GAINED, IDENT, METADATA, MOMENT, now, opened
from data_access.store.promises import (
    FollowUp,
    NewFollowUp,
    checked_due,
    checked_metric,
    checked_status,
    checked_text,
    ordered,
)
from data_access.viewer import Viewer, known


def _first_dates(connection: Connection) -> None:
    """The first due date of those that an earlier version moved, out of their audit."""
    lines = connection.execute(select(AUDIT.c.what).where(AUDIT.c.action == "follow_up.change").order_by(AUDIT.c.id))
    first: dict[int, str] = {}
    for told in (json.loads(line.what) for line in lines):
        if "due_on" in told:
            first.setdefault(told["id"], told["due_on"][0])
    for ident, day in first.items():
        of_it = update(FOLLOW_UP).where(FOLLOW_UP.c.id == ident)
        connection.execute(of_it.values(first_due_on=date.fromisoformat(day)))


FOLLOW_UP = Table(
    "follow_up",
    METADATA,
    Column("id", IDENT, primary_key=True),
    Column("created_at", MOMENT, nullable=False),
    Column("created_by", String(255), nullable=False),
    Column("city_code", String(64), nullable=False),
    Column("agency_id", String(64)),
    Column("what", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("page", String(64), nullable=False),
    Column("metric", String(64)),
    Column("figure", Text),
    Column("version", String(64), nullable=False),
    Column("changed_at", MOMENT, nullable=False),
    Column("changed_by", String(255), nullable=False),
    Column("first_due_on", Date, info={GAINED: _first_dates}),
    Column("view", Text),
)
"""One row a promise, as `FollowUp` says; no `agency_id` is the whole city, `view` is JSON as a link has its filters.
Its history is in the audit."""


def follow_ups(settings: Settings, viewer: Viewer | None, snapshot: Snapshot) -> tuple[FollowUp, ...]:
    """All within the viewer's reach: open ones by due date, then closed ones, the last changed first.

    RightsProblem when nobody is asking, DatabaseProblem when the store cannot be opened.
    """
    reach = _reach(known(viewer), snapshot)
    with opened(settings) as connection:
        rows = connection.execute(select(FOLLOW_UP).where(*reach)).all()
    return ordered(_follow_up(row) for row in rows)


def write_down(
    settings: Settings, viewer: Viewer | None, new: NewFollowUp, snapshot: Snapshot, today: date | None = None
) -> FollowUp:
    """Keep a new promise, not begun yet, and give it as it is kept. `today`: the day in its city, unless said.

    EntryProblem for a text or a date that cannot be kept, RightsProblem for a place outside the viewer's reach,
    DatabaseProblem when the store cannot be opened.
    """
    asking = known(viewer)
    what, due_on = checked_text(new.what), checked_due(new.due_on, today or snapshot.today(new.city))
    metric = checked_metric(new.metric)
    _in_reach(asking, new.city, new.agency, snapshot)
    at = now()
    row = {
        "created_at": at, "created_by": asking.subject, "city_code": new.city, "agency_id": new.agency or None,
        "what": what, "due_on": due_on, "status": "TERBUKA", "page": new.page, "metric": metric or None,
        "figure": new.figure or None, "version": snapshot.version, "changed_at": at, "changed_by": asking.subject,
        "view": None if new.view is None else json.dumps(new.view.query()),
    }  # fmt: skip
    with opened(settings) as connection:
        (ident,) = connection.execute(insert(FOLLOW_UP), row).inserted_primary_key or (0,)
        told = {"id": ident, "city": new.city, "agency": new.agency, "due_on": due_on.isoformat()}
        note(connection, asking, "follow_up.new", told, 1)
        return _follow_up(_row(connection, ident, ()))


def change(  # noqa: PLR0913 - which one, by whom, and what of it
    settings: Settings,
    viewer: Viewer | None,
    ident: int,
    snapshot: Snapshot,
    *,
    status: str = "",
    due_on: date | None = None,
    today: date | None = None,
) -> FollowUp:
    """Change what is named (another's change of the rest stays) and give it as it is kept then.

    The due date as it was first said stays beside a new one. `today`: the day in its city, unless said.
    EntryProblem for an unknown status, a date that has passed, or an id that is not there or outside the viewer's
    reach: the two are not told apart. DatabaseProblem when the store cannot be opened.
    """
    asking = known(viewer)
    values: dict[str, object] = {"status": checked_status(status)} if status else {}
    reach = _reach(asking, snapshot)
    with opened(settings) as connection:
        before = _row(connection, ident, reach)
        if due_on and due_on != before.due_on:
            values["due_on"] = checked_due(due_on, today or snapshot.today(before.city_code))
        new = {key: value for key, value in values.items() if value != before._mapping[key]}
        if not new:
            return _follow_up(before)
        by = {"changed_at": now(), "changed_by": asking.subject}
        first = {"first_due_on": before.first_due_on or before.due_on} if "due_on" in new else {}
        connection.execute(update(FOLLOW_UP).where(FOLLOW_UP.c.id == ident), new | first | by)
        told = {key: [str(before._mapping[key]), str(value)] for key, value in new.items()}
        note(connection, asking, "follow_up.change", {"id": ident, **told}, 1)
        return _follow_up(_row(connection, ident, ()))


def _row(connection: Connection, ident: int, reach: tuple[ColumnElement[bool], ...]) -> Row[tuple[object, ...]]:
    """The row, kept from other writers until the transaction ends where the engine can."""
    found = connection.execute(select(FOLLOW_UP).where(FOLLOW_UP.c.id == ident, *reach).with_for_update()).first()
    if found is None:
        raise EntryProblem(t("Tindak lanjut nomor {id} tidak ditemukan. Muat ulang halaman ini.", id=ident))
    return found


def _follow_up(row: Row[tuple[object, ...]]) -> FollowUp:
    kept = dict(row._mapping)
    kept |= {"city": kept.pop("city_code"), "agency": kept.pop("agency_id") or ""}
    kept |= {key: kept[key] or "" for key in ("metric", "figure")}
    kept["view"] = _view(kept["view"])
    return FollowUp(**kept | {key: kept[key].replace(tzinfo=UTC) for key in ("created_at", "changed_at")})


def _view(told: str | None) -> Filters | None:
    """The filters a figure stood under; none where they were not kept, or one of them is no longer known."""
    filters, unknown = from_query(json.loads(told)) if told else (None, ())
    return None if unknown else filters


def _reach(viewer: Viewer, snapshot: Snapshot) -> tuple[ColumnElement[bool], ...]:
    """Conditions of place: the viewer's cities, and the viewer's agencies with the units below them."""
    reach: list[ColumnElement[bool]] = []
    if viewer.cities:
        reach.append(FOLLOW_UP.c.city_code.in_(sorted(viewer.cities)))
    if viewer.agencies:
        reach.append(FOLLOW_UP.c.agency_id.in_(sorted(snapshot.below(viewer.agencies))))
    return tuple(reach)


def _in_reach(viewer: Viewer, city: str, agency: str, snapshot: Snapshot) -> None:
    """EntryProblem for a place the release does not have, RightsProblem for one the viewer may not speak for."""
    cities = {ident: code for ident, code in snapshot.names("agency").select("id", "city_code").iter_rows()}
    if city not in snapshot.names("city")["code"] or (agency and cities.get(agency) != city):
        raise EntryProblem(t("Kota atau OPD '{place}' tidak ada di rilis ini.", place=quoted(agency or city)))
    within_cities = not viewer.cities or city in viewer.cities
    if not within_cities or (viewer.agencies and agency not in snapshot.below(viewer.agencies)):
        raise RightsProblem(t("Tempat ini di luar lingkup Anda. Pilih OPD dalam lingkup Anda."))
