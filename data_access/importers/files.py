"""A file as it came → sheets of texts, whatever its ending says. It does not know what the cells mean."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from data_access.importers.problems import ImportProblem
from data_access.importers.reading.apart import read_apart
from data_access.importers.reading.encodings import text_of
from data_access.importers.reading.forms import ending_said, form_of
from data_access.importers.reading.separated import of_separated
from data_access.importers.reading.sheet import Sheet, sheet
from data_access.language import t
from data_access.privacy import numbers_a_person
from data_access.problems import quoted

__all__ = ["LARGEST", "NUMBER", "Sheet", "Source", "named", "read_content", "read_file"]

LARGEST = 200_000_000
"""Bytes of a file (konvensi aplikasi): a year of a city's staff in every form is a tenth of it."""

NUMBER = "(nomor)"
"""What stands where the name of a file held a NIP or a NIK: it goes into the log, and into sentences."""
_PIECES = (re.compile(r"\d+"), re.compile(r"\d[\d .\-]*\d"))
"""Digits in one piece first: the year beside a NIP stays."""


@dataclass(frozen=True, eq=False)
class Source:
    """A file that was read. `name` holds no NIP and no NIK; a name of a person in it cannot be known. `form` is a key
    of `reading.forms.FORMS`; `said` are sentences a person ought to know."""

    name: str
    sha256: str
    form: str
    sheets: tuple[Sheet, ...]
    said: tuple[str, ...]


def named(name: str) -> str:
    """The name of a file as it may be kept and said."""
    for piece in _PIECES:
        name = piece.sub(lambda found: NUMBER if numbers_a_person(found[0]) else found[0], name)
    return name


def read_file(path: Path) -> Source:
    """The file's sheets as text. ImportProblem, naming the file and the way out, for every file it cannot read."""
    try:
        if not path.is_file():
            raise ImportProblem(t("{file} tidak ada atau bukan berkas. Periksa namanya.", file=_shown(path.name)))
        _check_size(path.stat().st_size, path.name)
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ImportProblem(
            t("Berkas {file} tidak dapat dibuka. Periksa hak bacanya.", file=_shown(path.name))
        ) from error
    return read_content(content, path.name)


def read_content(content: bytes, name: str) -> Source:
    """The same for a file that came over the wire: its bytes and the name it had there."""
    name = named(name)
    _check_size(len(content), name)
    try:
        form = form_of(content)
        sheets, said = _sheets(form, content)
    except ImportProblem as problem:
        raise ImportProblem(f"{_shown(name)}: {problem}") from problem
    filled = tuple(one for one in sheets if one.cells.height)
    if not filled:
        raise ImportProblem(t("Berkas {file} tidak berisi satu baris pun.", file=_shown(name)))
    return Source(name, hashlib.sha256(content).hexdigest(), form, filled, (*ending_said(name, form), *said))


def _sheets(form: str, content: bytes) -> tuple[list[Sheet], tuple[str, ...]]:
    if form == "csv":
        text = text_of(content)
        return [sheet("", of_separated(text.content))], text.said
    sheets, said = read_apart(form, content)
    return [*sheets], tuple(said)


def _check_size(size: int, name: str) -> None:
    if not size:
        raise ImportProblem(t("Berkas {file} kosong. Unduh atau kirim ulang, lalu impor lagi.", file=_shown(name)))
    if size > LARGEST:
        raise ImportProblem(
            t("Berkas {file} lebih besar dari {most} MB. Bagi menjadi beberapa berkas, misalnya per bulan.",
              file=_shown(name), most=LARGEST // 1_000_000)
        )  # fmt: skip


def _shown(name: str) -> str:
    """The name of a file inside a sentence."""
    return quoted(named(name)) or "?"
