"""Tren e-Kinerja of a city that appraises by the month."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.city import AS_OF, PALU
from tests.city_of_months import months_of
from tests.screen import at_home, failures, home_of, opened, plain, printed, said

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    with home_of(tmp_path_factory.mktemp("months"), months_of(PALU)) as folder:
        yield folder


@pytest.fixture(autouse=True)
def _shown(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(home, monkeypatch, AS_OF)


def test_predikat_are_shown_by_the_month() -> None:
    app = opened("trends", city=PALU)
    assert failures(app) == []
    assert "57 % 4 dari 7 wajib dinilai" in plain(printed(app))
    (switch,) = [one for one in app.get("button_group") if "trends_step" in one.proto.id]
    assert [one.content for one in switch.proto.options] == ["Bulan", "Tahun"]
    drawn = next(json.loads(one.proto.spec) for one in app.get("plotly_chart") if one.proto.id.endswith("ratings"))
    assert {"Maret 2026", "Februari 2026", "Januari 2026"} <= {str(x) for trace in drawn["data"] for x in trace["x"]}


def test_a_city_of_quarters_beside_it_is_named() -> None:
    assert "Kota Palu tidak termasuk: dinilai per bulan, bukan per triwulan." in said(opened("trends"))
    app = opened("trends", city=PALU, step="TAHUN")
    assert failures(app) == []
    assert app.query_params["step"] == "TAHUN"
