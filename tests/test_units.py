"""How numbers, shares, changes and days are written, in both languages."""

from __future__ import annotations

import math
from datetime import date

import pytest

from data_access import language
from data_access.units import UNITS, change, day, month, number, share, written

NUMBERS: list[tuple[float | None, int, str, str]] = [
    (1234.5, 1, "1.234,5", "1,234.5"),
    (1234567, 0, "1.234.567", "1,234,567"),
    (0, 0, "0", "0"),
    (2.675, 2, "2,68", "2.68"),
    (0.5, 0, "1", "1"),
    (1.005, 2, "1,01", "1.01"),
    (-0.5, 0, "-1", "-1"),
    (-0.04, 1, "0,0", "0.0"),
    (None, 1, "–", "–"),
    (math.nan, 1, "–", "–"),
]


@pytest.mark.parametrize(("value", "decimals", "indonesian", "english"), NUMBERS)
def test_numbers(value: float | None, decimals: int, indonesian: str, english: str) -> None:
    assert number(value, decimals) == indonesian
    language.use("en")
    assert number(value, decimals) == english


WRITTEN: list[tuple[float | None, str, str]] = [
    (53.46, "percent", "53,5 %"),
    (1_234_567, "rupiah", "Rp1.234.567"),
    (1_234_567.5, "rupiah", "Rp1.234.568"),
    (12_227_995_000, "rupiah", "Rp12,2 miliar"),
    (10_000_000, "rupiah", "Rp10,0 juta"),
    (1234, "people", "1.234"),
    (19.9, "jp", "19,9 JP"),
    (91.4751, "index", "91,48"),
    (3.333, "nrr", "3,33"),
    (5, "workdays", "5 hari kerja"),
    (1.2, "each", "1,20"),
    (20, "points", "+20,0 poin"),
    (-6.21, "points", "−6,2 poin"),
    (0.04, "points", "±0,0 poin"),
    (None, "points", "–"),
    (None, "rupiah", "–"),
]


@pytest.mark.parametrize(("value", "unit", "text"), WRITTEN)
def test_values_carry_their_unit(value: float | None, unit: str, text: str) -> None:
    assert written(value, unit) == text


SHARES: list[tuple[float | None, float | None, str]] = [
    (1, 3, "33 %"),
    (1, 8, "13 %"),
    (98, 99, "99 %"),
    (33, 99, "33 %"),
    (33, 100, "33,0 %"),
    (3214, 6012, "53,5 %"),
    (0, 12, "0 %"),
    (0, 0, "–"),
    (None, 5, "–"),
    (5, None, "–"),
]


@pytest.mark.parametrize(("part", "whole", "text"), SHARES)
def test_a_share_of_fewer_than_a_hundred_has_no_decimals(part: float | None, whole: float | None, text: str) -> None:
    assert share(part, whole) == text


CHANGES: list[tuple[float | None, float | None, str, str]] = [
    (53.5, 50.4, "percent", "+3,1 poin"),
    (50.4, 53.5, "percent", "−3,1 poin"),
    (50.44, 50.4, "percent", "±0,0 poin"),
    (0.26, 0.20, "percent", "+0,1 poin"),  # of the unrounded values, which both read 0,3 and 0,2
    (12, 14, "people", "−2 orang"),
    (10_500, 10_000, "rupiah", "+Rp500"),
    (10_000, 10_500, "rupiah", "−Rp500"),
    (88.31, 88.30, "index", "+0,01 poin"),
    (5, 5, "complaints", "±0 pengaduan"),
    (None, 5, "percent", "–"),
    (5, None, "percent", "–"),
]


@pytest.mark.parametrize(("value", "before", "unit", "text"), CHANGES)
def test_a_change_has_its_sign_and_word(value: float | None, before: float | None, unit: str, text: str) -> None:
    assert change(value, before, unit) == text


def test_days_and_months_are_written_in_the_language() -> None:
    assert (day(date(2026, 8, 7)), month(date(2026, 8, 1)), day(None)) == ("7 Agu 2026", "Agustus 2026", "–")
    language.use("en")
    assert (day(date(2026, 8, 7)), month(date(2026, 8, 1))) == ("7 Aug 2026", "August 2026")


def test_every_unit_has_a_word() -> None:
    assert all(unit.word and unit.key == key for key, unit in UNITS.items())
