"""What the name of a unit says: its kind, whether it is the city itself, and how a mapping calls it."""

from __future__ import annotations

import re
from functools import lru_cache

from data_access.contract import codes
from data_access.importers.importer import folded
from data_access.importers.problems import ImportProblem
from data_access.language import t

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

BELOW_OPD = ("UNIT", "SEKOLAH", "PUSKESMAS", "KELURAHAN", "UPTD")
"""Kinds of unit that stand below an OPD."""

_GOVERNMENT = r"^(pemerintah(daerah)?|pemkot|pemda)"


def kind_of(name: str) -> str:
    """The kind of unit by its name: a proposal."""
    return _said(name) or "UNIT"


@lru_cache(maxsize=10_000)
def _said(name: str) -> str | None:
    return next((kind for pattern, kind in _KINDS if re.search(pattern, name.lower())), None)


def comparable(name: str, other: str) -> bool:
    """Whether both may be the same unit, written otherwise: of one kind, two OPD, or one whose name says no kind."""
    one, two = (_said(text) for text in (name, other))
    return one is None or two is None or one == two or not {one, two} & {*BELOW_OPD}


def kind_said(code: str | None, text: str) -> str | None:
    """The kind that a mapping says of the unit `text`. ImportProblem for one that is in no list."""
    if code and code not in codes.AGENCY_KIND:
        raise ImportProblem(
            t("Pemetaan “{text}”: jenis unit {kind} tidak dikenal. Pilih {known}.",
              text=text, kind=code, known=", ".join(codes.AGENCY_KIND))
        )  # fmt: skip
    return code


def like_a_city(name: str) -> bool:
    """Whether it begins as a city or its government is called."""
    return folded(name).startswith(("pem", "kota", "kab"))


def same_city(name: str, city: str) -> bool:
    """Whether both name the same city: Pemerintah Kota Palu is Kota Palu."""
    one, other = (re.sub(_GOVERNMENT, "", folded(text)) for text in (name, city))
    return bool(one) and one == other


def text_of(name: str, above: str | None) -> str:
    """How a mapping calls a unit: a name that many units have needs the unit over it."""
    return f"{name} / {above}" if above and folded(above) != folded(name) and kind_of(name) == "UNIT" else name
