"""How values are written, for every reader: screen, file and command line. One unit, one way of writing.

Rounding is the last thing that happens to a figure and happens only here. Knows no metric and no frame.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from data_access.language import N_, current, t

NOTHING = "–"


@dataclass(frozen=True)
class Unit:
    """A unit of measure: its key, its word, how many decimals a reader sees, and what a difference is called.

    A `signed` value is itself a difference, and always says in which direction.
    """

    key: str
    word: str
    decimals: int = 0
    before: str = ""
    after: str = ""
    difference: str = ""
    signed: bool = False
    brief_from: float = 0
    """From where on a reader sees it shortened; 0 is never."""


_DECLARED = (
    Unit("percent", N_("persen"), 1, after=" %", difference=N_("poin")),
    Unit("points", N_("poin"), 1, difference=N_("poin"), signed=True),
    Unit("people", N_("orang"), difference=N_("orang")),
    Unit("levels", N_("tingkat-orang"), difference=N_("tingkat-orang")),
    Unit("agencies", N_("OPD"), difference=N_("OPD")),
    Unit("jp", N_("JP"), 1, after=" JP", difference=N_("JP")),
    Unit("rupiah", N_("rupiah"), before="Rp", difference=N_("rupiah"), brief_from=1e7),
    Unit("index", N_("indeks"), 2, difference=N_("poin")),
    Unit("nrr", N_("nilai 1–4"), 2, difference=N_("poin")),
    Unit("responses", N_("responden"), difference=N_("responden")),
    Unit("complaints", N_("pengaduan"), difference=N_("pengaduan")),
    Unit("reports", N_("laporan"), difference=N_("laporan")),
    Unit("pairs", N_("pasangan orang × kompetensi"), difference=N_("pasangan")),
    Unit("hours_people", N_("JP-orang"), difference=N_("JP-orang")),
    Unit("workdays", N_("hari kerja"), after=N_(" hari kerja")),
    Unit("each", N_("per laporan"), 2),
    Unit("months", N_("bulan"), after=N_(" bulan"), difference=N_("bulan")),
    Unit("years", N_("tahun"), after=N_(" tahun")),
    Unit("unsur", N_("unsur")),
    Unit("rows", N_("baris"), difference=N_("baris")),
)
UNITS = {unit.key: unit for unit in _DECLARED}


def number(value: float | None, decimals: int = 0) -> str:
    """A number in the current language: 1.234,5 in Indonesian, 1,234.5 in English; a dash for nothing."""
    if value is None or math.isnan(value):
        return NOTHING
    return _formatted(_half_up(value, decimals), decimals, current())


@lru_cache(maxsize=50_000)
def _formatted(rounded: float, decimals: int, language: str) -> str:
    """A page writes thousands of numbers, most of them small and often: the same one is written out once."""
    return format_decimal(rounded, format="#,##0" + _places(decimals), locale=language)


def written(value: float | None, unit: str) -> str:
    """A value with its unit as a reader sees it: 53,5 %, Rp1.250.000, or Rp12,2 miliar from ten million on."""
    kind = UNITS[unit]
    if kind.signed:
        return change(value, 0, unit)
    if value is not None and kind.brief_from and abs(value) >= kind.brief_from:
        return _brief(value, kind)
    return NOTHING if value is None else in_full(value, unit)


def in_full(value: float, unit: str) -> str:
    """The same to its last digit, never shortened: as a table for reading has it."""
    kind = UNITS[unit]
    return f"{kind.before}{number(value, kind.decimals)}{t(kind.after)}"


def _brief(value: float, kind: Unit) -> str:
    """A large sum in three digits or so: nobody pays the last rupiah of a total; files have it."""
    size, word = next((size, word) for size, word in _LARGE if abs(value) >= size)
    return f"{kind.before}{number(value / size, 1)} {t(word)}"


_LARGE = ((1e12, N_("triliun")), (1e9, N_("miliar")), (1e6, N_("juta")))


def share(part: float | None, whole: float | None) -> str:
    """A percentage of counted things: whole numbers below 100, one decimal from there on (`pages.md` §0.3)."""
    if not whole or part is None:
        return NOTHING
    return f"{number(100 * part / whole, 0 if whole < 100 else 1)} %"


def share_written(percent: float | None, whole: float | None) -> str:
    """A percentage that is already one, with as many decimals as a `share` of so many has."""
    return share(None if percent is None or not whole else percent * whole / 100, whole)


def change(value: float | None, before: float | None, unit: str) -> str:
    """A difference with its sign, from unrounded values, in the word of its unit: +3,1 poin."""
    if value is None or before is None:
        return NOTHING
    kind = UNITS[unit]
    difference = value - before
    shown = number(abs(difference), kind.decimals)
    sign = "±" if shown == number(0, kind.decimals) else "+" if difference > 0 else "−"
    return f"{sign}{kind.before}{shown}" if kind.before else f"{sign}{shown} {t(kind.difference or kind.word)}"


def day(value: date | None) -> str:
    """A day as 31 Okt 2026."""
    return NOTHING if value is None else format_date(value, format="d MMM y", locale=current())


def month(value: date) -> str:
    """A month as Oktober 2026."""
    return format_date(value, format="LLLL y", locale=current())


def _half_up(value: float, decimals: int) -> float:
    """Half away from zero, as people round; the small push undoes binary 0.5 that is a hair too low."""
    scale = 10**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9), value) / scale + 0.0  # never a minus zero


def _places(decimals: int) -> str:
    return "." + "0" * decimals if decimals else ""
