"""Several days in one cell, as decrees and lists of trainings write them: "9-10 Maret 2027", "9 s.d. 10 Maret 2027",
"19, 20 Maret 2027", "01/04/2026 - 05/04/2026"."""

from __future__ import annotations

import polars as pl

from data_access.importers.values.days import LOCAL, day
from data_access.importers.values.texts import Reading, plain

_WEEKDAYS = r"^(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\b(?:[\s,&–-]|dan\b|s\.? ?[/.]? ?d\b\.?)*)+"
_TO = r"\s*(?:\bs\.? ?/? ?d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b)\s*"
_DASH = r"\s*[-–—]\s*"
_SLASHED = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
_SPELLED = r"\d{1,2} ?[a-z]+\.? \d{4}"
_SPANS = (
    rf"^(?P<first>\d.*?)(?:{_TO}|\s+[-–—]\s+)(?P<last>\d.*\d)$",
    rf"^(?P<first>\d{{1,2}}(?: ?[a-z]+)?){_DASH}(?P<last>{_SPELLED})$",
    rf"^(?P<first>{_SLASHED}|{_SPELLED}|\d{{1,2}}){_DASH}(?P<last>{_SLASHED}|{_SPELLED})$",
)
"""A first and a last day. A dash without blanks parts them only where no single day is written so."""
_DAYED = r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}"
"""What the last of two days says of itself: "08.00 - 16.00" are no days."""

_SEVERAL = r"^\d{1,2}\b.*(?:[,;&]|\bdan\b)\s*\d{1,2}\b.*[a-z].*\d{4}$"
_BETWEEN = r"(?:\s*(?:[,;&]|\bdan\b))+\s*"
_ONLY_DAYS = rf"^\d{{1,2}}(?:(?:{_DASH}|{_TO})\d{{1,2}})?$"
_NO_YEAR = r"^\d{1,2}.*[a-z]$"
_LONGEST = 31
"""Days of a span in a list; a longer one is a slip of the year."""


def span(texts: pl.Series, order: str = "auto", zone: str = LOCAL) -> tuple[Reading, Reading]:
    """The first and the last day that a cell names, each read as by `day`; the same where it names one day only.

    Where one of the two is not understood, neither is. The note stands in the first.
    """
    known = plain(texts)
    ends = _ends(known)
    both = day(pl.concat([ends["first"], ends["last"]]), order, zone)
    first, last = both.values.head(len(known)), both.values.tail(len(known))
    read = pl.DataFrame({"first": first, "last": last})
    whole = read.with_columns(pl.when(pl.all_horizontal(pl.all().is_not_null())).then(pl.all()))
    return Reading.of(known, whole["first"], both.note), Reading.of(known, whole["last"])


def days(texts: pl.Series, order: str = "auto", zone: str = LOCAL) -> Reading:
    """Every day that a cell names, as List(Date); null where one of them is not understood, or the last is before the
    first."""
    known = plain(texts)
    pieces = known.to_frame("text").with_row_index("_of").with_columns(_pieces(known)).explode("piece")
    first, last = span(pieces["piece"], order, zone)
    ends = pieces.with_columns(first.values.alias("first"), last.values.alias("last"))
    length = (pl.col("last") - pl.col("first")).dt.total_days()
    fits = length.is_between(0, _LONGEST - 1)
    sound = ends.filter(fits.all().over("_of") & fits.is_not_null().all().over("_of"))
    named = sound.with_columns(pl.date_ranges("first", "last").alias("day")).explode("day")
    listed = named.group_by("_of").agg(pl.col("day").unique().sort())
    read = pieces.select(pl.col("_of").unique(maintain_order=True)).join(listed, on="_of", how="left").sort("_of")
    return Reading.of(known, read["day"], first.note)


def _bare(known: pl.Series) -> pl.DataFrame:
    return known.to_frame("text").select(pl.col("text").str.to_lowercase().str.replace(_WEEKDAYS, "").alias("text"))


def _ends(known: pl.Series) -> pl.DataFrame:
    """`first` and `last`, as texts; the first with the month and year that stand behind the last alone."""
    text = pl.col("text")
    found = [text.str.extract_groups(pattern) for pattern in _SPANS]
    last = pl.coalesce(one.struct.field("last") for one in found)
    first = pl.coalesce(one.struct.field("first") for one in found)
    parted = _bare(known).with_columns(first.alias("first"), last.alias("last"))
    dayed = pl.col("last").str.contains(_DAYED)
    whole = known.alias("whole")
    return parted.with_columns(whole).select(
        pl.when(dayed).then(_completed(pl.col("first"), pl.col("last"))).otherwise("whole").alias("first"),
        pl.when(dayed).then("last").otherwise("whole").alias("last"),
    )


def _pieces(known: pl.Series) -> pl.Series:
    """The parts of each text that name a day or a span, each with its month and year; the text itself where it names
    no several."""
    bare = _bare(known)["text"]
    said = [_parts(text) if text and several else [whole]
            for text, several, whole in zip(bare, bare.str.contains(_SEVERAL), known, strict=True)]  # fmt: skip
    return pl.Series("piece", said, dtype=pl.List(pl.String))


def _parts(text: str) -> list[str]:
    frame = pl.DataFrame({"text": [text]}).select(pl.col("text").str.replace_all(_BETWEEN, "\n").str.split("\n"))
    parts = frame.explode("text").with_columns(pl.col("text").last().alias("last"))
    return parts.select(_completed(pl.col("text"), pl.col("last"))).to_series().to_list()


def _completed(part: pl.Expr, last: pl.Expr) -> pl.Expr:
    """What lacks its month or its year takes it from the last."""
    month = pl.coalesce(
        pl.lit(" ") + last.str.extract(r"([a-z]+\.? ?\d{4})$"), last.str.extract(r"^\d{1,2}([/.]\d{1,2}[/.]\d{2,4})$")
    )
    year = pl.lit(" ") + last.str.extract(r"(\d{4})$")
    added = pl.when(part.str.contains(_ONLY_DAYS)).then(month).when(part.str.contains(_NO_YEAR)).then(year)
    return part + added.otherwise(pl.lit("")).fill_null("")
