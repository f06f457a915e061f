"""JSON as a service of SIASN writes it → rows of texts: a list of objects, alone or inside an object.

A service that is asked person by person answers so often: a list of its answers, or one on each line, is one list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from data_access.importers.problems import ImportProblem
from data_access.language import t

_OFTEN = ("data", "results", "result", "items", "rows")
"""Names under which services lay their list down, the likeliest first."""
_NONE = object()


def of_objects(text: str) -> list[list[str | None]]:
    """The headings, then a row per object, numbers with every digit they were written with. ImportProblem otherwise."""
    records = _unpacked(_records(_parsed(text)))
    headings = list(dict.fromkeys(name for record in records for name in record))
    return [list(headings), *([_text(record.get(name)) for name in headings] for record in records)]


def _parsed(text: str) -> Any:
    try:
        return _loaded(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and lines[0].lstrip().startswith("{") and lines[0].rstrip().endswith("}"):
            return _of_lines(lines)
        raise _broken(error) from error


def _of_lines(lines: Sequence[str]) -> list[Any]:
    """A JSON value on each line."""
    try:
        return [_loaded(line) for line in lines]
    except (ValueError, RecursionError) as error:
        raise _broken(error) from error


def _loaded(text: str) -> Any:
    # a number stays the text it was: as a float an 18-digit NIP would lose its last digits
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)


def _records(value: Any) -> list[Mapping[str, Any]]:
    """The list of objects; of several lists in an object the one with a usual name, else the only one."""
    if isinstance(value, dict):
        lists = {name: found for name, found in value.items() if _is_list(found)}
        usual = next((lists[name] for name in _OFTEN if name in lists), None)
        inner = [found for found in value.values() if isinstance(found, dict)]
        if not lists and len(inner) == 1:
            return _records(inner[0])
        value = usual if usual is not None else next(iter(lists.values())) if len(lists) == 1 else value
    if isinstance(value, dict) and not any(isinstance(one, (dict, list)) for one in value.values()):
        return [value]
    if not _is_list(value):
        raise ImportProblem(
            t("JSON-nya bukan daftar catatan. Yang dibaca: daftar objek, atau objek dengan satu daftar (data).")
        )
    return value


def _unpacked(records: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The records of all answers, where each is an object with the list under the same usual name (`data`), which may
    be empty or say that nothing was found; else the records as they are."""
    for name in _OFTEN:
        answers = [one.get(name, _NONE) for one in records]
        if any(_is_list(found) for found in answers) and all(_is_answer(found) for found in answers):
            return [record for found in answers if _is_list(found) for record in found]
    return records


def _is_answer(value: Any) -> bool:
    return value is None or isinstance(value, str) or value == [] or _is_list(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _text(value: Any) -> str | None:
    """As it was written; what holds others stays JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)


def _broken(error: Exception) -> ImportProblem:
    line = getattr(error, "lineno", 1)
    return ImportProblem(
        t("JSON-nya rusak atau terputus di baris {line}. Unduh ulang dari sumbernya, lalu impor lagi.", line=line)
    )
