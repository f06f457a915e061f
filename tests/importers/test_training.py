"""Trainings out of SIASN and the training monitor: one training for all who took it, and nobody's hours twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.contract import TABLES
from data_access.database import reading
from data_access.importers.bringing import Brought
from data_access.importers.files import read_file
from data_access.importers.kinds import IMPORTERS
from data_access.importers.problems import ImportProblem
from data_access.importers.recognising import recognised
from data_access.snapshot import refresh
from tests.city import CITY
from tests.databases import KINDS, NewDatabase
from tests.importers.brought import bring, little_city, objects
from tests.importers.exports import NIPS
from tests.importers.trained import REKAP, course, detail, diklat, monitor
from tests.published import asked, by_code, during, settings_in

THERE = {row["id"] for row in CITY["training"]}


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, request.param) as found:
        yield found


@pytest.fixture
def small(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as found:
        yield found


def _table(url: str, name: str) -> list[dict[str, Any]]:
    with reading(url) as reader:
        return [dict(row) for row in reader.connection.execute(select(TABLES[name])).mappings()]


def _participation(url: str, training: str, who: str) -> tuple[Any, ...]:
    """status, hours, day and certificate."""
    row = next(
        row
        for row in _table(url, "training_participation")
        if (row["training_id"], row["employee_id"]) == (training, who)
    )
    return row["status"], row["credited_hours"], str(row["completed_on"]), row["certificate_no"]


def _fates(found: Brought) -> list[str]:
    return found.fates["fate"].to_list()


def _reasons(found: Brought) -> dict[int, tuple[str, str]]:
    rows = found.fates.drop_nulls("reason").select("row", "column", "reason").iter_rows()
    return {row: (column, reason) for row, column, reason in rows}


def test_a_course_of_many_is_one_training_and_its_hours_reach_the_pages(url: str, tmp_path: Path) -> None:
    path = objects(
        tmp_path / "rw.json",
        [
            course("b"),
            course("e", namaKursus="ARSIP  DIGITAL", institusiPenyelenggara="bpsdm sulteng", jumlahJam="8 JP"),
            course("h", jumlahJam=6, noSertipikat=""),
            course("c"),
        ],
    )
    found = bring(path, url)
    assert (found.importer.key, _fates(found)) == ("siasn_kursus", ["INSERTED"] * 4)
    new = [row for row in _table(url, "training") if row["id"] not in THERE]
    assert [(row["title"], row["kind"], row["delivery"], row["provider"], row["hours"]) for row in new] == [
        ("Arsip Digital", "TEKNIS", "KLASIKAL", "BPSDM Sulteng", 5)
    ]
    assert (str(new[0]["starts_on"]), str(new[0]["ends_on"])) == ("2026-03-02", "2026-03-13")
    ident = new[0]["id"]
    assert _participation(url, ident, "e") == ("BERSERTIFIKAT", 8, "2026-03-13", "e-1001/2026")
    assert _participation(url, ident, "h") == ("SELESAI", 6, "2026-03-13", None)
    sent = {(row["agency_id"], str(row["month"])): row["row_count"] for row in _table(url, "delivery")}
    assert sent == {("dik", "2026-03-01"): 2, ("kes", "2026-03-01"): 2}

    snapshot = refresh(settings_in(tmp_path / "home"), url).snapshot
    reached = by_code(asked(snapshot, "jp20", "opd", during("2026")), "jp20__x")
    assert (reached["dik"], reached["kes"]) == (3, 1)  # b with 19.9 + 5, e with 12 + 8; before: 2 and none
    waiting = by_code(asked(snapshot, "hours_uncertified", "opd", during("2026")), "hours_uncertified__x")
    assert waiting["kes"] == 26  # e and i 10 each, h 6

    before = [_table(url, name) for name in ("training", "training_participation", "delivery")]
    assert _fates(bring(path, url)) == ["UNCHANGED"] * 4
    assert [_table(url, name) for name in ("training", "training_participation", "delivery")] == before


def test_the_monitor_fills_what_the_database_has_and_undoes_nothing(url: str, tmp_path: Path) -> None:
    path = monitor(
        tmp_path,
        [
            detail("a", "Manajemen Talenta", "05/02/2026", "20", "77/MT/2026"),
            detail("b", "Manajemen Talenta", "-"),
            detail("c", "ETIKA", "10/03/2026", "10", "88/ET/2026"),
            detail("d", "Etika", "10/03/2026", "24"),  # certified there already
            detail("e", "Etika", "10/03/2026", "10", "89/ET/2026"),  # waited for this
            detail("h", "Etika", "10/03/2026", "10", "belum terbit"),
            detail("a", "manajemen talenta", "05/02/2026", "20"),
            detail("g", "Etika", "10/03/2099"),
        ],
    )
    found = bring(path, url)
    assert found.importer.key == "daftar_pelatihan"
    assert _fates(found) == [
        "INSERTED", "REFUSED", "INSERTED", "UNCHANGED", "UPDATED", "INSERTED", "REFUSED", "REFUSED",
    ]  # fmt: skip
    reasons = [(column, reason.split(":")[0]) for column, reason in _reasons(found).values()]
    assert reasons == [
        ("Pelaksanaan", "tanpa tanggal"),
        (
            "Pelatihan",
            "orang ini sudah tercatat pada pelatihan yang sama di baris lain; satu pelatihan dihitung sekali",
        ),
        ("Pelaksanaan", "tanggal selesai sesudah hari ini"),
    ]
    assert found.warned["column"].to_list() == ["No Sertifikat"]
    assert _participation(url, "t4", "c") == ("BERSERTIFIKAT", 10, "2026-03-10", "88/ET/2026")
    assert _participation(url, "t4", "d") == ("BERSERTIFIKAT", 24, "2026-03-10", None)
    assert _participation(url, "t4", "e") == ("BERSERTIFIKAT", 10, "2026-03-10", "89/ET/2026")
    assert _participation(url, "t4", "h") == ("SELESAI", 10, "2026-03-10", None)
    trainings = {row["title"]: (row["kind"], row["delivery"], row["hours"]) for row in _table(url, "training")}
    assert trainings["Etika"] == ("E_LEARNING", "DARING", 10)
    assert trainings["Manajemen Talenta"] == ("LAINNYA", "KLASIKAL", 20)
    assert len(_table(url, "training")) == len(THERE) + 1


def test_a_certificate_credits_one_training_whichever_file_names_it(small: str, tmp_path: Path) -> None:
    first = bring(
        objects(tmp_path / "rw.json", [diklat("a"), diklat("a", latihanStrukturalNama="PKA Angkatan I")]), small
    )
    assert (first.importer.key, _fates(first)) == ("siasn_diklat", ["UPDATED", "REFUSED"])
    assert _participation(small, "t3", "a") == ("BERSERTIFIKAT", 900, "2026-04-30", "00012/PKA/2026")
    rows = [
        detail("a", "PKA", "30/04/2026", "900", "00012 / PKA / 2026"),
        detail("b", "PKA", "30/04/2026", "900", "00012/PKA/2026"),
    ]
    second = bring(monitor(tmp_path, rows), small)
    assert _fates(second) == ["REFUSED", "INSERTED"]
    assert "sudah dicatat pada pelatihan lain" in next(iter(_reasons(second).values()))[1]


def test_rows_without_a_provider_mean_the_only_one_that_is_named(small: str, tmp_path: Path) -> None:
    def providers() -> list[str]:
        return sorted(str(row["provider"]) for row in _table(small, "training") if row["id"] not in THERE)

    assert _fates(bring(objects(tmp_path / "rw.json", [course("a", institusiPenyelenggara=None)]), small)) == [
        "INSERTED"
    ]
    assert providers() == ["None"]
    named = [course("b"), course("c", institusiPenyelenggara="-")]
    assert _fates(bring(objects(tmp_path / "rw.json", named), small)) == ["INSERTED", "INSERTED"]
    assert providers() == ["BPSDM Sulteng"]  # the same training: its provider is known now
    other = [course("d", institusiPenyelenggara="LAN"), course("e", institusiPenyelenggara="")]
    assert _fates(bring(objects(tmp_path / "rw.json", other), small)) == ["INSERTED", "INSERTED"]
    assert providers() == ["BPSDM Sulteng", "LAN", "None"]  # of two providers nobody can tell which
    assert _fates(bring(objects(tmp_path / "rw.json", other), small)) == ["UNCHANGED", "UNCHANGED"]
    assert _fates(bring(objects(tmp_path / "rw.json", named[:1]), small)) == ["UNCHANGED"]


def test_hours_are_numbers_and_what_is_no_number_is_refused(small: str, tmp_path: Path) -> None:
    texts = ("20 jam", "12,5", "40 JPL", "0", "-3", "dua puluh", "100000", "3 hari")
    rows = [course(who, jumlahJam=text) for who, text in zip(NIPS, texts, strict=True)]
    found = bring(objects(tmp_path / "rw.json", rows), small)
    assert _fates(found) == ["INSERTED"] * 4 + ["REFUSED"] * 4
    assert [reason for _, reason in _reasons(found).values()] == [
        "JP kurang dari nol", "JP bukan angka", "JP terlalu besar", "JP bukan angka",
    ]  # fmt: skip
    assert found.fates["hint"].drop_nulls().to_list() == ["paling banyak 99.999,9"]
    assert found.warned["reason"].to_list() == ["tanpa JP: dicatat, tetapi tidak menambah jam siapa pun"]
    ident = next(row["id"] for row in _table(small, "training") if row["id"] not in THERE)
    assert [_participation(small, ident, who)[1] for who in "abcd"] == [20, 12.5, 40, None]


def test_days_that_contradict_are_refused_and_one_day_is_enough(small: str, tmp_path: Path) -> None:
    rows = [
        course("a", tanggalKursus="14-03-2026"),
        course("b", tanggalSelesaiKursus="null"),
        course("c", tanggalKursus="", tanggalSelesaiKursus=""),
        course("d", namaKursus="-"),
        course("e", namaKursus="x" * 256),
        course("f", tahunKursus=2024, jenisDiklatId=None, jenisKursusNama="Seminar"),
        course("g", jenisDiklatId="77", jenisKursusNama="Bendahara"),
    ]
    found = bring(objects(tmp_path / "rw.json", rows), small)
    assert _fates(found) == ["REFUSED", "INSERTED", "REFUSED", "REFUSED", "REFUSED", "INSERTED", "INSERTED"]
    assert found.warned["column"].to_list() == ["tahunKursus"]
    new = {row["title"]: row for row in _table(small, "training") if row["id"] not in THERE}
    assert len(new) == 1
    days = sorted(
        (str(r["starts_on"]), str(r["ends_on"]), r["kind"]) for r in _table(small, "training") if r["id"] not in THERE
    )
    assert days == [("2026-03-02", "2026-03-02", "TEKNIS"), ("2026-03-02", "2026-03-13", "KURSUS")]


def test_a_file_of_which_nothing_is_kept_writes_nothing(small: str, tmp_path: Path) -> None:
    found = bring(objects(tmp_path / "rw.json", [course("a", tanggalKursus="", tanggalSelesaiKursus="")]), small)
    assert (found.line.refused, found.line.inserted) == (1, 0)
    assert len(_table(small, "training")) == len(THERE)


def test_the_rekap_is_known_and_refused_with_the_file_to_take(small: str, tmp_path: Path) -> None:
    path = monitor(tmp_path, [("1", "Made Up", NIPS["a"], "Staf", "3/5", "4", "80", "1", "2", "1", "60")], REKAP)
    with pytest.raises(ImportProblem, match=r"adalah rekap.*berkas detail dari aplikasi yang sama"):
        bring(path, small)


MINISTRY = {
    "siasn_kursus": (
        "PNS_ID_x,PNS_NIP,TIPE_KURSUS,JENIS_KURSUS,NAMA_KURSUS,LAMA_KURSUS,TANGGAL_KURSUS,NO_SERTIFIKAT,INSTANSI",
        "NIP_BARU,JENIS_DIKLAT,NAMA_KURSUS,JUMLAH_JAM,TAHUN,NOMOR_SERTIPIKAT,INSTANSI,TANGGAL_KURSUS,LAMA,SIASN_ID",
        "id,jenis_diklat,nomor_sertifikat,tanggal_mulai,tanggal_selesai,tahun_diklat,durasi_jam,nip_baru,nama_diklat",
    ),
    "siasn_diklat": ("ID,PNS_ID,PNS_NIP,PNS_NAMA,ID_DIKLAT,NAMA_DIKLAT,NOMOR,TANGGAL,TAHUN,STATUS_DATA,LAMA",),
}
"""{kind: headings of rwt_kursus, rwt_diklat_fungsional, rwt_diklat; of rwt_diklat_struktural}"""


@pytest.mark.parametrize(("kind", "headings"), [(kind, one) for kind, many in MINISTRY.items() for one in many])
def test_the_ministrys_tables_are_known_by_their_own_headings(kind: str, headings: str, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(f"{headings}\n{headings.replace('_', ' ')}x\n", encoding="utf-8")
    assert recognised(read_file(path), IMPORTERS.values()).importer.key == kind


def test_a_length_counts_as_hours_only_where_a_person_says_so(small: str, tmp_path: Path) -> None:
    path = tmp_path / "rwt_kursus.csv"
    path.write_text(
        f"PNS_NIP,NAMA_KURSUS,LAMA_KURSUS,TANGGAL_KURSUS,NO_SERTIFIKAT\n{NIPS['a']},Bendahara,16,2026-02-02,B-2/2026\n",
        encoding="utf-8",
    )
    assert bring(path, small).warned["column"].to_list() == ["jumlahJam"]
    assert _fates(bring(path, small, columns={"hours": "LAMA_KURSUS"})) == ["UPDATED"]
    ident = next(row["id"] for row in _table(small, "training") if row["id"] not in THERE)
    assert _participation(small, ident, "a") == ("BERSERTIFIKAT", 16, "2026-02-02", "B-2/2026")
