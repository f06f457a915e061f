"""A file into the shared database: read, recognised, understood, held against what is there, written, noted.

One transaction: a file is in as a whole, with its line in the log, or the database stays as it was. A trial does all
of it and keeps nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl
from sqlalchemy import Connection

from data_access.contract import TABLES
from data_access.importers.files import Source, read_file
from data_access.importers.importer import AT, Asked, Found, Importer, Understood
from data_access.importers.kinds import IMPORTERS
from data_access.importers.known import Known
from data_access.importers.log import Imported, already, logged
from data_access.importers.recognising import Recognised, found, recognised
from data_access.importers.writing import INSERTED, UNCHANGED, UPDATED, Plan, fates, importing, planned, written
from data_access.language import t
from data_access.periods import today
from data_access.problems import quoted


@dataclass(frozen=True, eq=False)
class Brought:
    """What became of a file.

    `fates`: one row for each row of the file: `_at`, sheet, row (as the program shows it), fate (INSERTED, UPDATED,
    UNCHANGED, REFUSED), and for the refused column, value, reason. `warned`: the same places, kept all the same.
    `first` are the first rows as understood, under our names.
    """

    source: Source
    recognised: Recognised
    line: Imported
    fates: pl.DataFrame
    warned: pl.DataFrame
    notes: tuple[str, ...]
    plans: tuple[Plan, ...]
    refused_rows: pl.DataFrame
    trial: bool

    @property
    def importer(self) -> Importer:
        return self.recognised.importer


def brought(path: Path, url: str, asked: Asked, by: str, *, kind: str = "", trial: bool = False) -> Brought:
    """Bring a file in. `by` is who does it; `kind` names the importer where a person knows better.

    ImportProblem for what cannot be read, recognised or told apart; DatabaseProblem for a database that cannot be
    written. In either case nothing has changed.
    """
    source = read_file(path)
    what = recognised(source, IMPORTERS.values(), kind, asked.columns)
    table, places = found(source, what)
    with importing(url, trial=trial) as connection:
        earlier = already(connection, source.sha256, what.importer.key)
        known = Known.of(connection, today())
        understood = what.importer.understand(table, known, asked.here(known, table))
        plans = _written(connection, understood)
        ends = _fates(plans, understood, places)
        line = _line(source, what.importer, ends, asked, by)
        logged(connection, line, places.height)
    return Brought(
        source, what, line, ends, understood.sifted.warned.join(places, on=AT, how="left"),
        (*source.said, what.why, *_again(earlier), *understood.sifted.notes), plans,
        _refused_rows(table, what.importer, ends), trial,
    )  # fmt: skip


def _written(connection: Connection, understood: Understood) -> tuple[Plan, ...]:
    plans = []
    for name, rows in understood.tables:
        plans.append(planned(connection, TABLES[name], rows, keep=understood.keep.get(name, ())))
        written(connection, plans[-1])
    return tuple(plans)


def _fates(plans: tuple[Plan, ...], understood: Understood, places: pl.DataFrame) -> pl.DataFrame:
    """Each row of the file once: the strongest of what became of it, or why it was refused."""
    refused = understood.sifted.refused.with_columns(_fate=pl.lit("REFUSED"))
    ended = pl.concat([fates(plans), refused], how="diagonal")
    return places.join(ended, on=AT, how="left", maintain_order="left").rename({"_fate": "fate"})


def _line(source: Source, importer: Importer, ends: pl.DataFrame, asked: Asked, by: str) -> Imported:
    count = dict(ends["fate"].value_counts().iter_rows())
    return Imported(
        file_name=source.name[-255:],
        sha256=source.sha256,
        kind=importer.key,
        imported_by=by,
        inserted=count.get(INSERTED, 0),
        updated=count.get(UPDATED, 0),
        unchanged=count.get(UNCHANGED, 0),
        refused=count.get("REFUSED", 0),
        city_code=asked.city or None,
    )


def _again(earlier: Imported | None) -> tuple[str, ...]:
    if earlier is None:
        return ()
    return (t("Berkas ini pernah diimpor ({file}); yang sama tidak diubah lagi.", file=quoted(earlier.file_name)),)


def _refused_rows(table: Found, importer: Importer, ends: pl.DataFrame) -> pl.DataFrame:
    """The refused rows under the headings of their kind of file, with the reason: to be mended and imported again."""
    refused = ends.filter(pl.col("fate") == "REFUSED").select(AT, "row", "column", "reason")
    headings = {column.key: column.names[0] for column in importer.columns}
    said = refused.join(table.rows, on=AT, how="left", maintain_order="left").rename(headings)
    kept = [name for name in headings.values() if said[name].null_count() < said.height]
    return said.select(*kept, pl.col("row").alias(t("baris")), pl.col("column").replace(headings).alias(t("kolom")),
                       pl.col("reason").alias(t("alasan ditolak")))  # fmt: skip
