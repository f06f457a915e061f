"""What the database has that a person may choose from, where a file names something that it has not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from sqlalchemy import select

from data_access.contract import TABLES
from data_access.database import Reader

Offers = Mapping[str, Mapping[str, str]]
"""{table: {label: id}}"""


def offered(reader: Reader, tables: Collection[str], city: str | None) -> Offers:
    """What there is in these tables, of the city of the file where it is known; the units too for new services."""
    wanted = {*tables, *(["agency"] if "service" in tables else [])}
    return {table: offer(reader, city) for table, offer in _OFFERS.items() if table in wanted}


def _units(reader: Reader, city: str | None) -> Mapping[str, str]:
    """The units that stand: name and the unit over it."""
    of = TABLES["agency"]
    here = [of.c.city_code == city] if city else []
    standing = select(of.c.id, of.c.name, of.c.parent_id).where(of.c.valid_to.is_(None), *here)
    rows = [*reader.connection.execute(standing)]
    called = {ident: name for ident, name, _ in rows}
    return _unique((ident, f"{name} · {called[over]}" if over in called else name) for ident, name, over in rows)


def _posts(reader: Reader, _city: str | None) -> Mapping[str, str]:
    of = TABLES["position"].c
    return _unique((ident, title or ident) for ident, title in reader.connection.execute(select(of.id, of.title)))


def _services(reader: Reader, city: str | None) -> Mapping[str, str]:
    """The services: name and the unit that has it."""
    of, unit = TABLES["service"].c, TABLES["agency"].c
    here = [unit.city_code == city] if city else []
    rows = reader.connection.execute(select(of.id, of.name, unit.name).where(of.agency_id == unit.id, *here))
    return _unique((ident, f"{name} · {over}") for ident, name, over in rows)


_OFFERS: Mapping[str, Callable[[Reader, str | None], Mapping[str, str]]] = {
    "agency": _units,
    "position": _posts,
    "service": _services,
}


def _unique(labelled: Iterable[tuple[str, str]]) -> dict[str, str]:
    """{label: id}, with the id in the label where two are alike."""
    found: dict[str, str] = {}
    for ident, label in sorted(labelled, key=lambda one: (one[1], one[0])):
        found[label if label not in found else f"{label} ({ident})"] = ident
    return found
