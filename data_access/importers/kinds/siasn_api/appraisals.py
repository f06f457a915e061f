"""SIASN API: predikat since 2022, of a year (`pns_rw_skp22`) and of any period (`pns_rw_kinerjaperiodik`).

Each thing stands in two columns, one of which may hold a number that SIASN uses inside (hasilKinerja and
hasilKinerjaNilai, and which of them changes). What the numbers mean is documented nowhere: only texts are read, and
numbers that a person explains in [codes] of a mapping. All rows are about a person's own post: acting has none here.
"""

from __future__ import annotations

import polars as pl

from data_access.facts.legacy import LAST_YEAR
from data_access.importers import synonyms
from data_access.importers.asked import Asked
from data_access.importers.deliveries import OWN, appraisals_by
from data_access.importers.importer import AT, Column, Found, Importer, Understood
from data_access.importers.kinds.siasn_api.shared import NIP, YEAR, once, persons, pns_id, years
from data_access.importers.known import Known
from data_access.importers.people import in_city
from data_access.importers.periods import named
from data_access.importers.places import with_unit
from data_access.importers.ratings import beside, standing, tell_running
from data_access.importers.sifting import Sifted
from data_access.language import N_
from data_access.periods import Period

_LISTS = {"work_result": "expectation", "behaviour": "expectation", "rating": "rating"}
"""What is said of a person, and the list of its codes; beside each stands a column `<name>_value`."""
_UNSAID = {"appraisal": ("agency_id", "work_result", "behaviour")}
"""What another source said stays where SIASN says nothing; the predikat it always says."""


def _yearly(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows.with_columns(pl.lit("tahunan").alias("period")))
    _of_persons(sifted, known, asked)
    return _understood(sifted, known, _table(sifted.rows))


