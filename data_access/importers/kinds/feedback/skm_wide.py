"""SKM with a row for each respondent: U1–U9 or the nine unsur as headings, 1–4 below them (PermenPANRB 14/2017).

The sources have telephone numbers as keys, repeats, and respondents without answers. A respondent's answers about a
service on a day are the same ones in every file: what is corrected there is corrected here. One who answered several
times that day, and said several things, has several, in the order of the file. Answers of nobody in particular, or of
no certain day, are known by what they say: those that come in two files and say the same on the same day are taken for
one, for nothing in them tells them apart.
"""

from __future__ import annotations

import polars as pl

from data_access.contract import codes
from data_access.importers import values
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
    headings_of,
    read_answer,
    unsure_number,
    zone_of,
)
from data_access.importers.kinds.feedback.when import with_day
from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

_BESIDE_REFUSED = N_(
    "jawaban lain responden ini pada hari dan layanan yang sama ditolak: perbaiki, lalu impor semua barisnya bersama"
)
_OF_NOBODY = pl.col("respondent_key").is_null() | pl.col("date_on").is_null()
"""Of nobody in particular, or of no certain day: a period is none, and one may answer twice in it."""
_IDENTITY = (
    *map(pl.col, ("service_id", "answered_on", "respondent_key")),
    *(pl.when(_OF_NOBODY).then(pl.col(key)) for key in codes.UNSUR),
)


def _respondents(found: Found, known: Known, asked: Asked) -> Understood:
    _refuse_unsure(found, asked)
    sifted = Sifted(found.rows)
    for key in codes.UNSUR:
        read_answer(sifted, key, f"{key}__n")
    sifted.refuse(pl.all_horizontal(pl.col(f"{key}__n").is_null() for key in codes.UNSUR), codes.UNSUR[0], NO_ANSWER)
    with_day(sifted, found, known, asked)
    with_service(sifted, known, asked)
    sifted.add(
        pseudonyms(sifted.rows["respondent"]).alias("respondent_key"),
        *(pl.col(f"{key}__n").alias(key) for key in codes.UNSUR),
    )
    _together(sifted, found, zone_of(known, asked))
    sifted.refuse(repeated(), "date", REPEATED, aside=True)
    return understood(sifted, sifted.rows, known, _IDENTITY)


def _together(sifted: Sifted, found: Found, zone: str) -> None:
    """Refuse what stands beside a refused answer of the same respondent, day and service (any of the respondent, where
    its day cannot be read): they are told apart by their order, so the one that is mended later would be taken for the
    one that is in."""
    said = ["respondent_key", "day", "_service", "unit_id", "_unit"]
    rows = found.rows.with_columns(
        pseudonyms(found.rows["respondent"]).alias("respondent_key"),
        values.day(found.rows["date"], zone=zone).values.alias("day"),
        values.folded(pl.col("service")).alias("_service"),
        values.folded(pl.col("unit")).alias("_unit"),
    ).drop_nulls("respondent_key")
    faulty = sifted.refused.filter(~pl.col("aside") & (pl.col("reason") != NO_ANSWER))
    refused = rows.join(faulty, on=AT, how="semi")
    undated = refused.filter(pl.col("day").is_null() & pl.col("date").is_not_null())
    beside = [
        rows.join(refused.drop_nulls("day"), on=said, how="semi", nulls_equal=True),
        rows.join(undated, on="respondent_key", how="semi"),
    ]
    sifted.refuse(pl.col(AT).is_in(pl.concat(beside)[AT].to_list()), "date", _BESIDE_REFUSED)


def _refuse_unsure(found: Found, asked: Asked) -> None:
    """ImportProblem where a number may mean two unsur: U8 and U9, and a number that a person gave to another unsur."""
    filled = [name for name in found.rows.columns if found.rows[name].null_count() < found.rows.height]
    if sum(name in filled for name in UNSURE) > sum(key in filled for key in codes.UNSUR[7:]):
        raise unsure_number("columns", as_key=True)
    given = {folded(heading): key for key, heading in asked.columns.items() if key in codes.UNSUR}
    for number, key in NUMBERED.items():
        if given.get(folded(number), key) != key and key not in asked.columns:
            raise ImportProblem(
                t(
                    "Pemetaan [columns] memberi {number} kepada {other}, tetapi tidak menyebut kolom untuk {key}. "
                    "Sebut juga kolomnya.",
                    number=number,
                    other=given[folded(number)],
                    key=key,
                )
            )


_TELLING = codes.UNSUR[:3]
"""Unsur that no survey leaves out: a free service may leave out the fourth."""

SKM = Importer(
    key="skm",
    label=N_("SKM: satu baris per responden"),
    source="SKM",
    columns=(
        *(Column(key, headings_of(key), required=key in _TELLING) for key in codes.UNSUR),
        *(Column(key, names, required=False) for key, names in UNSURE.items()),
        DATE,
        YEAR,
        UNIT_ID,
        UNIT,
        SERVICE,
        RESPONDENT,
    ),
    understand=_respondents,
    unit="unit",
)
