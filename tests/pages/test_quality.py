"""Mutu Data on the little city: its cards, marks and findings, what follows a filter, and what is said when clean."""

from __future__ import annotations

import sys
from collections.abc import Generator
from datetime import date, datetime
from pathlib import Path

import pytest
import streamlit as st

from data_access import migrations
from data_access.export import FORMATS, exported_frame
from data_access.language import use
from data_access.quality import problems
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot, refresh
from data_access.viewer import DEMO
from pages._parts.blocks.frames import words
from pages._parts.blocks.marks import legend
from tests import databases
from tests.city import AS_OF, CITY
from tests.published import filled
from tests.rows import rows
from tests.screen import failures, opened, plain, printed, said

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

DELIVERIES = rows(
    "source agency_id month due_on delivered_on row_count synthetic",
    ("SIMPEG", "palu", "2026-04-01", "2026-05-10", "2026-05-10", 11, 0),
    ("E_KINERJA", "dik", "2026-04-01", "2026-05-10", None, None, 0),
    ("E_KINERJA", "kes", "2026-04-01", "2026-05-10", "2026-05-14", 6, 0),
    ("SIASN", "palu", "2026-03-01", "2026-04-10", "2026-04-10", 14, 0),
    ("DIKLAT", "palu", "2026-04-01", "2026-05-10", None, None, 0),
)
IMPORTS = {
    "import_log": rows(
        "id file_name sha256 kind imported_by imported_at row_count inserted updated unchanged refused city_code",
        ("i1", "SK Budi.xlsx", "a" * 64, "siasn_asn", "demo", datetime(2026, 5, 3, 20, 0), 130, 110, 0, 0, 20, "72.71"),
    ),
    "import_finding": rows(
        "import_id no agency_id unit kind_label fate column_name reason row_count settled_by",
        ("i1", 1, "kes", None, "BKN SIASN: Export Data ASN", "READ", None, None, 120),
        ("i1", 2, None, "UPTD <Pasar>", "BKN SIASN: Export Data ASN", "READ", None, None, 10),
        ("i1", 3, "kes", None, "BKN SIASN: Export Data ASN", "REFUSED", "NIP BARU", "tanpa NIP", 14),
        ("i1", 4, None, "UPTD <Pasar>", "BKN SIASN: Export Data ASN", "REFUSED", "TMT JABATAN", "tanpa TMT jabatan", 6),
        (
            "i1",
            5,
            "dik",
            None,
            "BKN SIASN: Export Data ASN",
            "WARNED",
            "NIP BARU",
            "tahun lahir berbeda dari NIP",
            9,
            "i2",
        ),
    ),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """A PANTAU_HOME with the little city and what its senders sent."""
    home = tmp_path_factory.mktemp("quality")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_HOME", str(home))
        patch.setenv("PANTAU_AS_OF", AS_OF.isoformat())
        settings.cache_clear()
        Path(settings().embedded_url.removeprefix("sqlite:///")).touch()
        refresh(settings(), filled(settings().embedded_url, CITY | IMPORTS | {"delivery": DELIVERIES}), full=True)
        databases.dispose_engines()
        yield home
    settings.cache_clear()


def _at(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # a page run here takes the place of the main module, and a process that a later test starts would run it
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setenv("PANTAU_HOME", str(home))
    monkeypatch.setenv("PANTAU_AS_OF", AS_OF.isoformat())
    settings.cache_clear()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def sent(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _at(home, monkeypatch)


@pytest.fixture
def snapshot(sent: None) -> Snapshot:
    found = Shelf(settings(), settings().reading_url).newest()
    assert found is not None
    return found


def test_six_cards_say_their_numbers_and_of_how_many(sent: None) -> None:
    app = opened("quality")
    text = said(app)
    assert failures(app) == []
    assert printed(app).count('class="p-card"') + printed(app).count('class="p-card unsure"') == 6
    for part in (
        "dari 4 sumber sudah lengkap untuk bulan terakhirnya belum lengkap: e-Kinerja, Diklat",
        "10 dari 10 pokok data cocok dengan sumber",
        "1 · 1 · 3 jabatan dan unit: dari 13 ASN SKJ: dari 12 ASN selain CPNS",
        "baris, semua periode predikat: 1 orang pada periode terakhir yang tutup",
        "−5 · +3 SIMPEG 11, April 2026 e-Kinerja 6, April 2026; 1 pengirim belum SIASN 14, Maret 2026",
        "20 dari 1.118 JP-orang selesai",
    ):
        assert part in text, part
    assert "None" not in text and "null" not in text


def test_each_mark_has_its_words_and_leads_to_its_measure_and_opd(sent: None) -> None:
    html = printed(opened("quality"))
    assert 'aria-label="Dinas Kesehatan, Perlu pembinaan: ' in html
    assert 'aria-label="Dinas Pendidikan · Palu, Evaluasi kinerja selesai: ○ jangan dipakai untuk keputusan; ' in html
    assert 'href="trends?agency=kes&amp;lang=id"' in html
    assert 'href="glossary?lang=id&amp;metric=needs_coaching"' in html
    assert "cakupan ≥ 95 %, umur ≤ 45 hari, ditinggalkan ≤ 1 %" in plain(html)


def test_the_legend_says_the_limits_marks_are_set_by() -> None:
    use("id")
    assert legend().replace("\u00a0", " ") == (
        "● cukup: cakupan ≥ 95 %, umur ≤ 45 hari, ditinggalkan ≤ 1 % · "
        "◐ hati-hati: cakupan ≥ 80 %, umur ≤ 90 hari, ditinggalkan ≤ 5 % · "
        "○ jangan dipakai untuk keputusan: selain itu · ? belum dapat ditentukan · konvensi aplikasi"
    )


def test_a_problem_says_what_it_touches_and_how_far_that_would_move(sent: None) -> None:
    app = opened("quality")
    text = said(app)
    assert "Predikat tidak sesuai matriks" in text
    assert "Perlu pembinaan: −16,7 sampai +16,7 poin" in text
    assert "PNS ≥ 20 JP: ±0,0 sampai +16,7 poin" in text
    assert "3 dari 12" in text
    assert 'href="quality?agency=kes&amp;lang=id"' in printed(app)
    assert "skor" not in text.lower()


def test_the_chosen_opd_has_its_own_senders_and_marks_and_the_rest_is_said(sent: None) -> None:
    app = opened("quality", agency="kes", status="PNS")
    html, text = printed(app), said(app)
    assert failures(app) == []
    assert "Dinas Pendidikan · Palu, " not in html
    assert 'aria-label="Dinas Kesehatan, ' in html
    assert "dari 4 sumber sudah lengkap untuk bulan terakhirnya belum lengkap: Diklat" in text
    assert "tidak mengikuti penyaring orang" in text
    assert "Hanya kartu JP yang mengikuti: Status kepegawaian." in text
    assert "seluruh basis data" in text.lower()


def test_the_list_of_each_opd_opens_with_its_files(sent: None) -> None:
    app = opened("quality", agency="kes")
    label = next(one.label for one in app.expander if one.label.startswith("Unduh daftar perbaikan per OPD"))
    assert label.endswith("baris)")
    assert "Mengikuti kota dan OPD yang dipilih" in said(app)


def test_senders_are_told_in_their_words_what_their_files_lack(sent: None) -> None:
    app = opened("quality")
    assert failures(app) == []
    table = next(
        part for part in printed(app).split('aria-label="') if part.startswith("Temuan impor menurut pengirim")
    )
    assert 'href="quality?agency=kes&amp;lang=id"' in table
    text = plain(table)
    assert "Dinas Kesehatan 14 baris tanpa NIP NIP BARU 120 ditolak BKN SIASN: Export Data ASN 4 Mei 2026" in text
    assert "UPTD <Pasar> 6 baris tanpa TMT jabatan TMT JABATAN 10" in text
    assert "jenis kelamin lain" not in text  # a later import answered it
    assert "Budi" not in said(app)


def test_an_opd_without_faults_is_told_of_the_last_import(sent: None) -> None:
    text = said(opened("quality", agency="dik"))
    assert "Tidak ada yang kurang pada berkas yang diimpor 12 bulan terakhir" in text
    assert "Impor terakhir: 4 Mei 2026." in text
    assert "14 baris tanpa NIP" not in text


def test_clean_data_say_when_they_were_looked_at_and_for_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _at(tmp_path / "clean", monkeypatch)
    migrations.upgrade(settings().embedded_url)
    refresh(settings(), settings().embedded_url, full=True)
    text = said(opened("quality"))
    assert "Tidak ada masalah. Terakhir diperiksa" in text
    assert "predikat = matriks hasil kerja × perilaku (PermenPANRB 6/2022)" in text
    assert "Catatan kiriman (tabel delivery) tidak ada." in text
    assert "Tidak ada yang harus diperbaiki oleh OPD yang dipilih." in text
    assert "Belum ada berkas yang diimpor dan diperiksa" in text


@pytest.mark.parametrize("format_key", FORMATS)
def test_the_problems_can_be_written_in_every_format(snapshot: Snapshot, format_key: str) -> None:
    file = exported_frame(problems(snapshot), "Masalah yang ditemukan", snapshot, DEMO, format_key)
    assert file.content
    if format_key == "csv_id":
        text = file.content.decode("utf-8-sig")
        head = "Kode Ukuran terdampak;Ukuran terdampak;Ukuran yang bergeser;Geseran paling sedikit (poin)"
        assert head in text
        assert "assessed, with_gap" in text


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (None, "", "–"),
        ("", "", "–"),
        ([], "", "–"),
        (["a", "b"], "", "a, b"),
        (1234, "", "1.234"),
        (12.345, "", "12,3"),
        (12.345, "percent", "12,3 %"),
        (7, "hours_people", "7"),
        (date(2026, 5, 1), "", "1 Mei 2026"),
        (True, "", "ya"),
        ("SIMPEG", "", "SIMPEG"),
    ],
)
def test_any_value_of_a_frame_is_said_in_words(value: object, unit: str, expected: str) -> None:
    use("id")
    assert words(value, unit) == expected


def test_no_frame_of_the_page_has_a_column_without_a_heading(snapshot: Snapshot) -> None:
    from data_access import quality
    from data_access.export.frames import of_frame

    frames = [
        quality.problems(snapshot),
        quality.problems_by_opd(snapshot),
        quality.trust(DEMO, snapshot),
        quality.sources(snapshot),
        quality.headcounts(snapshot),
        quality.import_findings(snapshot),
        quality.lacking(snapshot),
        quality.balance(snapshot),
        quality.reasons(snapshot),
    ]
    for frame in frames:
        headings = of_frame(frame, "x", snapshot, DEMO, "").headings
        assert [key for key, said in headings.items() if key == said] == []
