"""How long a file will take, measured on the machine that writes it: its first rows, in its own format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from time import perf_counter
from typing import BinaryIO

from data_access.export.document import Document
from data_access.export.watching import Watch, unwatched

SAMPLE = 5_000
"""Rows that are written on trial."""


def paced(document: Document, writer: Callable[[Document, BinaryIO, Watch], None]) -> float:
    """Seconds the whole document will take, from the time its first rows take; 0 for one no longer than those.

    What a file takes however few its rows is measured by itself, and not multiplied.
    """
    if document.height <= SAMPLE:
        return 0.0
    first = beginning(document, SAMPLE)
    one = beginning(first, 1)
    bare = min(_seconds(one, writer), _seconds(one, writer))  # the first time also loads the writer
    each = max(0.0, _seconds(first, writer) - bare) / first.height
    return bare + each * document.height


def beginning(document: Document, rows: int) -> Document:
    """The same document with its first rows alone; no more of them than its first part has."""
    first = next(document.parts()).head(rows)
    return replace(document, height=first.height, parts=lambda: iter((first,)))


def _seconds(document: Document, writer: Callable[[Document, BinaryIO, Watch], None]) -> float:
    begun = perf_counter()
    writer(document, BytesIO(), unwatched)
    return perf_counter() - begun
