"""Units and posts that files name again: an earlier begin, a block that was imported before, rings, and odd files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.importers.asked import read_mapping
from data_access.importers.bringing import Brought
from data_access.importers.places.tree import Tree
from data_access.importers.posts import of_title
from data_access.importers.problems import ImportProblem
from data_access.importers.proposing import as_mapping
from data_access.periods import today
from tests.databases import KINDS, NewDatabase
from tests.importers.brought import bring, ends, little_city, new_units, objects, sql
from tests.importers.exports import appraisals, rated, staff, there

CITY = "72.71"
SESUAI = "Sesuai Ekspektasi"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def _begins(url: str) -> dict[str, str]:
    rows = sql(url, "SELECT employee_id, valid_from FROM employment WHERE employee_id LIKE 'p%'")
    return {who: str(since) for who, since in rows}


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_is_as_old_as_a_row_shows(new_database: NewDatabase, kind: str, tmp_path: Path) -> None:
    with little_city(new_database, kind) as url:
        tree = [{"Id": "R", "DiatasanId": None, "NamaUnor": "Kota Palu"}]
        tree += [{"Id": "U1", "DiatasanId": "R", "NamaUnor": "Dinas Sosial"}]
        bring(objects(tmp_path / "ref.json", tree), url, city=CITY)
        assert new_units(url) == {"U1": ("Dinas Sosial", f"{today().year}-01-01")}
        path = staff(tmp_path, [there(0, "01-05-2015", "Dinas Sosial", "U1"), there(1, "01-02-2010", "Dinas Sosial")])
        found = bring(path, url, city=CITY)
        assert new_units(url) == {"U1": ("Dinas Sosial", "2010-02-01")}
        assert _begins(url) == {"p0": "2015-05-01", "p1": "2010-02-01"}
        assert any("1 unit sudah ada sebelum" in note for note in found.notes)
        again = bring(path, url, city=CITY)
        assert (again.line.unchanged, [note for note in again.notes if "sudah ada sebelum" in note]) == (2, [])


def test_a_row_that_was_there_already_is_updated_by_its_unit_only(url: str, tmp_path: Path) -> None:
    bring(staff(tmp_path, [there(0, "01-05-2024", "Dinas Sosial", "U1")]), url, city=CITY, new=True)
    rows = [there(0, "01-05-2024", "Dinas Sosial", "U1"), there(1, "01-02-2010", "Dinas Sosial", "U1")]
    found = bring(staff(tmp_path, rows), url, city=CITY)
    assert [end[0] for end in ends(found).values()] == ["UPDATED", "INSERTED"]
    assert _begins(url) == {"p0": "2024-05-01", "p1": "2010-02-01"}


def test_a_file_of_an_earlier_year_makes_no_second_unit(url: str, tmp_path: Path) -> None:
    bring(staff(tmp_path, [there(0, "01-03-2025", "Dinas Sosial", "U1")]), url, city=CITY, new=True)
    for year, begin in ((2025, "2025-03-01"), (2024, "2024-01-01")):  # of 2025 the unit may have seen a part only
        nip = "199001012015031960"
        more = {"skp_unor": "Dinas Sosial", "tahun_skp": year, "periode_akhir_skp": f"{year}-12-31"}
        path = appraisals(tmp_path, [rated(nip, SESUAI, SESUAI, "Baik", **more)], f"skp tahunan {year}.xlsx")
        bring(path, url, city=CITY, period=str(year), new=True)
        assert new_units(url) == {"U1": ("Dinas Sosial", begin)}
    assert {*sql(url, "SELECT agency_id FROM appraisal WHERE employee_id = 'p0'")} == {("U1",)}


def test_who_stands_goes_before_who_comes_later(url: str, tmp_path: Path) -> None:
    """Two of one name without a successor: each file finds the one of its day."""
    said = {"Dinas Sosial": {"since": date(2026, 7, 1)}}
    bring(staff(tmp_path, [there(0, "01-07-2026", "Dinas Sosial", "U2")]), url, city=CITY, new_units=said)
    assert new_units(url) == {"U2": ("Dinas Sosial", "2026-07-01")}
    units = Tree.standing(_known(), CITY, date(2025, 5, 1), {"old", "new"})
    assert units.named("Dinas Sosial") == "old"
    assert Tree.standing(_known(), CITY, date(2025, 5, 1), {"new"}).named("Dinas Sosial") == "old"
    assert Tree.standing(_known().filter(id="new"), CITY, date(2025, 5, 1), {"new"}).named("dinas sosial") == "new"
    assert Tree.standing(_known().filter(id="new"), CITY, date(2025, 5, 1)).named("dinas sosial") is None


def _known() -> Any:
    import polars as pl  # noqa: PLC0415

    rows = [("old", date(2000, 1, 1), date(2025, 12, 31)), ("new", date(2026, 7, 1), None)]
    frame = pl.DataFrame(rows, schema=["id", "valid_from", "valid_to"], orient="row")
    return frame.with_columns(name=pl.lit("Dinas Sosial"), city_code=pl.lit(CITY), parent_id=pl.lit("palu"))


@pytest.mark.parametrize("ident", ["U-9", "null"])
def test_a_block_makes_its_unit_once(url: str, tmp_path: Path, ident: str) -> None:
    name = "Dinas Kesehatan dan KB"
    said = {name: {"since": date(2026, 4, 1), "replaces": "kes"}}
    path = staff(tmp_path, [there(0, "01-01-2020", name, ident)])
    bring(path, url, city=CITY, new_units=said)
    tables = ("agency", "employment")
    before = {table: sql(url, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}
    assert len(new_units(url)) == 1
    again = bring(path, url, city=CITY, new_units=said)
    assert (again.line.unchanged, again.line.rows) == (1, 1)
    assert {table: sql(url, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables} == before


def test_a_begin_that_a_block_says_stays(url: str, tmp_path: Path) -> None:
    said = {"Dinas Sosial": {"since": "2020-01-01"}}
    path = staff(tmp_path, [there(0, "01-02-2010", "Dinas Sosial", "U1")])
    for _ in range(2):
        bring(path, url, city=CITY, new_units=said)
        assert new_units(url) == {"U1": ("Dinas Sosial", "2020-01-01")}
    assert _begins(url) == {"p0": "2020-01-01"}


def test_a_ring_in_a_file_hangs_below_the_city(url: str, tmp_path: Path) -> None:
    names = ("Dinas Satu", "Dinas Dua", "Dinas Tiga")
    rows = [there(at, "01-01-2020", name, f"U{at}", names[at - 1]) for at, name in enumerate(names)]
    bring(staff(tmp_path, rows), url, city=CITY, new=True)
    parents = dict(sql(url, "SELECT id, parent_id FROM agency WHERE id LIKE 'U%'"))
    assert parents == {"U0": "U2", "U2": "U1", "U1": "palu"}


def test_a_ring_in_a_mapping_is_refused(url: str, tmp_path: Path) -> None:
    said = {"Dinas Satu": {"parent": "U1"}, "Dinas Dua": {"parent": "U0"}}
    rows = [there(0, "01-01-2020", "Dinas Satu", "U0"), there(1, "01-01-2020", "Dinas Dua", "U1")]
    with pytest.raises(ImportProblem, match="di bawah dirinya"):
        bring(staff(tmp_path, rows), url, city=CITY, new_units=said)


def _given_back(found: Brought, url: str, path: Path, folder: Path) -> tuple[Mapping[str, Any], Brought]:
    """The proposal as it is written, and what comes of the file with it."""
    beside = folder / "usulan.toml"
    beside.write_text(as_mapping(found.proposals, "berkas.csv"), encoding="utf-8")
    return tomllib.loads(beside.read_text("utf-8")), bring(path, url, **vars(read_mapping(beside, city=CITY)))


def test_a_proposal_that_nobody_touched_can_be_given_back(url: str, tmp_path: Path) -> None:
    # "Dinas Pendidikkan" is perhaps one that is there: its Sekretariat waits with it
    rows = [there(0, "01-01-2020", "Sekretariat", "U2", "Dinas Pendidikkan"), there(1, "01-01-2020", "Dinas Sosial")]
    path = staff(tmp_path, rows)
    trial = bring(path, url, city=CITY)
    told, found = _given_back(trial, url, path, tmp_path)
    assert [*told["new_units"]] == ["Dinas Sosial"]
    assert {at: end[0] for at, end in ends(found).items()} == {0: "REFUSED", 1: "INSERTED"}


def test_only_a_city_is_like_the_city(url: str, tmp_path: Path) -> None:
    rows = [there(0, "01-01-2020", "Sekretariat Kota Palu"), there(1, "01-01-2020", "Pemerintahan Kota Palu")]
    near = {one.text: one.near.partition(" ")[0] for one in bring(staff(tmp_path, rows), url, city=CITY).proposals}
    assert (near["Sekretariat Kota Palu"], near["Pemerintahan Kota Palu"]) == ("", "palu")


def test_one_id_with_two_titles_is_two_posts(url: str, tmp_path: Path) -> None:
    titles = ("Arsiparis Ahli Muda", "Arsiparis Ahli Madya")
    rows = [
        there(at, "01-01-2020", "Dinas Pendidikan", "dik", **{"JABATAN ID": "J1", "JABATAN NAMA": title})
        for at, title in enumerate(titles)
    ]
    held = "SELECT p.title, p.retirement_age, e.position_id = 'J1' FROM employment e JOIN position p "
    held += "ON p.id = e.position_id WHERE e.employee_id LIKE 'p%' ORDER BY e.employee_id"
    bring(staff(tmp_path, rows), url, city=CITY, new=True)
    assert sql(url, held) == [(titles[0], 58, 1), (titles[1], 60, 0)]
    assert bring(staff(tmp_path, rows[::-1]), url, city=CITY, new=True).line.unchanged == 2


def test_years_follow_the_tier_that_is_said(url: str, tmp_path: Path) -> None:
    path = staff(tmp_path, [there(0, "01-01-2020", "Dinas Pendidikan", "dik", **{"JABATAN NAMA": "Ahli Aneh"})])
    said = {"Ahli Aneh": {"family": "FUNGSIONAL", "tier": "AHLI_UTAMA", "profession": "LAINNYA"}}
    bring(path, url, city=CITY, new_posts=said)
    assert sql(url, "SELECT tier, retirement_age FROM position WHERE title = 'Ahli Aneh'") == [("AHLI_UTAMA", 65)]


@pytest.mark.parametrize(
    ("title", "family"),
    [("Asisten Apoteker", None), ("Asisten", "JPT"), ("Asisten Administrasi Umum", "JPT"), ("Asisten II", "JPT"),
     ("Asisten Pemerintahan dan Kesejahteraan Rakyat", "JPT"), ("Asisten Penata Anestesi", None)],
)  # fmt: skip
def test_an_assistant_is_no_head(title: str, family: str | None) -> None:
    assert of_title(title, None)["family"] == family


def _mapped(url: str, folder: Path, table: str, *lines: str) -> dict[int, str]:
    """{row: reason or fate} of a file whose headings are the columns of a table."""
    path = folder / "berkas.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    columns = {name: name for name in lines[0].split(",")}
    found = bring(path, url, city=CITY, table=table, columns=columns)
    return {at: str(reason or fate) for at, (fate, _, reason) in ends(found).items()}


def test_a_table_of_units_is_a_tree(url: str, tmp_path: Path) -> None:
    told = _mapped(
        url, tmp_path, "agency", "id,parent_id,name,kind,valid_from,valid_to",
        "n1,palu,Dinas Satu,DINAS,2020-01-01,", "n2,,Dinas Dua,DINAS,2020-01-01,", "n3,n2,Bidang,UNIT,2020-01-01,",
        "n4,n5,Bidang A,UNIT,2020-01-01,", "n5,n4,Bidang B,UNIT,2020-01-01,", "n6,,Kota Lain,KOTA,2020-01-01,",
        "n7,palu,Dinas Tujuh,DINAS,2020-01-01,2019-12-31", "palu,,Kota Palu,KOTA,2000-01-01,",
        "kes,sd1,Dinas Kesehatan,DINAS,2000-01-01,", "sd1,kes,SD Negeri 1,SEKOLAH,2000-01-01,",
    )  # fmt: skip
    said = {
        1: "hanya unit KOTA", 2: "di atasnya ditolak", 3: "berputar", 4: "berputar", 5: "hanya unit KOTA",
        6: "hari terakhir sebelum", 8: "berputar", 9: "berputar",
    }  # fmt: skip
    assert told[0] == "INSERTED" and told[7] in ("UNCHANGED", "UPDATED")
    assert {at: part for at, part in said.items() if part not in told[at]} == {}, told


def test_a_new_unit_needs_the_one_above(url: str, tmp_path: Path) -> None:
    lines = ("id,name,kind,valid_from", "n1,Dinas Satu,DINAS,2020-01-01", "kes,Dinas Kesehatan,DINAS,2000-01-01")
    told = _mapped(url, tmp_path, "agency", *lines)
    assert "hanya unit KOTA" in told[0] and told[1] == "UNCHANGED"


def test_a_last_day_before_the_first_is_refused(url: str, tmp_path: Path) -> None:
    assert "hari terakhir sebelum" in _mapped(url, tmp_path, "agency", "id,city_code,name,kind,valid_from,valid_to",
        "kes,72.71,Dinas Kesehatan,DINAS,2000-01-01,1999-12-31")[0]  # fmt: skip
    path = tmp_path / "unitkerja.csv"
    path.write_text("ID,NAMA_UNOR,DIATASAN_ID,EXPIRED_DATE\nkes,Dinas Kesehatan,palu,1999-12-31\n", "utf-8")
    assert "sebelum hari mulainya" in str(ends(bring(path, url, city=CITY))[0][2])


def test_units_that_all_stand_below_the_city_are_told(url: str, tmp_path: Path) -> None:
    flat = [there(at, "01-01-2020", f"SD Negeri {at + 7}", "null", "Pemerintah Kota Palu") for at in range(2)]
    notes = bring(staff(tmp_path, flat), url, city=CITY).notes
    assert any("2 unit baru yang bukan OPD" in note and "ref_unor" in note for note in notes)
    placed = [
        there(0, "01-01-2020", "SD Negeri 7", "null", "Dinas Pendidikan"),
        there(1, "01-01-2020", "Dinas Sosial"),
    ]
    assert not any("bukan OPD" in note for note in bring(staff(tmp_path, placed), url, city=CITY).notes)
