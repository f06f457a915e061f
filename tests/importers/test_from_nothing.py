"""From an empty database to figures: a city is begun, its staff and their appraisals come in as files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from data_access.cities import PALU, City
from data_access.cli.beginning import named
from data_access.importers.founding import founded
from data_access.importers.workdays import DAY, calendar, unsure
from data_access.migrations import upgrade
from data_access.problems import Problem
from data_access.snapshot import refresh
from tests.databases import NewDatabase
from tests.importers.brought import bring, ends, sql
from tests.importers.exports import Cells, appraisals, person, rated, staff
from tests.published import asked, by_code, during, settings_in

TODAY = date(2026, 11, 20)
MATARAM = City("52.71", "Kota Mataram", "Nusa Tenggara Barat", "Asia/Makassar")
SCHOOLS = "DINAS PENDIDIKAN"
SESUAI = "Sesuai Ekspektasi"


@pytest.fixture(params=("sqlite", "postgresql"))
def url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    """A database with the tables of the contract, and Palu in it."""
    with new_database(request.param) as database:
        upgrade(database)
        assert founded(database, PALU, TODAY).inserted == {
            "city": 1, "agency": 1, "appraisal_cycle": 7, "calendar": 7 * 365 + 1,
        }  # fmt: skip
        yield database


def _serving(at: int, unit: str, ident: str, above: str, title: str, family: str) -> Cells:
    more = {"PNS ID": f"p{at}", "UNOR ID": ident, "SATUAN KERJA KERJA NAMA": above}
    return person(
        f"19900101201503191{at}", "01-01-2020", unit, **more, **{"JABATAN NAMA": title, "JENIS JABATAN NAMA": family}
    )


STAFF = [
    _serving(1, "Dinas Sosial", "U1", "Pemerintah Kota Palu", "Kepala Dinas Sosial", "Jabatan Struktural"),
    _serving(2, "Sekretariat", "U2", "Dinas Sosial", "Pengadministrasi Perkantoran", "Jabatan Pelaksana"),
    _serving(3, "SD Negeri 1", "U3", "Dinas Pendidikan", "Guru Ahli Pertama - Guru Kelas", "Jabatan Fungsional"),
    _serving(4, "Sekretariat", "U4", "Dinas Pendidikan", "Arsiparis Ahli Muda", "Jabatan Fungsional"),
]


def test_files_alone_make_a_city_alive(url: str, tmp_path: Path) -> None:
    found = bring(staff(tmp_path, STAFF), url, new=True)
    assert [end[0] for end in ends(found).values()] == ["INSERTED"] * 4
    assert [one.lacking for one in found.proposals] == [()] * len(found.proposals)
    tree = "SELECT a.name, p.name FROM agency a JOIN agency p ON p.id = a.parent_id ORDER BY a.name, p.name"
    assert sql(url, tree) == [
        ("Dinas Pendidikan", "Kota Palu"),
        ("Dinas Sosial", "Kota Palu"),
        ("SD Negeri 1", "Dinas Pendidikan"),
        ("Sekretariat", "Dinas Pendidikan"),
        ("Sekretariat", "Dinas Sosial"),
    ]
    posts = "SELECT e.employee_id, p.family, p.profession FROM employment e JOIN position p ON p.id = e.position_id"
    assert sorted(sql(url, posts)) == [
        ("p1", "JPT", "LAINNYA"), ("p2", "PELAKSANA", "LAINNYA"),
        ("p3", "FUNGSIONAL", "GURU"), ("p4", "FUNGSIONAL", "LAINNYA"),
    ]  # fmt: skip
    path = appraisals(
        tmp_path,
        [
            rated("199001012015031911", SESUAI, SESUAI, "Baik", skp_unor="Dinas Sosial"),
            rated("199001012015031912", "-", "-", "-", skp_unor="Sekretariat", skp_unor_induk="Dinas Sosial"),
            rated(
                "199001012015031914", SESUAI, SESUAI, "Baik", skp_unor="Sekretariat", skp_unor_induk="DINAS PENDIDIKAN"
            ),
        ],
    )
    bring(path, url, period="2026-T1")
    assert sorted(sql(url, "SELECT employee_id, agency_id FROM appraisal")) == [
        ("p1", "U1"),
        ("p2", "U2"),
        ("p4", "U4"),
    ]
    snapshot = refresh(settings_in(tmp_path / "home"), url).snapshot
    school = sql(url, "SELECT id FROM agency WHERE name = 'Dinas Pendidikan'")[0][0]
    heads = asked(snapshot, "headcount", "opd", during("2026-03"))
    assert by_code(heads, "headcount__x") == {"U1": 2, school: 2}
    told = asked(snapshot, "evaluated", "opd", during("2026-T1"))
    assert by_code(told, "evaluated__x") == {"U1": 1, school: 1}
    assert by_code(told, "evaluated__of") == {"U1": 2, school: 1}  # teachers are appraised by the year


def test_a_city_is_begun_once(url: str) -> None:
    before = {name: sql(url, f"SELECT * FROM {name} ORDER BY 1, 2") for name in ("city", "agency", "calendar")}
    assert not any(founded(url, PALU, TODAY).inserted.values())
    assert {name: sql(url, f"SELECT * FROM {name} ORDER BY 1, 2") for name in before} == before
    assert founded(url, MATARAM, TODAY, "BULAN").inserted["appraisal_cycle"] == 7
    kinds = "SELECT period_kind FROM appraisal_cycle WHERE city_code = '52.71' AND profession = 'LAINNYA' ORDER BY 1"
    assert sql(url, kinds) == [("BULAN",), ("TAHUN",)]
    # a year later the calendar has a year more, numbered on
    assert founded(url, PALU, TODAY.replace(year=2027)).inserted == {"city": 0, "calendar": 366}


def _numbers(url: str, *days: str) -> list[int]:
    told = dict(sql(url, "SELECT day, working_day_no FROM calendar WHERE city_code = '72.71'"))
    return [{str(day): no for day, no in told.items()}[day] for day in days]


def _workdays(url: str, year: int) -> int:
    first, last = _numbers(url, f"{year - 1}-12-31", f"{year}-12-31")
    return last - first


def test_working_days_leave_out_the_joint_decree(url: str) -> None:
    assert _workdays(url, 2026) == 261 - 21  # weekdays, and those that are holidays or cuti bersama
    thursday, monday = _numbers(url, "2026-03-17", "2026-03-25")
    assert monday - thursday == 1  # Nyepi and Idul Fitri with their leave: 18, 19, 20, 23 and 24 March


def _decree(folder: Path, days: dict[str, str], name: str = "SKB 2027.csv") -> Path:
    path = folder / name
    lines = [f"{day},{note}" for day, note in days.items()]
    path.write_text("\n".join(["Tanggal,Keterangan", *lines]), encoding="utf-8")
    return path


DECREE = {
    "1 Januari 2027": "Tahun Baru", "10 Maret 2027": "Idul Fitri", "1 Mei 2027": "Buruh", "1 Juni 2027": "Pancasila",
    "17 Agustus 2027": "Kemerdekaan", "25 Desember 2027": "Natal",
}  # fmt: skip


def test_a_decree_is_the_whole_truth_about_its_year(url: str, tmp_path: Path) -> None:
    before = _numbers(url, "2026-12-31")
    path = _decree(tmp_path, DECREE)
    found = bring(path, url)
    assert (found.importer.key, found.line.refused, found.line.rows) == ("hari_libur", 0, 6)
    # 261 weekdays in 2027; of the six days 1 May and 25 December are Saturdays
    assert _workdays(url, 2027) == 261 - 4
    assert _numbers(url, "2026-12-31") == before
    noted = "SELECT note FROM calendar WHERE city_code = '72.71' AND day >= '2027-01-01' AND note IS NOT NULL"
    assert sorted(sql(url, noted)) == sorted((note,) for note in DECREE.values())
    assert bring(path, url).line.unchanged == 6
    assert not any(founded(url, PALU, TODAY).inserted.values())
    assert _workdays(url, 2027) == 257


def test_a_part_of_a_decree_is_refused(url: str, tmp_path: Path) -> None:
    before = _workdays(url, 2026), _workdays(url, 2027)
    more = {**DECREE, "17-08-2027": "lagi", "24 Desember 2026": "Cuti bersama", "entah": "?"}
    found = bring(_decree(tmp_path, more), url)
    fates = ends(found)
    assert [fates[at][0] for at in (6, 7, 8)] == ["REFUSED"] * 3
    reasons = [str(fates[at][2]) for at in (6, 7, 8)]
    assert "baris lain" in reasons[0] and "tidak lengkap" in reasons[1] and "tidak terbaca" in reasons[2]
    assert _workdays(url, 2026) == before[0]
    without = {day: note for day, note in DECREE.items() if "Juni" not in day}
    assert bring(_decree(tmp_path, without, "b.csv"), url).line.refused == 5


def test_a_calendar_with_other_days_keeps_them() -> None:
    """A city that works on Saturdays, from a count that began elsewhere."""
    days = [date(2026, 12, 28) + timedelta(days=step) for step in range(4)]
    there = pl.DataFrame({"day": days, "working_day_no": [500, 501, 501, 502], "note": [None, None, "rapat", None]})
    found = calendar(there.cast(DAY), [2027], {date(2027, 1, 1): "Tahun Baru"})  # ty: ignore[invalid-argument-type]
    told = found.head(8)["working_day_no"].to_list()
    assert told == [500, 501, 501, 502, 502, 502, 502, 503]  # Friday is off, then a weekend, then Monday
    assert found["note"].head(5).to_list() == [None, None, "rapat", None, "Tahun Baru"]
    assert unsure([2024, 2025, 2026, 2100]) == [2100]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (City("palu", "", "", ""), "bukan kode Kemendagri"),
        (City("52.71", "Kota Mataram", "", ""), "--province, --timezone"),
        (City("52.71", "Kota Mataram", "NTB", "Europe/Rome"), "Zona waktu"),
        (City("52.71", "Kota Mataram", "NTB", "Asia/Nowhere"), "Zona waktu"),
    ],
)
def test_a_city_nobody_knows_must_be_named(said: City, why: str) -> None:
    with pytest.raises(Problem, match=why):
        named(said)
    assert (named(City("72.71", "", "", "")), named(MATARAM)) == (PALU, MATARAM)
