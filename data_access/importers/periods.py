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
_BOUNDS = {1, 12}
"""The months that "tahunan (Januari–Desember)" names: the whole year."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_QUARTER = re.compile(r"triwulan\s*(iv|iii|ii|i|[1-4])\b")
_SEMESTER = re.compile(r"semester\s*(ii|i|[12])\b")
_DATE = re.compile(
    rf"\b\d{{1,2}}[\s/.-]+({'|'.join(_MONTH)})[a-z]*\b([\s/.-]+20\d\d\b)?"
    r"|\b\d{1,2}[\s/.-]+\d{1,2}[\s/.-]+20\d\d\b|\b20\d\d[/.-]\d{1,2}[/.-]\d{1,2}\b"
)
"""A day, with its year or without: it says when something was made, or where a span begins, not what it is about."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_of(found: Found, asked: Asked, years: Iterable[int]) -> Period:
    """The one period of the file; `years` are those its rows name. ImportProblem where it cannot be told, or where its
    headings and its name say two."""
    if asked.period:
        return period(asked.period)
    said, keys = _said(found)
    said = said or set(years)
    if len(said) != 1 or len(keys) != 1:
        raise ImportProblem(
            t(
                "Periode berkas {file} tidak dapat dipastikan dari judul dan namanya. Sebut dengan --period, "
                "misalnya --period 2026-05 atau --period 2026.",
                file=found.name,
            )
        )
    return period(f"{said.pop()}{keys.pop()}")


def told_otherwise(found: Found, about: Period) -> str | None:
    """What the texts above the headings and the name of a file say it is about, where that is not this period."""
    years, keys = _said(found)
    if years <= {about.start.year} and keys <= {about.key[4:]}:
        return None
    whole = len(years) == len(keys) == 1
    said = [period(f"{year}{key}").label for year in years for key in keys] if whole else [*map(str, sorted(years))]
    return ", ".join(said) if said and (whole or about.start.year not in years) else None


def _said(found: Found) -> tuple[set[int], set[str]]:
    """The years and the periods of a year (as `_keys`) that the texts above the headings and the file's name name."""
    return _told((*found.above, found.name.rsplit(".", 1)[0]))


def _told(said: Iterable[str]) -> tuple[set[int], set[str]]:
    texts = [_DATE.sub(" ", text.lower().replace("_", " ")) for text in said]
    years = {int(year) for text in texts for year in _YEAR.findall(text)}
    return years, {key for text in texts for key in _keys(text)}


def is_said(name: str) -> bool:
    """Whether the name of a file says a year, or a period of one."""
    years, keys = _told([name.rsplit(".", 1)[0]])
    return bool(years or keys)


def named(text: str, year: int) -> Period | None:
    """The period of this year that a text names by itself ("Triwulan I", "Januari", "Tahunan"); None for any other."""
    other = any(int(hit) != year for hit in _YEAR.findall(text))
    keys = _keys(text.lower())
    return period(f"{year}{keys.pop()}") if len(keys) == 1 and not other else None


def _keys(text: str) -> set[str]:
    """What follows the year in the keys of the periods a text names; a year itself is an empty text."""
    quarters, semesters = ({_number(one) for one in part.findall(text)} for part in (_QUARTER, _SEMESTER))
    keys = {f"-T{one}" for one in quarters} | {f"-S{one}" for one in semesters}
    months = {_MONTH[word[:3]] for word in re.findall(r"[a-z]+", text) if _is_month(word)}
    # "Triwulan I (Januari–Maret)": its own months only explain it
    months -= {month for month in months if (month + 2) // 3 in quarters or (month + 5) // 6 in semesters}
    if "tahunan" in text:
        keys, months = keys | {""}, months if months != _BOUNDS else set()
    return keys | {f"-{month:02}" for month in months}


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _ROMAN[text]


def _is_month(word: str) -> bool:
    """A month, whole or as its first letters: `mei`, `september`, `sept`; not every word that begins like one."""
    whole = ("januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
             "oktober", "november", "nopember", "desember")  # fmt: skip
    return word in _MONTH or word in whole or word == "sept"
