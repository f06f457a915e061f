"""The AKPK application into the little city: the superior's levels, and what becomes a plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.importers import bringing
from tests.city import AS_OF
from tests.databases import KINDS, NewDatabase
from tests.importers.assessed import Cells, assessed, fates, levels, new_rows, reasons, table
from tests.importers.brought import little_city
from tests.importers.exports import NIPS
from tests.rows import load

MANAGERIAL = ("integritas", "kerjasama", "komunikasi", "orientasi_pada_hasil", "pelayanan_publik", "pengembangan_diri",
              "mengelola_perubahan", "pengambilan_keputusan")  # fmt: skip
OTHERS = ("penguasaan_teknologi", "keahlian_spesifik", "penerapan_prosedur", "kemajemukan", "menghargai", "tolerasi",
          "daya_guna", "hubungan_sosial")  # fmt: skip
TRAINING, REASON = "atasan_rekomendari_pelatihan", "atasan_kompetensi_dikembangkan"


@pytest.fixture(autouse=True)
def _on_the_data_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "today", lambda: AS_OF)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, request.param) as database:
        yield database


def _akpk(who: str, year: int = 2025, level: int = 3, **more: object) -> Cells:
    said: dict[str, object] = {"tahun": year, "nip": NIPS.get(who, who), "nip_atasan": 2147483647}
    for name in (*MANAGERIAL, *OTHERS):
        said |= {f"standarmin_{name}": 0, f"atasan_{name}": level, f"jml_{name}": 99}
    texts = ("self_kompetensi_ditingkatkan", "self_pelatihan_dibutuhkan", REASON, TRAINING)
    return {**said, **dict.fromkeys(texts, ""), **more}


def test_the_akpk_gives_the_eight_managerial_levels(url: str, tmp_path: Path) -> None:
    found = assessed(
        url,
        tmp_path,
        _akpk("a", level=2, standarmin_integritas=3),
        _akpk("2147483647"),
        _akpk("1.99001012015032E+17"),
        _akpk("b", atasan_komunikasi=9),
    )
    assert found.importer.key == "akpk"
    assert fates(found) == ["INSERTED", "REFUSED", "REFUSED", "REFUSED"]
    why = reasons(found)
    assert {why[3], why[4]} == {("nip", "NIP bukan 18 angka")}
    assert why[5][0] == "atasan_komunikasi"
    assert [row for row in found.warned["column"]] == ["standarmin_integritas"]  # 4 is required of a's post
    found_levels = new_rows(url, "competency_assessment", "employee_id", "assessed_on", "achieved_level", "method")
    assert found_levels == [("a", "2025-12-31", 2, "PENILAIAN_ATASAN")] * 8
    assert "Pengembangan Diri dan Orang Lain" in {name for _, name, *_ in levels(url)}
    assert any("Penguasaan Teknologi" in note and "Hubungan Sosial" in note for note in found.notes)


def test_what_the_dictionary_has_is_read_of_the_other_aspects_too(url: str, tmp_path: Path) -> None:
    load(url, {"competency": [{"id": "dig", "name": "Penguasaan Teknologi", "domain": "TEKNIS"}]})
    found = assessed(url, tmp_path, _akpk("a", atasan_penguasaan_teknologi=1))
    assert ("a", "Penguasaan Teknologi", "2025-12-31", 1) in levels(url) and len(levels(url)) == 9
    assert not any("Penguasaan Teknologi" in note for note in found.notes)


def test_a_need_is_planned_where_a_gap_and_a_competency_are_named(url: str, tmp_path: Path) -> None:
    rows = (
        _akpk("a", 2025, 2, **{REASON: "Integritas; Komunikasi", TRAINING: "Pelatihan etika"}),
        _akpk("b", 2025, 2, **{REASON: "Komunikasi"}, self_kompetensi_ditingkatkan="Integritas"),
        _akpk("c", 2025, 1, **{REASON: "Integritas"}),  # nothing is required of this post
        _akpk("g", 2025, 3, **{REASON: "Integritas"}),  # as required
        _akpk("d", 2025, 1, **{TRAINING: "Pelatihan guru"}, self_kompetensi_ditingkatkan="bahasa asing"),
    )
    found = assessed(url, tmp_path, *rows)
    assert found.line.inserted == 5
    columns = ("employee_id", "competency_id", "year", "route", "status")
    assert new_rows(url, "development_plan", *columns)[-3:] == [
        ("a", "Integritas", 2026, "PELATIHAN", "USULAN"),
        ("a", "Komunikasi", 2026, "PELATIHAN", "USULAN"),
        ("b", "Integritas", 2026, None, "USULAN"),  # Komunikasi of 2026 is planned already
    ]
    assert len(table(url, "development_plan", "id")) == 5 + 3
    assert [note for note in found.notes if note.startswith("2 kebutuhan")] != []
    assert fates(assessed(url, tmp_path, *rows)) == ["UNCHANGED"] * 5
    assert len(table(url, "development_plan", "id")) == 5 + 3


def test_a_year_that_is_not_over_needs_a_period(url: str, tmp_path: Path) -> None:
    rows = (_akpk("a", 2025), _akpk("b", 2026))
    assert fates(assessed(url, tmp_path, *rows)) == ["INSERTED", "REFUSED"]
    assert fates(assessed(url, tmp_path, *rows, period="2026-01")) == ["UNCHANGED", "INSERTED"]
    assert {row[2] for row in levels(url) if row[0] == "b"} == {"2026-01-31"}
