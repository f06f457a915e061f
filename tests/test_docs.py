"""Documents that would mislead if they drifted: each is held against what it describes."""

from __future__ import annotations

import re

import pytest

from data_access.cli import app
from data_access.contract.document import document
from data_access.importers.document import table
from data_access.metrics import METRICS
from data_access.settings import ROOT, Settings

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_contract_page_is_the_contract() -> None:
    assert (ROOT / "docs/contract.md").read_text(encoding="utf-8") == document()


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    top = README.splitlines()[:6]
    assert any(line.startswith("pip install uv && uv run pantau") for line in top)
    assert any(line.startswith("pip install uv && uv run pytest") for line in top)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "uv run pytest" in (ROOT / ".ci/run").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [info.name for info in app.registered_commands if info.name])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"pantau {command}" in README


def test_every_metric_named_in_a_command_exists() -> None:
    named = re.findall(r"pantau ask ((?:[a-z][a-z0-9_]+ )+)", README)
    assert named
    assert {key for words in named for key in words.split()} <= METRICS.keys()


def test_every_setting_named_in_the_readme_exists() -> None:
    named = set(re.findall(r"`(PANTAU_[A-Z_]+)`", README))
    assert named <= {f"PANTAU_{name.upper()}" for name in Settings.model_fields}


def test_every_kind_of_file_is_in_the_guide() -> None:
    assert table() in (ROOT / "docs/importing.md").read_text(encoding="utf-8")
