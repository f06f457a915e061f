"""e-Kinerja BKN: "Laporan Penilaian SKP" (what was rated) and "Laporan SKP" (what was planned).

Headings stand below some title rows. A person may have several rows: who moved has one for each unit (the newest
period counts), who acts for somebody has one for that post. "-" is "not rated".
"""

from __future__ import annotations

from functools import partial

import polars as pl

from data_access.importers import nip, values
from data_access.importers.asked import Asked
from data_access.importers.deliveries import OWN, appraisals_by
from data_access.importers.importer import AT, Column, Found, Importer, Understood
from data_access.importers.known import Known
from data_access.importers.people import identified, in_city
from data_access.importers.periods import period_of, told_otherwise
from data_access.importers.places import with_unit
from data_access.importers.problems import ImportProblem
from data_access.importers.ratings import standing, tell_running
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.periods import KIND_WORDS, MONTHS, Period

_OWN_POST = ("0", "0.0", "false", "tidak", "f", "n", "no", "-", "definitif")
"""How `is_skp_plt_plh_pjb` says that a post is the person's own; so does nothing at all."""
_ACTING_POST = ("1", "1.0", "true", "ya", "t", "y", "yes", "plt", "plh", "pj", "pjb")
"""How it says that the person acts for somebody."""


def _appraisals(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    period = _period(sifted, found, known, asked)
    _not_torn(sifted, known)
    identified(sifted, known)
    in_city(sifted, known, asked.city, pl.lit(period.start), pl.lit(period.end))
    for column, list_ in (("work_result", "expectation"), ("behaviour", "expectation"), ("rating", "rating")):
        sifted.code(column, asked.book(list_))
    zone = known.zone_of(asked.city)
    sifted.read("ends", partial(values.day, zone=zone), "ends_on", N_("tanggal tidak terbaca"))
    sifted.read("rated_at", partial(values.moment, zone=zone), "rated_on", N_("waktu tidak terbaca"))
    _assigned(sifted)
    _newest(sifted, ["employee_id", "assignment"], ("work_result", "behaviour", "rating", "unit_id", "unit"))
    since = pl.lit(period.start)
    with_unit(sifted, ("unit_id", "unit"), known, asked, period.end, above="unit_above", since=since)
    coded = (pl.col(f"{name}__code").alias(name) for name in ("work_result", "behaviour", "rating"))
    kind, start = pl.lit(period.kind).alias("period_kind"), pl.lit(period.start).alias("period_start")
    table = sifted.rows.select(AT, "employee_id", kind, start, "assignment", "agency_id", *coded, "rated_on")
    sent = appraisals_by(table.filter(pl.col("assignment") == OWN), known, pl.lit(period.end))
    tables = (("appraisal", standing(table, sifted, known)),)
    return Understood(tables, sifted, unsaid={"appraisal": ("agency_id",)}, sent=sent)


def _period(sifted: Sifted, found: Found, known: Known, asked: Asked) -> Period:
    """The period of the file, which has begun; rows of another year are refused, and what speaks against the period is
    told first."""
    years = values.whole(found.rows["year"])
    period = period_of(found, asked, years.values.drop_nulls().unique().to_list())
    if period.start > known.today:
        raise ImportProblem(
            t("Periode {period} belum dimulai: periksa --period atau nama berkas {file}.", period=period.label,
              file=found.name)
        )  # fmt: skip
    other = told_otherwise(found, period)
    if other:
        sifted.tell(
            t(
                "PERIKSA: judul atau nama berkas menyebut {other}, tetapi hasilnya dicatat untuk {period} menurut "
                "--period.",
                other=other,
                period=period.label,
            )
        )
    sifted.about = period.key
    sifted.tell(t("Periode berkas: {period}.", period=period.label))
    tell_running(sifted, [period], known)
    _tell_uncounted(sifted, known, asked, period)
    sifted.add(years.values.alias("_of_year"))
    elsewhere = pl.col("year").is_not_null() & pl.col("_of_year").ne_missing(period.start.year)
    sifted.refuse(elsewhere, "year", N_("tahun baris ini bukan tahun periode berkasnya"))
    return period


def _tell_uncounted(sifted: Sifted, known: Known, asked: Asked, period: Period) -> None:
    """A city counts the appraisals of its cycles only: results of another kind of period are kept and seen nowhere."""
    cycles = known.rows("appraisal_cycle", "city_code", "period_kind", "valid_from", "valid_to")
    here = pl.col("city_code") == asked.city if asked.city else pl.lit(known.cities.height == 1)
    holds = (pl.col("valid_from") <= period.start) & ~(pl.col("valid_to") < period.start).fill_null(value=False)
    kinds = cycles.filter(here & holds)["period_kind"].unique().to_list()
    if kinds and period.kind not in kinds:
        sifted.tell(
            t(
                "Kota ini menilai per {kinds}: hasil {period} disimpan, tetapi tidak dihitung di halaman. Bila kota "
                "ini menilai per {kind}, impor siklusnya ke tabel appraisal_cycle dengan --map: contohnya di "
                "docs/importing.md, “Another cycle of appraisal”.",
                kinds=_listed([t(KIND_WORDS[kind]) for kind in MONTHS if kind in kinds]),
                kind=t(KIND_WORDS[period.kind]),
                period=period.label,
            )
        )


def _listed(words: list[str]) -> str:
    """ "triwulan dan tahun"."""
    *others, last = words
    return t("{words} dan {last}", words=", ".join(others), last=last) if others else last


def _plans(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    _not_torn(sifted, known)
    identified(sifted, known)
    sifted.code("status", asked.book("skp_status"))
    sifted.read("ends", values.day, "ends_on", N_("tanggal tidak terbaca"))
    sifted.refuse(pl.col("ends_on").is_null(), "ends", N_("tanpa akhir periode"))
    in_city(sifted, known, asked.city, pl.col("ends_on").dt.truncate("1y"), pl.col("ends_on"))
    _assigned(sifted)
    acting = N_("SKP jabatan pelaksana tugas tidak dihitung")
    sifted.refuse(pl.col("assignment") != OWN, "acting", acting, aside=True)
    sifted.add(pl.col("ends_on").dt.year().cast(pl.Int64).alias("of_year"))
    sifted.add(values.day(sifted.rows["starts"]).values.alias("starts_on"))
    _newest(sifted, ["employee_id", "of_year"], ("status",))
    # after the newest is known: who moved and has no SKP yet is not counted by the one of the unit before
    sifted.refuse(pl.col("status__code").is_null(), "status", N_("belum ada SKP"), aside=True)
    status = pl.col("status__code").alias("status")
    table = sifted.rows.select(AT, "employee_id", pl.col("of_year").alias("year"), status)
    return Understood((("performance_plan", table),), sifted)


def _not_torn(sifted: Sifted, known: Known) -> None:
    """A NIP that nobody has and that cannot be right: what is wrong with it is said (a sheet keeps 15 digits)."""
    sifted.add(nip.digits(pl.col("nip")).alias("_digits"), nip.faults(sifted.rows["nip"], known.today).alias("_fault"))
    nobody = pl.col("_digits").is_not_null() & ~pl.col("_digits").is_in(known.people["nip"].drop_nulls().to_list())
    said = {fault: t(fault) for fault in sifted.rows["_fault"].drop_nulls().unique()}
    hint = pl.col("_fault").replace_strict(said, default=None, return_dtype=pl.String)
    torn = nobody & pl.col("_fault").is_not_null()
    sifted.refuse(torn, "nip", N_("tidak ada pegawai dengan NIP ini, dan NIP-nya tidak mungkin benar"), hint)
    sifted.rows = sifted.rows.drop("_digits", "_fault")


def _assigned(sifted: Sifted) -> None:
    """Add `assignment`: an own post or an acting one; a word for neither refuses its row."""
    acting = pl.col("acting").str.to_lowercase().str.strip_chars(" .")
    own = acting.is_null() | acting.is_in(_OWN_POST)
    sifted.refuse(~own & ~acting.is_in(_ACTING_POST), "acting", N_("bukan definitif, plt, plh, pjb, 0, atau 1"))
    sifted.add(pl.when(own).then(pl.lit(OWN)).otherwise(pl.lit("PLT")).alias("assignment"))


def _newest(sifted: Sifted, keys: list[str], said: tuple[str, ...]) -> None:
    """Of several rows of one person the one whose period ends last; then the one rated or begun last.

    Where no day tells rows apart, one of them counts if all say the same (`said`), else none: nobody knows which.
    """
    order = [name for name in ("ends_on", "rated_on", "starts_on") if name in sifted.rows.columns]
    ranked = sifted.rows.sort([*keys, *order], nulls_last=False, maintain_order=True)
    last = ranked.group_by(keys, maintain_order=True).agg(pl.struct(order).last().alias("_last"))
    sifted.rows = sifted.rows.join(last, on=keys, how="left", maintain_order="left")
    newer = N_("orang ini punya baris yang lebih baru di berkas yang sama (pindah unit); yang terbaru yang dipakai")
    sifted.refuse(pl.struct(order).ne_missing(pl.col("_last")), "nip", newer, aside=True)
    sifted.add(pl.struct(values.folded(pl.col(name)).alias(name) for name in said).alias("_said"))
    differing = N_(
        "orang ini punya dua hasil berbeda di berkas ini, dan tidak ada tanggal yang menentukan: sisakan satu"
    )
    sifted.refuse(pl.col("_said").n_unique().over(keys) > 1, "nip", differing)
    same = N_("sama dengan baris lain orang ini di berkas ini")
    sifted.refuse(~pl.struct(keys).is_first_distinct(), "nip", same, aside=True)
    sifted.rows = sifted.rows.drop("_last", "_said")


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
        Column("unit_above", ("skp_unor_induk",), required=False),
        Column("rated_at", ("waktu_dinilai",), required=False),
        _ACTING,
    ),
    understand=_appraisals,
    unit="unit",
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
        Column("unit", ("skp_unor",), required=False),
        Column("acting", ("is_plt_plh", "is_skp_plt_plh_pjb"), required=False),
    ),
    understand=_plans,
    unit="unit",
)
