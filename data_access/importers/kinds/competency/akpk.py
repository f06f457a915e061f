"""The AKPK application (akpk_11_hasilakhirs): one row per person and year, three columns for each of 16 aspects.

Read is what the superior found (atasan_); the standard (standarmin_) is only compared, the sum (jml_) not read.

Eight of the aspects are the managerial competencies of PermenPANRB 38/2017. The others are not competencies of that
regulation: three are technical in general, while technical competencies are of a post; five (kemajemukan, menghargai,
toleransi, daya guna, hubungan sosial) are what the levels of Perekat Bangsa describe, and no level of it follows from
them. They are kept only where the dictionary of the database has a competency of that name; else a note says so.

Levels are of the last day of the year, or of --period for rows of that year. A need becomes a plan (USULAN) where its
text names a competency and the person's level is below the standard of the post: for the year after (konvensi aplikasi:
what one year finds is planned for the next). What free text cannot be tied to a competency is counted in a note.
"""

from __future__ import annotations

import polars as pl

from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import Column, Found, Importer, Understood
from data_access.importers.kinds.competency.dictionary import Dictionary, domain_of, key_of, spellings
from data_access.importers.kinds.competency.needs import NEEDS, plans
from data_access.importers.kinds.competency.shared import (
    SOURCE,
    cells_of,
    levelled,
    once,
    refuse_nothing,
    refuse_undated,
    settled,
    understood,
)
from data_access.importers.kinds.competency.standards import compared, with_required
from data_access.importers.known import Known
from data_access.importers.people import identified
from data_access.importers.sifting import Sifted
from data_access.importers.synonyms.development import MANSOSKUL
from data_access.language import N_, t
from data_access.periods import period

_METHOD = "PENILAIAN_ATASAN"
_MANAGERIAL = tuple(name for name in MANSOSKUL if domain_of(name) == "MANAJERIAL")
_OTHERS = {
    "Penguasaan Teknologi": ("Penguasaan Teknologi",),
    "Keahlian Spesifik": ("Keahlian Spesifik",),
    "Penerapan Prosedur": ("Penerapan Prosedur",),
    "Kemajemukan": ("Kemajemukan",),
    "Menghargai": ("Menghargai",),
    "Toleransi": ("Tolerasi", "Toleransi"),  # so the application spells it
    "Daya Guna": ("Daya Guna",),
    "Hubungan Sosial": ("Hubungan Sosial",),
}
"""Aspects that the regulation does not name, and how their columns are headed."""
_ASPECTS = {name: spellings(name) for name in _MANAGERIAL} | _OTHERS


def _akpk(found: Found, known: Known, asked: Asked) -> Understood:
    refuse_undated(found, asked, "year")
    sifted, dictionary = Sifted(found.rows), Dictionary.of(known, asked)
    identified(sifted, known)
    _dated(sifted, known, asked)
    ids = dictionary.nine(_MANAGERIAL) | _there(dictionary)
    for name in ids:
        levelled(sifted, _superior(name))
    refuse_nothing(sifted, [_superior(name) for name in ids])
    sifted.add(pl.lit(_METHOD).alias("method"))
    cells = once(sifted, pl.concat([_cells(sifted, name, ident) for name, ident in ids.items()]), known)
    required = with_required(cells, known)
    compared(sifted, required)
    _tell_left(sifted, ids)
    wanted = plans(sifted, required, dictionary, ids, known)
    return understood(sifted, cells, known, dictionary, (("development_plan", wanted),) if wanted.height else ())


def _dated(sifted: Sifted, known: Known, asked: Asked) -> None:
    """The last day of the year of a row, unless a person said a period of that year."""
    sifted.add(values.year_of(pl.col("year")).alias("of_year"))
    year = pl.col("of_year")
    sifted.refuse(year.is_null() & pl.col("year").is_not_null(), "year", N_("tahun tidak terbaca"))
    last = pl.date(year, 12, 31)
    asked_year = pl.lit(period(asked.period).start.year if asked.period else None, pl.Int16)
    settled(sifted, known, asked, pl.when(year.ne_missing(asked_year)).then(last), "year")


def _there(dictionary: Dictionary) -> dict[str, str]:
    """{name: id} of the other aspects that the database has as competencies."""
    found = {name: dictionary.found(name) for name in _OTHERS}
    return {name: ident for name, ident in found.items() if ident}


def _cells(sifted: Sifted, name: str, ident: str) -> pl.DataFrame:
    domain = pl.lit(domain_of(name)) if name in _MANAGERIAL else pl.lit(None, pl.String)
    return cells_of(sifted, _superior(name), pl.lit(ident), pl.lit(name), domain, _standard(name))


def _tell_left(sifted: Sifted, ids: dict[str, str]) -> None:
    left = [name for name in _OTHERS if name not in ids and sifted.rows[_superior(name)].is_not_null().any()]
    if left:
        sifted.tell(
            t(
                "Nilai atasan untuk {names} tidak disimpan: bukan kompetensi menurut PermenPANRB 38/2017 dan tidak ada "
                "di kamus basis data.",
                names=", ".join(left),
            )
        )


def _superior(name: str) -> str:
    return f"atasan_{key_of(name)}"


def _standard(name: str) -> str:
    return f"standarmin_{key_of(name)}"


def _headed(key: str, prefix: str, texts: tuple[str, ...], *, required: bool = False) -> Column:
    return Column(key, tuple(f"{prefix}_{key_of(text)}" for text in texts), required=required)


AKPK = Importer(
    key="akpk",
    label=N_("Aplikasi AKPK: hasil akhir"),
    source=SOURCE,
    columns=(
        Column("nip", ("nip",)),
        Column("year", ("tahun",), required=False),
        *(_headed(_superior(name), "atasan", texts, required=name == MANSOSKUL[0]) for name, texts in _ASPECTS.items()),
        *(_headed(_standard(name), "standarmin", texts) for name, texts in _ASPECTS.items()),
        *NEEDS,
    ),
    understand=_akpk,
    by_opd=False,
)
