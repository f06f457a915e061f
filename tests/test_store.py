"""The product's own database: private, kept by several processes at once, on each engine; the audit in it."""

from __future__ import annotations

import json
import stat
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import make_url

from data_access.problems import DatabaseProblem
from data_access.settings import Settings
from data_access.store import audit_log, noted
from data_access.viewer import Viewer

ANALYST = Viewer("ani", "analis")


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "own")


def test_a_line_keeps_who_what_when_and_how_many(own: Settings) -> None:
    noted(own, ANALYST, "records", {"fact": "fit", "cell": {"agency": "dik"}}, 12)
    (line,) = audit_log(own).iter_rows(named=True)
    assert (line["subject"], line["role"], line["action"], line["rows"]) == ("ani", "analis", "records", 12)
    assert json.loads(line["what"]) == {"fact": "fit", "cell": {"agency": "dik"}}
    assert timedelta() <= datetime.now(UTC) - line["at"] < timedelta(minutes=1)


def test_the_newest_lines_come_first(own: Settings) -> None:
    for number in range(5):
        noted(own, ANALYST, f"a{number}", {}, number)
    assert audit_log(own, limit=2)["action"].to_list() == ["a4", "a3"]


def test_an_empty_log_has_its_columns(own: Settings) -> None:
    assert audit_log(own).columns == ["id", "at", "subject", "role", "action", "what", "rows"]


def test_the_file_is_for_its_owner_only(own: Settings) -> None:
    noted(own, ANALYST, "records", {}, 1)
    assert stat.S_IMODE((own.home / "store.db").stat().st_mode) == 0o600
    assert stat.S_IMODE(own.home.stat().st_mode) == 0o700


def test_a_deleted_file_is_made_anew(own: Settings) -> None:
    noted(own, ANALYST, "one", {}, 1)
    (own.home / "store.db").unlink()
    noted(own, ANALYST, "two", {}, 1)
    assert audit_log(own)["action"].to_list() == ["two"]


def test_processes_that_begin_together_lose_nothing(own: Settings) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        for written in [pool.submit(noted, own, ANALYST, "records", {}, number) for number in range(30)]:
            written.result()
    assert sorted(audit_log(own)["rows"]) == list(range(30))


def test_the_store_may_be_on_a_server(database: str) -> None:
    own = Settings(store_url=database)
    noted(own, ANALYST, "records", {"unit": "Dinas “Contoh”"}, 3)
    (line,) = audit_log(own).iter_rows(named=True)
    assert (line["rows"], json.loads(line["what"])["unit"]) == (3, "Dinas “Contoh”")
    assert datetime.now(UTC) - line["at"] < timedelta(minutes=1)


def test_a_store_that_is_away_is_told_without_its_password() -> None:
    away = make_url("postgresql://u:rahasia@127.0.0.1:1/x").render_as_string(hide_password=False)
    with pytest.raises(DatabaseProblem, match="PANTAU_STORE_URL") as told:
        noted(Settings(store_url=away), ANALYST, "records", {}, 1)
    assert "rahasia" not in str(told.value)


def test_a_folder_in_place_of_the_file_is_told(own: Settings) -> None:
    (own.home / "store.db").mkdir(parents=True)
    with pytest.raises(DatabaseProblem, match="Catatan produk"):
        audit_log(own)
