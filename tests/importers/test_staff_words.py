"""The words of an Export Data ASN: kinds of staff, duties between work and leaving, an unknown sex, a new NIP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.importers import synonyms
from tests.databases import NewDatabase
from tests.importers.brought import bring, ends, little_city, sql
from tests.importers.exports import staff
from tests.importers.exports import there as row

CITY = "72.71"
KIND, STAGE, DUTY = "JENIS PEGAWAI NAMA", "STATUS CPNS PNS", "KEDUDUKAN HUKUM NAMA"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def come(url: str, folder: Path, more: dict[str, str], **said: object) -> tuple[list[tuple[str, ...]], str]:
    """(status, duty, sex) as stored, and what is said of the row."""
    found = bring(staff(folder, [row(0, "01-01-2026", "Dinas Pendidikan", "dik", **more)]), url, city=CITY, **said)
    stored = sql(url, "SELECT status, duty, sex FROM employment JOIN employee ON id = employee_id WHERE id = 'p0'")
    said_of = [*found.fates["reason"], *found.fates["hint"], *found.warned["reason"]]
    return [tuple(map(str, one)) for one in stored], " ".join(text for text in said_of if text)


@pytest.mark.parametrize(
    ("kind", "stage", "status"),
    [
        ("PNS Daerah Kab./Kota yang bekerja pada Kab./Kota", "P", "PNS"),
        ("PNS Daerah Kab./Kota yang bekerja pada Kab./Kota", "C", "CPNS"),
        ("PNS Pusat yang bekerja pada Departemen/Lembaga", "P", "PNS"),
        ("PNS Pusat DPK pada Pemerintah Daerah", "null", "PNS"),
        ("CPNS Daerah Provinsi yang bekerja pada Provinsi", "C", "CPNS"),
        ("PPPK Guru", "null", "PPPK"), ("PPPK Teknis", "null", "PPPK"), ("PPPK Tenaga Kesehatan", "null", "PPPK"),
        ("P3K Tenaga Guru", "null", "PPPK"), ("PPPK Paruh Waktu Tenaga Teknis", "null", "PPPK_PARUH_WAKTU"),
        ("PPPK Paruh Waktu", "null", "PPPK_PARUH_WAKTU"),
        ("PNS/CPNS Daerah", "P", None), ("Non PNS Daerah", "null", None), ("PNS Aneh", "P", None),
    ],
)  # fmt: skip
def test_long_kinds_of_staff(url: str, tmp_path: Path, kind: str, stage: str, status: str | None) -> None:
    stored, why = come(url, tmp_path, {KIND: kind, STAGE: stage})
    assert [one[0] for one in stored] == ([status] if status else []), why


@pytest.mark.parametrize("text", ["Hukuman Disiplin", "Aktif (hukuman disiplin)", "PNS Aktif", "PPPK Aktif"])
def test_who_works_is_active(url: str, tmp_path: Path, text: str) -> None:
    assert come(url, tmp_path, {DUTY: text})[0] == [("PNS", "AKTIF", "L")]


IDLE = ("Pemberhentian sementara", "Masa Persiapan Pensiun (MPP)", "MPP", "Penerima Uang Tunggu")


@pytest.mark.parametrize("text", IDLE)
def test_who_is_staff_and_does_not_work_is_a_choice(url: str, tmp_path: Path, text: str) -> None:
    stored, why = come(url, tmp_path, {DUTY: text})
    assert stored == [] and "AKTIF (tetap dihitung wajib dinilai)" in why and "mungkin" not in why
    assert come(url, tmp_path, {DUTY: text}, codes={"duty": {text: "CLTN"}})[0] == [("PNS", "CLTN", "L")]


def test_the_opposite_is_never_suggested(url: str, tmp_path: Path) -> None:
    stored, why = come(url, tmp_path, {DUTY: "Tidak Aktif"})
    assert stored == [] and "mungkin" not in why
    assert synonyms.nearest_code("Aktiff", "duty") == "AKTIF"
    assert synonyms.nearest_code("Non aktif", "duty") == ""


def test_an_unknown_sex_is_left_open(url: str, tmp_path: Path) -> None:
    stored, why = come(url, tmp_path, {"JENIS KELAMIN": "X"})
    assert stored == [("PNS", "AKTIF", "None")] and "disimpan tanpa isi" in why
    assert come(url, tmp_path, {"JENIS KELAMIN": "L"})[0][0][2] == "L"
    assert come(url, tmp_path, {"JENIS KELAMIN": "?"})[0][0][2] == "L"  # what is known is not undone


def test_who_gets_a_new_nip_stays_the_same_person(url: str, tmp_path: Path) -> None:
    """The way out that the refusal names: first the NIP, then the file again."""
    contract = row(0, "01-01-2024", "Dinas Pendidikan", "dik", **{KIND: "PPPK", STAGE: "null"})
    bring(staff(tmp_path, [contract]), url, city=CITY)
    nip = "199001012026061977"
    path = staff(tmp_path, [{**row(0, "01-06-2026", "Dinas Pendidikan", "dik", **{STAGE: "C"}), "NIP BARU": nip}])
    told = str(ends(bring(path, url, city=CITY))[0][2])
    assert "kolom id dan nip" in told.replace("berkolom", "kolom") and 'table = "employee"' in told
    beside = tmp_path / "nip.csv"
    beside.write_text(f"id,nip\np0,{nip}\n", encoding="utf-8")
    mend = bring(beside, url, city=CITY, table="employee", columns={"id": "id", "nip": "nip"})
    assert mend.line.updated == 1
    assert bring(path, url, city=CITY).line.refused == 0
    assert sql(url, "SELECT nip, name FROM employee WHERE id = 'p0'") == [(nip, "Baru 199001012015031960")]
    spells = sql(url, "SELECT valid_from, valid_to, status FROM employment WHERE employee_id = 'p0' ORDER BY 1")
    assert [tuple(map(str, one)) for one in spells] == [
        ("2024-01-01", "2026-05-31", "PPPK"), ("2026-06-01", "None", "CPNS"),
    ]  # fmt: skip
