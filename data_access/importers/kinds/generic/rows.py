"""The rows of a mapped file as rows of its table: typed, with what can be derived, each key once."""

from __future__ import annotations

import uuid
from datetime import date

import polars as pl
from sqlalchemy import Date, Table

from data_access.importers import values
from data_access.importers.asked import Asked
from data_access.importers.deliveries import sent_by
from data_access.importers.importer import AT, Found, Understood
from data_access.importers.kinds.feedback.respondents import pseudonyms
from data_access.importers.kinds.generic import cells, references
from data_access.importers.kinds.generic.cells import text_of
from data_access.importers.kinds.generic.sound import refuse_unsound
from data_access.importers.kinds.siasn import person_id
from data_access.importers.known import Known
from data_access.importers.people import known_by_nip
from data_access.importers.problems import ImportProblem
from data_access.importers.ratings import tell_running
from data_access.importers.sifting import Sifted
from data_access.language import N_, t
from data_access.periods import period
from data_access.units import number

DERIVED = ("id", "city_code")
"""Columns that need not be given: an id is made of what the row says, the city is that of the import."""

_IDS = uuid.UUID("c5a1c1a4-3f0e-4d39-9a0e-7d1b6a5e9c33")
"""Names the rows of files that have no id for them: the same content of the same table is the same row."""

_ABOUT = {
    "competency": ("name",),
    "development_plan": ("employee_id", "competency_id", "year"),
    "position": ("title",),
    "service": ("agency_id", "name"),
    "training": ("title", "starts_on", "ends_on"),
}
"""By table: the columns that say what a row is about, where its id does not. Two rows may share them."""

_EMPTY = N_("kolom wajib kosong")
RESPONDENT = ("satisfaction_response", "respondent_key")
"""The table and column that name who answered: by a pseudonym alone."""

_SAME = N_("isinya sama persis dengan baris lain; bila memang dua kejadian, beri kolom id yang membedakannya")
_AGAINST = N_("beberapa baris mengisi kunci yang sama dengan isi berbeda; sisakan satu")


def understood(table: Table, found: Found, known: Known, asked: Asked) -> Understood:
    fixed = {name: str(text) for name, text in asked.fixed.items()}
    texts = found.rows.with_columns(pl.lit(text).alias(text_of(name)) for name, text in fixed.items())
    if (respondent := text_of(RESPONDENT[1])) in texts.columns and table.name == RESPONDENT[0]:
        texts = texts.with_columns(pseudonyms(texts[respondent]))
    sifted = Sifted(texts)
    here = asked.in_city(fixed["city_code"]) if fixed.get("city_code") in known.cities["code"] else asked
    given = [column for column in table.columns if column.name in {*asked.columns, *fixed}]
    for column in given:
        if "references" not in column.info:
            cells.read(sifted, column, asked, known.zone_of(here.city))
        elif column.name != "agency_id":
            references.refer(sifted, column, known)
    names = [column.name for column in given]
    days = [column.name for column in given if isinstance(column.type, Date)]
    since = pl.col(days[0]) if days else pl.date(pl.col("year"), 1, 1) if "year" in names else None
    if "agency_id" in names:
        newest = _newest(sifted.rows, since, known.today)
        references.unit(sifted, known, here, newest, since, required=not table.c.agency_id.nullable)
    _derive(sifted, table, names, known, here)
    _refuse_empty(sifted, table)
    _once(sifted, table, names)
    refuse_unsound(sifted, table, known)
    _tell_alike(sifted, table, names, known)
    rows = sifted.rows.select(AT, *(column.name for column in table.columns if column.name in sifted.rows.columns))
    return Understood(((table.name, rows),), sifted, sent=_sent(sifted, known, asked, days[:1]))


def _newest(rows: pl.DataFrame, since: pl.Expr | None, today: date) -> date:
    """The day on which units are looked for: the end of the newest year that the file is about, today at the latest."""
    last = None if since is None else rows.select(since.max()).item()
    return today if last is None else min(today, date(last.year, 12, 31))


