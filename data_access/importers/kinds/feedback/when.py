"""On which day a survey was answered: as its row says, else the last day of the period that a person names."""

from __future__ import annotations

import polars as pl

from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import Found
from data_access.importers.kinds.feedback.shared import read_day
from data_access.importers.known import Known
from data_access.importers.periods import period_of
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.periods import Period
from data_access.units import day, number

UNDATED = N_("tanpa tanggal jawaban: isi tanggalnya, atau sebut periode berkasnya")


def with_day(sifted: Sifted, found: Found, known: Known, asked: Asked) -> None:
    """Add `answered_on`. A year alone is no day: it needs a period, and a note tells what was made of it."""
    read_day(sifted, "date", known, asked)
    sifted.add(pl.col("date_on").alias("answered_on"))
    period = _period(found, asked, known)
    if period is None:
        sifted.refuse(pl.col("answered_on").is_null(), "date", UNDATED)
        return
    sifted.about = period.key
    _fill(sifted, period)


def _period(found: Found, asked: Asked, known: Known) -> Period | None:
    """The period of answers without a day; None where the rows have their own. ImportProblem where it is not over:
    nobody has answered tomorrow."""
    rows = found.rows
    if not rows.height or (not asked.period and rows["date"].null_count() < rows.height):
        return None
    period = period_of(found, asked, values.whole(rows["year"]).values.drop_nulls().unique().to_list())
    if period.end > known.today:
        raise ImportProblem(
            t(
                "Periode {period} belum berakhir, padahal ada jawaban tanpa tanggal. Sebut dengan --period bulan atau "
                "triwulan yang sudah lewat, atau isi tanggal tiap jawaban.",
                period=period.label,
            )
        )
    return period


def _fill(sifted: Sifted, period: Period) -> None:
    undated = pl.col("answered_on").is_null()
    other = pl.col("year").is_not_null() & values.year_of(pl.col("year")).ne_missing(period.start.year)
    sifted.refuse(undated & other, "year", N_("tahun baris ini bukan tahun periode berkasnya"))
    rows = sifted.rows["answered_on"].null_count()
    sifted.add(pl.col("answered_on").fill_null(pl.lit(period.end)))
    if rows:
        sifted.tell(
            t(
                "{n} baris tanpa tanggal dicatat pada {day}, hari terakhir {period}: bulan lain dalam periode itu "
                "tampak tanpa jawaban.",
                n=number(rows),
                day=day(period.end),
                period=period.label,
            )
        )
