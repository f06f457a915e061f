"""After an import: what the next refresh shows, what is kept and said of the file, and what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.cities import PALU
from data_access.cli.beginning import told
from data_access.importers import founding
from data_access.importers.files import NUMBER, named
from data_access.migrations import upgrade
from data_access.snapshot import refresh
from tests.command import Pantau
from tests.databases import NewDatabase, execute
from tests.importers.brought import bring, little_city, sql
from tests.importers.exports import NIPS, Cells, appraisals, rated
from tests.importers.surveys import table_file
from tests.published import SMALL, filled, received, settings_in

CLOSED = "2026-02"
"""A month that is closed on the day of the little city's data."""


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database("sqlite") as database:
        yield filled(database, SMALL)


def _complaint(number: str, day: str, **said: str) -> dict[str, str]:
    usual = {"klasifikasi": "Pengaduan Normatif", "status": "Sedang Diproses", "kanal": "SP4N-LAPOR!"}
    more = {"instansi_terdisposisi": "Dinas Pendidikan", "kategori": "Waktu layanan", "judul": "x", "tanggapan": "y"}
    return {"nomor_tiket": number, "tanggal_laporan": f"{day} 08:00:00", "tanggal_selesai": "", **usual, **more, **said}


def test_a_closed_month_that_was_imported_is_shown_by_the_next_refresh(url: str, tmp_path: Path) -> None:
    home = settings_in(tmp_path / "home")
    first = refresh(home, url)
    before = received(first.snapshot, CLOSED)
    found = bring(table_file(tmp_path, [_complaint("T-1", "2026-02-02")], "aduan.csv"), url, city=PALU.code)
    assert found.line.inserted == 1
    after = refresh(home, url)
    assert (before, received(after.snapshot, CLOSED)) == (0, 1)
    assert refresh(home, url).statements < after.statements  # with nothing imported since, only what is open


def _begun(url: str, periodic: founding.Periodic) -> list[str]:
    return [*told(url, PALU, periodic)]


def test_a_city_that_appraises_otherwise_than_is_said_is_told_how_it_stands(new_database: NewDatabase) -> None:
    cycles = "SELECT DISTINCT period_kind FROM appraisal_cycle WHERE profession = 'LAINNYA' ORDER BY period_kind"
    with new_database("sqlite") as database:
        upgrade(database)
        assert not any("appraisal_cycle:" in one or "--periodic" in one for one in _begun(database, "TRIWULAN"))
        again = _begun(database, "BULAN")
        assert sql(database, cycles) == [("TAHUN",), ("TRIWULAN",)]
        assert "sudah ada; tidak ada yang berubah" in again[0]
        assert "di basis data: triwulan, dan itu tidak diubah" in again[1]
        assert "impor siklusnya dengan --map" in again[1]
        assert len(_begun(database, "TRIWULAN")) < len(again)
        execute(database, "UPDATE appraisal_cycle SET period_kind = 'BULAN' WHERE period_kind = 'TRIWULAN'")
        assert len(_begun(database, "BULAN")) < len(again)


SESUAI, NIP = "Sesuai Ekspektasi", NIPS["a"]
ROWS: list[Cells] = [
    rated("a", SESUAI, SESUAI, "Baik", skp_unor="Rumah Siti Aminah Jl Mawar 3"),
    rated("b", SESUAI, SESUAI, "Lumayan"),
    rated("c", SESUAI, SESUAI, "lumayan"),
    rated("d", SESUAI, SESUAI, NIPS["d"]),
]
"""One with a unit that nobody knows, two with a rating that nobody knows, one whose columns slipped."""


