"""Commands about the shared database: make its tables, hold it against the contract, fill it, take a snapshot."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Annotated

import typer

from data_access.cities import City
from data_access.cli import beginning
from data_access.cli.progress import shown_progress
from data_access.cli.start import default_size
from data_access.database import recovered, shown
from data_access.demo import Size, build
from data_access.importers.founding import USUAL, Periodic
from data_access.language import t
from data_access.periods import period
from data_access.problems import Problem, QuestionProblem
from data_access.settings import settings
from data_access.snapshot import refresh
from data_access.units import number

Url = Annotated[str, typer.Option("--url", help=t("Alamat basis data; mengalahkan DATABASE_URL dan PANTAU_WRITE_URL."))]


def init(  # noqa: PLR0913 - what is to be known of a city
    url: Url = "",
    city: Annotated[str, typer.Option(help=t("Kode kota yang dimulai, seperti 72.71."))] = "",
    name: Annotated[str, typer.Option(help=t("Nama kota, bila belum dikenal: Kota Palu."))] = "",
    province: Annotated[str, typer.Option(help=t("Provinsinya, bila belum dikenal."))] = "",
    timezone: Annotated[str, typer.Option(help=t("Zona waktunya, bila belum dikenal: Asia/Makassar."))] = "",
    periodic: Annotated[Periodic, typer.Option(help=t("Evaluasi kinerja periodik kota ini."))] = USUAL,
) -> None:
    """Make or upgrade the contract's tables where this product may write, and begin a city there."""
    from data_access.migrations import upgrade  # Alembic takes a third of a second of every start

    begun = beginning.named(City(city, name, province, timezone)) if city else None
    target = url or settings().writing_url
    recovered(target)
    upgrade(target)
    typer.echo(t("Tabel kontrak siap di {where}.", where=shown(target)))
    if begun:
        typer.echo("\n".join(beginning.told(target, begun, periodic)))


def check(
    url: Url = "",
    json_: Annotated[bool, typer.Option("--json", help=t("Tulis hasilnya sebagai JSON."))] = False,
) -> None:
    """Hold a database against the contract; exit code 0 only when it is usable."""
    from data_access.check import check as checked  # as above

    report = checked(url or settings().reading_url)
    if json_:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1, default=str))
    else:
        typer.echo("\n".join(report.lines()))
    raise typer.Exit(0 if report.usable else 1)


def demo(
    url: Url = "",
    employees: Annotated[int, typer.Option(min=200, help=t("Jumlah pegawai."))] = Size.employees,
    months: Annotated[int, typer.Option(min=1, max=240, help=t("Jumlah bulan."))] = Size.months,
    until: Annotated[str, typer.Option(help=t("Bulan terakhir yang sudah ditutup, seperti 2026-09."))] = "",
    seed: Annotated[int, typer.Option(help=t("Benih: angka yang sama memberi data yang sama."))] = Size.seed,
) -> None:
    """Fill an empty database with a synthetic city."""
    from data_access.migrations import upgrade  # as above

    target = url or settings().writing_url
    last = _month(until) if until else default_size().until
    upgrade(target)
    with shown_progress(t("Membuat kota sintetis")) as progress:
        rows = build(target, Size(employees, months, last, seed), progress)
    for table, count in rows.items():
        typer.echo(f"{table:26}{number(count):>14}")


def sync(
    url: Url = "",
    full: Annotated[
        bool, typer.Option("--full", help=t("Hitung ulang semua periode, bukan hanya yang terbuka."))
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help=t("Ulangi terus, tiap PANTAU_REFRESH_MINUTES menit."))] = False,
) -> None:
    """Take a new release from the shared database, once or again and again."""
    source = url or settings().reading_url
    while True:
        try:
            _refreshed(source, full)
        except Problem as problem:
            if not watch:
                raise
            typer.echo(str(problem), err=True)
        if not watch:
            return
        time.sleep(settings().refresh_minutes * 60)


def _refreshed(source: str, full: bool) -> None:
    with shown_progress(t("Menghitung")) as progress:
        outcome = refresh(settings(), source, full=full, progress=progress, wait=60)
    news = t("rilis baru") if outcome.published else t("tidak ada yang berubah")
    typer.echo(
        t("{version}: {news}, {count} pernyataan, {seconds:.1f} detik, data per {day}.",
          version=outcome.snapshot.version, news=news, count=outcome.statements, seconds=outcome.seconds,
          day=outcome.snapshot.as_of.isoformat())
    )  # fmt: skip


def _month(key: str) -> date:
    chosen = period(key)
    if chosen.kind != "BULAN":
        raise QuestionProblem(t("--until meminta sebuah bulan, seperti 2026-09; bukan {key}.", key=key))
    return chosen.start
