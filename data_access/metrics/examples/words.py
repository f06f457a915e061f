"""What the columns of the worked examples are called, and how their numbers are written."""

from __future__ import annotations

from data_access.contract import codes
from data_access.dimensions import DIMENSIONS
from data_access.dimensions.words import RATING
from data_access.dimensions.words import UNSUR as UNSUR_WORDS
from data_access.facts.survey import NEVER
from data_access.language import N_, t
from data_access.units import NOTHING, number

_SUMS = {
    "n": N_("Banyaknya"),
    "activities": N_("Pelatihan"),
    "budget": N_("Pagu (Rp)"),
    "cost": N_("Realisasi (Rp)"),
    "cost_known": N_("Biaya diketahui"),
    "days_open": N_("Hari kerja terbuka"),
    "days_used": N_("Hari kerja terpakai"),
    "feedback_notes": N_("Catatan umpan balik"),
    "finished": N_("Peserta selesai"),
    "index_sum": N_("Indeks responden"),
    "jp_people_costed_tenths": N_("JP-orang yang biayanya diketahui"),
    "jp_people_tenths": N_("JP-orang"),
    "jp_tenths": N_("JP"),
    "levels_missing": N_("Tingkat yang kurang"),
    "plan_cost": N_("Biaya rencana (Rp)"),
    "plan_tenths": N_("JP rencana"),
    "plans": N_("Baris AKPK"),
    "plans_costed": N_("Baris AKPK dengan biaya"),
    "plans_timed": N_("Baris AKPK dengan JP"),
    "rated": N_("Dinilai"),
    "realised": N_("Realisasi (Rp)"),
    "respondents": N_("Responden"),
    "responses": N_("Responden"),
    "unit_ikm": N_("IKM unit"),
    "users": N_("Pengguna"),
    **{code.lower(): RATING[code] for code in codes.RATING},
    **{f"{key}_sum": UNSUR_WORDS[key] for key in codes.UNSUR},
}
"""{column that is neither a dimension nor a metric: its heading}."""

_TENTHS = ("jp",)


def heading(column: str) -> str:
    """The heading of a column in the current language; its own name where it has none."""
    if column in _SUMS:
        return t(_SUMS[column])
    return t(DIMENSIONS[column].label) if column in DIMENSIONS else column


def word(column: str, value: object) -> str:
    """The word of a code in the current language."""
    return DIMENSIONS[column].word(str(value)) if column in DIMENSIONS else str(value)


def amount(column: str, value: float | None) -> str:
    """A number of a column: tenths as JP, whole numbers without decimals; a dash for nothing, and for never."""
    if value is None or (column == "survey_months" and value >= NEVER):
        return NOTHING
    told = value / 10 if column in _TENTHS or column.endswith("_tenths") else value
    return number(told, 0 if abs(told - round(told)) < 1e-9 else 1)
