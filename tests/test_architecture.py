"""The rooms and what they may touch: import contracts, and the size a room may have."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data_access.settings import ROOT

SOURCES = sorted(path for folder in ("data_access", "pages", "tests") for path in (ROOT / folder).rglob("*.py"))
LONGEST = 260


def test_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_plotly_express_on_a_readers_path(path: Path) -> None:
    assert "plotly.express" not in path.read_text(encoding="utf-8"), "it costs 60 ms a chart"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.stat().st_size], ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_file_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))


def test_the_clock_is_asked_for_a_day_in_one_place() -> None:
    """A day belongs to a time zone: `periods.today`, or `Snapshot.today` for that of a city."""
    code = [path for folder in ("data_access", "pages") for path in (ROOT / folder).rglob("*.py")]
    assert [path.name for path in code if "date.today()" in path.read_text(encoding="utf-8")] == []
