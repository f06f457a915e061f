"""What the rows of a file lacked, by who sent them: written beside the log, in the transaction of the import.

Counts, headings and declared reasons: no value of a row stands in it, and no person.

A finding stands until the same sender comes again in the same file: one of the same kind with the same bytes, or of
the same name. A name is enough while it says a period and the imports lie within half a year; else rows of the sender
that were in the database must come with it, for each month's file may be called alike. The file of its refused rows,
mended, answers what was refused, not what was warned of, whatever it is called: it says which file it is from. The
newest import of a kind alone would not do: it says nothing of another month or OPD, and a file without a fault says so
only by coming, so all rows of a sender are counted too. Rows of no known OPD are answered by the file alone: mended,
they have a sender. A refused row in which there is nothing to mend is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

import polars as pl
from sqlalchemy import Connection, Row, String, insert, or_, select, true, update

from data_access.contract.codes import FINDING_FATE
from data_access.contract.rules import IMPORT_FINDING, IMPORT_LOG
from data_access.importers import nip
from data_access.importers.asked import Asked
from data_access.importers.files import NUMBER
from data_access.importers.importer import AT, Importer
from data_access.importers.known import Known
from data_access.importers.log import Imported
from data_access.importers.people import known_by_nip
from data_access.importers.periods import is_said
from data_access.importers.places import Tree
from data_access.importers.places.naming import BELOW_OPD, kind_of
from data_access.importers.sifting import Sifted
from data_access.importers.writing import UNCHANGED, UPDATED
from data_access.lacks import READ, REFUSED, WARNED
from data_access.periods import today
from data_access.privacy import numbers_a_person

_SENDER = ("agency_id", "unit")
_BY_NAME = timedelta(days=183)
"""How long a name that says a period means the same file: less than until the next year's comes."""
_MENDED = re.compile(r"((\.\d+)?\.ditolak( ?\(\d+\))?)+$")
"""How the name of a file of refused rows ends: as `pantau import` and the page call it, and browsers a second one."""
_BELOW = re.compile(r"^(bagian|bidang|sub|seksi|kantor|sekretariat|balai|instalasi|cabang|unit|kelompok|rumah sakit)\b")
"""How a unit inside an agency is called, beside the kinds of `places.naming`."""


@dataclass(frozen=True, eq=False)
class Sent:
    """A file as it came: all its rows, and what was made of them. `mended`: the first digits of the SHA-256 of the file
    whose refused rows it has, else nothing."""

    rows: pl.DataFrame
    importer: Importer
    sifted: Sifted
    asked: Asked
    mended: str = ""


def noted(connection: Connection, line: Imported, ends: pl.DataFrame, file: Sent) -> None:
    """Write what the file came to, and settle what earlier imports of it lacked. `ends`: AT, fate."""
    senders = _senders(file.rows, file.importer, Known(connection, today()), file.asked)
    sent = file.rows.select(AT).with_columns(senders)
    found = _counted(sent, file.sifted, file.importer)
    _settle(connection, line, sent.join(ends.select(AT, "fate"), on=AT), file.mended)
    if found.height:
        connection.execute(insert(IMPORT_FINDING), [{"import_id": line.id, **row} for row in found.to_dicts()])


