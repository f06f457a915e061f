"""A file into the shared database: read, recognised, understood, held against what is there, written, noted.

One transaction: a file is in as a whole, with its line in the log, or the database stays as it was. A trial does all
of it and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
from sqlalchemy import Connection

from data_access.contract import TABLES
from data_access.importers import deliveries, findings, mapped, mending, posts
from data_access.importers.asked import Asked
from data_access.importers.files import Source
from data_access.importers.findings import Sent
from data_access.importers.importer import AT, Importer, Understood
from data_access.importers.kinds import offered
from data_access.importers.known import Known
from data_access.importers.log import Imported, already, came_first, logged
from data_access.importers.places import making
from data_access.importers.recognising import Recognised, recognised
from data_access.importers.sifting import Proposal
from data_access.importers.tables import found
from data_access.importers.unread import unread
from data_access.importers.writing import INSERTED, UNCHANGED, UPDATED, Plan, fates, importing, planned, written
from data_access.lacks import REFUSED
from data_access.language import t
from data_access.periods import period, today
from data_access.problems import quoted
from data_access.units import number

Progress = Callable[[str, float], None]
"""What is being done, and which part of the whole is done (0–1)."""


@dataclass(frozen=True, eq=False)
class Brought:
    """What became of a file.

    `fates`: one row for each row of the file: `_at`, sheet, row (as the program shows it), fate (INSERTED, UPDATED,
    UNCHANGED, REFUSED), and for the refused column (as the file heads it), value, reason, hint, aside (as in
    `sifting`). `warned`: the same columns without a fate, of rows that were kept all the same. `refused_rows`: those to
    be mended and imported again, under the headings of their file, with the reason as a sentence; `titles` are the
    lines over them. `period`: the key of the one the file was read for, where its rows do not say their own.
    """

    source: Source
    recognised: Recognised
    line: Imported
    fates: pl.DataFrame
    warned: pl.DataFrame
    notes: tuple[str, ...]
    plans: tuple[Plan, ...]
    proposals: tuple[Proposal, ...]
    refused_rows: pl.DataFrame
    trial: bool
    titles: tuple[str, ...] = ()
    period: str = ""

    @property
    def importer(self) -> Importer:
        return self.recognised.importer

    @property
    def to_mend(self) -> int:
        """Refused rows in which there is something to mend."""
        return self.refused_rows.height

    @property
    def set_aside(self) -> int:
        """Refused rows in which there is nothing to mend: another row says the same, or something newer."""
        return self.line.refused - self.to_mend

    def refused_file(self) -> bytes:
        """The rows to be mended, as XLSX."""
        return mending.workbook(self.refused_rows, self.titles)


def brought(
    source: Source,
    url: str,
    asked: Asked,
    by: str,
    *,
    kind: str = "",
    trial: bool = False,
    progress: Progress = lambda _what, _part: None,
) -> Brought:
    """Bring a file in. `by` is who does it; `kind` names the importer where a person knows better.

    ImportProblem for what cannot be recognised or told apart; DatabaseProblem for a database that cannot be
    written. In either case nothing has changed.
    """
    what = recognised(source, offered(asked), kind, asked.columns)
    table, places = found(source, what.importer, what.tables)
    with importing(url, trial=trial) as connection:
        earlier = already(connection, source.sha256, what.importer.key)
        known = Known(connection, today(), came_first(connection, source.sha256, what.importer.key))
        progress(t("memahami isinya"), 0.2)
        table, asked, mended = mending.resumed(table, asked)
        if asked.period:
            period(asked.period)  # what was typed is a period, also where the kind of file asks for none
        asked = table.city(known, asked)
        understood = what.importer.understand(table, known, asked)
        mapped.tell_unused(understood.sifted, asked, table, what.tables)
        plans = _written(connection, _tables(understood, known), understood, progress)
        ends = _fates(plans, understood, places)
        if understood.sent is not None and _brings(plans, ends, earlier, understood.sent):
            _delivered(connection, understood.sent, what.importer, asked)
        line = _line(source, what.importer, ends, asked, by)
        logged(connection, line, places.height)
        findings.noted(connection, line, ends, Sent(table.rows, what.importer, understood.sifted, asked, mended))
        progress(t("menyimpan"), 0.95)
    about, noted = asked.period or understood.sifted.about, understood.sifted.noted(what.importer.headings)
    columns = unread(what.tables, what.importer)
    kept = ends.filter(pl.col("fate") != REFUSED)
    warned = places.join(understood.sifted.warned.join(kept, on=AT, how="semi"), on=AT, maintain_order="left")
    return Brought(
        source,
        what,
        line,
        _headed(ends, what.importer),
        _headed(warned, what.importer),
        (*source.said, what.why, *table.said, *_again(earlier, line), *noted, *columns),
        plans,
        tuple(understood.sifted.proposed),
        mending.refused_rows(table, what.importer, ends.filter((pl.col("fate") == REFUSED) & ~pl.col("aside"))),
        trial,
        mending.titles(source.sha256, about, line.city_code, known),
        about,
    )


def _tables(understood: Understood, known: Known) -> list[tuple[str, pl.DataFrame]]:
    """What is written, in order: first the units and posts that this file makes."""
    sifted = understood.sifted
    units = making.rows_of(sifted, known)
    return [*units, *posts.rows_of(sifted.proposed, sifted.rows), *understood.tables]


def _written(
    connection: Connection, tables: list[tuple[str, pl.DataFrame]], understood: Understood, progress: Progress
) -> tuple[Plan, ...]:
    plans = []
    for step, (name, rows) in enumerate(tables):
        progress(t("membandingkan dan menulis {table}", table=name), 0.3 + 0.6 * step / len(tables))
        keep, unsaid = (of.get(name, ()) for of in (understood.keep, understood.unsaid))
        plans.append(planned(connection, TABLES[name], rows, keep=keep, unsaid=unsaid))
        written(connection, plans[-1])
    return tuple(plans)


def _brings(plans: tuple[Plan, ...], ends: pl.DataFrame, earlier: Imported | None, sent: pl.DataFrame) -> bool:
    """Whether the file delivers: what it kept came for the first time, or more of it than before (a mapping helped), or
    it first came while its period still ran, when nothing was noted."""
    if earlier is None:
        return bool((ends["fate"] != REFUSED).any())
    ran = sent["month"].dt.month_end() >= earlier.imported_at.date()
    return any(plan.counts.inserted for plan in plans) or bool("new" in sent.columns and ran.any())


def _delivered(connection: Connection, sent: pl.DataFrame, importer: Importer, asked: Asked) -> None:
    """Note what came."""
    rows = deliveries.delivery_rows(sent, importer, Known(connection, today()), asked.city)
    if rows.height:
        written(connection, planned(connection, TABLES["delivery"], rows, keep=deliveries.FIRST))


def _fates(plans: tuple[Plan, ...], understood: Understood, places: pl.DataFrame) -> pl.DataFrame:
    """Each row of the file once: the strongest of what became of it, or why it was refused."""
    refused = understood.sifted.refused.with_columns(_fate=pl.lit(REFUSED))
    ended = pl.concat([_with_followers(fates(plans, understood.subjects), understood.follows), refused], how="diagonal")
    return places.join(ended, on=AT, how="left", maintain_order="left").rename({"_fate": "fate"})


def _with_followers(ended: pl.DataFrame, follows: pl.DataFrame | None) -> pl.DataFrame:
    """The fates, and those of the rows that share one."""
    if follows is None:
        return ended
    shared = follows.join(ended, left_on="leader", right_on=AT)
    return pl.concat([ended, shared.select(AT, "_fate")])


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
        refused=count.get(REFUSED, 0),
        city_code=asked.city or None,
    )


def _again(earlier: Imported | None, line: Imported) -> tuple[str, ...]:
    """That the file is known, and whether it undoes what came since."""
    if earlier is None:
        return ()
    file, rows = quoted(earlier.file_name), line.inserted + line.updated
    if not rows:
        return (t("Berkas ini pernah diimpor ({file}); yang sama tidak diubah lagi.", file=file),)
    return (
        t(
            "Berkas ini pernah diimpor ({file}), dan sejak itu basis data, pemetaan, atau periodenya berubah: {n} "
            "baris berbeda dan mengikuti berkas ini.",
            file=file,
            n=number(rows),
        ),
    )


def _headed(rows: pl.DataFrame, importer: Importer) -> pl.DataFrame:
    """The columns that rows speak of, as the file heads them."""
    return rows.with_columns(pl.col("column").replace(importer.headings))
