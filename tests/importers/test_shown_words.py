"""What a reader is shown of a file is said in words: codes, names of what the file makes, headings that differ."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

import data_access.importers
from data_access.contract import TABLES
from data_access.importers import wording
from data_access.importers.asked import Asked
from data_access.importers.bringing import brought
from data_access.importers.files import read_content, read_file
from data_access.importers.kinds import IMPORTERS
from data_access.importers.recognising import recognised
from data_access.importers.showing import Result, result
from data_access.language import spoken
from tests.databases import KINDS, NewDatabase, execute
from tests.importers.brought import bring, little_city, objects
from tests.importers.exports import appraisals, person, rated, staff
from tests.importers.trained import course

CITY = "72.71"
NEWCOMER = "199001012015031909"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as found:
        yield found


def tried(path: Path, url: str, period: str = "") -> Result:
    return result(brought(read_file(path), url, Asked(period=period, city=CITY), "penguji", trial=True), url)


def shown(found: Result, table: str) -> pl.DataFrame:
    return next(one.frame for one in found.previews if one.table == table)


def test_every_code_of_a_row_has_a_word() -> None:
    coded = [one for table in TABLES.values() if not table.info["optional"] for one in table.columns
             if "codes" in one.info and one.name != "education"]  # S1 is a word  # fmt: skip
    assert {
        str(one): {*one.info["codes"]} - wording.of_codes(one).keys() for one in coded if wording.of_codes(one)
    } == {str(one): set() for one in coded}


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_two_columns_of_a_table_are_headed_alike(language: str) -> None:
    with spoken(language):
        for table in (one for one in TABLES.values() if not one.info["optional"]):
            said = [one for one in table.columns if not wording.is_personal(one) and not wording.is_bare_key(one)]
            twice = [words for words, n in Counter(map(wording.of_column, said)).items() if n > 1]
            assert (table.name, twice) == (table.name, [])


def test_a_preview_says_kinds_of_period_and_assignments_in_words(url: str, tmp_path: Path) -> None:
    rows = [
        rated("a", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
        rated("b", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik", is_skp_plt_plh_pjb=1),
    ]
    first = shown(tried(appraisals(tmp_path, rows), url, period="2026-T1"), "appraisal")
    assert first.select("period_kind", "assignment").rows() == [
        ("triwulan", "jabatan definitif"),
        ("triwulan", "pelaksana tugas (Plt.)"),
    ]


def test_changed_codes_are_said_in_words_and_a_table_written_twice_is_listed_once(url: str, tmp_path: Path) -> None:
    execute(url, "UPDATE employee SET sex = 'P' WHERE id = 'b'")
    rows = [
        person("b", "01-05-2026", "Dinas Kesehatan"),
        person("d", "01-01-2020", "SD Negeri 1", **{"KEDUDUKAN HUKUM NAMA": "Pensiun"}),
    ]
    changes = tried(staff(tmp_path, rows), url, period="2026-06").changes
    assert ("perempuan → laki-laki", 1) in changes.filter(column="Jenis kelamin").select("change", "rows").rows()
    ended = changes.filter(table="Riwayat jabatan", column="Berlaku sampai")
    assert ended.select("change", "rows").rows() == [("isinya diperbarui", 2)]  # who left, and who moved on
    assert not changes.select("table", "column", "change").is_duplicated().any()


def test_what_the_file_makes_is_shown_by_its_name_and_whole_hours_as_whole(url: str, tmp_path: Path) -> None:
    found = tried(objects(tmp_path / "rw.json", [course("b", jumlahJam="11")]), url)
    taken = shown(found, "training_participation").select("training_id", "credited_hours")
    assert taken.rows() == [("Arsip Digital", 11)]
    assert taken["credited_hours"].dtype == pl.Int64
    halves = [course("b", jumlahJam="11"), course("e", jumlahJam="10,5")]
    some = shown(tried(objects(tmp_path / "half.json", halves), url), "training_participation")
    assert some["credited_hours"].to_list() == [11.0, 10.5]


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_new_where_its_person_is(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    rows = [
        person("b", "01-05-2026", "Dinas Kesehatan"),  # there already, in a new spell
        person(NEWCOMER, "01-05-2026", "Dinas Kesehatan", **{"PNS ID": "newcomer"}),
    ]
    with little_city(new_database, kind) as url:
        path = staff(tmp_path, rows)
        found = bring(path, url, city=CITY, period="2026-06")
        again = bring(path, url, city=CITY, period="2026-06")
    assert found.fates["fate"].to_list() == ["UPDATED", "INSERTED"]
    assert (found.line.inserted, found.line.updated, found.line.rows) == (1, 1, 2)
    assert again.line.unchanged == 2


def test_a_unit_that_is_made_makes_no_row_new(url: str, tmp_path: Path) -> None:
    rows = [rated("a", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik", skp_unor="Dinas Antah Berantah")]
    found = bring(appraisals(tmp_path, rows), url, city=CITY, period="2026-T1", new=True)
    assert [plan.table.name for plan in found.plans] == ["agency", "appraisal"]
    assert found.fates["fate"].to_list() == ["UPDATED"]  # a was rated in this quarter


def test_a_file_without_sheets_names_none(tmp_path: Path) -> None:
    text = "Judul\nnip;hasil_kerja;perilaku_kerja;hasil_akhir\n1;x;y;z\n"
    why = recognised(read_content(text.encode(), "laporan.csv"), IMPORTERS.values()).why
    assert why.startswith("Dikenali sebagai “e-Kinerja BKN: Laporan Penilaian SKP” dari judul kolom di baris 2 (")
    book = appraisals(tmp_path, [rated("a", "x", "y", "z")])
    assert "di lembar “Laporan” baris 8 (" in recognised(read_file(book), IMPORTERS.values()).why


def test_no_reason_names_an_option_of_the_command_line() -> None:
    """A reason is read on pages too, and in files of refused rows."""
    said = {
        (file.name, str(node.args[0].value))
        for file in Path(str(data_access.importers.__file__)).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
        if isinstance(node.args[0], ast.Constant)
    }
    assert len(said) > 100
    assert {one for one in said if "--" in one[1]} == set()
