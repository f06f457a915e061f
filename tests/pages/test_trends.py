"""Tren e-Kinerja on the little city: its figures, its switch, and what is said where something is not shown."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data_access.ask import Answer, Question
from data_access.filters import Filters
from data_access.periods import Span, period
from pages._parts import charts
from tests.screen import failures, opened, plain, printed, said

pytestmark = [
    pytest.mark.usefixtures("little_city"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


def drawings(app: AppTest) -> dict[str, dict[str, Any]]:
    """{key of a chart: its drawing}."""
    found = {one.proto.id.rsplit("-", 1)[-1]: json.loads(one.proto.spec) for one in app.get("plotly_chart")}
    assert found
    return found


def rows(app: AppTest) -> list[list[str]]:
    """The cells of the table of places, in words."""
    table = next(one for one in printed(app).split("<table>") if "Naik dikurangi turun" in one)
    return [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", table.split("<tbody>")[1])
    ]


def test_the_cards_are_of_the_last_closed_quarter() -> None:
    shown = plain(printed(opened("trends")))
    assert "67 % 6 dari 9 wajib dinilai" in shown
    assert "33 % 2 dari 6 dinilai BP 1 · K 1 · SK 0 1 dari 2 sudah punya rencana" in shown
    assert "1 · 1 · 3 dari 5 dinilai pada kedua periode" in shown


def test_a_card_leads_to_the_page_that_says_more_about_it() -> None:
    assert '<a href="quality?lang=id">Mutu Data</a>' in printed(opened("trends"))


def test_how_long_somebody_waits_for_a_predikat_is_said() -> None:
    assert "Belum dinilai, 45 hari sesudah Triwulan I 2026 berakhir" in said(opened("trends"))
    assert "Belum dinilai, Triwulan II 2026 belum berakhir" in said(opened("trends", period="2026-T2"))


def test_a_period_that_is_not_closed_is_provisional() -> None:
    words = "Triwulan II 2026 sementara: belum ditutup, angkanya masih bergerak sampai 31 Jul 2026."
    assert words in said(opened("trends", period="2026-T2"))
    assert "sementara" not in said(opened("trends", period="2026-T1"))


def test_the_table_joins_four_facts_most_not_yet_rated_first() -> None:
    found = {row[0]: row[1:] for row in rows(opened("trends"))}
    health, education = found["Dinas Kesehatan"], found["Dinas Pendidikan · Palu"]
    assert list(found)[0] == "Dinas Kesehatan"
    assert health[:2] == ["40 % 2 dari 5", "60 % 3 dari 5"]
    assert education[:2] == ["100 % 2 dari 2", "0 % 0 dari 2"]
    assert education[5:7] == ["50 % 1 dari 2", "0 % 0 dari 2"]
    assert health[-1] == "n < 10"


def test_below_the_city_bp_k_and_sk_are_not_told_apart() -> None:
    city, one = opened("trends"), opened("trends", agency="kes")
    assert "BP 1 · K 1 · SK 0" in plain(printed(city))
    assert "BP 1" not in plain(printed(one))
    names = [[trace.get("name") for trace in spec["data"]] for spec in drawings(one).values()]
    assert not any({"Kurang", "Butuh Perbaikan", "Sangat Kurang"} & {*shown} for shown in names)
    assert ["di bawah Baik", "Baik", "Sangat Baik", "belum dinilai"] in names


def test_one_opd_is_shown_by_its_units() -> None:
    found = [row[0] for row in rows(opened("trends", agency="kes"))]
    assert len(found) == 2
    assert all("Dinas Pendidikan" not in name for name in found)
    assert "Menurut unit" in said(opened("trends", agency="kes"))


def test_the_field_needs_a_hundred_and_the_pattern_ten() -> None:
    words = said(opened("trends"))
    assert "sedikitnya 100 yang dinilai; di sini 6." in words
    assert "Belum ada OPD dengan predikat organisasi dan sedikitnya 10 yang dinilai" in words
    assert "lepaskan penyaring pegawai" in said(opened("trends", status="PNS"))


def test_by_the_year_teachers_stand_apart_and_the_link_says_so() -> None:
    app = opened("trends", step="TAHUN")
    assert failures(app) == []
    assert {"Selain guru, per tahun", "Guru, per tahun"} <= {one.value for one in app.subheader}
    assert app.query_params["step"] == "TAHUN"
    assert "step" not in opened("trends").query_params


def test_a_chosen_year_shows_years_without_being_asked() -> None:
    app = opened("trends", period="2025")
    assert "Guru, per tahun" in {one.value for one in app.subheader}
    assert "step" not in app.query_params


def test_a_click_on_the_switch_is_kept_in_the_link() -> None:
    app = opened("trends")
    app.session_state["trends_step_quarter"] = "TAHUN"
    app.run()
    assert app.query_params["step"] == "TAHUN"
    assert "Guru, per tahun" in {one.value for one in app.subheader}


def test_a_step_back_past_a_year_returns_to_the_switch_as_it_was() -> None:
    app = opened("trends")
    app.session_state["trends_step_quarter"] = "TAHUN"
    app.run()
    for query in ({"period": "2025"}, {"step": "TAHUN"}):
        app.query_params.clear()
        app.query_params.update({"lang": "id"} | query)
        app.run()
    assert {key: app.query_params[key] for key in app.query_params} == {"lang": "id", "step": "TAHUN"}
    assert app.session_state["filter_from"] is None


def test_teachers_alone_have_years_only_and_that_is_said() -> None:
    app = opened("trends", profession="GURU", step="TRIWULAN")
    assert failures(app) == []
    assert "Guru dinilai tahunan sejak 2025 (per semester pada 2024)." in said(app)
    assert "50 % 1 dari 2 wajib dinilai" in plain(printed(app))
    assert (_switches(app), _switches(opened("trends"))) == (0, 1)


def _switches(app: AppTest) -> int:
    return sum("trends_step" in one.proto.id for one in app.get("button_group"))


YEARS = ("rating_sk", "rating_k", "rating_bp", "rating_b", "rating_sb", "rating_none")


def _series(*profession: str) -> Answer:
    """Two years of ten teachers: 8 B and 2 SB, then 7 B, 2 SB and 1 not rated."""
    counts = {"rating_b": (8, 7), "rating_sb": (2, 2), "rating_none": (0, 1)}
    columns: dict[str, Any] = {"period": ["2024", "2025"], "period__label": ["2024", "2025"], "n": [10, 10]}
    for key in YEARS:
        columns |= {f"{key}__x": counts.get(key, (0, 0)), f"{key}__of": (10, 10)}
    filters = Filters(profession=profession, span=Span(period("2021"), period("2025")))
    asked = Question(YEARS, ("period",), filters)
    return Answer(asked, pl.DataFrame(columns), (), "2021 – 2025", None, "", date(2026, 5, 15), "v", 2, False)


def test_a_dashed_line_stands_where_the_rule_changed_and_says_why() -> None:
    drawn = charts.ratings(_series("GURU"))
    assert [line["x0"] for line in drawn.spec["layout"]["shapes"]] == [0.5]
    assert drawn.note == (
        "Garis putus 2024 | 2025: sejak 2025 guru dinilai sekali setahun, pada 2024 per semester "
        "(Kepdirjen GTK 4242/B.B1/HK.03.01/2024). Belum ada data sebelum 2024."
    )
    assert charts.ratings(_series("LAINNYA")).spec["layout"]["shapes"] == []


def test_segments_add_up_to_everybody_obliged() -> None:
    drawn = charts.ratings(_series("GURU"))
    assert [sum(trace["y"][at] for trace in drawn.spec["data"]) for at in (0, 1)] == [100, 100]
    assert drawn.alt.startswith("Batang bertumpuk 100 % predikat menurut Periode. 2025:")


def _judged(opd: str, rating: str, dominant: str, share: float, verdict: str, off: float | None) -> dict[str, Any]:
    most, low, high = {"ISTIMEWA": ("SB", 0, 70), "KURANG": ("K", 60, 100)}[rating]
    return {
        "opd": opd, "opd__label": opd, "agency_rating": rating, "rated": 20, "dominant": dominant,
        "dominant__label": dominant, "share": share, "expected": most, "bound_low": float(low),
        "bound_high": float(high), "off": off, "verdict": verdict, "verdict__label": verdict, "why": "",
    }  # fmt: skip


def test_the_pattern_groups_by_the_predikat_of_the_organisation_best_first() -> None:
    frame = pl.DataFrame(
        [
            _judged("A", "KURANG", "B", 90, "DI_LUAR", 60),
            _judged("B", "ISTIMEWA", "SB", 60, "SESUAI", 0),
            _judged("C", "ISTIMEWA", "SB", 85, "DI_LUAR", 15),
            _judged("D", "ISTIMEWA", "SB", 85, "SEDIKIT", None),
        ]
    )
    drawn = charts.pattern(frame, leads=lambda code: f"trends?agency={code}")
    dots = drawn.spec["data"][1]
    assert (dots["x"], dots["y"], dots["customdata"]) == (
        [85, 60, 90], [1, 2, 4], ["trends?agency=C", "trends?agency=B", "trends?agency=A"],
    )  # fmt: skip
    assert dots["marker"]["symbol"] == ["circle", "circle", "circle-open"]
    assert [one["text"] for one in drawn.spec["layout"]["annotations"]] == [
        "<b>Organisasi Istimewa</b>: predikat terbanyak SB, paling banyak 70 %",
        "<b>Organisasi Kurang</b>: predikat terbanyak K, sedikitnya 60 %",
    ]
    assert drawn.spec["data"][2]["text"] == ["SB 85 % dari 20", "SB 60 % dari 20", "B 90 % dari 20"]
    assert "1 OPD tidak ditampilkan" in drawn.note
