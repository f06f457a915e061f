"""Files of what a reader sees: the same answer, complete, with real numbers and a manifest saying what it is.

Rows are never cut and nothing is finer than on the screen. Reads no database and computes no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from data_access.ask import Answer
from data_access.export.answers import answer_stem, of_answer
from data_access.export.document import Document, File, Format
from data_access.export.frames import frame_stem, of_frame
from data_access.export.machine import parquet
from data_access.export.text import csv, csv_id
from data_access.export.workbook import workbook
from data_access.language import N_, t
from data_access.problems import QuestionProblem
from data_access.snapshot import Snapshot
from data_access.viewer import Viewer, known

__all__ = ["FORMATS", "File", "Format", "exported", "exported_frame", "file_name", "frame_file_name"]

_CSV = "text/csv;charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_DECLARED = (
    Format("xlsx", N_("Excel (XLSX)"), "xlsx", _XLSX),
    Format("csv_id", N_("CSV Indonesia (titik koma, koma desimal)"), "csv", _CSV, "_excel-indonesia"),
    Format("csv", N_("CSV untuk program (koma, titik desimal)"), "csv", _CSV),
    Format("parquet", N_("Parquet"), "parquet", "application/vnd.apache.parquet"),
)
FORMATS: dict[str, Format] = {format_.key: format_ for format_ in _DECLARED}
"""Every format on offer, in the order a reader meets them; labels are said with `t()`."""

_WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "xlsx": workbook,
    "csv_id": csv_id,
    "csv": csv,
    "parquet": parquet,
}


def exported(answer: Answer, viewer: Viewer, format_key: str, link: str = "") -> File:
    """The answer as a file: a row for each of its rows and metrics. `link` reopens the view.

    RightsProblem without a viewer, QuestionProblem for an unknown format.
    """
    return _written(of_answer(answer, known(viewer), link), format_key)


def exported_frame(
    frame: pl.DataFrame, title: str, snapshot: Snapshot, viewer: Viewer, format_key: str, link: str = ""
) -> File:
    """Any other table of a page as a file, columns and rows as they are; known columns get their words."""
    return _written(of_frame(frame, title, snapshot, known(viewer), link), format_key)


def file_name(answer: Answer, format_key: str) -> str:
    """The name `exported` will give, known before anything is written."""
    return _format(format_key).named(answer_stem(answer))


def frame_file_name(title: str, snapshot: Snapshot, format_key: str) -> str:
    """The name `exported_frame` will give, known before anything is written."""
    return _format(format_key).named(frame_stem(title, snapshot))


def _written(document: Document, format_key: str) -> File:
    format_ = _format(format_key)
    return File.of(document, format_, _WRITERS[format_key](document))


def _format(key: str) -> Format:
    if key not in FORMATS:
        known = ", ".join(FORMATS)
        raise QuestionProblem(t("Format '{key}' tidak dikenal. Pilih {known}.", key=key, known=known))
    return FORMATS[key]
