"""`pantau bench`: how long questions, files, pages and refreshes take on the configured database. It judges nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Annotated, Any

import typer

from data_access.ask import Question, ask
from data_access.cli.exporting import Row, exports
from data_access.cli.importing import imports
from data_access.database import shown
from data_access.facts import FACTS
from data_access.language import t
from data_access.metrics import METRICS
from data_access.settings import ROOT, Settings, settings
from data_access.snapshot import Shelf, Snapshot, refresh
from data_access.snapshot.bare import bare_seconds
from data_access.viewer import DEMO


def bench(
    json_: Annotated[bool, typer.Option("--json", help=t("Tulis hasilnya sebagai JSON."))] = False,
    runs: Annotated[int, typer.Option(min=3, help=t("Berapa kali tiap pertanyaan diukur."))] = 30,
    pages: Annotated[bool, typer.Option(help=t("Ukur juga jalannya tiap halaman."))] = True,
    files: Annotated[bool, typer.Option(help=t("Ukur juga pembuatan berkas besar."))] = True,
    imports_: Annotated[bool, typer.Option("--imports/--no-imports", help=t("Ukur juga impor berkas besar."))] = True,
) -> None:
    """Measure questions, files, pages and refreshes on the configured database."""
    chosen = settings()
    rows = _refreshes(chosen)
    snapshot = Shelf(chosen, chosen.reading_url).newest()
    rows += _questions(snapshot, runs) if snapshot else []
    rows += exports(snapshot) if snapshot and files else []
    rows += imports() if imports_ else []
    rows += _pages() if pages else []
    if json_:
        named = [dict(zip(("what", "unit", "median", "p95"), row, strict=True)) for row in rows]
        typer.echo(json.dumps({"database": shown(chosen.reading_url), "rows": named}, indent=1))
        return
    typer.echo(f"| {shown(chosen.reading_url)} | median | p95 |\n| --- | ---: | ---: |")
    for what, unit, middle, high in rows:
        typer.echo(f"| {what} | {_said(middle)} {unit} | {_said(high)} {unit} |")


def _said(value: float) -> str:
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _questions(snapshot: Snapshot, runs: int) -> list[Row]:
    """One question a fact: its metrics by OPD, the cut that pages ask most."""
    rows = []
    for name in FACTS:
        keys = tuple(key for key, metric in METRICS.items() if metric.fact == name)[:3]
        question = Question(keys, ("opd",))
        times = _timed(lambda question=question: ask(DEMO, question, snapshot), runs)
        rows.append((f"ask {name} × opd", "ms", 1000 * median(times), 1000 * _p95(times)))
    return rows


def _pages() -> list[Row]:
    """Each page's script run, measured by the pages themselves in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-m", "pages._bench"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode:
        typer.echo(done.stderr[-2000:], err=True)
        return []
    return [(f"page {row['page']}", "ms", row["median"], row["p95"]) for row in json.loads(done.stdout)]


def _refreshes(chosen: Settings) -> list[Row]:
    """A full and an open-period refresh beside the bare GROUP BY statements they put."""
    url = chosen.reading_url
    with tempfile.TemporaryDirectory() as folder:
        apart = chosen.model_copy(update={"home": Path(folder)})
        full = refresh(apart, url, full=True)
        opened = refresh(apart, url)
    bare = bare_seconds(chosen, url)
    rows = [("refresh, full", full.seconds), ("refresh, open periods", opened.seconds), ("bare GROUP BY, full", bare)]
    return [(what, "s", seconds, seconds) for what, seconds in rows]


def _timed(work: Callable[[], Any], runs: int) -> list[float]:
    times = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return times[1:]


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
