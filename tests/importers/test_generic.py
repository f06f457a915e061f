"""Any file by a mapping: each kind of column of the contract, what it refuses, and what a mapping may not say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_access.contract import OPTIONAL, TABLES
from data_access.importers.asked import Asked, read_mapping
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_file
from data_access.importers.kinds import generic, offered
from data_access.importers.problems import ImportProblem
from tests.databases import KINDS, NewDatabase
from tests.importers.brought import ends, little_city, sql
from tests.importers.exports import NIPS

BUDGET = """
table = "training_budget"
source = "DIKLAT"
[columns]
agency_id = "OPD"
year = "Tahun"
budget = "Pagu (Rp)"
"""


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def _bring(folder: Path, url: str, mapping: str, *lines: str, **more: Any) -> Brought:
    file, map_ = folder / "berkas.csv", folder / "peta.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    map_.write_text(mapping, encoding="utf-8")
    return brought(read_file(file), url, read_mapping(map_, city="72.71", **more), "penguji")


def _reasons(found: Brought) -> dict[int, tuple[str, str]]:
    """{row of the data: the column as the file heads it, the first words of the reason}, of the refused."""
    return {
        at: (str(column), str(reason)[:18]) for at, (fate, column, reason) in ends(found).items() if fate == "REFUSED"
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_budget_comes_in(new_database: NewDatabase, kind: str, tmp_path: Path) -> None:
    lines = (
        "Daftar pagu;;", "OPD;Tahun;Pagu (Rp)", "Dinas Pendidikan;2026;Rp1.250.000.000", "KES;2026;",
        "kes;2026;900.000.000", "dinas kesehatan;TAHUN 2027;1.000.000", "Dinas Entah;2026;1.000.000",
        "dik;dua ribu;2.000.000", "TOTAL;;2.151.000.000",
    )  # fmt: skip
    with little_city(new_database, kind) as url:
        before = sql(url, "SELECT COUNT(*) FROM delivery")
        found = _bring(tmp_path, url, BUDGET, *lines)
        rows = "SELECT agency_id, year, budget FROM training_budget WHERE year > 2025 AND budget < 2000000000"
        assert {*sql(url, rows)} >= {("dik", 2026, 1_250_000_000), ("kes", 2026, 900_000_000), ("kes", 2027, 1_000_000)}
        assert found.importer.key == found.line.kind == "generic"
        assert _reasons(found) == {
            1: ("OPD", "unit kerja tidak d"),
            4: ("OPD", "unit kerja tidak d"),
            5: ("Tahun", "bukan tahun"),
        }
        assert [one.text for one in found.proposals] == ["KES", "Dinas Entah"]
        assert any("--period" in note for note in found.notes)
        assert sql(url, "SELECT COUNT(*) FROM delivery") == before
        again = _bring(tmp_path, url, BUDGET, *lines)
        assert (again.line.unchanged, again.line.refused) == (3, 3)


def test_with_a_period_the_delivery_is_noted(url: str, tmp_path: Path) -> None:
    _bring(tmp_path, url, BUDGET, "OPD,Tahun,Pagu (Rp)", "sd1,2025,5", period="2025-01")
    sent = "SELECT source, agency_id, month, row_count FROM delivery WHERE source = 'DIKLAT' AND month = '2025-01-01'"
    assert sql(url, sent) == [("DIKLAT", "dik", "2025-01-01", 1)]


def test_persons_periods_and_codes(url: str, tmp_path: Path) -> None:
    mapping = """
    table = "appraisal"
    source = "E_KINERJA"
    [columns]
    employee_id = "Pegawai"
    period_start = "Periode"
    rating = "Nilai"
    rated_on = "Waktu"
    [fixed]
    period_kind = "TRIWULAN"
    assignment = "DEFINITIF"
    [codes.rating]
    "Lumayan" = "B"
    """
    found = _bring(
        tmp_path, url, mapping, "Pegawai,Periode,Nilai,Waktu",
        f"{NIPS['a']},2026-T3,Lumayan,2026-10-02 08:00",
        f"'{NIPS['b']},Triwulan III 2026,Sangat Baik,", "c,17-08-2026,-,",
        f"{NIPS['d']},2026-07,Baik,", "199001012015031999,2026-T3,Baik,", "e,2026-T3,Bagus,", "f,2026-T3,Baik,kemarin",
    )  # fmt: skip
    rows = "SELECT employee_id, rating, rated_on FROM appraisal WHERE period_start = '2026-07-01' ORDER BY 1"
    assert [(*row[:2], str(row[2])[:16]) for row in sql(url, rows)] == [
        ("a", "B", "2026-10-02 00:00"), ("b", "SB", "None"), ("c", None, "None"),  # 08:00 in Makassar
    ]  # fmt: skip
    assert _reasons(found) == {
        3: ("Periode", "bukan hari atau na"), 4: ("Pegawai", "pegawai tidak ada "),
        5: ("Nilai", "kode tidak dikenal"), 6: ("Waktu", "tanggal tidak terb"),
    }  # fmt: skip


def test_numbers_stay_within_their_column(url: str, tmp_path: Path) -> None:
    mapping = """
    table = "training_evaluation"
    [columns]
    training_id = "Pelatihan"
    respondent_no = "No"
    item = "Butir"
    evaluation_level = "Tingkat"
    score = "Skor"
    answered_on = "Hari"
    [fixed]
    respondent = "PESERTA"
    """
    ident, title = sql(url, "SELECT MIN(id), title FROM training GROUP BY title HAVING COUNT(*) = 1 ORDER BY 1")[0]
    found = _bring(
        tmp_path, url, mapping, "Pelatihan|No|Butir|Tingkat|Skor|Hari",
        f"{ident}|901|jelas|1|5|2026-05-02", f"{title.upper()}|902|jelas|1|6|2026-05-02",
        f"{ident}|903|jelas|1|4,5|2026-05-02", f"{ident}|904|{'x' * 65}|1|4|2026-05-02",
        f"{ident}|3000000000|jelas|1|4|2026-05-02", "Entah|905|jelas|1|4|2026-05-02",
        f"{ident}|906|jelas|1|4|2026-05-02", f"{ident}|906|jelas|1|4|2026-05-02",
        f"{ident}|907|jelas|1|4|2026-05-02", f"{ident}|907|jelas|1|3|2026-05-02",
    )  # fmt: skip
    assert _reasons(found) == {
        1: ("Skor", "di luar rentang ko"), 2: ("Skor", "bukan bilangan bul"), 3: ("Butir", "teks terlalu panja"),
        4: ("No", "di luar rentang ko"), 5: ("Pelatihan", "tidak ada di basis"), 7: ("Pelatihan", "isinya sama persis"),
        8: ("Pelatihan", "beberapa baris men"), 9: ("Pelatihan", "beberapa baris men"),
    }  # fmt: skip
    rows = "SELECT respondent_no FROM training_evaluation WHERE respondent_no > 900"
    assert sorted(sql(url, rows)) == [(901,), (906,)]
    assert "1–5" in found.fates["hint"].to_list()


def test_an_id_nobody_gives_is_made_of_the_row(url: str, tmp_path: Path) -> None:
    mapping = """
    table = "service"
    [columns]
    agency_id = "Unit"
    name = "Layanan"
    free_of_charge = "Gratis"
    must_survey = "Survei"
    """
    lines = ("Unit,Layanan,Gratis,Survei", "kes,Izin praktik,ya,1", "kes,Izin apotek,tidak,1", "kes,Izin ?,mungkin,1")
    assert _bring(tmp_path, url, mapping, *lines).line.inserted == 2
    flags = "SELECT name, free_of_charge FROM service WHERE name LIKE 'Izin%' ORDER BY 1"
    assert sql(url, flags) == [("Izin apotek", 0), ("Izin praktik", 1)]
    spelled = ("Unit,Layanan,Gratis,Survei", "Dinas Kesehatan,IZIN PRAKTIK,Ya,1")
    assert _bring(tmp_path, url, mapping, *spelled).line.inserted == 0


def test_new_persons_are_known_by_their_nip(url: str, tmp_path: Path) -> None:
    mapping = 'table = "employee"\n[columns]\nnip = "NIP"\nsex = "JK"\n'
    found = _bring(tmp_path, url, mapping, "NIP,JK", f"{NIPS['a']},Pria", "199001012015031960,P", ",P")
    assert [end[0] for end in ends(found).values()] == ["UPDATED", "INSERTED", "REFUSED"]
    assert sql(url, "SELECT sex FROM employee WHERE id = 'a'") == [("L",)]
    assert _bring(tmp_path, url, mapping, "NIP,JK", "199001012015031960,P", "1,P").line.unchanged == 1


def test_a_tree_of_units_may_name_itself(url: str, tmp_path: Path) -> None:
    mapping = """
    table = "agency"
    [columns]
    id = "Kode"
    name = "Nama"
    parent_id = "Di bawah"
    [fixed]
    kind = "UNIT"
    valid_from = "2020-01-01"
    """
    lines = ("Kode,Nama,Di bawah", "n2,Seksi Obat,Bidang Farmasi", "n1,Bidang Farmasi,dinas kesehatan", "n3,X,Antah")
    found = _bring(tmp_path, url, mapping, *lines)
    assert _reasons(found) == {2: ("Di bawah", "tidak ada di basis")}
    assert sql(url, "SELECT id, parent_id FROM agency WHERE id LIKE 'n%' ORDER BY 1") == [("n1", "kes"), ("n2", "n1")]


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        ('table = "trainning_budget"', "Mungkin maksudnya training_budget"),
        ('table = "import_log"', "ditulis aplikasi ini sendiri"),
        ('table = "training_budget"\n[columns]\nyear = "T"', r"agency_id \(Agency\); budget"),
        ('table = "training_budget"\n[columns]\nyears = "T"', "tidak punya kolom 'years'. Mungkin maksudnya year"),
        ('table = "training_budget"\n[columns]\nyear = "T"\n[fixed]\nyear = 2026', "pilih satu"),
        (BUDGET.replace("DIKLAT", "DIKLATT"), "DIKLATT"),
        ("tabel = 1", "tidak dikenal"),
    ],
)
def test_a_mapping_that_cannot_fill_its_table_is_refused(url: str, tmp_path: Path, mapping: str, why: str) -> None:
    with pytest.raises(ImportProblem, match=why):
        _bring(tmp_path, url, mapping, "T,B", "1,2")


def test_a_file_without_a_mapped_heading_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"Pagu \(Rp\)"):
        _bring(tmp_path, url, BUDGET, "OPD,Tahun,Pagu", "dik,2026,1")


def test_every_table_others_may_fill_can_be_mapped() -> None:
    for name, table in TABLES.items():
        asked = Asked(table=name, columns={column.name: column.name for column in table.columns})
        if name not in OPTIONAL:
            assert [one.key for one in offered(asked)] == [generic.KEY]