def _periodic(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    _of_persons(sifted, known, asked)
    _with_units(sifted, known, asked)
    return _understood(sifted, known, _table(sifted.rows, "agency_id"))


def _understood(sifted: Sifted, known: Known, table: pl.DataFrame) -> Understood:
    periods = sifted.rows.select("period_start", "period_kind").unique().iter_rows()
    tell_running(sifted, (Period(start, kind) for start, kind in periods), known)
    sent = appraisals_by(sifted.rows, known, pl.col("ends_on"))
    return Understood((("appraisal", standing(table, sifted, known)),), sifted, unsaid=_UNSAID, sent=sent)


def _of_persons(sifted: Sifted, known: Known, asked: Asked) -> None:
    """Who was rated how for which period, once."""
    persons(sifted, known)
    years(sifted)
    too_early = N_("tahun sebelum ada predikat (skala lain): impor riwayat SKP lama (rw_skp)")
    sifted.refuse(pl.col("of_year") <= LAST_YEAR, "year", too_early, aside=True)
    _in_period(sifted)
    in_city(sifted, known, asked.city, pl.col("period_start"), pl.col("ends_on"))
    sifted.refuse(pl.col("period_start") > known.today, "year", N_("periode ini belum dimulai"))
    for column, list_ in _LISTS.items():
        _either(sifted, column, asked.book(list_))
    keys = ["employee_id", "period_kind", "period_start"]
    _silent(sifted, known, keys)
    once(sifted, keys, [f"{column}__code" for column in _LISTS], "year")


def _in_period(sifted: Sifted) -> None:
    """Add `period_kind`, `period_start` and `ends_on` from the year and the text of the period."""
    sifted.refuse(pl.col("period").is_null(), "period", N_("tanpa nama periode"))
    said = sifted.rows.select("of_year", "period").unique()
    meant = [named(text, year) for year, text in said.iter_rows()]
    texts = said.with_columns(
        pl.Series("period_kind", [one and one.kind for one in meant], dtype=pl.String),
        pl.Series("period_start", [one and one.start for one in meant], dtype=pl.Date),
        pl.Series("ends_on", [one and one.end for one in meant], dtype=pl.Date),
    )
    sifted.rows = sifted.rows.join(texts, on=["of_year", "period"], how="left", maintain_order="left")
    sifted.refuse(pl.col("period_kind").is_null(), "period", N_("bukan nama satu bulan, triwulan, semester atau tahun"))


def _either(sifted: Sifted, column: str, book: synonyms.Codebook) -> None:
    """Add `<column>__code` from the column or the one beside it, whichever holds a text (or a number that is known)."""
    both = (column, f"{column}_value")
    known = [~synonyms.unclear(sifted.rows[name], book) for name in both]
    spoken = [
        pl.when(pl.col(name).str.contains(r"\p{L}") | there).then(pl.col(name)).alias(f"{name}__text")
        for name, there in zip(both, known, strict=True)
    ]
    sifted.add(*spoken)
    texts = [f"{name}__text" for name in both]
    sifted.add(*(synonyms.coded(sifted.rows[text], book).alias(f"{text}__code") for text in texts))
    told, other = texts
    differ = pl.col(f"{told}__code").ne_missing(pl.col(f"{other}__code"))
    twice = pl.col(told).is_not_null() & pl.col(other).is_not_null()
    sifted.refuse(twice & differ, column, N_("kolom ini dan kolom nilainya menyebut hal yang berbeda"))
    sifted.add(pl.coalesce(texts).alias("_text"))
    numbered = pl.col("_text").is_null() & pl.any_horizontal(pl.col(name).is_not_null() for name in both)
    meaningless = N_(
        "hanya berisi angka yang artinya tidak terdokumentasi: isi teksnya, atau sebut di [codes] berkas pemetaan"
    )
    sifted.refuse(numbered, column, meaningless)
    sifted.rows = sifted.rows.with_columns(pl.col("_text").alias(column)).drop("_text", *texts, f"{other}__code")
    sifted.code(column, book)


def _silent(sifted: Sifted, known: Known, keys: list[str]) -> None:
    """Refuse rows without a predikat; but one of a person who has it already says nothing new, and is no fault."""
    own = sifted.rows.with_columns(pl.lit(OWN).alias("assignment"))
    sifted.add(beside(own, known)["old_rating"].alias("known_rating"))
    told_too = pl.col("rating__code").is_not_null().any().over(keys)
    silent = pl.col("rating__code").is_null() & (pl.col("known_rating").is_null() | told_too)
    sifted.refuse(silent, "rating", N_("tanpa predikat (kuadran kinerja)"))


def _with_units(sifted: Sifted, known: Known, asked: Asked) -> None:
    """Add `agency_id`, for each period among the units that stood at its end: a dump spans years and renamings."""
    whole, parts = sifted.rows, []
    for end in sorted(whole["ends_on"].unique()) or [known.today]:
        sifted.rows = whole.filter(pl.col("ends_on") == end)
        with_unit(sifted, ("unit_id", "unit"), known, asked, end, since=pl.col("period_start"))
        parts.append(sifted.rows)
    sifted.rows = pl.concat(parts).sort(AT)
    # a unit that several periods propose begins with the first of them
    first = {(one.table, one.text): one for one in reversed(sifted.proposed)}
    sifted.proposed = [*reversed(first.values())]


def _table(rows: pl.DataFrame, *more: str) -> pl.DataFrame:
    coded = (pl.col(f"{column}__code").alias(column) for column in _LISTS)
    assignment = pl.lit(OWN).alias("assignment")
    never = pl.lit(None, pl.Datetime("us")).alias("rated_on")  # SIASN does not say when
    return rows.select(AT, "employee_id", "period_kind", "period_start", assignment, *more, *coded, never)


_PERSON = pns_id("pnsDinilaiId", "pnsDinilaiOrang")
_WORK_RESULT = (Column("work_result", ("hasilKinerja",)), Column("work_result_value", ("hasilKinerjaNilai",), False))
_BEHAVIOUR = (Column("behaviour", ("perilakuKerja",)), Column("behaviour_value", ("perilakuKerjaNilai",), False))

YEARLY = Importer(
    key="siasn_skp22",
    label=N_("SIASN API: predikat tahunan sejak 2022 (rw_skp22)"),
    source="SIASN",
    columns=(
        _PERSON,
        NIP,
        YEAR,
        *_WORK_RESULT,
        *_BEHAVIOUR,
        # by the name that only this dump has: that of the other one would make years of its months
        Column("rating", ("kuadranKinerja",)),
        Column("rating_value", ("kuadranKinerjaNilai",), required=False),
    ),
    understand=_yearly,
    by_opd=False,
)

PERIODIC = Importer(
    key="siasn_periodik",
    label=N_("SIASN API: predikat periodik (rw_kinerjaperiodik)"),
    source="SIASN",
    columns=(
        NIP,
        _PERSON,
        YEAR,
        Column("period", ("periodikNama",)),
        *_WORK_RESULT,
        *_BEHAVIOUR,
        Column("rating", ("kuadranKinerjaNilai", "kuadranKinerja", "kuadranNilai")),
        Column("rating_value", ("kuadranNilai",), required=False),
        Column("unit_id", ("unorId",), required=False),
        Column("unit", ("unorNama",), required=False),
    ),
    understand=_periodic,
    unit="unit",
    by_opd=False,
)
