"""How sure a figure is. Bounds for people not observed, intervals for respondents; a complete census has neither.

Formulas: `pages.md` §4.2. Chance belongs to comparisons and samples, not to counts of a finite register.
"""

from __future__ import annotations

import math
from statistics import NormalDist

import polars as pl

CONFIDENCE = 0.95
LOWEST, HIGHEST = 25.0, 100.0
"""Ends of the scale of the IKM."""

FEW = 30
"""Respondents below which an agency's own variance is too uncertain to be taken when it is smaller than the others'."""

_MILLIONTH = 1_000_000

_ALIKE = 1e-6
"""A variance that is nothing but rounding: one differing answer among a hundred thousand makes more."""


def bounds(key: str) -> tuple[pl.Expr, pl.Expr]:
    """`<key>__low` and `__high` in percent of all obliged: the unobserved may all lack, or all have, the property.

    With N obliged, n observed and x with the property: [x/N, (x + N − n)/N].
    """
    x, seen, all_ = (pl.col(f"{key}__{part}") for part in ("x", "of", "obliged"))
    whole = all_.replace(0.0, None)
    low = 100 * x / whole
    high = 100 * (x + (all_ - seen).clip(0)) / whole
    observed = seen > 0
    return pl.when(observed).then(low).alias(f"{key}__low"), pl.when(observed).then(high).alias(f"{key}__high")


def index_interval(frame: pl.DataFrame, by: list[str], users: pl.DataFrame, key: str, fewest: int = 0) -> pl.DataFrame:
    """Half-width of the 95 % interval of an IKM, by group: `by`, `<key>__half`; null below two respondents, and where
    all answers of every agency are alike: how they spread is then not known.

    Pooled: SE² = Σ_h (n_h/n)² · s_h²/n_h · (1 − n_h/N_h) over agencies h, from the respondents' own indices; t with
    Σ(n_h − 1) degrees of freedom. With `fewest`, of the plain mean of the H agencies that have so many respondents:
    SE² = H⁻² Σ s_h²/n_h · (1 − n_h/N_h). s_h² of few or like answers is at least that of all agencies of the answer
    together. `users`: (service, users); N_h is unknown, and not corrected for, unless all its answered services are in.
    """
    strata = _strata(frame, by, users).filter(pl.col("n") >= fewest)
    weight = pl.lit(1) / pl.col("n") if fewest else pl.col("n")
    parts = [
        (pl.len() if fewest else pl.col("n").sum()).alias("all"),
        steady(weight * pl.col("variance") * pl.col("left")).alias("spread"),
        pl.col("variance").min().alias("least"),
        (pl.col("n") - 1).sum().alias("degrees"),
    ]
    grouped = strata.group_by(by).agg(parts) if by else strata.select(parts)
    spread = pl.col("spread").sqrt() / pl.col("all")
    half = pl.col("degrees").map_elements(t_quantile, return_dtype=pl.Float64) * spread
    known = (pl.col("degrees") >= 1) & (pl.col("least") > _ALIKE)
    return grouped.select(*by, pl.when(known).then(half).alias(f"{key}__half"))


def _strata(frame: pl.DataFrame, by: list[str], users: pl.DataFrame) -> pl.DataFrame:
    """One row an agency of each group: n, variance of its indices, and the share of its users not asked (`left`)."""
    keys = list(dict.fromkeys([*by, "agency"]))
    sums = [pl.col("n").sum(), *(steady(pl.col(name)).alias(name) for name in ("index_sum", "index_squares"))]
    services = frame.group_by(list(dict.fromkeys([*keys, "service"]))).agg(sums).join(users, on="service", how="left")
    all_known = pl.col("users").null_count() == 0
    strata = services.group_by(keys).agg(*sums, pl.when(all_known).then(pl.col("users").sum()))
    strata = strata.with_columns(variance=index_variance())
    free = pl.col("n") - 1
    pooled = steady(free * pl.col("variance")) / free.sum()
    unsure = (pl.col("n") < FEW) | (pl.col("variance") <= _ALIKE)
    return strata.with_columns(
        variance=pl.when(unsure).then(pl.max_horizontal("variance", pooled)).otherwise(pl.col("variance")),
        left=(1 - pl.col("n") / pl.col("users")).clip(0, 1).fill_null(1.0),
    )


def steady(values: pl.Expr) -> pl.Expr:
    """Their sum to a millionth, whatever order they are added in: threads add in any order, and the last digits of a
    sum of fractions would be others each time, so that one question had two answers."""
    return (values * _MILLIONTH).round().cast(pl.Int64, strict=False).sum() / _MILLIONTH


def around(key: str) -> tuple[pl.Expr, pl.Expr]:
    """The interval around the official value, within the scale of the index."""
    value, half = pl.col(key), pl.col(f"{key}__half")
    low, high = (value - half).clip(LOWEST, HIGHEST), (value + half).clip(LOWEST, HIGHEST)
    return low.alias(f"{key}__low"), high.alias(f"{key}__high")


def t_quantile(degrees: int, confidence: float = CONFIDENCE) -> float:
    """Two-sided quantile of Student's t. Exact for one and two degrees, else Hill's expansion (error < 0.004)."""
    part = 1 - (1 - confidence) / 2
    if degrees < 1:
        return math.nan
    if degrees == 1:
        return math.tan(math.pi * (part - 0.5))
    if degrees == 2:
        return (2 * part - 1) * math.sqrt(2 / (4 * part * (1 - part)))
    z = NormalDist().inv_cdf(part)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return sum(term / degrees**power for power, term in enumerate(terms))


def index_variance() -> pl.Expr:
    """Variance of the respondents' indices from their sums, per stratum; 0 where there is one respondent."""
    n = pl.col("n")
    spread = pl.col("index_squares") - pl.col("index_sum") ** 2 / n
    return pl.when(n > 1).then(spread.clip(0) / (n - 1).replace(0, None)).otherwise(0.0)
