"""In which order the database gives a list, the same on every engine: what is empty comes last, and no two rows tie.

Names are sorted as names, by joining the contract's own tables: the unit and its OPD, found by climbing the tree of
units as it stands in the database, and the competency.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Subquery, and_, case, func, or_, select

from data_access.contract.competency import COMPETENCY
from data_access.contract.places import AGENCY, CITY
from data_access.dimensions import DIMENSIONS
from data_access.language import t
from data_access.problems import QuestionProblem, nearest, quoted
from data_access.records.columns import COLUMNS

_DOWNWARDS = "-"


@dataclass(frozen=True)
class Order:
    """A column of a list and its direction. As a link says it: `agency`, or `-jp_lacking` for the largest first."""

    column: str
    descending: bool = False

    @classmethod
    def of(cls, key: str) -> Order:
        return cls(key.removeprefix(_DOWNWARDS), key.startswith(_DOWNWARDS))

    @property
    def key(self) -> str:
        return f"{_DOWNWARDS}{self.column}" if self.descending else self.column

    def within(self, columns: Collection[str]) -> Order:
        """The order itself. QuestionProblem, with the nearest right one, for a column that is not there."""
        if self.column in columns:
            return self
        near = nearest(self.column, columns)
        said = t("Daftar ini tidak dapat diurutkan menurut '{key}'.", key=quoted(self.column))
        raise QuestionProblem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)


@dataclass(frozen=True, eq=False)
class Sorting:
    """The rows with the names they may be sorted by beside them, and what to sort by."""

    joined: FromClause
    by: tuple[ColumnElement[Any], ...]


def sorting(rows: Subquery, order: Order, keys: Collection[str]) -> Sorting:
    """By the wanted column; then by OPD and unit, and by everything that tells rows apart (record, keys, period)."""
    names = _Names(rows)
    first = names.values(order.column)
    wanted = [part for value in first for part in _nulls_last(value, order.descending)]
    place = [part for key in ("opd", "agency") for value in names.values(key) for part in _nulls_last(value, False)]
    return Sorting(names.joined, (*wanted, *place, rows.c.record, rows.c.period, *(rows.c[key] for key in keys)))


class _Names:
    """The rows joined to the names of their unit, its OPD, and their competency where they have one."""

    def __init__(self, rows: Subquery) -> None:
        tree, self.rows = _tree(), rows
        self.unit, self.opd, self.city = AGENCY.alias("unit_name"), AGENCY.alias("opd_name"), CITY.alias("city_name")
        self.competency = COMPETENCY.alias("competency_name")
        joined = (
            rows.outerjoin(self.unit, self.unit.c.id == rows.c.agency)
            .outerjoin(tree, tree.c.id == rows.c.agency)
            .outerjoin(self.opd, self.opd.c.id == tree.c.opd)
            .outerjoin(self.city, self.city.c.code == rows.c.city)
        )
        has_competency = "competency" in rows.c
        self.joined = (
            joined.outerjoin(self.competency, self.competency.c.id == rows.c.competency) if has_competency else joined
        )

    def values(self, key: str) -> tuple[ColumnElement[Any], ...]:
        """What a column is sorted by: a name before its id, a code by its declared place, else the value."""
        if COLUMNS[key].kind == "name":
            named = {"agency": self.unit, "opd": self.opd, "city": self.city, "competency": self.competency}[key]
            ident = named.c.code if key == "city" else named.c.id
            return func.lower(named.c.name), ident
        column = self.rows.c[COLUMNS[key].read_from]
        codes = DIMENSIONS[key].codes if key in DIMENSIONS else ()
        if not codes:
            return (column,)
        return (case({code: at for at, code in enumerate(codes)}, value=column, else_=len(codes)),)


def _nulls_last(value: ColumnElement[Any], descending: bool) -> Iterator[ColumnElement[Any]]:
    """Engines disagree on where nothing stands; here always last, in either direction."""
    yield case((value.is_(None), 1), else_=0)
    yield value.desc() if descending else value


def _tree() -> Any:
    """(id, opd) of every unit: an OPD is the one just below the city (KOTA), or the top where there is no city."""
    above, below = AGENCY.alias("above"), AGENCY.alias("below")
    top = or_(above.c.kind == "KOTA", and_(above.c.id.is_(None), AGENCY.c.kind != "KOTA"))
    start = (
        select(AGENCY.c.id.label("id"), AGENCY.c.id.label("opd"))
        .select_from(AGENCY.outerjoin(above, above.c.id == AGENCY.c.parent_id))
        .where(top, AGENCY.c.kind != "KOTA")
        .cte("tree", recursive=True)
    )
    return start.union_all(select(below.c.id, start.c.opd).join(start, below.c.parent_id == start.c.id))
