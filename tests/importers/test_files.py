"""Files of every form → sheets of exact texts; what is no table is refused with a sentence that names the way out."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from data_access.importers import files
from data_access.importers.files import read_content
from data_access.importers.problems import ImportProblem
from tests.importers import made
from tests.importers.made import NIP, cells, read


def test_a_workbook_gives_exact_texts(tmp_path: Path) -> None:
    rows = [
        ["Laporan 2026"],
        [],
        ["NIP", "Nilai", "Tanggal", "Ya"],
        [NIP, 90.56, datetime(2026, 5, 1), True],
        ["'007", 12, datetime(2026, 5, 1, 13, 4, 5), False],
        [None, 1234567.125, None, None, "ujung"],
    ]
    source = read(tmp_path, "nilai.xlsx", made.xlsx(rows, "Mei"))
    assert (source.name, source.form, source.said, source.sheets[0].name) == ("nilai.xlsx", "xlsx", (), "Mei")
    assert source.sheets[0].cells.schema == {"_row": pl.Int64, **{str(at): pl.String for at in range(5)}}
    assert cells(source) == [
        (1, "Laporan 2026", None, None, None, None),
        (3, "NIP", "Nilai", "Tanggal", "Ya", None),
        (4, NIP, "90.56", "2026-05-01", "true", None),
        (5, "'007", "12", "2026-05-01 13:04:05", "false", None),
        (6, None, "1234567.125", None, None, "ujung"),
    ]


def test_columns_keep_their_letters_when_the_first_are_empty(tmp_path: Path) -> None:
    source = read(tmp_path, "a.xlsx", made.xlsx([[], [None, None, "C2", "D2"]]))
    assert cells(source) == [(2, None, None, "C2", "D2")]


def test_long_numbers_have_the_digits_that_the_file_has(tmp_path: Path) -> None:
    data = (
        f'<row r="2"><c r="B2" t="n"><v>{NIP}</v></c><c r="C2"><v>1.99001012015031E+17</v></c>'
        f'<c r="D2" t="inlineStr"><is><t>{NIP}</t></is></c><c r="E2"><v>7271012345678901</v></c></row>'
    )
    source = read(tmp_path, "a.xlsx", made.bare_xlsx(data))
    assert cells(source) == [(2, None, NIP, "199001012015031000", NIP, "7271012345678901")]
    [said] = source.said
    assert said.startswith("1 sel berisi angka 16 digit atau lebih")


def test_errors_of_formulas_are_named_and_said(tmp_path: Path) -> None:
    data = '<row r="1"><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="e"><v>#DIV/0!</v></c></row>'
    source = read(tmp_path, "a.xlsx", made.bare_xlsx(data))
    assert cells(source) == [(1, None, None, "#N/A", "#DIV/0!")]
    assert source.said == ("2 sel berisi galat rumus (misalnya #N/A).",)


def test_an_old_workbook(tmp_path: Path) -> None:
    source = read(tmp_path, "lama.xls", made.xls([["NIP", "Nilai"], [NIP, 90.5], ["é", 3.0]]))
    assert (source.form, source.said, source.sheets[0].name) == ("xls", (), "Lama")
    assert cells(source) == [(1, "NIP", "Nilai"), (2, NIP, "90.5"), (3, "é", "3")]


def test_an_opendocument_sheet_called_csv(tmp_path: Path) -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2026-05-01"/>'
    time = '<table:table-cell office:value-type="time" office:time-value="PT13H04M00S"/>'
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    rows = f"<table:table-row>{made.ods_text(NIP)}{day}{time}</table:table-row>{blank}"
    source = read(tmp_path, "x.csv", made.ods(f"{rows}<table:table-row>{made.ods_text('a &amp; b')}</table:table-row>"))
    assert source.said == ("Berkas berakhiran .csv, isinya ODS.",)
    assert cells(source) == [(1, NIP, "2026-05-01", "13:04:00"), (4, "a & b", None, None)]


def test_a_page_called_xls(tmp_path: Path) -> None:
    page = """<html><head><title>x</title><style>td{a:b}</style></head><body><h3>Rekap&nbsp;Pelatihan</h3>
    <table><tr><th rowspan=2>Nama<th colspan="2">Tahun</tr><tr><th>2025<th>2026</tr>
    <tr><td>A &amp; B<br>C<td>3/5<td><table><tr><td>dalam</td></tr></table>x</td></tr>
    <tr><td colspan=3>TOTAL</td></tr></table>"""
    source = read(tmp_path, "rekap.xls", page)
    assert (source.form, source.said) == ("html", ("Berkas berakhiran .xls, isinya tabel HTML.",))
    assert cells(source) == [
        (1, "Rekap Pelatihan", None, None),
        (2, "Nama", "Tahun", None),
        (3, None, "2025", "2026"),
        (4, "dalam", None, None),
        (5, "A & B\nC", "3/5", "x"),
        (6, "TOTAL", None, None),
    ]


def test_a_page_names_its_encoding() -> None:
    page = '<meta charset="iso-8859-2"><table><tr><td>¼ó³ty'.encode("latin-1")
    assert cells(read_content(page, "a.html")) == [(1, "źółty")]


@pytest.mark.parametrize(
    "text",
    [
        'NIP,Nama,Nilai\n007,"Siti, S.E.",90.5\n008,"a ""b""\nc"\n\n,,ujung\n',
        'NIP;Nama;Nilai\r\n007;Siti, S.E.;90.5\r\n008;"a ""b""\nc"\r\n\r\n;;ujung\r\n',
        'NIP\tNama\tNilai\n007\tSiti, S.E.\t90.5\n008\t"a ""b""\nc"\n\n\t\tujung',
        'sep=|\nNIP|Nama|Nilai\n007|Siti, S.E.|90.5\n008|"a ""b""\nc"\n\n||ujung\n',
    ],
)
def test_separated_text(text: str) -> None:
    assert cells(read_content(text.encode(), "a.csv")) == [
        (1, "NIP", "Nama", "Nilai"),
        (2, "007", "Siti, S.E.", "90.5"),
        (3, "008", 'a "b"\nc', None),
        (5, None, None, "ujung"),
    ]


@pytest.mark.parametrize("text", ['1;"Siti, ""S.E.""";90,5\n' * 3, "1;Siti, S.E.;90,5\n" * 3])
def test_commas_in_names_and_decimals_are_no_separators(text: str) -> None:
    assert [len(row) for row in cells(read_content(text.encode(), "a.csv"))] == [4, 4, 4]


