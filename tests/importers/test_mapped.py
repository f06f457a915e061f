"""What a mapping says that nobody would read, references nobody has, and what comes again a little changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_access.importers.asked import Asked, read_mapping
from data_access.importers.bringing import Brought, brought
from data_access.importers.files import read_file
from data_access.importers.kinds import offered
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import told
from tests.databases import NewDatabase
from tests.importers.brought import bring, little_city, sql
from tests.importers.exports import NIPS, appraisals, rated
from tests.published import load


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


def _bring(folder: Path, url: str, mapping: str, *lines: str, **more: Any) -> Brought:
    file, map_ = folder / "berkas.csv", folder / "peta.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    map_.write_text(mapping, encoding="utf-8")
    return brought(read_file(file), url, read_mapping(map_, city="72.71", **more), "penguji")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"codes": {"channel": {"Web": "APLIKASI"}}}, "'channel' di [codes] tidak dikenal"),
        ({"codes": {"complaint_chanel": {"Web": "APLIKASI"}}}, "Mungkin maksudnya complaint_channel?"),
        ({"columns": {"resolvd": "Tgl"}}, "'resolvd' di [columns] tidak dikenal. Mungkin maksudnya resolved?"),
        ({"fixed": {"servis": "KTP"}}, "'servis' di [fixed] tidak dikenal. Mungkin maksudnya service?"),
        ({"new_units": {"Dinas A": {"sinc": "2026-01-01"}}}, "'sinc' di [new_units] tidak dikenal"),
        ({"new_posts": {"Staf": {"familly": "PELAKSANA"}}}, "Mungkin maksudnya family?"),
        ({"table": "service", "codes": {"naem": {"a": "b"}}}, "'naem' di [codes] tidak dikenal"),
    ],
)
def test_a_name_that_nobody_knows_is_refused(said: dict[str, Any], why: str) -> None:
    with pytest.raises(ImportProblem) as problem:
        offered(Asked(**said))
    assert why in str(problem.value) and "Yang dikenal: " in str(problem.value)


def test_known_names_are_taken() -> None:
    said: dict[str, Any] = {
        "codes": {"rating": {"Lumayan": "B"}, "service": {}},
        "columns": {"resolved": "Tgl"},
        "fixed": {"unit": "x"},
    }
    assert len(offered(Asked(**said))) > 1
    columns = dict.fromkeys(("agency_id", "month", "due_on", "synthetic", "source"), "Judul")
    [one] = offered(Asked(table="delivery", codes={"source": {"Kinerja": "E_KINERJA"}}, columns=columns))
    assert one.key == "generic"


def test_parts_of_which_nothing_occurs_are_told_and_harm_nothing(url: str, tmp_path: Path) -> None:
    path = appraisals(tmp_path, [rated("a", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik")], "SKP mei 2026.xlsx")
    said: dict[str, Any] = {
        "units": {"Dinas Antah": "dik", "Dinas Berantah / Kota": "kes"},
        "codes": {"rating": {"baik": "B"}},
    }
    found = bring(path, url, city="72.71", period="2026-05", **said)
    assert found.line.refused == 0
    assert [note for note in found.notes if note.startswith("Pemetaan")] == [
        "Pemetaan [units]: tidak satu pun teksnya ada di berkas ini, misalnya “Dinas Antah”."
    ]


PLAN = """
table = "development_plan"
[columns]
employee_id = "NIP"
competency_id = "Kompetensi"
year = "Tahun"
status = "Status"
cost = "Biaya"
"""
HEADINGS = "NIP;Kompetensi;Tahun;Status;Biaya"


def test_a_row_that_changed_is_told_beside_the_one_that_is_there(url: str, tmp_path: Path) -> None:
    load(url, {"competency": [{"id": "x1", "name": "Manajemen Talenta", "domain": "TEKNIS"}]})
    first = _bring(tmp_path, url, PLAN, HEADINGS, f"{NIPS['a']};Manajemen Talenta;2028;Dianggarkan;1.250")
    assert (first.line.inserted, sql(url, "SELECT cost FROM development_plan WHERE year = 2028")) == (1, [(1250,)])
    lines = (f"{NIPS['a']};Manajemen Talenta;2028;Terlaksana;1.250", f"{NIPS['b']};Manajemen Talenta;2028;USULAN;5")
    again = _bring(tmp_path, url, PLAN, HEADINGS, *lines)
    assert again.line.inserted == 2
    assert [note for note in again.notes if note.startswith("1 baris baru mirip baris yang sudah ada")]
    same = _bring(tmp_path, url, PLAN, HEADINGS, *lines)
    assert same.line.unchanged == 2 and not any("mirip" in note for note in same.notes)


def test_a_reference_nobody_has_is_helped_by_name_id_and_a_way_to_make_it(url: str, tmp_path: Path) -> None:
    load(url, {"competency": [
        {"id": "x1", "name": "Manajemen Talenta", "domain": "TEKNIS"},
        {"id": "x2", "name": "Arsip", "domain": "TEKNIS"}, {"id": "x3", "name": "Arsip", "domain": "PEMERINTAHAN"},
    ]})  # fmt: skip
    lines = [f"{NIPS['a']};{name};2028;USULAN;5" for name in ("Manajemen Talent", "Arsip", "Zzz qqq")]
    found = _bring(tmp_path, url, PLAN, HEADINGS, *lines)
    near, shared, strange = told(found.fates)
    new = "yang baru diimpor lebih dahulu dengan pemetaan table = “competency”"
    assert str(near).endswith(f"(mungkin Manajemen Talenta · x1; {new})")
    assert str(shared).endswith(f"(dipakai oleh x2, x3; {new})")
    assert str(strange).endswith(f"tulis id-nya ({new})")


def test_an_index_is_known_by_its_name_and_no_other_is_guessed(url: str, tmp_path: Path) -> None:
    mapping = 'table = "official_index"\n[columns]\nindex_code = "Indeks"\nyear = "Tahun"\nvalue = "Nilai"\n'
    mapping += '[fixed]\nagency_id = "dik"\n'
    found = _bring(tmp_path, url, mapping, "Indeks;Tahun;Nilai", "Indeks Profesionalitas ASN;2025;81,5", "IKI;2025;3,2")
    assert found.fates["fate"].to_list() == ["INSERTED", "REFUSED"]
    assert "mungkin" not in str(found.fates["hint"][1]) and "IP_ASN" in str(found.fates["hint"][1])


_DOCS = Path(__file__).parents[2] / "docs" / "importing.md"


def _documented(name: str) -> str:
    """A mapping that the documentation shows under this name."""
    return next(one for one in _DOCS.read_text(encoding="utf-8").split("```") if one.startswith(f"toml\n# {name}"))[5:]


def test_the_documented_files_of_standards_come_in(url: str, tmp_path: Path) -> None:
    lines = ("Kompetensi;Kelompok", "Analisis Data;Teknis", "Kepekaan;Sosial kultural")
    assert _bring(tmp_path, url, _documented("kamus.toml"), *lines).line.inserted == 2
    [(title,)] = sql(url, "SELECT title FROM position ORDER BY id LIMIT 1")
    rows = ("Jabatan;Kompetensi;Level", f"{title};Analisis Data;3", f"{title};kepekaan;4", f"{title};Entah;1")
    found = _bring(tmp_path, url, _documented("skj.toml"), *rows)
    assert found.fates["fate"].to_list() == ["INSERTED", "INSERTED", "REFUSED"]


def test_needs_of_posts_without_a_standard_wait_for_it(url: str, tmp_path: Path) -> None:
    path = tmp_path / "akpk.csv"
    names = ("integritas", "komunikasi")
    path.write_text(
        ";".join(["nip", "tahun", *(f"atasan_{name}" for name in names), "atasan_kompetensi_dikembangkan"])
        + f"\n{NIPS['c']};2025;1;3;Integritas\n",
        encoding="utf-8",
    )
    plans = "SELECT count(*) FROM development_plan WHERE employee_id = 'c' AND year = 2026"
    found = bring(path, url, city="72.71")
    assert any(
        "Impor standar kompetensi jabatan (tabel competency_standard) lebih dahulu" in one for one in found.notes
    )
    assert sql(url, plans) == [(0,)]
    [(post,)] = sql(url, "SELECT position_id FROM employment WHERE employee_id = 'c' AND valid_to IS NULL")
    assert (
        _bring(tmp_path, url, _documented("skj.toml"), "Jabatan;Kompetensi;Level", f"{post};Integritas;3").line.inserted
        == 1
    )
    again = bring(path, url, city="72.71")
    assert sql(url, plans) == [(1,)] and not any("competency_standard" in one for one in again.notes)
