"""The history of those who serve: what a row says goes on, changes since a day, or begins anew. No past is rewritten.

TMT JABATAN is the day of the post. Who is moved, or is PNS after CPNS, may keep it: then nobody says since when, and it
is since the day the file is of. Spells never overlap because of a row, and one that is over stays over. A file that
came before does not undo what came after it: what it said of a person once, and is in the history, it has said.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from data_access import units
from data_access.importers.importer import AT
from data_access.importers.known import Known
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

UNSAID = ("position_id", "grade", "supervisor_id")
"""What an empty cell does not undo."""

_EARLIER = N_("TMT jabatan lebih awal dari riwayat terakhir di basis data")
LATER = N_("basis data punya riwayat yang lebih baru dari berkas ini")
_OVER = N_("riwayat ini sudah berakhir di basis data")
_BACK = N_(
    "status ini sudah berganti di basis data (mungkin berkas lama); bila orangnya memang kembali ke status ini, isi "
    "TMT jabatan yang baru"
)


def with_spells(sifted: Sifted, spells: pl.DataFrame, known: Known, day: date) -> None:
    """Add `begins_on`, `_fresh` (whether a spell begins then) and what the spell holds. `spells`: all as they stand,
    `day`: the file is of it. Rows that would change the past are refused: a person must decide."""
    pairs = _beside(sifted, spells)
    newer = pl.col("_last").is_null() | (~pl.col("_same") & (pl.col("since_on") > pl.col("_last")))
    sifted.add(newer.alias("_newer"))
    _about(sifted, pairs, known, day)
    duty = pl.coalesce("duty__code", pl.when(~pl.col("_newer")).then("now_duty"), pl.lit("AKTIF"))
    sifted.add(duty.alias("duty_is"))
    news = ~pl.col("_told")
    sifted.add((news & ~pl.col("_newer") & _differs()).alias("_differs"))
    sifted.refuse(news & ~pl.col("_same") & (pl.col("since_on") < pl.col("_last")), "since", _EARLIER)
    sifted.refuse(news & ~pl.col("_newer") & (pl.col("now_valid_to") < day).fill_null(False), "since", _OVER)
    sifted.refuse(pl.col("_differs") & (pl.col("now_valid_from") < pl.col("_last")), "since", LATER)
    # as it was before the last change: an old file, or somebody came back; the file cannot tell which
    place, status = _place(known), pl.col("_status_is") == pl.col("status")
    restated = pl.col("status_is") != pl.col("now_status")
    for changed, alike, why in ((_elsewhere(), place, _EARLIER), (restated, status, _BACK)):
        back = _once(sifted.rows.filter(pl.col("_differs") & changed), pairs, alike)
        earlier = back.filter(pl.col("valid_from") < pl.col("_now_valid_from"))
        sifted.refuse(pl.col(AT).is_in(earlier[AT].to_list()), "since", why)
    _dated(sifted, known, day)


def _beside(sifted: Sifted, spells: pl.DataFrame) -> pl.DataFrame:
    """Add `_last` (when the last spell began) and `_same` (whether one has this TMT); gives each row with every spell
    of its person, the first first."""
    rows = sifted.rows
    pairs = rows.select(AT, "employee_id", "tmt_on", "since_on").join(spells, on="employee_id").sort("valid_from")
    last = pairs.group_by(AT).agg(_last=pl.col("valid_from").max())
    same = pairs.filter((pl.col("valid_from") == pl.col("tmt_on")) | (pl.col("valid_from") == pl.col("since_on")))
    rows = rows.join(last, on=AT, how="left", maintain_order="left")
    sifted.rows = rows.with_columns(_same=pl.col(AT).is_in(same[AT].to_list()))
    return pairs


def _about(sifted: Sifted, pairs: pl.DataFrame, known: Known, day: date) -> None:
    """Add, of the spell that the row is about, `now_…`, and `_told`: whether the file came before and its person once
    was what the row says. Then it is about the last spell that was so, else about the one of the day."""
    until = pl.max_horizontal(pl.lit(day), "since_on")
    now = pairs.filter(pl.col("valid_from") <= until).group_by(AT, maintain_order=True).last()
    same = _place(known) & (pl.col("_status_is") == pl.col("status")) & ~_other("_duty__code", "duty")
    said = sifted.rows.filter(~pl.col("_newer")) if known.came else sifted.rows.clear()
    told = _once(said, pairs, same).group_by(AT, maintain_order=True).last().select(now.columns)
    now = pl.concat([now.join(told, on=AT, how="anti"), told])
    now = now.select(AT, pl.all().exclude(AT, "employee_id", "tmt_on", "since_on").name.prefix("now_"))
    rows = sifted.rows.join(now, on=AT, how="left", maintain_order="left")
    sifted.rows = rows.with_columns(_told=pl.col(AT).is_in(told[AT].to_list()))


def _once(rows: pl.DataFrame, pairs: pl.DataFrame, alike: pl.Expr) -> pl.DataFrame:
    """These rows, their columns as `_…`, with each spell of their persons that is `alike`, the first first."""
    said = rows.select(AT, pl.all().exclude(AT).name.prefix("_"))
    return pairs.join(said, on=AT, maintain_order="left").filter(alike)


def _place(known: Known) -> pl.Expr:
    """The same unit, or one that took over from it, and no other post."""
    took = dict(known.rows("agency", "id", "successor_id").drop_nulls().iter_rows())
    last = {ident: _end(ident, took) for ident in took}
    unit, spell = (pl.col(name).replace(last) for name in ("_agency_id", "agency_id"))
    return (unit == spell) & ~_other("_position_id", "position_id")


def _end(ident: str, took: dict[str, str]) -> str:
    seen = {ident}
    while (step := took.get(ident)) is not None and step not in seen:
        seen.add(step)
        ident = step
    return ident


def _elsewhere() -> pl.Expr:
    """Another unit or another post; a post that one of both does not know is no other."""
    return (pl.col("agency_id") != pl.col("now_agency_id")) | _other("position_id", "now_position_id")


def _other(one: str, two: str) -> pl.Expr:
    return (pl.col(one) != pl.col(two)).fill_null(False)


def _differs() -> pl.Expr:
    """What a history is kept of; a grade is told apart by its own day, which the file does not give with the post."""
    return _elsewhere() | (pl.col("status_is") != pl.col("now_status")) | _other("duty_is", "now_duty")


def _dated(sifted: Sifted, known: Known, day: date) -> None:
    """Since when it is so, and what the spell holds that the row does not say."""
    took = (
        known.rows("agency", "id", "successor_id").drop_nulls().rename({"id": "now_agency_id", "successor_id": "_took"})
    )
    rows = sifted.rows.join(took, on="now_agency_id", how="left", maintain_order="left")
    own_day = (pl.col("_took") == pl.col("agency_id")) & (pl.col("since_on") > pl.col("now_valid_from"))
    since = pl.when(own_day).then("since_on").otherwise(pl.max_horizontal(pl.lit(day), "since_on"))
    changed = (pl.col("_differs") & (since > pl.col("now_valid_from"))).fill_null(False)
    stays = changed & (pl.col("agency_id") == pl.col("now_agency_id"))
    begins = pl.when("_newer").then("since_on").when(changed).then(since).otherwise("now_valid_from")
    sifted.rows = rows.with_columns(
        begins.alias("begins_on"),
        (pl.col("_newer") | changed).alias("_fresh"),
        pl.when("_told").then("now_agency_id").otherwise("agency_id").alias("agency_id"),
        pl.when(~pl.col("_newer")).then("now_valid_to").alias("lasts_to"),
        pl.coalesce("position_id", pl.when(changed).then("now_position_id")).alias("position_id"),
        pl.coalesce("grade", pl.when(changed).then("now_grade")).alias("grade"),
        pl.when(stays).then("now_supervisor_id").alias("supervisor_id"),
    )
    count = rows.select((changed & ~own_day.fill_null(False)).sum()).item()
    if count:
        sifted.tell(
            t(
                "{count} orang berganti unit, jabatan, status, atau kedudukan tanpa TMT jabatan baru: keadaan lama "
                "berakhir dan yang baru dimulai {day}. Bila terjadi sejak bulan lain, sebut dengan --period, misalnya "
                "--period 2026-05.",
                count=count,
                day=units.day(day),
            )
        )


def tell_before(sifted: Sifted, known: Known, city: str) -> None:
    """A first file of a city says nothing of the years before each TMT jabatan: figures of that time lack these
    persons. It is told where more come than the city had."""
    new = sifted.rows.filter(pl.col("_last").is_null())
    if new.height <= serving(known, city)["employee_id"].n_unique():
        return
    of_nip = (pl.col("nip_digits").str.slice(8, 6) + "01").str.to_date("%Y%m%d", strict=False)
    count = new.select((pl.coalesce("entered_on", of_nip) < pl.col("begins_on")).sum()).item()
    if count:
        sifted.tell(
            t(
                "{n} orang tercatat sejak TMT jabatannya; untuk waktu sebelum itu jumlah ASN dan yang wajib dinilai "
                "belum lengkap.",
                n=count,
            )
        )


def serving(known: Known, city: str) -> pl.DataFrame:
    """The spells in units of this city, of any time."""
    units_there = known.units.filter(pl.col("city_code") == city)["id"].to_list()
    return known.spells.filter(pl.col("agency_id").is_in(units_there))


def ended(rows: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """The spells that reach the day on which a new one begins, with the day before as their last."""
    fresh = rows.filter("_fresh").select(AT, "employee_id", "begins_on").join(spells, on="employee_id")
    reach = pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("begins_on"))
    over = fresh.filter((pl.col("valid_from") < pl.col("begins_on")) & reach)
    return over.select(AT, "employee_id", "valid_from", pl.col("begins_on").dt.offset_by("-1d").alias("valid_to"))


def table(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of `employment`."""
    return rows.select(
        AT,
        "employee_id",
        pl.col("begins_on").alias("valid_from"),
        pl.col("lasts_to").alias("valid_to"),
        "agency_id",
        "position_id",
        pl.col("status_is").alias("status"),
        "grade",
        pl.col("duty_is").alias("duty"),
        "supervisor_id",
    )
