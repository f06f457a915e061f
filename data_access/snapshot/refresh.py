"""One refresh: from the shared database to a published version.

In one read transaction, with the data date as a parameter, one statement for each fact and period. One refresher at a
time, also across processes. A crash at any point leaves the old version whole.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
from filelock import FileLock, Timeout
from sqlalchemy import Table, func, select

from data_access.contract.rules import DELIVERY, IMPORT_LOG
from data_access.database import Reader, reading, shown
from data_access.facts import FACTS, Fact, Slice
from data_access.facts.slices import slices
from data_access.language import t
from data_access.periods import containing, today
from data_access.problems import BusyProblem, SnapshotProblem
from data_access.settings import Settings
from data_access.snapshot.counting import REASON_SCHEMA, Counting, joined
from data_access.snapshot.naming import named, rules
from data_access.snapshot.release import Snapshot
from data_access.snapshot.shelf import Shelf

Progress = Callable[[str, float], None]
log = logging.getLogger("pantau.refresh")


@dataclass(frozen=True)
class Outcome:
    """What a refresh did: the version it left, whether that is a new one, how many statements it put, and how long."""

    snapshot: Snapshot
    published: bool
    statements: int
    seconds: float


def refresh(
    settings: Settings,
    url: str,
    *,
    full: bool = False,
    progress: Progress | None = None,
    wait: float = 0,
) -> Outcome:
    """Count what may have changed and publish it if it differs.

    The open periods at each run; everything once a day, when asked, when the data date has moved, when a file was
    imported since, or when nothing stands yet: corrections, re-codings and deletions in closed periods leave no other
    sign.
    SnapshotProblem when another refresh is running after `wait` seconds; DatabaseProblem when the database is not
    there: the old version stays.
    """
    begin = time.monotonic()
    shelf = Shelf(settings, url)
    try:
        with FileLock(shelf.folder / ".lock", timeout=wait, mode=0o600):
            shelf.sweep()
            previous = _previous(shelf)
            full = full or previous is None or previous.full_on < datetime.now(UTC).date()
            with reading(url, settings.refresh_timeout) as reader:
                work = planned(reader, settings, previous, full)
                frames, statements = _counted(work, progress or _silent)
            snapshot = shelf.publish(frames, work.described(url), previous, full)
    except Timeout as busy:
        raise BusyProblem(t("Pembaruan lain sedang berjalan. Coba lagi sebentar.")) from busy
    published = previous is None or snapshot.version != previous.version
    seconds = time.monotonic() - begin
    log.info("refresh: version %s, new %s, %d statements, %.1f s", snapshot.version, published, statements, seconds)
    return Outcome(snapshot, published, statements, seconds)


@dataclass(frozen=True)
class _Work:
    """What one refresh has to do, decided before the first count."""

    counting: Counting
    names: Mapping[str, pl.DataFrame]
    synthetic: bool
    missing: Mapping[str, str]
    todo: Mapping[str, list[Slice]]
    kept: Mapping[str, pl.DataFrame]
    source_rows: Mapping[str, int]
    kept_reasons: pl.DataFrame
    closing_days: int

    def described(self, url: str) -> dict[str, Any]:
        """What the manifest says of this version beside its files."""
        return {
            "as_of": self.counting.as_of.isoformat(),
            "synthetic": self.synthetic,
            "source": shown(url),
            "missing": dict(self.missing),
            "rules": dict(self.counting.rules),
            "closing_days": self.closing_days,
            "source_rows": dict(self.source_rows),
        }


def planned(reader: Reader, settings: Settings, previous: Snapshot | None, full: bool) -> _Work:
    present = reader.columns()
    names = named(reader, present)
    as_of, synthetic = data_date(reader, settings, present)
    counting = Counting(reader, as_of, rules(names, as_of))
    missing = {name: why for name, fact in FACTS.items() if (why := _lacking(fact, present))}
    days = settings.closing_days
    there = [fact for name, fact in FACTS.items() if name not in missing]
    every = _all_slices(reader, there, as_of)
    rows = {fact.name: _rows_of(reader, fact.source) for fact in there if fact.source is not None}
    if full or previous is None or not _continues(previous, counting, missing, names):
        return _Work(counting, names, synthetic, missing, every, {}, rows, pl.DataFrame(schema=REASON_SCHEMA), days)
    todo = {name: [one for one in found if _may_change(one, as_of, settings)] for name, found in every.items()}
    kept = {name: _without(previous.fact(name), found) for name, found in todo.items()}
    reasons = pl.concat([
        _without(previous.reconciliation.filter(pl.col("fact") == name), found) for name, found in todo.items()
    ] or [pl.DataFrame(schema=REASON_SCHEMA)])  # fmt: skip
    return _Work(counting, names, synthetic, missing, todo, kept, rows, reasons, days)


def _counted(work: _Work, progress: Progress) -> tuple[dict[str, pl.DataFrame], int]:
    """Every frame of the version, and how many slices were counted."""
    total = max(1, sum(map(len, work.todo.values())))
    done = 0
    frames = {f"name-{name}": frame for name, frame in work.names.items()}
    reasons = [work.kept_reasons]
    for name, fact in FACTS.items():
        parts = [work.kept[name]] if name in work.kept else []
        for slice_ in work.todo.get(name, []):
            counted = work.counting.counted(fact, slice_)
            parts.append(counted)
            reasons.append(work.counting.reasons(fact, slice_, counted))
            done += 1
            progress(t(fact.label), done / total)
        frames[f"fact-{name}"] = joined(fact, parts)
    frames["reconciliation"] = pl.concat(reasons).sort("fact", "kind_of_period", "period", "until", "variant", "reason")
    return frames, done


def data_date(reader: Reader, settings: Settings, present: Mapping[str, Any]) -> tuple[date, bool]:
    """The day the figures are as of, and whether the data is synthetic: made-up data carries its own date,
    that of its own newest delivery, whatever else is brought in beside it; no day to come.

    Without a setting it is the server's own day: one release has one date for cities of several time zones.
    """
    if not {"month", "synthetic"} <= set(present.get(DELIVERY.name, {})):
        return settings.as_of or today(), False
    made_up = reader.value(select(func.max(DELIVERY.c.month)).where(DELIVERY.c.synthetic == 1))
    if settings.as_of or not made_up:
        return settings.as_of or today(), bool(made_up)
    return min(containing(made_up, "BULAN").end, today()), True


def _all_slices(reader: Reader, facts: list[Fact], as_of: date) -> dict[str, list[Slice]]:
    """{fact: its slices}. A fact that does not know where its events begin starts where those do that still go on."""
    first = {fact.name: _beginnings(reader, fact) for fact in facts if fact.earliest}
    known = [day for fact in facts if not fact.last_day for day in first.get(fact.name, {}).values()]
    begin = min(known, default=date(as_of.year, 1, 1))
    return {fact.name: slices(fact, first.get(fact.name) or dict.fromkeys(fact.kinds, begin), as_of) for fact in facts}


def _rows_of(reader: Reader, table: Table) -> int:
    """All rows of a source table, also those that lie in no slice."""
    return int(reader.value(select(func.count()).select_from(table)))


def _beginnings(reader: Reader, fact: Fact) -> dict[str, date]:
    rows = reader.connection.execute(fact.earliest()) if fact.earliest else []
    return {kind: date(day, 1, 1) if isinstance(day, int) else day for kind, day in rows if day is not None}


def _lacking(fact: Fact, present: Mapping[str, Mapping[str, Any]]) -> str:
    """Why the fact cannot be counted: the tables and columns that are not there; empty when it can."""
    gone = [table for table in fact.needs if table not in present]
    parts = [
        f"{table}.{column}"
        for table, columns in fact.needs.items()
        if table in present
        for column in sorted(columns - set(present[table]))
    ]
    return ", ".join([*sorted(gone), *parts])


def _continues(
    previous: Snapshot, counting: Counting, missing: Mapping[str, str], names: Mapping[str, pl.DataFrame]
) -> bool:
    """Whether closed periods of the previous version may stand: same day, same rules, same subjects, same imports.

    A file may bring any period. The whole log is compared, not its newest line: clocks of two computers differ.
    """
    same_day = previous.as_of == counting.as_of
    same_rules = previous.manifest["rules"] == dict(counting.rules)
    same_imports = previous.names(IMPORT_LOG.name).equals(names[IMPORT_LOG.name])
    return same_day and same_rules and same_imports and dict(previous.missing) == dict(missing)


def _may_change(slice_: Slice, as_of: date, settings: Settings) -> bool:
    return slice_.until == as_of or not slice_.period.closed(as_of, settings.closing_days)


def _without(frame: pl.DataFrame, counted_anew: list[Slice]) -> pl.DataFrame:
    """The rows of the slices that are not counted anew."""
    keys = pl.DataFrame(
        [(one.period.kind, one.period.start, one.until) for one in counted_anew],
        schema={key: frame.schema[key] for key in ("kind_of_period", "period", "until")},
        orient="row",
    ).unique()
    return frame.join(keys, on=["kind_of_period", "period", "until"], how="anti", maintain_order="left")


def _previous(shelf: Shelf) -> Snapshot | None:
    """What stands so far; a torn shelf counts as empty, for the refresh is what mends it."""
    try:
        return shelf.newest()
    except SnapshotProblem as problem:
        log.warning("%s", problem)
        return None


def _silent(_what: str, _part: float) -> None:
    return None
