"""Files into a database and onto the pages: every row has its fate, the same twice changes nothing, on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from sqlalchemy import select, update

from data_access.contract import TABLES
from data_access.database import reading, writing
from data_access.importers.asked import Asked
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_file
from data_access.importers.log import history
from data_access.importers.mending import workbook
from data_access.importers.problems import ImportProblem
from data_access.snapshot import refresh
from tests.city import CITY
from tests.databases import KINDS, NewDatabase
from tests.importers.exports import NIPS, appraisals, person, rated, staff
from tests.published import asked, by_code, during, filled, settings_in

SESUAI, DI_ATAS, DI_BAWAH = "Sesuai Ekspektasi", "Di Atas Ekspektasi", "Di Bawah Ekspektasi"


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    """The little city, whose persons have NIP."""
    with new_database(request.param) as database:
        filled(database, CITY)
        employee = TABLES["employee"]
        engine = writing(database)
        with engine.begin() as connection:
            for letter, nip in NIPS.items():
                connection.execute(update(employee).where(employee.c.id == letter).values(nip=nip))
        engine.dispose()
        yield database


def _bring(path: Path, url: str, *, trial: bool = False, **more: Any) -> Brought:
    return brought(read_file(path), url, Asked(**more), "penguji", trial=trial)


def _table(url: str, name: str) -> list[tuple[object, ...]]:
    with reading(url) as reader:
        table = TABLES[name]
        return sorted(map(tuple, reader.connection.execute(select(table))), key=repr)


def _fates(found: Brought) -> dict[int, str]:
    return dict(found.fates.select("row", "fate").iter_rows())


def test_a_quarter_is_rated_by_its_file(url: str, tmp_path: Path) -> None:
    path = appraisals(
        tmp_path,
        [
            rated("a", DI_ATAS, DI_ATAS, "Sangat Baik"),
            rated("b", SESUAI, SESUAI, "BAIK"),
            {},
            rated("h", "-", "-", "-"),
            rated("e", SESUAI, DI_BAWAH, "Kurang", skp_unor="Puskesmas  SINGGANI"),
            {"jenis": "TOTAL", "id": 4},
        ],
        "Laporan Penilaian SKP triwulan II.xlsx",
    )
    found = _bring(path, url)
    assert _fates(found) == {9: "INSERTED", 10: "INSERTED", 12: "INSERTED", 13: "INSERTED"}
    assert (found.line.rows, found.line.inserted, found.line.refused) == (4, 4, 0)
    rows = {row[0]: row[4:8] for row in _table(url, "appraisal") if (row[1], str(row[2])) == ("TRIWULAN", "2026-04-01")}
    assert rows == {
        "a": ("dik", "DI_ATAS", "DI_ATAS", "SB"),
        "b": ("dik", "SESUAI", "SESUAI", "B"),
        "e": ("pkm", "SESUAI", "DI_BAWAH", "K"),
        "h": ("dik", None, None, None),
    }


def test_the_pages_count_what_the_file_said(url: str, tmp_path: Path) -> None:
    path = appraisals(tmp_path, [rated("a", SESUAI, SESUAI, "Baik"), rated("b", DI_BAWAH, SESUAI, "Butuh Perbaikan")])
    _bring(path, url, period="2026-T2")
    snapshot = refresh(settings_in(tmp_path / "home"), url).snapshot
    told = asked(snapshot, "evaluated needs_coaching", "opd", during("2026-T2"))
    assert by_code(told, "needs_coaching__x")["dik"] == 1
    assert by_code(told, "evaluated__x")["dik"] == 2


def test_the_same_file_twice_changes_nothing(url: str, tmp_path: Path) -> None:
    path = appraisals(tmp_path, [rated("a", SESUAI, SESUAI, "Baik"), rated("b", SESUAI, SESUAI, "Baik")])
    _bring(path, url)
    before = _table(url, "appraisal")
    again = _bring(path, url)
    assert (again.line.unchanged, again.line.inserted, again.line.updated) == (2, 0, 0)
    assert any("pernah diimpor" in note for note in again.notes)
    assert _table(url, "appraisal") == before


def test_a_trial_keeps_nothing(url: str, tmp_path: Path) -> None:
    before = _table(url, "appraisal")
    found = _bring(appraisals(tmp_path, [rated("a", SESUAI, SESUAI, "Baik")]), url, trial=True)
    assert (found.line.inserted, found.trial) == (1, True)
    assert _table(url, "appraisal") == before
    with reading(url) as reader:
        assert history(reader.connection) == ()


def test_each_refused_row_says_where_and_why_and_can_be_mended(url: str, tmp_path: Path) -> None:
    path = appraisals(
        tmp_path,
        [
            rated("a", SESUAI, SESUAI, "Baik"),
            rated("", SESUAI, SESUAI, "Baik"),
            rated("123", SESUAI, SESUAI, "Baik"),
            rated("199001012015031999", SESUAI, SESUAI, "Baik"),
            rated("b", SESUAI, SESUAI, "Lumayan"),
            rated("c", "Melampaui", SESUAI, "Baik"),
        ],
    )
    found = _bring(path, url)
    reasons = {
        row: (column, reason) for row, column, reason in found.fates.select("row", "column", "reason").iter_rows()
    }
    assert reasons[9] == (None, None)
    assert reasons[10] == ("nip", "tanpa NIP")
    assert reasons[11] == ("nip", "NIP bukan 18 angka")
    assert "tidak ada di basis data" in reasons[12][1]
    assert reasons[13][0] == "hasil_akhir" and "kode tidak dikenal" in reasons[13][1]
    assert reasons[14][0] == "hasil_kerja"
    assert (found.line.inserted, found.line.refused, found.line.rows) == (1, 5, 6)
    mended = tmp_path / "perbaikan.xlsx"
    right = found.refused_rows.with_columns(pl.col("hasil_akhir").replace("Lumayan", "Baik"))
    mended.write_bytes(workbook(right, found.titles))
    again = _bring(mended, url)
    assert again.importer.key == "ekinerja_penilaian"
    assert (again.line.inserted, again.line.refused) == (1, 4)


def test_a_synonym_of_ones_own_is_enough(url: str, tmp_path: Path) -> None:
    path = appraisals(tmp_path, [rated("b", SESUAI, SESUAI, "Lumayan")])
    assert _bring(path, url, codes={"rating": {"Lumayan": "B"}}).line.inserted == 1


def test_who_moved_counts_once_and_an_acting_post_apart(url: str, tmp_path: Path) -> None:
    path = appraisals(
        tmp_path,
        [
            rated("a", SESUAI, SESUAI, "Baik", periode_akhir_skp="2026-02-15", skp_unor="Dinas Kesehatan"),
            rated("a", DI_ATAS, DI_ATAS, "Sangat Baik", periode_akhir_skp="2026-12-31"),
            rated("a", SESUAI, SESUAI, "Baik", is_skp_plt_plh_pjb=1, skp_unor="Dinas Kesehatan"),
        ],
    )
    found = _bring(path, url)
    assert _fates(found) == {9: "REFUSED", 10: "INSERTED", 11: "INSERTED"}
    rows = {row[3]: (row[4], row[7]) for row in _table(url, "appraisal") if str(row[2]) == "2026-03-01"}
    assert rows == {"DEFINITIF": ("dik", "SB"), "PLT": ("kes", "B")}


@pytest.mark.parametrize("name", ["laporan.xlsx", "Laporan jan dan feb.xlsx"])
def test_a_file_of_no_certain_period_is_not_imported(url: str, tmp_path: Path, name: str) -> None:
    path = appraisals(tmp_path, [rated("a", SESUAI, SESUAI, "Baik")], name)
    with pytest.raises(ImportProblem, match="--period"):
        _bring(path, url)
    assert _bring(path, url, period="2026-05").line.inserted == 1


def test_a_city_of_staff_moves_and_keeps_its_history(url: str, tmp_path: Path) -> None:
    path = staff(
        tmp_path,
        [
            person("a", "01-04-2026", "Dinas Kesehatan"),
            person("b", "01-01-2020", "Dinas Pendidikan"),
            person("199001012015031950", "15/04/2026", "SD Negeri 1", **{"PNS ID": "p50", "STATUS CPNS PNS": "C"}),
            person("c", "01-01-2026", "Dinas Antah Berantah"),
            person("d", "01-01-2019", "SD Negeri 1"),
        ],
    )
    found = _bring(path, url, city="72.71")
    assert found.importer.key == "siasn_asn"
    assert _fates(found) == {2: "UPDATED", 3: "UPDATED", 4: "INSERTED", 5: "REFUSED", 6: "REFUSED"}
    spells = [(*map(str, row[:3]), row[3], row[5]) for row in _table(url, "employment") if row[0] in ("a", "p50")]
    assert spells == [
        ("a", "2020-01-01", "2026-03-31", "dik", "PNS"),
        ("a", "2026-04-01", "None", "kes", "PNS"),
        ("p50", "2026-04-15", "None", "sd1", "CPNS"),
    ]
    assert _bring(path, url, city="72.71").line.unchanged == 3


def test_what_nobody_needs_is_never_stored(url: str, tmp_path: Path) -> None:
    path = staff(tmp_path, [person("a", "01-04-2026", "Dinas Kesehatan"), person("x", "-", "?")])
    found = _bring(path, url, city="72.71")
    for text in ("7271000000000000", "0800", "Jalan"):
        assert text not in repr([_table(url, name) for name in TABLES]) + repr(found.refused_rows.rows())


def test_a_file_of_nothing_known_is_refused_with_the_nearest_kind(url: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("nip,hasil_akhir,nama\n1,2,3\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match=r"paling mirip e-Kinerja.*hasil_kerja, perilaku_kerja"):
        _bring(path, url)
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="tidak dikenali"):
        _bring(path, url)
