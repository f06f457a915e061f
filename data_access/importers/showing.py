"""What became of a file, laid out for a reader: the first rows as understood, what changes, why rows were refused.

Frames with words in them, no NIP and no name of a person. Writes nothing; the names behind ids are read once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlalchemy import Column, select

from data_access.database import Reader, reading
from data_access.importers import wording
from data_access.importers.bringing import REFUSED, Brought
from data_access.importers.importer import AT
from data_access.importers.kinds import label_of
from data_access.importers.log import Imported, history
from data_access.importers.offering import Offers, offered
from data_access.importers.proposing import open_ones
from data_access.importers.sifting import OPEN_CODE, UNKNOWN_CODE, told
from data_access.importers.spanned import span_of
from data_access.importers.writing import INSERTED, UNCHANGED, UPDATED, Plan
from data_access.language import N_, t
from data_access.periods import Span
from data_access.privacy import numbers_a_person

FIRST = 8
"""Rows of each table that are shown as understood."""

PLACES = 6
"""Rows of the file that a reason names."""

VALUES = 4
"""Texts that a reason quotes, of codes that nobody knows."""

FATES = {INSERTED: N_("baru"), UPDATED: N_("berubah"), UNCHANGED: N_("tetap"), REFUSED: N_("ditolak")}
"""{fate: its word}"""

_YEARS = ("year", "birth_year")

Names = Mapping[str, Mapping[str, str]]
"""{table: {id: name}}"""


@dataclass(frozen=True, eq=False)
class Preview:
    """The first rows of a table as they will stand. `frame`: row (in the file), fate, then columns of the contract;
    `headings`: the words of each; `rows`: how many there are in all."""

    table: str
    rows: int
    frame: pl.DataFrame
    headings: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Result:
    """What became of a file with everything a reader is shown of it.

    `changes`: table, column, change, rows. `refused` (to be mended), `aside` (refused, and nothing to mend), `warned`:
    column, reason, n, rows (places in the file); `warned_rows`: how many rows go in with a warning.
    `offers`: {table: {label: id}} of what the database has, where the file names something that it has not. `span`:
    the periods that its rows are about, where they say so.
    """

    found: Brought
    previews: tuple[Preview, ...]
    changes: pl.DataFrame
    refused: pl.DataFrame
    aside: pl.DataFrame
    warned: pl.DataFrame
    warned_rows: int
    offers: Offers
    span: Span | None

    @property
    def writes(self) -> bool:
        """Whether anything but a line in the log would be kept."""
        return bool(self.found.line.inserted or self.found.line.updated)


def result(found: Brought, url: str) -> Result:
    """Lay out what became of a file; the names come from the database at `url`. DatabaseProblem when it is away."""
    asked = {one.table for one in open_ones(found.proposals)}
    with reading(url) as reader:
        names = _names(found, reader)
        offers = offered(reader, asked, found.line.city_code)
    refused = found.fates.filter(pl.col("fate") == REFUSED)
    return Result(
        found,
        tuple(_preview(plans, found, names) for plans in _by_table(found.plans)),
        _changes(found.plans),
        reasons(refused.filter(~pl.col("aside"))),
        reasons(refused.filter("aside")),
        reasons(found.warned),
        found.warned[AT].n_unique(),
        offers,
        span_of(found.plans, found.period),
    )


def _by_table(plans: Iterable[Plan]) -> Iterable[list[Plan]]:
    """The plans that have rows, those of one table together."""
    tables: dict[str, list[Plan]] = {}
    for plan in plans:
        if plan.rows.height:
            tables.setdefault(plan.table.name, []).append(plan)
    return tables.values()


def _preview(plans: Sequence[Plan], found: Brought, names: Names) -> Preview:
    table = plans[0].table
    rows = pl.concat([plan.rows for plan in plans], how="diagonal").sort(AT, maintain_order=True).head(FIRST)
    columns = [table.c[name] for name in rows.columns if name in table.c]
    shown = [one for one in columns if not wording.is_personal(one) and not wording.is_bare_key(one)]
    place = found.fates.select(AT, "row")
    fate = pl.col("_fate").replace_strict({key: t(word) for key, word in FATES.items()}).alias("fate")
    frame = _whole(rows.join(place, on=AT, how="left", maintain_order="left")).select(
        pl.col("row").cast(pl.String), fate, *(_worded(one, names) for one in shown)
    )
    headings = {"row": t("Di baris"), "fate": t("Hasil impor"), **{one.name: wording.of_column(one) for one in shown}}
    return Preview(table.name, sum(plan.rows.height for plan in plans), frame, headings)


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """Numbers that all happen to be whole without their decimals: 11 JP, not 11,0."""
    numbers = [name for name, kind in rows.schema.items() if kind.is_float()]
    whole = [name for name in numbers if (rows[name].drop_nulls() % 1 == 0).all()]
    return rows.with_columns(pl.col(*whole).cast(pl.Int64)) if whole else rows


def _worded(column: Column[Any], names: Names) -> pl.Expr:
    """The values of a column as a reader knows them: the words of a code, the name behind an id, yes or no."""
    value = pl.col(column.name)
    if wording.named_by(column):
        return value.replace(names.get(wording.refers_to(column), {}))
    if column.info.get("range") == (0, 1):
        return value.cast(pl.Boolean)
    if column.name in _YEARS:
        return value.cast(pl.String)
    return value.replace(wording.of_codes(column)) if "codes" in column.info else value


def _names(found: Brought, reader: Reader) -> Names:
    """The names behind the ids that are shown: those of the database, then of what this file makes or calls anew."""
    names: dict[str, dict[str, str]] = {}
    for plan in found.plans:
        head = plan.rows.sort(AT).head(FIRST)
        for column in (plan.table.c[name] for name in head.columns if name in plan.table.c):
            where = wording.named_by(column)
            if where is not None:
                ids = head[column.name].drop_nulls().unique().to_list()
                names.setdefault(wording.refers_to(column), {}).update(_read(reader, *where, ids))
    for plan in found.plans:
        names.setdefault(plan.table.name, {}).update(_said(plan))
    return names


def _said(plan: Plan) -> Mapping[str, str]:
    """{id: name} of the rows of a plan; nothing of a table whose rows have no name."""
    name = wording.name_in(plan.table.name)
    if name not in plan.rows.columns:
        return {}
    (key,) = plan.table.primary_key.columns
    return dict(plan.rows.select(key.name, name).drop_nulls().iter_rows())


def _read(reader: Reader, key: Column[Any], name: Column[Any], ids: Collection[str]) -> Mapping[str, str]:
    found = reader.connection.execute(select(key, name).where(key.in_(ids)))
    return {ident: words for ident, words in found if words}


def _changes(plans: Iterable[Plan]) -> pl.DataFrame:
    """What would stand otherwise than it does: of a code from what to what, of anything else how many and how many of
    these lose what stood there."""
    schema = {"table": pl.String, "column": pl.String, "change": pl.String, "rows": pl.Int64}
    lines = [
        (wording.of_table(plan.table.name), wording.of_column(plan.table.c[name]), said, rows)
        for plan in plans
        for name in plan.changes["column"].unique(maintain_order=True)
        for said, rows in (_recoded if "codes" in plan.table.c[name].info else _otherwise)(plan, name)
    ]
    said = pl.DataFrame(lines, schema=schema, orient="row")
    # a table may be written in several steps: who leaves, and who begins anew
    return said.group_by("table", "column", "change", maintain_order=True).agg(pl.col("rows").sum())


def _recoded(plan: Plan, name: str) -> Iterable[tuple[str, int]]:
    words, nothing = wording.of_codes(plan.table.c[name]), t("kosong")
    for _, old, new, rows in plan.changes.filter(pl.col("column") == name).iter_rows():
        before, after = (nothing if one is None else words.get(one, one) for one in (old, new))
        yield f"{before} → {after}", rows


def _otherwise(plan: Plan, name: str) -> Iterable[tuple[str, int]]:
    changed = plan.rows.filter(pl.col("_changed").str.split(", ").list.contains(name))
    emptied = changed[name].null_count()
    said = ((t("isinya diperbarui"), changed.height - emptied), (t("menjadi kosong"), emptied))
    return [one for one in said if one[1]]


def reasons(rows: pl.DataFrame) -> pl.DataFrame:
    """Why, by column: how many rows, and the first of them in the file. Values are quoted only of unknown codes, and
    without a NIP or a NIK, which may have slipped into their column: any other may be a NIP or a name."""
    said = rows.with_columns(told(rows))
    persons = [one for one in rows["value"].drop_nulls().unique() if numbers_a_person(one)]
    codes = pl.col("reason").is_in([UNKNOWN_CODE, OPEN_CODE]) & ~pl.col("value").is_in(persons)
    texts = pl.col("value").filter(codes).drop_nulls().unique(maintain_order=True)
    counted = said.group_by("column", "told", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("n"),
        pl.col("row").sort().head(PLACES).cast(pl.String).str.join(", ").alias("rows"),
        texts.head(VALUES).str.join("”, “").alias("texts"),
    )
    quoted = pl.when(pl.col("texts") != "").then(pl.format("{}: “{}”", "told", "texts")).otherwise("told")
    places = pl.when(pl.col("n") > PLACES).then(pl.format("{} …", "rows")).otherwise("rows")
    return counted.sort("n", descending=True, maintain_order=True).select(
        "column", quoted.alias("reason"), "n", places.alias("rows")
    )


def past(url: str, cities: Collection[str]) -> tuple[tuple[Imported, str], ...]:
    """Every import with the words of its kind, the last first; of these cities alone where some are named."""
    with reading(url) as reader:
        lines = [one for one in history(reader.connection) if not cities or one.city_code in cities]
    return tuple((one, label_of(one.kind)) for one in lines)
