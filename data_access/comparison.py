"""Whether a unit is clearly off its peers, whether its people clearly moved, whether a month is out of its series.

Rules and limits: `pages.md` §4.2, all konvensi aplikasi. Most units differ by chance alone, so nobody is marked unless
the difference is too large for chance among so many units *and* large enough to matter. What is not marked is not the
same: it is not clearly different. Two steps: `shares`, `indices` and `shifts` hold each unit of one family against the
rest of it; `verdicts` marks within the whole table of families, for a reader sees the table and not a family. Pure
arithmetic on sequences; knows no metric and no frame.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Mark = Literal["ATAS", "BAWAH", "SAMA"]
"""Clearly above (or risen), clearly below (or fallen), not clearly different (or not clearly changed)."""

FEWEST_OBSERVED = 10
"""A unit with fewer observed is no member of its family; nor is one with fewer moves tested for a shift."""

FEWEST_UNITS = 8
"""Smaller families judge nobody: the spread among so few is not known."""

FALSE_SHARE = 0.05
"""Of the marks given in a table, the share that chance may have made (Benjamini–Hochberg)."""

LEAST_POINTS, LEAST_INDEX = 5.0, 2.0
"""Smaller differences matter to nobody, however sure they are: points of a share or a shift, points of the IKM."""

SMALL_COUNT = 5
"""Expected cases below which the normal curve is too coarse and the counts themselves are asked."""

BASELINE, RUN, WIDTH = 12, 8, 2.66
"""XmR: points that set the limits; points on one side that make a signal; width in mean moving ranges."""

_WINSOR = (0.1, 0.9)
_ROUNDING = 1e-9
"""0.25 − 0.20 is a hair below five points in binary."""

_LEAST_CHANCE, _LARGEST_SCORE = 1e-300, 37.0
"""The least probability that has a normal score, and that score."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Difference:
    """How far one unit lies from the rest of its family.

    `points` of the share, the index or the shift; `chance` of so large a difference where nothing differs (two-sided
    p); `matters`: whether it is large enough to be marked; `peers`: the value of the rest, none where there is none.
    """

    points: float
    chance: float
    matters: bool
    peers: float | None


@dataclass(frozen=True)
class Verdict:
    """What is said of one unit, and the value of the rest of its family (none where it was not judged)."""

    mark: Mark | None = None
    peers: float | None = None


@dataclass(frozen=True)
class Signal:
    """What the last point of a series says: out of the limits, one of many on one side, or neither; and which side."""

    kind: Literal["DI_LUAR", "SATU_SISI", "DALAM"]
    side: Mark
    mean: float
    low: float
    high: float


def verdicts(table: Sequence[Difference | None]) -> list[Verdict]:
    """What is said of every unit of a table, all its families together; nothing of one that was held against none.

    Benjamini–Hochberg runs once over all of them: once a family would let each family have its own false marks.
    Marked are those that it rejects and that matter.
    """
    judged = [one for one in table if one is not None]
    rejected = iter(_rejected([one.chance for one in judged]))
    return [Verdict() if one is None else Verdict(_mark(one, next(rejected)), one.peers) for one in table]


def shares(x: ArrayLike, n: ArrayLike) -> list[Difference | None]:
    """Differences of the share x of n observed in each unit of one family; `peers` in percent.

    p0 is the share of all others together; z = (p − p0)/√(p0(1 − p0)(1/n + 1/(N − n))). Where fewer than 5 cases, or
    fewer than 5 without, are expected, z is the normal score of the mid-P of the binomial instead. z* = z/√φ: with
    φ = max(1, mean of winsorised z²) the family's ordinary spread is taken for what it is. From 5 points on it matters.
    None for a unit of fewer than ten, and for all of a family of fewer than eight such units.
    """
    cases, seen = _floats(x), _floats(n)
    members = np.flatnonzero(seen >= FEWEST_OBSERVED)
    if len(members) < FEWEST_UNITS:
        return [None] * len(seen)
    x_, n_ = cases[members], seen[members]
    others, rest = x_.sum() - x_, n_.sum() - n_
    p0 = others / rest
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (x_ / n_ - p0) / np.sqrt(p0 * (1 - p0) * (1 / n_ + 1 / rest))
    whole = x_.sum() / n_.sum()
    for at in np.flatnonzero(np.minimum(n_ * p0, n_ * (1 - p0)) < SMALL_COUNT):
        chance = p0[at] if 0 < p0[at] < 1 else whole  # that no other has a case does not make one impossible
        z[at] = _score(int(x_[at]), int(n_[at]), chance)
    return _placed(len(seen), members, _differences(100 * (x_ / n_ - p0), z / _spread(z), LEAST_POINTS, 100 * p0))


