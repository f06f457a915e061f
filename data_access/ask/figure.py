"""A figure with all that must stand beside it, and how each part is said: cards, sentences, files share these words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.language import N_, t
from data_access.metrics import Metric
from data_access.units import NOTHING, UNITS, change, number, share, written

STATUS_WORDS = {
    "gabungan": N_("gabungan"),
    "belum_ada": N_("belum ada"),
    "tidak_berlaku": N_("tidak berlaku"),
    "tidak_dinilai": N_("tidak dinilai"),
}
"""Words for a cell without a value, never mixed (`pages.md` §0.3); a true zero is a dash."""

WIDE = 20
"""Bounds wider than so many points say only that the coverage is too low."""


_DIFFERENT = {
    "ATAS": N_("▲ jelas di atas kelompoknya"),
    "BAWAH": N_("▼ jelas di bawah kelompoknya"),
    "SAMA": N_("tidak jelas berbeda"),
}
_SHIFTED = {
    "ATAS": N_("▲ bergeser jelas: naik"),
    "BAWAH": N_("▼ bergeser jelas: turun"),
    "SAMA": N_("tidak jelas berubah"),
}
"""What a mark says, sign and words, never one without the other (`pages.md` §4.3)."""


def mark_words(metric: Metric) -> Mapping[str, str]:
    """{mark: its words} of a metric, marked for translation."""
    return _SHIFTED if metric.test == "shift" else _DIFFERENT


_UNFAVOURABLE = {"up": "BAWAH", "down": "ATAS"}

PARTS = ("x", "of", "low", "high", "before", "status", "mark", "peers")
"""What stands beside a value under `<metric>__<part>`, where the answer has it."""


@dataclass(frozen=True)
class Figure:
    """One value of one metric with its parts, bounds, comparison (unrounded), its mark and the value of its peers."""

    metric: Metric
    value: float | None
    x: float | None = None
    of: float | None = None
    low: float | None = None
    high: float | None = None
    before: float | None = None
    status: str | None = None
    mark: str | None = None
    peers: float | None = None
    compared: str = ""

    @property
    def text(self) -> str:
        """The value as a reader sees it; a word where there is none."""
        if self.value is None:
            return t(STATUS_WORDS.get(self.status or "belum_ada", "belum ada"))
        if self.metric.unit == "percent":
            return share(self.x, self.of)
        return written(self.value, self.metric.unit)

    @property
    def of_text(self) -> str:
        """The denominator in the same line as the figure: "3.214 dari 6.012 PNS wajib 20 JP"."""
        if not self.of:
            return ""
        of = t(self.metric.of)
        if self.metric.unit == "percent" and self.x is not None:
            return t("{x} dari {n} {of}", x=self._part(self.x), n=self._part(self.of), of=of)
        if self.metric.value is None and not self.metric.whole:
            return t("dari {n} {of}", n=number(self.of), of=of)
        return t("pada {n} {of}", n=number(self.of), of=of) if self.metric.value is not None else ""

    @property
    def fraction(self) -> str:
        """Numerator and denominator alone: "17 dari 23"; empty where there is no denominator."""
        return t("{x} dari {n}", x=self._part(self.x), n=self._part(self.of)) if self.of else ""

    def _part(self, value: float | None) -> str:
        return written(value, self.metric.parts_in) if self.metric.parts_in else number(value)

    @property
    def change_text(self) -> str:
        """The difference from the time compared with: "+3,1 poin dibanding 31 Okt 2025"; empty when there is none."""
        if self.before is None or self.value is None:
            return ""
        said = change(self.value, self.before, self.metric.unit)
        return t("{change} dibanding {period}", change=said, period=self.compared) if self.compared else said

    @property
    def sure_text(self) -> str:
        """How sure it is: bounds for missing data, an interval for respondents, nothing for a complete census."""
        if self.low is None or self.high is None:
            return ""
        if self.metric.kind == "R":
            return t("rentang {low}–{high}", low=self._plain(self.low), high=self._plain(self.high))
        if self.too_wide:
            return t("cakupan terlalu rendah untuk menyimpulkan keseluruhan")
        if self.high - self.low < 0.05:
            return ""
        return t("antara {low} dan {high}", low=self._plain(self.low), high=written(self.high, self.metric.unit))

    @property
    def sure_brief(self) -> str:
        """The same in the narrow cell of a table."""
        return t("cakupan terlalu rendah") if self.too_wide else self.sure_text

    @property
    def too_wide(self) -> bool:
        """Whether too few were observed to say anything of everybody."""
        if self.metric.kind == "R" or self.low is None or self.high is None:
            return False
        return self.high - self.low > WIDE

    @property
    def mark_text(self) -> str:
        """What the mark says: "▼ jelas di bawah kelompoknya"; empty for what was not judged."""
        return t(mark_words(self.metric)[self.mark]) if self.mark else ""

    @property
    def concern(self) -> bool:
        """Whether it is marked, and in the direction that is not the better one."""
        return self.mark is not None and _UNFAVOURABLE.get(self.metric.better) == self.mark

    def _plain(self, value: float) -> str:
        unit = UNITS[self.metric.unit]
        return number(value, unit.decimals) if value is not None else NOTHING
