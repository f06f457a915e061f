"""e-Kinerja BKN: "Laporan Penilaian SKP" (what was rated) and "Laporan SKP" (what was planned).

Headings stand below some title rows. A person may have several rows: who moved has one for each unit (the newest
period counts), who acts for somebody has one for that post. "-" is "not rated".
"""

from __future__ import annotations

import polars as pl

from data_access.importers import values
from data_access.importers.importer import AT, Asked, Column, Found, Importer, Understood
from data_access.importers.known import Known
from data_access.importers.people import identified
from data_access.importers.periods import period_of
from data_access.importers.places import with_unit
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

_OWN_POST = ("0", "false", "tidak", "f", "n")
"""How `is_skp_plt_plh_pjb` says that a post is the person's own; so does nothing at all."""


def _appraisals(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    period = period_of(found, asked, values.whole(found.rows["year"]).values.drop_nulls().unique().to_list())
    sifted.tell(t("Periode berkas: {period}.", period=period.label))
    identified(sifted, known)
    for column, list_ in (("work_result", "expectation"), ("behaviour", "expectation"), ("rating", "rating")):
        sifted.code(column, asked.book(list_))
    sifted.read("ends", values.day, "ends_on", t("tanggal tidak terbaca"))
    sifted.read("rated_at", values.moment, "rated_on", t("waktu tidak terbaca"))
    sifted.add(_assignment())
    _newest(sifted, ["employee_id", "assignment"])
    with_unit(sifted, ("unit_id", "unit"), known, asked, period.end)
    coded = (pl.col(f"{name}__code").alias(name) for name in ("work_result", "behaviour", "rating"))
    kind, start = pl.lit(period.kind).alias("period_kind"), pl.lit(period.start).alias("period_start")
    table = sifted.rows.select(AT, "employee_id", kind, start, "assignment", "agency_id", *coded, "rated_on")
    return Understood((("appraisal", table),), sifted)


def _plans(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    identified(sifted, known)
    sifted.code("status", asked.book("skp_status"))
    sifted.refuse(pl.col("status__code").is_null(), "status", t("belum ada SKP"))
    sifted.read("ends", values.day, "ends_on", t("tanggal tidak terbaca"))
    sifted.refuse(pl.col("ends_on").is_null(), "ends", t("tanpa akhir periode"))
    sifted.add(_assignment())
    sifted.refuse(pl.col("assignment") == "PLT", "acting", t("SKP jabatan pelaksana tugas tidak dihitung"))
    sifted.add(pl.col("ends_on").dt.year().cast(pl.Int64).alias("of_year"))
    _newest(sifted, ["employee_id", "of_year"])
    status = pl.col("status__code").alias("status")
    table = sifted.rows.select(AT, "employee_id", pl.col("of_year").alias("year"), status)
    return Understood((("performance_plan", table),), sifted)


def _assignment() -> pl.Expr:
    own = pl.col("acting").is_null() | pl.col("acting").str.to_lowercase().is_in(_OWN_POST)
    return pl.when(own).then(pl.lit("DEFINITIF")).otherwise(pl.lit("PLT")).alias("assignment")


def _newest(sifted: Sifted, keys: list[str]) -> None:
    """Of several rows of one person the one whose period ends last; then the one rated last, then the lower one."""
    order = [name for name in ("ends_on", "rated_on") if name in sifted.rows.columns]
    ranked = sifted.rows.sort([*keys, *order, AT], nulls_last=False, maintain_order=True)
    last = ranked.group_by(keys, maintain_order=True).agg(pl.col(AT).last().alias("kept"))
    sifted.rows = sifted.rows.join(last, on=keys, how="left", maintain_order="left")
    sifted.refuse(
        pl.col(AT) != pl.col("kept"),
        "nip",
        t("orang ini punya baris yang lebih baru di berkas yang sama (pindah unit); yang terbaru yang dipakai"),
    )
    sifted.rows = sifted.rows.drop("kept")


_NIP = Column("nip", ("nip", "nip baru"))
_ACTING = Column("acting", ("is_skp_plt_plh_pjb", "is_plt_plh"), required=False)

APPRAISALS = Importer(
    key="ekinerja_penilaian",
    label=N_("e-Kinerja BKN: Laporan Penilaian SKP"),
    source="E_KINERJA",
    columns=(
        _NIP,
        Column("rating", ("hasil_akhir", "predikat kinerja", "predikat")),
        Column("work_result", ("hasil_kerja", "rating hasil kerja")),
        Column("behaviour", ("perilaku_kerja", "rating perilaku kerja")),
        Column("year", ("tahun_skp", "tahun"), required=False),
        Column("ends", ("periode_akhir_skp",), required=False),
        Column("unit_id", ("skp_unor_id",), required=False),
        Column("unit", ("skp_unor",), required=False),
        Column("rated_at", ("waktu_dinilai",), required=False),
        _ACTING,
    ),
    understand=_appraisals,
)

PLANS = Importer(
    key="ekinerja_skp",
    label=N_("e-Kinerja BKN: Laporan SKP"),
    source="E_KINERJA",
    columns=(
        _NIP,
        Column("status", ("skp_status",)),
        Column("starts", ("periode_awal",)),
        Column("ends", ("periode_akhir",)),
        _ACTING,
    ),
    understand=_plans,
)
