"""What the AKPK application says a person should learn → rows of `development_plan`, where it can be told.

Nothing is made of a text that names no competency, nor of one without a gap, nor where the year has a plan already.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

import polars as pl

from data_access.importers.importer import AT, Column
from data_access.importers.kinds.competency.dictionary import Dictionary, marked
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import t

_IDS = uuid.UUID("c2b7f3a8-8f0d-4c55-9b8e-0a6d1e4f7390")
"""Names the plans: the same person, competency and year is the same plan."""

NEEDS = (
    Column("competency_by_superior", ("atasan_kompetensi_dikembangkan",), required=False),
    Column("training_by_superior", ("atasan_rekomendari_pelatihan", "atasan_rekomendasi_pelatihan"), required=False),
    Column("competency_by_self", ("self_kompetensi_ditingkatkan",), required=False),
    Column("training_by_self", ("self_pelatihan_dibutuhkan",), required=False),
)
_SIDES = ("superior", "self")
_KEY = ("employee_id", "competency_id", "year")
_BELOW = pl.col("achieved_level") < pl.col("required_level")
_UNSET = pl.col("required_level").is_null()


def plans(
    sifted: Sifted, required: pl.DataFrame, dictionary: Dictionary, ids: Mapping[str, str], known: Known
) -> pl.DataFrame:
    """Rows of `development_plan` of kept rows; `required`: their cells with the levels of the standards."""
    needs = _named(sifted.rows, dictionary, ids)
    untied = needs["competency_id"].null_count()
    tied = needs.drop_nulls("competency_id")
    found, without = (_of(tied, required.filter(where)) for where in (_BELOW, _UNSET))
    _tell(sifted, untied, tied.height - found.height - without.height, without.height)
    year = pl.col("assessed_on").dt.year().cast(pl.Int64) + 1
    route = pl.when(pl.col("taught").any()).then(pl.lit("PELATIHAN")).alias("route")
    wanted = found.with_columns(year.alias("year")).group_by(_KEY).agg(pl.col(AT).min(), route).sort(AT, *_KEY)
    new = wanted.join(known.rows("development_plan", *_KEY), on=_KEY, how="anti", maintain_order="left")
    return new.with_columns(_ids(new), pl.lit("USULAN").alias("status"))


def _of(needs: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The needs that are about one of these levels."""
    return needs.join(cells.select(AT, "competency_id"), on=[AT, "competency_id"], how="semi")


def _named(rows: pl.DataFrame, dictionary: Dictionary, ids: Mapping[str, str]) -> pl.DataFrame:
    """AT, employee_id, assessed_on, taught, competency_id: a row for each competency that a need names, or null."""
    needs = pl.concat([_side(rows, side) for side in _SIDES])
    by_mark = {**dictionary.ids, **{dictionary.mark(name): ident for name, ident in ids.items()}}
    mark = marked(needs["said"], dictionary.book)
    found = mark.replace_strict(by_mark, default=None, return_dtype=pl.String)
    return needs.with_columns(found.alias("competency_id"))


def _side(rows: pl.DataFrame, side: str) -> pl.DataFrame:
    """What one of the two says, a row for each part between commas; `taught`: a training is asked for."""
    parts = pl.col(f"competency_by_{side}").str.replace_all(";", ",", literal=True).str.split(",")
    taught = pl.col(f"training_by_{side}").is_not_null()
    said = rows.select(AT, "employee_id", "assessed_on", said=parts, taught=taught)
    return said.filter(pl.col("said").is_not_null() | pl.col("taught")).explode("said")


def _ids(rows: pl.DataFrame) -> pl.Series:
    named = [uuid.uuid5(_IDS, "/".join(map(str, key))).hex for key in rows.select(_KEY).iter_rows()]
    return pl.Series("id", named, dtype=pl.String)


def _tell(sifted: Sifted, untied: int, enough: int, without: int) -> None:
    """Why needs are no plans: they name no competency, there is no gap, or nobody knows whether there is one."""
    if untied:
        sifted.tell(
            t(
                "{count} kebutuhan pengembangan tidak dicatat sebagai usulan: teksnya tidak menyebut kompetensi yang "
                "dikenal.",
                count=untied,
            )
        )
    if enough:
        sifted.tell(
            t(
                "{count} kebutuhan pengembangan tidak dicatat sebagai usulan: levelnya tidak di bawah standar jabatan, "
                "atau tidak dinilai.",
                count=enough,
            )
        )
    if without:
        sifted.tell(
            t(
                "{count} kebutuhan pengembangan belum dicatat sebagai usulan: jabatan orangnya belum punya standar "
                "untuk kompetensi itu. Impor standar kompetensi jabatan (tabel competency_standard) lebih dahulu, lalu "
                "berkas ini lagi.",
                count=without,
            )
        )
