"""Pseudonyms, and whether what is shown is a working detail (`pages.md` §3). Reads nothing."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Protocol

import polars as pl

from data_access.language import N_

SENSITIVE = N_("rincian kerja, tidak untuk disebarkan")
"""The mark of a view, and of its files, in which a group of persons is smaller than ten."""

FEWEST = 10
"""Distinct persons, or anonymous answers, below which a group is small."""

ANONYMOUS = 3
"""Privacy class of what was promised to be anonymous: no role sees a figure of fewer than ten answers."""

_JUDGED = (1, 2)
"""Classes about persons: general (1), judging them (2). Class 3 shows no figure of fewer than ten at all."""

_MOST_ROWS = 60
"""Rows a person can have where persons are not counted: a month each of the five years that are kept."""


class Shown(Protocol):
    """What an answer shows: its rows with `n` and `people`, and the class of its fact."""

    @property
    def frame(self) -> pl.DataFrame: ...

    @property
    def privacy(self) -> int: ...


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
