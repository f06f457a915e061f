"""NIP that cannot belong to anybody: valid in form, serial always 9xx, unique as far as the form allows.

Its 18 digits: YYYYMMDD of birth, YYYYMM of entry (PPPK: year and 21–25), sex, serial. Draws nothing.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from data_access.demo.arrays import Numbers

_DAYS, _MONTHS, _ROUNDS, _SERIALS = 365, 12, 5, 100
COMBINATIONS = _DAYS * _ROUNDS * _SERIALS
"""Persons that differ in birthday, round of PPPK and serial alone, whatever their year of birth."""


def birthday(person: Numbers) -> Numbers:
    """Day of the year, 0–364: neighbours in number are spread over the year."""
    return person * 157 % _DAYS


def entry_month(person: Numbers) -> Numbers:
    """Month of entry, 1–12."""
    return person // _DAYS % _MONTHS + 1


def spread_birth_year(year: Numbers, person: Numbers, persons: int) -> Numbers:
    """Beyond the combinations of day and serial, years of birth tell blocks of persons apart."""
    blocks = min(20, -(-persons // COMBINATIONS))
    return year - (year - person // COMBINATIONS) % blocks


def nip(person: Numbers, birth_year: Numbers, entry_year: Numbers, female: Numbers, permanent: Numbers) -> pl.Series:
    """The numbers as text, one for each person."""
    birth = (birth_year - 1970).astype("datetime64[Y]").astype("datetime64[D]") + birthday(person)
    rounds = person // _DAYS % _ROUNDS
    month = np.where(permanent, entry_month(person), 21 + rounds)
    block = np.where(permanent, person // (_DAYS * _MONTHS), person // (_DAYS * _ROUNDS))
    serial = 900 + (block + birthday(person) * 7 + month * 13) % _SERIALS
    digits = pl.DataFrame({"birth": birth, "year": entry_year, "month": month, "sex": female + 1, "serial": serial})
    return digits.select(
        pl.col("birth").dt.strftime("%Y%m%d")
        + pl.col("year").cast(pl.String)
        + pl.col("month").cast(pl.String).str.zfill(2)
        + pl.col("sex").cast(pl.String)
        + pl.col("serial").cast(pl.String)
    ).to_series()
