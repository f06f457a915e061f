"""Parquet, Arrow and JSON: typed columns under their stable keys, the manifest beside them in the same file."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import polars as pl
import polars.selectors as cs
import pyarrow as pa
import pyarrow.parquet as pq

from data_access.export.document import PLACES, Document
from data_access.export.watching import Watch

METADATA_KEY = "pantau"
"""The manifest's name in the metadata of a Parquet file or an Arrow stream."""


def parquet(document: Document, file: BinaryIO, watch: Watch) -> None:
    """Row groups of a part each, compressed with zstd."""
    parts = document.parts()
    first = _arrow(next(parts))
    schema = _told(first.schema, document)
    with pq.ParquetWriter(file, schema, compression="zstd", compression_level=1) as writer:
        _each(writer.write_table, first, parts, schema, document, watch)


def arrow(document: Document, file: BinaryIO, watch: Watch) -> None:
    """An IPC stream, the manifest in the metadata of its schema."""
    parts = document.parts()
    first = _arrow(next(parts))
    schema = _told(first.schema, document)
    with pa.ipc.new_stream(file, schema) as writer:
        _each(writer.write_table, first, parts, schema, document, watch)


def _each(write: Any, first: pa.Table, parts: Any, schema: pa.Schema, document: Document, watch: Watch) -> None:
    write(first.cast(schema))
    done = first.num_rows
    watch(done, document.height)
    for part in parts:
        write(_arrow(part).cast(schema))
        done += part.height
        watch(done, document.height)


def _arrow(part: pl.DataFrame) -> pa.Table:
    """Plain types that every reader of Arrow knows."""
    return part.drop(PLACES, strict=False).to_arrow(compat_level=pl.CompatLevel.oldest())


def _told(schema: pa.Schema, document: Document) -> pa.Schema:
    manifest = json.dumps(document.manifest, ensure_ascii=False)
    return schema.with_metadata({METADATA_KEY: manifest})


def json_(document: Document, file: BinaryIO, watch: Watch) -> None:
    """`{"manifest": {…}, "data": [{…}, …]}`, one line for each row."""
    manifest = json.dumps(document.manifest, ensure_ascii=False)
    file.write(f'{{"manifest": {manifest},\n"data": ['.encode())
    done = 0
    for part in document.parts():
        if part.height:
            file.write((b",\n" if done else b"\n") + _lines(part))
        done += part.height
        watch(done, document.height)
    file.write(b"\n]}\n")


def _lines(part: pl.DataFrame) -> bytes:
    """Each row as an object, a comma behind all but the last. JSON has neither NaN nor infinity: those are nothing."""
    plain = part.drop(PLACES, strict=False).with_columns(
        cs.decimal().cast(pl.Float64), cs.datetime().dt.to_string("iso:strict")
    )
    finite = plain.with_columns(pl.when(cs.float().is_finite()).then(cs.float()).name.keep())
    # a line break within a text is written \\n: those that stand in the bytes are the ends of rows
    return finite.write_ndjson().encode().rstrip(b"\n").replace(b"\n", b",\n")
