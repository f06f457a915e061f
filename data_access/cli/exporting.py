"""How long files take and how much memory, for `pantau bench`: each measured in a process of its own.

`python -m data_access.cli.exporting FORMAT ANSWER RUNS` measures one and prints JSON. Beside them stands what a program
would do without us: `pandas.read_sql` of the same rows, `to_csv`. A file is made of an answer that is there already;
what asking takes is told apart. Judges nothing, leaves nothing behind.
"""

from __future__ import annotations

import json
import pickle
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import polars as pl

from data_access.ask import Answer, Question, ask
from data_access.cli.memory import grown, held
from data_access.export import FORMATS, Document, document_of, expected_seconds, save
from data_access.export.document import PLACES
from data_access.export.pace import beginning
from data_access.language import t
from data_access.metrics import METRICS
from data_access.settings import ROOT
from data_access.snapshot import Snapshot
from data_access.viewer import DEMO

Row = tuple[str, str, float, float]
"""What, unit, median, 95th percentile (of a few runs the longest)."""

PANDAS = "pandas"
_FACT, _MEASURES = "competency", 8
_BY = ("agency", "status", "family", "competency", "period")
"""What has most rows in every city, what the posts ask of persons, in a table of 24 columns."""

_PLAN = ((100_000, "csv", 5), (100_000, "parquet", 5), (100_000, "xlsx", 2), (100_000, PANDAS, 2),
         (1_000_000, "csv", 3), (1_000_000, "parquet", 3), (1_000_000, PANDAS, 1))  # fmt: skip
"""(rows, format, runs)"""

_SUPERSET = {100_000: 1.7, 1_000_000: 17.0}
"""Seconds that Superset 6.1 takes for a CSV of so many rows on the same two cores, measured apart."""


def exports(snapshot: Snapshot) -> list[Row]:
    """Files of one large answer, and the same rows through pandas."""
    begun = time.perf_counter()
    answer = _answer(snapshot)
    asking = time.perf_counter() - begun
    known = answer.frame.height * _MEASURES
    with tempfile.TemporaryDirectory() as folder:
        rows: list[Row] = [("ask what is exported below", "s", asking, asking)]
        for size in dict.fromkeys(size for size, _, _ in _PLAN):
            path = Path(folder) / f"{size}.answer"
            path.write_bytes(pickle.dumps(of_size(answer, size // _MEASURES)))
            found = {what: measured(what, path, runs) for of, what, runs in _PLAN if of == size}
            repeated = f" (repeated from {known:,})" if size > known else ""
            rows += _told(size, repeated, found)
            path.unlink()
    return rows


def _answer(snapshot: Snapshot) -> Answer:
    """A fine answer to the first measures of the largest fact."""
    keys = tuple(key for key, metric in METRICS.items() if metric.fact == _FACT)[:_MEASURES]
    return ask(DEMO, Question(keys, _BY), snapshot)


def of_size(answer: Answer, height: int) -> Answer:
    """The same answer with so many rows: cut, or repeated where the city has fewer."""
    times = -(-height // max(1, answer.frame.height))
    return replace(answer, frame=pl.concat([answer.frame] * times).head(height))


def measured(what: str, answer: Path, runs: int) -> dict[str, Any]:
    """What a process of its own found: seconds of each run, seconds foreseen, megabytes more (none off Linux)."""
    words = [sys.executable, "-m", "data_access.cli.exporting", what, str(answer), str(runs)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout)


def _told(size: int, repeated: str, found: dict[str, dict[str, Any]]) -> Iterator[Row]:
    for what, one in found.items():
        name = "pandas.read_sql → to_csv" if what == PANDAS else f"export {what}"
        name = f"{name}, {size:,} rows{repeated}"
        yield name, "s", median(one["seconds"]), max(one["seconds"])
        if one["expected"]:
            yield f"{name}: foreseen", "s", one["expected"], one["expected"]
        if one["megabytes"] is not None:
            yield f"{name}: memory grows by", "MB", one["megabytes"], one["megabytes"]
    ours = median(found["csv"]["seconds"])
    for name, seconds in (
        (PANDAS, median(found[PANDAS]["seconds"])),
        (t("Superset 6.1 (diukur terpisah)"), _SUPERSET[size]),
    ):
        yield f"{name} / export csv, {size:,} rows", "×", seconds / ours, seconds / ours
    yield f"{t('Superset 6.1 (diukur terpisah)')}: CSV, {size:,} rows", "s", _SUPERSET[size], _SUPERSET[size]


# in the process that measures


def _main(what: str, answer: str, runs: str) -> None:
    found: Answer = pickle.loads(Path(answer).read_bytes())  # noqa: S301 - written by the process that started this
    with tempfile.TemporaryDirectory() as folder:
        work = _by_pandas if what == PANDAS else _by_us
        json.dump(work(what, found, Path(folder), int(runs)), sys.stdout)


def _by_us(what: str, answer: Answer, folder: Path, runs: int) -> dict[str, Any]:
    document = document_of(answer, DEMO)
    expected = expected_seconds(document, what)
    path = folder / FORMATS[what].named("x")
    save(beginning(document, 1), what, path)  # what is loaded once is not part of a file
    before = held()
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        save(document_of(answer, DEMO), what, path)
        seconds.append(time.perf_counter() - begun)
    return {"seconds": seconds, "expected": expected, "megabytes": grown(before)}


def _by_pandas(_what: str, answer: Answer, folder: Path, runs: int) -> dict[str, Any]:
    import pandas as pd

    with closing(sqlite3.connect(folder / "long.db")) as connection:
        _fill(connection, document_of(answer, DEMO))
        before = held()
        seconds = []
        for _ in range(runs):
            begun = time.perf_counter()
            pd.read_sql("SELECT * FROM long", connection).to_csv(folder / "x.csv", index=False)
            seconds.append(time.perf_counter() - begun)
    return {"seconds": seconds, "expected": 0.0, "megabytes": grown(before)}


def _fill(connection: sqlite3.Connection, document: Document) -> None:
    """The long table as a table of a database."""
    names = ", ".join(f'"{name}"' for name in document.headings)
    connection.execute(f"CREATE TABLE long ({names})")
    places = ", ".join("?" for _ in document.headings)
    for part in document.parts():
        connection.executemany(f"INSERT INTO long VALUES ({places})", part.drop(PLACES, strict=False).iter_rows())
    connection.commit()


if __name__ == "__main__":
    _main(*sys.argv[1:])
