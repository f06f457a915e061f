"""What was planted on purpose, with ids and sizes: the answers a test of the dashboard should find.

Said in words in the docstring of `data_access.demo`.
"""

from __future__ import annotations

NEEDS_COACHING_OPD = "1671-DISHUB"
NEEDS_COACHING_POINTS = 0.18
LOW_COVERAGE_OPD = "1671-DPUPR"
LOW_COVERAGE_POINTS = 0.18
LOW_IKM_OPD = "1671-DUKCAPIL"
LOW_IKM_POINTS = 8.0

LATE_RATERS = ("1671-DLH", "1671-SATPOL", "7271-DPU", "7271-KEC-08")
"""OPD where most of the missing ratings of the last closed quarter are."""

UNDISTINGUISHED = (
    "7271-SETWAN", "7271-BPKAD", "7271-KESBANGPOL", "7271-DAMKAR", "7271-DINSOS", "7271-DISPERINDAG",
    "7271-DISTANPANGAN", "7271-DISPAR", "7271-DPPKB", "7271-KEC-02", "7271-KEC-05", "7271-KEC-07",
    "1671-SETWAN", "1671-BAPENDA", "1671-KESBANGPOL", "1671-DAMKAR", "1671-DISDAG", "1671-DISKOMINFO",
    "1671-DISPORA", "1671-DISKAN", "1671-DPPKB", "1671-DISPUSIP", "1671-KEC-03", "1671-KEC-06",
    "1671-KEC-09", "1671-KEC-11", "1671-KEC-16",
)  # fmt: skip
"""OPD that rate practically everybody B: about a quarter of all."""

RENAMED_OPD = "7271-BALITBANGDA"
RENAMED_TO = "7271-BRIDA"
RENAMED_NAME = "Badan Riset dan Inovasi Daerah"

HELPFUL_TRAINING = "{city}-LATIH-UMPAN-BALIK"
HELPFUL_TITLE = "Pelatihan Umpan Balik dan Dialog Kinerja"
HELPFUL_SHARE = 0.07
HELPFUL_SHIFT = 0.75
"""Shift of a participant's latent performance in standard deviations, in periods begun afterwards."""

POPULAR_TRAINING = "{city}-WEBINAR-BERAKHLAK"
POPULAR_TITLE = "Webinar Core Values ASN BerAKHLAK"
POPULAR_SHARE = 0.30
"""Those who join were better before already; nothing changes afterwards."""
