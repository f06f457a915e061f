"""The command that brings files in: what was recognised, what became of every row, and where the refused ones are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from data_access.cli.databases import Url
from data_access.cli.progress import shown_progress
from data_access.importers.asked import Asked, read_mapping
from data_access.importers.bringing import REFUSED, Brought, brought
from data_access.importers.files import named, read_file
from data_access.importers.kinds import IMPORTERS, generic
from data_access.importers.problems import ImportProblem
from data_access.importers.proposing import as_mapping, open_ones
from data_access.importers.showing import reasons
from data_access.language import N_, t
from data_access.problems import Problem, quoted
from data_access.settings import settings
from data_access.units import number
from data_access.viewer import DEMO, IMPORT, permitted

_KINDS = (*IMPORTERS, generic.KEY)
_KNOWN = ", ".join(_KINDS)
_NOTES = 12
_REASONS = 5
"""Reasons of refusal that are told on the screen; the file has all."""


def import_(  # noqa: PLR0913 - each option is one word of what is asked
    files: Annotated[list[Path], typer.Argument(metavar="BERKAS…", help=t("Berkas sumber: xlsx, csv, ods, json …"))],
    kind: Annotated[str, typer.Option(help=t("Jenis berkas bila tidak dikenali: {known}.", known=_KNOWN))] = "",
    url: Url = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("Periksa saja; tidak ada yang disimpan."))] = False,
    map_: Annotated[list[Path] | None, typer.Option("--map", help=t("Pemetaan (TOML); boleh beberapa."))] = None,
    period: Annotated[str, typer.Option(help=t("Periode berkas: 2026, 2026-T3, 2026-05."))] = "",
    city: Annotated[str, typer.Option(help=t("Kode kota, seperti 72.71."))] = "",
    new: Annotated[bool, typer.Option("--new", help=t("Buat semua unit dan jabatan baru seperti usulannya."))] = False,
) -> None:
    """Bring files of the source systems into the shared database; each is in as a whole or not at all."""
    asked = read_mapping(*map_ or (), period=period, city=city, new=new)
    who = permitted(DEMO, IMPORT)
    if kind and kind not in _KINDS:
        raise ImportProblem(t("Jenis '{kind}' tidak dikenal. Pilih {known}.", kind=kind, known=_KNOWN))
    if kind == generic.KEY and not asked.table:
        raise ImportProblem(t("Jenis generic meminta --map yang menyebut tabelnya (table = …)."))
    target = url or settings().writing_url
    ended = [_one(path, target, asked, who.subject, kind, dry_run) for path in files]
    raise typer.Exit(0 if all(ended) else 1)


def _one(path: Path, url: str, asked: Asked, by: str, kind: str, trial: bool) -> bool:
    """Whether the file is in, or could be, without a row to be mended; a problem with one does not stop the next."""
    name = named(path.name)
    try:
        with shown_progress(name) as progress:
            progress(t("membaca berkas"), 0.0)
            found = brought(read_file(path), url, asked, by, kind=kind, trial=trial, progress=progress)
    except Problem as problem:
        said = str(problem)
        typer.echo(said if said.startswith(f"{quoted(name)}:") else f"{name}: {said}", err=True)
        return False
    _tell(path, found)
    return not found.to_mend


def _tell(path: Path, found: Brought) -> None:
    name = found.source.name
    for note in found.notes[:_NOTES]:
        typer.echo(f"{name}: {note}")
    if len(found.notes) > _NOTES:
        typer.echo(f"{name}: {t('dan {n} catatan lain.', n=len(found.notes) - _NOTES)}")
    trial = f" {t('Percobaan: tidak ada yang disimpan.')}" if found.trial else ""
    typer.echo(f"{name}: {_counts(found)}{trial}")
    _tell_reasons(found)
    _keep_proposals(path, found)
    if found.to_mend and not found.trial:
        beside = _kept_beside(path, "ditolak.xlsx", found.refused_file(), 0o600)
        typer.echo(f"  · {t('Baris yang ditolak: {file}. Perbaiki lalu impor berkas itu.', file=beside.name)}")


def _counts(found: Brought) -> str:
    line = found.line
    said = (
        N_(
            "{rows} baris: {inserted} baru, {updated} berubah, {unchanged} tetap, {refused} ditolak, {aside} "
            "dikesampingkan (tidak perlu diperbaiki)."
        )
        if found.set_aside
        else N_("{rows} baris: {inserted} baru, {updated} berubah, {unchanged} tetap, {refused} ditolak.")
    )
    return t(
        said,
        rows=number(line.rows),
        inserted=number(line.inserted),
        updated=number(line.updated),
        unchanged=number(line.unchanged),
        refused=number(found.to_mend),
        aside=number(found.set_aside),
    )


def _tell_reasons(found: Brought) -> None:
    refused = found.fates.filter(pl.col("fate") == REFUSED)
    _tell_most(refused.filter(~pl.col("aside")), "  · ", N_("{n} ditolak"))
    _tell_most(refused.filter("aside"), "  · ", N_("{n} dikesampingkan"))
    if found.warned.height:
        typer.echo(f"  · {t('{n} peringatan; barisnya tetap masuk.', n=number(found.warned.height))}")
    _tell_most(found.warned, "    ", N_("{n} peringatan"))


def _tell_most(rows: pl.DataFrame, before: str, said: str) -> None:
    """The reasons that most rows have, and how many more there are."""
    counted = reasons(rows).sort("n", "reason", descending=[True, False])
    for column, reason, n in _most(counted):
        typer.echo(f"{before}{t(said, n=number(n))}: {reason} ({column})")
    if counted.height > _REASONS:
        typer.echo(f"{before}{t('dan {n} alasan lain.', n=number(counted.height - _REASONS))}")


def _most(counted: pl.DataFrame) -> Iterator[tuple[str, str, int]]:
    """(column, reason, rows) of the reasons that most rows have; texts are quoted of unknown codes alone, without
    what a terminal would act on."""
    for column, reason, n in counted.head(_REASONS).select("column", "reason", "n").iter_rows():
        yield column, "".join(one if one.isprintable() else " " for one in reason), n


def _keep_proposals(path: Path, found: Brought) -> None:
    asked = open_ones(found.proposals)
    if not asked:
        return
    beside = _kept_beside(path, "usulan.toml", as_mapping(asked, found.source.name).encode())
    said = t(
        "{n} unit, jabatan, atau layanan belum dikenal: usulannya di {file}. Periksa, lalu impor lagi dengan --map.",
        n=number(len(asked)),
        file=beside.name,
    )
    typer.echo(f"  · {said}")


def _kept_beside(path: Path, ending: str, content: bytes, mode: int = 0o666) -> Path:
    """A file of this content beside the one that was imported, under its name without a person's number. One that is
    there already is not overwritten; the same content is not written twice."""
    stem = named(path.stem)
    places = (path.with_name(f"{stem}.{count}{ending}") for count in ("", *(f"{n}." for n in range(2, 1000))))
    place = next(one for one in places if not one.exists() or _holds(one, content))
    if not place.exists():
        place.touch(mode)
        place.write_bytes(content)
    return place


def _holds(place: Path, content: bytes) -> bool:
    return place.is_file() and place.stat().st_size == len(content) and place.read_bytes() == content
