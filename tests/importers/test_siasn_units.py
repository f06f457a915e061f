"""The tree of units as SIASN has it: what is there stays, a new name needs its day, and no ring is ever closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.importers.problems import ImportProblem
from data_access.periods import today
from tests.databases import KINDS, NewDatabase, execute
from tests.importers.brought import bring, ends, little_city, objects, sql

CITY = "72.71"
TREE = f"SELECT id, parent_id, name, kind, valid_from, valid_to FROM agency WHERE city_code = '{CITY}' ORDER BY id"


@pytest.fixture(params=KINDS)
def everywhere(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, request.param) as url:
        yield url


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as found:
        yield found


def _unit(ident: str, name: str | None, above: str | None, **more: Any) -> dict[str, Any]:
    return {"Id": ident, "InstansiId": "i", "DiatasanId": above, "NamaUnor": name, "PemimpinPnsId": "a", **more}


ROOT = _unit("R", "PEMERINTAH KOTA PALU", None)


def test_every_row_finds_its_place_or_says_why_not(everywhere: str, tmp_path: Path) -> None:
    rows = [
        _unit("N2", "Sekretariat", "N1"),
        ROOT,
        _unit("D", "DINAS  PENDIDIKAN", "R"),
        _unit("N1", "Dinas Sosial", "R"),
        _unit("kes", "Badan Kesehatan", "R"),
        _unit("N3", "Seksi Gizi", "kes"),
        _unit("X1", "Bidang Satu", "X2"),
        _unit("X2", "Bidang Dua", "X1"),
        _unit("Y1", "Bidang Tiga", "tidak-ada"),
        _unit("Y2", "Bidang Empat", "Y1"),
        _unit("pkm", "Puskesmas SINGGANI", "D"),
        _unit("plb", "Bidang Lima", "R"),
        _unit("N1", "Dinas Sosial", "R"),
        _unit("N4", "UPTD Lama", "R", EXPIRED_DATE="2020-05-01"),
        _unit("N5", "UPTD Baru", "R", EXPIRED_DATE="2026-03-31"),
        _unit("N6", None, "R"),
    ]
    path = objects(tmp_path / "ref_unor.json", rows)
    before = {row[0]: row for row in sql(everywhere, TREE)}
    found = bring(path, everywhere, city=CITY, period="2026")
    told = ends(found)
    assert found.importer.key == "siasn_unor"
    assert {at: fate for at, (fate, _, _) in told.items() if fate != "REFUSED"} == {
        0: "INSERTED", 1: "UNCHANGED", 2: "UNCHANGED", 3: "INSERTED", 5: "INSERTED", 10: "UPDATED", 14: "INSERTED",
    }  # fmt: skip
    for at, part in {
        4: "since dan replaces", 6: "berputar", 7: "berputar", 8: "unit di atasnya tidak ada",
        9: "unit di atasnya tidak ada", 11: "kota lain", 12: "sama dengan baris lain",
        13: "lebih awal sebagai periode berkas", 15: "tanpa nama unit",
    }.items():  # fmt: skip
        assert part in str(told[at][2]), at
    assert any("4 unit baru dimulai 1 Jan 2026" in note for note in found.notes), found.notes
    after = {row[0]: tuple(map(str, row[1:])) for row in sql(everywhere, TREE)}
    new = {ident: row for ident, row in after.items() if ident not in before}
    assert new == {
        "N1": ("palu", "Dinas Sosial", "DINAS", "2026-01-01", "None"),
        "N2": ("N1", "Sekretariat", "UNIT", "2026-01-01", "None"),
        "N3": ("kes", "Seksi Gizi", "UNIT", "2026-01-01", "None"),
        "N5": ("palu", "UPTD Baru", "UPTD", "2026-01-01", "2026-03-31"),
    }
    assert after["pkm"] == ("dik", "Puskesmas Singgani", "PUSKESMAS", "2000-01-01", "None")
    assert after["dik"] == ("palu", "Dinas Pendidikan", "DINAS", "2000-01-01", "None")
    again = bring(path, everywhere, city=CITY)
    assert (again.line.unchanged, again.line.inserted, again.line.updated) == (7, 0, 0)


def test_a_new_name_begins_on_the_day_a_person_says_and_stays(url: str, tmp_path: Path) -> None:
    old = [ROOT, _unit("kes", "Dinas Kesehatan", "R"), _unit("N3", "Seksi Gizi", "kes")]
    new = [ROOT, _unit("kes", "Badan Kesehatan", "R"), _unit("N3", "Seksi Gizi", "kes")]
    bring(objects(tmp_path / "lama.json", old), url, city=CITY, period="2026")
    dated = {"Badan Kesehatan": {"since": "2026-07-01", "replaces": "kes"}}
    path = objects(tmp_path / "baru.json", new)
    assert ends(bring(path, url, city=CITY))[1][0] == "REFUSED"
    told = ends(bring(path, url, city=CITY, new_units=dated))
    assert [told[at][0] for at in range(3)] == ["UNCHANGED", "INSERTED", "UNCHANGED"]
    made = sql(url, "SELECT id, parent_id, valid_from FROM agency WHERE name = 'Badan Kesehatan'")
    assert [(parent, str(since)) for _, parent, since in made] == [("palu", "2026-07-01")]
    there = sql(url, "SELECT * FROM agency ORDER BY id")
    assert sql(url, "SELECT name, valid_to, successor_id FROM agency WHERE id = 'kes'") == [
        ("Dinas Kesehatan", "2026-06-30", made[0][0])
    ]
    assert sql(url, "SELECT id FROM agency WHERE parent_id = 'kes'") == []
    # the same with the mapping, without it, and the file from before: nothing changes any more
    for again, more in ((path, {"new_units": dated}), (path, {}), (tmp_path / "lama.json", {})):
        assert bring(again, url, city=CITY, **more).line.unchanged == 3
    assert sql(url, "SELECT * FROM agency ORDER BY id") == there


def test_a_ring_through_units_of_the_database_is_refused(url: str, tmp_path: Path) -> None:
    rows = [ROOT, _unit("dik", "Dinas Pendidikan", "sd1"), _unit("N", "Bidang", "dik")]
    found = bring(objects(tmp_path / "a.json", rows), url, city=CITY)
    assert [ends(found)[at][0] for at in range(3)] == ["UNCHANGED", "REFUSED", "REFUSED"]
    assert sql(url, "SELECT parent_id FROM agency WHERE id = 'dik'") == [("palu",)]


def test_two_units_of_one_name_are_for_a_person_to_tell_apart(url: str, tmp_path: Path) -> None:
    rows = [ROOT, _unit("D", "Dinas Pendidikan", "R"), _unit("S1", "SD Negeri 1", "D"), _unit("S2", "SD Negeri 1", "D")]
    path = objects(tmp_path / "a.json", rows)
    found = bring(path, url, city=CITY)
    assert ["nama ini ada dua kali" in str(ends(found)[at][2]) for at in range(4)] == [False, False, True, True]
    told = bring(path, url, city=CITY, units={"S2": "sd1"})
    assert [ends(told)[at][0] for at in range(4)] == ["UNCHANGED", "UNCHANGED", "REFUSED", "UNCHANGED"]


def test_a_table_of_the_ministry_says_when_units_closed_and_they_stay_closed(url: str, tmp_path: Path) -> None:
    path = tmp_path / "unitkerja.csv"
    path.write_text("ID,NAMA_UNOR,DIATASAN_ID,EXPIRED_DATE\nkes,Dinas Kesehatan,palu,2025-12-31\n", "utf-8")
    assert bring(path, url, city=CITY).line.updated == 1
    path.write_text("ID,NAMA_UNOR,DIATASAN_ID,EXPIRED_DATE\nkes,Dinas Kesehatan,dik,\n", "utf-8")
    assert bring(path, url, city=CITY).line.unchanged == 1
    assert sql(url, "SELECT valid_to, parent_id FROM agency WHERE id = 'kes'") == [("2025-12-31", "palu")]


def test_the_city_itself_comes_from_the_file_where_there_is_none(url: str, tmp_path: Path) -> None:
    execute(url, f"DELETE FROM agency WHERE city_code = '{CITY}'")
    path = objects(tmp_path / "a.json", [_unit("D", "Dinas Sosial", None), _unit("R", "Kota Palu", None)])
    assert bring(path, url, city=CITY).line.inserted == 2
    first = str(date(today().year, 1, 1))
    assert [row[:4] + (str(row[4]),) for row in sql(url, TREE)] == [
        ("D", "R", "Dinas Sosial", "DINAS", first),
        ("R", None, "Kota Palu", "KOTA", first),
    ]
    execute(url, f"DELETE FROM agency WHERE city_code = '{CITY}'")
    with pytest.raises(ImportProblem, match="Unit kota"):
        bring(objects(tmp_path / "b.json", [_unit("D", "Dinas Sosial", None)]), url, city=CITY)
