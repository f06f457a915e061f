"""What a reader is shown of a file: what changes, why rows are refused, in words and without who anybody is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.contract import TABLES
from data_access.importers import wording
from data_access.importers.asked import Asked, mapping_content
from data_access.importers.bringing import brought
from data_access.importers.deciding import Decision, decided
from data_access.importers.files import Source, read_file
from data_access.importers.problems import ImportProblem
from data_access.importers.proposing import open_ones
from data_access.importers.showing import Result, past, result
from tests.databases import KINDS, NewDatabase, execute
from tests.importers.brought import little_city
from tests.importers.exports import NIPS, appraisals, person, rated, staff

SESUAI, DI_ATAS = "Sesuai Ekspektasi", "Di Atas Ekspektasi"
STRANGER = "199001012015031999"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as found:
        yield found


@pytest.fixture
def quarter(tmp_path: Path) -> Source:
    """Of the first quarter: a changes (row 9), b keeps its unit, for nobody knows that of the file (10), d is new (11),
    three are refused."""
    rows = [
        rated("a", SESUAI, SESUAI, "Baik", waktu_dinilai="-"),
        rated("b", SESUAI, SESUAI, "Baik", waktu_dinilai="-", skp_unor="Dinas Antah Berantah"),
        rated("d", DI_ATAS, SESUAI, "Baik", skp_unor="SD Negeri 1"),
        rated("c", SESUAI, SESUAI, "Lumayan"),
        rated(STRANGER, SESUAI, SESUAI, "Baik"),
        rated(STRANGER, SESUAI, SESUAI, "Baik"),
    ]
    return read_file(appraisals(tmp_path, rows))


def tried(source: Source, url: str, asked: Asked | None = None) -> Result:
    return result(brought(source, url, asked or Asked(period="2026-T1"), "penguji", trial=True), url)


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_rows_stand_in_words(kind: str, new_database: NewDatabase, quarter: Source) -> None:
    with little_city(new_database, kind) as url:
        found = tried(quarter, url)
    (preview,) = found.previews
    shown = preview.frame.select("row", "fate", "agency_id", "work_result", "rating")
    assert (preview.table, preview.rows) == ("appraisal", 3)
    assert shown.rows() == [
        ("9", "berubah", "Dinas Pendidikan", "sesuai ekspektasi", "Baik"),
        ("10", "tetap", "Dinas Pendidikan", "sesuai ekspektasi", "Baik"),
        ("11", "baru", "SD Negeri 1", "di atas ekspektasi", "Baik"),
    ]
    assert preview.headings["agency_id"] == "Unit" and list(preview.headings) == preview.frame.columns


def test_what_changes_is_told_by_code_and_what_is_lost_as_lost(url: str, quarter: Source) -> None:
    execute(url, "UPDATE appraisal SET rated_on = '2026-04-02 00:00:00.000000' WHERE employee_id = 'a' "
                 "AND period_kind = 'TRIWULAN' AND period_start = '2026-01-01'")  # fmt: skip
    assert tried(quarter, url).changes.rows() == [
        ("Penilaian kinerja", "Hasil kerja", "di atas ekspektasi → sesuai ekspektasi", 1),
        ("Penilaian kinerja", "Perilaku kerja", "di atas ekspektasi → sesuai ekspektasi", 1),
        ("Penilaian kinerja", "Predikat", "Sangat Baik → Baik", 1),
        ("Penilaian kinerja", "Dinilai", "menjadi kosong", 1),
    ]


def test_reasons_are_counted_with_their_places_and_quote_codes_alone(url: str, quarter: Source) -> None:
    found = tried(quarter, url)
    (unknown, code), columns = found.refused.rows(), ["column", "reason", "n", "rows"]
    assert found.refused.columns == columns
    assert (unknown[0], unknown[2:]) == ("nip", (2, "13, 14"))
    assert "tidak ada di basis data" in unknown[1]
    assert (code[0], code[2:]) == ("hasil_akhir", (1, "12"))
    assert code[1].endswith(": “Lumayan”")
    assert found.warned.rows() == [("skp_unor", "unit tidak dikenal: disimpan tanpa unit sampai dipasangkan", 1, "10")]
    assert found.warned_rows == 1


def test_nobody_can_be_told_from_what_is_shown(url: str, quarter: Source, tmp_path: Path) -> None:
    joined = staff(tmp_path, [person("a", "01-04-2026", "Dinas Kesehatan")])
    for found in (tried(quarter, url), tried(read_file(joined), url, Asked(city="72.71"))):
        tables = [*(one.frame for one in found.previews), found.changes, found.refused, found.warned]
        said = repr([table.rows() for table in tables])
        assert [word for word in (*NIPS.values(), STRANGER, "Made Up", "Baru A", "a-id") if word in said] == []
    persons = {str(column) for one in TABLES.values() for column in one.columns if wording.is_personal(column)}
    assert {"employee.nip", "employee.name", "appraisal.employee_id", "employment.supervisor_id"} <= persons


def test_everything_a_file_may_fill_has_a_word() -> None:
    for table in (one for one in TABLES.values() if not one.info["optional"]):
        assert wording.of_table(table.name)
        assert all(wording.of_column(column) for column in table.columns)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_person_decides_is_asked_the_next_time(kind: str, new_database: NewDatabase, quarter: Source) -> None:
    with little_city(new_database, kind) as url:
        asked = Asked(period="2026-T1", city="72.71")
        first = tried(quarter, url, asked)
        (one,) = open_ones(first.found.proposals)
        health = first.offers["agency"]["Dinas Kesehatan · Pemerintah Kota Palu"]
        there = tried(quarter, url, decided(asked, [Decision("agency", one.text, there=health)]))
        made = tried(quarter, url, decided(asked, [Decision("agency", one.text, new=True, said={"kind": "BADAN"})]))
        rest = tried(quarter, url, decided(asked, [], rest=True))
        left = tried(quarter, url, decided(asked, [Decision("agency", one.text)]))
    assert there.previews[0].frame["agency_id"].to_list()[1] == "Dinas Kesehatan"
    assert [one.table for one in made.previews] == ["agency", "appraisal"]
    assert made.previews[0].frame.select("name", "kind", "parent_id").rows() == [
        ("Dinas Antah Berantah", "Badan", "Pemerintah Kota Palu")
    ]
    assert made.previews[1].frame["agency_id"].to_list()[1] == "Dinas Antah Berantah"
    assert rest.previews[0].frame["kind"].to_list() == ["Dinas"]
    assert [one.text for one in open_ones(left.found.proposals)] == ["Dinas Antah Berantah"]


def test_the_units_to_choose_from_are_those_of_the_city(url: str, quarter: Source) -> None:
    execute(url, "INSERT INTO agency (id, city_code, parent_id, name, kind, valid_from) "
                 "SELECT 'sd2', city_code, parent_id, name, kind, valid_from FROM agency WHERE id = 'sd1'")  # fmt: skip
    found = tried(quarter, url, Asked(period="2026-T1", city="72.71"))
    assert {label: ident for label, ident in found.offers["agency"].items() if ident[:2] in ("sd", "di")} == {
        "Dinas Pendidikan · Pemerintah Kota Palu": "dik",
        "SD Negeri 1 · Dinas Pendidikan": "sd1",
        "SD Negeri 1 · Dinas Pendidikan (sd2)": "sd2",
    }


def test_the_log_says_the_kind_in_words_and_keeps_to_the_cities(url: str, quarter: Source) -> None:
    brought(quarter, url, Asked(period="2026-T1", city="72.71"), "penguji")
    ((line, kind),) = past(url, ())
    assert (kind, line.imported_by, line.inserted, line.updated, line.refused) == (
        "e-Kinerja BKN: Laporan Penilaian SKP", "penguji", 1, 1, 3,
    )  # fmt: skip
    assert len(past(url, {"72.71"})) == 1
    assert past(url, {"16.71"}) == ()


def test_a_mapping_comes_over_the_wire_as_from_a_file() -> None:
    assert mapping_content(b'[units]\n"A" = "dik"', "m.toml", period="2026").units == {"A": "dik"}
    for broken in (b"[units", b"\xff\xfe"):
        with pytest.raises(ImportProblem, match=r"m\.toml tidak dapat dibaca"):
            mapping_content(broken, "m.toml")
