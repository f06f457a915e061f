"""Days and moments are read however a cell writes them; which number is the month is shown by the column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from data_access.importers.values import day, moment
from tests.importers.cells import texts

DAYS = {
    "2026-05-01": date(2026, 5, 1),
    "2026/5/1": date(2026, 5, 1),
    "2026-05-01T07:30:00": date(2026, 5, 1),
    "2026-05-01 07:30:00.123": date(2026, 5, 1),
    "31/12/2026": date(2026, 12, 31),
    "5-6-26": date(2026, 6, 5),
    "5.6.1965": date(1965, 6, 5),
    "05/06/2026 3:04 PM": date(2026, 6, 5),
    "20260531": date(2026, 5, 31),
    "46143": date(2026, 5, 1),
    "46143.0": date(2026, 5, 1),
    "46143,75": date(2026, 5, 1),
    "5 Mei 2026": date(2026, 5, 5),
    "05-Agt-2026": date(2026, 8, 5),
    "5 Pebruari 2026": date(2026, 2, 5),
    "Senin, 5 Mei 2026": date(2026, 5, 5),
    "Jum'at 1 Mei 2026 pukul 07.30 WIB": date(2026, 5, 1),
    "May 5, 2026": date(2026, 5, 5),
    "'2026-01-02": date(2026, 1, 2),
    "2025-12-31T17:00:00.000Z": date(2026, 1, 1),
    "2026-01-01T00:00:00+08:00": date(2026, 1, 1),
    "29/02/2028": date(2028, 2, 29),
    "29/02/2026": None,
    "2026-02-30": None,
    "45/13/2026": None,
    "2026-05-01 25:00": None,
    "1/1/1900": None,
    "01/01/2101": None,
    "31/12/31": None,
    "05052026": None,
    "s.d. 5 Mei 2026": None,
    "Mei 2026": None,
    "46143x": None,
    "٣١/١٢/٢٠٢٦": None,
    "2026-05-01 ٠٧:٣٠": None,
    "2026-05-01T07:30:00+99:00": None,
    "5 Foo 2026": None,
}


def test_days_are_read_however_they_are_written() -> None:
    reading = day(texts(*DAYS))
    assert dict(zip(DAYS, reading.values, strict=True)) == DAYS
    assert reading.unclear.to_list() == [known is None for known in DAYS.values()]
    assert (reading.values.dtype, reading.values.name, reading.note) == (pl.Date, "cell", "")


def test_nothing_is_not_unclear() -> None:
    reading = day(texts("-", None, "0000-00-00", "x"))
    assert reading.unclear.to_list() == [False, False, False, True]


def test_one_month_over_twelve_decides_for_its_column() -> None:
    american = day(texts("5/6/2026", "5/13/2026", "2026-01-02"))
    assert american.values.to_list() == [date(2026, 5, 6), date(2026, 5, 13), date(2026, 1, 2)]
    assert american.note == "Tanggal dibaca sebagai bulan/hari/tahun, sebab ada 5/13/2026."
    indonesian = day(texts("5/6/2026", "13/5/2026"))
    assert (indonesian.values.to_list(), indonesian.note) == ([date(2026, 6, 5), date(2026, 5, 13)], "")


def test_a_column_with_both_orders_is_not_guessed() -> None:
    mixed = texts("5/6/2026", "13/5/2026", "5/13/2026", "5/5/2026", "2026-05-01")
    reading = day(mixed)
    assert reading.values.to_list() == [None, None, None, date(2026, 5, 5), date(2026, 5, 1)]
    assert reading.note == (
        "Kolom tanggal memuat 13/5/2026 dan 5/13/2026: urutan hari dan bulan tidak pasti. "
        "Tulis sebagai tahun-bulan-hari."
    )
    told = day(mixed, order="dmy")
    assert told.values.to_list() == [date(2026, 6, 5), date(2026, 5, 13), None, date(2026, 5, 5), date(2026, 5, 1)]
    assert told.note == ""


def test_an_order_that_is_not_shown_is_indonesian_and_told() -> None:
    reading = day(texts("5/6/2026", "7/7/2026"))
    assert reading.values.to_list() == [date(2026, 6, 5), date(2026, 7, 7)]
    assert reading.note == "Urutan hari dan bulan tidak dapat dipastikan; 5/6/2026 dibaca sebagai hari/bulan/tahun."
    assert day(texts("7/7/2026", "2026-05-01")).note == ""


MOMENTS = {
    "2026-05-01 07:30:00": datetime(2026, 4, 30, 23, 30),
    "2026-05-01 07:30 WIB": datetime(2026, 5, 1, 0, 30),
    "2026-05-01T07:30:15Z": datetime(2026, 5, 1, 7, 30, 15),
    "2026-05-01T07:30:15-0130": datetime(2026, 5, 1, 9, 0, 15),
    "2026-05-01T07:30:15+07": datetime(2026, 5, 1, 0, 30, 15),
    "01/05/2026 12:05 am": datetime(2026, 4, 30, 16, 5),
    "13/05/2026 12.05 PM": datetime(2026, 5, 13, 4, 5),
    "46143.5": datetime(2026, 5, 1, 4),
    "5 Mei 2026": datetime(2026, 5, 4, 16),
    "2026-05-01 13:00 pm": datetime(2026, 5, 1, 5),
    "besok": None,
}


def test_moments_are_told_in_utc() -> None:
    reading = moment(texts(*MOMENTS), zone="Asia/Makassar")
    expected = {**MOMENTS, "2026-05-01 13:00 pm": None}
    assert dict(zip(MOMENTS, reading.values, strict=True)) == expected
    assert reading.values.dtype == pl.Datetime("us")


def test_a_midnight_in_utc_is_a_day_of_the_city() -> None:
    stored = texts("2025-12-31T16:00:00Z")
    assert day(stored, zone="Asia/Makassar").values.to_list() == [date(2026, 1, 1)]
    assert day(stored, zone="Asia/Jakarta").values.to_list() == [date(2025, 12, 31)]


_DAY = st.dates(date(1940, 1, 1), date(2100, 12, 31))
_LONG = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
         "Desember")  # fmt: skip
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
_WRITTEN: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day:%Y-%m-%d} 23:59:59",
    lambda day: f"{day.day} {_LONG[day.month - 1]} {day.year}",
    lambda day: f"{day:%d}-{_SHORT[day.month - 1]}-{day.year}".upper(),
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: str((day - date(1899, 12, 30)).days),
    lambda day: f"{(day - date(1899, 12, 30)).days}.0",
)
_ORDERED = {"dmy": ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"), "mdy": ("%m/%d/%Y", "%m-%d-%Y %H:%M")}


@given(_DAY, st.sampled_from(_WRITTEN))
def test_a_day_comes_back_from_each_way_of_writing(value: date, write: Callable[[date], str]) -> None:
    assert day(texts(write(value))).values.to_list() == [value]


@given(st.lists(_DAY, min_size=1), st.sampled_from([(order, form) for order in _ORDERED for form in _ORDERED[order]]))
def test_a_column_with_days_over_twelve_comes_back(values: list[date], way: tuple[str, str]) -> None:
    order, form = way
    days = [*values, *(date(2026, 5, day) for day in (29, 30, 31))]
    column = texts(*(value.strftime(form) for value in days))
    assert day(column).values.to_list() == day(column, order=order).values.to_list() == days


@given(st.datetimes(datetime(1941, 1, 1), datetime(2100, 12, 30)))
def test_a_moment_comes_back(value: datetime) -> None:
    second = value.replace(microsecond=0)
    local = second + timedelta(hours=7)
    # before 1964 the clocks of Jakarta stood otherwise; an offset that is said holds always
    assert moment(texts(f"{local.isoformat()}+07:00", f"{second.isoformat()}Z")).values.to_list() == [second, second]
