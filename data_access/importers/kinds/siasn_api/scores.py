"""SIASN API: scores of the years before there were predikat, `pns_rw_skp` (2014–2021) and `pns_rw_dp3` (before).

Which number is the result of a year:

- rw_skp: `nilaiPrestasiKerja`, what PP 46/2011 makes of the SKP and the behaviour together, and PP 30/2019 in its turn.
  `nilaiSkp` and `nilaiPerilakuKerja` are its parts, `jumlah` and `nilairatarata` are of the behaviour alone, and
  `konversiNilai` and `nilaiIntegrasi` turn the first half of 2021 into the scale of the second: none of them stands in
  for it. Of 2021 the row of PP 30/2019 counts (`jenisPeraturanKinerjaKd`), as the contract says; one of PP 46/2011 is
  half a year on another scale.
- rw_dp3: `nilairatarata`, the mean of the marks, by which a DP3 was named.

PP 46/2011 has been in force since 1 January 2014: the two dumps never fill the same year. Nobody owes these years any
more, so that nothing is noted as delivered.
"""

from __future__ import annotations

import polars as pl

from data_access.contract.performance import LEGACY_APPRAISAL
from data_access.facts.legacy import LAST_YEAR
from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, Column, Found, Importer, Understood
from data_access.importers.kinds.siasn_api.shared import NIP, YEAR, once, persons, pns_id, years
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.importers.values import Reading
from data_access.language import N_

_FIRST_SKP = 2014
"""The first year of PP 46/2011."""

_LOW, _HIGH = LEGACY_APPRAISAL.c.score.info["range"]


def _skp(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    years(sifted)
    since = N_("sejak tahun ini ada predikat, bukan nilai: impor rw_skp22")
    sifted.refuse(pl.col("of_year") > LAST_YEAR, "year", since, aside=True)
    before = N_("nilai sebelum PP 46/2011 berlaku ada di rw_dp3")
    sifted.refuse(pl.col("of_year") < _FIRST_SKP, "year", before, aside=True)
    other = pl.when(pl.col("of_year") == LAST_YEAR).then(pl.lit("46")).otherwise(pl.lit("30"))
    other_scale = N_("nilai dengan skala peraturan lain: 2021 menurut PP 30/2019, sebelumnya menurut PP 46/2011")
    sifted.refuse(pl.col("rule").str.contains(other), "rule", other_scale, aside=True)
    return _scored(sifted, known)


def _dp3(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    years(sifted)
    since = N_("nilai sejak PP 46/2011 berlaku ada di rw_skp")
    sifted.refuse(pl.col("of_year") >= _FIRST_SKP, "year", since, aside=True)
    return _scored(sifted, known)


def _scored(sifted: Sifted, known: Known) -> Understood:
    persons(sifted, known)
    sifted.refuse(pl.col("score").is_null(), "score", N_("tanpa nilai"))
    sifted.read("score", _without_thousands, "scored", N_("nilai tidak terbaca"))
    off = ~pl.col("scored").is_between(_LOW, _HIGH)
    sifted.refuse(off, "score", N_("nilai di luar rentang"), pl.lit(f"{_LOW}–{_HIGH}"))
    sifted.warn(pl.col("scored") == 0, "score", N_("nilai 0: mungkin belum diisi di SIASN"))
    once(sifted, ["employee_id", "of_year"], ["scored"], "year")
    table = sifted.rows.select(AT, "employee_id", year="of_year", score="scored")
    return Understood((("legacy_appraisal", table),), sifted)


def _without_thousands(texts: pl.Series) -> Reading:
    """No score reaches a thousand: a point and a comma both stand before decimals, also in 89.123."""
    return values.number(texts.str.replace(",", ".", literal=True), ".")


SKP = Importer(
    key="siasn_skp",
    label=N_("SIASN API: nilai prestasi kerja 2014–2021 (rw_skp)"),
    source="SIASN",
    columns=(
        pns_id("pns", "pnsId", "pnsDinilaiOrang"),
        NIP,
        YEAR,
        Column("score", ("nilaiPrestasiKerja",)),
        Column("rule", ("jenisPeraturanKinerjaKd",), required=False),
    ),
    understand=_skp,
    by_opd=False,
)

DP3 = Importer(
    key="siasn_dp3",
    label=N_("SIASN API: nilai DP3 sebelum 2014 (rw_dp3)"),
    source="SIASN",
    columns=(
        pns_id("pnsId", "pns"),
        NIP,
        YEAR,
        Column("score", ("nilairatarata",)),
        # tells a DP3 from an rw_skp, whose nilairatarata is of the behaviour alone; nothing of it is kept
        Column("_loyalty", ("kesetiaan",)),
    ),
    understand=_dp3,
    by_opd=False,
)
