"""The time of day behind a day: cut off, and told as seconds and as an offset from UTC."""

from __future__ import annotations

import polars as pl

_HOURS = {"utc": 0, "gmt": 0, "z": 0, "wib": 7, "wita": 8, "wit": 9}
"""Zones that a text may name; the Indonesian ones by Keppres 41/1987."""

_TIMED = (
    r"^(?P<day>.*?)(?:(?:t|,? )(?:pukul |jam )?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]+)?)? ?(?P<half>am|pm)? ?"
    r"(?P<zone>z|utc|gmt|wib|wita|wit|[+\-][01][0-9]:?(?:[0-5][0-9])?)?)?$"
)


def parted(texts: pl.Series) -> pl.DataFrame:
    """`day` (String, lower case), `seconds` (Int64, null where no such time exists), `offset` (Int64, null unsaid).

    A text without a time is at 0 seconds.
    """
    parts = texts.str.to_lowercase().to_frame("text").select(pl.col("text").str.extract_groups(_TIMED).struct.unnest())
    return parts.select("day", _seconds().alias("seconds"), _offset(pl.col("zone")).alias("offset"))


def _seconds() -> pl.Expr:
    hour, minute, second = (_number(pl.col(name)).fill_null(0) for name in ("hour", "minute", "second"))
    half = pl.col("half")
    clock = pl.when(half == "pm").then(hour % 12 + 12).when(half == "am").then(hour % 12).otherwise(hour)
    real = (clock < 24) & (minute < 60) & (second < 60) & (half.is_null() | hour.is_between(1, 12))
    return pl.when(real).then(clock * 3600 + minute * 60 + second)


def _offset(zone: pl.Expr) -> pl.Expr:
    named = zone.replace_strict(_HOURS, default=None, return_dtype=pl.Int64) * 3600
    ahead = _number(zone.str.slice(1, 2)) * 3600 + _number(zone.str.extract(r"([0-9]{2})$")).fill_null(0) * 60
    short = zone.str.len_chars() == 3
    said = pl.when(short).then(_number(zone.str.slice(1, 2)) * 3600).otherwise(ahead)
    return pl.coalesce(named, pl.when(zone.str.starts_with("-")).then(-said).otherwise(said))


def _number(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Int64, strict=False)
