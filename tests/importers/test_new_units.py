"""Units and posts that a file brings: rightly placed, and a renamed agency keeps what it was until that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.importers.places.naming import kind_of, same_city
from data_access.importers.posts import of_title
from data_access.importers.problems import ImportProblem
from data_access.snapshot import refresh
from tests.databases import KINDS, NewDatabase
from tests.importers.brought import bring, ends, little_city, sql
from tests.importers.exports import Cells, person, staff
from tests.published import asked, by_code, during, settings_in

NEW_NAME = "Dinas Kesehatan dan KB"
RENAMED = {NEW_NAME: {"since": date(2026, 4, 1), "replaces": "kes"}}


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def moved(since: str) -> Cells:
    """The one who came to Dinas Kesehatan in February and is elsewhere since this day."""
    return person("199001012015031990", since, "Dinas Pendidikan", **{"PNS ID": "i", "UNOR ID": "dik"})


def kept() -> Cells:
    return person("g", "01-01-2020", NEW_NAME, **{"UNOR ID": "kes", "KEDUDUKAN HUKUM NAMA": "CLTN"})


def health(url: str, *who: str) -> list[tuple[Any, ...]]:
    """The spells of these persons, the new agency as NEW."""
    told = sql(
        url,
        "SELECT e.employee_id, e.valid_from, e.valid_to, CASE WHEN a.name = 'Dinas Kesehatan dan KB' THEN 'NEW' "
        "ELSE e.agency_id END FROM employment e JOIN agency a ON a.id = e.agency_id ORDER BY 1, 2",
    )
    return [(one[0], str(one[1]), str(one[2]), one[3]) for one in told if one[0] in who]


@pytest.mark.parametrize("kind", KINDS)
def test_a_renamed_agency_keeps_its_history(new_database: NewDatabase, kind: str, tmp_path: Path) -> None:
    with little_city(new_database, kind) as url:
        path = staff(tmp_path, [kept(), moved("01-05-2026")])
        found = bring(path, url, city="72.71", new_units=RENAMED)
        assert [end[0] for end in ends(found).values()] == ["UPDATED", "UPDATED"]  # both persons were there
        new = sql(url, f"SELECT id FROM agency WHERE name = '{NEW_NAME}'")[0][0]
        agencies = sql(url, "SELECT id, parent_id, kind, sector, valid_from, valid_to, successor_id FROM agency")
        told = {row[0]: (*row[1:4], *map(str, row[4:])) for row in agencies}
        assert told["kes"] == ("palu", "DINAS", "KESEHATAN", "2000-01-01", "2026-03-31", new)
        assert told[new] == ("palu", "DINAS", "KESEHATAN", "2026-04-01", "None", "None")
        assert told["pkm"][0] == new
        assert health(url, "g", "h", "i", "e") == [
            ("e", "2020-01-01", "None", "pkm"),
            ("g", "2020-01-01", "2026-03-31", "kes"),
            ("g", "2026-04-01", "None", "NEW"),
            ("h", "2020-01-01", "2026-03-31", "kes"),  # who is not in the file is moved too
            ("h", "2026-04-01", "None", "NEW"),
            ("i", "2020-01-01", "2026-02-15", "dik"),
            ("i", "2026-02-16", "2026-03-31", "kes"),
            ("i", "2026-04-01", "2026-04-30", "NEW"),
            ("i", "2026-05-01", "None", "dik"),
        ]
        before = sql(url, "SELECT * FROM employment ORDER BY 1, 2"), sorted(agencies, key=repr)
        again = bring(path, url, city="72.71", new_units=RENAMED)
        assert (again.line.unchanged, again.line.rows) == (2, 2)
        assert bring(path, url, city="72.71").line.unchanged == 2  # the mapping is needed once
        assert sql(url, "SELECT * FROM employment ORDER BY 1, 2") == before[0]
        snapshot = refresh(settings_in(tmp_path / "home"), url).snapshot
        heads = {month: by_code(asked(snapshot, "headcount", "opd", during(month)), "headcount__x") for month in MONTHS}
    # March: g, h and i; the puskesmas (e, f, n) hangs below the new agency in every month: a parent has no dates
    assert [heads["2026-03"].get(one) for one in ("kes", new)] == [3, 3]
    assert [heads["2026-05"].get(one) for one in ("kes", new)] == [None, 5]


MONTHS = ("2026-03", "2026-05")


def test_who_had_left_before_does_not_come_along(url: str, tmp_path: Path) -> None:
    bring(staff(tmp_path, [kept(), moved("10-03-2026")]), url, city="72.71", new_units=RENAMED)
    assert health(url, "i")[1:] == [("i", "2026-02-16", "2026-03-09", "kes"), ("i", "2026-03-10", "None", "dik")]


def test_an_old_id_with_a_new_name_is_told_and_changes_no_name(url: str, tmp_path: Path) -> None:
    found = bring(staff(tmp_path, [kept()]), url, city="72.71")
    assert found.line.unchanged + found.line.updated == 1
    assert any("Unit kes bernama" in note and "[new_units]" in note for note in found.notes)
    assert sql(url, "SELECT name FROM agency WHERE id = 'kes'") == [("Dinas Kesehatan",)]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"replaces": "kes"}, "sejak kapan"),
        ({"replaces": "kes", "since": "1999-01-01"}, "sejak kapan"),
        ({"replaces": "keshatan", "since": "2026-04-01"}, "keshatan .* tidak ada"),
        ({"since": "April"}, "bukan tanggal"),
        ({"kind": "KANTOR"}, "jenis unit KANTOR"),
        ({"parent": "nowhere"}, "nowhere"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(url: str, tmp_path: Path, said: dict[str, Any], why: str) -> None:
    path = staff(tmp_path, [person("g", "01-01-2020", NEW_NAME)])
    with pytest.raises(ImportProblem, match=why):
        bring(path, url, city="72.71", new_units={NEW_NAME: said})


def test_new_units_hang_where_the_file_says(url: str, tmp_path: Path) -> None:
    rows = [
        _row(0, "01-05-2015", "Sekretariat", "U2", "Dinas Sosial"),
        _row(1, "01-03-2012", "Dinas Sosial", "U1", "Pemerintah Kota Palu"),
        _row(2, "01-02-2010", "Sekretariat", "U3", "Dinas Pendidikan"),
        _row(3, "01-02-2011", "Sub Bagian Umum", "U4", "Dinas Perhubungan"),  # has no row of its own
        _row(4, "01-02-2018", "Kota Palu", "U0", "Pemerintah Kota Palu"),
        _row(5, "01-02-2018", "SD Negeri 9", "U5", "Dinas Pendidikan"),
        _row(6, "01-02-2018", "SD Negeri 9", "U6", "Dinas Pendidikan"),
    ]
    bring(staff(tmp_path, rows), url, city="72.71", new=True)
    found = sql(
        url,
        "SELECT a.id, a.name, a.kind, a.valid_from, p.name FROM agency a JOIN agency p ON p.id = a.parent_id "
        "WHERE a.city_code = '72.71'",
    )
    told = {row[0]: (*row[1:3], str(row[3]), row[4]) for row in found if row[0] not in ("dik", "sd1", "kes", "pkm")}
    dishub = next(ident for ident, row in told.items() if row[0] == "Dinas Perhubungan")
    assert told == {
        "U2": ("Sekretariat", "UNIT", "2015-05-01", "Dinas Sosial"),
        "U1": ("Dinas Sosial", "DINAS", "2012-03-01", "Pemerintah Kota Palu"),
        "U3": ("Sekretariat", "UNIT", "2010-02-01", "Dinas Pendidikan"),
        "U4": ("Sub Bagian Umum", "UNIT", "2011-02-01", "Dinas Perhubungan"),
        dishub: ("Dinas Perhubungan", "DINAS", "2011-02-01", "Pemerintah Kota Palu"),
        "U5": ("SD Negeri 9", "SEKOLAH", "2018-02-01", "Dinas Pendidikan"),
        "U6": ("SD Negeri 9", "SEKOLAH", "2018-02-01", "Dinas Pendidikan"),
    }
    served = dict(sql(url, "SELECT employee_id, agency_id FROM employment WHERE employee_id LIKE 'p%'"))
    assert served == {"p0": "U2", "p1": "U1", "p2": "U3", "p3": "U4", "p4": "palu", "p5": "U5", "p6": "U6"}


def _row(at: int, since: str, unit: str, ident: str, above: str) -> Cells:
    more = {"PNS ID": f"p{at}", "UNOR ID": ident, "SATUAN KERJA KERJA NAMA": above}
    return person(f"19900101201503195{at}", since, unit, **more)


def test_a_proposal_given_back_makes_the_same_tree(url: str, tmp_path: Path) -> None:
    path = staff(tmp_path, [_row(0, "01-05-2015", "Sekretariat", "null", "Dinas Sosial")])
    trial = bring(path, url, city="72.71")
    assert _texts(trial.proposals) == ["Dinas Sosial", "Sekretariat / Dinas Sosial"]
    below, above = sorted(trial.proposals, key=lambda one: one.text, reverse=True)
    assert below.values["parent_id"] == above.values["id"]
    said = {one.text: {"parent": one.values["parent_id"]} for one in trial.proposals}
    with pytest.raises(ImportProblem, match="tidak dibuat"):
        bring(path, url, city="72.71", new_units={below.text: said[below.text]})
    assert bring(path, url, city="72.71", new_units=said).line.inserted == 1
    tree = "SELECT p.name FROM agency a JOIN agency p ON p.id = a.parent_id WHERE a.name = 'Sekretariat'"
    assert sql(url, tree) == [("Dinas Sosial",)]


def _texts(proposals: Sequence[Any]) -> list[str]:
    return sorted(one.text for one in proposals)


def test_names_say_what_a_unit_is() -> None:
    kinds = {
        "Bidang Pembinaan SMP": "UNIT", "SMP Negeri 1 Palu": "SEKOLAH", "TK Negeri Pembina": "SEKOLAH",
        "UPTD Puskesmas Singgani": "PUSKESMAS", "UPTD Parkir": "UPTD", "Sekretariat DPRD": "SEKRETARIAT",
        "Sekretariat": "UNIT", "Seksi Pemerintahan Kelurahan Besusu": "UNIT", "RSUD Anutapura": "RSUD",
    }  # fmt: skip
    assert {name: kind_of(name) for name in kinds} == kinds
    assert same_city("Pemerintah Kota Palu", "Kota Palu") and same_city("PEMKOT Palu", "Pemkot. Palu")
    assert not same_city("Kota Palu", "Kota Palembang") and not same_city("Pemerintah", "Pemkot")


@pytest.mark.parametrize(
    ("title", "family", "told"),
    [
        ("Guru Ahli Pertama - Guru Kelas", "FUNGSIONAL", ("FUNGSIONAL", "AHLI_PERTAMA", "GURU", 60)),
        ("Kepala Bidang Guru dan Tenaga Kependidikan", None, ("ADMINISTRATOR", "ADMINISTRATOR", "LAINNYA", 58)),
        ("Kepala Seksi Promosi Kesehatan", None, ("PENGAWAS", "PENGAWAS", "LAINNYA", 58)),
        ("Perawat Terampil", None, ("FUNGSIONAL", "TERAMPIL", "KESEHATAN", 58)),
        ("Kepala Dinas Kesehatan", None, ("JPT", "JPT_PRATAMA", "LAINNYA", 60)),
        ("Pengadministrasi Perkantoran", "PELAKSANA", ("PELAKSANA", "PELAKSANA", "LAINNYA", 58)),
        ("Staf", None, (None, None, "LAINNYA", 58)),
    ],
)
def test_titles_say_what_a_post_is(title: str, family: str | None, told: tuple[object, ...]) -> None:
    assert tuple(of_title(title, family).values()) == told
