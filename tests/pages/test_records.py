"""Daftar Pegawai on the little city: a list by its link, its pages, its files, and who may read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_access.settings import settings
from data_access.store import audit_log
from data_access.viewer import PERSONS, Viewer
from pages._parts import load
from tests.city import AS_OF
from tests.screen import at_home, failures, home_of, opened, plain, printed, said

pytestmark = [
    pytest.mark.usefixtures("little_city"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


def as_viewer(monkeypatch: pytest.MonkeyPatch, *rights: str) -> None:
    monkeypatch.setattr(load, "DEMO", Viewer("pita", "perencana", rights=frozenset(rights)))


def newest() -> dict[str, object]:
    line = audit_log(settings(), 1).row(0, named=True)
    return {**line, **json.loads(line["what"])}


def test_the_first_list_opens_with_its_count_its_sentence_and_its_rows() -> None:
    app = opened("records")
    text = said(app)
    assert failures(app) == []
    for words in (
        "Belum dinilai",
        "PNS di bawah 20 JP 3 orang",
        "Siapa yang perlu ditindaklanjuti?",
        "Tidak termasuk: CLTN, tugas belajar",
        "Triwulan I 2026",
        "Pembacaan ini dicatat: demo, ",
        "Rincian kerja, tidak untuk disebarkan.",
    ):
        assert words in text, words
    assert printed(app).count("P-") >= 3
    assert "Nama F" not in printed(app)
    assert app.query_params["list"] == "unrated"
    assert "None" not in text and "null" not in text


def test_a_link_opens_a_list_sorted_and_other_links_lead_further() -> None:
    app = opened("records", list="below_20jp", sort="agency", city="72.71")
    html = printed(app)
    assert failures(app) == []
    assert 'aria-sort="ascending"' in html
    assert "urut Unit ↑" in said(app)
    assert 'href="records?city=72.71&amp;lang=id&amp;list=below_20jp&amp;sort=-agency"' in html
    assert 'href="records?city=72.71&amp;lang=id&amp;list=gap_unplanned"' in html
    assert newest()["order"] == "agency"
    assert (newest()["list"], newest()["filters"]) == ("below_20jp", {"city": "72.71"})


@pytest.mark.parametrize("query", [{"list": "nobody"}, {"sort": "name"}, {"page": "99"}, {"page": "-1"}, {"page": "x"}])
def test_what_a_link_says_wrongly_is_the_usual(query: dict[str, str]) -> None:
    app = opened("records", **query)
    assert failures(app) == []
    assert "1–3 dari 3 orang" in said(app)


def test_names_show_by_the_switch_alone_and_stand_in_no_link() -> None:
    app = opened("records", list="below_20jp")
    app.toggle(key="records_names").set_value(True).run()
    html = printed(app)
    assert failures(app) == []
    assert "Nama " in plain(html)
    assert "P-" in html
    assert newest()["names"] is True
    assert "dengan nama" in said(app)
    assert "names" not in app.query_params and "nama" not in "".join(app.query_params)
    assert printed(opened("records", list="below_20jp")).count("Nama ") == 0


def test_pages_of_a_long_list_follow_by_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages._parts.controls.records.ROWS", 2)
    monkeypatch.setattr("pages._parts.blocks.records.ROWS", 2)
    first, second = opened("records", list="below_20jp"), opened("records", list="below_20jp", page="2")
    assert "1–2 dari 3 orang" in said(first)
    assert "3–3 dari 3 orang" in said(second)
    assert "page=2" in printed(first) and 'class="off">Berikutnya ›' in printed(second)
    assert second.query_params["page"] == "2"


def test_a_list_with_nobody_says_so() -> None:
    app = opened("records", list="below_20jp", status="PPPK")
    assert failures(app) == []
    assert "Tidak ada yang memenuhi daftar ini" in said(app)


def test_each_file_is_made_when_asked_for() -> None:
    before = audit_log(settings(), 1, actions=("records_exported",)).height
    app = opened("records", list="below_20jp")
    assert len(app.get("download_button")) == 4
    assert audit_log(settings(), 1, actions=("records_exported",)).height == before


def test_without_the_right_a_sentence_and_the_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    as_viewer(monkeypatch)
    before = audit_log(settings(), 1)["id"].to_list()
    app = opened("records", list="below_20jp")
    text = said(app)
    assert failures(app) == []
    assert "Anda tidak punya hak membaca daftar pegawai" in text
    assert "3 orang" in text
    assert "P-" not in plain(printed(app)).replace("P-ASN", "")
    assert audit_log(settings(), 1)["id"].to_list() == before


def test_without_the_right_to_names_there_is_no_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    as_viewer(monkeypatch, PERSONS)
    app = opened("records", list="below_20jp")
    assert failures(app) == []
    assert [one.key for one in app.toggle] == []
    assert "Pembacaan ini dicatat: pita, " in said(app)


def test_the_newest_readings_stand_on_the_page() -> None:
    opened("records", list="gap_unplanned")
    text = said(opened("records", list="below_20jp"))
    assert "Siapa yang sudah membaca daftar?" in text
    assert "Kesenjangan tanpa rencana dibaca, dengan samaran" in text


def test_when_the_database_is_away_the_figures_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "away").mkdir()
    with home_of(tmp_path / "away") as home:
        at_home(home, monkeypatch, AS_OF)
        (home / "shared.db").rename(home / "gone.db")
        app = opened("records", list="below_20jp")
    assert failures(app) == []
    assert any("angka pada halaman lain tetap dapat dibaca" in one.value for one in app.warning)
    assert "3 orang" in said(app)


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("overview", "records?lang=id&amp;list=unrated"),
        ("trends", "records?lang=id&amp;list=coaching_unplanned"),
        ("training", "records?lang=id&amp;list=below_20jp"),
        ("gaps", "records?lang=id&amp;list=gap_unplanned"),
    ],
)
def test_figures_lead_to_their_list(page: str, link: str) -> None:
    assert f'href="{link}"' in printed(opened(page))


def test_no_figure_leads_to_a_list_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    as_viewer(monkeypatch)
    assert "list=unrated" not in printed(opened("overview"))
