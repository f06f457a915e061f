"""Numbers with more digits than a number of a workbook holds: what the file itself still says of them.

Programs that write .xlsx may put all 18 digits of a NIP down as a number. Excel and every reader make a float of it,
which holds 15 to 17; the digits still stand in the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from functools import lru_cache
from xml.etree import ElementTree
from zipfile import ZipFile

LONG = r"^-?\d{16,}$"
"""A whole number that a float may not hold."""

SAFE = 2**53
"""Up to here a float holds every whole number."""

_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]*><v>(-?\d{16,400})</v>')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OF = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def in_fifteen(text: str) -> str:
    """A long number with the 15 digits that Excel keeps and noughts behind them, as Excel shows it.

    A float prints as 18 digits that look like somebody's NIP; with noughts at its end it can be nobody's.
    """
    if abs(int(text)) <= SAFE:
        return text
    digits, _, power = f"{float(text):.14e}".partition("e")
    return digits.replace(".", "") + "0" * (int(power) - 14)


def exact(content: bytes, sheet: str, column: int, rows: Collection[int]) -> dict[int, str]:
    """Row (0-based, as is `column`) → the digits as the file writes them, where it writes them all."""
    found = _written(content, sheet)
    return {row: found[column, row] for row in rows if (column, row) in found}


@lru_cache(maxsize=1)
def _written(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """(column, row) → digits, of all long numbers in a sheet of an .xlsx; nothing for another form."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            part = archive.read(_part(archive, sheet))
    except Exception:  # no .xlsx, or one that is put together otherwise: the digits are lost, and that is said
        return {}
    return {(_number(found[1]), int(found[2]) - 1): found[3].decode() for found in _CELL.finditer(part)}


def _part(archive: ZipFile, sheet: str) -> str:
    """Where in the archive a sheet stands."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    key = next(one.get(_OF) for one in book.iter(f"{_MAIN}sheet") if one.get("name") == sheet)
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = next(one.get("Target", "") for one in links if one.get("Id") == key)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _number(letters: bytes) -> int:
    """A → 0, Z → 25, AA → 26."""
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at - 1
