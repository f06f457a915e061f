"""SIASN API: the units of a government as a tree (`referensi_ref_unor`, in ministry databases `unitkerja`).

Every unit, also those where nobody serves. The file has no days: a new unit begins on the first day of the period that
a person names, else of this year, and a note says so. What is there already keeps its id, name, kind and days; only
the unit above it changes. A unit that was closed stays closed, and who took over has the children.
"""

from __future__ import annotations

from datetime import date

import polars as pl
from sqlalchemy import String

from data_access import units
from data_access.contract.places import AGENCY
from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.importer import AT, Column, Found, Importer, Understood
from data_access.importers.kinds.siasn_api.matching import Matched, Matching, Said
from data_access.importers.kinds.siasn_api.shared import once
from data_access.importers.known import Known
from data_access.importers.places import tell
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.periods import period

_KEPT = ("name", "kind", "valid_from", "valid_to")
"""What a unit that is there keeps."""


def _units(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    city = known.city_of(asked.city)
    begins = period(asked.period).start if asked.period else date(known.today.year, 1, 1)
    sifted.about = str(begins.year)
    _readable(sifted)
    once(sifted, ["ident"], ["name", "above", "ends_on"], "ident")
    matching = Matching(known, asked.in_city(city), sifted, city, begins)
    _placed(sifted, matching)
    new = ~pl.col("agency_id").is_in(list(matching.there)) & ~pl.col("made")
    closed = N_("unit ini ditutup sebelum hari mulainya: sebut hari mulai yang lebih awal sebagai periode berkas")
    sifted.refuse(new & (pl.col("ends_on") < begins), "ends", closed)
    since = dict(known.units.select("id", "valid_from").iter_rows())
    begun = pl.col("agency_id").replace_strict(since, default=None, return_dtype=pl.Date)
    early = N_("ditutup sebelum hari mulainya di basis data")
    sifted.refuse(begun.is_not_null() & (pl.col("ends_on") < begun) & _open(known), "ends", early)
    _say(sifted, matching, sifted.rows.filter(new).height)
    table = sifted.rows.filter(~pl.col("made")).select(
        AT,
        "name",
        "parent_id",
        id="agency_id",
        city_code=pl.lit(city),
        kind=pl.col("kind"),
        valid_from=pl.lit(begins),
        valid_to=pl.col("ends_on"),
    )
    return Understood((("agency", table),), sifted, keep={"agency": _KEPT})


def _open(known: Known) -> pl.Expr:
    """Units that have no last day yet: one that was closed keeps its own."""
    return pl.col("agency_id").is_in(known.units.filter(pl.col("valid_to").is_null())["id"].to_list())


def _readable(sifted: Sifted) -> None:
    """Rows with an id and a name that fit, and a day that can be read."""
    for column, to, missing in (("ident", "id", N_("tanpa Id")), ("name", "name", N_("tanpa nama unit"))):
        sifted.refuse(pl.col(column).is_null(), column, missing)
        most = _longest(to)
        hint = pl.lit(t("paling banyak {most} huruf", most=most))
        sifted.refuse(pl.col(column).str.len_chars() > most, column, N_("teks terlalu panjang"), hint)
    sifted.read("ends", values.day, "ends_on", N_("tanggal tidak terbaca"))


def _longest(column: str) -> int:
    kind = AGENCY.c[column].type
    return (kind.length or 0) if isinstance(kind, String) else 0


def _placed(sifted: Sifted, matching: Matching) -> None:
    """Add what each row means; rows that mean nothing certain are refused."""
    mark = values.folded(pl.col("name")).alias("mark")
    said = [Said(*row) for row in sifted.rows.select(AT, "ident", "name", "above", mark).iter_rows()]
    meant = matching.all(said)
    matching.making.settle()
    tell(matching.making)
    sifted.rows = sifted.rows.join(_frame(meant), on=AT, how="left", maintain_order="left")
    for column in ("ident", "name", "above"):
        refused = pl.col("_column") == column
        sifted.refuse(refused, column, pl.col("_reason"), pl.col("_hint"))


def _frame(meant: dict[int, Matched]) -> pl.DataFrame:
    texts = ("agency_id", "parent_id", "kind", "_column", "_reason", "_hint")
    rows = [
        (at, one.made, one.ident or None, one.parent, one.kind or None, one.column, one.reason, one.hint)
        for at, one in meant.items()
    ]
    schema = {AT: pl.Int64, "made": pl.Boolean, **dict.fromkeys(texts, pl.String)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _say(sifted: Sifted, matching: Matching, new: int) -> None:
    if new:
        sifted.tell(
            t(
                "Berkas tidak menyebut sejak kapan unitnya ada: {count} unit baru dimulai {day}. Bila sudah ada "
                "sebelumnya, sebut dengan --period, misalnya --period 2020.",
                count=new,
                day=units.day(matching.day),
            )
        )
    if matching.by_name:
        sifted.tell(
            t("{count} unit dikenal menurut namanya; id di basis data tetap seperti semula.", count=matching.by_name)
        )


UNITS = Importer(
    key="siasn_unor",
    label=N_("SIASN API: unit organisasi (ref_unor)"),
    source="SIASN",
    columns=(
        Column("ident", ("Id",)),
        Column("name", ("NamaUnor",)),
        Column("above", ("DiatasanId",)),
        Column("ends", ("EXPIRED_DATE",), required=False),
    ),
    understand=_units,
    by_opd=False,
)
