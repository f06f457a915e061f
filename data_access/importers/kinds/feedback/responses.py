"""Respondents' answers as the contract keeps them: a pseudonym, an id made of what they say, and no row twice."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import polars as pl

from data_access.contract import codes
from data_access.importers.importer import AT, Understood
from data_access.importers.kinds.feedback.services import new_services, tell_new
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.importers.values import folded
from data_access.language import N_
from data_access.privacy import pseudonym
from data_access.settings import settings

_IDS = uuid.UUID("c7b0a1d4-2e83-4f6a-8d14-6f9b3a5e7c21")
REPEATED = N_("jawaban berulang: orang, layanan, hari, dan jawabannya sama dengan baris sebelumnya")
NO_ANSWER = N_("responden tanpa jawaban")

_NOBODY = r"^0*$|^(?:anonim|anonymous|tidakada|tanpanomor|nihil|kosong)$"
_MOBILE = r"^(?:62|0|620)?(8\d{7,11})$"
"""A mobile number with or without its country and its nought, which sheets lose: one telephone is one person."""


def pseudonyms(texts: pl.Series) -> pl.Series:
    """What stands for a telephone number or an id of a respondent; null where it names nobody.

    A plain hash of a telephone number is undone by trying them all: this one needs the secret of the installation. So
    the same file brought in from another installation gives its respondents other names, and its rows other ids.
    """
    marks = texts.to_frame("text").select(folded(pl.col("text")).str.replace(_MOBILE, "$1")).to_series()
    secret = settings().secret()
    named = marks.filter(~marks.str.contains(_NOBODY)).drop_nulls().unique()
    return marks.replace_strict({one: pseudonym(one, secret) for one in named}, default=None, return_dtype=pl.String)


def repeated() -> pl.Expr:
    """Whether a row repeats one before it: the same person, service, day and answers. Who is nobody repeats nobody."""
    same = pl.struct("service_id", "answered_on", "respondent_key", *codes.UNSUR)
    return pl.col("respondent_key").is_not_null() & ~same.is_first_distinct()


def response_ids(rows: pl.DataFrame, identity: Sequence[str]) -> pl.Series:
    """Ids made of what `identity` says; rows that say the same are numbered as they come, so that 29 equal answers of
    nobody in particular stay 29 rows."""
    said = (pl.col(name).cast(pl.String).fill_null("") for name in identity)
    marked = rows.select(pl.concat_str(said, separator="/").alias("mark"))
    numbered = marked.select("mark", pl.int_range(pl.len()).over("mark").alias("number"))
    return pl.Series("id", [uuid.uuid5(_IDS, f"{mark}/{no}").hex for mark, no in numbered.iter_rows()], dtype=pl.String)


def understood(sifted: Sifted, rows: pl.DataFrame, known: Known, identity: Sequence[str]) -> Understood:
    """The services that are made and the answers; `rows` hold one response each, with the unsur as numbers."""
    answers = rows.with_columns(response_ids(rows, identity))
    table = answers.select(AT, "id", "service_id", "answered_on", "respondent_key", *codes.UNSUR)
    new = ~pl.col("id").is_in(known.rows("satisfaction_response", "id")["id"].implode())
    sent = answers.select("agency_id", pl.col("answered_on").dt.month_start().alias("month"), new.alias("new"))
    made = new_services(sifted.rows, known)
    tell_new(sifted, made)
    services = (("service", made),) if made.height else ()
    return Understood((*services, ("satisfaction_response", table)), sifted, sent=sent)
