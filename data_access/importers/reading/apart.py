"""Reading in a process of its own, with an end to its time and memory: a file may be made to break its reader.

What came in goes there over a pipe, and the sheets come back over one; nothing is laid down on disk.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import polars as pl

from data_access.importers.problems import ImportProblem
from data_access.importers.reading.encodings import text_of
from data_access.importers.reading.sheet import Sheet, of_rows, sheet
from data_access.language import current, t, use

SECONDS = 180
"""How long a file may take; 500,000 rows of a workbook take a tenth of it."""

MEMORY = 8 << 30
"""Bytes the process may ask for, address space among them; where the system can set it."""

_Read = tuple[Sequence[Sheet], Sequence[str]]


def read_apart(form: str, content: bytes) -> _Read:
    """The sheets of a file of this form and what is to be said. ImportProblem when it cannot be read, in any way."""
    command = [sys.executable, "-m", __name__, form, current()]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "POLARS_MAX_THREADS": "2"}
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, env=known, check=False)
    except subprocess.TimeoutExpired as error:
        raise ImportProblem(
            t("Berkasnya belum terbaca setelah {seconds} detik. Simpan ulang sebagai .csv, lalu impor lagi.",
              seconds=SECONDS)
        ) from error  # fmt: skip
    if done.returncode:
        raise ImportProblem(
            t("Berkasnya rusak atau lembarnya terlalu besar untuk dibaca. Hapus baris dan kolom kosong di luar tabel, "
              "simpan ulang sebagai .xlsx atau .csv, lalu impor lagi.")
        )  # fmt: skip
    return _received(done.stdout)


def _received(answer: bytes) -> _Read:
    head, _, body = answer.partition(b"\n")
    told = json.loads(head)
    if "problem" in told:
        raise ImportProblem(told["problem"])
    sheets = []
    for name, size in told["sheets"]:
        sheets.append(Sheet(name, pl.read_ipc_stream(io.BytesIO(body[:size]))))
        body = memoryview(body)[size:]
    return sheets, told["said"]


def _workbook(content: bytes) -> _Read:
    from data_access.importers.reading.workbooks import of_workbook

    return of_workbook(content)


def _markup(content: bytes) -> _Read:
    from data_access.importers.reading.markup import of_markup

    text = text_of(content)
    return [sheet("", of_rows(of_markup(text.content.decode())))], text.said


def _objects(content: bytes) -> _Read:
    from data_access.importers.reading.objects import of_objects

    text = text_of(content)
    return [sheet("", of_rows(of_objects(text.content.decode())))], text.said


READERS: dict[str, Callable[[bytes], _Read]] = {
    "xlsx": _workbook,
    "xls": _workbook,
    "ods": _workbook,
    "html": _markup,
    "json": _objects,
}


def _sent(read: _Read) -> bytes:
    """The answer: a line that says how many bytes each sheet has, then the sheets."""
    sheets, said = read
    parts = []
    for one in sheets:
        part = io.BytesIO()
        one.cells.write_ipc_stream(part)
        parts.append(part.getvalue())
    sizes = [(one.name, len(part)) for one, part in zip(sheets, parts, strict=True)]
    return b"\n".join([json.dumps({"sheets": sizes, "said": [*said]}).encode(), b"".join(parts)])


def _bounded() -> None:
    """No more memory than MEMORY from here on, on systems that know such a limit."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        return


def _main(form: str, language: str) -> None:
    _bounded()
    use(language)
    try:
        answer = _sent(READERS[form](sys.stdin.buffer.read()))
    except ImportProblem as problem:
        answer = json.dumps({"problem": str(problem)}).encode()
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    _main(*sys.argv[1:])
