"""e-Kinerja "Laporan SKP": one plan for a person and year, that of the newest period in the person's own post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.databases import NewDatabase
from tests.importers.brought import bring, ends, little_city, sql
from tests.importers.exports import NIPS, Cells, workbook

HEADINGS = (
    "skp_id", "nip", "nama", "jabatan", "unit", "jenis_pegawai", "skp_status", "skp_model", "skp_unor",
    "skp_unor_induk", "periode_awal", "periode_akhir", "is_plt_plh", "created_at",
)  # fmt: skip


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as found:
        yield found


def _plan(who: str, status: str, first: str = "2026-01-01", last: str = "2026-12-31", **more: Any) -> Cells:
    filled = {"skp_status": status} if status else {}
    return {
        "nip": NIPS.get(who, who), "nama": "Made Up", "jenis_pegawai": "pns", **filled, "skp_unor": "Dinas Pendidikan",
        "periode_awal": first, "periode_akhir": last, "is_plt_plh": 0, **more,
    }  # fmt: skip


def _report(folder: Path, rows: list[Cells], at: int = 19) -> Path:
    above = {1: "LAPORAN SKP TAHUN 2026", 3: "Instansi Pemerintah Kota Palu"}
    return workbook(folder / "Laporan SKP.xlsx", HEADINGS, rows, above, at)


@pytest.mark.parametrize("at", [5, 20])
def test_each_status_is_a_plan_and_none_is_no_plan(url: str, tmp_path: Path, at: int) -> None:
    rows = [_plan("a", "draft"), _plan("b", "pengajuan"), _plan("c", "PERSETUJUAN"), _plan("d", ""), _plan("e", "apa")]
    found = bring(_report(tmp_path, rows, at), url)
    assert found.importer.key == "ekinerja_skp"
    assert dict(found.fates.select("row", "fate").iter_rows()) == {
        at + 1: "INSERTED", at + 2: "INSERTED", at + 3: "INSERTED", at + 4: "REFUSED", at + 5: "REFUSED",
    }  # fmt: skip
    assert ends(found)[3][1:] == ("skp_status", "belum ada SKP")
    assert sql(url, "SELECT employee_id, year, status FROM performance_plan ORDER BY 1") == [
        ("a", 2026, "DRAFT"),
        ("b", 2026, "DIAJUKAN"),
        ("c", 2026, "DISETUJUI"),
    ]
    assert bring(_report(tmp_path, rows, at), url).line.unchanged == 3


def test_who_moved_counts_by_the_newest_period_and_an_acting_post_not_at_all(url: str, tmp_path: Path) -> None:
    rows = [
        _plan("a", "draft", "2026-07-01", "2026-12-31"),
        _plan("a", "persetujuan", "2026-01-01", "2026-06-30"),
        _plan("b", "persetujuan", "2026-01-01", "2026-12-31"),
        _plan("b", "draft", "2026-02-01", "2026-12-31", is_plt_plh=1),
        _plan("c", "draft", "2026-07-01", "2026-12-31"),
        _plan("c", "persetujuan", "2026-01-01", "2026-12-31"),
        _plan("d", "persetujuan", "2026-01-01", "2026-06-30"),
        _plan("d", "", "2026-07-01", "2026-12-31"),
        _plan("e", "pengajuan", "2025-01-01", "2025-12-31"),
        _plan("e", "draft", "2026-01-01", "2026-12-31", is_plt_plh="0.0"),
    ]
    found = bring(_report(tmp_path, rows), url)
    told = ends(found)
    assert [at for at, (fate, _, _) in told.items() if fate == "INSERTED"] == [0, 2, 4, 8, 9]
    assert told[3][1:] == ("is_plt_plh", "SKP jabatan pelaksana tugas tidak dihitung")
    assert all("baris yang lebih baru" in str(told[at][2]) for at in (1, 5, 6))
    assert told[7][2] == "belum ada SKP"
    assert sql(url, "SELECT employee_id, year, status FROM performance_plan ORDER BY 1, 2") == [
        ("a", 2026, "DRAFT"),
        ("b", 2026, "DISETUJUI"),
        ("c", 2026, "DRAFT"),
        ("e", 2025, "DIAJUKAN"),
        ("e", 2026, "DRAFT"),
    ]


def test_a_nip_that_lost_its_digits_is_refused_and_says_so(url: str, tmp_path: Path) -> None:
    rows = [_plan("a", "draft", nip=int(NIPS["a"])), _plan("b", "draft")]
    found = bring(_report(tmp_path, rows), url)
    assert (found.line.inserted, found.line.refused) == (1, 1)
    assert "mungkin tiga angka terakhir hilang" in str(found.fates["hint"][0])
    assert "mungkin tiga angka terakhir hilang" in str(found.refused_rows["alasan ditolak"][0])
    assert any("Simpan kolomnya (misalnya NIP) sebagai teks" in note for note in found.notes)
