"""The command line from outside: what it prints, what it refuses, and with which exit code."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from data_access.metrics import METRICS
from data_access.units import day
from tests.command import Pantau, home_of_commands


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return home_of_commands(tmp_path_factory.mktemp("home"))


@pytest.fixture
def pantau(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Pantau:
    return Pantau(home, monkeypatch, capsys)


def test_help_names_every_command(pantau: Pantau) -> None:
    said = pantau("--help").stdout
    assert all(word in said for word in ("init", "check", "demo", "sync", "ask", "metrics", "bench", "DATABASE_URL"))


def test_check_of_a_full_database_is_usable(pantau: Pantau) -> None:
    done = pantau("check", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["usable"]


def test_check_of_no_database_is_not_usable(pantau: Pantau) -> None:
    done = pantau("check", "--url", "sqlite:////nowhere/at/all.db")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_ask_as_json_adds_up(pantau: Pantau) -> None:
    total = json.loads(pantau("ask", "headcount", "--format", "json").stdout)["rows"][0]["headcount"]
    by_opd = json.loads(pantau("ask", "headcount", "--by", "opd", "--format", "json").stdout)["rows"]
    assert sum(row["headcount"] for row in by_opd) == total > 0


def test_ask_without_a_period_counts_those_of_the_data_date(pantau: Pantau) -> None:
    told = json.loads(pantau("ask", "headcount", "--format", "json").stdout)
    assert told["period"].endswith(day(date.fromisoformat(told["as_of"])))


def test_ask_compares_as_the_pages_do(pantau: Pantau) -> None:
    usual = json.loads(pantau("ask", "jp20", "--compare", "usual", "--format", "json").stdout)
    year_before = json.loads(pantau("ask", "jp20", "--compare", "year_before", "--format", "json").stdout)
    assert (usual["compared"], usual["rows"]) == (year_before["compared"], year_before["rows"])
    assert usual["compared"]


def test_ask_as_table_shows_the_denominator_and_that_it_is_synthetic(pantau: Pantau) -> None:
    said = pantau("ask", "jp20").stdout
    assert "dari" in said
    assert "DATA SINTETIS" in said


def test_ask_as_csv_has_a_row_for_each_group(pantau: Pantau) -> None:
    lines = pantau("ask", "evaluated", "--by", "city", "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("city,n,people,evaluated")
    assert [line.split(",")[0] for line in lines[1:]] == ["16.71", "72.71"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("ask", "evaluatd"), "evaluated"),
        (("ask", "evaluated", "--by", "opdd"), "opd"),
        (("ask", "evaluated", "--city", "72.7"), "72.71"),
        (("ask", "evaluated", "--status", "PPK"), "PPPK"),
        (("chek",), "check"),
    ],
)
def test_a_typo_is_answered_with_the_nearest_right_one(pantau: Pantau, words: tuple[str, ...], hint: str) -> None:
    done = pantau(*words)
    assert done.returncode == 1
    assert f"{hint}?" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ask", "evaluated", "jp20"), "dua pertanyaan"),
        (("ask", "evaluated", "--from", "2026-13"), "2026-13"),
        (("ask", "evaluated", "--from", "2026-T3", "--to", "2026-T1"), "terbalik"),
        (("ask", "ikm", "--by", "status"), "tidak dapat dirinci"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(pantau: Pantau, words: tuple[str, ...], said: str) -> None:
    done = pantau(*words)
    assert done.returncode == 1
    assert said in done.stderr


def test_metrics_as_json_lists_every_declaration(pantau: Pantau) -> None:
    listed = json.loads(pantau("metrics", "--json").stdout)
    assert [one["key"] for one in listed] == list(METRICS)
    assert all(one["definition"] and one["legal_basis"] for one in listed)


def test_a_second_sync_without_changes_publishes_nothing(pantau: Pantau) -> None:
    assert "tidak ada yang berubah" in pantau("sync").stdout


def test_demo_refuses_a_database_that_holds_rows(pantau: Pantau) -> None:
    done = pantau("demo")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_writing_to_a_shared_database_needs_a_named_url(pantau: Pantau) -> None:
    done = pantau("init", DATABASE_URL="postgresql://reader:rahasia@localhost/asn")
    assert done.returncode == 1
    assert "PANTAU_WRITE_URL" in done.stderr


@pytest.mark.parametrize(("name", "value"), [("PANTAU_PORT", "abc"), ("PANTAU_LANGUAGE", "fr"), ("PANTAU_AS_OF", "x")])
def test_a_setting_that_cannot_be_used_is_named(pantau: Pantau, name: str, value: str) -> None:
    done = pantau("sync", **{name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_a_password_is_never_shown(pantau: Pantau) -> None:
    done = pantau("sync", DATABASE_URL="postgresql://reader:rahasia@127.0.0.1:1/asn")
    assert done.returncode == 1
    assert "rahasia" not in done.stdout + done.stderr


def test_the_app_is_not_opened_to_the_network_without_sign_in(pantau: Pantau) -> None:
    done = pantau(PANTAU_HOST="0.0.0.0")
    assert done.returncode == 1
    assert "127.0.0.1" in done.stderr
