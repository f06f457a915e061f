"""The distribution pattern of predikat by the predikat of the organisation (SE MenPANRB 3/2023; domain facts §1.4).

A guideline for consideration, indicative: lying outside it is never a violation. Pure: knows no question, no frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data_access.contract import codes
from data_access.language import N_
from data_access.privacy import FEWEST

Verdict = Literal["SESUAI", "DI_LUAR", "SEDIKIT", "BELUM_ADA"]

VERDICTS: Mapping[Verdict, str] = {
    "SESUAI": N_("sesuai pola"),
    "DI_LUAR": N_("di luar pola"),
    "SEDIKIT": N_("n < 10"),
    "BELUM_ADA": N_("predikat organisasi belum ada"),
}
CAPTION = N_("Pedoman pertimbangan (SE MenPANRB 3/2023), indikatif, n ≥ 10.")


@dataclass(frozen=True)
class Bound:
    """The share, in percent, that these predikat together should keep to."""

    ratings: tuple[str, ...]
    least: float = 0
    most: float = 100

    def off(self, share: float) -> float:
        """Points between the share and the nearest bound; 0 within."""
        return max(self.least - share, share - self.most, 0.0)


@dataclass(frozen=True)
class Pattern:
    """What an organisation with this predikat is expected to look like: who is most frequent, within which bounds."""

    most: str
    bounds: tuple[Bound, ...]
    contains: tuple[str, ...] = ()
    """At least one person with one of these predikat."""

    @property
    def of_most(self) -> Bound:
        """The bound of the predikat that is expected to be the most frequent."""
        return next(bound for bound in self.bounds if bound.ratings == (self.most,))


PATTERNS: Mapping[str, Pattern] = {
    "ISTIMEWA": Pattern("SB", (Bound(("SB",), most=70),)),
    "BAIK": Pattern("B", (Bound(("B",), most=70),), contains=("BP", "K")),
    "BUTUH_PERBAIKAN": Pattern("BP", (Bound(("BP",), least=60), Bound(("SB",), most=10))),
    "KURANG": Pattern("K", (Bound(("K",), least=60), Bound(("BP",), least=10), Bound(("SB",), most=10))),
    "SANGAT_KURANG": Pattern("SK", (Bound(("SK",), least=60), Bound(("K", "BP"), least=10), Bound(("SB",), most=0))),
}
"""By predikat of the organisation, from the table of SE MenPANRB 3/2023."""


@dataclass(frozen=True)
class Judged:
    """How the predikat of one organisation lie to its pattern.

    `share` of the dominant predikat in percent of the rated; `bound` the bound declared for the predikat that is
    `expected` to be the most frequent, and `expected_share` its share; `off` the largest distance to a bound in
    points, 0 within. `lacking` are the predikat of which there should be somebody and is nobody.
    """

    verdict: Verdict
    rated: int
    dominant: str
    share: float | None
    bound: Bound | None = None
    expected: str = ""
    expected_share: float | None = None
    off: float | None = None
    lacking: tuple[str, ...] = ()


def judged(organisation: str, counts: Mapping[str, int]) -> Judged:
    """The verdict on {predikat: persons} of an organisation with this predikat.

    The most frequent predikat counts as the expected one when it is tied with it. Unknown or no predikat of the
    organisation gives BELUM_ADA, fewer than ten rated persons SEDIKIT.
    """
    rated = sum(counts.get(code, 0) for code in codes.RATING)
    pattern = PATTERNS.get(organisation)
    dominant = _dominant(counts, pattern.most if pattern else "")
    share = 100 * counts.get(dominant, 0) / rated if rated else None
    if rated < FEWEST or pattern is None:
        return Judged("SEDIKIT" if rated < FEWEST else "BELUM_ADA", rated, dominant, share)
    off = max(bound.off(_share(counts, bound.ratings, rated)) for bound in pattern.bounds)
    lacking = () if _share(counts, pattern.contains, rated) else pattern.contains
    within = not off and not lacking and dominant == pattern.most
    verdict: Verdict = "SESUAI" if within else "DI_LUAR"
    expected = _share(counts, (pattern.most,), rated)
    return Judged(verdict, rated, dominant, share, pattern.of_most, pattern.most, expected, off, lacking)


def _dominant(counts: Mapping[str, int], expected: str) -> str:
    """The most frequent predikat; of several the expected one, else the best. Empty where nobody is rated."""
    most = max((counts.get(code, 0) for code in codes.RATING), default=0)
    tied = [code for code in reversed(codes.RATING) if most and counts.get(code, 0) == most]
    return expected if expected in tied else next(iter(tied), "")


def _share(counts: Mapping[str, int], ratings: tuple[str, ...], rated: int) -> float:
    return 100 * sum(counts.get(code, 0) for code in ratings) / rated
