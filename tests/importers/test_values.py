"""What cells say becomes what they mean, exactly; where a column leaves two meanings, nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importers.values import (
    MONTHS,
    NOTHING,
    Reading,
    cleaned,
    day,
    folded,
    moment,
    month_of,
    number,
    whole,
    year_of,
    yes,
)
from tests.importers.cells import said, texts

Read = Callable[[pl.Series], Reading]

CELL = pl.col("cell")


CLEANED = {
    "  Dinas   Sosial\n": "Dinas Sosial",
    "'196503071995011901": "196503071995011901",
    "’’ Baik": "Baik",
    "Jum'at": "Jum'at",
    "\ufeffNIP\u00a0BARU\u200b": "NIP BARU",
    "0": "0",
    "nihil": "nihil",
    "#REF!": "#REF!",
    "'-": None,
    " NULL ": None,
    "None": None,
}


@pytest.mark.parametrize("cell", CLEANED)
def test_a_text_is_cleaned_of_what_its_program_put_there(cell: str) -> None:
    assert said(cleaned(CELL), cell) == [CLEANED[cell]]


def test_what_means_nothing_is_nothing() -> None:
    assert said(cleaned(CELL), None, *NOTHING, *map(str.upper, NOTHING)) == [None] * (2 * len(NOTHING) + 1)


def test_spellings_fold_to_one() -> None:
    spellings = (
        "Pengembangan Diri & Orang Lain",
        "pengembangan_diri_dan_orang_lain",
        "PENGEMBANGAN DIRI DAN ORANG-LAIN",
    )
    assert set(said(folded(CELL), *spellings)) == {"pengembangandiridanoranglain"}
    assert said(folded(CELL), "Café", "D-III", "…", None) == ["cafe", "diii", "", None]


NUMBERS: list[tuple[tuple[str | None, ...], list[float | None]]] = [
    (("1.234,5", "1.234", "-12,5"), [1234.5, 1234, -12.5]),
    (("1,234.5", "1,234", "12.5"), [1234.5, 1234, 12.5]),
    (("Rp1.500.000,-", "Rp. 2.000", "rp 3"), [1_500_000, 2000, 3]),
    (("0,125", "1,234"), [0.125, 1.234]),
    (("1.2E+06", "7"), [1_200_000, 7]),
    (("1.234", "7"), [None, 7]),
    (("12.5", "7,5", "1.234"), [12.5, 7.5, None]),
    (("1.23.456", "1,2,3", "12 JP", ".", "--5", None), [None] * 6),
    (("−5", "007", ".5"), [-5, 7, 0.5]),
]


@pytest.mark.parametrize(("cells", "values"), NUMBERS)
def test_numbers_are_read_as_their_column_writes_them(
    cells: tuple[str | None, ...], values: list[float | None]
) -> None:
    assert number(texts(*cells)).values.to_list() == values


def test_a_number_that_may_be_two_is_told() -> None:
    assert number(texts("1.234", "7")).note == (
        "'1.234' bisa berarti ribuan atau pecahan; isi lain kolom ini tidak memastikannya. Tulis tanpa pemisah ribuan."
    )
    assert number(texts("12.5", "7,5", "1.234")).note == (
        "'1.234' tidak dapat dibaca: kolom ini memakai koma dan titik sebagai tanda desimal (7,5 dan 12.5). "
        "Pakai satu cara saja."
    )
    assert number(texts("1.234", "7"), decimal=",").values.to_list() == [1234, 7]
    assert number(texts("1.234", "7,5"), decimal=".").values.to_list() == [1.234, None]


def test_whole_numbers_are_exact() -> None:
    cells = ("12", "12,0", "9007199254740993", "1.234.567", "12,5", "99999999999999999999", "1E+06", "-3")
    reading = whole(texts(*cells))
    assert reading.values.to_list() == [12, 12, 9007199254740993, 1234567, None, None, None, -3]
    assert reading.values.dtype == pl.Int64
    assert whole(texts("1.234", "5")).values.to_list() == [1234, 5]
    assert whole(texts("1.234", "12.0")).values.to_list() == [None, 12]


def test_yes_and_no() -> None:
    assert yes(texts("Ya", "T", "tidak", "1", "0.0", "Y", "mungkin", "-")).values.to_list() == [
        True, False, False, True, False, True, None, None,
    ]  # fmt: skip
    assert yes(texts("T", "f", "TRUE")).values.to_list() == [True, False, True]
    lone = yes(texts("T", "1"))
    assert lone.values.to_list() == [None, True]
    assert lone.note == (
        "'T' bisa berarti tidak atau true; isi lain kolom ini tidak memastikannya. Tulis ya atau tidak."
    )


def test_months_and_years_are_found_in_a_text() -> None:
    assert said(month_of(CELL), "jan", "Mei", "5", "05.0", "2026-05", "202605", "Des 2026") == [1, 5, 5, 5, 5, 5, 12]
    assert said(month_of(CELL), "13", "tahunan", "2026", None) == [None] * 4
    years = ("2026", "2026.0", "TAHUN 2026", "2026-05-01 s.d. 2026-12-31", "202605", "20260531")
    assert said(year_of(CELL), *years) == [2026] * 6
    assert said(year_of(CELL), "2026/2027", "1.950", "1939", "196501012020121901", "", "Mei") == [None] * 6
    assert {MONTHS[name] for name in ("jan", "peb", "nop", "agt", "des")} == {1, 2, 8, 11, 12}


EMPTY: dict[Read, pl.DataType | type[pl.DataType]] = {
    day: pl.Date, moment: pl.Datetime("us"), number: pl.Float64, whole: pl.Int64, yes: pl.Boolean,
}  # fmt: skip


@pytest.mark.parametrize("read", EMPTY)
def test_columns_without_a_text(read: Read) -> None:
    for empty in (texts(), texts(None, "-"), pl.Series([None, None])):
        reading = read(empty)
        assert (reading.values.dtype, reading.values.null_count(), reading.note) == (EMPTY[read], len(empty), "")


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=9))
def test_whole_numbers_come_back(values: list[int]) -> None:
    assert whole(texts(*map(str, values))).values.to_list() == values
    grouped = [f"{value:,}".replace(",", ".") for value in values]
    assert whole(texts("1.000.000", *grouped)).values.to_list() == [1_000_000, *values]


@given(st.lists(st.none() | st.text() | st.text("0123456789٣.,-/:eERp TZ+'", max_size=24), max_size=9))
def test_no_text_is_too_much(cells: list[str | None]) -> None:
    column = texts(*cells)
    for read in EMPTY:
        reading = read(column)
        assert reading.values.dtype == EMPTY[read]
        assert not (reading.unclear & reading.values.is_not_null()).any()
    clean = said(cleaned(CELL), *cells)
    assert said(cleaned(CELL), *clean) == clean  # ty: ignore[invalid-argument-type]
    for expression in (folded, month_of, year_of):
        assert len(said(expression(CELL), *cells)) == len(cells)
