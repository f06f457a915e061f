"""Pseudonyms, and whether what is shown is a working detail (`pages.md` §3). Reads nothing."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from data_access.language import N_

SENSITIVE = N_("rincian kerja, tidak untuk disebarkan")
"""The mark of a view, and of its files, in which a group of persons is smaller than ten."""

CLASSES: Mapping[int, str] = {
    0: N_("Kelas 0, struktur: jumlah, formasi, kegiatan, dan biaya; ditampilkan apa adanya kepada semua."),
    1: N_("Kelas 1, pribadi umum: tentang orang, tetapi tidak menilainya; kelompok kecil ditandai rincian kerja."),
    2: N_("Kelas 2, menilai orang: predikat, perilaku, kesenjangan; kelompok kecil ditandai rincian kerja."),
    3: N_("Kelas 3, dijanjikan anonim: tidak seorang pun melihat angka dari kurang dari 10 jawaban."),
}
"""What each privacy class of a fact means to a reader (`pages.md` §3, P1)."""

FEWEST = 10
"""Distinct persons, or anonymous answers, below which a group is small."""

FINEST = 100
"""Rated persons below which hasil kerja × perilaku is not shown (`pages.md` §3, P7)."""

ANONYMOUS = 3
"""Privacy class of what was promised to be anonymous: no role sees a figure of fewer than ten answers."""

_JUDGED = (1, 2)
"""Classes about persons: general (1), judging them (2). Class 3 shows no figure of fewer than ten at all."""


@dataclass(frozen=True)
class Watched:
    """A code that is told apart only where it counts enough and its group is no part of an OPD.

    Elsewhere it is counted under `pool`, together with the code it would else be reckoned from.
    """

    dimension: str
    code: str
    beside: str
    pool: str
    fewest: int

    @property
    def kin(self) -> tuple[str, str]:
        """The two codes that are told together."""
        return (self.beside, self.code)


WATCHED = Watched("class", "PENGAWASAN", "TANPA_PENGAWASAN", "PERIHAL_PENGAWASAN", 5)
"""Complaints berkadar pengawasan: never told below an OPD, nor fewer than 5 (`pages.md` §1.5; konvensi aplikasi)."""

_NUMBERED = re.compile(r"\d{16}|\d{4}[ .\-]\d{4}[ .\-]\d{4}[ .\-]\d{4}|\d{6}[ .\-]\d{6}[ .\-]\d{4}|\d(?:[ .\-]?\d){17}")
"""A NIK (16 digits) or a NIP (18) as people write it: in one piece or in its usual groups; two dates are neither."""

_MOST_ROWS = 60
"""Rows a person can have where persons are not counted: a month each of the five years that are kept."""


class Shown(Protocol):
    """What an answer shows: its rows with `n` and `people`, and the class of its fact."""

    @property
    def frame(self) -> pl.DataFrame: ...

    @property
    def privacy(self) -> int: ...


def numbers_a_person(text: str) -> bool:
    """Whether a text that somebody wrote holds what looks like a NIP or a NIK: no such text is kept."""
    return bool(_NUMBERED.search(text))


def pseudonym(person_id: str, secret: bytes) -> str:
    """A short name, always the same for a person on this installation; says nothing without its secret."""
    digest = hmac.new(secret, person_id.encode(), hashlib.sha256).digest()
    return "P-" + base64.b32encode(digest)[:12].decode("ascii")


def sensitive(answer: Shown) -> bool:
    """Whether a shown group about persons may have fewer than ten; such an answer carries `SENSITIVE`.

    Where distinct persons are not known, as few as its rows allow are assumed.
    """
    if answer.privacy not in _JUDGED or answer.frame.is_empty():
        return False
    people = pl.coalesce(pl.col("people"), pl.col("n") / _MOST_ROWS)
    return answer.frame.filter(pl.col("n") > 0).select((people < FEWEST).any()).item()
