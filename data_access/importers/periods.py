"""Which period a file is about, where its rows do not say: asked for, else in the texts above the headings, else in its
name. Never guessed: without any of these the file is not imported."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data_access.importers.importer import Asked, Found
from data_access.importers.problems import ImportProblem
from data_access.language import t
from data_access.periods import Period, period

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
"""The first letters of the months, as e-Kinerja names its monthly files (jan..des)."""

_MONTH = {name: at for at, name in enumerate(MONTHS, start=1)} | {"agt": 8, "ags": 8, "peb": 2, "nop": 11}
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_QUARTER = re.compile(r"triwulan\s*(iv|iii|ii|i|[1-4])\b")
_SEMESTER = re.compile(r"semester\s*(ii|i|[12])\b")
_DATE = re.compile(r"\b\d{1,2}[\s/-]+([a-z]{3,}|\d{1,2})[\s/-]+20\d\d\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_of(found: Found, asked: Asked, years: Iterable[int]) -> Period:
    """The one period of the file; `years` are those its rows name. ImportProblem where it cannot be told, or where its
    headings and its name say two."""
    if asked.period:
        return period(asked.period)
    # a title such as "Waktu: 5 Desember 2026" says when it was made, not what it is about
    texts = [text.lower() for text in found.above if not _DATE.search(text.lower())]
    named = found.name.rsplit(".", 1)[0].lower()
    said = {int(hit[1]) for text in (*texts, named) if (hit := _YEAR.search(text))} or set(years)
    keys = {key for text in (*texts, named) for key in _keys(text)}
    if len(said) != 1 or len(keys) != 1:
        raise ImportProblem(
            t(
                "Periode berkas {file} tidak dapat dipastikan dari judul dan namanya. Sebut dengan --period, "
                "misalnya --period 2026-05 atau --period 2026.",
                file=found.name,
            )
        )
    return period(f"{said.pop()}{keys.pop()}")


def named(text: str, year: int) -> Period | None:
    """The period of this year that a text names by itself ("Triwulan I", "Januari", "Tahunan"); None for any other."""
    other = any(int(hit) != year for hit in _YEAR.findall(text))
    keys = _keys(text.lower())
    return period(f"{year}{keys.pop()}") if len(keys) == 1 and not other else None


def _keys(text: str) -> set[str]:
    """What follows the year in the keys of the periods a text names; a year itself is an empty text."""
    quarter, semester = _QUARTER.search(text), _SEMESTER.search(text)
    if quarter:
        return {f"-T{_number(quarter[1])}"}
    if semester:
        return {f"-S{_number(semester[1])}"}
    months = {f"-{_MONTH[word[:3]]:02}" for word in re.findall(r"[a-z]+", text) if _is_month(word)}
    return months or ({""} if "tahunan" in text else set())


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _ROMAN[text]


def _is_month(word: str) -> bool:
    """A month, whole or as its first letters: `mei`, `september`, `sept`; not every word that begins like one."""
    whole = ("januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
             "oktober", "november", "nopember", "desember")  # fmt: skip
    return word in _MONTH or word in whole or word == "sept"
