"""Refused rows: which are to be mended, the file they are written to, and that it is read again as it was meant."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest

from data_access.cities import PALU
from data_access.importers.bringing import Brought
from data_access.importers.files import read_content
from data_access.importers.mending import workbook
from data_access.problems import quoted
from tests.command import Pantau
from tests.databases import NewDatabase, execute
from tests.importers import surveys
from tests.importers.brought import bring, little_city, sql
from tests.importers.exports import NIPS, Cells, appraisals, rated
from tests.importers.surveys import answered, table_file

OK = "Sesuai Ekspektasi"
STANDING = "SELECT agency_id, unit, reason FROM import_finding WHERE fate = 'REFUSED' AND settled_by IS NULL"


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with little_city(new_database, "sqlite") as database:
        yield database


@pytest.fixture
def pantau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Pantau:
    return Pantau(tmp_path / "home", monkeypatch, capsys)


def _row(who: str, rating: str = "Baik", **more: str) -> Cells:
    return rated(who, OK, OK, rating, **more)


def _mended(folder: Path, found: Brought, name: str, **cells: pl.Expr) -> Path:
    """The refused file, with these columns mended, under any name."""
    rows = found.refused_rows.with_columns(expression.alias(name) for name, expression in cells.items())
    path = folder / name
    path.write_bytes(workbook(rows, found.titles))
    return path


def _ratings(url: str) -> dict[str, str]:
    return dict(sql(url, "SELECT employee_id, rating FROM appraisal WHERE period_start = '2026-03-01'"))


def test_a_superseded_row_is_not_to_be_mended_and_undoes_nothing(url: str, tmp_path: Path, pantau: Pantau) -> None:
    rows = [
        _row("a", "Kurang", periode_akhir_skp="2026-02-15"),
        _row("a", "Sangat Baik", periode_akhir_skp="2026-12-31"),
        _row("b"),
        _row("b"),
    ]
    path = appraisals(tmp_path, rows)
    done = pantau("import", str(path), "--url", url, "--city", PALU.code)
    assert done.returncode == 0
    assert "4 baris: 2 baru, 0 berubah, 0 tetap, 0 ditolak, 2 dikesampingkan (tidak perlu diperbaiki)." in done.stdout
    assert "1 dikesampingkan: sama dengan baris lain orang ini di berkas ini (nip)" in done.stdout
    assert not [*tmp_path.glob("*ditolak*")]
    assert _ratings(url)["a"] == "SB"
    assert sql(url, "SELECT refused FROM import_log") == [(2,)]
    assert sql(url, STANDING) == []
    again = bring(path, url)
    assert (again.line.unchanged, again.set_aside, again.to_mend) == (2, 2, 0)
    assert again.fates.filter("aside").height == 2


def test_both_sorts_are_told_apart_and_only_one_is_written(url: str, tmp_path: Path, pantau: Pantau) -> None:
    rows = [_row("a", "Kurang", periode_akhir_skp="2026-02-15"), _row("a"), _row("b", "Lumayan")]
    done = pantau("import", str(appraisals(tmp_path, rows)), "--url", url, "--city", PALU.code)
    assert done.returncode == 1
    assert "1 ditolak, 1 dikesampingkan (tidak perlu diperbaiki)." in done.stdout
    (beside,) = tmp_path.glob("*.ditolak.xlsx")
    found = bring(beside, url)
    assert (found.line.rows, found.line.refused, found.importer.key) == (1, 1, "ekinerja_penilaian")


def test_a_nip_keeps_its_digits_and_a_formula_stays_a_text(url: str, tmp_path: Path) -> None:
    path = table_file(tmp_path, [_row("a", '=HYPERLINK("http://x")')])
    found = bring(path, url, city=PALU.code, period="2026-T1")
    (sheet,) = read_content(found.refused_file(), "x.xlsx").sheets
    texts = {text for row in sheet.cells.drop("_row").iter_rows() for text in row}
    assert {NIPS["a"], '=HYPERLINK("http://x")'} <= texts
    cells = pl.read_excel(BytesIO(found.refused_file()), has_header=False, engine="calamine")
    assert all(kind == pl.String for kind in cells.dtypes)
    assert found.refused_file() == found.refused_file()


def test_the_file_has_the_headings_of_its_own(url: str, tmp_path: Path) -> None:
    rows = [answered(3), answered(9, tanggal="2026-04-11")]
    found = surveys.bring(table_file(tmp_path, rows), url)
    # every column that the file has, once, in its order
    assert found.refused_rows.columns == [*rows[0], "baris", "kolom", "alasan ditolak"]
    assert found.fates["column"][1] == "U1"
    why = next(note for note in found.notes if note.startswith("Dikenali sebagai"))
    assert "U1" in why and "unsur" not in why.lower()
    mended = _mended(tmp_path, found, "baru.xlsx", **{number: pl.lit("4") for number in surveys.NUMBERS})
    assert surveys.bring(mended, url).line.inserted == 1


def test_the_heading_of_this_file_is_told_not_another_one(url: str, tmp_path: Path) -> None:
    said = {"nomor_tiket": "T-1", "klasifikasi": "Pengaduan Normatif", "status": "Sedang Diproses"}
    found = bring(table_file(tmp_path, [{**said, "tanggal_laporan": "kemarin"}], "aduan.csv"), url, city=PALU.code)
    assert found.fates["column"].to_list() == ["tanggal_laporan"]
    assert any("tanggal_laporan" in note for note in found.notes)
    assert not any("tanggal_diterima" in note for note in found.notes)
    assert "tanggal_laporan" in found.refused_rows.columns


@pytest.mark.parametrize(("name", "period"), [("Laporan.xlsx", "2026-T1"), ("Laporan Triwulan I 2026.xlsx", "")])
def test_a_mended_file_is_for_the_same_period_and_city_whatever_it_is_called(
    url: str, tmp_path: Path, name: str, period: str
) -> None:
    path = appraisals(tmp_path, [_row("a", "Lumayan"), _row("b")], name)
    found = bring(path, url, period=period, city=PALU.code)
    assert found.period == "2026-T1"
    assert found.titles == (
        f"Ditolak dari berkas {hashlib.sha256(path.read_bytes()).hexdigest()[:16]}",
        "Periode berkas: Triwulan I 2026 (2026-T1)",
        "Kota berkas: Kota Palu (72.71)",
    )
    again = bring(_mended(tmp_path, found, "perbaikan.xlsx", hasil_akhir=pl.lit("Baik")), url)
    assert (again.line.refused, again.period, again.line.city_code) == (0, "2026-T1", PALU.code)
    rated_of = "SELECT period_kind, period_start FROM appraisal WHERE employee_id = 'a' AND period_kind = 'TRIWULAN'"
    assert ("TRIWULAN", "2026-01-01") in [(kind, str(start)) for kind, start in sql(url, rated_of)]


def test_columns_that_are_not_read_are_named_and_private_ones_counted(url: str, tmp_path: Path) -> None:
    found = bring(appraisals(tmp_path, [_row("a")]), url)
    (said,) = [note for note in found.notes if note.startswith("Kolom yang tidak dibaca")]
    assert said == (
        "Kolom yang tidak dibaca: jenis, id, periode_awal_skp, skp_jabatan, skp_jenis_jabatan, pegawai_atasan_nip."
    )
    assert "1 kolom pribadi (NIK, telepon, alamat, nama, dan sejenisnya) tidak dibaca." in found.notes
    wide = {f"kolom {at}": "rahasia" for at in range(1, 16)} | {"NIK": "7271", "No. HP": "0812", "alamat_rumah": "x"}
    path = table_file(
        tmp_path, [{"nip": NIPS["b"], "hasil_akhir": "Baik", "hasil_kerja": OK, "perilaku_kerja": OK, **wide}]
    )
    found = bring(path, url, period="2026-T1", city=PALU.code)
    (said,) = [note for note in found.notes if note.startswith("Kolom yang tidak dibaca")]
    assert said.endswith("kolom 12 dan 3 lagi.")
    assert any(note.startswith("3 kolom pribadi") for note in found.notes)
    assert not any("rahasia" in note for note in found.notes)
    found = bring(_mended(tmp_path, bring(appraisals(tmp_path, [_row("c", "Lumayan")]), url), "lagi.xlsx"), url)
    assert not any(note.startswith("Kolom yang tidak dibaca") for note in found.notes)


def test_the_screen_says_how_many_reasons_it_leaves_out(url: str, tmp_path: Path, pantau: Pantau) -> None:
    wrong = [
        _row("", "Baik"), _row("123"), _row("b", "Lumayan"), _row("c", tahun_skp="2019"),
        rated("d", "Melampaui", OK, "Baik"), rated("e", OK, "Melampaui", "Baik"), _row("f", is_skp_plt_plh_pjb="entah"),
    ]  # fmt: skip
    done = pantau("import", str(appraisals(tmp_path, wrong)), "--url", url, "--city", PALU.code)
    assert sum(line.strip().startswith("· 1 ditolak:") for line in done.stdout.splitlines()) == 5
    assert "· dan 2 alasan lain." in done.stdout


def test_a_name_that_was_cut_shows_it_and_keeps_its_brackets() -> None:
    assert quoted("SKP (2).xlsx") == "SKP (2).xlsx"
    assert quoted("SKP [akhir](x)<b>.xlsx") == "SKP (akhir)(x)b.xlsx"
    long = "Laporan Penilaian SKP Triwulan III Tahun 2026 Kota Palu.xlsx"
    assert quoted(long) == f"{long[:39]}…"


def test_a_unit_that_every_opd_has_is_told_by_code_person_or_the_unit_above(url: str, tmp_path: Path) -> None:
    rows = [
        _row("", skp_unor="Sekretariat", skp_unor_id="kes"),
        _row("b", "Lumayan", skp_unor="Sekretariat"),
        _row("", skp_unor="Sekretariat", skp_unor_induk="Dinas Kesehatan"),
        _row("", skp_unor="Sekretariat", skp_unor_induk="Dinas Antah"),
        _row("", skp_unor="Sekretariat"),
        _row("b", "Lumayan", skp_unor="Dinas Kesehatan"),
    ]
    bring(appraisals(tmp_path, rows), url)
    read = "SELECT agency_id, unit, row_count FROM import_finding WHERE fate = 'READ' ORDER BY no"
    assert sql(url, read) == [("kes", None, 3), ("dik", None, 1), (None, "Dinas Antah", 1), (None, "Sekretariat", 1)]


def test_a_mended_file_answers_the_file_it_is_from_whatever_it_is_called(url: str, tmp_path: Path) -> None:
    found = bring(appraisals(tmp_path, [_row("a", "Lumayan"), _row("b")], "Laporan mar.xlsx"), url)
    bring(appraisals(tmp_path, [_row("c", "Lumayan")], "Laporan apr.xlsx"), url)
    assert len(sql(url, STANDING)) == 2
    bring(_mended(tmp_path, found, "perbaikan dinas.xlsx", hasil_akhir=pl.lit("Baik")), url)
    assert len(sql(url, STANDING)) == 1
    assert sql(url, "SELECT file_name FROM import_log JOIN import_finding ON import_log.id = import_finding.import_id "
                    "WHERE fate = 'REFUSED' AND settled_by IS NULL") == [("Laporan apr.xlsx",)]  # fmt: skip


def test_another_period_under_the_same_name_answers_nothing(url: str, tmp_path: Path) -> None:
    def came(rows: list[Cells], period: str, name: str = "Laporan.xlsx") -> None:
        bring(appraisals(tmp_path, rows, name), url, period=period)

    came([_row("a"), _row("b", "Lumayan")], "2026-T1")
    came([_row("a"), _row("b")], "2026-T2")
    assert len(sql(url, STANDING)) == 1
    came([_row("a"), _row("b")], "2026-T1")
    assert sql(url, STANDING) == []
    came([_row("c"), _row("d", "Lumayan")], "", "Laporan mar.xlsx")
    execute(url, "UPDATE import_log SET imported_at = '2026-01-02 00:00:00'")
    came([_row("d")], "2026-T3", "Laporan mar.xlsx")
    assert len(sql(url, STANDING)) == 1
