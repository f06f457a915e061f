"""Of what kind a training is, and how it is held: as the file says, else as its table says. Never refuses a row.

A text that names no kind is not lost with its row: these columns also hold free names of courses. How many rows were
sorted without one is told.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_access.dimensions import words
from data_access.importers import synonyms
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms import Codebook
from data_access.language import t
from data_access.units import number

_OUTSIDE_CLASS = ("COACHING", "MENTORING", "MAGANG", "BENCHMARKING", "BELAJAR_MANDIRI")
"""Kinds that Peraturan LAN 10/2018 counts as nonklasikal."""


def with_kind(sifted: Sifted, said: Mapping[str, Codebook], otherwise: str) -> None:
    """Add `kind`, by the first column that names one ({our name of it: its codes}), and `delivery` as it has it."""
    codes = [synonyms.coded(sifted.rows[column], book).alias(f"_{column}") for column, book in said.items()]
    named = sifted.rows.select(pl.coalesce(codes).alias("kind"))["kind"]
    sifted.add(named.fill_null(otherwise))
    _tell(sifted, named.null_count(), otherwise)
    online, outside = pl.col("kind") == "E_LEARNING", pl.col("kind").is_in(_OUTSIDE_CLASS)
    sifted.add(
        pl.when(online).then(pl.lit("DARING")).when(outside).then(pl.lit("NONKLASIKAL")).otherwise(pl.lit("KLASIKAL"))
        .alias("delivery")
    )  # fmt: skip


def _tell(sifted: Sifted, open_: int, otherwise: str) -> None:
    if open_:
        sifted.tell(
            t(
                "{n} baris tidak menyebut jenis pelatihan yang dikenal dan dicatat sebagai {kind}. Padankan teksnya di "
                "[codes.training_kind] berkas --map bila jenisnya lain.",
                n=number(open_),
                kind=t(words.TRAINING_KIND[otherwise]),
            )
        )
    sifted.tell(
        t(
            "Berkas tidak menyebut cara penyelenggaraan: pelatihan baru dicatat klasikal, nonklasikal, atau daring "
            "menurut jenisnya."
        )
    )
