"""Cakupan Pelatihan on the little city: its figures, what is said where the duty covers nobody, its own switch."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages._parts.aims import months_left
from tests.screen import drawn, failures, opened, plain, printed, said

pytestmark = [
    pytest.mark.usefixtures("little_city"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


def keys(app: AppTest) -> list[str]:
    return [
        key for key in ("pace", "by_opd", "bins", "costs", "linked") if any(key in one.proto.id for one in charts(app))
    ]


def charts(app: AppTest) -> list[Any]:
    return list(app.get("plotly_chart"))


def test_the_cards_say_what_can_be_added_up() -> None:
    app = opened("training")
    text = said(app)
    assert failures(app) == []
    for words in (
        "3 dari 6 PNS wajib 20 JP",
        "kurang 2 orang ke sasaran 80 %",
        "sebaran tengah 12,0 JP–20,0 JP",
        "1 dari 2 di atas 24 JP: periksa",
        "Rp50.000",
        "+51,0 poin dibanding 15 Mei 2025",
        "tahun ini sebagian belum: selisih yang sebenarnya dapat lebih baik",
    ):
        assert words in text


def test_beside_the_cards_stands_whom_the_duty_does_not_cover_and_what_is_not_known() -> None:
    text = said(opened("training"))
    assert "CPNS (Latsar, di luar 20 JP): 0 dari 1 CPNS aktif punya JP bersertifikat, per 15 Mei 2026." in text
    assert "PPPK paruh waktu (1 orang): aturan JP belum dipastikan." in text
    assert "sumber Ruang GTK belum tersambung" in text
    assert "2 keikutsertaan ganda" in text
    assert "1 dari 4 pelatihan tanpa data biaya" in text


def test_the_open_year_says_how_many_a_month_and_marks_its_running_month() -> None:
    app = opened("training")
    this = drawn(app, "pace")["data"][0]
    assert "Kurang 2 orang ke sasaran 80 %: perlu ±1 orang/bulan sampai Desember 2026 (8 bulan lagi)." in said(app)
    assert "Titik kosong = bulan berjalan sampai 15 Mei 2026" in said(app)
    assert this["marker"]["symbol"] == ["circle"] * 4 + ["circle-open"]
    assert this["x"] == [1, 2, 3, 4, pytest.approx(4 + 15 / 31)]
    assert "per 15 Mei 2026" in this["hovertext"][-1]


def test_a_closed_year_asks_for_nothing_by_december() -> None:
    app = opened("training", period="2025")
    assert "perlu ±" not in said(app)
    assert "sebagian belum: selisih" not in said(app)  # its certificates are issued, as those of the year before
    assert "Titik kosong" not in said(app)
    assert "data s.d. 15 Mei" not in json.dumps(drawn(app, "pace"))


@pytest.mark.parametrize(
    ("day", "left"),
    [("2026-01-01", 12), ("2026-10-30", 3), ("2026-10-31", 2), ("2026-12-30", 1), ("2026-12-31", 0)],
)
def test_the_months_left_are_those_that_have_not_ended(day: str, left: int) -> None:
    assert months_left(date.fromisoformat(day)) == left


@pytest.mark.parametrize("status", ["PPPK", "CPNS"])
def test_where_the_duty_covers_nobody_it_is_said_and_no_zero_is_drawn(status: str) -> None:
    app = opened("training", status=status)
    text = said(app)
    assert failures(app) == []
    assert f"Penyaring {status} tidak berlaku untuk 20 JP (kewajiban PNS)." in text
    assert "Tidak ada PNS wajib 20 JP di antara yang dipilih" in text
    assert {*keys(app)} <= {"costs", "linked"}
    assert "PNS 0 JP tidak berlaku" in text
    assert "PNS di bawah 20 JP" not in printed(app).split("<table")[-1]
    assert not any("N = 0" in one.value for one in app.caption)


def test_a_filter_that_keeps_pns_keeps_the_charts_and_says_what_it_does_not_change() -> None:
    app = opened("training", status="PNS,PPPK")
    assert "Penyaring PPPK tidak berlaku untuk 20 JP (kewajiban PNS)." in said(app)
    assert "pace" in keys(app)


def test_without_teachers_nothing_is_said_of_their_source() -> None:
    assert "Ruang GTK" not in said(opened("training", profession="KESEHATAN"))


def test_a_link_opens_shares_and_the_switch_brings_people_back() -> None:
    app = opened("training", bars="share")
    parts = drawn(app, "by_opd")["data"]
    assert app.session_state["training_bars"] == "share"
    assert [sum(values) for values in zip(*(part["x"] for part in parts[:3]), strict=True)] == pytest.approx([100] * 3)
    assert "bars=share" in json.dumps(parts[0]["customdata"])
    app.button_group(key="training_bars").set_value("people").run()
    assert "bars" not in app.query_params
    assert max(drawn(app, "by_opd")["data"][0]["x"]) <= 2


def test_an_agency_lists_its_units_and_each_leads_further() -> None:
    app = opened("training", agency="dik")
    bars = drawn(app, "by_opd")["data"][0]
    assert {"SD Negeri 1", "Dinas Pendidikan"} >= {label.replace("<br>", " ").split("\u00a0")[0] for label in bars["y"]}
    assert any("agency=sd1" in link for link in bars["customdata"])
    assert "Menurut unit" in " ".join(one.value for one in app.subheader)


def test_the_table_joins_hours_money_and_needs_of_a_place() -> None:
    table = printed(opened("training")).split("<table")[-1]
    heads = [plain(one) for one in table.split("</thead>")[0].split("</th>")[:-1]]
    assert heads[0].endswith("OPD")
    assert heads[1:] == [
        "PNS di bawah 20 JP", "PNS ≥ 20 JP", "PNS 1–19 JP", "PNS 0 JP", "Menunggu sertifikat", "Median JP PNS",
        "PPPK pernah dilatih", "CPNS dengan JP", "Biaya per JP-orang", "JP terkait kesenjangan",
    ]  # fmt: skip


def test_the_next_step_opens_the_list_of_those_to_invite() -> None:
    (link,) = [one for one in opened("training").get("page_link") if "list=below_20jp" in one.proto.query_string]
    assert "sort=agency" in link.proto.query_string
