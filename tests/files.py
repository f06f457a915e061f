"""Reads back what was exported, whatever its format."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import fastexcel
import polars as pl

from data_access.export import Document, File, write


def sheet(file: File, name: str, header: int | None = 0) -> pl.DataFrame:
    return fastexcel.read_excel(file.content).load_sheet(name, header_row=header).to_polars()


def written(document: Document, form: str, **more: int) -> bytes:
    """The document in a format, in memory."""
    buffer = BytesIO()
    if more:
        from data_access.export.workbook import workbook

        workbook(document, buffer, lambda _done, _of: None, **more)
    else:
        write(document, form, buffer)
    return buffer.getvalue()


def table(file: File) -> pl.DataFrame:
    """The data of a file, whatever its format, under its headings, without the manifest's empty column."""
    form = file.manifest["format"]
    if form == "xlsx":
        return sheet(file, "Data")
    if form in ("csv", "csv_id"):
        return _of_text(file, form == "csv_id")
    keyed = _keyed(file, form)
    return keyed.rename(file.manifest["columns"])


def inside(file: File) -> dict[str, object]:
    """The manifest that stands in the file itself."""
    form = file.manifest["format"]
    if form == "parquet":
        return json.loads(pl.read_parquet_metadata(BytesIO(file.content))["pantau"])
    if form == "arrow":
        import pyarrow as pa

        return json.loads(pa.ipc.open_stream(file.content).schema.metadata[b"pantau"])
    if form == "json":
        return json.loads(file.content)["manifest"]
    if form == "xlsx":
        return json.loads(dict(sheet(file, "Sampul", None).drop_nulls().iter_rows())["manifest"])
    head = next(csv.reader(StringIO(file.content.decode("utf-8-sig")), delimiter=";" if form == "csv_id" else ","))
    return json.loads(head[-1].removeprefix("manifest: "))


def _keyed(file: File, form: str) -> pl.DataFrame:
    if form == "parquet":
        return pl.read_parquet(BytesIO(file.content))
    if form == "arrow":
        return pl.read_ipc_stream(BytesIO(file.content))
    rows = json.loads(file.content)["data"]
    return pl.DataFrame(rows, schema=list(file.manifest["columns"]), infer_schema_length=None, orient="row")


def _of_text(file: File, mine: bool) -> pl.DataFrame:
    text = StringIO(file.content.decode("utf-8-sig"))
    found = pl.read_csv(text, infer_schema_length=None, separator=";" if mine else ",", decimal_comma=mine)
    return found.drop(found.columns[-1])