def test_rows_wider_than_the_first_keep_every_cell() -> None:
    assert cells(read_content(b"Judul\n1,2,3\n4\n", "a.csv")) == [
        (1, "Judul", None, None), (2, "1", "2", "3"), (3, "4", None, None),
    ]  # fmt: skip


def test_a_row_over_several_lines_may_be_the_widest() -> None:
    content = b'a,b\n"1\n",2,"3\n",4\n'
    assert cells(read_content(content, "a.csv")) == [(1, "a", "b", None, None), (2, "1\n", "2", "3\n", "4")]


def test_old_line_ends_and_a_single_column() -> None:
    assert cells(read_content(b"NIP\r007\r\r008\r", "a.csv")) == [(1, "NIP"), (2, "007"), (4, "008")]


def test_stray_quotes_are_text() -> None:
    content = b'Barang;Isi\nPipa 5" baja;2\nKabel 3";"a\nb"\n'
    assert cells(read_content(content, "a.csv")) == [
        (1, "Barang", "Isi"), (2, 'Pipa 5" baja', "2"), (3, 'Kabel 3"', "a\nb"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b'a;b\n1;"x\n2;y\n', b'a;b\n1;"x\n2;"y"\n3;z\n'])
def test_a_quote_that_is_never_closed_is_no_longer_row(content: bytes) -> None:
    with pytest.raises(ImportProblem, match=r'a\.csv: Tanda kutip \("\) di sekitar baris 2 .*simpan ulang'):
        read_content(content, "a.csv")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", ""), ("utf-8-sig", ""), ("cp1252", "Windows-1252"), ("utf-16", ""), ("utf-16-be", "UTF-16")],
)
def test_encodings(encoding: str, said: str) -> None:
    source = read_content("Nama;Catatan\nRené;“baik”\n".encode(encoding), "a.csv")
    assert cells(source) == [(1, "Nama", "Catatan"), (2, "René", "“baik”")]
    assert [said in one for one in source.said] == ([True] if said else [])


