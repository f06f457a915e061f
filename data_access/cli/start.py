"""Opening the dashboard: an embedded database and a first snapshot where there are none, then the app itself."""

from __future__ import annotations

import os
import runpy
import sys
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy import func, select

from data_access.cli.progress import shown_progress
from data_access.contract.places import CITY
from data_access.database import reading, recovered
from data_access.demo import Size, build
from data_access.language import t
from data_access.periods import last_closed, today
from data_access.problems import Problem, SnapshotProblem
from data_access.settings import LOOPBACK, ROOT, Settings, settings
from data_access.snapshot import Shelf, Snapshot, refresh

_console = Console(stderr=True)


def opened(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(help=t("Port; bila tidak disebut: PANTAU_PORT atau 8501."))] = None,
) -> None:
    """Open the dashboard when no command is named."""
    if context.invoked_subcommand:
        return
    chosen = settings()
    _only_loopback(chosen.host)
    prepared(chosen)
    _serve(chosen, port or chosen.port)


def prepared(chosen: Settings) -> None:
    """Make sure there is something to show: the embedded database with synthetic data, and a snapshot."""
    url = chosen.reading_url
    if not chosen.database_url and _embedded_is_empty(chosen):
        _fill(chosen)
    if _standing(chosen, url) is not None:
        return
    try:
        with shown_progress(t("Menghitung rilis pertama")) as progress:
            outcome = refresh(chosen, url, full=True, progress=progress, wait=120)
        _console.print(t("Rilis pertama selesai dalam {seconds:.0f} detik.", seconds=outcome.seconds))
    except Problem as problem:
        _console.print(str(problem))
        _console.print(t("Dasbor tetap dibuka dan menjelaskan apa yang kurang."))


def default_size() -> Size:
    """24,000 staff and 24 months up to the last month that is closed today."""
    return Size(until=last_closed("BULAN", today(), settings().closing_days).start)


def _embedded_is_empty(chosen: Settings) -> bool:
    """Whether the embedded database is missing, or a first start was cut off before its data was in."""
    if not (chosen.home / "shared.db").exists():
        return True
    recovered(chosen.embedded_url)
    with reading(chosen.embedded_url) as reader:
        return CITY.name not in reader.columns() or not reader.value(select(func.count()).select_from(CITY))


def _fill(chosen: Settings) -> None:
    from data_access.migrations import upgrade  # Alembic takes a third of a second of every start

    chosen.folder()
    upgrade(chosen.embedded_url)
    with shown_progress(t("Membuat kota sintetis")) as progress:
        rows = build(chosen.embedded_url, default_size(), progress)
    _console.print(t("Basis data tertanam siap: {rows} baris, semuanya sintetis.", rows=sum(rows.values())))


def _standing(chosen: Settings, url: str) -> Snapshot | None:
    try:
        return Shelf(chosen, url).newest()
    except SnapshotProblem as problem:
        _console.print(str(problem))
        return None


def _only_loopback(host: str) -> None:
    """Until there is a sign-in everybody who reaches the app has all rights: it stays on this machine."""
    if host not in LOOPBACK:
        raise Problem(
            t("Dasbor belum punya pintu masuk, jadi hanya dibuka di 127.0.0.1; PANTAU_HOST={host} ditolak.", host=host)
        )


def _serve(chosen: Settings, port: int) -> None:
    _console.print(t("Dasbor: http://{host}:{port} (Ctrl+C untuk berhenti)", host=chosen.host, port=port))
    address = ["--server.address", chosen.host, "--server.port", str(port)]
    os.chdir(ROOT)
    sys.argv = ["streamlit", "run", str(ROOT / "dashboard.py"), *address]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)  # in this process: nothing is imported twice
