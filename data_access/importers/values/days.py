"""Days and moments, however a cell writes them. Whether 5/6 is in June or in May is decided by the whole column."""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access.importers.values.clock import parted
from data_access.importers.values.months import FIRST_YEAR, LAST_YEAR, MONTHS
from data_access.importers.values.texts import Reading, example, plain
from data_access.language import t

LOCAL = "Asia/Jakarta"
"""The zone of a text that names none, where the caller knows no better (city.timezone)."""

_WEEKDAY = (
    r"^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)[, ]+"
)
_YEAR_FIRST = r"^(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})$"
_JOINED = r"^(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})$"
_NAMED = r"^(?P<d>[0-9]{1,2})[-/. ]*(?P<m>[a-z]+)[-/., ]*(?P<y>[0-9]{4}|[0-9]{2})$"
_NAMED_FIRST = r"^(?P<m>[a-z]+)\.? ?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?[, ]+(?P<y>[0-9]{4})$"
_ORDERED = r"^(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4}|[0-9]{2})$"
_SERIAL = r"^[0-9]{5}(?:[.,][0-9]+)?$"
_EPOCH = date(1899, 12, 30)
"""Day 0 of a sheet's serials (1900 system): its 29 February 1900 lies far before any day we believe."""
_SURE = 3
"""So many distinct days that only month/day reads show a column of month/day, where none shows the other (konvensi
aplikasi): one or two are slips."""
_CENTURY = 30
"""Two digits below are of the 2000s, the others of the 1900s, as Excel reads them."""


def day(texts: pl.Series, order: str = "auto", zone: str = LOCAL) -> Reading:
    """Date: ISO, 31/12/2026, 31-12-26, 20261231, "31 Desember 2026", "05-Agt-2026", serials ("46143"), with or without
    a time.

    `order` "dmy" or "mdy" says how 5/6/2026 is meant; "auto" asks the whole column for days that one order alone can
    read (31/12/2026, 12/31/2026), each distinct one once:

    - none of either, or some that only day/month reads: day/month, as Indonesia writes;
    - some that only month/day reads: month/day where they are sure (`_SURE`, or half of all), else a few slips among
      days of day/month, which are not read;
    - some of both: day/month where its days are more than twice as many; else only what is the same both ways is read.

    Each with a note, but for the day/month that is shown.
    A moment said in UTC is the day it is in `zone`: a midnight is often stored as 17:00Z of the day before.
    Years outside 1940–2100 are null.
    """
    known, moments, note = _moments(texts, order)
    local = pl.col("at").dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.date()
    read = moments.select(pl.when(pl.col("offset") == 0).then(local).otherwise(pl.col("at").dt.date()))
    return Reading.of(known, read.to_series(), note)


def moment(texts: pl.Series, order: str = "auto", zone: str = LOCAL) -> Reading:
    """Datetime in UTC, without a zone, to the second, as the contract keeps moments; days as in `day`.

    A text without an offset or WIB, WITA, WIT is a time in `zone`; a day alone is its midnight.
    """
    known, moments, note = _moments(texts, order)
    here = pl.col("at").dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    utc = here.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    said = pl.col("at") - pl.duration(seconds=pl.col("offset"))
    read = moments.select(pl.when(pl.col("offset").is_null()).then(utc).otherwise(said))
    return Reading.of(known, read.to_series(), note)


def _moments(texts: pl.Series, order: str) -> tuple[pl.Series, pl.DataFrame, str]:
    """Cleaned texts; `at` (Datetime as written) and `offset` (seconds from UTC, null unsaid); and a note."""
    known = plain(texts)
    parts = parted(known).with_columns(pl.col("day").str.replace(_WEEKDAY, ""))
    ordered = _fields(parts["day"], _ORDERED)
    chosen, note = _chosen(known, ordered) if order == "auto" else (order, "")
    days = pl.DataFrame([*_certain(parts["day"]), _in_order(ordered, chosen), _serials(parts["day"])])
    first = days.select(pl.coalesce(pl.all())).to_series()
    believed = first.dt.year().is_between(FIRST_YEAR, LAST_YEAR)
    at = pl.when(believed).then(pl.lit(first) + pl.duration(seconds=pl.col("seconds")))
    return known, parts.select(at.alias("at"), "offset"), note


