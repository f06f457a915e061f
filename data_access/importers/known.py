"""What the database knows already and an importer needs: persons by NIP, units, posts, competencies. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl
from sqlalchemy import Connection, select

from data_access.contract.competency import COMPETENCY
from data_access.contract.people import EMPLOYEE, EMPLOYMENT, POSITION
from data_access.contract.places import AGENCY, CITY

_TEXT, _DAY = pl.String, pl.Date


@dataclass(frozen=True, eq=False)
class Known:
    """The names of a database as they stand, and today's day.

    `people`: id, nip · `units`: id, city_code, parent_id, name, kind, valid_from, valid_to · `posts`: id, title ·
    `cities`: code, name · `competencies`: id, name, domain · `spells`: employee_id, valid_from, valid_to, agency_id.
    """

    people: pl.DataFrame
    units: pl.DataFrame
    posts: pl.DataFrame
    cities: pl.DataFrame
    competencies: pl.DataFrame
    spells: pl.DataFrame
    today: date

    @classmethod
    def of(cls, connection: Connection, today: date) -> Known:
        """Everything is read at once: a file of a whole city asks for nearly all of it."""

        def frame(schema: dict[str, object], *columns: object) -> pl.DataFrame:
            rows = [tuple(row) for row in connection.execute(select(*columns))]  # ty: ignore[no-matching-overload]
            return pl.DataFrame(rows, schema=schema, orient="row")  # ty: ignore[invalid-argument-type]

        unit = AGENCY.c
        return cls(
            people=frame({"id": _TEXT, "nip": _TEXT}, EMPLOYEE.c.id, EMPLOYEE.c.nip),
            units=frame(
                {"id": _TEXT, "city_code": _TEXT, "parent_id": _TEXT, "name": _TEXT, "kind": _TEXT,
                 "valid_from": _DAY, "valid_to": _DAY},
                unit.id, unit.city_code, unit.parent_id, unit.name, unit.kind, unit.valid_from, unit.valid_to,
            ),
            posts=frame({"id": _TEXT, "title": _TEXT}, POSITION.c.id, POSITION.c.title),
            cities=frame({"code": _TEXT, "name": _TEXT}, CITY.c.code, CITY.c.name),
            competencies=frame(
                {"id": _TEXT, "name": _TEXT, "domain": _TEXT}, COMPETENCY.c.id, COMPETENCY.c.name, COMPETENCY.c.domain
            ),
            spells=frame(
                {"employee_id": _TEXT, "valid_from": _DAY, "valid_to": _DAY, "agency_id": _TEXT},
                EMPLOYMENT.c.employee_id, EMPLOYMENT.c.valid_from, EMPLOYMENT.c.valid_to, EMPLOYMENT.c.agency_id,
            ),
            today=today,
        )  # fmt: skip
