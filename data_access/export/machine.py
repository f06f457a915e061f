"""Parquet: typed columns under their stable keys, the manifest as JSON in the file's metadata."""

from __future__ import annotations

import json
from io import BytesIO

from data_access.export.document import Document

METADATA_KEY = "pantau"


def parquet(document: Document) -> bytes:
    buffer = BytesIO()
    manifest = json.dumps(document.manifest, ensure_ascii=False)
    document.frame.write_parquet(buffer, compression="zstd", metadata={METADATA_KEY: manifest})
    return buffer.getvalue()
