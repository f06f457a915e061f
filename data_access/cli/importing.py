"""How long an import takes and how much memory, for `pantau bench`: each measured in a process of its own.

`python -m data_access.cli.importing WHAT ROWS` makes an embedded database of so many made-up persons and a monthly
e-Kinerja file about all of them, brings it in and prints JSON. Beside it stands what a program would do without us and
without one check: `pandas.read_excel` of the same file, `to_sql`. Judges nothing, leaves nothing behind.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from data_access.cli.memory import grown, held
from data_access.contract import TABLES
from data_access.database import writing
from data_access.database.loading import insert
from data_access.importers.asked import Asked
from data_access.importers.bringing import brought
from data_access.importers.files import read_file
from data_access.settings import ROOT

Row = tuple[str, str, float, float]
"""What, unit, median, 95th percentile (here one run)."""

PANDAS = "pandas"
_ROWS = 100_000
_UNITS = 40
_HEADINGS = ("nip", "nama", "skp_unor", "skp_unor_induk", "periode_akhir_skp", "is_skp_plt_plh_pjb", "hasil_kerja",
             "perilaku_kerja", "hasil_akhir", "waktu_dinilai", "tahun_skp")  # fmt: skip
_RATED = (
    ("Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
    ("Di Atas Ekspektasi", "Di Atas Ekspektasi", "Sangat Baik"),
    ("-", "-", "-"),
    ("Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Butuh Perbaikan"),
)


def imports(rows: int = _ROWS) -> Iterator[Row]:
    """An e-Kinerja file of so many rows as xlsx and CSV, new and once more, and the same workbook through pandas."""
    found = {what: measured(what, rows) for what in ("xlsx", "csv", PANDAS)}
    for what in ("xlsx", "csv"):
        for which, seconds in zip(("new", "again"), found[what]["seconds"], strict=True):
            yield f"import {what}, {rows:,} rows, {which}", "s", seconds, seconds
        if found[what]["megabytes"] is not None:
            yield f"import {what}, {rows:,} rows: memory", "MB", found[what]["megabytes"], found[what]["megabytes"]
    plain = found[PANDAS]["seconds"][0]
    ratio = plain / found["xlsx"]["seconds"][0]
    yield f"pandas.read_excel → to_sql, {rows:,} rows, unchecked", "s", plain, plain
    yield "pandas / import xlsx", "×", ratio, ratio


def measured(what: str, rows: int) -> dict[str, Any]:
    """What a process of its own found: seconds of each run, megabytes more (none off Linux)."""
    words = [sys.executable, "-m", "data_access.cli.importing", what, str(rows)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout)


# in the process that measures


def _main(what: str, rows: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/shared.db"
        nips = [_nip(at) for at in range(int(rows))]
        path = _file(Path(folder), nips, "csv" if what == "csv" else "xlsx")
        _people(url, nips)
        before = held()
        seconds = _by_pandas(path, folder) if what == PANDAS else [_ours(path, url), _ours(path, url)]
        json.dump({"seconds": seconds, "megabytes": grown(before)}, sys.stdout)


def _ours(path: Path, url: str) -> float:
    begun = time.perf_counter()
    brought(read_file(path), url, Asked(), "bench")
    return time.perf_counter() - begun


def _by_pandas(path: Path, folder: str) -> list[float]:
    import sqlite3

    import pandas as pd

    begun = time.perf_counter()
    with sqlite3.connect(Path(folder) / "plain.db") as connection:
        pd.read_excel(path, header=7, dtype=str).to_sql("appraisal", connection)
    return [time.perf_counter() - begun]


def _nip(at: int) -> str:
    """One for each number up to 2.4 million; the serials are 9xx, which no real person has."""
    born = date(1965, 1, 1) + timedelta(days=at % 12_000)
    since, rest = divmod(at // 12_000, 12)
    return f"{born:%Y%m%d}{born.year + 24}{rest + 1:02}{1 + at % 2}9{since:02}"


def _people(url: str, nips: list[str]) -> None:
    from data_access.migrations import upgrade

    upgrade(url)
    ids = [f"e{at}" for at in range(len(nips))]
    start = date(2000, 1, 1)
    units = [f"d{at}" for at in range(_UNITS)]
    tables = {
        "city": {
            "code": ["72.71"], "name": ["Kota Palu"], "province": ["Sulawesi Tengah"], "timezone": ["Asia/Makassar"],
        },
        "agency": {
            "id": ["7271", *units], "city_code": "72.71", "parent_id": [None, *["7271"] * _UNITS],
            "name": ["Kota Palu", *map(_office, range(_UNITS))], "kind": ["KOTA", *["DINAS"] * _UNITS],
            "valid_from": start,
        },
        "employee": {"id": ids, "nip": nips},
        "employment": {
            "employee_id": ids, "valid_from": start, "agency_id": [units[at % _UNITS] for at in range(len(ids))],
            "status": "PNS", "duty": "AKTIF",
        },
    }  # fmt: skip
    engine = writing(url)
    with engine.begin() as connection:
        for name, columns in tables.items():
            insert(connection, TABLES[name], pl.DataFrame(columns))
    engine.dispose()


def _office(at: int) -> str:
    return f"Dinas Contoh {at}"


def _file(folder: Path, nips: list[str], ending: str) -> Path:
    path = folder / f"Laporan Penilaian SKP mei 2026.{ending}"
    rated = cycle(_RATED)
    rows = (
        (nip, "Contoh", _office(at % _UNITS), _office(at % _UNITS), "2026-12-31", "0", *next(rated),
         "2026-06-05 08:30:00", "2026")
        for at, nip in enumerate(nips)
    )  # fmt: skip
    if ending == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([_HEADINGS, *rows])
        return path
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Laporan")
        sheet.write_row(0, 0, ["LAPORAN PENILAIAN SKP TAHUN 2026"])
        sheet.write_row(7, 0, _HEADINGS)
        for at, row in enumerate(rows, start=8):
            sheet.write_row(at, 0, row)
    return path


if __name__ == "__main__":
    _main(*sys.argv[1:])
