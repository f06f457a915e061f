"""The command that brings files in: what was recognised, what became of every row, and where the refused ones are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from data_access.cli.databases import Url
from data_access.cli.progress import shown_progress
from data_access.importers.asked import Asked, read_mapping
from data_access.importers.bringing import REFUSED, Brought, brought
from data_access.importers.files import read_file
from data_access.importers.kinds import IMPORTERS, generic
from data_access.importers.problems import ImportProblem
from data_access.importers.proposing import as_mapping, open_ones
from data_access.importers.sifting import told
from data_access.language import t
from data_access.problems import Problem
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
    """Whether the file is in, or could be, without a refused row; a problem with one does not stop the next."""
    try:
        with shown_progress(path.name) as progress:
            progress(t("membaca berkas"), 0.0)
            found = brought(read_file(path), url, asked, by, kind=kind, trial=trial, progress=progress)
    except Problem as problem:
        typer.echo(f"{path.name}: {problem}", err=True)
        return False
    _tell(path, found)
    return not found.line.refused


def _tell(path: Path, found: Brought) -> None:
    for note in found.notes[:_NOTES]:
        typer.echo(f"{path.name}: {note}")
    if len(found.notes) > _NOTES:
        typer.echo(f"{path.name}: {t('dan {n} catatan lain.', n=len(found.notes) - _NOTES)}")
    trial = f" {t('Percobaan: tidak ada yang disimpan.')}" if found.trial else ""
    typer.echo(f"{path.name}: {_counts(found)}{trial}")
    _tell_reasons(found)
    _keep_proposals(path, found)
    if found.line.refused and not found.trial:
        beside = _beside(path, "ditolak.csv")
        found.refused_rows.write_csv(beside)
        beside.chmod(0o600)
        typer.echo(f"  · {t('Baris yang ditolak: {file}. Perbaiki lalu impor berkas itu.', file=beside.name)}")


def _counts(found: Brought) -> str:
    line = found.line
    return t(
        "{rows} baris: {inserted} baru, {updated} berubah, {unchanged} tetap, {refused} ditolak.",
        rows=number(line.rows),
        inserted=number(line.inserted),
        updated=number(line.updated),
        unchanged=number(line.unchanged),
        refused=number(line.refused),
    )


def _tell_reasons(found: Brought) -> None:
    refused = found.fates.filter(pl.col("fate") == REFUSED)
    reasons = refused.with_columns(told(refused)).group_by("column", "told").len()
    for column, reason, n in reasons.sort("len", "told", descending=[True, False]).head(_REASONS).iter_rows():
        typer.echo(f"  · {t('{n} ditolak', n=number(n))}: {reason} ({column})")
    if found.warned.height:
        typer.echo(f"  · {t('{n} peringatan; barisnya tetap masuk.', n=number(found.warned.height))}")


def _keep_proposals(path: Path, found: Brought) -> None:
    asked = open_ones(found.proposals)
    if not asked:
        return
    beside = _beside(path, "usulan.toml")
    beside.write_text(as_mapping(asked, path.name), encoding="utf-8")
    said = t(
        "{n} unit dan jabatan belum dikenal: usulannya di {file}. Periksa, lalu impor lagi dengan --map.",
        n=number(len(asked)),
        file=beside.name,
    )
    typer.echo(f"  · {said}")


def _beside(path: Path, ending: str) -> Path:
    """A file beside the one that was imported; one that is there already is not overwritten."""
    names = (f"{path.stem}.{count}{ending}" for count in ("", *(f"{n}." for n in range(2, 1000))))
    return next(place for name in names if not (place := path.with_name(name)).exists())
