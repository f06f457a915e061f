"""Rules, official indices and deliveries: what is known about the data rather than in it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from data_access.contract.codes import SENT_BY_CITY
from data_access.contract.rules import DELIVERY, OFFICIAL_INDEX, THRESHOLD
from data_access.demo.arrays import Numbers
from data_access.demo.opd import TOWNS
from data_access.demo.tree import Places
from data_access.demo.window import Window, generator, later
from data_access.periods import DUE_DAY
from data_access.thresholds import DECLARED

_SINCE = date(2019, 1, 1)
_OPD_SOURCES = ("E_KINERJA", "DIKLAT", "SKM")


def threshold_rows() -> pl.DataFrame:
    rows = [(rule.code, _SINCE, float(rule.value), None, rule.legal_basis) for rule in DECLARED.values()]
    names = [column.name for column in THRESHOLD.columns]
    return pl.DataFrame(rows, schema=names, schema_overrides={"valid_to": pl.Date}, orient="row")


def index_rows(window: Window) -> pl.DataFrame:
    """IP ASN of both cities for the two years before the open one: made up, and said so in `document`."""
    rows = []
    for town, level in zip(TOWNS, (61.8, 66.4), strict=True):
        for year in (window.as_of.year - 2, window.as_of.year - 1):
            method = (
                "Peraturan BKN 8/2019" if year < 2025 else "Peraturan BKN 8/2019, kualifikasi menurut syarat jabatan"
            )
            value = round(level + 2.9 * (year - 2024), 2)
            rows.append((town.key, "IP_ASN", year, value, method, f"Data contoh, bukan hasil resmi {year}"))
            rows.append((town.key, "SISTEM_MERIT", year, round(level * 4.1, 1), "Data contoh", None))
    return pl.DataFrame(rows, schema=[column.name for column in OFFICIAL_INDEX.columns], orient="row")


def delivery_rows(window: Window, here: Places, headcount: Numbers) -> pl.DataFrame:
    """What each source sent for each month; `headcount` is staff by unit and month. All is synthetic."""
    rng = generator(window.size.seed, "deliveries")
    by_opd = np.zeros_like(headcount)
    np.add.at(by_opd, here.opd_of, headcount)
    city = np.array([unit.city for unit in here.units])
    serving = {unit.opd for unit in here.units if unit.serves}
    rows = []
    for at, month in enumerate(window.months):
        for place, unit in enumerate(here.units):
            if unit.kind == "KOTA":
                count = int(headcount[city == unit.city, at].sum())
                rows += [_sent(window, rng, source, unit.id, month, count) for source in SENT_BY_CITY]
            elif unit.opd == unit.id and here.existing(place, later(month, 1) - timedelta(days=1)):
                count = int(by_opd[place, at])
                sent = [source for source in _OPD_SOURCES if source != "SKM" or unit.id in serving]
                rows += [_sent(window, rng, source, unit.id, month, count) for source in sent]
    names = [column.name for column in DELIVERY.columns]
    return pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)


_Sent = tuple[str, str, date, date, date | None, int | None, int]


def _sent(window: Window, rng: np.random.Generator, source: str, unit: str, month: date, staff: int) -> _Sent:
    """Due on `DUE_DAY` of the next month; one in nine late, one in thirty missing."""
    due = later(month, 1) + timedelta(days=DUE_DAY - 1)
    draw = rng.random()
    delay = int(rng.integers(1, 30)) if draw < 0.11 else -int(rng.integers(0, 8))
    came = due + timedelta(days=delay)
    known = draw < 0.967 and came <= window.as_of
    share = {
        "SIMPEG": 1.0,
        "SIASN": 1.006,
        "E_KINERJA": 0.99,
        "ASESMEN": 0.04,
        "LAPOR": 0.02,
        "DIKLAT": 0.3,
        "SKM": 0.2,
    }
    return (
        source,
        unit,
        month,
        due,
        came if known else None,
        max(1, round(staff * share[source])) if known else None,
        1,
    )
