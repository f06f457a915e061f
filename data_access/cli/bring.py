"""The command that brings files in: what was recognised, what became of every row, and where the refused ones are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from data_access.cli.databases import Url
from data_access.importers.bringing import Brought, brought
from data_access.importers.importer import Asked
from data_access.importers.kinds import IMPORTERS
from data_access.importers.problems import ImportProblem
from data_access.language import t
from data_access.problems import Problem
from data_access.settings import settings
from data_access.units import number
from data_access.viewer import DEMO, IMPORT, permitted

_KNOWN = ", ".join(IMPORTERS)
_NOTES = 12
_REASONS = 5
"""Reasons of refusal that are told on the screen; the file has all."""


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="BERKAS…", help=t("Berkas sumber: xlsx, csv, ods, json …"))],
    kind: Annotated[str, typer.Option(help=t("Jenis berkas bila tidak dikenali: {known}.", known=_KNOWN))] = "",
    url: Url = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("Periksa saja; tidak ada yang disimpan."))] = False,
    map_: Annotated[Path | None, typer.Option("--map", help=t("Pemetaan kolom, kode, dan unit (TOML)."))] = None,
    period: Annotated[str, typer.Option(help=t("Periode berkas: 2026, 2026-T3, 2026-05."))] = "",
    city: Annotated[str, typer.Option(help=t("Kode kota, seperti 72.71."))] = "",
) -> None:
    """Bring files of the source systems into the shared database; each is in as a whole or not at all."""
    asked = _asked(map_, period, city)
    who = permitted(DEMO, IMPORT)
    if kind and kind not in IMPORTERS:
        raise ImportProblem(t("Jenis '{kind}' tidak dikenal. Pilih {known}.", kind=kind, known=_KNOWN))
    target = url or settings().writing_url
    ended = [_one(path, target, asked, who.subject, kind, dry_run) for path in files]
    raise typer.Exit(0 if all(ended) else 1)


def _one(path: Path, url: str, asked: Asked, by: str, kind: str, trial: bool) -> bool:
    """Whether the file is in, or could be, without a refused row; a problem with one does not stop the next."""
    try:
        found = brought(path, url, asked, by, kind=kind, trial=trial)
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
    line = found.line
    counts = t(
        "{rows} baris: {inserted} baru, {updated} berubah, {unchanged} tetap, {refused} ditolak.",
        rows=number(line.rows),
        inserted=number(line.inserted),
        updated=number(line.updated),
        unchanged=number(line.unchanged),
        refused=number(line.refused),
    )
    trial = f" {t('Percobaan: tidak ada yang disimpan.')}" if found.trial else ""
    typer.echo(f"{path.name}: {counts}{trial}")
    reasons = found.fates.filter(pl.col("fate") == "REFUSED").group_by("column", "reason").len()
    for column, reason, n in reasons.sort("len", "reason", descending=[True, False]).head(_REASONS).iter_rows():
        typer.echo(f"  · {t('{n} ditolak', n=number(n))}: {reason} ({column})")
    if found.warned.height:
        typer.echo(f"  · {t('{n} peringatan; barisnya tetap masuk.', n=number(found.warned.height))}")
    if line.refused and not found.trial:
        beside = path.with_name(f"{path.stem}.ditolak.csv")
        found.refused_rows.write_csv(beside)
        beside.chmod(0o600)
        typer.echo(f"  · {t('Baris yang ditolak: {file}. Perbaiki lalu impor berkas itu.', file=beside.name)}")


def _asked(map_: Path | None, period: str, city: str) -> Asked:
    """What was said beside the files. ImportProblem for a mapping that cannot be read."""
    told: Mapping[str, Any] = {}
    if map_ is not None:
        try:
            told = tomllib.loads(map_.read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise ImportProblem(
                t("Pemetaan {file} tidak dapat dibaca: {fault}.", file=map_.name, fault=fault)
            ) from fault
    parts = {name: told.get(name, {}) for name in ("units", "codes", "columns")}
    strange = sorted({*told} - {*parts})
    if strange or not all(isinstance(part, dict) for part in parts.values()):
        raise ImportProblem(
            t(
                "Pemetaan {file} hanya mengenal bagian [units], [codes.<daftar>], dan [columns].",
                file=getattr(map_, "name", ""),
            )
        )
    return Asked(period=period, city=city, **parts)