def indices(mean: ArrayLike, variance: ArrayLike, n: ArrayLike) -> list[Difference | None]:
    """Differences of the mean index (IKM) of n respondents in each unit of one family; `peers` in points of the index.

    The peers' value is the mean of all other respondents together. z = difference / √(s²/n + SE² of the peers), with
    SE² = Σ n_j s_j² / (Σ n_j)² over the others; no s² is taken smaller than that within the family as a whole, for
    ten like answers are no certainty. φ and who is judged as in `shares`; it matters from 2 points on.
    """
    means, spreads, seen = _floats(mean), _floats(variance), _floats(n)
    members = np.flatnonzero((seen >= FEWEST_OBSERVED) & np.isfinite(means))
    if len(members) < FEWEST_UNITS:
        return [None] * len(seen)
    m, s2, n_ = means[members], spreads[members], seen[members]
    s2 = np.maximum(s2, ((n_ - 1) * s2).sum() / (n_ - 1).sum())
    rest = n_.sum() - n_
    peers = ((n_ * m).sum() - n_ * m) / rest
    error = s2 / n_ + ((n_ * s2).sum() - n_ * s2) / rest**2
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.nan_to_num((m - peers) / np.sqrt(error)).clip(-_LARGEST_SCORE, _LARGEST_SCORE)
    return _placed(len(seen), members, _differences(m - peers, z / _spread(z), LEAST_INDEX, peers))


def shifts(up: ArrayLike, down: ArrayLike, matched: ArrayLike) -> list[Difference | None]:
    """Differences from nought of D = (up − down)/matched in each unit: did its people rise or fall more than by chance?

    Mid-P sign test of up against down among those who moved (at least 10); it matters from 5 points on. A unit is held
    against itself, so the family may be small; `peers` is D of all others, in points, to read beside it.
    """
    rose, fell, whole = _floats(up), _floats(down), _floats(matched)
    moved = rose + fell
    members = np.flatnonzero(moved >= FEWEST_OBSERVED)
    if not len(members):
        return [None] * len(whole)
    z = np.array([_score(int(rose[at]), int(moved[at]), 0.5) for at in members])
    points = 100 * (rose - fell)[members] / whole[members]
    family = whole >= FEWEST_OBSERVED
    rest = whole[family].sum() - whole[members]
    with np.errstate(divide="ignore", invalid="ignore"):
        peers = 100 * ((rose - fell)[family].sum() - (rose - fell)[members]) / rest
    return _placed(len(whole), members, _differences(points, z, LEAST_POINTS, peers))


def signals(values: Sequence[float]) -> Signal | None:
    """What the last of the closed points since the last break says; none below 12 points.

    Limits: mean ± 2.66 × mean |moving range| of the first 12 points. A signal is a point outside of them, or the last
    eight on one side of the mean.
    """
    if len(values) < BASELINE:
        return None
    points = _floats(values)
    mean = float(points[:BASELINE].mean())
    reach = WIDTH * float(np.abs(np.diff(points[:BASELINE])).mean())
    sides = np.sign(points[-RUN:] - mean)
    if abs(points[-1] - mean) > reach + _ROUNDING:
        kind = "DI_LUAR"
    else:
        kind = "SATU_SISI" if abs(sides.sum()) == RUN else "DALAM"
    side: Mark = "SAMA" if kind == "DALAM" else "ATAS" if points[-1] > mean else "BAWAH"
    return Signal(kind, side, mean, mean - reach, mean + reach)


def _spread(z: Numbers) -> float:
    """√φ: how much wider the units of a family spread than chance alone would have them."""
    return math.sqrt(max(1.0, float((np.clip(z, *np.quantile(z, _WINSOR)) ** 2).mean())))


def _differences(points: Numbers, z: Numbers, least: float, peers: Numbers) -> list[Difference]:
    """The difference of each unit from its points and its z."""
    return [
        Difference(
            float(off),
            math.erfc(abs(one) / math.sqrt(2)),
            bool(abs(off) >= least - _ROUNDING),
            float(rest) if math.isfinite(rest) else None,
        )
        for off, one, rest in zip(points, z, peers, strict=True)
    ]


def _mark(one: Difference, rejected: bool) -> Mark:
    if not (rejected and one.matters):
        return "SAMA"
    return "ATAS" if one.points > 0 else "BAWAH"


def _rejected(p: Sequence[float]) -> list[bool]:
    """Benjamini–Hochberg: those up to the last p that lies under its line."""
    order = np.argsort(p)
    under = np.flatnonzero(np.asarray(p)[order] <= FALSE_SHARE * np.arange(1, len(p) + 1) / len(p))
    found = np.zeros(len(p), dtype=np.bool_)
    found[order[: under[-1] + 1 if len(under) else 0]] = True
    return found.tolist()


def _score(seen: int, times: int, chance: float) -> float:
    """The normal score of the smaller mid-P tail, so that small counts and large ones can stand in one family.

    Half of the probability of what was seen belongs to either tail.
    """
    if chance in (0, 1):
        return 0.0
    before = np.arange(times)
    logs = np.concatenate(([0.0], np.cumsum(np.log((times - before) / (before + 1) * chance / (1 - chance)))))
    weights = np.exp(logs - logs.max())  # relative to the most probable count: that of none may be too small to write
    chances = weights / weights.sum()
    below, above = chances[:seen].sum() + chances[seen] / 2, chances[seen + 1 :].sum() + chances[seen] / 2
    tail = min(max(float(min(below, above)), _LEAST_CHANCE), 0.5)
    return math.copysign(NormalDist().inv_cdf(tail), -1 if below < above else 1)


def _placed(units: int, members: NDArray[Any], differences: Sequence[Difference]) -> list[Difference | None]:
    """The members' differences in the place of their units; the others have none."""
    found: list[Difference | None] = [None] * units
    for at, one in zip(members, differences, strict=True):
        found[at] = one
    return found


def _floats(values: ArrayLike) -> Numbers:
    return np.asarray(values, dtype=np.float64)
