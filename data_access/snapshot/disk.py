"""How the files of a version reach the disk: for their owner alone, and whole before anybody sees their names."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import polars as pl

from data_access.language import t


def written(frame: pl.DataFrame, path: Path) -> str:
    """Write the frame; its digest."""
    frame.write_parquet(path, compression="zstd", statistics=True)
    path.chmod(0o600)
    return digest(path)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def private_text(path: Path, content: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def synced(folder: Path) -> None:
    """Everything in the folder on disk before its name appears: a power cut must not leave a named, empty file."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def damage(folder: Path, fault: Exception) -> str:
    """The sentence about a version that cannot be read whole."""
    brief = fault.strerror or type(fault).__name__ if isinstance(fault, OSError) else str(fault)
    return t("Berkas rilis {file} rusak ({fault}).", file=folder.name, fault=brief)
