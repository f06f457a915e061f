"""Saved views in the product's own store: kept under one's own name, refused with a sentence, on each engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select

from data_access.problems import EntryProblem, RightsProblem
from data_access.settings import Settings
from data_access.store import LONGEST_QUERY, MOST_VIEWS, audit_log, remove_view, rename_view, save_view, saved_views
from data_access.store.views import SAVED_VIEW
from data_access.viewer import Viewer
from tests.databases import execute

ANI, BUDI = Viewer("ani", "analis"), Viewer("budi", "analis")
QUERY = {"city": "72.71", "metric": "jp20", "period": "2026-T3"}


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "own")


def names(own: Settings, viewer: Viewer = ANI, page: str = "explore") -> list[str]:
    return [one.name for one in saved_views(own, viewer, page)]


def audited(own: Settings) -> list[tuple[str, str, object]]:
    lines = audit_log(own).select("subject", "action", "what").rows()
    return [(subject, action, json.loads(what)) for subject, action, what in reversed(lines)]


def racing(own: Settings, replace: bool, value: str) -> str:
    """One of several processes that save the same name: what it was told."""
    try:
        return save_view(own, ANI, "Sama", "explore", {"v": value}, replace=replace).query["v"]
    except EntryProblem as problem:
        return str(problem)


def test_a_view_is_kept_and_found_again_on_each_engine(database: str) -> None:
    own = Settings(store_url=database)
    kept = save_view(own, ANI, "  Rapat “triwulan”\nIII ", "explore", {**QUERY, "q": "é, 😀 & =", "kosong": ""})
    assert saved_views(own, ANI, "explore") == (kept,)
    assert (kept.owner, kept.name, kept.page) == ("ani", "Rapat “triwulan” III", "explore")
    assert kept.query == {**QUERY, "q": "é, 😀 & =", "kosong": ""}
    assert timedelta() <= datetime.now(UTC) - kept.created_at < timedelta(minutes=1)
    assert kept.changed_at == kept.created_at


def test_a_name_stands_once_for_an_owner_and_a_page_on_each_engine(database: str) -> None:
    own = Settings(store_url=database)
    first = save_view(own, ANI, "Rapat", "explore", QUERY)
    with pytest.raises(EntryProblem, match="sudah ada. Ganti yang lama, atau beri nama lain"):
        save_view(own, ANI, "RAPAT", "explore", {})
    save_view(own, ANI, "Rapat", "feedback", {})
    save_view(own, BUDI, "Rapat", "explore", {})
    assert [one.query for one in saved_views(own, ANI, "explore")] == [QUERY]
    second = save_view(own, ANI, "RAPAT", "explore", {"city": "16.71"}, replace=True)
    assert saved_views(own, ANI, "explore") == (second,)
    assert (second.id, second.name, second.query) == (first.id, "RAPAT", {"city": "16.71"})
    assert second.created_at == first.created_at < second.changed_at


def test_renaming_and_removing_on_each_engine(database: str) -> None:
    own = Settings(store_url=database)
    first, second = (save_view(own, ANI, name, "explore", QUERY) for name in ("Satu", "Dua"))
    assert rename_view(own, ANI, first.id, "SATU").name == "SATU"
    with pytest.raises(EntryProblem, match="sudah ada"):
        rename_view(own, ANI, first.id, "dua")
    remove_view(own, ANI, second.id)
    assert rename_view(own, ANI, first.id, "dua").query == QUERY
    assert names(own) == ["dua"]
    third = save_view(own, ANI, "Tiga", "explore", {})
    assert third.id > second.id  # a number is not given twice
    assert audited(own) == [
        ("ani", "view.save", {"id": first.id, "page": "explore", "name": "Satu", "replaced": False}),
        ("ani", "view.save", {"id": second.id, "page": "explore", "name": "Dua", "replaced": False}),
        ("ani", "view.rename", {"id": first.id, "name": ["Satu", "SATU"]}),
        ("ani", "view.remove", {"id": second.id, "page": "explore", "name": "Dua"}),
        ("ani", "view.rename", {"id": first.id, "name": ["SATU", "dua"]}),
        ("ani", "view.save", {"id": third.id, "page": "explore", "name": "Tiga", "replaced": False}),
    ]


def test_letters_are_told_apart_where_the_server_does_not(database: str) -> None:
    if database.startswith("mariadb"):
        execute(database, "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci")
    own = Settings(store_url=database)
    save_view(own, ANI, "Café", "explore", QUERY)
    save_view(own, ANI, "Cafe", "explore", QUERY)
    assert names(own) == ["Cafe", "Café"]
    assert names(own, Viewer("ANI", "analis")) == []


def test_own_views_stand_by_name_whatever_its_case(own: Settings) -> None:
    for name in ("beta", "Alfa", "alfa 2", "Gama"):
        save_view(own, ANI, name, "explore", {})
    assert names(own) == ["Alfa", "alfa 2", "beta", "Gama"]
    assert (names(own, BUDI), names(own, page="overview")) == ([], [])


def test_what_is_not_there_and_what_is_anothers_are_not_told_apart(own: Settings) -> None:
    kept = save_view(own, ANI, "Rapat", "explore", {})
    for ident in (kept.id, 99):
        with pytest.raises(EntryProblem, match=f"Tampilan nomor {ident} tidak ditemukan. Muat ulang halaman ini."):
            rename_view(own, BUDI, ident, "Punya Budi")
        with pytest.raises(EntryProblem, match=f"Tampilan nomor {ident} tidak ditemukan"):
            remove_view(own, BUDI, ident)
    assert saved_views(own, ANI, "explore") == (kept,)


@pytest.mark.parametrize("nobody", [None, Viewer("", "tamu")])
def test_nobody_has_no_views(own: Settings, nobody: Viewer | None) -> None:
    with pytest.raises(RightsProblem):
        saved_views(own, nobody, "explore")
    with pytest.raises(RightsProblem):
        save_view(own, nobody, "Rapat", "explore", {})
    with pytest.raises(RightsProblem):
        rename_view(own, nobody, 1, "Rapat")
    with pytest.raises(RightsProblem):
        remove_view(own, nobody, 1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (" \n ", "Beri nama"),
        ("\u200b\x00", "Beri nama"),  # nothing of it prints
        ("a" * 81, "terlalu panjang: 81 huruf. Ringkas menjadi paling banyak 80"),
        ("NIP 19800101 200501 1 001", "NIP atau NIK"),
        ("7271010101800001", "NIP atau NIK"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused(own: Settings, name: str, said: str) -> None:
    with pytest.raises(EntryProblem, match=said):
        save_view(own, ANI, name, "explore", {})
    kept = save_view(own, ANI, "Rapat", "explore", {})
    with pytest.raises(EntryProblem, match=said):
        rename_view(own, ANI, kept.id, name)
    assert names(own) == ["Rapat"]


@pytest.mark.parametrize("name", ["a", "a" * 80, "ﬃ" * 80, "Ringkasan 1-1-2025 s.d. 30-06-2026"])
def test_names_within_bounds_are_kept(database: str, name: str) -> None:
    assert save_view(Settings(store_url=database), ANI, name, "explore", {}).name == name


@pytest.mark.parametrize("query", [{"a": 1}, {"a": None}, {1: "a"}, {"a": ["b"]}])
def test_a_query_holds_text_alone(own: Settings, query: Mapping[str, str]) -> None:
    with pytest.raises(EntryProblem, match="hanya dapat memuat teks"):
        save_view(own, ANI, "Rapat", "explore", query)


def test_a_query_has_its_length(own: Settings) -> None:
    frame = len('{"a": ""}')
    save_view(own, ANI, "Panjang", "explore", {"a": "é" * (LONGEST_QUERY - frame)})
    with pytest.raises(EntryProblem, match=r"4\.001 huruf, paling banyak 4\.000"):
        save_view(own, ANI, "Terlalu", "explore", {"a": "é" * (LONGEST_QUERY - frame + 1)})


@pytest.mark.parametrize("page", ["", "../x", "a" * 65, "Explore"])
def test_a_page_is_one_word_of_an_address(own: Settings, page: str) -> None:
    with pytest.raises(EntryProblem, match="tidak dikenal"):
        save_view(own, ANI, "Rapat", page, {})


def test_an_owner_keeps_so_many_and_no_more(own: Settings) -> None:
    kept = [save_view(own, ANI, f"Tampilan {number}", "explore", {}) for number in range(MOST_VIEWS)]
    with pytest.raises(EntryProblem, match="sudah menyimpan 200 tampilan"):
        save_view(own, ANI, "Satu lagi", "feedback", {})
    assert save_view(own, ANI, "tampilan 7", "explore", QUERY, replace=True).id == kept[7].id
    save_view(own, BUDI, "Satu lagi", "feedback", {})
    remove_view(own, ANI, kept[0].id)
    assert save_view(own, ANI, "Satu lagi", "feedback", {}).name == "Satu lagi"


def test_nothing_is_noted_of_what_was_refused(own: Settings) -> None:
    save_view(own, ANI, "Rapat", "explore", {})
    with pytest.raises(EntryProblem):
        save_view(own, ANI, "rapat", "explore", {})
    assert audit_log(own)["action"].to_list() == ["view.save"]


@pytest.mark.parametrize("replace", [False, True])
def test_of_processes_that_save_one_name_one_wins_on_each_engine(database: str, replace: bool) -> None:
    own = Settings(store_url=database)
    saved_views(own, ANI, "explore")
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        told = [one.result() for one in [pool.submit(racing, own, replace, str(at)) for at in range(9)]]
    with create_engine(database).connect() as connection:
        assert connection.execute(select(func.count()).select_from(SAVED_VIEW)).scalar_one() == 1
    (kept,) = saved_views(own, ANI, "explore")
    assert kept.query["v"] in told
    assert sum("sudah ada" in one for one in told) == (0 if replace else 8)
    assert audit_log(own).height == (9 if replace else 1)
