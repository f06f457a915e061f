"""Reads back what was exported, whatever its format."""

from __future__ import annotations

from io import BytesIO, StringIO

import fastexcel
import polars as pl

from data_access.export import File


def sheet(file: File, name: str, header: int | None = 0) -> pl.DataFrame:
    return fastexcel.read_excel(file.content).load_sheet(name, header_row=header).to_polars()


def table(file: File) -> pl.DataFrame:
    """The data of a file, whatever its format, under its headings."""
    form = file.manifest["format"]
    if form == "parquet":
        return pl.read_parquet(BytesIO(file.content)).rename(file.manifest["columns"])
    if form == "xlsx":
        return sheet(file, "Data")
    mine = form == "csv_id"
    text = StringIO(file.content.decode("utf-8-sig"))
    return pl.read_csv(text, infer_schema_length=None, separator=";" if mine else ",", decimal_comma=mine)
