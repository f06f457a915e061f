"""Text with separators (CSV): quotes respected, ragged rows filled up, half a million rows in a moment.

A file whose quotes are in order is read by polars in one go; one with stray quotes row by row, since polars leaves
open what it makes of such a file.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

import polars as pl

from data_access.importers.problems import ImportProblem
from data_access.importers.reading.sheet import WIDEST, check_size, of_rows
from data_access.language import t

SEPARATORS = "\t;|,"
"""Of those that fit alike the first counts: commas also stand in names and in Indonesian decimals."""

_STATED = re.compile(rb"\A\"?sep=(.)\"?[ \t]*(\r\n|\n|\r|\Z)", re.IGNORECASE)
"""A first line by which Excel is told the separator; Excel does not show it as a row."""

_END = "\0"
"""A row that no file can hold: NUL is gone by then."""

_SAMPLE = 65_536


def of_separated(content: bytes) -> pl.DataFrame:
    """Columns of texts from UTF-8 without NUL. ImportProblem for quotes that are never closed, and for no table."""
    separator, content = _separator(content)
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    if not _quotes_in_order(content, separator):
        return of_rows(_lenient(content.decode(), separator))
    return _in_one_go(content, separator)


def _separator(content: bytes) -> tuple[str, bytes]:
    """The separator, and what is left once a line that states it is taken off."""
    stated = _STATED.match(content)
    if stated and (stated[1].isascii() and stated[1] not in b'"\r\n'):
        return stated[1].decode(), content[stated.end() :]
    sample = content[:_SAMPLE].decode(errors="replace")
    if len(content) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(SEPARATORS, key=lambda mark: _steadiness(sample, mark)), content


def _steadiness(sample: str, mark: str) -> tuple[bool, int, int]:
    """Whether quotes stand where cells end, how many rows have the commonest number of cells, and that number."""
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=mark))
    except csv.Error:
        return (False, 0, 0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    count, width = max(((count, width) for width, count in widths.items()), default=(0, 0))
    return (count > 0 and _quotes_in_order(sample.encode(), mark), count, width)


def _quotes_in_order(content: bytes, separator: str) -> bool:
    """Whether each quoted cell begins and ends at a separator, inner quotes doubled (RFC 4180)."""
    mark = re.escape(separator.encode())
    sound = rb'(?:[^"]*+(?:(?<![^%b\n])"(?:[^"]++|"")*+"(?![^%b\r\n]))?+)*+' % (mark, mark)
    return b'"' not in content or bool(re.fullmatch(sound, content))


def _row_in_order(row: str, separator: str) -> bool:
    """Whether a row over several lines is one: a quote that opens a cell closes it, others stand inside a cell."""
    mark = re.escape(separator)
    cell = rf'(?:"(?:[^"]++|"")*+"|[^"{mark}\r\n][^{mark}\r\n]*+|)'
    return bool(re.fullmatch(rf"{cell}(?:{mark}{cell})*+[\r\n]*", row))


def _in_one_go(content: bytes, separator: str) -> pl.DataFrame:
    """Read by polars, under headings of our own that are as many as the widest row has cells."""
    lines = content.split(b"\n")
    width = 1 + max(line.count(separator.encode()) for line in lines)
    check_size(len(lines), width)
    del lines
    while True:
        heading = separator.join(map(str, range(width))).encode() + b"\n"
        try:
            return pl.read_csv(
                heading + content,
                infer_schema=False,
                separator=separator,
                quote_char='"' if b'"' in content else None,
                missing_columns="insert",
            )
        except pl.exceptions.ComputeError as error:
            # a row that runs over several lines may have more cells than any line has separators
            if "more fields" not in str(error):
                return of_rows(_lenient(content.decode(), separator))
            width = min(2 * width, WIDEST + 1)
            check_size(content.count(b"\n"), width)


def _lenient(text: str, separator: str) -> Iterator[list[str]]:
    """Row by row, a quote inside a cell taken as it stands. ImportProblem where rows would run into each other."""
    taken: list[str] = []
    number = 0
    for row in _read(_remembered(text, taken), separator):
        number += 1
        if len(taken) > 1 and not _row_in_order("".join(taken), separator):
            raise _unclosed(number)
        taken.clear()
        if row == [_END]:
            return
        yield row
    raise _unclosed(number)


def _remembered(text: str, taken: list[str]) -> Iterator[str]:
    """The lines, each laid down in `taken` when it goes; a line that cannot be in a file ends them."""
    for line in io.StringIO(text, newline=""):
        taken.append(line)
        yield line
    yield _END


def _read(lines: Iterator[str], separator: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=separator)
    try:
        yield from reader
    except csv.Error as error:
        raise _unclosed(reader.line_num) from error


def _unclosed(row: int) -> ImportProblem:
    return ImportProblem(
        t("Tanda kutip (\") di sekitar baris {row} dibuka tetapi tidak ditutup. Perbaiki baris itu atau simpan ulang "
          "sebagai .xlsx, lalu impor lagi.", row=row)
    )  # fmt: skip
