"""Kesenjangan Kompetensi on the little city: its figures, the competency looked at, and what is said of nobody."""

from __future__ import annotations

import json
import re
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data_access.ask import Answer, Question
from pages._parts.blocks.heat import Grid, _columns, _note
from tests.city import AS_OF
from tests.screen import failures, opened, plain, printed, said

pytestmark = [
    pytest.mark.usefixtures("little_city"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]

OBSERVED_ONLY = "Gambaran yang diasesmen, bukan seluruh pegawai"


@pytest.fixture
def many() -> Answer:
    """Competencies of one place: one managerial, three technical, people below the standard 5 | 1, 7, 3 of 10."""
    rows = [("MANAJERIAL", "int", 5), ("TEKNIS", "a", 1), ("TEKNIS", "b", 7), ("TEKNIS", "c", 3)]
    frame = pl.DataFrame(rows, schema=["domain", "competency", "pairs_below__x"], orient="row")
    frame = frame.with_columns(pairs_below__of=10, opd=pl.lit("dik"), n=10)
    question = Question(("pairs_below",), ("domain", "competency", "opd"))
    return Answer(question, frame, (), "", None, "", AS_OF, "", 2, synthetic=True)


def drawn(app: AppTest, key: str) -> dict[str, Any] | None:
    """The drawing with this key; none where it is not on the page."""
    return next((json.loads(one.proto.spec) for one in app.get("plotly_chart") if key in one.proto.id), None)


def heat(app: AppTest) -> str:
    """The heat map as printed; empty without one."""
    return next((str(one.proto.body) for one in app.get("html") if 'class="p-table p-heat"' in str(one.proto.body)), "")


def ends(spec: dict[str, Any] | None) -> list[str]:
    """The figures at the ends of the bars."""
    assert spec
    return [text.strip() for text in spec["data"][-1]["text"]]


def test_the_cards_say_x_of_n_and_how_the_jpm_is_counted() -> None:
    app = opened("gaps")
    cards = plain(printed(app))
    assert failures(app) == []
    for part in (
        "5 dari 9 punya standar",
        "3 dari 12 standarnya belum ada",
        "1 dari 9 asesmennya kedaluwarsa",
        "3 dari 5 diasesmen",
        "cakupan terlalu rendah untuk menyimpulkan keseluruhan",
        "2 · 1 · 2",
        "dibatasi standar",
        "Optimal ≥ 90, Cukup ≥ 78",
        "2 dari 3 pasangan dengan kesenjangan",
    ):
        assert part in cards, part
    assert not re.search(r"\b(MS|MMS|KMS)\b|memenuhi syarat", cards)
    assert OBSERVED_ONLY not in said(app)


def test_competencies_stand_by_people_with_how_far_and_lead_to_themselves() -> None:
    spec = drawn(opened("gaps"), "by_competency")
    assert spec
    assert ends(spec) == ["<b>1 dari 1 · 100 %</b>", "<b>1 dari 4 · 25 %</b>", "<b>1 dari 3 · 33 %</b>"]
    assert [sum(one["x"]) for one in spec["data"][:3]] == [1, 2, 0]
    assert spec["data"][0]["customdata"][0] == "gaps?lang=id&competency=tek"


def test_the_heat_map_stands_in_peer_groups_and_each_cell_opens_place_and_competency() -> None:
    table = heat(opened("gaps"))
    groups = re.findall(r'<tr class="group"><th[^>]*><span>(.*?)</span>', table)
    assert groups == ["Dinas (3)", "tidak diketahui (1)"]
    assert "Manajerial" in table
    assert "Teknis" in table
    assert 'href="gaps?agency=dik&amp;lang=id&amp;competency=int"' in table
    assert "orang" in plain(table)


def test_of_many_technical_competencies_those_most_fall_short_in_have_a_column(many: Answer) -> None:
    grid = Grid(many, "opd", "competency", "pairs_below", many, "pairs_below", groups="domain", at_most={"TEKNIS": 2})
    assert [one["competency"] for one in _columns(grid)] == ["int", "b", "c"]
    assert _note(grid, [], _columns(grid)) == "1 Kompetensi lain ada di tabel."


def test_the_chosen_competency_is_a_link_and_the_link_wins() -> None:
    app = opened("gaps", competency="kom")
    assert failures(app) == []
    assert app.selectbox(key="gaps_competency").value == "kom"
    assert app.query_params["competency"] == "kom"
    assert "Komunikasi: 1 dari 3 yang diasesmen di bawah standar (33 %), 1 tingkat-orang." in said(app)
    assert ends(drawn(app, "closer")) == ["1 dari 2 · 50 %", "0 dari 1 · 0 %"]
    app.selectbox(key="gaps_competency").set_value("tek").run()
    assert "Asuhan Keperawatan: 1 dari 1" in said(app)
    assert "competency" not in app.query_params  # what the page shows anyway


def test_a_link_to_no_competency_shows_the_one_most_fall_short_in() -> None:
    app = opened("gaps", competency="zzz")
    assert failures(app) == []
    assert app.selectbox(key="gaps_competency").value == "tek"


def test_inside_one_opd_there_are_units_and_no_jenjang() -> None:
    app = opened("gaps", agency="dik", competency="kom")
    assert failures(app) == []
    assert drawn(app, "closer") is None
    assert "Menurut jenjang hanya untuk seluruh kota" in said(app)
    assert "Komunikasi: 1 dari 2 yang diasesmen" in said(app)
    assert "menurut Unit dan kompetensi" in said(app)
    assert 'class="group"' not in heat(app)


def test_the_priority_table_puts_what_is_not_planned_first_and_is_the_draft_of_the_akpk() -> None:
    app = opened("gaps")
    table = next(str(one.proto.body) for one in app.get("html") if "Prioritas" in str(one.proto.body))
    rows = re.findall(r'<tr><th scope="row"><a href="([^"]*)">(.*?)</a></th>(.*?)</tr>', table)
    unplanned = [float(re.findall(r'data-v="([^"]*)"', row)[3]) for *_, row in rows]
    assert unplanned == sorted(unplanned, reverse=True)
    assert sum(unplanned) == 4
    assert {name for _, name, _ in rows[:2]} == {"Asuhan Keperawatan", "Integritas"}
    assert all(link.endswith(("competency=int", "competency=kom", "competency=tek")) for link, *_ in rows)
    assert "konsep AKPK" in said(app)
    assert "paling banyak 24 JP setahun" in said(app)


def test_of_pns_alone_nothing_is_said_about_pppk() -> None:
    assert "24 JP" not in said(opened("gaps", status="PNS"))


def test_where_nobody_is_assessed_it_says_so_and_draws_no_zero() -> None:
    app = opened("gaps", status="PPPK")
    assert failures(app) == []
    assert OBSERVED_ONLY in said(app)
    assert "Baru 0 dari 1 punya standar yang diasesmen" in said(app)
    assert "Belum ada asesmen yang berlaku di antara yang dipilih." in said(app)
    assert heat(app) == ""
    assert drawn(app, "by_competency") is None
    assert "Tingkat yang kurang" not in plain(printed(app))
    assert drawn(app, "coverage") is not None


def test_teachers_without_a_standard_are_said_to_be_out_of_the_heat_map() -> None:
    app = opened("gaps", profession="GURU")
    assert failures(app) == []
    assert "Guru: belum ada standar kompetensi (SKJ), jadi tidak ada di peta panas." in said(app)
    assert "Tidak seorang pun di antara yang dipilih punya standar kompetensi (SKJ)." in said(app)


def test_health_staff_are_said_with_their_coverage() -> None:
    assert "Tenaga kesehatan: 0 dari 2 belum punya standar; 1 dari 2 yang berstandar diasesmen." in said(
        opened("gaps", profession="KESEHATAN")
    )


def test_cpns_are_out_and_it_is_said() -> None:
    app = opened("gaps", status="CPNS")
    assert failures(app) == []
    assert "CPNS tidak dihitung di halaman ini." in said(app)
