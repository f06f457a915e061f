"""Files of what a reader sees: the same answer, complete, with real numbers and a manifest saying what it is.

One way for pages, Jelajah, HTTP and command line: a `Document` is made of answers (or another table) and written in a
format, part by part. Rows are never cut and nothing is finer than on the screen. Reads no database, computes no figure.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from data_access.ask import Answer
from data_access.export.answers import answer_stem, of_answers
from data_access.export.document import Document, Layout
from data_access.export.formats import FORMATS, Format, format_for, format_of
from data_access.export.frames import frame_stem, of_frame
from data_access.export.lists import of_list
from data_access.export.machine import arrow, json_, parquet
from data_access.export.pace import paced
from data_access.export.text import csv, csv_id
from data_access.export.verifying import Verdict, verified
from data_access.export.watching import Cancelled, Watch, unwatched
from data_access.export.workbook import workbook
from data_access.filters import Filters
from data_access.records import Listed
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer, known

__all__ = [
    "FORMATS",
    "Cancelled",
    "Document",
    "File",
    "Format",
    "Layout",
    "Verdict",
    "Watch",
    "document_of",
    "expected_seconds",
    "exported",
    "exported_frame",
    "file_name",
    "format_for",
    "format_of",
    "frame_document",
    "frame_file_name",
    "list_document",
    "save",
    "verify",
    "write",
    "written",
]

Answers = Answer | Sequence[Answer]

_WRITERS: Mapping[str, Callable[[Document, BinaryIO, Watch], None]] = {
    "xlsx": workbook,
    "csv_id": csv_id,
    "csv": csv,
    "parquet": parquet,
    "arrow": arrow,
    "json": json_,
}


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class File:
    """A file ready to be handed over: its safe name, its bytes, and its manifest with their SHA-256."""

    name: str
    mime: str
    content: bytes = field(repr=False)
    manifest: dict[str, Any] = field(default_factory=dict, repr=False)


def document_of(answers: Answers, viewer: Viewer, link: str = "", layout: Layout | None = None) -> Document:
    """The document of an answer, or of several of one release: a row for each of their rows and measures.

    `link` reopens the view it was taken from. RightsProblem without a viewer.
    """
    several = [answers] if isinstance(answers, Answer) else list(answers)
    return of_answers(several, known(viewer), link, layout or Layout())


def frame_document(frame: pl.DataFrame, title: str, snapshot: Snapshot, viewer: Viewer, link: str = "") -> Document:
    """Any other table of a page, columns and rows as they are; known columns get their words."""
    return of_frame(frame, title, snapshot, known(viewer), link)


def list_document(listed: Listed, filters: Filters, snapshot: Snapshot, viewer: Viewer, link: str = "") -> Document:
    """A whole list of persons; what it was read under stands on its cover, and whether it has names."""
    return of_list(listed, filters, snapshot, known(viewer), link)


def write(document: Document, format_key: str, file: BinaryIO, watch: Watch = unwatched) -> None:
    """Write the whole document into an open file. `watch` is told after each part, and stops it by `Cancelled`.

    QuestionProblem for an unknown format.
    """
    _WRITERS[format_of(format_key).key](document, file, watch)


def expected_seconds(document: Document, format_key: str) -> float:
    """How long the file will take here, found out by writing its first rows; 0 for a small one."""
    return paced(document, _WRITERS[format_of(format_key).key])


def save(document: Document, format_key: str, path: Path, watch: Watch = unwatched) -> None:
    """Write the document as this file, which is there whole or not at all, and its owner's alone: it may be a list of
    persons."""
    format_of(format_key)
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)  # one left behind would keep its own mode
    try:
        with os.fdopen(os.open(draft, _NEW, 0o600), "wb") as file:
            write(document, format_key, file, watch)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def verify(path: Path, viewer: Viewer, release: Callable[[str], Snapshot]) -> Verdict:
    """Whether a file still says what its release says: its question is put again. `release` opens a version.

    FileProblem for a file that is not ours or holds no answer, SnapshotProblem when its release is no longer kept.
    """
    return verified(path, known(viewer), release, document_of, save)


def written(document: Document, format_key: str) -> File:
    """The document as a file in memory."""
    format_, buffer = format_of(format_key), BytesIO()
    write(document, format_key, buffer)
    content = buffer.getvalue()
    told = {"file": format_.named(document.stem), "format": format_.key, "sha256": hashlib.sha256(content).hexdigest()}
    return File(format_.named(document.stem), format_.mime, content, {**document.manifest, **told})


def exported(answers: Answers, viewer: Viewer, format_key: str, link: str = "", layout: Layout | None = None) -> File:
    """Answers as a file in memory, as `document_of` and `write` make it; figures in words where the format has them."""
    return written(document_of(answers, viewer, link, format_of(format_key).laid_out(layout)), format_key)


def exported_frame(
    frame: pl.DataFrame, title: str, snapshot: Snapshot, viewer: Viewer, format_key: str, link: str = ""
) -> File:
    """Any other table of a page as a file in memory."""
    return written(frame_document(frame, title, snapshot, viewer, link), format_key)


def file_name(answers: Answers, format_key: str, layout: Layout | None = None) -> str:
    """The name `exported` will give, known before anything is written."""
    several = [answers] if isinstance(answers, Answer) else list(answers)
    format_ = format_of(format_key)
    return format_.named(answer_stem(several, format_.laid_out(layout)))


def frame_file_name(title: str, snapshot: Snapshot, format_key: str) -> str:
    """The name `exported_frame` will give, known before anything is written."""
    return format_of(format_key).named(frame_stem(title, snapshot))
