"""Staff files that come again, and what is told of those who are new, have left, or have no row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.importers import bringing
from tests.databases import KINDS, NewDatabase, execute
from tests.importers.brought import bring, ends, little_city, sql
from tests.importers.exports import Cells, person, staff, there

CITY = "72.71"
NEW_NAME = "Dinas Kesehatan dan KB"
RENAMED = {NEW_NAME: {"since": date(2026, 4, 1), "replaces": "kes"}}
KEPT = ("employee", "employment", "agency", "position")


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def held(url: str) -> dict[str, list[str]]:
    return {table: sorted(repr(row) for row in sql(url, f"SELECT * FROM {table}")) for table in KEPT}


def first() -> list[Cells]:
    """Who is on probation, on leave, rises in grade, moves, and is head of an agency that gets another name."""
    name = {"UNOR ID": "kes"}
    return [
        there(0, "01-01-2025", "Dinas Pendidikan", "dik", **{"STATUS CPNS PNS": "C"}),
        there(1, "01-01-2020", "Dinas Pendidikan", "dik", **{"KEDUDUKAN HUKUM NAMA": "CLTN"}),
        there(2, "01-01-2020", "Dinas Pendidikan", "dik", **{"TINGKAT PENDIDIKAN NAMA": "D3"}),
        there(3, "01-01-2020", "Dinas Pendidikan", "dik"),
        there(4, "01-01-2020", "Dinas Kesehatan", "kes", **{"JABATAN NAMA": "Kepala Dinas Kesehatan"}),
        person("g", "01-01-2020", "Dinas Kesehatan", **name, **{"KEDUDUKAN HUKUM NAMA": "CLTN"}),
    ]


def newer() -> list[Cells]:
    return [
        there(0, "01-01-2025", "Dinas Pendidikan", "dik"),
        there(1, "01-01-2020", "Dinas Pendidikan", "dik"),
        there(2, "01-01-2020", "Dinas Pendidikan", "dik", **{"GOL AKHIR NAMA": "III/c"}),
        there(3, "01-01-2020", "SD Negeri 1", "sd1"),
        there(4, "01-01-2020", NEW_NAME, "kes", **{"JABATAN NAMA": f"Kepala {NEW_NAME}"}),
        person("g", "01-01-2020", NEW_NAME, **{"UNOR ID": "kes", "KEDUDUKAN HUKUM NAMA": "CLTN"}),
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("period", ["", "2026-03"])
@pytest.mark.parametrize("later", [False, True])
def test_the_first_file_again_undoes_nothing(
    new_database: NewDatabase, kind: str, period: str, later: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind != "sqlite" and not (later and not period):
        pytest.skip("one combination is enough of a server")
    folder = tmp_path / "old"
    folder.mkdir()
    with little_city(new_database, kind) as url:
        old, new = staff(folder, first()), staff(tmp_path, newer())
        bring(old, url, city=CITY, new=True, period=period)
        bring(new, url, city=CITY, new=True, new_units=RENAMED, period=period and "2026-07")
        if later:
            monkeypatch.setattr(bringing, "today", lambda: date(2040, 2, 3))
        before = held(url)
        assert len(sql(url, "SELECT 1 FROM employment WHERE employee_id = 'p0'")) == 2
        for path, said in ((old, {"new": True}), (new, {"new_units": RENAMED}), (old, {"period": period})):
            found = bring(path, url, city=CITY, **said)
            assert (found.line.unchanged, found.line.rows) == (6, 6), ends(found)
        assert held(url) == before


def test_a_mapping_still_helps_a_file_that_came(url: str, tmp_path: Path) -> None:
    rows = [there(0, "01-01-2020", "Dinas Pendidikan", "dik"), there(1, "01-01-2020", "Unit Entah", "null")]
    path = staff(tmp_path, rows)
    bring(path, url, city=CITY)
    found = bring(path, url, city=CITY, units={"Unit Entah": "sd1"})
    assert [end[0] for end in ends(found).values()] == ["UNCHANGED", "INSERTED"]


def test_another_file_makes_nobody_a_candidate_again(url: str, tmp_path: Path) -> None:
    probation = there(0, "01-01-2025", "Dinas Pendidikan", "dik", **{"STATUS CPNS PNS": "C"})
    bring(staff(tmp_path, [probation]), url, city=CITY, period="2026-02")
    bring(staff(tmp_path, [there(0, "01-01-2025", "Dinas Pendidikan", "dik")]), url, city=CITY, period="2026-03")
    more = {"STATUS CPNS PNS": "C", "NIP LAMA": "1"}
    found = bring(staff(tmp_path, [there(0, "01-01-2025", "Dinas Pendidikan", "dik", **more)]), url, city=CITY)
    assert "status ini sudah berganti" in str(ends(found)[0][2])


def test_an_old_name_without_a_code_is_what_took_over(url: str, tmp_path: Path) -> None:
    bring(staff(tmp_path, newer()), url, city=CITY, new=True, new_units=RENAMED)
    found = bring(staff(tmp_path, [there(7, "01-05-2026", "Dinas Kesehatan")]), url, city=CITY, new=True)
    assert any("adalah nama lama" in note and NEW_NAME in note for note in found.notes), found.notes
    told = sql(url, "SELECT a.name FROM employment e JOIN agency a ON a.id = e.agency_id WHERE employee_id = 'p7'")
    assert told == [(NEW_NAME,)]


def _told(notes: tuple[str, ...], part: str) -> list[str]:
    """The first numbers in the notes that say this."""
    return [next(iter(re.findall(r"\d+", note))) for note in notes if part in note]


def test_a_first_file_says_that_the_past_is_not_known(url: str, tmp_path: Path) -> None:
    part = "tercatat sejak TMT jabatannya"
    few = [there(at, "01-01-2020", "Dinas Pendidikan", "dik") for at in range(3)]
    assert _told(bring(staff(tmp_path, few), url, city=CITY).notes, part) == []  # the city had more
    execute(url, "DELETE FROM employment WHERE agency_id <> 'dikp'")
    rows = [
        there(3, "01-01-2020", "Dinas Pendidikan", "dik"),  # TMT CPNS 2015
        there(4, "01-01-2020", "Dinas Pendidikan", "dik", **{"TMT CPNS": "null"}),  # by the NIP 2015
        there(5, "01-03-2015", "Dinas Pendidikan", "dik"),
    ]
    path = staff(tmp_path, rows)
    assert _told(bring(path, url, city=CITY).notes, part) == ["2"]
    assert _told(bring(path, url, city=CITY).notes, part) == []


def _row(who: str, unit: str, **more: Any) -> Cells:
    return person(who, "01-01-2020", unit, **{"JABATAN NAMA": "null", **more})


def test_who_has_left_before_is_unchanged(url: str, tmp_path: Path) -> None:
    gone = {"KEDUDUKAN HUKUM NAMA": "Pensiun"}
    never = there(9, "01-01-2020", "Dinas Pendidikan", "dik", **gone)
    bring(staff(tmp_path, [_row("b", "Dinas Pendidikan", **gone)]), url, city=CITY, period="2026-03")
    before = held(url)
    rows = [_row("b", "Dinas Pendidikan", **gone, **{"NIP LAMA": "1"}), never]
    found = bring(staff(tmp_path, rows), url, city=CITY, period="2026-05")
    assert [end[0] for end in ends(found).values()] == ["UNCHANGED", "REFUSED"]
    assert "tidak pernah tercatat" in str(ends(found)[1][2]) and found.fates["aside"].to_list()[1]
    assert held(url) == before


@pytest.mark.parametrize(
    ("who", "name", "told"),
    [
        ("abcdef", "Export Data ASN.csv", ["4"]),  # of ten g, h, i and n have no row
        ("abcdef", "Export Data ASN.ditolak.csv", []),
        ("abcd", "Export Data ASN.csv", []),  # a part
    ],
)
def test_nobody_is_absent_from_a_part(url: str, tmp_path: Path, who: str, name: str, told: list[str]) -> None:
    path = staff(tmp_path, [_row(one, "Dinas Pendidikan") for one in who]).rename(tmp_path / name)
    assert _told(bring(path, url, city=CITY).notes, "tidak ada di berkas ini") == told
