"""Rules with a number in them: limits, targets and bands, each with its legal basis.

A database may hold its own rows in `threshold`; these are what holds where it has none. A rule without a regulation
says "konvensi aplikasi" and nothing else may be claimed for it (`domain.md`, marks M and P).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.language import N_

CONVENTION = N_("konvensi aplikasi")


@dataclass(frozen=True)
class Threshold:
    """A rule: its code, its number, the unit it is in, and where it comes from."""

    code: str
    value: float
    unit: str
    legal_basis: str


_DECLARED = (
    Threshold("JP_TARGET", 20, "jp", "PP 11/2017 Pasal 203 ayat (4)"),
    Threshold("JP_COVERAGE_TARGET", 80, "percent", CONVENTION),
    Threshold("EVALUATION_TARGET", 95, "percent", CONVENTION),
    Threshold("REPORT_TARGET", 90, "percent", CONVENTION),
    Threshold("ASSESSMENT_TARGET", 80, "percent", CONVENTION),
    Threshold("COMPLAINT_TARGET", 90, "percent", CONVENTION),
    Threshold("SURVEY_TARGET", 100, "percent", "PermenPANRB 14/2017 (survei sedikitnya setahun sekali)"),
    Threshold("ASSESSMENT_VALID_YEARS", 3, "years", CONVENTION),
    Threshold("JPM_OPTIMAL", 90, "percent", "Peraturan BRIN 3/2023 Pasal 33"),
    Threshold("JPM_CUKUP", 78, "percent", "Peraturan BRIN 3/2023 Pasal 33"),
    Threshold("JPM_MS", 80, "percent", "Lampiran peraturan uji kompetensi JF 35/2020"),
    Threshold("JPM_MMS", 68, "percent", "Lampiran peraturan uji kompetensi JF 35/2020"),
    Threshold("RESPONDENT_UNSUR", 7, "unsur", CONVENTION),
    Threshold("IKM_A", 88.31, "index", "PermenPANRB 14/2017"),
    Threshold("IKM_B", 76.61, "index", "PermenPANRB 14/2017"),
    Threshold("IKM_C", 65.00, "index", "PermenPANRB 14/2017"),
    Threshold("LIMIT_NORMATIF", 5, "workdays", "PermenPANRB 62/2018"),
    Threshold("LIMIT_TANPA_PENGAWASAN", 14, "workdays", "PermenPANRB 62/2018"),
    Threshold("LIMIT_PENGAWASAN", 60, "workdays", "PermenPANRB 62/2018"),
    Threshold("LIMIT_PERMINTAAN_INFORMASI", 5, "workdays", "PermenPANRB 62/2018"),
)

DECLARED: Mapping[str, Threshold] = {rule.code: rule for rule in _DECLARED}
