"""A predikat that is known is undone by no empty cell and by no older file; a period that runs delivers nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.database import reading
from data_access.importers import bringing
from data_access.importers.bringing import Brought
from data_access.snapshot.refresh import data_date
from tests.city import AS_OF, PALU
from tests.databases import KINDS, NewDatabase, execute
from tests.importers.brought import bring, ends, little_city, objects, sql
from tests.importers.exports import NIPS, appraisals, rated
from tests.published import settings_in
from tests.rows import load, rows

pytestmark = pytest.mark.usefixtures("on_the_day")

DI_ATAS, SESUAI = "Di Atas Ekspektasi", "Sesuai Ekspektasi"
EARLY, LATE = "2026-04-05 08:30:00", "2026-04-20 09:00:00"
MARCH = "WHERE period_kind = 'BULAN' AND period_start = '2026-03-01'"
KEPT = "sudah punya predikat di basis data dan kosong di berkas ini"
CHANGED = "predikat yang sudah ada berubah"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


@pytest.fixture(params=KINDS)
def everywhere(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, request.param) as database:
        yield database


def _march(url: str, folder: Path, *ratings: Any, name: str = "SKP mar.xlsx") -> Brought:
    return bring(appraisals(folder, ratings, name), url)


def _there(url: str, who: str = "a") -> tuple[Any, ...]:
    said = f"SELECT work_result, behaviour, rating, rated_on FROM appraisal {MARCH} AND employee_id = '{who}'"
    (row,) = sql(url, said)
    return (*row[:3], row[3] and str(row[3])[:19])


def _notes(found: Brought, part: str) -> list[str]:
    return [note for note in found.notes if part in note]


def test_an_empty_predikat_leaves_all_that_is_known(everywhere: str, tmp_path: Path) -> None:
    good = [rated(who, DI_ATAS, SESUAI, "Baik", waktu_dinilai=EARLY) for who in "ab"]
    _march(everywhere, tmp_path, *good)
    before = _there(everywhere)
    empty = [
        rated("a", "-", "-", "-", waktu_dinilai=None, skp_unor="Dinas Kesehatan"),
        rated("b", SESUAI, SESUAI, "", waktu_dinilai=LATE),
        rated("c", SESUAI, SESUAI, "-", waktu_dinilai=LATE),
        rated("d", "-", "-", "-", waktu_dinilai=None),
    ]
    found = _march(everywhere, tmp_path, *empty, name="SKP mar lagi.xlsx")
    assert [ends(found)[at][0] for at in range(4)] == ["UNCHANGED", "UNCHANGED", "INSERTED", "INSERTED"]
    assert _there(everywhere) == _there(everywhere, "b") == before
    assert _notes(found, KEPT) == [f"2 orang {KEPT}: predikat yang ada dipertahankan."]
    assert [row[0] for row in found.warned.select("_at").iter_rows()] == [1, 2]
    assert "predikatnya kosong" in found.warned["reason"][0]
    again = _march(everywhere, tmp_path, *good)
    assert (again.line.unchanged, _notes(again, KEPT)) == (2, [])


def test_an_older_predikat_does_not_replace_a_newer(everywhere: str, tmp_path: Path) -> None:
    old = [rated("a", SESUAI, SESUAI, "Baik", waktu_dinilai=EARLY), rated("b", SESUAI, SESUAI, "Baik")]
    new = [
        rated("a", DI_ATAS, DI_ATAS, "Sangat Baik", waktu_dinilai=LATE),
        rated("b", SESUAI, SESUAI, "Butuh Perbaikan", waktu_dinilai=LATE),
    ]
    _march(everywhere, tmp_path, *old)
    newer = _march(everywhere, tmp_path, *new, name="SKP mar baru.xlsx")
    assert newer.line.updated == 2
    assert _notes(newer, CHANGED) == ["2 predikat yang sudah ada berubah, misalnya Baik menjadi Sangat Baik."]
    before = _there(everywhere)
    found = _march(everywhere, tmp_path, *old)
    assert (found.line.unchanged, _there(everywhere)) == (2, before)
    assert _notes(found, "dinilai lebih dahulu")[0].startswith("2 predikat")
    assert not _notes(found, CHANGED)


def test_the_day_of_a_predikat_is_its_own(everywhere: str, tmp_path: Path) -> None:
    _march(everywhere, tmp_path, rated("a", SESUAI, SESUAI, "Baik", waktu_dinilai=EARLY))
    day = _there(everywhere)[3]
    same = _march(everywhere, tmp_path, rated("a", SESUAI, SESUAI, "Baik", waktu_dinilai=None), name="SKP mar 2.xlsx")
    assert (same.line.unchanged, _there(everywhere)[3]) == (1, day)
    path = objects(tmp_path / "rw_kinerjaperiodik.json", [_periodic("a", "SANGAT BAIK"), _periodic("b", "BAIK")])
    found = bring(path, everywhere, city=PALU)
    assert (found.line.updated, found.line.inserted) == (1, 1)
    assert _notes(found, CHANGED) == ["1 predikat yang sudah ada berubah, misalnya Baik menjadi Sangat Baik."]
    assert _there(everywhere)[2:] == ("SB", None)
    again = bring(path, everywhere, city=PALU)
    assert (again.line.unchanged, _notes(again, CHANGED)) == (2, [])


def _periodic(who: str, rating: str | None) -> dict[str, Any]:
    return {
        "tahun": "2026", "nip": NIPS[who], "hasilKinerja": "SESUAI EKSPEKTASI", "hasilKinerjaNilai": None,
        "perilakuKerja": "SESUAI EKSPEKTASI", "perilakuKerjaNilai": None, "kuadranKinerjaNilai": rating,
        "kuadranNilai": None, "periodikNama": "Maret", "unorId": "x", "unorNama": "Dinas Pendidikan",
    }  # fmt: skip


def test_siasn_without_a_predikat_says_nothing_new_of_who_has_one(url: str, tmp_path: Path) -> None:
    _march(url, tmp_path, *(rated(who, DI_ATAS, DI_ATAS, "Sangat Baik", waktu_dinilai=EARLY) for who in "ab"))
    before = _there(url)
    path = objects(
        tmp_path / "rw_kinerjaperiodik.json",
        [_periodic("a", None), _periodic("b", None), _periodic("b", "SANGAT BAIK"), _periodic("c", None)],
    )
    found = bring(path, url, city=PALU)
    assert [ends(found)[at][0] for at in range(4)] == ["UNCHANGED", "REFUSED", "UPDATED", "REFUSED"]
    assert _there(url) == before
    assert _notes(found, KEPT)[0].startswith("1 orang")


def test_a_file_that_is_known_says_whether_it_undoes_something(url: str, tmp_path: Path) -> None:
    path = appraisals(
        tmp_path, [rated("a", SESUAI, SESUAI, "Baik"), rated("b", SESUAI, SESUAI, "Baik")], "SKP mar.xlsx"
    )
    bring(path, url)
    assert _notes(bring(path, url), "pernah diimpor")[0].endswith("yang sama tidak diubah lagi.")
    execute(url, f"UPDATE appraisal SET rating = 'K', rated_on = NULL {MARCH} AND employee_id = 'a'")
    (note,) = _notes(bring(path, url), "pernah diimpor")
    assert "1 baris berbeda dan mengikuti berkas ini" in note and "tidak diubah lagi" not in note


RUNNING = "SELECT month FROM delivery WHERE source = 'E_KINERJA' AND month >= '2026-04-01'"


def test_a_period_that_runs_delivers_nothing_yet(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    execute(url, "DELETE FROM delivery")
    path = appraisals(tmp_path, [rated("a", SESUAI, SESUAI, "Baik")], "SKP triwulan II.xlsx")
    found = bring(path, url)
    assert _notes(found, "belum berakhir") == [
        "Periode Triwulan II 2026 belum berakhir: kirimannya dicatat bila berkas sesudah akhir periode masuk."
    ]
    assert sql(url, RUNNING) == []
    monkeypatch.setattr(bringing, "today", lambda: date(2026, 7, 6))
    execute(url, f"UPDATE import_log SET imported_at = '{AS_OF} 08:00:00.000000'")
    found = bring(path, url)
    assert (found.line.unchanged, _notes(found, "belum berakhir")) == (1, [])
    assert [str(month) for (month,) in sql(url, RUNNING)] == ["2026-06-01"]


def test_a_year_of_siasn_that_runs_delivers_nothing_yet(url: str, tmp_path: Path) -> None:
    execute(url, "DELETE FROM delivery")
    one = {**_periodic("a", "BAIK"), "periodikNama": "Tahunan"}
    found = bring(objects(tmp_path / "rw.json", [one, _periodic("a", "BAIK")]), url, city=PALU)
    assert _notes(found, "belum berakhir") == [
        "Periode 2026 belum berakhir: kirimannya dicatat bila berkas sesudah akhir periode masuk."
    ]
    assert [str(month) for (month,) in sql(url, "SELECT month FROM delivery")] == ["2026-03-01"]


def test_what_is_brought_into_made_up_data_does_not_move_its_date(url: str, tmp_path: Path) -> None:
    undated = settings_in(tmp_path / "home", as_of=None)
    columns = "source agency_id month due_on synthetic"

    def found() -> tuple[date, bool]:
        with reading(url) as reader:
            return data_date(reader, undated, reader.columns())

    execute(url, "DELETE FROM delivery")
    load(url, {"delivery": rows(columns, ("SKM", "dik", "2026-02-01", "2026-03-10", 1))})
    load(url, {"delivery": rows(columns, ("E_KINERJA", "dik", "2026-04-01", "2026-05-10", 0))})
    assert found() == (date(2026, 2, 28), True)
    load(url, {"delivery": rows(columns, ("SIASN", "dik", "2099-12-01", "2100-01-10", 1))})
    assert found() == (date.today(), True)


CYCLES = """Profesi,Periode,Berlaku sejak,Berlaku sampai
LAINNYA,TRIWULAN,{began},31-12-2025
LAINNYA,BULAN,01-01-2026,
"""
MAPPING = {"profession": "Profesi", "period_kind": "Periode", "valid_from": "Berlaku sejak",
           "valid_to": "Berlaku sampai"}  # fmt: skip


def test_another_cycle_comes_in_by_a_small_file(url: str, tmp_path: Path) -> None:
    (note,) = _notes(_march(url, tmp_path, rated("a", SESUAI, SESUAI, "Baik")), "menilai per")
    assert "menilai per triwulan dan tahun: hasil Maret 2026" in note and "menilai per bulan, impor" in note
    quarters = "SELECT valid_from FROM appraisal_cycle WHERE profession = 'LAINNYA' AND period_kind = 'TRIWULAN'"
    began = max(str(day) for (day,) in sql(url, quarters))
    path = tmp_path / "siklus.csv"
    path.write_text(CYCLES.format(began=began), encoding="utf-8")
    found = bring(path, url, city=PALU, table="appraisal_cycle", columns=MAPPING)
    assert (found.line.updated, found.line.inserted) == (1, 1)
    assert not _notes(_march(url, tmp_path, rated("b", SESUAI, SESUAI, "Baik")), "menilai per")


@pytest.mark.parametrize(("zone", "hour"), [("Asia/Makassar", "00:30"), ("Asia/Jakarta", "01:30")])
def test_a_time_without_a_zone_is_of_the_city(url: str, tmp_path: Path, zone: str, hour: str) -> None:
    execute(url, f"UPDATE city SET timezone = '{zone}'")
    _march(url, tmp_path, rated("a", SESUAI, SESUAI, "Baik", waktu_dinilai=EARLY))
    assert _there(url)[3] == f"2026-04-05 {hour}:00"


def test_a_mapped_file_of_a_period_that_runs_delivers_nothing_yet(url: str, tmp_path: Path) -> None:
    path = tmp_path / "pagu.csv"
    path.write_text("OPD,Tahun,Pagu\ndik,2026,1000000\n", encoding="utf-8")
    columns = {"agency_id": "OPD", "year": "Tahun", "budget": "Pagu"}
    said = {"table": "training_budget", "source": "DIKLAT", "columns": columns, "city": PALU}
    count = "SELECT COUNT(*) FROM delivery WHERE source = 'DIKLAT' AND agency_id = 'dik' AND month = '2026-{}-01'"
    execute(url, "DELETE FROM delivery")
    assert _notes(bring(path, url, period="2026-T2", **said), "Triwulan II 2026 belum berakhir")
    assert sql(url, count.format("06")) == [(0,)]
    path.write_text("OPD,Tahun,Pagu\ndik,2026,2000000\n", encoding="utf-8")
    assert not _notes(bring(path, url, period="2026-T1", **said), "belum berakhir")
    assert sql(url, count.format("03")) == [(1,)]
