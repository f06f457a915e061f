"""Ratings of a file beside those that the database has: neither nothing nor what is older undoes what is known.

Names nobody: what is told are numbers and the words of a predikat.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from sqlalchemy import select

from data_access.contract.performance import APPRAISAL
from data_access.dimensions.words import RATING
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.periods import Period
from data_access.units import number

_KEY = ("employee_id", "period_kind", "period_start", "assignment")
_RESULT = ("work_result", "behaviour", "rating", "rated_on", "agency_id")
_OLD = "old_"

_PARTS_ONLY = N_("hasil kerja dan perilaku terisi, tetapi predikatnya kosong: belum dihitung sebagai sudah dinilai")


def beside(rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    """The rows, which have the key of `appraisal`, with what stands there under it in columns `old_…`."""
    held = APPRAISAL.c
    of = [held[name].in_(rows[name].unique().to_list()) for name in ("period_kind", "period_start")]
    found = known.connection.execute(select(*(held[name] for name in (*_KEY, *_RESULT))).where(*of))
    kinds = {"period_start": pl.Date(), "rated_on": pl.Datetime("us")}
    schema = {name: kinds.get(name, pl.String()) for name in (*_KEY, *_RESULT)}
    there = pl.DataFrame([tuple(row) for row in found], schema=schema, orient="row")
    old = there.rename({name: _OLD + name for name in _RESULT})
    return rows.join(old, on=_KEY, how="left", maintain_order="left")


def standing(table: pl.DataFrame, sifted: Sifted, known: Known) -> pl.DataFrame:
    """The rows of `appraisal` as they shall stand: `rated_on` is that of the predikat beside it, or nothing.

    A row without a predikat, or one rated earlier than the one in the database, leaves all that is there. A file that
    does not say when it rated keeps the day of the same predikat, and no day of another one.
    """
    given = table.columns
    rows = beside(table.with_columns(pl.col("rated_on").cast(pl.Datetime("us"))), known)
    known_one, silent = pl.col("old_rating").is_not_null(), pl.col("rating").is_null()
    empty = known_one & silent
    older = known_one & ~silent & (pl.col("rated_on") < pl.col("old_rated_on")).fill_null(value=False)
    parts = ("work_result", "behaviour")
    nothing = silent & pl.all_horizontal(pl.col(name).is_null() for name in parts)
    kept = empty | older | (nothing & pl.any_horizontal(pl.col(_OLD + name).is_not_null() for name in parts))
    changed = rows.filter(known_one & ~kept & (pl.col("rating") != pl.col("old_rating")))
    _tell(sifted, rows.filter(empty), rows.filter(older), changed)
    same = pl.col("rated_on").is_null() & (pl.col("rating") == pl.col("old_rating"))
    dated = pl.when(same).then("old_rated_on").otherwise("rated_on").alias("rated_on")
    held = (pl.when(kept).then(_OLD + name).otherwise(name).alias(name) for name in _RESULT if name in given)
    return rows.with_columns(dated).with_columns(held).select(given)


def _tell(sifted: Sifted, empty: pl.DataFrame, older: pl.DataFrame, changed: pl.DataFrame) -> None:
    codes = (pl.col(f"{name}__code") for name in ("work_result", "behaviour", "rating"))
    result, behaviour, rating = codes
    sifted.warn(result.is_not_null() & behaviour.is_not_null() & rating.is_null(), "rating", _PARTS_ONLY)
    if empty.height:
        sifted.tell(
            t(
                "{n} orang sudah punya predikat di basis data dan kosong di berkas ini: predikat yang ada "
                "dipertahankan.",
                n=number(empty["employee_id"].n_unique()),
            )
        )
    if older.height:
        sifted.tell(
            t(
                "{n} predikat di berkas ini dinilai lebih dahulu daripada yang ada di basis data: yang ada "
                "dipertahankan.",
                n=number(older.height),
            )
        )
    if changed.height:
        most = changed.group_by("old_rating", "rating").len().sort("len", "old_rating", "rating", descending=True)
        before, after, _ = most.row(0)
        sifted.tell(
            t(
                "{n} predikat yang sudah ada berubah, misalnya {before} menjadi {after}.",
                n=number(changed.height),
                before=t(RATING.get(before, before)),
                after=t(RATING[after]),
            )
        )


def tell_running(sifted: Sifted, periods: Iterable[Period], known: Known) -> None:
    """That periods which still run deliver nothing yet (`appraisals_by`)."""
    running = [one.label for one in sorted(periods) if one.end > known.today]
    if running:
        sifted.tell(
            t(
                "Periode {period} belum berakhir: kirimannya dicatat bila berkas sesudah akhir periode masuk.",
                period=", ".join(running),
            )
        )
