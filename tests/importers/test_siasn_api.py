"""Dumps of the SIASN API about performance: texts are read, inner numbers are not guessed, a year counts once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.databases import KINDS, NewDatabase
from tests.importers.brought import bring, ends, little_city, objects, sql
from tests.importers.exports import NIPS

DI_ATAS, SESUAI, DI_BAWAH = "DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "DIBAWAH EKSPEKTASI"


@pytest.fixture(params=KINDS)
def everywhere(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, request.param) as url:
        yield url


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as found:
        yield found


def _yearly(who: str, year: object, result: object, behaviour: object, rating: object, **more: Any) -> dict[str, Any]:
    return {
        "id": "x", "pnsDinilaiId": who, "tahun": year, "hasilKinerja": result, "hasilKinerjaNilai": 1,
        "perilakuKerja": behaviour, "PerilakuKerjaNilai": 2, "kuadranKinerja": rating, "KuadranKinerjaNilai": 3,
        "namaPenilai": "Made Up", "nipNrpPenilai": "199001012015031999", "path": {"890": {}}, **more,
    }  # fmt: skip


def test_the_predikat_of_years_is_read_from_its_texts(everywhere: str, tmp_path: Path) -> None:
    path = objects(
        tmp_path / "rw_skp22.json",
        [
            _yearly("a", 2024, DI_ATAS, SESUAI, "BAIK"),
            _yearly("b", "2024", 2, SESUAI, 2, hasilKinerjaNilai=DI_BAWAH, KuadranKinerjaNilai="BUTUH PERBAIKAN"),
            _yearly("c", 2024, DI_ATAS, SESUAI, 2),
            _yearly("d", 2021, DI_ATAS, SESUAI, "BAIK"),
            _yearly("zz", 2024, SESUAI, SESUAI, "BAIK"),
            _yearly("zz", 2024, SESUAI, None, "BAIK", nip=NIPS["f"], PerilakuKerjaNilai=None),
            _yearly("a", 2024, DI_ATAS, SESUAI, "baik"),
            _yearly("g", 2023, SESUAI, SESUAI, "BAIK"),
            _yearly("g", 2023, DI_ATAS, DI_ATAS, "SANGAT BAIK"),
            _yearly("h", 2099, SESUAI, SESUAI, "BAIK"),
            _yearly("e", 2023, SESUAI, SESUAI, None, KuadranKinerjaNilai=None),
            _yearly("e", 2022, SESUAI, SESUAI, "BAIK", KuadranKinerjaNilai="KURANG"),
            _yearly("a", 2023, SESUAI, SESUAI, "BAIK", nip=NIPS["b"]),
        ],
    )
    found = bring(path, everywhere)
    assert (found.importer.key, found.line.inserted, found.line.refused) == ("siasn_skp22", 3, 10)
    told = ends(found)
    assert told[0] == told[1] == told[5] == ("INSERTED", None, None)
    assert told[2][1:] == (
        "kuadranKinerja",
        "hanya berisi angka yang artinya tidak terdokumentasi: isi teksnya, atau sebut di [codes] berkas pemetaan",
    )
    reasons = {at: str(reason) for at, (_, _, reason) in told.items()}
    for at, part in {
        3: "sebelum ada predikat", 4: "PNS ID tidak ada", 6: "sama dengan baris lain", 7: "isi yang berbeda",
        8: "isi yang berbeda", 9: "belum dimulai", 10: "tanpa predikat", 11: "menyebut hal yang berbeda",
        12: "milik dua orang",
    }.items():  # fmt: skip
        assert part in reasons[at], at
    there = (
        "SELECT employee_id, assignment, agency_id, work_result, behaviour, rating FROM appraisal "
        "WHERE period_kind = 'TAHUN' AND period_start = '2024-01-01' ORDER BY employee_id"
    )
    assert sql(everywhere, there) == [
        ("a", "DEFINITIF", None, "DI_ATAS", "SESUAI", "B"),
        ("b", "DEFINITIF", None, "DI_BAWAH", "SESUAI", "BP"),
        ("f", "DEFINITIF", None, "SESUAI", None, "B"),
    ]
    assert sql(everywhere, "SELECT agency_id, row_count FROM delivery WHERE month = '2024-12-01'") == [("palu", 3)]
    again = bring(path, everywhere)
    assert (again.line.unchanged, again.line.inserted, again.line.updated) == (3, 0, 0)


def test_numbers_count_where_a_person_says_what_they_mean(url: str, tmp_path: Path) -> None:
    path = objects(tmp_path / "a.json", [_yearly("a", 2024, 9, 9, "BAIK")])
    assert bring(path, url).line.refused == 1
    told = bring(path, url, codes={"expectation": {"9": "SESUAI", "1": "SESUAI", "2": "SESUAI"}})
    assert told.line.inserted == 1


def _periodic(who: str, period: object, rating: object, **more: Any) -> dict[str, Any]:
    return {
        "id": "x", "tahun": "2025", "nip": NIPS.get(who, who), "hasilKinerja": SESUAI, "hasilKinerjaNilai": "2",
        "koefisenId": "1", "kuadranKinerjaNilai": rating, "kuadranNilai": "2", "perilakuKerja": SESUAI,
        "perilakuKerjaNilai": "2", "periodikId": "1", "periodikNama": period, "pnsDinilaiId": "zz",
        "unorId": "x", "unorNama": "Dinas Pendidikan", **more,
    }  # fmt: skip


def test_periods_are_read_row_by_row(url: str, tmp_path: Path) -> None:
    path = objects(
        tmp_path / "rw_kinerjaperiodik.json",
        [
            _periodic("b", "Januari", "BAIK"),
            _periodic("b", "Triwulan II", "2", kuadranNilai="SANGAT BAIK"),
            _periodic("b", "SEMESTER 2", "BAIK"),
            _periodic("b", "Tahunan", "BAIK", unorId="y", unorNama="Dinas Antah Berantah"),
            _periodic("b", "Periode Khusus", "BAIK"),
            _periodic("b", None, "BAIK"),
            _periodic("b", "Maret 2024", "BAIK"),
            _periodic("b", "Triwulan IV", "BAIK", unorId="y", unorNama="Dinas Antah Berantah"),
        ],
    )
    found = bring(path, url, city="72.71")
    assert found.importer.key == "siasn_periodik"
    assert [ends(found)[at][0] for at in range(8)] == ["INSERTED"] * 4 + ["REFUSED"] * 3 + ["UPDATED"]
    assert sql(
        url,
        "SELECT period_kind, period_start, agency_id, rating FROM appraisal WHERE employee_id = 'b' "
        "AND period_start BETWEEN '2025-01-01' AND '2025-12-31' AND work_result = 'SESUAI' ORDER BY 2, 1",
    ) == [
        ("BULAN", "2025-01-01", "dik", "B"),
        ("TAHUN", "2025-01-01", None, "B"),
        ("TRIWULAN", "2025-04-01", "dik", "SB"),
        ("SEMESTER", "2025-07-01", "dik", "B"),
        ("TRIWULAN", "2025-10-01", "dik", "B"),  # what another source said of the unit stays
    ]
    assert [(one.text, str(one.values["valid_from"])) for one in found.proposals] == [
        ("Dinas Antah Berantah", "2025-01-01")
    ]
    assert bring(path, url, city="72.71").line.unchanged == 5


def test_the_numbers_of_a_period_are_never_taken_for_a_year(url: str, tmp_path: Path) -> None:
    row = {key: cell for key, cell in _periodic("b", "", "BAIK").items() if key != "periodikNama"}
    with pytest.raises(Exception, match="periodikNama"):
        bring(objects(tmp_path / "a.json", [row]), url)


def _score(who: str, year: int, score: object, **more: Any) -> dict[str, Any]:
    return {
        "id": "x",
        "pns": who,
        "tahun": year,
        "nilaiSkp": 80,
        "nilairatarata": 70,
        "nilaiPrestasiKerja": score,
        **more,
    }


def test_the_score_of_a_year_is_that_of_its_rule(url: str, tmp_path: Path) -> None:
    rows = [
        _score("f", 2018, 85.125, jenisPeraturanKinerjaKd="PP46"),
        _score("f", 2019, "86,5", jenisPeraturanKinerjaKd=None),
        _score("g", 2021, 45, jenisPeraturanKinerjaKd="PP46"),
        _score("g", 2021, 101.456, jenisPeraturanKinerjaKd="PP30"),
        _score("f", 2017, 120.5, jenisPeraturanKinerjaKd="PP46"),
        _score("f", 2022, 90, jenisPeraturanKinerjaKd="PP46"),
        _score("f", 2013, 90, jenisPeraturanKinerjaKd="PP46"),
        _score("f", 2016, None, jenisPeraturanKinerjaKd="PP46"),
        _score("f", 2015, 0, jenisPeraturanKinerjaKd="PP46"),
    ]
    found = bring(objects(tmp_path / "rw_skp.json", rows), url)
    fates = [ends(found)[at][0] for at in range(9)]
    assert found.importer.key == "siasn_skp"
    assert fates == ["INSERTED", "INSERTED", "REFUSED", "UPDATED", *["REFUSED"] * 4, "INSERTED"]
    hints = dict(found.fates.select("_at", "hint").iter_rows())
    assert (ends(found)[4][2], hints[4]) == ("nilai di luar rentang", "0–120")
    assert found.warned["reason"].to_list() == ["nilai 0: mungkin belum diisi di SIASN"]
    there = "SELECT employee_id, year, score FROM legacy_appraisal WHERE employee_id IN ('f', 'g') ORDER BY 1, 2"
    assert sql(url, there) == [
        ("f", 2015, 0),
        ("f", 2018, 85.13),
        ("f", 2019, 86.5),
        ("f", 2021, 69.99),
        ("g", 2020, 50.99),
        ("g", 2021, 101.46),
    ]


def test_a_dp3_is_known_from_an_skp_and_never_fills_its_years(url: str, tmp_path: Path) -> None:
    path = tmp_path / "rw_dp3.csv"
    path.write_text("pnsId,tahun,kesetiaan,jumlah,nilairatarata\na,2012,91,640,80.00\na,2014,91,640,80\n", "utf-8")
    found = bring(path, url)
    assert (found.importer.key, [ends(found)[at][0] for at in (0, 1)]) == ("siasn_dp3", ["INSERTED", "REFUSED"])
    assert sql(url, "SELECT year, score FROM legacy_appraisal WHERE employee_id = 'a' AND year < 2019") == [(2012, 80)]


@pytest.mark.parametrize(("opens", "between", "closes"), [("[", ",", "]"), ("", "\n", "")])
def test_answers_person_by_person_are_one_list(url: str, tmp_path: Path, opens: str, between: str, closes: str) -> None:
    answers = [
        {"code": 1, "data": [_yearly("a", 2024, SESUAI, SESUAI, "BAIK"), _yearly("a", 2023, SESUAI, SESUAI, "BAIK")]},
        {"code": 0, "data": "Data tidak ditemukan"},
        {"code": 1, "data": []},
        {"code": 1, "data": [_yearly("b", 2024, SESUAI, SESUAI, "BAIK")]},
    ]
    path = tmp_path / "semua.json"
    path.write_text(opens + between.join(map(json.dumps, answers)) + closes, "utf-8")
    assert bring(path, url).line.inserted == 3
