"""The command that lists persons: a page of a list on the screen, or all of it as a file. Noted as on the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from data_access.cli import options
from data_access.export import Format, list_document, save
from data_access.filters import Filters
from data_access.language import t
from data_access.records import LISTS, MOST, Listed, Order, listed, person_list, whole
from data_access.settings import settings
from data_access.snapshot import Snapshot
from data_access.units import number
from data_access.viewer import DEMO

_KNOWN = ", ".join(LISTS)


def records(  # noqa: PLR0913 - each option is one word of the question
    list_: Annotated[str, typer.Argument(metavar="DAFTAR", help=t("Daftar: {known}.", known=_KNOWN))],
    city: options.City = None,
    agency: options.Agency = None,
    kind: options.Kind = None,
    sector: options.Sector = None,
    status: options.Status = None,
    family: options.Family = None,
    profession: options.Profession = None,
    first: options.First = "",
    last: options.Last = "",
    sort: Annotated[str, typer.Option(help=t("Kolom urutan, seperti agency; -jp_lacking: terbesar dahulu."))] = "",
    names: Annotated[bool, typer.Option("--names", help=t("Dengan nama dan NIP; dicatat sebagai demikian."))] = False,
    limit: Annotated[int, typer.Option(min=1, max=MOST, help=t("Banyaknya baris di layar."))] = 50,
    out: Annotated[Path | None, typer.Option("--out", "-o", help=t("Seluruh daftar sebagai berkas ini."))] = None,
) -> None:
    """List persons; each reading is one line of the audit."""
    one, release = person_list(list_), options.snapshot()
    chosen = options.filters(city, agency, kind, sector, status, family, profession)
    view = options.view([one.metric], None, chosen, (first, last))
    filters = options.in_release(view, release).question.filters
    order, asked = Order.of(sort) if sort else None, settings()
    how: dict[str, Any] = {"order": order, "names": names, "snapshot": release}
    if out is None:
        _shown(listed(DEMO, one.key, filters, asked, asked.reading_url, limit=limit, **how))
        return
    form = options.form(out)
    _saved(whole(DEMO, one.key, filters, asked, asked.reading_url, **how), filters, release, form, out)


def _saved(found: Listed, filters: Filters, release: Snapshot, form: Format, out: Path) -> None:
    save(list_document(found, filters, release, DEMO), form.key, out)
    typer.echo(t("{file}: {n} baris, {period}. {note}", file=str(out), n=number(found.frame.height),
                 period=found.period, note=found.note))  # fmt: skip


def _shown(found: Listed) -> None:
    console = Console()
    table = Table(box=SIMPLE, title=f"{t(found.list.label)} · {found.period}", title_justify="left")
    heads = {"person": t("Pegawai"), "nip": t("NIP"), "name": t("Nama")}
    heads |= {column.columns[-1]: t(column.label) for column in found.list.shown}
    columns = [key for key in heads if key in found.frame.columns]
    for key in columns:
        table.add_column(heads[key], overflow="fold")
    for row in found.frame.select(columns).iter_rows():
        table.add_row(*("" if value is None else str(value) for value in row))
    console.print(table)
    n, of = number(found.frame.height), number(found.total)
    console.print(" ".join((t("{n} baris dari {of}.", n=n, of=of), found.note, t("Pembacaan ini dicatat."))))
