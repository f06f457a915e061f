"""The command line as a person types it: a home with a small city, and `pantau` in it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from data_access.cli import main
from data_access.settings import ROOT, settings

MAIN = "from data_access.cli import main; main()"


@dataclass(frozen=True)
class Done:
    """What a run left: exit code and both streams."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Pantau:
    """`pantau` in this process, in a home of its own."""

    home: Path
    monkeypatch: pytest.MonkeyPatch
    streams: pytest.CaptureFixture[str]

    def __call__(self, *words: str, **environment: str) -> Done:
        self.monkeypatch.setattr(sys, "argv", ["pantau", *words])
        for name, value in {"PANTAU_HOME": str(self.home), "COLUMNS": "200", **environment}.items():
            self.monkeypatch.setenv(name, value)
        settings.cache_clear()
        self.streams.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = self.streams.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)


def home_of_commands(folder: Path) -> Path:
    """A home with a small synthetic city and its first snapshot, made by the commands as a person would type them."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PANTAU_", "DATABASE_URL"))}
    for words in (("demo", "--employees", "300", "--months", "14", "--until", "2026-09"), ("sync",)):
        subprocess.run(
            [sys.executable, "-c", MAIN, *words],
            cwd=ROOT, check=True, timeout=120, env={**clean, "PANTAU_HOME": str(folder)},
        )  # fmt: skip
    return folder
