"""What the name of a unit says: its kind, whether it is the city itself, and how a mapping calls it."""

from __future__ import annotations

import re

from data_access.importers.importer import folded

_KINDS = (
    (r"^(bidang|bagian|sub|seksi|subbagian|subbidang|kelompok|instalasi|unit kerja|tim)\b", "UNIT"),
    (r"^sekretariat (daerah|dprd|dewan)", "SEKRETARIAT"),
    (r"^inspektorat\b", "INSPEKTORAT"),
    (r"^badan\b", "BADAN"),
    (r"^dinas\b", "DINAS"),
    (r"^(satuan polisi pamong praja|satpol)", "SATPOL"),
    (r"^(upt |uptd )?(rsud|rumah sakit)", "RSUD"),
    (r"^kecamatan\b", "KECAMATAN"),
    (r"^kelurahan\b", "KELURAHAN"),
    (r"\b(puskesmas|pusat kesehatan masyarakat)\b", "PUSKESMAS"),
    (r"\b(sd|sdn|smp|smpn|tk|tkn|paud|taman kanak-kanak|sekolah (dasar|menengah))\b", "SEKOLAH"),
    (r"^uptd?\b", "UPTD"),
)
"""What the name of a unit says of its kind, the first that fits; anything else is a UNIT (konvensi aplikasi)."""

_GOVERNMENT = r"^(pemerintah(daerah)?|pemkot|pemda)"


def kind_of(name: str) -> str:
    """The kind of unit by its name: a proposal."""
    return next((kind for pattern, kind in _KINDS if re.search(pattern, name.lower())), "UNIT")


def same_city(name: str, city: str) -> bool:
    """Whether both name the same city: Pemerintah Kota Palu is Kota Palu."""
    one, other = (re.sub(_GOVERNMENT, "", folded(text)) for text in (name, city))
    return bool(one) and one == other


def text_of(name: str, above: str | None) -> str:
    """How a mapping calls a unit: a name that many units have needs the unit over it."""
    return f"{name} / {above}" if above and folded(above) != folded(name) and kind_of(name) == "UNIT" else name