def test_a_text_torn_inside_a_letter_and_empty_characters_are_said() -> None:
    torn = read_content("Nama,Unit\nRené".encode()[:-1], "a.csv")
    assert (cells(torn)[1], torn.said[0][:26]) == ((2, "Ren", None), "Berkas terputus di tengah ")
    empty = read_content(b"Nama,Unit\nA\0,B\n", "a.csv")
    assert (cells(empty)[1], empty.said[0][:22]) == ((2, "A", "B"), "1 karakter kosong (NUL")


@pytest.mark.parametrize("outer", ["{}", '{{"code": 1, "data": {}}}', '{{"mapData": {{"data": {}}}}}'])
def test_json_keeps_every_digit(outer: str) -> None:
    records = f'[{{"nip": {NIP}, "nilai": 90.50, "aktif": true, "lain": null}}, {{"nip": "007", "isi": {{"a": [1]}}}}]'
    assert cells(read_content(outer.format(records).encode(), "a.json")) == [
        (1, "nip", "nilai", "aktif", "lain", "isi"),
        (2, NIP, "90.50", "true", None, None),
        (3, "007", None, None, None, '{"a": ["1"]}'),
    ]


def test_json_by_lines() -> None:
    assert cells(read_content(b'{"nip": "1"}\n{"nip": "2"}\n', "a.json")) == [(1, "nip"), (2, "1"), (3, "2")]


def test_the_hash_is_that_of_the_bytes_and_hidden_sheets_are_said(tmp_path: Path) -> None:
    content = made.two_sheets("Tampak", "Arsip")
    source = read(tmp_path, "a.xlsx", content)
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert [one.name for one in source.sheets] == ["Tampak", "Arsip"]
    assert source.said == ("Lembar “Arsip” tersembunyi; ikut dibaca.",)


REFUSED = {
    "kosong.csv": (b"", "kosong.csv kosong"),
    "baris.csv": (b"\n\n ,\n", "baris.csv tidak berisi satu baris pun"),
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3", "Isinya PDF, bukan tabel"),
    "a.xlsx": (b"\x89PNG\r\n\x1a\n", "Isinya gambar, bukan tabel"),
    "b.xlsx": (made.zipped({"word/document.xml": "<w/>"}), "Isinya dokumen Word"),
    "c.xlsx": (made.zipped({"daftar.csv": "a,b"}), "Isinya arsip zip"),
    "d.xlsx": (made.xlsx([["a"]])[:3000], "rusak atau tidak lengkap"),
    "kunci.xlsx": (made.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "kata sandi"),
    "a.doc": (made.ole({"WordDocument": b"x"}), "Isinya dokumen Office lama"),
    "bom.xlsx": (made.zipped({"xl/workbook.xml": bytes(60_000_000)}), "bom zip"),
    "buku.xml": (b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "simpan ulang sebagai"),
    "tanpa.xlsx": (made.zipped({"xl/workbook.xml": "<workbook/>"}), "simpan ulang sebagai"),
    "galat.json": (b'{"data": [{"nip": 1}', "JSON-nya rusak atau terputus"),
    "angka.json": (b"[[1, 2]]", "JSON-nya bukan daftar catatan"),
    "acak.csv": (bytes(range(256)) * 8, "bukan teks dan bukan buku kerja"),
    "lebar.csv": (b"," * 20_000, "lebih dari 16384 kolom"),
    "besar.csv": (b"," * 10_000 + b"\n" * 20_000, "terlalu besar"),
    "jauh.xlsx": (
        made.bare_xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
        "Hapus baris dan kolom kosong",
    ),
    "ulang.ods": (
        made.ods('<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
                 'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'),
        "simpan ulang sebagai",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    content, sentence = REFUSED[name]
    with pytest.raises(ImportProblem) as refused:
        read(tmp_path, name, content)
    assert name in str(refused.value)
    assert sentence in str(refused.value)


def test_a_folder_a_missing_and_a_very_large_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path, tmp_path / "tidak.csv"):
        with pytest.raises(ImportProblem, match="tidak ada atau bukan berkas"):
            files.read_file(path)
    monkeypatch.setattr(files, "LARGEST", 2_000_000)
    with pytest.raises(ImportProblem, match=r"Berkas besar\.csv lebih besar dari 2 MB"):
        read(tmp_path, "besar.csv", b"a" * 2_000_001)
