"""Surveys (SKM) as files hold them, with their traps, and what became of them; the respondents are made up."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from data_access.contract import TABLES
from data_access.database import reading
from data_access.importers.asked import Asked
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_file
from tests.city import CITY, PALU

NUMBERS = tuple(f"U{number}" for number in range(1, 10))
PUBLISHED = Path(__file__).parents[1] / "data/skm_published_example.csv"
AS_PRINTED = {"u_complaints": "U8", "u_facilities": "U9"}
SILENT = {name: rows for name, rows in CITY.items() if name != "satisfaction_response"}
"""The little city before anybody asked its public."""
Row = Mapping[str, Any]


def table_file(folder: Path, rows: Sequence[Row], name: str = "skm.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def answered(*answers: object, **more: object) -> Row:
    """One respondent of Rekomendasi (Dinas Kesehatan); one answer stands for all nine."""
    nine = answers * 9 if len(answers) == 1 else answers
    said = {"tanggal": "2026-04-10", "opd": "Dinas Kesehatan", "layanan": "Rekomendasi"}
    return {**dict(zip(NUMBERS, nine, strict=True)), **said, **more}


def bring(path: Path, url: str, **more: Any) -> Brought:
    said: dict[str, Any] = {"city": PALU, "columns": AS_PRINTED, **more}
    return brought(read_file(path), url, Asked(**said), "penguji")


def told(url: str, names: str, table: str = "satisfaction_response") -> list[tuple[Any, ...]]:
    columns = [TABLES[table].c[name] for name in names.split()]
    with reading(url) as reader:
        return sorted(map(tuple, reader.connection.execute(select(*columns))), key=repr)


def ends(found: Brought) -> dict[int, tuple[str, str | None]]:
    return {row: (fate, reason) for row, fate, reason in found.fates.select("row", "fate", "reason").iter_rows()}


def reason_of(found: Brought, row: int) -> str:
    return ends(found)[row][1] or ""


def row_by_row(ident: str, *nine: object, **more: object) -> list[Row]:
    said = {"created_at": "2026-04-10 09:00:00", "layanan": "Rekomendasi", **more}
    names = ("Persyaratan", "U2", "U3", "U4", "U5", "U6", "U7", "Penanganan pengaduan", "Sarana dan prasarana")
    return [
        {"id_penilaian": ident, "pertanyaan": name, "nilai_pertanyaan": one, "NNR": "0.44", **said}
        for name, one in zip(names, nine, strict=False)
    ]
