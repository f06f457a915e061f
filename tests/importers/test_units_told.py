"""What is told and refused of units and cities: renamings, names that may be one, begins, ids, twins, titles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data_access.importers.problems import ImportProblem
from data_access.importers.proposing import as_mapping
from tests.databases import NewDatabase, execute
from tests.importers.brought import bring, ends, little_city, objects, sql
from tests.importers.exports import appraisals, rated, staff, there

CITY, OTHER = "72.71", "16.71"
SESUAI = "Sesuai Ekspektasi"
NEW_NAME = "Dinas Kesehatan dan KB"
J = "199001012015031985"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        execute(database, f"UPDATE employee SET nip = '{J}' WHERE id = 'j'")
        yield database


def _split() -> list[dict[str, object]]:
    """Dinas Kesehatan as the file calls it now, and the puskesmas that hangs below the old one."""
    return [
        {**there(0, "01-01-2020", NEW_NAME, "kes-2", "Pemerintah Kota Palu")},
        {**there(1, "01-01-2020", "Puskesmas Singgani", "pkm", NEW_NAME)},
    ]


def test_a_renaming_says_what_it_does_to_figures_before(url: str, tmp_path: Path) -> None:
    said = {NEW_NAME: {"since": date(2026, 4, 1), "replaces": "kes"}}
    path = staff(tmp_path, _split())
    notes = bring(path, url, city=CITY, new_units=said).notes
    part = f"1 unit di bawah “Dinas Kesehatan” berdiri di bawah “{NEW_NAME}” juga untuk waktu sebelum 1 Apr 2026"
    assert sum(part in note for note in notes) == 1, notes
    assert not any("juga untuk waktu sebelum" in note for note in bring(path, url, city=CITY, new_units=said).notes)


@pytest.mark.parametrize("new", [False, True])
def test_a_name_over_units_of_another_is_perhaps_its_new_one(url: str, tmp_path: Path, new: bool) -> None:
    found = bring(staff(tmp_path, _split()), url, city=CITY, new=new)
    assert [one.took_over for one in found.proposals] == ["kes · Dinas Kesehatan"]
    assert any('replaces = "kes"' in note and NEW_NAME in note for note in found.notes), found.notes


def test_the_proposal_asks_for_the_day(url: str, tmp_path: Path) -> None:
    path = staff(tmp_path, _split())
    text = as_mapping(bring(path, url, city=CITY).proposals, "berkas.csv")
    assert '# replaces = "kes"' in text and tomllib.loads(text).get("new_units") is None
    block = text[text.index("# [new_units") :].replace("# ", "").replace("Mungkin", "# Mungkin")
    with pytest.raises(ImportProblem, match="bukan tanggal"):
        bring(path, url, city=CITY, new_units=tomllib.loads(block)["new_units"])
    said = tomllib.loads(block.replace('since = ""', 'since = "2026-04-01"'))["new_units"]
    assert bring(path, url, city=CITY, new_units=said).line.refused == 0
    assert sql(url, "SELECT successor_id FROM agency WHERE id = 'kes'") == [("kes-2",)]
    assert sql(url, "SELECT parent_id FROM agency WHERE id = 'pkm'") == [("kes-2",)]


def test_units_that_moved_are_no_renaming(url: str, tmp_path: Path) -> None:
    rows = [*_split(), there(2, "01-01-2020", "Dinas Kesehatan", "kes")]
    assert [one.took_over for one in bring(staff(tmp_path, rows), url, city=CITY).proposals] == [""]


def test_only_a_begin_that_is_written_is_told(url: str, tmp_path: Path) -> None:
    bring(staff(tmp_path, [there(0, "01-05-2024", "Dinas Sosial", "U1")]), url, city=CITY, new=True)
    early = there(1, "01-02-2010", "Dinas Sosial", "U1")
    refused = staff(tmp_path, [{**early, "TANGGAL LAHIR": "?", "PNS ID": "p0"}, {**early, "PNS ID": "p0"}])
    found = bring(refused, url, city=CITY)
    assert found.line.refused == 2 and not any("dimundurkan" in note for note in found.notes)
    assert any("dimundurkan" in note for note in bring(staff(tmp_path, [early]), url, city=CITY).notes)


@pytest.mark.parametrize("text", ["sd1", "SD Negeri 1"])
def test_a_text_may_be_the_id_of_a_unit(url: str, tmp_path: Path, text: str) -> None:
    found = bring(staff(tmp_path, [there(0, "01-01-2020", text)]), url, city=CITY, new=True)
    assert found.proposals == () or [one.table for one in found.proposals] == ["position"]
    assert sql(url, "SELECT agency_id FROM employment WHERE employee_id = 'p0'") == [("sd1",)]


def test_a_twin_of_a_unit_is_told(url: str, tmp_path: Path) -> None:
    path = tmp_path / "unit.csv"
    lines = ("id,parent_id,name,kind,valid_from", "n1,palu,DINAS KESEHATAN,DINAS,2020-01-01",
             "n2,dik,Dinas Kesehatan,UNIT,2020-01-01", "kes,palu,Dinas Kesehatan,DINAS,2000-01-01")  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    columns = {name: name for name in lines[0].split(",")}
    found = bring(path, url, city=CITY, table="agency", columns=columns)
    assert found.line.refused == 0
    warned = found.warned.filter(found.warned["reason"].str.contains("id lain"))
    assert warned.select("_at", "hint").rows() == [(0, "kes · Dinas Kesehatan")]
    assert bring(path, url, city=CITY, table="agency", columns=columns).warned.height == 0


def test_a_title_of_another_city_is_a_problem(url: str, tmp_path: Path) -> None:
    path = appraisals(tmp_path, [rated("b", SESUAI, SESUAI, "Baik")])  # "Instansi Pemerintah Kota Palu"
    with pytest.raises(ImportProblem, match="Kota Palu.*Kota Palembang"):
        bring(path, url, city=OTHER, period="2026-03")
    assert bring(path, url, city=CITY, period="2026-03").line.refused == 0
    assert bring(path, url, period="2026-03").line.unchanged == 1


def test_who_served_in_another_city_is_not_in_this_file(url: str, tmp_path: Path) -> None:
    found = bring(appraisals(tmp_path, [rated(J, SESUAI, SESUAI, "Baik"), rated("b", SESUAI, SESUAI, "Baik")]), url,
                  city=CITY, period="2026-03")  # fmt: skip
    assert [end[0] for end in ends(found).values()] == ["REFUSED", "INSERTED"]
    assert "bertugas di kota lain" in str(ends(found)[0][2]) and found.fates["hint"][0] == "Kota Palembang"
    path = objects(tmp_path / "skp.json", [
        {"nip": nip, "skp_status": "Disetujui", "periode_awal": "2026-01-01", "periode_akhir": "2026-12-31"}
        for nip in (J, "199001012015031902")
    ])  # fmt: skip
    assert [end[0] for end in ends(bring(path, url, city=CITY)).values()] == ["REFUSED", "INSERTED"]


def test_who_moved_within_the_period_is_of_both_cities(url: str, tmp_path: Path) -> None:
    execute(url, "UPDATE employment SET valid_to = '2026-03-15' WHERE employee_id = 'j'")
    execute(url, "INSERT INTO employment (employee_id, valid_from, agency_id, status, duty) "
            "VALUES ('j', '2026-03-16', 'dik', 'PNS', 'AKTIF')")  # fmt: skip
    path = appraisals(tmp_path, [rated(J, SESUAI, SESUAI, "Baik")])
    assert bring(path, url, city=CITY, period="2026-03").line.refused == 0
