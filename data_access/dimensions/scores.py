"""What a yearly score was called to 2021, lowest first."""

from __future__ import annotations

from data_access.language import N_

SCORE_BAND = {
    "BURUK": N_("Buruk atau Sangat Kurang"),
    "KURANG": N_("Kurang"),
    "CUKUP": N_("Cukup"),
    "BAIK": N_("Baik"),
    "SANGAT_BAIK": N_("Sangat Baik"),
}
"""The lowest was Buruk to 2020 (PP 46/2011) and Sangat Kurang in 2021 (PP 30/2019)."""
