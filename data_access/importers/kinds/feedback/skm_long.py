"""SKM with a row for each answer, and SKM as counts of answers only.

A response is taken as a whole or not at all: its rows share one fate. NNR (answer × 0.11) is not read: the index is
reckoned from the answers, with the exact ninth.
"""

from __future__ import annotations

from typing import NoReturn

import polars as pl

from data_access.contract import codes
from data_access.importers import synonyms
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, Column, Found, Importer, Understood, folded
from data_access.importers.kinds.feedback.respondents import pseudonyms
from data_access.importers.kinds.feedback.responses import NO_ANSWER, REPEATED, repeated, understood
from data_access.importers.kinds.feedback.services import with_service
from data_access.importers.kinds.feedback.shared import (
    DATE,
    NUMBERED,
    RESPONDENT,
    SERVICE,
    UNIT,
    UNIT_ID,
    UNSURE,
    YEAR,
    read_answer,
    unsure_number,
)
from data_access.importers.kinds.feedback.when import with_day
from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms import Codebook
from data_access.language import N_, t

_IDENTITY = tuple(map(pl.col, ("service_id", "answered_on", "response_key")))
"""A response is its number, about a service on a day."""


def _answers(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    book = _book(asked)
    _refuse_unsure(sifted, book)
    sifted.refuse(pl.col("response").is_null(), "response", N_("tanpa nomor penilaian"))
    sifted.refuse(pl.col("unsur").is_null(), "unsur", N_("tanpa pertanyaan"))
    sifted.code("unsur", book)
    read_answer(sifted, "answer", "answer__n")
    with_day(sifted, found, known, asked)
    with_service(sifted, known, asked)
    _whole(sifted, found)
    responses = _responses(sifted.rows)
    twice = responses.filter(repeated())["response"]
    sifted.refuse(pl.col("response").is_in(twice.to_list()), "response", REPEATED, aside=True)
    responses = responses.filter(~pl.col("response").is_in(twice.to_list()))
    said = understood(sifted, responses, known, _IDENTITY)
    leader = pl.col(AT).min().over("response").alias("leader")
    follows = sifted.rows.select(AT, leader).filter(pl.col(AT) != pl.col("leader"))
    return Understood(said.tables, sifted, sent=said.sent, follows=follows)


def _book(asked: Asked) -> Codebook:
    """The unsur by name and by their certain numbers, unless a person says what a number means here."""
    said = {folded(text) for text in asked.codes.get("unsur", {})}
    numbers = {number: key for number, key in NUMBERED.items() if folded(number) not in said}
    return synonyms.with_more(asked.book("unsur"), numbers)


def _refuse_unsure(sifted: Sifted, book: Codebook) -> None:
    numbers = {folded(name) for names in UNSURE.values() for name in names}
    texts = sifted.rows["unsur"].filter(synonyms.unclear(sifted.rows["unsur"], book))
    if any(folded(text) in numbers for text in texts.unique()):
        raise unsure_number("codes.unsur", as_key=False)


def _whole(sifted: Sifted, found: Found) -> None:
    """Refuse a response of which a row is refused, or that says two things; or nothing."""
    twice = pl.struct("response", "unsur__code").is_duplicated()
    sifted.refuse(twice, "unsur", N_("unsur ini dijawab lebih dari sekali dalam satu penilaian"))
    services = pl.col("service_id").n_unique().over("response")
    sifted.refuse(services > 1, "service", N_("penilaian ini menyebut beberapa layanan"))
    sifted.refuse(pl.col("answer__n").max().over("response").is_null(), "answer", NO_ANSWER)
    refused = found.rows.join(sifted.refused.select(AT), on=AT)["response"].drop_nulls().unique()
    rest = N_("baris lain dari penilaian ini ditolak: perbaiki, lalu impor semua barisnya bersama")
    sifted.refuse(pl.col("response").is_in(refused.to_list()), "response", rest)


def _responses(rows: pl.DataFrame) -> pl.DataFrame:
    """One row for each response, ascribed to the first of its rows."""
    of = {key: pl.col("answer__n").filter(pl.col("unsur__code") == key).first() for key in codes.UNSUR}
    first = ("service_id", "agency_id", "respondent")
    grouped = rows.sort(AT).group_by("response", maintain_order=True)
    found = grouped.agg(pl.col(AT).first(), pl.col("answered_on").min(), pl.col(*first).drop_nulls().first(), **of)
    return found.with_columns(
        pseudonyms(found["respondent"]).alias("respondent_key"), pseudonyms(found["response"]).alias("response_key")
    )


def _counts(_found: Found, _known: Known, _asked: Asked) -> NoReturn:
    raise ImportProblem(
        t(
            "Berkas ini hanya menghitung jawaban tiap unsur: jawaban satu orang atas kesembilan unsur tidak diketahui "
            "bersama, padahal rentang IKM dan responden yang lengkap dihitung dari situ. Minta berkas per responden "
            "(satu baris per responden, atau satu baris per jawaban dengan nomor penilaiannya)."
        )
    )


SKM_LONG = Importer(
    key="skm_long",
    label=N_("SKM: satu baris per jawaban"),
    source="SKM",
    columns=(
        Column("response", ("id_penilaian", "penilaian_id", "no_penilaian", "id_survei", "survei_id")),
        Column("unsur", ("unsur", "nama_unsur", "pertanyaan", "id_pertanyaan", "pertanyaan_id")),
        Column("answer", ("nilai_pertanyaan", "nilai", "jawaban", "skor")),
        DATE,
        YEAR,
        UNIT_ID,
        UNIT,
        SERVICE,
        RESPONDENT,
    ),
    understand=_answers,
    unit="unit",
)

SKM_COUNTS = Importer(
    key="skm_distribusi",
    label=N_("SKM: banyaknya jawaban per unsur"),
    source="SKM",
    columns=(
        Column("unsur", ("unsur",)),
        Column("answer", ("nilai",)),
        Column("respondents", ("jumlah_responden", "responden", "frekuensi")),
    ),
    understand=_counts,
)