def _fields(texts: pl.Series, pattern: str) -> pl.DataFrame:
    """`y`, `m`, `d` as text, null where the pattern does not hold."""
    return texts.to_frame("day").select(pl.col("day").str.extract_groups(pattern).struct.unnest())


def _certain(texts: pl.Series) -> list[pl.Series]:
    """What needs no column to be understood, as moments at midnight."""
    number = pl.col("m").replace_strict(MONTHS, default=None, return_dtype=pl.Int64)
    forms = [_fields(texts, pattern) for pattern in (_YEAR_FIRST, _JOINED)]
    forms += [_fields(texts, pattern).with_columns(number) for pattern in (_NAMED, _NAMED_FIRST)]
    return [_day(form, "m", "d").alias(str(at)) for at, form in enumerate(forms)]


def _in_order(fields: pl.DataFrame, order: str) -> pl.Series:
    """31/12/2026 in this order; an order that is not known reads only what is the same both ways."""
    if order in ("dmy", "mdy"):
        return _day(fields, *(("m", "d") if order == "dmy" else ("d", "m"))).alias("ordered")
    same = fields.with_columns(pl.when(pl.col("d").cast(pl.Int64) == pl.col("m").cast(pl.Int64)).then(pl.col("d")))
    return _day(same, "m", "d").alias("ordered")


def _day(fields: pl.DataFrame, month: str, day_of: str) -> pl.Series:
    year = pl.col("y").cast(pl.Int64)
    century = pl.when(year < _CENTURY).then(2000).otherwise(1900)
    full = pl.when(pl.col("y").str.len_chars() == 2).then(year + century).otherwise(year)
    pieces = (full, pl.col(month), pl.col(day_of))
    written = pl.concat_str(
        [piece.cast(pl.String).str.zfill(width) for piece, width in zip(pieces, (4, 2, 2), strict=True)], separator="-"
    )
    return fields.select(written.str.to_datetime("%Y-%m-%d", strict=False, time_unit="us")).to_series()


def _serials(texts: pl.Series) -> pl.Series:
    """Serials of a sheet; their fraction is the time, to the second."""
    serial = pl.when(pl.col("day").str.contains(_SERIAL)).then(pl.col("day").str.replace(",", ".", literal=True))
    seconds = (serial.cast(pl.Float64, strict=False) * 86_400).round().cast(pl.Int64)
    start = pl.lit(_EPOCH).cast(pl.Datetime("us"))
    return texts.to_frame("day").select((start + pl.duration(seconds=seconds)).alias("serial")).to_series()


def _chosen(known: pl.Series, fields: pl.DataFrame) -> tuple[str, str]:
    """The order that the column shows, "" where it shows both alike, and what to tell."""
    first, second = (fields[name].cast(pl.Int64) for name in ("d", "m"))
    dmy, mdy = first.is_between(13, 31) & (second <= 12), second.is_between(13, 31) & (first <= 12)
    either = (first <= 12) & (second <= 12) & (first != second)
    indonesian, american, both = (fields.filter(where).n_unique() for where in (dmy, mdy, either))
    if not american:
        unsure = either.any() and not indonesian
        return "dmy", _assumed(example(known, either)) if unsure else ""
    if indonesian > 2 * american or (not indonesian and american < _SURE and american < both):
        return "dmy", _slipped(example(known, mdy))
    if indonesian:
        return "", _both(example(known, dmy), example(known, mdy))
    return "mdy", t("Tanggal dibaca sebagai bulan/hari/tahun, sebab ada {text}.", text=example(known, mdy))


def _slipped(text: str) -> str:
    return t(
        "Tanggal dibaca sebagai hari/bulan/tahun; {text} tidak dapat dibaca begitu. Tulis sebagai tahun-bulan-hari.",
        text=text,
    )


def _both(one: str, other: str) -> str:
    return t(
        "Kolom tanggal memuat {one} dan {other}: urutan hari dan bulan tidak pasti. Tulis sebagai tahun-bulan-hari.",
        one=one, other=other,
    )  # fmt: skip


def _assumed(text: str) -> str:
    return t("Urutan hari dan bulan tidak dapat dipastikan; {text} dibaca sebagai hari/bulan/tahun.", text=text)
