"""Staff month after month: no past is rewritten, who leaves is ended, and a row that cannot be so is refused alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_access.importers.problems import ImportProblem
from data_access.language import t
from data_access.periods import today
from tests.databases import NewDatabase, execute
from tests.importers import exports
from tests.importers.brought import bring, ends, little_city, sql
from tests.importers.exports import NIPS, Cells, person, staff

CITY = "72.71"
SPELLS = "SELECT valid_from, valid_to, agency_id, position_id, status, duty, grade FROM employment WHERE employee_id = "


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def spells(url: str, who: str) -> list[tuple[str, ...]]:
    """from, to, unit, post, status, duty, grade."""
    return [tuple(map(str, row)) for row in sql(url, f"{SPELLS}'{who}' ORDER BY 1")]


def b(unit: str = "Dinas Pendidikan", since: str = "01-01-2020", **more: Any) -> Cells:
    """The one of Dinas Pendidikan since 2020, a Staf, PNS."""
    return person("b", since, unit, **more)


def test_a_change_without_a_new_day_begins_in_the_month_of_the_file(url: str, tmp_path: Path) -> None:
    bring(staff(tmp_path, [b()]), url, city=CITY, period="2026-01")
    path = staff(tmp_path, [b("Dinas Kesehatan", **{"GOL AKHIR NAMA": "null"})])
    found = bring(path, url, city=CITY, period="2026-05")
    told = [
        ("2020-01-01", "2026-04-30", "dik", "staf", "PNS", "AKTIF", "III/b"),
        ("2026-05-01", "None", "kes", "staf", "PNS", "AKTIF", "III/b"),
    ]
    assert spells(url, "b") == told
    assert any(note.startswith("1 orang berganti") and "1 Mei 2026" in note for note in found.notes), found.notes
    assert bring(path, url, city=CITY, period="2026-05").line.unchanged == 1
    assert bring(path, url, city=CITY).line.unchanged == 1  # a later month says the same
    # the file of January again: what was before stays; taken for one of today it would turn back the history
    old = staff(tmp_path, [b()])
    assert bring(old, url, city=CITY, period="2026-01").line.unchanged == 1
    assert bring(old, url, city=CITY).line.unchanged == 1
    other = staff(tmp_path, [b(**{"NIP LAMA": "1"})])  # another file that says what was before
    assert "lebih awal dari riwayat" in str(ends(bring(other, url, city=CITY))[0][2])
    away = staff(tmp_path, [b("SD Negeri 1")])
    assert "lebih baru dari berkas ini" in str(ends(bring(away, url, city=CITY, period="2026-04"))[0][2])
    assert spells(url, "b") == told
    bring(away, url, city=CITY, period="2026-07")
    assert [row[:3] for row in spells(url, "b")][1:] == [
        ("2026-05-01", "2026-06-30", "kes"),
        ("2026-07-01", "None", "sd1"),
    ]


@pytest.mark.parametrize(
    ("more", "column", "value"),
    [
        ({"KEDUDUKAN HUKUM NAMA": "CLTN"}, 5, "CLTN"),
        ({"JENIS PEGAWAI NAMA": "PPPK"}, 4, "PPPK"),
        ({"JABATAN NAMA": "Guru"}, 3, "guru"),
    ],
)
def test_status_duty_and_post_have_a_history_too(
    url: str, tmp_path: Path, more: dict[str, str], column: int, value: str
) -> None:
    bring(staff(tmp_path, [b(**more)]), url, city=CITY)
    first = today().replace(day=1)
    before, now = spells(url, "b")
    assert (before[column] != value, now[0], now[column]) == (True, str(first), value)


def test_a_change_in_the_month_it_began_is_mended_in_place(url: str, tmp_path: Path) -> None:
    bring(staff(tmp_path, [b("Dinas Kesehatan")]), url, city=CITY, period="2020-01")
    assert [row[:3] for row in spells(url, "b")] == [("2020-01-01", "None", "kes")]


def test_an_empty_duty_is_not_said_to_be_active(url: str, tmp_path: Path) -> None:
    found = bring(
        staff(tmp_path, [person("g", "01-01-2020", "Dinas Kesehatan", **{"KEDUDUKAN HUKUM NAMA": "null"})]),
        url,
        city=CITY,
    )
    assert (found.line.updated, spells(url, "g")[0][5], len(spells(url, "g"))) == (1, "CLTN", 1)


def test_what_is_over_stays_over(url: str, tmp_path: Path) -> None:
    execute(url, "UPDATE employment SET valid_to = '2026-03-31' WHERE employee_id = 'b'")
    path = staff(tmp_path, [b()])
    assert "sudah berakhir" in str(ends(bring(path, url, city=CITY, period="2026-05"))[0][2])
    bring(path, url, city=CITY, period="2026-02")
    assert [row[:2] for row in spells(url, "b")] == [("2020-01-01", "2026-03-31")]
    bring(staff(tmp_path, [b("Dinas Kesehatan", "01-05-2026")]), url, city=CITY, period="2026-05")
    assert [row[:3] for row in spells(url, "b")] == [
        ("2020-01-01", "2026-03-31", "dik"),
        ("2026-05-01", "None", "kes"),
    ]


def test_a_new_post_ends_a_spell_that_would_last_longer(url: str, tmp_path: Path) -> None:
    execute(url, "UPDATE employment SET valid_to = '2026-12-31' WHERE employee_id = 'b'")
    bring(staff(tmp_path, [b("Dinas Kesehatan", "01-05-2026")]), url, city=CITY, period="2026-05")
    assert [row[:3] for row in spells(url, "b")] == [
        ("2020-01-01", "2026-04-30", "dik"),
        ("2026-05-01", "None", "kes"),
    ]


def test_who_left_is_ended_by_the_row_that_says_so(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "STAFF_HEADINGS", (*exports.STAFF_HEADINGS, "TMT PENSIUN"))
    gone = "KEDUDUKAN HUKUM NAMA"
    rows = [
        person("a", "01-01-2020", "Unit Entah", **{gone: "Pensiun"}),  # where one served does not matter any more
        person("b", "01-01-2020", "Dinas Pendidikan", **{gone: "PENSIUN BUP", "TMT PENSIUN": "01-04-2026"}),
        person("199001012015031909", "01-01-2020", "Dinas Pendidikan", **{"PNS ID": "m", gone: "Meninggal Dunia"}),
        person("c", "01-01-2020", "SD Negeri 1", **{gone: "Pemberhentian Sementara", "JABATAN NAMA": "Guru"}),
        person(
            "e", "01-01-2020", "Puskesmas Singgani", **{gone: "Aktif", "TMT PENSIUN": "?", "JABATAN NAMA": "Perawat"}
        ),
    ]
    path = staff(tmp_path, rows)
    found = bring(path, url, city=CITY, period="2026-06")
    assert [end[0] for end in ends(found).values()] == ["UPDATED", "UPDATED", "UNCHANGED", "REFUSED", "UPDATED"]
    assert "masih pegawai tetapi tidak bertugas" in str(ends(found)[3][2])
    assert [spells(url, who)[0][1] for who in "abce"] == ["2026-05-31", "2026-03-31", "None", "None"]
    before = sql(url, "SELECT * FROM employment ORDER BY 1, 2")
    again = ends(bring(path, url, city=CITY, period="2026-06"))
    assert [again[at][0] for at in (0, 1, 4)] == ["UNCHANGED"] * 3
    assert sql(url, "SELECT * FROM employment ORDER BY 1, 2") == before


@pytest.mark.parametrize(
    ("kind", "stage", "status"),
    [
        ("PNS", "C", "CPNS"), ("PNS", "CPNS", "CPNS"), ("PNS", "Calon PNS", "CPNS"), ("PNS", "P", "PNS"),
        ("PNS", "null", "PNS"), ("PPPK", "C", "PPPK"), ("PPPK", "PPPK", "PPPK"),
        ("PNS", "X", None), ("PNS", "PPPK", None),
    ],
)  # fmt: skip
def test_who_is_on_probation(url: str, tmp_path: Path, kind: str, stage: str, status: str | None) -> None:
    more = {"JENIS PEGAWAI NAMA": kind, "STATUS CPNS PNS": stage, "PNS ID": "p9"}
    bring(staff(tmp_path, [person("199001012015031909", "01-01-2026", "Dinas Pendidikan", **more)]), url, city=CITY)
    assert [row[4] for row in spells(url, "p9")] == ([status] if status else [])


def test_a_person_is_never_taken_for_another(url: str, tmp_path: Path) -> None:
    other = "199001012015031977"
    row = person(other, "01-01-2020", "Dinas Pendidikan", **{"PNS ID": "b", "NAMA": "Orang Lain"})
    found = bring(staff(tmp_path, [row]), url, city=CITY)
    assert ends(found)[0][1] == "PNS ID" and "tercatat dengan NIP lain" in str(ends(found)[0][2])
    assert sql(url, "SELECT nip, name FROM employee WHERE id = 'b'") == [(NIPS["b"], "Nama B")]
    execute(url, "UPDATE employee SET nip = NULL WHERE id = 'b'")
    assert bring(staff(tmp_path, [row]), url, city=CITY).line.refused == 0


def test_the_same_row_twice_is_said_once(url: str, tmp_path: Path) -> None:
    rows = [
        b(),
        b(**{"NIP BARU": f" {NIPS['b']}"}),
        person("e", "01-01-2020", "Puskesmas Singgani"),
        person("e", "01-01-2020", "SD Negeri 1"),
    ]
    found = ends(bring(staff(tmp_path, rows), url, city=CITY))
    assert [found[at][0] for at in range(4)] == ["UPDATED", "REFUSED", "REFUSED", "REFUSED"]
    assert "sama dengan" in str(found[1][2]) and "beberapa baris" in str(found[2][2])


def test_staff_of_another_government_do_not_come_in(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = "INSTANSI KERJA NAMA"
    monkeypatch.setattr(exports, "STAFF_HEADINGS", (*exports.STAFF_HEADINGS, work))
    rows = [
        b(**{work: "Pemerintah Kota Palu"}),
        person("a", "01-01-2020", "Dinas Pendidikan", **{work: "Pemerintah Kab. Sigi", "JABATAN NAMA": "Kepala Dinas"}),
        person("e", "01-01-2020", "Puskesmas Singgani", **{work: "null", "JABATAN NAMA": "Perawat"}),
    ]
    found = bring(staff(tmp_path, rows), url)  # of two cities in the database it names one
    assert [end[0] for end in ends(found).values()] == ["UPDATED", "REFUSED", "UPDATED"]
    assert ends(found)[1][1] == work
    with pytest.raises(ImportProblem, match="--city"):
        bring(staff(tmp_path, [b()]), url)


def test_a_text_too_long_refuses_its_row_alone(url: str, tmp_path: Path) -> None:
    rows = [b(), person("e", "01-01-2020", "Puskesmas Singgani", **{"GOL AKHIR NAMA": "Golongan III ruang b"})]
    rows.append(person("a", "01-01-2020", "Dinas Pendidikan", **{"JABATAN NAMA": "K" * 256}))
    found = bring(staff(tmp_path, rows), url, city=CITY, new=True)
    assert [end[:2] for end in ends(found).values()] == [
        ("UPDATED", None), ("REFUSED", "GOL AKHIR NAMA"), ("REFUSED", "JABATAN NAMA"),
    ]  # fmt: skip
    assert found.fates["hint"][1] == t("paling banyak {most} huruf", most=16)
