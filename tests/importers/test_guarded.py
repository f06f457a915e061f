"""What a file may not do in silence: be counted for another period, be lost in a delivery, or undo what is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.importers import bringing
from data_access.importers.importer import Asked, Found
from data_access.importers.periods import named, period_of, told_otherwise
from data_access.importers.problems import ImportProblem
from data_access.periods import period
from tests.city import AS_OF
from tests.databases import KINDS, NewDatabase, execute
from tests.importers.assessed import assessed
from tests.importers.brought import bring, ends, little_city, objects, sql
from tests.importers.exports import NIPS, appraisals, rated
from tests.importers.trained import course

SESUAI = "Sesuai Ekspektasi"
MARCH = "SELECT agency_id, row_count FROM delivery WHERE source = 'E_KINERJA' AND month = '2026-03-01'"
DIFFERENT = "orang ini punya dua hasil berbeda di berkas ini, dan tidak ada tanggal yang menentukan: sisakan satu"


@pytest.fixture(autouse=True)
def _on_the_data_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "today", lambda: AS_OF)


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


@pytest.fixture(params=KINDS)
def everywhere(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, request.param) as database:
        yield database


def _quarter(folder: Path, *who: str, name: str = "SKP triwulan I.xlsx", **more: Any) -> Path:
    return appraisals(folder, [rated(one, SESUAI, SESUAI, "Baik", **more) for one in who], name)


def test_an_import_that_kept_nothing_does_not_stand_in_the_way(url: str, tmp_path: Path) -> None:
    execute(url, "DELETE FROM delivery")
    path = appraisals(tmp_path, [rated("a", SESUAI, SESUAI, "Lumayan")], "SKP mar.xlsx")
    assert bring(path, url).line.refused == 1
    assert sql(url, MARCH) == []
    again = bring(path, url, codes={"rating": {"Lumayan": "B"}})
    assert not any("pernah diimpor" in note for note in again.notes)
    assert sql(url, MARCH) == [("dik", 1)]
    assert any("pernah diimpor" in note for note in bring(path, url).notes)


def test_halves_of_an_export_and_its_mended_rows_make_one_delivery(everywhere: str, tmp_path: Path) -> None:
    execute(everywhere, "DELETE FROM delivery", "DELETE FROM appraisal")
    first = _quarter(tmp_path, "a", "b")
    for path, persons in (
        (first, 2),
        (_quarter(tmp_path, "c", name="SKP triwulan I lanjutan.xlsx"), 3),
        (first, 3),
        (_quarter(tmp_path, "b", "d", name="SKP triwulan I.ditolak.xlsx"), 4),
        (_quarter(tmp_path, "a", name="SKP mar.xlsx"), 4),  # another kind of period, the same person
    ):
        bring(path, everywhere)
        assert sql(everywhere, MARCH) == [("dik", persons)], path.name


def test_what_was_due_before_the_source_began_is_not_late(
    everywhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """History comes in May 2026; the first quarter after that comes in July, ten days late."""
    execute(everywhere, "DELETE FROM delivery", "DELETE FROM appraisal")
    bring(_quarter(tmp_path, "a", name="SKP triwulan IV 2025.xlsx", tahun_skp=2025), everywhere, period="2025-T4")
    bring(_quarter(tmp_path, "a"), everywhere)
    monkeypatch.setattr(bringing, "today", lambda: date(2026, 7, 20))
    bring(_quarter(tmp_path, "a", name="SKP triwulan II.xlsx"), everywhere, period="2026-T2")
    asked = "SELECT month, due_on, delivered_on FROM delivery WHERE agency_id = 'dik' ORDER BY month"
    assert [tuple(str(day) for day in row) for row in sql(everywhere, asked)] == [
        ("2025-12-01", "2026-05-15", "2026-05-15"),
        ("2026-03-01", "2026-05-15", "2026-05-15"),
        ("2026-06-01", "2026-07-10", "2026-07-20"),
    ]


def _found(*above: str, name: str = "laporan.csv") -> Found:
    return Found(rows=None, above=above, name=name)  # ty: ignore[invalid-argument-type]


@pytest.mark.parametrize(
    "found",
    [
        _found("LAPORAN TAHUN 2025", name="Laporan Penilaian SKP Tahunan 2025 (unduhan jan 2026).csv"),
        _found("SKP mei 2025 dan mei 2026"),
        _found("SKP triwulan I dan triwulan II 2026"),
        _found("TAHUN 2026", name="SKP tahunan januari.csv"),
        _found("Periode 1 Januari s.d. 31 Maret 2026", "TAHUN 2026"),
    ],
)
def test_two_periods_in_the_texts_are_asked_about(found: Found) -> None:
    with pytest.raises(ImportProblem, match="--period"):
        period_of(found, Asked(), [2026])


@pytest.mark.parametrize(
    ("found", "key"),
    [
        (_found("TAHUN 2026", name="SKP mei_unduhan_05-06-2026.csv"), "2026-05"),
        (_found("TAHUN 2025", name="SKP tahunan diunduh 12 Jan 2026.csv"), "2025"),
        (_found("SKP TAHUNAN 2025 (JANUARI - DESEMBER)"), "2025"),
        (_found("SKP TRIWULAN I (JANUARI - MARET) 2026"), "2026-T1"),
        (_found(name="SKP triwulan 1 tahun 2026.csv"), "2026-T1"),
    ],
)
def test_a_day_and_the_months_of_a_quarter_are_no_second_period(found: Found, key: str) -> None:
    assert period_of(found, Asked(), []).key == key


def test_a_year_beside_a_month_names_no_period() -> None:
    assert named("Tahunan Januari", 2026) is None
    assert told_otherwise(_found("SKP tahunan 2025"), period("2025")) is None
    assert told_otherwise(_found("TAHUN 2026"), period("2026-T1")) is None


def test_a_period_that_the_file_contradicts_is_told_first_and_rows_of_another_year_stay_out(
    url: str, tmp_path: Path
) -> None:
    rows = [rated("a", SESUAI, SESUAI, "Baik", tahun_skp=2025), rated("b", SESUAI, SESUAI, "Baik")]
    found = bring(appraisals(tmp_path, rows, "SKP mar.xlsx"), url, period="2025-T4")
    assert "Maret 2026" in found.notes[1] and "Triwulan IV 2025" in found.notes[1]
    assert ends(found) == {
        0: ("UPDATED", None, None),
        1: ("REFUSED", "tahun_skp", "tahun baris ini bukan tahun periode berkasnya"),
    }
    assert not any("PERIKSA" in note for note in bring(_quarter(tmp_path, "a"), url, period="2026-T1").notes)


def test_a_period_that_has_not_begun_is_no_period(url: str, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="Triwulan III 2026 belum dimulai"):
        bring(_quarter(tmp_path, "a"), url, period="2026-T3")
    assert bring(_quarter(tmp_path, "a"), url, period="2026-T2").line.refused == 0


def test_of_two_results_that_no_day_tells_apart_none_counts(url: str, tmp_path: Path) -> None:
    rows = [
        rated("a", SESUAI, SESUAI, "Baik"),
        rated("a", SESUAI, SESUAI, "Kurang"),
        rated("a", SESUAI, SESUAI, "Sangat Baik", periode_akhir_skp="2026-02-15"),
        rated("b", SESUAI, SESUAI, "Baik"),
        rated("b", SESUAI, SESUAI, "BAIK"),
        rated("c", SESUAI, SESUAI, "Baik", is_skp_plt_plh_pjb="Definitif"),
        rated("d", SESUAI, SESUAI, "Baik", is_skp_plt_plh_pjb="Plh."),
        rated("e", SESUAI, SESUAI, "Baik", is_skp_plt_plh_pjb="entah"),
    ]
    found = bring(appraisals(tmp_path, rows, "SKP mar.xlsx"), url)
    told = ends(found)
    assert told[0] == told[1] == ("REFUSED", "nip", DIFFERENT)
    assert told[2][0] == "REFUSED"  # the older one does not win by the quarrel of the newer ones
    assert (told[3][0], told[4]) == ("INSERTED", ("REFUSED", "nip", "sama dengan baris lain orang ini di berkas ini"))
    assert told[7] == ("REFUSED", "is_skp_plt_plh_pjb", "bukan definitif, plt, plh, pjb, 0, atau 1")
    kept = "SELECT employee_id, assignment FROM appraisal WHERE period_kind = 'BULAN' AND period_start = '2026-03-01'"
    assert sorted(sql(url, kept)) == [("b", "DEFINITIF"), ("c", "DEFINITIF"), ("d", "PLT")]


def test_results_that_no_cycle_of_the_city_counts_are_told(url: str, tmp_path: Path) -> None:
    month = bring(_quarter(tmp_path, "a", name="SKP mar.xlsx"), url)
    assert any("menilai per triwulan dan tahun" in note and "Maret 2026" in note for note in month.notes)
    assert not any("menilai per" in note for note in bring(_quarter(tmp_path, "a"), url).notes)


def _levels(url: str) -> list[tuple[Any, ...]]:
    said = "SELECT achieved_level, method FROM competency_assessment WHERE employee_id = 'a' AND assessed_on = "
    return sql(url, said + "'2026-03-31'")


def _level(level: int, method: str) -> dict[str, object]:
    return {"nip": NIPS["a"], "kompetensi": "Integritas", "capaian": level, "metode": method, "tanggal": "2026-03-31"}


def test_a_weaker_method_does_not_replace_a_stronger_one(url: str, tmp_path: Path) -> None:
    assert assessed(url, tmp_path, _level(2, "Penilaian Atasan")).line.inserted == 1
    assert assessed(url, tmp_path, _level(3, "Assessment Center")).line.updated == 1
    assert assessed(url, tmp_path, _level(5, "Penilaian Atasan")).line.refused == 1
    assert _levels(url) == [(3, "ASSESSMENT_CENTER")]
    assert assessed(url, tmp_path, _level(4, "")).line.updated == 1
    assert _levels(url) == [(4, "ASSESSMENT_CENTER")]  # a file without a method does not undo the one that is known


def test_what_a_complaint_file_leaves_empty_stays(url: str, tmp_path: Path) -> None:
    before = sql(url, "SELECT agency_id, topic, channel FROM complaint WHERE id = 'k01'")
    path = tmp_path / "lapor.csv"
    path.write_text(
        "nomor_tiket,klasifikasi,status,tanggal_diterima,tanggal_selesai,topik,kanal,instansi_terdisposisi\n"
        "k01,Pengaduan berkadar pengawasan,SELESAI,2026-04-27,2026-05-05,,,\n"
        "n01,Pengaduan berkadar pengawasan,SELESAI,2026-04-27,2026-05-05,WAKTU,LAPOR,Dinas Kesehatan\n",
        encoding="utf-8",
    )
    found = bring(path, url, city="72.71", codes={"complaint_class": {"Pengaduan berkadar pengawasan": "PENGAWASAN"}})
    assert (found.line.updated, found.line.inserted) == (1, 1)
    assert sql(url, "SELECT agency_id, topic, channel FROM complaint WHERE id = 'k01'") == before


def test_a_training_of_another_provider_counts_once_for_a_person(url: str, tmp_path: Path) -> None:
    count = "SELECT COUNT(*) FROM training_participation WHERE employee_id = 'a'"
    bring(objects(tmp_path / "one.json", [course("a")]), url)
    before = sql(url, count)
    other = course("a", institusiPenyelenggara="Pusdiklat Kemendagri", noSertipikat="077/KDN/2026")
    found = bring(
        objects(tmp_path / "two.json", [other, {**other, "nipBaru": NIPS["b"], "noSertipikat": "078/K"}]), url
    )
    told = ends(found)
    assert told[0][0] == "REFUSED" and "penyelenggara lain" in str(told[0][2])
    assert told[1][0] == "INSERTED"
    assert sql(url, count) == before


def test_a_predikat_without_its_parts_does_not_empty_them(url: str, tmp_path: Path) -> None:
    said = {"pnsDinilaiId": "a", "tahun": 2024, "hasilKinerja": "SESUAI EKSPEKTASI", "hasilKinerjaNilai": None,
            "perilakuKerja": "DI ATAS EKSPEKTASI", "PerilakuKerjaNilai": None, "kuadranKinerja": "BAIK"}  # fmt: skip
    bring(objects(tmp_path / "one.json", [said]), url)
    bring(objects(tmp_path / "two.json", [{**said, "hasilKinerja": None, "perilakuKerja": None}]), url)
    kept = "SELECT work_result, behaviour FROM appraisal WHERE period_kind = 'TAHUN' AND period_start = '2024-01-01'"
    assert sql(url, kept + " AND employee_id = 'a'") == [("SESUAI", "DI_ATAS")]
