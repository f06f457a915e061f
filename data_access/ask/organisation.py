"""The predikat of the organisation beside those of its people: joined when asking, and the pattern it is held against.

Joined by OPD and period, so a correction of one needs no new count of the other (SE MenPANRB 3/2023).
"""

from __future__ import annotations

import polars as pl

from data_access.ask.question import Answer
from data_access.contract import codes
from data_access.dimensions import DIMENSIONS
from data_access.dimensions.words import RATING
from data_access.language import t
from data_access.pattern import VERDICTS, Judged, judged
from data_access.snapshot import Snapshot
from data_access.units import number

PATTERN_METRICS = ("dominant_share", *(f"rating_{code.lower()}" for code in codes.RATING))
PATTERN_BY = ("opd", "agency_rating")
"""What a question must ask, and by what, for its answer to be held against the pattern."""

_SCHEMA = {
    "opd": pl.String,
    "opd__label": pl.String,
    "agency_rating": pl.String,
    "agency_rating__label": pl.String,
    "rated": pl.Int64,
    "dominant": pl.String,
    "dominant__label": pl.String,
    "share": pl.Float64,
    "expected": pl.String,
    "expected__label": pl.String,
    "expected_share": pl.Float64,
    "bound_low": pl.Float64,
    "bound_high": pl.Float64,
    "off": pl.Float64,
    "verdict": pl.String,
    "verdict__label": pl.String,
    "why": pl.String,
}


def with_agency_rating(rows: pl.DataFrame, snapshot: Snapshot) -> pl.DataFrame:
    """Counted rows with `agency_rating`: the predikat of their OPD in their own period, NONE where there is none."""
    ratings = pl.Enum(list(DIMENSIONS["agency_rating"].codes))
    known = pl.col("rating").is_in(codes.AGENCY_RATING)
    said = snapshot.names("agency_appraisal").select(
        pl.col("agency_id").alias("__opd"),
        pl.col("period_kind").cast(rows.schema["kind_of_period"], strict=False).alias("kind_of_period"),
        pl.col("period_start").alias("period"),
        pl.when(known).then("rating").otherwise(pl.lit(codes.UNKNOWN)).cast(ratings).alias("agency_rating"),
    )
    tree = snapshot.agency_keys.select("agency", pl.col("opd").alias("__opd"))
    joined = rows.join(tree, on="agency", how="left").join(said, on=["__opd", "kind_of_period", "period"], how="left")
    return joined.drop("__opd").with_columns(pl.col("agency_rating").fill_null("NONE"))


def pattern(answer: Answer) -> pl.DataFrame:
    """How each OPD of an answer (PATTERN_METRICS by PATTERN_BY, one period) lies to its pattern: `_SCHEMA`.

    `share` of the dominant predikat, `expected_share` of the one expected to be the most frequent and its `bound_low`
    and `bound_high`, all in percent of the rated; `off` is the
    largest distance to a bound in points, null where nothing is judged. `verdict`: SESUAI, DI_LUAR, SEDIKIT
    (fewer than 10 rated) or BELUM_ADA; `why` says in words what lies outside, empty where nothing does.
    """
    rows = [_row(row) for row in answer.frame.iter_rows(named=True)]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _row(row: dict[str, object]) -> tuple[object, ...]:
    found = judged(str(row["agency_rating"]), _counts(row))
    bound = found.bound
    return (
        *(row[key] for key in list(_SCHEMA)[:4]),
        found.rated,
        found.dominant or None,
        _word(found.dominant),
        found.share,
        found.expected or None,
        _word(found.expected),
        found.expected_share,
        bound.least if bound else None,
        bound.most if bound else None,
        found.off,
        found.verdict,
        t(VERDICTS[found.verdict]),
        _why(found),
    )


def _counts(row: dict[str, object]) -> dict[str, int]:
    """{predikat: persons} of a row of the answer."""
    return {code: round(float(str(row[f"rating_{code.lower()}__x"] or 0))) for code in codes.RATING}


def _word(code: str) -> str | None:
    return t(RATING[code]) if code else None


def _why(found: Judged) -> str:
    """What lies outside the pattern, in words; empty within it or where nothing is judged."""
    if found.verdict != "DI_LUAR":
        return ""
    parts = []
    if found.dominant != found.expected:
        parts.append(t("terbanyak {found}, bukan {expected}", found=found.dominant, expected=found.expected))
    if found.off:
        parts.append(t("{points} poin dari batas", points=number(found.off, 1)))
    if found.lacking:
        parts.append(t("tidak ada {ratings}", ratings=t(" atau ").join(found.lacking)))
    return "; ".join(parts)
