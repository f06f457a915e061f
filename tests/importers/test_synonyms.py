"""What files write instead of a code: one table, without contradiction, and nothing dropped in silence."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importers.problems import ImportProblem
from data_access.importers.synonyms import (
    LISTS,
    SYNONYMS,
    book,
    coded,
    nearest_code,
    unclear,
    unknown,
    with_more,
)
from data_access.importers.values import folded
from tests.importers.cells import said, texts


def mark(text: str) -> str:
    return str(said(folded(pl.col("cell")), text)[0])


MEANT = {
    "rating": {
        "SANGAT BAIK": "SB", "Baik": "B", "Cukup": "BP", "Butuh Perbaikan": "BP", "BUTUH PERBAIKAN/CUKUP": "BP",
        "Kurang": "K", "Kurang / Misconduct": "K", "Sangat Kurang": "SK", "SB": "SB",
        "Buruk": None, "-": None, "Belum Dinilai": None, "SB/B": None,
    },
    "agency_rating": {"Istimewa": "ISTIMEWA", "Butuh Perbaikan (Cukup)": "BUTUH_PERBAIKAN", "Sangat Baik": None},
    "expectation": {
        "Di Atas Ekspektasi": "DI_ATAS", "DIATAS EKSPEKTASI": "DI_ATAS", "sesuai ekspektasi": "SESUAI",
        "Di bawah ekspektasi": "DI_BAWAH", "Dibawah": "DI_BAWAH",
    },
    "status": {
        "PNS": "PNS", "pns": "PNS", "cpns": "CPNS", "P3K": "PPPK", "PPPK": "PPPK",
        "pppk_paruh_waktu": "PPPK_PARUH_WAKTU", "PPPK Paruh Waktu": "PPPK_PARUH_WAKTU", "Honorer": None,
    },
    "family": {
        "Jabatan Pimpinan Tinggi Pratama": "JPT", "Eselon II.b": "JPT", "ESELON III": "ADMINISTRATOR",
        "Jabatan Pengawas": "PENGAWAS", "Jabatan Fungsional Umum": "PELAKSANA",
        "Jabatan Fungsional Tertentu": "FUNGSIONAL", "Jabatan Fungsional": "FUNGSIONAL",
        "Struktural": None, "III/a": None,
    },
    "tier": {"Ahli Muda": "AHLI_MUDA", "Madya": "AHLI_MADYA", "JPT Pratama": "JPT_PRATAMA"},
    "sex": {"Laki-Laki": "L", "Perempuan": "P", "p": "P", "F": "P", "1": None},
    "education": {"S-1/Sarjana": "S1", "D.III": "D3", "SLTA Kejuruan": "SMA", "D4/S1": None},
    "skp_status": {"draft": "DRAFT", "pengajuan": "DIAJUKAN", "persetujuan": "DISETUJUI", "disetujui": "DISETUJUI"},
    "assignment": {"Definitif": "DEFINITIF", "Plt.": "PLT", "PLH": "PLT", "Pjb": "PLT"},
    "competency": {
        "Kerja sama": "Kerja Sama", "kerjasama": "Kerja Sama",
        "Pengembangan Diri & Orang Lain": "Pengembangan Diri dan Orang Lain",
        "pengembangan_diri_orang_lain": "Pengembangan Diri dan Orang Lain",
        "orientasi_hasil": "Orientasi pada Hasil", "PEREKAT BANGSA": "Perekat Bangsa", "Kepemimpinan": None,
    },
    "training_kind": {"Bimbingan Teknis": "BIMTEK", "PKA": "STRUKTURAL", "Latsar CPNS": "LATSAR", "Webinar": None},
    "delivery": {"Non-Klasikal": "NONKLASIKAL", "online": "DARING"},
    "participation": {"Sedang berjalan": "BERJALAN", "bersertifikat": "BERSERTIFIKAT", "Lulus": None},
    "complaint_class": {
        "Tidak Berkadar Pengawasan": "TANPA_PENGAWASAN", "Berkadar Pengawasan": "PENGAWASAN",
        "Permintaan Informasi": "PERMINTAAN_INFORMASI", "Pengaduan": None,
    },
    "complaint_channel": {"SP4N-LAPOR!": "LAPOR", "Media Sosial": "MEDIA_SOSIAL"},
    "complaint_status": {"Belum Terverifikasi": "BELUM_VERIFIKASI", "Diarsipkan": "DITOLAK", "selesai": "SELESAI"},
    "unsur": {"Sarana & Prasarana": "u_facilities", "Sistem, mekanisme & prosedur": "u_procedure", "U8": None},
}  # fmt: skip


@pytest.mark.parametrize("key", MEANT)
def test_what_files_write_is_understood(key: str) -> None:
    meant = MEANT[key]
    codes = coded(texts(*meant), key)
    assert dict(zip(meant, codes, strict=True)) == meant
    assert (codes.name, codes.dtype) == ("cell", pl.String)


def test_every_synonym_is_of_a_list_and_stands_for_one_of_its_codes() -> None:
    assert set(SYNONYMS) <= set(LISTS)
    for key, entries in SYNONYMS.items():
        assert set(entries.values()) <= {"", *LISTS[key][0]}, key


@pytest.mark.parametrize("key", LISTS)
def test_nothing_is_said_twice_or_otherwise(key: str) -> None:
    listed, words = LISTS[key]
    written = [
        *SYNONYMS.get(key, {}),
        *{mark(name) for name in (*listed, *(words[code] for code in words if code in listed))},
    ]
    marks = [mark(text) for text in written]
    assert len(marks) == len(set(marks))
    assert all(marks)


@pytest.mark.parametrize("key", LISTS)
def test_codes_and_their_words_come_back(key: str) -> None:
    listed, words = LISTS[key]
    assert coded(texts(*listed), key).to_list() == list(listed)
    known = {code: word for code, word in words.items() if code in listed}
    assert coded(texts(*known.values()), key).to_list() == list(known)


def test_what_nobody_knows_is_counted_and_never_dropped() -> None:
    column = texts("Baik", "Buruk", " buruk", "Buruk", "-", None, "Belum Dinilai", "???")
    assert unknown(column, "rating") == {"Buruk": 2, "???": 1, "buruk": 1}
    assert unclear(column, "rating").to_list() == [False, True, True, True, False, False, False, True]
    assert unknown(texts(), "rating") == {}


def test_a_person_is_offered_the_nearest() -> None:
    assert nearest_code("Sngat Baik", "rating") == "SB"
    assert nearest_code("Kominukasi", "competency") == "Komunikasi"
    assert nearest_code("qqq", "rating") == ""
    assert nearest_code("", "rating") == ""


def test_a_person_may_add_but_not_contradict() -> None:
    more = with_more("rating", {"Buruk": "SK", "Nihil": "", "baik": "B"})
    assert coded(texts("BURUK", "nihil", "Cukup"), more).to_list() == ["SK", None, "BP"]
    assert unknown(texts("BURUK", "nihil", "Cukup"), more) == {}
    assert coded(texts("BURUK"), with_more(more, {"Jelek": "SK"})).to_list() == ["SK"]
    assert "buruk" not in book("rating").entries


CONTRADICTING = {
    ("Cukup", "B"): "Padanan 'Cukup' = B bertentangan dengan padanan yang sudah ada: BP.",
    ("Jelek", "XX"): "Padanan 'Jelek': kode 'XX' tidak ada di daftar rating. Yang ada: SK, K, BP, B, SB.",
}


@pytest.mark.parametrize("entry", CONTRADICTING)
def test_an_entry_that_cannot_be_is_told(entry: tuple[str, str]) -> None:
    with pytest.raises(ImportProblem) as caught:
        with_more("rating", dict([entry]))
    assert str(caught.value) == CONTRADICTING[entry]


def test_two_entries_for_one_text_are_told() -> None:
    with pytest.raises(ImportProblem, match="bertentangan"):
        with_more("rating", {"Jelek": "SK", "JELEK": "K"})


@given(st.lists(st.none() | st.text()), st.sampled_from(list(LISTS)))
def test_no_text_is_too_much(cells: list[str | None], key: str) -> None:
    column = texts(*cells)
    codes, strange = coded(column, key), unclear(column, key)
    assert set(codes.drop_nulls()) <= set(LISTS[key][0])
    assert not (strange & codes.is_not_null()).any()
    assert sum(unknown(column, key).values()) == strange.sum()
    assert all(nearest_code(text, key) in ("", *LISTS[key][0]) for text in cells[:2] if text)
