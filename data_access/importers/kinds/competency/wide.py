"""Results with one row per person and a column for each of the nine competencies of PermenPANRB 38/2017.

As the ministry's asesmen_hasil_asesmen; an empty cell is "not assessed". UKOM's import sheet has the same columns but
no headings: it can be imported only when a row of headings was put above it. JPM, score and category are not read.
"""

from __future__ import annotations

import polars as pl

from data_access.importers.asked import Asked
from data_access.importers.importer import Column, Found, Importer, Understood
from data_access.importers.kinds.competency.dictionary import Dictionary, domain_of, key_of, spellings
from data_access.importers.kinds.competency.shared import (
    DAY,
    KIND,
    METHOD,
    SOURCE,
    by_method,
    cells_of,
    dated,
    levelled,
    once,
    refuse_nothing,
    refuse_undated,
    understood,
)
from data_access.importers.known import Known
from data_access.importers.people import identified
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms.development import MANSOSKUL
from data_access.language import N_

_TELLING = ("Mengelola Perubahan", "Pengambilan Keputusan", "Perekat Bangsa")
"""No other table has these columns; others have integritas and kerjasama (SIASN's rw_skp)."""


def _wide(found: Found, known: Known, asked: Asked) -> Understood:
    refuse_undated(found, asked, "day")
    sifted, dictionary = Sifted(found.rows), Dictionary.of(known, asked)
    identified(sifted, known)
    dated(sifted, known, asked)
    by_method(sifted, asked)
    for name in MANSOSKUL:
        levelled(sifted, key_of(name))
    refuse_nothing(sifted, [key_of(name) for name in MANSOSKUL])
    parts = [
        cells_of(sifted, key_of(name), pl.lit(ident), pl.lit(name), pl.lit(domain_of(name)))
        for name, ident in dictionary.nine().items()
    ]
    return understood(sifted, once(sifted, pl.concat(parts), known), known, dictionary)


WIDE = Importer(
    key="asesmen_lebar",
    label=N_("Hasil asesmen kompetensi, satu baris per orang"),
    source=SOURCE,
    columns=(
        Column("nip", ("nip", "nip_baru", "nip_or_email")),
        *(Column(key_of(name), spellings(name), required=name in _TELLING) for name in MANSOSKUL),
        DAY,
        METHOD,
        KIND,
    ),
    understand=_wide,
    by_opd=False,
)
