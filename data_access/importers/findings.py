"""What the rows of a file lacked, by who sent them: written beside the log, in the transaction of the import.

Counts, headings and declared reasons: no value of a row stands in it, and no person.

A finding stands until the same sender comes again in the same file: one of the same kind with the same bytes, or of
the same name. The file of its refused rows, mended, answers what was refused, not what was warned of. The newest import
of a kind alone would not do: it says nothing of another month or OPD, and a file without a fault says so only by
coming, so all rows of a sender are counted too. Rows of no known OPD are answered by the file alone: mended, they have
a sender.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

import polars as pl
from sqlalchemy import Connection, String, insert, or_, select, true, update

from data_access.contract.codes import FINDING_FATE
from data_access.contract.rules import IMPORT_FINDING, IMPORT_LOG
from data_access.importers import nip
from data_access.importers.asked import Asked
from data_access.importers.files import NUMBER
from data_access.importers.importer import AT, Importer
from data_access.importers.known import Known
from data_access.importers.log import Imported
from data_access.importers.people import known_by_nip
from data_access.importers.places import Tree
from data_access.importers.places.making import kind_of
from data_access.importers.sifting import Sifted
from data_access.lacks import READ, REFUSED, WARNED
from data_access.periods import today
from data_access.privacy import numbers_a_person

_SENDER = ("agency_id", "unit")
_MENDED = re.compile(r"((\.\d+)?\.ditolak( ?\(\d+\))?)+$")
"""How the name of a file of refused rows ends: as `pantau import` and the page call it, and browsers a second one."""
_BELOW = re.compile(r"^(bagian|bidang|sub|seksi|kantor|sekretariat|balai|instalasi|cabang|unit|kelompok|rumah sakit)\b")
"""How a unit inside an agency is called, beside the kinds of `places.making`."""


def noted(
    connection: Connection, line: Imported, rows: pl.DataFrame, importer: Importer, sifted: Sifted, asked: Asked
) -> None:
    """Write what the file came to, and settle what earlier imports of it lacked. `rows`: all of the file."""
    sent = rows.select(AT).with_columns(_senders(rows, importer, Known(connection, today()), asked))
    found = _counted(sent, sifted, importer)
    _settle(connection, line, sent["agency_id"].drop_nulls().unique())
    if found.height:
        connection.execute(insert(IMPORT_FINDING), [{"import_id": line.id, **row} for row in found.to_dicts()])


def _counted(sent: pl.DataFrame, sifted: Sifted, importer: Importer) -> pl.DataFrame:
    """All rows of each sender, then those at fault by column and reason; a refused row is not warned of as well."""
    refused, warned = sifted.refused, sifted.warned.join(sifted.refused, on=AT, how="anti")
    read = sent.with_columns(pl.lit(None, pl.String).alias(name) for name in ("column", "reason"))
    parts = [read.with_columns(fate=pl.lit(READ))] + [
        rows.select(AT, "column", "reason", fate=pl.lit(fate)).join(sent, on=AT)
        for rows, fate in ((refused, REFUSED), (warned, WARNED))
    ]
    grouped = pl.concat(parts, how="diagonal").group_by(*_SENDER, "fate", "column", "reason", maintain_order=True)
    counted = grouped.agg(row_count=pl.col(AT).n_unique().cast(pl.Int64)).with_row_index("no", offset=1)
    heading = pl.col("column").replace(importer.headings)
    told = counted.with_columns(column_name=heading, kind_label=pl.lit(importer.label)).drop("column")
    return told.with_columns(_fitting(name) for name in ("unit", "kind_label", "column_name", "reason"))


def _fitting(name: str) -> pl.Expr:
    """No longer than its column of the contract: headings and names of units are as people write them."""
    return pl.col(name).str.head(cast(String, IMPORT_FINDING.c[name].type).length or 0)


def _senders(rows: pl.DataFrame, importer: Importer, known: Known, asked: Asked) -> pl.DataFrame:
    """`agency_id`, `unit` of each row: the OPD that the file names; else its words, where they are a unit's; else the
    OPD where the person serves, by NIP."""
    texts = rows[importer.unit] if importer.unit else pl.Series([None] * rows.height, dtype=pl.String)
    opd, words = _named(texts.drop_nulls().unique(), known, asked)
    named = texts.replace_strict(opd, default=None, return_dtype=pl.String).alias("agency_id")
    unit = texts.replace_strict(words, default=None, return_dtype=pl.String).alias("unit")
    if (named.is_null() & unit.is_null()).any() and "nip" in rows.columns:
        served = pl.when(unit.is_null()).then(_served(rows["nip"], known))
        named = pl.DataFrame([named, unit]).select(pl.coalesce("agency_id", served)).to_series()
    return pl.DataFrame([named.alias("agency_id"), unit])


def _named(texts: Iterable[str], known: Known, asked: Asked) -> tuple[dict[str, str], dict[str, str]]:
    """{text: OPD} of the units that the database knows, those that stand today first, and {text: text} of others."""
    here = known.units.filter(pl.col("city_code") == asked.city) if asked.city else known.units
    every = Tree(here)
    trees = (Tree.standing(here, "", known.today), every)
    found = {text: _unit(text, asked, trees) for text in texts}
    opd = {text: every.opd(ident) for text, ident in found.items() if ident}
    return opd, {text: text for text, ident in found.items() if ident is None and _names_a_unit(text)}


def _unit(text: str, asked: Asked, trees: tuple[Tree, ...]) -> str | None:
    """By what a person said in the mapping, by code, then by name."""
    codes = (asked.units.get(text, ""), text)
    found = (next((one for one in codes if one in tree.names), None) or tree.named(text) for tree in trees)
    return next((one for one in found if one), None)


def _names_a_unit(text: str) -> bool:
    """Whether a text is kept: in a file whose columns slipped, anything may stand where the unit should."""
    like = kind_of(text) != "UNIT" or _BELOW.search(text.lower()) is not None
    return like and not numbers_a_person(text)


def _served(nips: pl.Series, known: Known) -> pl.Series:
    """The OPD of the newest spell of each person; null of persons nobody knows."""
    spells = known.spells.sort("valid_from").group_by("employee_id").agg(pl.col("agency_id").last())
    tree = Tree(known.units)
    opd = {ident: tree.opd(ident) for ident in tree.names}
    ids = known_by_nip(pl.DataFrame({"nip": nips}).select(nip.digits(pl.col("nip"))).to_series(), known)
    served = ids.to_frame("employee_id").join(spells, on="employee_id", how="left", maintain_order="left")["agency_id"]
    return served.replace_strict(opd, default=None, return_dtype=pl.String)


def _settle(connection: Connection, line: Imported, senders: pl.Series) -> None:
    """Mark what earlier imports of this file said of these senders, and of rows of no known OPD, as answered."""
    log, found = IMPORT_LOG.c, IMPORT_FINDING.c
    city = or_(log.city_code == line.city_code, log.city_code.is_(None)) if line.city_code else true()
    before = select(log.id, log.file_name, log.sha256).where(log.kind == line.kind, log.id != line.id, city)
    for ident, name, sha256 in connection.execute(before).all():
        fates = FINDING_FATE if sha256 == line.sha256 else _answered(line.file_name, name)
        sender = or_(found.agency_id.is_(None), found.agency_id.in_(senders.to_list()))
        still = found.import_id == ident, found.settled_by.is_(None), found.fate.in_(fates), sender
        if fates:
            connection.execute(update(IMPORT_FINDING).where(*still).values(settled_by=line.id))


def _answered(now: str, before: str) -> tuple[str, ...]:
    """Which findings of the file called `before` one called `now` answers: none where both are called by a person's
    number, which is not kept, for they may be of two persons."""
    stem, earlier = (name.rpartition(".")[0] or name for name in (now, before))
    base = _MENDED.sub("", stem)
    if base != _MENDED.sub("", earlier) or NUMBER in base:
        return ()
    return FINDING_FATE if stem in (base, earlier) else (REFUSED,)
