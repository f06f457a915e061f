"""Respondents' answers as the contract keeps them: an id made of who answered or of what was said, no row twice."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import polars as pl

from data_access.contract import codes
from data_access.importers.importer import AT, Understood
from data_access.importers.kinds.feedback import new_services
from data_access.importers.kinds.feedback.respondents import refuse_other_secret
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import N_

_IDS = uuid.UUID("c7b0a1d4-2e83-4f6a-8d14-6f9b3a5e7c21")
REPEATED = N_("jawaban berulang: orang, layanan, hari, dan jawabannya sama dengan baris sebelumnya")
NO_ANSWER = N_("responden tanpa jawaban")


def repeated() -> pl.Expr:
    """Whether a row repeats one before it: the same person, service, day and answers. Who is nobody repeats nobody."""
    same = pl.struct("service_id", "answered_on", "respondent_key", *codes.UNSUR)
    return pl.col("respondent_key").is_not_null() & ~same.is_first_distinct()


def response_ids(rows: pl.DataFrame, identity: Sequence[pl.Expr]) -> pl.Series:
    """Ids made of what `identity` says; rows that say the same are numbered as they come, so that 29 equal answers of
    nobody in particular stay 29 rows."""
    said = (one.cast(pl.String).fill_null("") for one in identity)
    marked = rows.select(pl.concat_str(said, separator="/").alias("mark"))
    numbered = marked.select("mark", pl.int_range(pl.len()).over("mark").alias("number"))
    return pl.Series("id", [uuid.uuid5(_IDS, f"{mark}/{no}").hex for mark, no in numbered.iter_rows()], dtype=pl.String)


def understood(sifted: Sifted, rows: pl.DataFrame, known: Known, identity: Sequence[pl.Expr]) -> Understood:
    """The services that are made and the answers; `rows` hold one response each, with the unsur as numbers."""
    answers = rows.with_columns(response_ids(rows, identity))
    refuse_other_secret(answers, known)
    table = answers.select(AT, "id", "service_id", "answered_on", "respondent_key", *codes.UNSUR)
    new = ~pl.col("id").is_in(known.rows("satisfaction_response", "id")["id"].implode())
    sent = answers.select("agency_id", pl.col("answered_on").dt.month_start().alias("month"), new.alias("new"))
    made = new_services.rows_of(sifted)
    new_services.tell(sifted, made)
    services = (("service", made),) if made.height else ()
    return Understood((*services, ("satisfaction_response", table)), sifted, sent=sent)
