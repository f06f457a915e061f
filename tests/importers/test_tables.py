"""Every table of a file is read, and what is not among its rows is said: no row is lost without a word."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from data_access.importers.asked import Asked
from data_access.importers.files import Source, read_content
from data_access.importers.importer import Found
from data_access.importers.kinds import IMPORTERS, offered
from data_access.importers.problems import ImportProblem
from data_access.importers.recognising import recognised
from data_access.importers.tables import found
from tests.databases import NewDatabase
from tests.importers import brought
from tests.importers.exports import NIPS, appraisals, rated

HEADINGS = ("nip", "hasil_kerja", "perilaku_kerja", "hasil_akhir")
COMPLAINTS = ("judul", "nomor_tiket", "klasifikasi", "status", "tanggal_laporan")


def _one(who: str, *more: str) -> tuple[str, ...]:
    return (NIPS[who], "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik", *more)


def _book(sheets: Mapping[str, Sequence[Sequence[str]]], name: str = "mei 2026.xlsx") -> Source:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for title, rows in sheets.items():
            written = book.add_worksheet(title)
            for at, row in enumerate(rows):
                written.write_row(at, 0, row)
    return read_content(buffer.getvalue(), name)


def _found(source: Source, kind: str = "") -> tuple[Found, list[tuple[int, str, int]], str]:
    what = recognised(source, IMPORTERS.values(), kind)
    table, where = found(source, what.importer, what.tables)
    return table, where.rows(), what.why


def _text(*rows: Sequence[str], name: str = "a.csv") -> Source:
    return read_content("".join(";".join(row) + "\n" for row in rows).encode(), name)


def test_every_sheet_with_the_headings_is_read_and_others_are_named() -> None:
    first = [("Dinas A tahun 2026",), HEADINGS, _one("a")]
    second = [("hasil_akhir", *HEADINGS[:3]), ("Baik", *_one("b")[:3]), ("Cukup", *_one("c")[:3])]
    table, where, why = _found(_book({"Dinas A": first, "Dinas B": second, "Petunjuk": [("Isi", "semua kolom")]}))
    assert where == [(0, "Dinas A", 3), (1, "Dinas B", 2), (2, "Dinas B", 3)]
    assert [*table.rows["nip"]] == [NIPS["a"], NIPS["b"], NIPS["c"]]
    assert [*table.rows["rating"]] == ["Baik", "Baik", "Cukup"]
    assert table.above == ("Dinas A tahun 2026", "Dinas A", "Dinas B")
    assert "2 tabel dibaca: lembar “Dinas A” baris 2; lembar “Dinas B” baris 1." in why
    [said] = table.said
    assert said.startswith("Lembar “Petunjuk” tidak diimpor: tidak ada judul kolom yang cocok.")


def test_tables_under_each_other_are_all_read() -> None:
    richer = (*HEADINGS, "skp_unor")
    rows = [HEADINGS, _one("a"), _one("b"), HEADINGS, _one("c"), richer, _one("d", "Dinas Sosial")]
    long = [*rows[:3], *[_one("e")] * 60, *rows[3:]]
    table, where, why = _found(_text(*long))
    assert [row for _, _, row in where] == [*range(2, 64), 65, 67]
    assert [*table.rows["unit"]] == [*[None] * 63, "Dinas Sosial"]
    assert "2 tabel dibaca" in why
    assert table.above == ()


def test_sheets_of_two_months_are_not_one_month(new_database: NewDatabase) -> None:
    months = {name: [HEADINGS, _one("a")] for name in ("jan", "feb")}
    with (
        brought.little_city(new_database, "sqlite") as url,
        pytest.raises(ImportProblem, match="Sebut dengan --period"),
    ):
        brought.brought(_book(months, "SKP jan 2026.xlsx"), url, Asked(), "penguji")


def test_a_total_has_only_sums_beside_its_word() -> None:
    one, total = ("Aduan", "T0", "Pengaduan", "Selesai", "2026-04-27"), ("TOTAL", "", "2", "", "")
    worded = ("Jumlah petugas loket kurang", "T1", "Pengaduan", "Selesai", "2026-04-28")
    table, where, _ = _found(_text(COMPLAINTS, one, worded, total))
    assert [*table.rows["number"]] == ["T0", "T1"]
    assert [row for _, _, row in where] == [2, 3]
    assert table.said == ("1 baris jumlah tidak ikut diimpor (baris 4).",)
    scores = ("nama", "nip", "Mengelola Perubahan", "Pengambilan Keputusan", "Perekat Bangsa")
    persons = [("Jumlah Made Up", NIPS["a"], "3", "2", "4"), ("Jumlah", "1", "3", "2", "4")]
    assert [*_found(_text(scores, *persons))[0].rows["nip"]] == [NIPS["a"]]


def test_a_named_kind_says_what_it_misses() -> None:
    source = _text(("nama", "Persyaratan", "Jam"), ("Made Up", "4", "3"))
    with pytest.raises(ImportProblem) as problem:
        _found(source, "skm")
    assert "sebagai SKM: satu baris per responden: kolom ini tidak ada: Sistem, mekanisme, dan prosedur, Waktu" in str(
        problem.value
    )
    assert "Judul yang ada (baris 1): nama, Persyaratan, Jam." in str(problem.value)
    assert "--kind" not in str(problem.value)
    with pytest.raises(ImportProblem) as problem:
        _found(_text(("Made Up", NIPS["a"], "4"), ("Made Up", NIPS["b"], "3")), "skm")
    assert "Made" not in str(problem.value)


def test_a_mapping_says_which_of_its_headings_are_not_there() -> None:
    columns = {"agency_id": "OPD", "year": "Tahun", "budget": "Pagu"}
    mapped = Asked(table="training_budget", columns=columns)
    with pytest.raises(ImportProblem) as problem:
        recognised(_text(("OPD", "Thn", "Anggaran"), ("dik", "2026", "5")), offered(mapped), "", columns)
    assert "kolom ini tidak ada: Tahun, Pagu." in str(problem.value)
    assert "Judul yang ada (baris 1): OPD, Thn, Anggaran." in str(problem.value)
    with pytest.raises(ImportProblem, match="Hapus --kind"):
        recognised(_text(("OPD", "Tahun", "Pagu")), offered(mapped), "skm")


def test_a_kind_is_near_when_half_of_its_headings_are_there() -> None:
    with pytest.raises(ImportProblem, match="tidak dikenali"):
        _found(_text(("nip", "nama", "alamat"), ("1", "x", "y")))
    with pytest.raises(ImportProblem, match="paling mirip e-Kinerja"):
        _found(_text(("nip", "hasil_akhir", "nama"), ("1", "x", "y")))


def test_headings_alone_are_no_file() -> None:
    with pytest.raises(ImportProblem, match=r"tidak berisi satu baris data pun .*\(baris 1\)"):
        _found(_text(HEADINGS))


def test_rows_of_every_table_have_their_fate(new_database: NewDatabase, tmp_path: Path) -> None:
    path = appraisals(tmp_path, [rated("a", *["Sesuai Ekspektasi"] * 2, "Baik"), {"jenis": "TOTAL", "id": 1}])
    with brought.little_city(new_database, "sqlite") as url:
        done = brought.bring(path, url)
        assert (done.line.rows, done.fates["row"].to_list()) == (1, [9])
        assert "1 baris jumlah tidak ikut diimpor (baris 10)." in done.notes
        twice = _book({"A": [HEADINGS, _one("a")], "B": [HEADINGS, _one("b"), ("bukan NIP", *_one("c")[1:])]})
        both = brought.brought(twice, url, Asked(), "penguji")
    assert (both.line.rows, both.line.inserted, both.line.refused) == (3, 2, 1)
    assert both.fates.select("sheet", "row").rows() == [("A", 2), ("B", 2), ("B", 3)]
