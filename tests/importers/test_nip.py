"""A NIP keeps its 18 digits; what looks wrong with it is told. All serials are 9xx or 000: nobody's."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importers.nip import birth_year_of, contradictions, digits, faults, repeated, sex_of
from tests.importers.cells import said, texts

TODAY = date(2026, 11, 22)


NIP = pl.col("cell")

DIGITS = {
    "196503071995011901": "196503071995011901",
    "'196503071995011901": "196503071995011901",
    " 19670806 200801 2 917 ": "196708062008012917",
    "19670806.200801.2.917": "196708062008012917",
    "19670806-200801-2-917": "196708062008012917",
    "1.96503071995012E+17": None,
    "196503071995012000.0": None,
    "19650307199501190": None,
    "1965030719950119012": None,
    "19650307199501190X": None,
    "١٩٦٥٠٣٠٧١٩٩٥٠١١٩٠١": None,
    "-": None,
}


@pytest.mark.parametrize("cell", DIGITS)
def test_all_digits_or_none(cell: str) -> None:
    assert said(digits(NIP), cell) == [DIGITS[cell]]


FAULTS = {
    "196503071995011901": None,
    "19670806 200801 2 917": None,
    "199001012021211901": None,
    "199001012021252901": None,
    "200911222026112901": None,
    "": None,
    "1234": "NIP bukan 18 angka; mungkin ada angka yang hilang atau tertukar",
    "1.96503071995012E+17": "NIP bukan 18 angka; mungkin ada angka yang hilang atau tertukar",
    "199913012020121901": "delapan angka pertama NIP bukan tanggal lahir yang mungkin",
    "193912312000011901": "delapan angka pertama NIP bukan tanggal lahir yang mungkin",
    "200911232026111901": "delapan angka pertama NIP bukan tanggal lahir yang mungkin",
    "199001012027011901": "tahun pengangkatan pada NIP (angka 9–12) lewat dari hari ini",
    "199001012006011901": "menurut NIP, usia saat diangkat kurang dari 17 tahun",
    "199001012015131901": "angka 13–14 NIP bukan bulan (01–12) dan bukan kode PPPK (21–25)",
    "199001012015001901": "angka 13–14 NIP bukan bulan (01–12) dan bukan kode PPPK (21–25)",
    "199001012015033901": "angka ke-15 NIP bukan 1 (laki-laki) atau 2 (perempuan)",
    "199001012015031000": "nomor urut NIP 000; mungkin tiga angka terakhir hilang di lembar kerja",
}


def test_faults_are_told_and_the_gravest_first() -> None:
    assert dict(zip(FAULTS, faults(texts(*FAULTS), TODAY), strict=True)) == FAULTS


def test_a_leap_day_is_no_obstacle() -> None:
    assert faults(texts("199001012015031901"), date(2028, 2, 29)).to_list() == [None]


def test_what_a_nip_says_about_a_person() -> None:
    cells = ("196503071995011901", "19670806 200801 2 917", "199913012020123901", "x", None)
    assert said(sex_of(NIP), *cells) == ["L", "P", None, None, None]
    assert said(birth_year_of(NIP), *cells) == [1965, 1967, None, None, None]


def test_a_record_that_differs_is_told() -> None:
    column = texts("196503071995011901", "196503071995011901", "196503071995011901", "196503071995011901", "x")
    sexes, years = pl.Series(["L", "P", "L", None, "L"]), pl.Series([1965, 1965, 1966, None, 1965])
    assert contradictions(column, sexes, years).to_list() == [
        None, "jenis kelamin berbeda dari NIP", "tahun lahir berbeda dari NIP", None, None,
    ]  # fmt: skip


def test_repeats_are_found_however_they_are_written() -> None:
    column = texts("196503071995011901", "'19650307 199501 1 901", "196708062008012917", "x", "x", None)
    assert repeated(column).to_list() == [True, True, False, False, False, False]


@given(
    st.lists(st.none() | st.text() | st.text("0123456789 .'", max_size=22) | st.from_regex(r"\d{18}", fullmatch=True))
)
def test_no_text_is_too_much(cells: list[str | None]) -> None:
    column = texts(*cells)
    told, known = faults(column, TODAY), said(digits(NIP), *cells)
    assert (told.dtype, len(told), len(repeated(column))) == (pl.String, len(cells), len(cells))
    assert all(value is None or (isinstance(value, str) and len(value) == 18) for value in known)
    assert len(contradictions(column, column, pl.Series([None] * len(cells), dtype=pl.Int16))) == len(cells)


@given(st.integers(0, 10**18 - 1).map(lambda value: f"{value:018d}"))
def test_no_digit_is_lost(nip: str) -> None:
    spaced = f"'{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    assert said(digits(NIP), nip, spaced) == [nip, nip]
