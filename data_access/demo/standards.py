"""The dictionary of competencies and the level each post requires (PermenPANRB 38/2017). Draws nothing.

Managerial and sosial kultural levels follow the tier; technical ones are set per post. Some posts have no
standard: they must show as "standar belum ada", never as without a gap.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl

from data_access.contract.competency import COMPETENCY, COMPETENCY_STANDARD
from data_access.demo.arrays import Numbers
from data_access.demo.posts import Post, posts
from data_access.demo.window import Window

COMPETENCIES = (
    ("MAN-INT", "Integritas", "MANAJERIAL", 0.09), ("MAN-KJS", "Kerja Sama", "MANAJERIAL", 0.13),
    ("MAN-KOM", "Komunikasi", "MANAJERIAL", 0.20), ("MAN-OPH", "Orientasi pada Hasil", "MANAJERIAL", 0.34),
    ("MAN-PLP", "Pelayanan Publik", "MANAJERIAL", 0.17),
    ("MAN-PDO", "Pengembangan Diri dan Orang Lain", "MANAJERIAL", 0.36),
    ("MAN-MPR", "Mengelola Perubahan", "MANAJERIAL", 0.31), ("MAN-PKP", "Pengambilan Keputusan",
    "MANAJERIAL", 0.39),
    ("SOS-PBS", "Perekat Bangsa", "SOSIAL_KULTURAL", 0.12), ("PEM-PEM", "Kompetensi Pemerintahan",
    "PEMERINTAHAN", 0.24),
    ("TEK-DIG", "Literasi digital", "TEKNIS", 0.42), ("TEK-DAT", "Analisis data dan pelaporan", "TEKNIS",
    0.37),
    ("TEK-KEU", "Pengelolaan keuangan daerah", "TEKNIS", 0.24),
    ("TEK-REG", "Penyusunan regulasi dan naskah dinas", "TEKNIS", 0.28),
    ("TEK-LAY", "Standar pelayanan minimal", "TEKNIS", 0.22), ("TEK-PBJ", "Pengadaan barang dan jasa",
    "TEKNIS", 0.33),
)  # fmt: skip
"""Identifier, name, group, and share of the assessed who fall short."""

_LEVEL = {
    "JPT_PRATAMA": 4, "ADMINISTRATOR": 3, "PENGAWAS": 2, "PELAKSANA": 1, "AHLI_UTAMA": 5, "AHLI_MADYA": 4,
    "AHLI_MUDA": 3, "AHLI_PERTAMA": 2, "PENYELIA": 2, "MAHIR": 2, "TERAMPIL": 1, "PEMULA": 1,
}  # fmt: skip
_GOVERNING = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")
_WITHOUT = ("PEL-07", "PEL-14", "PEL-15", "PEL-16")
_CLINICAL_WITH = ("KES-03-AHLI_MADYA", "KEPALA-PUSKESMAS", "KEPALA-SEKOLAH")
_VALID_FROM = date(2021, 1, 1)


def shortfall() -> Numbers:
    return np.array([share for *_, share in COMPETENCIES])


@lru_cache(maxsize=1)
def required() -> Numbers:
    """Posts × competencies: the required level, 0 where none is set."""
    return np.array([_levels(place, post) for place, post in enumerate(posts())], dtype=np.int64)


def _levels(place: int, post: Post) -> list[int]:
    if post.id in _WITHOUT or (post.profession != "LAINNYA" and post.id not in _CLINICAL_WITH):
        return [0] * len(COMPETENCIES)
    return [_level(place, post, at, domain) for at, (_, _, domain, _) in enumerate(COMPETENCIES)]


def _level(place: int, post: Post, at: int, domain: str) -> int:
    level = _LEVEL[post.tier]
    if domain == "PEMERINTAHAN":
        return level if post.tier in _GOVERNING else 0
    if domain == "TEKNIS":
        wanted = at == 10 or (place + at) % 5 < 2
        return max(2, min(level, 4)) if wanted else 0
    if post.tier == "AHLI_UTAMA":
        return 5 if at in (0, 8) else 4
    return level


def competency_rows() -> pl.DataFrame:
    names = [column.name for column in COMPETENCY.columns]
    return pl.DataFrame([row[:3] for row in COMPETENCIES], schema=names, orient="row")


def standard_rows(window: Window) -> pl.DataFrame:
    """One row per post and required competency, valid without end."""
    names = [column.name for column in COMPETENCY_STANDARD.columns]
    table = required()
    since = min(_VALID_FROM, window.base)
    rows = [
        (posts()[post].id, COMPETENCIES[at][0], since, int(table[post, at]), None)
        for post, at in zip(*np.nonzero(table), strict=True)
    ]
    return pl.DataFrame(rows, schema=names, schema_overrides={"valid_to": pl.Date}, orient="row")