@pytest.fixture
def there(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


@pytest.fixture
def pantau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Pantau:
    return Pantau(tmp_path / "home", monkeypatch, capsys)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (f"SKP mei 2026 {NIP} Siti.csv", f"SKP mei 2026 {NUMBER} Siti.csv"),
        (f"SKP_{NIP}.ditolak.csv", f"SKP_{NUMBER}.ditolak.csv"),
        ("19900101 201503 1 901.xlsx", f"{NUMBER}.xlsx"),
        ("7271000000000000 2025.json", f"{NUMBER} 2025.json"),
        ("SKP 2026-05-01 sd 2026-05-31 (20260601101500).xlsx", "SKP 2026-05-01 sd 2026-05-31 (20260601101500).xlsx"),
    ],
)
def test_the_name_of_a_file_is_kept_without_a_persons_number(name: str, kept: str) -> None:
    assert named(name) == kept


def test_no_number_and_no_address_is_kept_of_a_file(there: str, tmp_path: Path) -> None:
    bring(appraisals(tmp_path, ROWS, f"SKP {NIP}.xlsx"), there, city=PALU.code, period="2026-T1")
    assert sql(there, "SELECT file_name FROM import_log") == [(f"SKP {NUMBER}.xlsx",)]
    findings = sql(there, "SELECT agency_id, unit, reason FROM import_finding WHERE fate <> 'READ'")
    assert findings and not any("Siti" in str(one) for one in findings)


def test_files_called_by_two_persons_numbers_do_not_answer_each_other(there: str, tmp_path: Path) -> None:
    standing = "SELECT count(*) FROM import_finding WHERE fate = 'REFUSED' AND settled_by IS NULL"
    bring(appraisals(tmp_path, ROWS[1:2], f"SKP {NIPS['b']}.xlsx"), there, city=PALU.code, period="2026-T1")
    good = rated("e", SESUAI, SESUAI, "Baik")
    bring(appraisals(tmp_path, [good], f"SKP {NIPS['e']}.xlsx"), there, city=PALU.code, period="2026-T1")
    assert sql(there, standing) == [(1,)]


def test_the_command_names_unknown_texts_the_list_and_every_warning(there: str, tmp_path: Path, pantau: Pantau) -> None:
    path = appraisals(tmp_path, ROWS, f"Laporan {NIP}.xlsx")
    words = ("import", str(path), "--url", there, "--city", PALU.code, "--period", "2026-T1")
    done = pantau(*words)
    assert done.returncode == 1
    lines = [one.strip() for one in done.stdout.splitlines()]
    (unknown,) = [one for one in lines if "“Lumayan”, “lumayan”" in one]
    assert unknown.startswith("· 3 ditolak: kode tidak dikenal")
    assert "[codes.rating]: SK, K, BP, B, SB" in unknown and unknown.endswith("(hasil_akhir)")
    assert "1 peringatan: unit tidak dikenal: disimpan tanpa unit sampai dipasangkan (skp_unor)" in lines
    assert not any(nip in done.stdout + done.stderr for nip in NIPS.values())


def test_the_same_content_beside_a_file_is_written_once(there: str, tmp_path: Path, pantau: Pantau) -> None:
    path = appraisals(tmp_path, ROWS, "Laporan.xlsx")
    words = ("import", str(path), "--url", there, "--city", PALU.code, "--period", "2026-T1")
    beside = {"Laporan.ditolak.xlsx", "Laporan.usulan.toml"}

    def lying() -> set[str]:
        return {one.name for one in tmp_path.glob("Laporan.*") if one != path}

    pantau(*words)
    first = (tmp_path / "Laporan.ditolak.xlsx").read_bytes()
    pantau(*words)
    assert lying() == beside
    assert (tmp_path / "Laporan.ditolak.xlsx").stat().st_mode & 0o777 == 0o600
    appraisals(tmp_path, ROWS[:2], "Laporan.xlsx")
    for _ in range(2):
        assert "Laporan.2.ditolak.xlsx" in pantau(*words).stdout
    assert lying() == beside | {"Laporan.2.ditolak.xlsx"}
    assert (tmp_path / "Laporan.ditolak.xlsx").read_bytes() == first
