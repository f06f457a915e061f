"""Reads back a file this product wrote: its manifest, and its table as texts under its headings. Judges nothing."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from data_access.export.formats import Format, format_for
from data_access.export.machine import METADATA_KEY
from data_access.export.text import MANIFEST
from data_access.export.workbook import MANIFEST as COVER_LINE
from data_access.export.workbook import SHEET_ROWS
from data_access.language import t
from data_access.problems import Problem

SEPARATOR = " · "
"""Between the cells of a line."""

_LONGEST_CELL = 10 * 2**20
"""Characters a cell may have: the manifest of a table of many columns is one."""


class FileProblem(Problem):
    """A file that cannot be read, or that this product did not write."""


@dataclass(frozen=True, eq=False)
class Written:
    """A file as it stands: its format, its manifest, its table; every cell is a text, or null where it is empty.

    `sheets`: {name: lines} of the sheets of a workbook that hold words, the manifest left out.
    """

    format: Format
    manifest: Mapping[str, Any]
    table: pl.DataFrame
    sheets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_back(path: Path) -> Written:
    """The file at this path. FileProblem when it is missing, torn, or has no manifest."""
    if not path.is_file():
        raise FileProblem(t("Berkas {file} tidak ada.", file=path.name))
    format_ = _format(path)
    try:
        manifest, table = _READERS[format_.key](path)
        sheets = _worded(path, manifest) if format_.key == "xlsx" else {}
    except FileProblem:
        raise
    except Exception as fault:  # each format's reader has faults of its own
        raise FileProblem(t("Berkas {file} tidak dapat dibaca: rusak atau bukan {format}.",
                            file=path.name, format=t(format_.label))) from fault  # fmt: skip
    if not isinstance(manifest, dict) or manifest.get("product") != "Pantau ASN":
        raise _without(path)
    return Written(format_, manifest, table, sheets)


def _format(path: Path) -> Format:
    """By its ending; which of the two CSV it is, its first line says."""
    format_ = format_for(path.name)
    if format_.extension != "csv":
        return format_
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        head = file.readline()
    semicolons = head.split(MANIFEST)[0].count(";") > head.split(MANIFEST)[0].count(",")
    return format_for("x_excel-indonesia.csv" if semicolons else "x.csv")


def _without(path: Path) -> FileProblem:
    return FileProblem(
        t("Berkas {file} tidak memuat manifest: bukan berkas Pantau ASN, atau manifestnya terhapus.", file=path.name)
    )


def _text(path: Path, separator: str) -> tuple[Any, pl.DataFrame]:
    csv.field_size_limit(min(_LONGEST_CELL, sys.maxsize))
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads = next(csv.reader(file, delimiter=separator), [""])
    at = next((number for number, head in enumerate(heads) if head.startswith(MANIFEST)), None)
    if at is None:
        raise _without(path)
    names = [f"{number}" for number in range(len(heads))]
    table = pl.read_csv(path, separator=separator, has_header=False, new_columns=names, infer_schema=False).slice(1)
    kept = [name for number, name in enumerate(table.columns) if number != at]
    named = dict(zip(kept, [head for number, head in enumerate(heads) if number != at], strict=True))
    return json.loads(heads[at].removeprefix(MANIFEST)), table.select(kept).rename(named)


def _parquet(path: Path) -> tuple[Any, pl.DataFrame]:
    return _keyed(pq.read_schema(path), pl.read_parquet(path), path)


def _arrow(path: Path) -> tuple[Any, pl.DataFrame]:
    with pa.OSFile(str(path)) as file:
        schema = pa.ipc.open_stream(file).schema
    return _keyed(schema, pl.read_ipc_stream(path), path)


def _keyed(schema: pa.Schema, table: pl.DataFrame, path: Path) -> tuple[Any, pl.DataFrame]:
    told = (schema.metadata or {}).get(METADATA_KEY.encode())
    if told is None:
        raise _without(path)
    manifest = json.loads(told)
    return manifest, _texts(table).rename(manifest["columns"], strict=False)


def _json(path: Path) -> tuple[Any, pl.DataFrame]:
    told = json.loads(path.read_text(encoding="utf-8"))
    manifest = told.get("manifest") or {}
    columns = dict.fromkeys([*manifest.get("columns", ()), *(key for row in told["data"] for key in row)])
    cells = {key: [_json_text(row.get(key)) for row in told["data"]] for key in columns}
    table = pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String))
    return manifest, table.rename(manifest.get("columns", {}), strict=False)


def _json_text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


def _workbook(path: Path) -> tuple[Any, pl.DataFrame]:
    import fastexcel

    book = fastexcel.read_excel(path)
    cover = book.load_sheet(0, header_row=None, dtypes="string").to_polars()
    lines = dict(cover.select(pl.first(), pl.last()).drop_nulls().iter_rows())
    if COVER_LINE not in lines:
        raise _without(path)
    # a long manifest goes on in "manifest 2", "manifest 3" …
    manifest = json.loads("".join(text for what, text in lines.items() if what.split(" ")[0] == COVER_LINE))
    parts = [book.load_sheet(number, dtypes="string").to_polars() for number in range(1, 1 + _data_sheets(manifest))]
    return manifest, pl.concat(parts)


def _data_sheets(manifest: Mapping[str, Any]) -> int:
    return max(1, -(-int(manifest["rows"]) // (SHEET_ROWS - 1)))


def _worded(path: Path, manifest: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The lines of all sheets but those of data; cells of a line stand beside each other."""
    import fastexcel

    book = fastexcel.read_excel(path)
    names = [book.sheet_names[0], *book.sheet_names[1 + _data_sheets(manifest) :]]
    return {name: tuple(_lines(book.load_sheet(name, header_row=None, dtypes="string").to_polars())) for name in names}


def _lines(sheet: pl.DataFrame) -> Iterator[str]:
    for cells in sheet.iter_rows():
        if str(cells[0]).split(" ")[0] != COVER_LINE:
            yield SEPARATOR.join(cell for cell in cells if cell is not None)


def _texts(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(pl.all().cast(pl.String))


_READERS: Mapping[str, Callable[[Path], tuple[Any, pl.DataFrame]]] = {
    "csv": lambda path: _text(path, ","),
    "csv_id": lambda path: _text(path, ";"),
    "xlsx": _workbook,
    "parquet": _parquet,
    "arrow": _arrow,
    "json": _json,
}
