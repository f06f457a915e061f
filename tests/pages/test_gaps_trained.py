"""Kesenjangan Kompetensi: who was trained and is still below, said of those assessed again and as an association."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access.settings import settings
from data_access.snapshot import refresh
from tests import databases
from tests.city import CITY
from tests.published import filled
from tests.rows import Rows, rows
from tests.screen import failures, opened, said

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
    pytest.mark.usefixtures("little_city"),
]

STILL_BELOW: dict[str, Rows] = {
    **CITY,
    "training_participation": [
        *CITY["training_participation"],
        *rows("training_id employee_id status credited_hours completed_on", ("t8", "j", "SELESAI", 20, "2025-05-20")),
    ],
    "competency_assessment": [
        *CITY["competency_assessment"],
        *rows("employee_id competency_id assessed_on achieved_level", ("j", "int", "2026-03-01", 2)),
    ],
}
"""The little city, and one more who was trained, assessed later, and found below the standard."""


@pytest.fixture
def still_below(little_city: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages opened in this test show the city with one trained and still below."""
    monkeypatch.setenv("PANTAU_HOME", str(tmp_path))
    settings.cache_clear()
    Path(settings().embedded_url.removeprefix("sqlite:///")).touch()
    refresh(settings(), filled(settings().embedded_url, STILL_BELOW), full=True)
    databases.dispose_engines()
    st.cache_data.clear()
    st.cache_resource.clear()


def by_competency(app: AppTest) -> list[tuple[str, str, str]]:
    """Address, name and figures of each row of the table."""
    title = 'aria-label="Sudah dilatih, menurut kompetensi"'
    table = next((str(one.proto.body) for one in app.get("html") if title in str(one.proto.body)), "")
    return re.findall(r'<tr><th scope="row"><a href="([^"]*)">(.*?)</a></th>(.*?)</tr>', table)


def values(row: tuple[str, str, str]) -> list[float | None]:
    """The numbers a row is sorted by; none where there is no figure."""
    return [float(one) if one else None for one in re.findall(r'data-v="([^"]*)"', row[2])]


@pytest.mark.usefixtures("still_below")
def test_who_was_trained_and_is_still_below_is_said_with_both_figures_and_by_competency() -> None:
    app = opened("gaps")
    assert failures(app) == []
    assert "Siapa sudah dilatih tetapi belum naik?" in said(app)
    assert (
        "1 dari 2 pasangan yang dilatih dan dinilai ulang masih di bawah standar (50 %); "
        "3 dari 5 pasangan dilatih belum dinilai ulang (60 %)." in said(app)
    )
    first, *others = by_competency(app)
    assert first[:2] == ("gaps?lang=id&amp;competency=int", "Integritas")
    assert values(first) == pytest.approx([2, 50, 100 / 3])
    assert re.findall(r"\d+ dari \d+", first[2]) == ["1 dari 2", "1 dari 3"]
    assert [name for _, name, _ in others] == ["Asuhan Keperawatan", "Komunikasi"]
    assert [values(row) for row in others] == [[0, None, 100]] * 2


def test_what_is_said_after_a_training_is_an_association() -> None:
    words = said(opened("gaps"))
    assert "0 dari 1 pasangan yang dilatih dan dinilai ulang masih di bawah standar (0 %)" in words
    assert "Asosiasi, bukan dampak pelatihan" in words
    assert not re.search(r"karena|signifikan|terbukti|menyebabkan", words, re.IGNORECASE)


def test_where_nobody_was_assessed_again_there_is_no_share_of_nothing() -> None:
    app = opened("gaps", agency="pkm")
    assert failures(app) == []
    assert "Belum ada yang dinilai ulang: 1 dari 1 pasangan dilatih menunggu asesmen (100 %)." in said(app)
    assert "masih di bawah standar (" not in said(app)


def test_where_nobody_was_trained_it_says_so() -> None:
    app = opened("gaps", agency="dikp")
    assert failures(app) == []
    assert "Belum ada pelatihan yang selesai untuk kompetensi jabatan mereka di antara yang dipilih." in said(app)
    assert by_competency(app) == []
    assert "belum dinilai ulang (" not in said(app)


def test_where_nobody_has_a_standard_it_says_that_and_no_more() -> None:
    app = opened("gaps", profession="GURU")
    assert failures(app) == []
    assert "Belum ada pelatihan yang selesai" not in said(app)
    assert "pasangan dilatih" not in said(app)
