"""NIP, the 18 digits of a civil servant: read as text, so that none is lost; what looks wrong is told, not refused.

Digits: birth YYYYMMDD, entry YYYYMM (PPPK: year and 21–25 instead of the month), sex 1 or 2, serial of three
(Peraturan Kepala BKN 22/2007 for PNS; the form of PPPK is as seen in practice). It has no check digit.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.importers.values.texts import cleaned, column
from data_access.language import N_

LENGTH = 18
FIRST_BIRTH = 1940
YOUNGEST = 17
"""Years of age at entry; konvensi aplikasi."""

_BETWEEN = r"[\s.\-'’`]"
_SEX = {"1": "L", "2": "P"}

_LENGTH = N_("NIP bukan 18 angka; mungkin ada angka yang hilang atau tertukar")
_BIRTH = N_("delapan angka pertama NIP bukan tanggal lahir yang mungkin")
_ENTRY = N_("tahun pengangkatan pada NIP (angka 9–12) lewat dari hari ini")
_AGE = N_("menurut NIP, usia saat diangkat kurang dari 17 tahun")
_MONTH = N_("angka 13–14 NIP bukan bulan (01–12) dan bukan kode PPPK (21–25)")
_SEXLESS = N_("angka ke-15 NIP bukan 1 (laki-laki) atau 2 (perempuan)")
_SERIAL = N_("nomor urut NIP 000; mungkin tiga angka terakhir hilang di lembar kerja")
_OTHER_SEX = N_("jenis kelamin berbeda dari NIP")
_OTHER_YEAR = N_("tahun lahir berbeda dari NIP")


def digits(text: pl.Expr) -> pl.Expr:
    """The 18 digits without blanks, points, dashes and apostrophes; null for anything else.

    1.99001012015031E+17 and 199001012015031000.0 went through a float that cannot hold 18 digits: null.
    """
    bare = cleaned(text).str.replace_all(_BETWEEN, "")
    return pl.when(bare.str.contains(rf"^[0-9]{{{LENGTH}}}$")).then(bare)


def sex_of(text: pl.Expr) -> pl.Expr:
    """L or P by digit 15."""
    return digits(text).str.slice(14, 1).replace_strict(_SEX, default=None, return_dtype=pl.String)


def birth_year_of(text: pl.Expr) -> pl.Expr:
    """Int16: the year of a birth that exists in the calendar."""
    return _birth(digits(text)).dt.year().cast(pl.Int16)


def faults(nips: pl.Series, today: date) -> pl.Series:
    """The first thing that looks wrong with each, as a declared text; null where nothing does, or there is no NIP.

    Rules: the form of the NIP (see above) and plausible dates (konvensi aplikasi). They warn: a person is never left
    out for the form of a number.
    """
    there = column(nips, cleaned).is_not_null()
    said = pl.when(pl.col("nip").is_null()).then(pl.lit(_LENGTH))
    for wrong, sentence in _rules(today):
        said = said.when(wrong).then(pl.lit(sentence))
    frame = pl.DataFrame({"nip": column(nips, digits), "there": there})
    return frame.select(pl.when("there").then(said.otherwise(None))).to_series().alias(nips.name)


def contradictions(nips: pl.Series, sexes: pl.Series, birth_years: pl.Series) -> pl.Series:
    """Where the record says another sex (L, P) or year of birth than the NIP, as a declared text; null elsewhere."""
    frame = pl.DataFrame({"nip": nips.cast(pl.String), "sex": sexes, "year": birth_years})
    nip = pl.col("nip")
    said = pl.when(sex_of(nip) != pl.col("sex")).then(pl.lit(_OTHER_SEX))
    said = said.when(birth_year_of(nip) != pl.col("year")).then(pl.lit(_OTHER_YEAR))
    return frame.select(said.otherwise(None)).to_series().alias(nips.name)


def repeated(nips: pl.Series) -> pl.Series:
    """Boolean: the same 18 digits stand in another row too, however they are written."""
    known = column(nips, digits)
    return (known.is_duplicated() & known.is_not_null()).alias(nips.name)


def _rules(today: date) -> list[tuple[pl.Expr, str]]:
    """What is wrong and how it is said, the graver first."""
    nip = pl.col("nip")
    birth, entry = _birth(nip), nip.str.slice(8, 4).cast(pl.Int32, strict=False)
    month = nip.str.slice(12, 2).cast(pl.Int32, strict=False)
    possible = (birth.dt.year() >= FIRST_BIRTH) & (birth <= _years_before(today, YOUNGEST))
    return [
        (~possible.fill_null(False), _BIRTH),
        (entry > today.year, _ENTRY),
        (entry < birth.dt.year() + YOUNGEST, _AGE),
        (~(month.is_between(1, 12) | month.is_between(21, 25)), _MONTH),
        (~nip.str.slice(14, 1).is_in(list(_SEX)), _SEXLESS),
        (nip.str.ends_with("000"), _SERIAL),
    ]


def _birth(nip: pl.Expr) -> pl.Expr:
    return nip.str.slice(0, 8).str.to_date("%Y%m%d", strict=False)


def _years_before(today: date, years: int) -> date:
    leap = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year - years, day=28 if leap else today.day)
