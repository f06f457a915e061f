"""Results of assessments into the little city: levels by hand, down to the gaps that the pages count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data_access.importers import bringing
from data_access.importers.problems import ImportProblem
from data_access.snapshot import refresh
from tests.city import AS_OF
from tests.databases import KINDS, NewDatabase
from tests.importers.assessed import Cells, assessed, fates, levels, new_rows, reasons, table
from tests.importers.brought import bring, little_city
from tests.importers.exports import NIPS
from tests.published import asked, by_code, during, settings_in
from tests.rows import load

APRIL = "2026-04-10"


@pytest.fixture(autouse=True)
def _on_the_data_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "today", lambda: AS_OF)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, request.param) as database:
        yield database


def _long(who: str, name: str, score: object, type_: str = "", standard: object = "", day: str = APRIL) -> Cells:
    """A row of ATLAS, with a day; its own gap and level are nonsense here."""
    return {"nip": NIPS.get(who, who), "competency_name": name, "score": score, "type": type_, "standard": standard,
            "gap": 9, "level": "Optimal", "tanggal_asesmen": day}  # fmt: skip


def test_a_long_file_closes_and_opens_gaps(url: str, tmp_path: Path) -> None:
    found = assessed(
        url,
        tmp_path,
        _long("a", "INTEGRITAS", 4, "Manajerial", 4),
        _long("b", "komunikasi", "3.0", "Manajerial", 0),
        _long("f", "Asuhan  Keperawatan", 2, "Teknis"),
        _long("c", "Kerjasama", 2, "Manajerial"),
        _long("e", "Kerja Sama", 3, "Manajerial"),
        _long("c", "Pengembangan Diri & Orang Lain", 1, "Manajerial"),
        _long("e", "Pengembangan Diri dan Orang Lain", 5),
        _long("g", "Telaah Data", 2, "Teknis"),
    )
    assert found.importer.key == "asesmen_panjang"
    assert (found.line.inserted, found.line.rows) == (8, 8)
    growth = "Pengembangan Diri dan Orang Lain"
    assert levels(url) == {
        ("a", "Integritas", APRIL, 4), ("b", "Komunikasi", APRIL, 3), ("f", "Asuhan Keperawatan", APRIL, 2),
        ("c", "Kerja Sama", APRIL, 2), ("e", "Kerja Sama", APRIL, 3), ("c", growth, APRIL, 1), ("e", growth, APRIL, 5),
        ("g", "Telaah Data", APRIL, 2),
    }  # fmt: skip
    made = {("Kerja Sama", "MANAJERIAL"), (growth, "MANAJERIAL"), ("Telaah Data", "TEKNIS")}
    assert {*new_rows(url, "competency", "name", "domain")} == made
    assert len(table(url, "competency", "id")) == 4 + 3
    assert found.warned.is_empty()
    snapshot = refresh(settings_in(tmp_path / "home"), url).snapshot
    answer = asked(snapshot, "pairs_below gap_levels", "competency", during("2026"))
    assert by_code(answer, "pairs_below__x") == {"int": 0, "kom": 0, "tek": 2}  # e still lacks two levels, f one
    assert by_code(answer, "gap_levels__x") == {"int": 0, "kom": 0, "tek": 3}


def test_the_same_results_again_change_nothing(url: str, tmp_path: Path) -> None:
    rows = (_long("a", "Integritas", 4), _long("c", "Telaah Data", 2, "Teknis"))
    assessed(url, tmp_path, *rows)
    again = assessed(url, tmp_path, *rows[::-1])
    assert fates(again) == ["UNCHANGED", "UNCHANGED"]
    assert fates(assessed(url, tmp_path, _long("a", "Integritas", 3))) == ["UPDATED"]
    delivered = table(url, "delivery", "source", "agency_id", "month", "row_count")
    assert ("ASESMEN", "palu", date(2026, 4, 1), 2) in delivered  # a smaller file is no smaller delivery


def test_every_row_that_says_no_level_is_refused_with_its_reason(url: str, tmp_path: Path) -> None:
    found = assessed(
        url,
        tmp_path,
        _long("a", "Integritas", "3,5"),
        _long("a", "Integritas", 0),
        _long("a", "Integritas", 6),
        _long("a", "Integritas", ""),
        _long("a", "", 3),
        _long("a", "Telaah Data", 3),
        _long("a", "Integritass", 3, "Manajerial"),
        _long("a", "Komunikasi", 3, day="31/02/2026"),
        _long("a", "Komunikasi", 3, day=""),
        _long("a", "Komunikasi", 3, day="2099-01-01"),
        _long("199001012015031999", "Komunikasi", 3),
        _long("b", "Integritas", 2),
        _long("b", "Integritas", 2),
        _long("c", "Integritas", 2),
        _long("c", "integritas", 3),
        _long("d", "Mesin", 3, "Teknis"),
        _long("e", "Mesin", 3, "Pemerintahan"),
    )
    why = reasons(found)
    outside = ("score", "level kompetensi harus bilangan bulat di dalam rentangnya (1–5)")
    assert [why[row] for row in (2, 3, 4)] == [outside] * 3
    assert why[5] == ("score", "tanpa level capaian")
    assert why[6] == ("competency_name", "tanpa nama kompetensi")
    assert why[7][0] == "competency_name" and "jenisnya" in why[7][1]
    assert "PermenPANRB 38/2017" in why[8][1] and why[8][1].endswith("(mungkin Integritas)")
    assert why[9] == ("tanggal_asesmen", "tanggal tidak terbaca")
    assert why[10][1].startswith("tanpa waktu asesmen")
    assert why[11][1].startswith("hari asesmen lewat")
    assert "pegawai tidak ada" in why[12][1]
    assert why[14][1].startswith("sama dengan baris di atasnya")
    assert {why[15][1], why[16][1]} == {
        "baris lain menyebut level atau metode yang berbeda untuk orang, kompetensi dan hari yang sama"
    }
    assert {why[17], why[18]} == {("type", "kompetensi baru ini ditulis dengan jenis yang berbeda-beda")}
    assert (found.line.inserted, found.line.refused) == (1, 16)
    assert levels(url) == {("b", "Integritas", APRIL, 2)}
    assert len(table(url, "competency", "id")) == 4


def test_a_day_is_said_by_the_file_or_by_a_person_and_never_guessed(url: str, tmp_path: Path) -> None:
    undated = _long("a", "Integritas", 4, day="")
    with pytest.raises(ImportProblem, match="--period"):
        assessed(url, tmp_path, undated)
    assessed(url, tmp_path, undated, _long("b", "Integritas", 4), period="2026-T1")
    assert levels(url) == {("a", "Integritas", "2026-03-31", 4), ("b", "Integritas", APRIL, 4)}
    ahead = assessed(url, tmp_path, undated, period="2099")
    assert fates(ahead) == ["REFUSED"]


def test_a_standard_in_the_file_is_compared_and_never_written(url: str, tmp_path: Path) -> None:
    before = table(url, "competency_standard", "position_id", "competency_id", "valid_from", "required_level")
    found = assessed(
        url,
        tmp_path,
        _long("a", "Integritas", 3, standard=4),
        _long("b", "Integritas", 3, standard=2),  # it was 2 until 2025, and is 3
        _long("b", "Komunikasi", 3, standard=0),
        _long("c", "Integritas", 3, standard=1),  # no longer required of this post
        _long("e", "Integritas", 3, standard="tinggi"),
    )
    assert found.line.inserted == 5
    warned = dict(found.warned.select("row", "reason").iter_rows())
    assert warned.keys() == {3, 6}
    assert "berbeda dari standar jabatan" in warned[3] and "tidak terbaca" in warned[6]
    assert before == table(url, "competency_standard", "position_id", "competency_id", "valid_from", "required_level")


def test_a_name_that_two_competencies_have_is_nobodys(url: str, tmp_path: Path) -> None:
    load(url, {"competency": [{"id": "int2", "name": "INTEGRITAS", "domain": "TEKNIS"}]})
    assert "lebih dari sekali" in reasons(assessed(url, tmp_path, _long("a", "Integritas", 4)))[2][1]
    with pytest.raises(ImportProblem, match="Integritas.*lebih dari sekali"):
        assessed(url, tmp_path, _wide("a", integritas=3))


def _wide(who: str, day: str = APRIL, **levels: object) -> Cells:
    headings = ("integritas", "kerjasama", "komunikasi", "orientasi_pada_hasil", "pelayanan_publik",
                "pengembangan_diri_dan_orang_lain", "mengelola_perubahan", "pengambilan_keputusan",
                "perekat_bangsa")  # fmt: skip
    nine = {name: levels.pop(name, "") for name in headings}
    return {"id": 1, "nip": NIPS.get(who, who), "tanggal_asesmen": day, "jpm": 77, **nine, **levels}


def test_a_wide_file_gives_each_cell_a_row(url: str, tmp_path: Path) -> None:
    found = assessed(
        url,
        tmp_path,
        _wide("a", integritas=4, kerjasama=2, perekat_bangsa="3.0", jenis_asesmen_jabatan="Assessment Center"),
        _wide("b", integritas=2, komunikasi=3, jenis_asesmen_jabatan="Pelaksana"),
        _wide("c"),
        _wide("d", integritas=3, pelayanan_publik=7),
        _wide("b", integritas=2),
        _wide("b", integritas=2, kerjasama=1),
    )
    assert found.importer.key == "asesmen_lebar"
    assert fates(found) == ["INSERTED", "INSERTED", "REFUSED", "REFUSED", "REFUSED", "INSERTED"]
    why = reasons(found)
    assert why[4] == ("nip", "tanpa satu pun level kompetensi")
    assert why[5][0] == "pelayanan_publik" and why[5][1].endswith("(1–5)")
    assert why[6][1].startswith("sama dengan baris di atasnya")
    columns = ("employee_id", "competency_id", "assessed_on", "achieved_level", "method")
    assert {*new_rows(url, "competency_assessment", *columns)} >= {
        ("a", "Integritas", APRIL, 4, "ASSESSMENT_CENTER"), ("a", "Kerja Sama", APRIL, 2, "ASSESSMENT_CENTER"),
        ("a", "Perekat Bangsa", APRIL, 3, "ASSESSMENT_CENTER"), ("b", "Integritas", APRIL, 2, None),
        ("b", "Komunikasi", APRIL, 3, None), ("b", "Kerja Sama", APRIL, 1, None),
    }  # fmt: skip
    assert len(levels(url)) == 6
    assert len(table(url, "competency", "id")) == 4 + 1  # Kerja Sama
    snapshot = refresh(settings_in(tmp_path / "home"), url).snapshot
    answer = asked(snapshot, "gap_levels", "competency", during("2026"))
    assert by_code(answer, "gap_levels__x") == {"int": 1, "kom": 0, "tek": 2}  # b lacks one; a and b reach the rest


def test_the_sheet_of_ukom_needs_a_row_of_headings(url: str, tmp_path: Path) -> None:
    path = tmp_path / "ukom.csv"
    row = f"{NIPS['a']},3,3,3,3,3,3,3,3,3,27,80,MS\n"
    path.write_text(row * 2, encoding="utf-8")
    with pytest.raises(ImportProblem, match="tidak dikenali"):
        bring(path, url, period="2026-03")
    headings = ("NIP,Integritas,Kerja Sama,Komunikasi,Orientasi Hasil,Pelayanan Publik,Pengembangan Diri & Orang Lain,"
                "Mengelola Perubahan,Pengambilan Keputusan,Perekat Bangsa,Score,JPM,Kategori\n")  # fmt: skip
    path.write_text(headings + row, encoding="utf-8")
    found = bring(path, url, period="2026-03")
    assert (found.importer.key, found.line.inserted) == ("asesmen_lebar", 1)
    assert {row[1:] for row in levels(url)} >= {("Orientasi pada Hasil", "2026-03-31", 3)} and len(levels(url)) == 9
