"""Files of assessments, brought into the little city, and the levels that it has then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from data_access.contract import TABLES
from data_access.database import reading
from data_access.importers.bringing import Brought
from data_access.importers.sifting import told
from tests.city import CITY
from tests.importers.brought import bring

Cells = Mapping[str, object]


def _file(folder: Path, *rows: Cells) -> Path:
    """A CSV with the headings that occur in the rows."""
    headings = [*dict.fromkeys(name for row in rows for name in row)]
    lines = [headings, *([str(row.get(name, "")) for name in headings] for row in rows)]
    path = folder / "hasil.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in line) for line in lines), encoding="utf-8")
    return path


def assessed(url: str, folder: Path, *rows: Cells, **said: Any) -> Brought:
    return bring(_file(folder, *rows), url, **said)


def table(url: str, name: str, *columns: str) -> list[tuple[Any, ...]]:
    wanted = select(*(TABLES[name].c[one] for one in columns))
    with reading(url) as reader:
        return sorted(map(tuple, reader.connection.execute(wanted)), key=repr)


def new_rows(url: str, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """The rows that the little city did not have, `competency_id` as the name of its competency."""
    names = dict(table(url, "competency", "id", "name"))
    there = {tuple(row.get(one) for one in columns) for row in CITY[name]}
    found = [row for row in table(url, name, *columns) if tuple(map(_plain, row)) not in there]
    return [tuple(names.get(value, value) if one == "competency_id" else _plain(value)
                  for one, value in zip(columns, row, strict=True)) for row in found]  # fmt: skip


def _plain(value: object) -> object:
    return str(value) if isinstance(value, date) else value


def levels(url: str) -> set[tuple[Any, ...]]:
    """Who was found to have which level of which competency (by name), and when."""
    return {*new_rows(url, "competency_assessment", "employee_id", "competency_id", "assessed_on", "achieved_level")}


def fates(found: Brought) -> list[str]:
    return found.fates["fate"].to_list()


def reasons(found: Brought) -> dict[int, tuple[str, str]]:
    """{row of the sheet: (column, reason)} of the refused."""
    ends = found.fates.with_columns(told(found.fates)).drop_nulls("reason")
    return {row: (column, reason) for row, column, reason in ends.select("row", "column", "told").iter_rows()}