def _counted(sent: pl.DataFrame, sifted: Sifted, importer: Importer) -> pl.DataFrame:
    """All rows of each sender, then those at fault by column and reason; a refused row is not warned of as well."""
    refused, warned = sifted.refused.filter(~pl.col("aside")), sifted.warned.join(sifted.refused, on=AT, how="anti")
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
    """`agency_id`, `unit` of each row: the OPD of its unit's code, else the OPD that it names. A name inside an OPD
    ("Sekretariat") may be any's: the one where the person serves goes before it, by NIP, then that of the unit above.
    Where no OPD is known, the words of the unit above or of the unit, where they are a unit's."""
    parts = {"code": f"{importer.unit}_id", "name": importer.unit, "above": f"{importer.unit}_above", "nip": "nip"}
    there = {part: pl.col(name) for part, name in parts.items() if name in rows.columns}
    said = rows.select(AT, **{part: there.get(part, pl.lit(None, pl.String)) for part in parts})
    texts = pl.concat([said["code"], said["name"], said["above"]]).drop_nulls().unique()
    opd, heads, words = _named(texts, known, asked)
    strange = _of("name", {text: text for text in words if kind_of(text) not in BELOW_OPD})
    sure = pl.coalesce(_of("code", opd), _of("name", heads))
    roots = {*known.units.filter(pl.col("parent_id").is_null())["id"]}
    over = {text: ident for text, ident in opd.items() if ident not in roots}
    inside = pl.coalesce("served", _of("above", over), _of("name", opd))
    agency = pl.when(sure.is_not_null()).then(sure).when(strange.is_null()).then(inside)
    unit = pl.coalesce(strange, _of("above", words), _of("name", words))
    placed = said.with_columns(_served(said["nip"], known).alias("served")).with_columns(agency.alias("agency_id"))
    return placed.select("agency_id", unit=pl.when(pl.col("agency_id").is_null()).then(unit))


def _of(column: str, meant: Mapping[str, str]) -> pl.Expr:
    return pl.col(column).replace_strict(meant, default=None, return_dtype=pl.String)


def _named(texts: Iterable[str], known: Known, asked: Asked) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """{text: OPD} of the units that the database knows, those that stand today first; the same of the texts that name
    an OPD itself; and {text: text} of other units."""
    here = known.units.filter(pl.col("city_code") == asked.city) if asked.city else known.units
    every = Tree(here)
    trees = (Tree.standing(here, "", known.today), every)
    found = {text: _unit(text, asked, trees) for text in texts}
    opd = {text: every.opd(ident) for text, ident in found.items() if ident}
    heads = {text: ident for text, ident in opd.items() if ident == found[text]}
    return opd, heads, {text: text for text, ident in found.items() if ident is None and _names_a_unit(text)}


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


def _settle(connection: Connection, line: Imported, sent: pl.DataFrame, mended: str) -> None:
    """Mark what earlier imports of this file said of its senders, and of rows of no known OPD, as answered. `sent`:
    `agency_id` and fate of each row."""
    log, found = IMPORT_LOG.c, IMPORT_FINDING.c
    city = or_(log.city_code == line.city_code, log.city_code.is_(None)) if line.city_code else true()
    before = select(IMPORT_LOG).where(log.kind == line.kind, log.id != line.id, city)
    there = sent.filter(pl.col("fate").is_in([UPDATED, UNCHANGED]))
    for one in connection.execute(before).all():
        fates = _answered(line, one, mended)
        came = sent if not fates or fates == (REFUSED,) or _the_same(line, one) else there
        senders = came["agency_id"].drop_nulls().unique().to_list()
        sender = or_(found.agency_id.is_(None), found.agency_id.in_(senders))
        still = found.import_id == one.id, found.settled_by.is_(None), found.fate.in_(fates), sender
        if fates and came.height:
            connection.execute(update(IMPORT_FINDING).where(*still).values(settled_by=line.id))


def _the_same(line: Imported, before: Row) -> bool:
    """Whether a file of the same name is certainly the same, without a look at its rows."""
    soon = abs(line.imported_at - before.imported_at) <= _BY_NAME
    return line.sha256 == before.sha256 or (soon and is_said(line.file_name))


def _answered(line: Imported, before: Row, mended: str) -> tuple[str, ...]:
    """Which findings of the import `before` this file answers. By name none where both are called by a person's number,
    which is not kept, for they may be of two persons."""
    if line.sha256 == before.sha256:
        return FINDING_FATE
    if mended and before.sha256.startswith(mended):
        return (REFUSED,)
    stem, earlier = (name.rpartition(".")[0] or name for name in (line.file_name, before.file_name))
    base = _MENDED.sub("", stem)
    if base != _MENDED.sub("", earlier) or NUMBER in base:
        return ()
    return FINDING_FATE if stem in (base, earlier) else (REFUSED,)
