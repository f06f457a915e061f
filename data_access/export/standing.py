"""What stands beside the table of a file: its manifest and the words of a workbook, held against those made anew.

Judges only what follows from the question; which version wrote the file, for whom and from where does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from data_access.export.differing import TOLD, printable, shown
from data_access.export.document import app_version
from data_access.export.reading import SEPARATOR, FileProblem, Written
from data_access.language import LANGUAGES, t
from data_access.units import number

_ENTRIES: Mapping[str, type] = {
    "app_version": str,
    "language": str,
    "title": str,
    "filters": str,
    "questions": list,
    "across": str,
    "written": bool,
    "period": str,
    "compared": str,
    "release": str,
    "data_date": str,
    "rules_version": str,
    "rules": dict,
    "link": str,
    "viewer_role": str,
    "privacy_class": int,
    "synthetic": bool,
    "sensitive": str,
    "rows": int,
    "rows_of": int,
    "content_sha256": str,
    "columns": dict,
    "metrics": dict,
    "notes": list,
}
"""What the manifest of an answer must have, and of which kind."""

_OF_ITS_TIME = ("app_version", "link", "viewer_role")
"""What does not follow from the question."""

_DEFINITIONS = 1
"""Place of the sheet of definitions among those of words."""

_DEEPEST, _LONGEST = 4, 120


def whole(written: Written, name: str) -> None:
    """FileProblem where the manifest of an answer lacks an entry, or has one of another kind."""
    told = written.manifest
    wrong = [key for key, kind in _ENTRIES.items() if type(told.get(key)) is not kind]
    questions = told.get("questions")
    if not wrong and not all(_is_query(one) for one in questions or ()):
        wrong.append("questions")
    if not wrong and told["language"] not in LANGUAGES:
        wrong.append("language")
    if wrong:
        raise FileProblem(t("Manifest berkas {file} tidak utuh: {entries} hilang atau rusak.",
                            file=name, entries=", ".join(wrong)))  # fmt: skip


def _is_query(told: Any) -> bool:
    return isinstance(told, dict) and all(isinstance(value, str) for value in told.values())


def told_otherwise(found: Written, expected: Written) -> list[str]:
    """A sentence for every entry of the manifest, and every line of a workbook, that is not what the answer says."""
    changed = found.manifest["app_version"] != app_version()
    entries, lines = [*_entries(found, expected, changed)], [*_sheets(found, expected, changed)]
    said = [*entries[:TOLD], *lines[:TOLD]]
    if len(entries) + len(lines) > len(said):
        said.append(t("dan {n} keterangan lain", n=number(len(entries) + len(lines) - len(said))))
    if found.manifest["content_sha256"] != expected.manifest["content_sha256"]:
        said.append(t("Sidik isinya lain: angka jawaban tidak lagi sama dengan saat berkas ditulis."))
    return said


def told_as_now(found: Written, expected: Written) -> Iterator[str]:
    """What has changed around the figures since, and is no fault of the file: application, definitions."""
    then, now = found.manifest, expected.manifest
    if then["app_version"] == app_version():
        return
    yield t("Ditulis oleh versi {then}; diperiksa dengan versi {now}.", then=then["app_version"], now=app_version())
    for key, said in then["metrics"].items():
        if said != now["metrics"].get(key, said):
            yield t("Definisi {metric} telah berubah.", metric=key)


def _entries(found: Written, expected: Written, changed: bool) -> Iterator[str]:
    """The manifest, entry by entry; definitions may be others in another version of the application."""
    sides = [dict(one.manifest) for one in (found, expected)]
    for side in sides:
        if changed:
            side["metrics"] = list(side["metrics"])
        for key in _OF_ITS_TIME:
            side.pop(key, None)
    there, wanted = (dict(_leaves((), side)) for side in sides)
    for path in dict.fromkeys([*wanted, *there]):
        one, other = there.get(path), wanted.get(path)
        if one != other:
            yield t("Keterangan '{key}' di berkas: {there}; seharusnya: {wanted}.",
                    key=_short(".".join(path)), there=_said(one), wanted=_said(other))  # fmt: skip


def _leaves(path: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """(where, what) of all that stands in an entry, as JSON says it: `columns.value`, `notes.0`."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not inner or not value:
        yield path, json.dumps(value, ensure_ascii=False)
    elif len(path) < _DEEPEST:
        for key, one in inner:
            yield from _leaves((*path, str(key)), one)
    else:  # nothing of ours is as deep
        yield path, "…"


def _sheets(found: Written, expected: Written, changed: bool) -> Iterator[str]:
    """The sheets of words, line by line: cover, definitions, notes."""
    for name in found.sheets:
        if name not in expected.sheets:
            yield t("Lembar {sheet} tidak ada dalam jawaban.", sheet=_short(name))
    for at, (name, lines) in enumerate(expected.sheets.items()):
        if name not in found.sheets:
            yield t("Lembar {sheet} tidak ada di berkas.", sheet=name)
        elif not (changed and at == _DEFINITIONS):
            yield from _lines(name, found.sheets[name], _as_then(lines, found) if at == 0 else lines)


def _lines(name: str, there: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    for row, (one, other) in enumerate(zip_longest(there, wanted), start=1):
        if one != other:
            yield t("Lembar {sheet}, baris {row}: di berkas {there}, seharusnya {wanted}.",
                    sheet=name, row=row, there=_said(one), wanted=_said(other))  # fmt: skip


def _as_then(lines: Sequence[str], found: Written) -> list[str]:
    """The cover as the version that wrote the file would have made it."""
    now = f"{SEPARATOR}{app_version()}"
    then = f"{SEPARATOR}{found.manifest['app_version']}"
    return [line.removesuffix(now) + then if line.endswith(now) else line for line in lines]


def _said(value: str | None) -> str:
    if value is None:
        return shown(None)
    quoted = len(value) > 1 and value.startswith('"') and value.endswith('"')
    return shown(_short(value[1:-1] if quoted else value))


def _short(text: str) -> str:
    return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
