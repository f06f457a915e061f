"""Scores to 2021 on Tren e-Kinerja: closed until asked for, a series of their own, and missing without harm."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access.settings import settings
from data_access.snapshot import refresh
from pages._parts import theme
from tests import databases
from tests.city import CITY
from tests.pages.test_trends import drawings, said
from tests.published import filled
from tests.screen import failures, opened

pytestmark = [
    pytest.mark.usefixtures("little_city"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


def _opened(**query: str) -> AppTest:
    app = opened("trends", **query)
    app.session_state["old_scale"] = True
    app.run()
    assert failures(app) == []
    return app


def _stacked(app: AppTest, key: str = "scores") -> dict[str, list[str]]:
    """{segment: its counts}, as a reader of the hover text sees them."""
    traces = drawings(app)[key]["data"]
    return {one["name"]: [text.split(" · ")[1].split("<br>")[1] for text in one["hovertext"]] for one in traces}


def test_scores_to_2021_are_in_a_box_that_is_closed_until_asked() -> None:
    app = opened("trends")
    boxes = {box.label: box.proto.expanded for box in app.expander}
    assert boxes["Skala lama 0–100 (tidak dapat disambung)"] is False
    assert "scores" not in drawings(app)
    assert "Nilai tahunan sampai 2021" not in said(app)


def test_opened_they_are_a_series_of_their_own_that_says_where_it_breaks() -> None:
    app = _opened()
    found = _stacked(app)
    assert list(found) == ["Buruk atau Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"]
    assert found["Cukup"] == ["0 dari 2 yang punya nilai", "2 dari 10 yang punya nilai", "2 dari 10 yang punya nilai"]
    assert [line["x0"] for line in drawings(app)["scores"]["layout"]["shapes"]] == [1.5, 2.5]
    words = said(app)
    assert (
        "Garis putus 2021 | 2022: sebelum 2022 penilaian berupa angka 0–100, sejak 2022 predikat tanpa angka" in words
    )
    assert "Garis putus 2020 | 2021: nilai 2021 memakai skala sampai 120, sebelumnya sampai 100" in words


def test_scores_have_other_colours_than_predikat_and_stand_in_no_other_chart() -> None:
    app = _opened()
    assert not {*theme.SCORES.values()} & {*theme.PREDIKAT.values()}
    old = {"Cukup", "Buruk atau Sangat Kurang"}
    others = [spec for key, spec in drawings(app).items() if key != "scores"]
    assert others and not any(old & {trace.get("name") for trace in spec["data"]} for spec in others)


def test_scores_follow_the_unit_not_the_period_and_are_three_parts_below_the_city() -> None:
    found = _stacked(_opened(agency="kes", period="2026-T1"))
    assert list(found) == ["di bawah Baik", "Baik", "Sangat Baik"]
    assert [one.split()[0] for one in found["di bawah Baik"]] == ["2", "4"]


def test_without_scores_the_box_says_so() -> None:
    assert "Belum ada nilai sampai 2021 untuk pilihan ini." in said(_opened(status="PPPK_PARUH_WAKTU", agency="dik"))


@pytest.fixture
def without_table(little_city: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The little city in a database that has never heard of scores."""
    monkeypatch.setenv("PANTAU_HOME", str(tmp_path))
    settings.cache_clear()
    url = settings().embedded_url
    Path(url.removeprefix("sqlite:///")).touch()
    filled(url, {name: found for name, found in CITY.items() if name != "legacy_appraisal"})
    databases.execute(url, "DROP TABLE legacy_appraisal")
    refresh(settings(), url, full=True)
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.mark.usefixtures("without_table")
def test_without_the_table_only_the_box_is_empty_and_names_it() -> None:
    app = _opened()
    assert "legacy_appraisal tidak ada di basis data." in said(app)
    assert {"ratings", "moves"} <= {*drawings(app)}
    assert "scores" not in drawings(app)
