"""The hash of what a table says: the same for every format, language and layout of the same figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import polars as pl

_NOTHING, _NEXT, _ROW = "\x00", "\x1f", "\x1e"


def fingerprint(frames: Iterable[pl.DataFrame]) -> str:
    """SHA-256 over names, codes and numbers of the frames, in their order; words (`…__label`) are left out.

    A number is its eight bytes, so that two figures are the same only when all their digits are.
    """
    whole = hashlib.sha256()
    for frame in frames:
        whole.update(f"{frame.height}{_ROW}".encode())
        for name in sorted(name for name in frame.columns if not name.endswith("__label")):
            whole.update(f"{name}{_NEXT}".encode())
            whole.update(_bytes(frame[name]))
    return whole.hexdigest()


def _bytes(column: pl.Series) -> bytes:
    if column.dtype.is_numeric():
        return column.cast(pl.Float64).fill_null(float("nan")).to_numpy().tobytes()
    texts = column if column.dtype == pl.String else column.cast(pl.String)
    return str(texts.fill_null(_NOTHING).str.join(_NEXT).item() or "").encode()
