"""How files write what the contract codes about people and posts: {list: {as written: code}}.

The codes themselves and their words on the screen (`dimensions.words`) need no entry; case, accents, blanks and
punctuation make no difference.
"""

from __future__ import annotations

from collections.abc import Mapping

PEOPLE: Mapping[str, Mapping[str, str]] = {
    "status": {
        "Pegawai Negeri Sipil": "PNS",
        "Calon Pegawai Negeri Sipil": "CPNS",
        "Calon PNS": "CPNS",
        "P3K": "PPPK",
        "PPPK Penuh Waktu": "PPPK",  # since 2025 beside the part-time ones
        "Pegawai Pemerintah dengan Perjanjian Kerja": "PPPK",
        "P3K Paruh Waktu": "PPPK_PARUH_WAKTU",
        "PPPK-PW": "PPPK_PARUH_WAKTU",
    },
    "duty": {
        "Aktif Bekerja": "AKTIF",
        "PNS Aktif": "AKTIF",
        "CPNS Aktif": "AKTIF",
        "PPPK Aktif": "AKTIF",
        "Hukuman Disiplin": "AKTIF",  # who is punished works on
        "Aktif (Hukuman Disiplin)": "AKTIF",
        "Terkena Hukuman Disiplin": "AKTIF",
        "Menjalani Hukuman Disiplin": "AKTIF",
        "Sedang Menjalani Hukuman Disiplin": "AKTIF",
        "Cuti Luar Tanggungan Negara": "CLTN",
        "Perpanjangan CLTN": "CLTN",
        "Tubel": "TUGAS_BELAJAR",
    },
    # "Struktural" is JPT, administrator or pengawas: it is in no list, so that nobody guesses.
    "family": {
        "Jabatan Pimpinan Tinggi": "JPT",
        "Pimpinan Tinggi": "JPT",
        "JPT Pratama": "JPT",
        "Jabatan Pimpinan Tinggi Pratama": "JPT",
        "Pimpinan Tinggi Pratama": "JPT",
        "Eselon II": "JPT",  # UU 5/2014 art 131 sets the eselon equal to the new families
        "Eselon II.a": "JPT",
        "Eselon II.b": "JPT",
        "Jabatan Administrator": "ADMINISTRATOR",
        "Eselon III": "ADMINISTRATOR",
        "Eselon III.a": "ADMINISTRATOR",
        "Eselon III.b": "ADMINISTRATOR",
        "Jabatan Pengawas": "PENGAWAS",
        "Eselon IV": "PENGAWAS",
        "Eselon IV.a": "PENGAWAS",
        "Eselon IV.b": "PENGAWAS",
        "Jabatan Pelaksana": "PELAKSANA",
        "Jabatan Fungsional Umum": "PELAKSANA",  # the old name of pelaksana, not a jabatan fungsional
        "Fungsional Umum": "PELAKSANA",
        "JFU": "PELAKSANA",
        "Klerek": "PELAKSANA",  # the three kinds of pelaksana, PermenPANRB 45/2022
        "Operator": "PELAKSANA",
        "Teknisi": "PELAKSANA",
        "Jabatan Fungsional": "FUNGSIONAL",
        "JF": "FUNGSIONAL",
        "Jabatan Fungsional Tertentu": "FUNGSIONAL",
        "Fungsional Tertentu": "FUNGSIONAL",
        "JFT": "FUNGSIONAL",
        "Fungsional Keahlian": "FUNGSIONAL",
        "Fungsional Keterampilan": "FUNGSIONAL",
    },
    "tier": {
        "Jabatan Pimpinan Tinggi Pratama": "JPT_PRATAMA",
        "Pimpinan Tinggi Pratama": "JPT_PRATAMA",
        "Jabatan Administrator": "ADMINISTRATOR",
        "Jabatan Pengawas": "PENGAWAS",
        "Jabatan Pelaksana": "PELAKSANA",
        "Utama": "AHLI_UTAMA",  # the four jenjang of keahlian, often without "Ahli"
        "Madya": "AHLI_MADYA",
        "Muda": "AHLI_MUDA",
        "Pertama": "AHLI_PERTAMA",
    },
    "profession": {
        "Tenaga Pendidik": "GURU",
        "Nakes": "KESEHATAN",
    },
    # 1 and 2 stand for the sexes inside a NIP only; in a column of their own they may mean something else.
    "sex": {
        "Lelaki": "L",
        "Pria": "L",
        "M": "L",  # English
        "Male": "L",
        "Wanita": "P",
        "F": "P",
        "Female": "P",
    },
    # The levels of BKN's list. "D4/S1" names two and is in no list.
    "education": {
        "Sekolah Dasar": "SD",
        "Sekolah Menengah Pertama": "SMP",
        "SLTP": "SMP",
        "SLTP Kejuruan": "SMP",
        "Sekolah Menengah Atas": "SMA",
        "SLTA": "SMA",
        "SLTA Kejuruan": "SMA",
        "SLTA Keguruan": "SMA",
        "SMK": "SMA",  # scored alike in the IP ASN (PermenPANRB 38/2018)
        "SMU": "SMA",
        "D-I": "D1",
        "Diploma I": "D1",
        "Diploma 1": "D1",
        "D-II": "D2",
        "Diploma II": "D2",
        "Diploma 2": "D2",
        "D-III": "D3",
        "Diploma III": "D3",
        "Diploma 3": "D3",
        "Diploma III/Sarjana Muda": "D3",
        "Sarjana Muda": "D3",
        "D-IV": "D4",
        "Diploma IV": "D4",
        "Diploma 4": "D4",
        "Sarjana Terapan": "D4",
        "S-1/Sarjana": "S1",
        "Sarjana": "S1",
        "Strata I": "S1",
        "Strata 1": "S1",
        "S-2/Magister": "S2",
        "Magister": "S2",
        "Strata II": "S2",
        "Strata 2": "S2",
        "S-3/Doktor": "S3",
        "Doktor": "S3",
        "Strata III": "S3",
        "Strata 3": "S3",
    },
}