def _derive(sifted: Sifted, table: Table, names: list[str], known: Known, asked: Asked) -> None:
    if "city_code" in table.c and "city_code" not in names:
        sifted.add(pl.lit(known.city_of(asked.city)).alias("city_code"))
    if "id" not in table.c or "id" in names:
        return None
    if table.name == "employee":
        return _derive_person(sifted, known)
    texts = [name for name in names if sifted.rows[name].dtype == pl.String]
    said = [values.folded(pl.col(name)) if name in texts else pl.col(name).cast(pl.String) for name in sorted(names)]
    content = sifted.rows.select(pl.concat_str([one.fill_null("") for one in said], separator="|")).to_series()
    ids = [uuid.uuid5(_IDS, f"{table.name}|{one}").hex for one in content]
    sifted.add(pl.Series("id", ids, dtype=pl.String))
    return None


def _derive_person(sifted: Sifted, known: Known) -> None:
    """A person is known by the NIP, never by what else is said."""
    if "nip" not in sifted.rows.columns:
        raise ImportProblem(t("Pemetaan untuk tabel employee: sebut kolom id atau nip."))
    sifted.refuse(pl.col("nip").is_null(), text_of("nip"), N_("tanpa NIP"))
    sifted.add(known_by_nip(sifted.rows["nip"], known))
    made = {one: person_id(one) for one in sifted.rows["nip"].drop_nulls()}
    of_nip = pl.col("nip").replace_strict(made, default=None, return_dtype=pl.String)
    sifted.add(pl.coalesce("known_id", of_nip).alias("id"))


def _refuse_empty(sifted: Sifted, table: Table) -> None:
    for column in table.columns:
        if not column.nullable:
            sifted.refuse(pl.col(column.name).is_null(), text_of(column.name), _EMPTY)


def _once(sifted: Sifted, table: Table, names: list[str]) -> None:
    """Rows that say the same are one; of rows that say different things of one key nobody knows which is true."""
    key = [column.name for column in table.primary_key]
    column = text_of(next((name for name in key if name in names), names[0]))
    content = pl.struct(*dict.fromkeys([*key, *names]))
    sifted.refuse(content.is_duplicated() & ~content.is_first_distinct(), column, _SAME)
    sifted.refuse(pl.struct(key).is_duplicated(), column, _AGAINST)


def _tell_alike(sifted: Sifted, table: Table, names: list[str], known: Known) -> None:
    """Count new rows, of an id made here, that are about the same thing as a row that is there: perhaps it changed."""
    key = _ABOUT.get(table.name, ())
    if "id" in names or not key or not {*key} <= {*names}:
        return
    there = known.rows(table.name, "id", *key)
    new = sifted.rows.join(there, on="id", how="anti")
    alike = new.join(there, on=[*key], how="semi").height
    if alike:
        sifted.tell(
            t(
                "{n} baris baru mirip baris yang sudah ada (sama {columns}). Bila itu perubahan, petakan juga kolom "
                "id: tanpa id, baris yang berubah menjadi baris baru.",
                n=number(alike),
                columns=", ".join(key),
            )
        )


def _sent(sifted: Sifted, known: Known, asked: Asked, days: list[str]) -> pl.DataFrame | None:
    """What `delivery` is told, where the mapping names a source, and a column of days or --period tells the month."""
    if not asked.source:
        return None
    if not days and not asked.period:
        sifted.tell(t("Kiriman {source} tidak dicatat: bulannya tidak diketahui. Sebut --period.", source=asked.source))
        return None
    if not days and period(asked.period).end > known.today:
        tell_running(sifted, [period(asked.period)], known)
        return None
    day = pl.col(days[0]) if days else pl.lit(period(asked.period).end)
    if "employee_id" in sifted.rows.columns:
        return sent_by(sifted.rows, known, day)
    named = "agency_id" in sifted.rows.columns
    sender = pl.col("agency_id") if named else pl.lit(None, pl.String).alias("agency_id")
    return sifted.rows.select(sender, day.dt.month_start().alias("month"))
