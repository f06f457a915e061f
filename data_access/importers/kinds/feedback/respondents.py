"""Who answered a survey: a pseudonym for a telephone number or an id, which is written nowhere as it is."""

from __future__ import annotations

import polars as pl

from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.values import folded
from data_access.language import t
from data_access.privacy import pseudonym
from data_access.settings import settings
from data_access.units import day

_NOBODY = r"^0*$|^(?:anonim|anonymous|tidakada|tanpanomor|nihil|kosong)$"
_MOBILE = r"^(?:62|0|620)?(8\d{7,11})$"
"""A mobile number with or without its country and its nought, which sheets lose: one telephone is one person."""

_MASK = "pseudonim:"
_MASKED = rf"^\s*{_MASK}\s*(P-[A-Z2-7]{{12}})\s*$"
"""A pseudonym in a file of refused rows, in the place of what it stands for: it is the same respondent."""


def pseudonyms(texts: pl.Series) -> pl.Series:
    """What stands for a telephone number or an id of a respondent; null where it names nobody.

    A plain hash of a telephone number is undone by trying them all: this one needs the secret of the installation. So
    the same file read in another installation gives its respondents other names: see `refuse_other_secret`.
    """
    frame = texts.to_frame("text").select(
        folded(pl.col("text")).str.replace(_MOBILE, "$1").alias("mark"),
        pl.col("text").str.extract(_MASKED).alias("masked"),
    )
    secret = settings().secret()
    marks = frame.filter(pl.col("masked").is_null())["mark"].drop_nulls().unique()
    named = {one: pseudonym(one, secret) for one in marks.filter(~marks.str.contains(_NOBODY))}
    said = pl.col("mark").replace_strict(named, default=None, return_dtype=pl.String)
    return frame.select(pl.coalesce("masked", said).alias(texts.name)).to_series()


def masked(texts: pl.Series) -> pl.Series:
    """What a file of refused rows says instead, which `pseudonyms` reads back."""
    return (_MASK + pseudonyms(texts)).alias(texts.name)


def refuse_other_secret(answers: pl.DataFrame, known: Known) -> None:
    """ImportProblem where the file is in already and none of its respondents is: another secret gave them their names,
    and all of them would be counted twice.

    `answers`: id, service_id, answered_on, respondent_key. Where the file names no respondent but a number of each
    response (`response_key`), the ids are made of that number, and tell the same.
    """
    if known.came is None:
        return
    there = known.rows("satisfaction_response", "id", "service_id", "answered_on", "respondent_key")
    anonymous = answers["respondent_key"].null_count() == answers.height
    mark = "id" if anonymous and "response_key" in answers.columns else "respondent_key"
    ours, theirs = answers.drop_nulls(mark), there.drop_nulls(mark)
    beside = theirs.join(ours, on=["service_id", "answered_on"], how="semi")
    if beside.height and ours.height and not ours[mark].is_in(theirs[mark].to_list()).any():
        raise ImportProblem(
            t(
                "Berkas ini sudah masuk pada {day}, tetapi tidak satu pun respondennya dikenali: tanda responden "
                "dibuat dengan rahasia instalasi yang mengimpornya dahulu. Impor dari instalasi itu, atau salin berkas "
                "“secret” di folder PANTAU_HOME-nya ke folder PANTAU_HOME di sini.",
                day=day(known.came),
            )
        )
