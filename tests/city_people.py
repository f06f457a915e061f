"""Places, people and their appraisals of the little city: each row is there for one rule."""

from __future__ import annotations

from tests.rows import Rows, rows

PALU, PALEMBANG = "72.71", "16.71"
PLACES: dict[str, Rows] = {
    "city": rows(
        "code name province timezone",
        (PALU, "Kota Palu", "Sulawesi Tengah", "Asia/Makassar"),
        (PALEMBANG, "Kota Palembang", "Sumatera Selatan", "Asia/Jakarta"),
    ),
    "agency": rows(
        "id city_code parent_id name kind sector valid_from",
        ("palu", PALU, None, "Pemerintah Kota Palu", "KOTA", None, "2000-01-01"),
        ("dik", PALU, "palu", "Dinas Pendidikan", "DINAS", "PENDIDIKAN", "2000-01-01"),
        ("sd1", PALU, "dik", "SD Negeri 1", "SEKOLAH", "PENDIDIKAN", "2000-01-01"),
        ("kes", PALU, "palu", "Dinas Kesehatan", "DINAS", "KESEHATAN", "2000-01-01"),
        ("pkm", PALU, "kes", "Puskesmas Singgani", "PUSKESMAS", "KESEHATAN", "2000-01-01"),
        ("plb", PALEMBANG, None, "Pemerintah Kota Palembang", "KOTA", None, "2000-01-01"),
        ("dikp", PALEMBANG, "plb", "Dinas Pendidikan", "DINAS", "PENDIDIKAN", "2000-01-01"),
    ),
}
PEOPLE: dict[str, Rows] = {
    "position": rows(
        "id title family tier profession",
        ("kadis", "Kepala Dinas", "JPT", "JPT_PRATAMA", "LAINNYA"),
        ("staf", "Staf", "PELAKSANA", "PELAKSANA", "LAINNYA"),
        ("guru", "Guru", "FUNGSIONAL", "AHLI_PERTAMA", "GURU"),
        ("nakes", "Perawat", "FUNGSIONAL", "TERAMPIL", "KESEHATAN"),
    ),
    "employee": [{"id": letter, "name": f"Nama {letter.upper()}"} for letter in "abcdefghijklmn"],
    "employment": rows(
        "employee_id valid_from valid_to agency_id position_id status duty",
        ("a", "2020-01-01", None, "dik", "kadis", "PNS", "AKTIF"),
        ("b", "2020-01-01", None, "dik", "staf", "PNS", "AKTIF"),
        ("c", "2020-01-01", None, "sd1", "guru", "PNS", "AKTIF"),
        ("d", "2020-01-01", None, "sd1", "guru", "PPPK", "AKTIF"),
        ("e", "2020-01-01", None, "pkm", "nakes", "PNS", "AKTIF"),
        ("f", "2020-01-01", None, "pkm", "nakes", "PPPK", "AKTIF"),
        ("g", "2020-01-01", None, "kes", "staf", "PNS", "CLTN"),
        ("h", "2020-01-01", None, "kes", "staf", "CPNS", "AKTIF"),
        ("i", "2020-01-01", "2026-02-15", "dik", "staf", "PNS", "AKTIF"),  # moved in the quarter
        ("i", "2026-02-16", None, "kes", "staf", "PNS", "AKTIF"),
        ("j", "2020-01-01", None, "dikp", "staf", "PNS", "TUGAS_BELAJAR"),
        ("k", "2020-01-01", None, "dikp", None, "HONORER", "AKTIF"),  # no post, no known status
        ("l", "2020-01-01", None, "gone", "staf", "PNS", "AKTIF"),  # no known agency
        ("m", "2020-01-01", "2026-03-31", "dikp", "staf", "PNS", "AKTIF"),  # retires with the quarter
        ("n", "2024-01-01", None, "kes", "staf", "PPPK_PARUH_WAKTU", "AKTIF"),  # two spells at a time
        ("n", "2025-06-01", None, "pkm", "staf", "PPPK_PARUH_WAKTU", "AKTIF"),
    ),
}
PERFORMANCE: dict[str, Rows] = {
    "appraisal_cycle": rows(
        "city_code profession period_kind valid_from valid_to",
        (PALU, "LAINNYA", "TRIWULAN", "2022-01-01"),
        (PALU, "LAINNYA", "TRIWULAN", "2024-01-01"),  # renewed without an end of the first: still one cycle
        (PALU, "KESEHATAN", "TRIWULAN", "2022-01-01"),
        (PALU, "GURU", "TRIWULAN", "2022-01-01", "2023-12-31"),
        (PALU, "GURU", "TAHUN", "2025-01-01"),
        (PALEMBANG, "LAINNYA", "TRIWULAN", "2022-01-01"),
    ),
    "appraisal": rows(
        "employee_id period_kind period_start rating work_result behaviour assignment agency_id",
        ("a", "TRIWULAN", "2026-01-01", "SB", "DI_ATAS", "DI_ATAS", "DEFINITIF", "dik"),
        ("a", "TRIWULAN", "2026-01-01", "B", "SESUAI", "SESUAI", "PLT", "kes"),
        ("b", "TRIWULAN", "2026-01-01", "B", "SESUAI", "SESUAI", "DEFINITIF", "dik"),
        ("b", "TRIWULAN", "2026-01-01", "B", "SESUAI", "SESUAI", "PLH", "dik"),
        ("c", "TRIWULAN", "2026-01-01", "B", "SESUAI", "SESUAI", "DEFINITIF", "sd1"),
        ("e", "TRIWULAN", "2026-01-01", "B", "SESUAI", "DI_BAWAH", "DEFINITIF", "pkm"),  # should be K
        ("f", "TRIWULAN", "2026-01-01", "Cukup", "SESUAI", "sesuai", "DEFINITIF", "pkm"),
        ("g", "TRIWULAN", "2026-01-01", "B", "SESUAI", "SESUAI", "DEFINITIF", "kes"),
        ("h", "TRIWULAN", "2026-01-01", None, None, None, "DEFINITIF", "kes"),
        ("i", "TRIWULAN", "2026-01-01", "BP", "DI_BAWAH", "SESUAI", "DEFINITIF", "dik"),
        ("k", "TRIWULAN", "2026-01-01", "K", "DI_ATAS", "DI_BAWAH", "DEFINITIF", "dikp"),
        ("m", "TRIWULAN", "2026-01-01", "B", "SESUAI", "SESUAI", "DEFINITIF", "dikp"),
        ("x", "TRIWULAN", "2026-01-01", "B", "SESUAI", "SESUAI", "DEFINITIF", "dik"),
        ("a", "TRIWULAN", "2025-10-01", "B", None, None, "DEFINITIF", "dik"),
        ("b", "TRIWULAN", "2025-10-01", "B", None, None, "DEFINITIF", "dik"),
        ("e", "TRIWULAN", "2025-10-01", None, None, None, "DEFINITIF", "pkm"),
        ("i", "TRIWULAN", "2025-10-01", "B", None, None, "DEFINITIF", "dik"),
        ("k", "TRIWULAN", "2025-10-01", "BP", None, None, "DEFINITIF", "dikp"),
        ("m", "TRIWULAN", "2025-10-01", "SB", None, None, "DEFINITIF", "dikp"),
        ("a", "TRIWULAN", "2025-01-01", "SB", None, None, "DEFINITIF", "dik"),
        ("b", "TRIWULAN", "2025-01-01", "BP", None, None, "DEFINITIF", "dik"),
        ("e", "TRIWULAN", "2025-01-01", "K", None, None, "DEFINITIF", "pkm"),
        ("c", "TAHUN", "2025-01-01", "SB", None, None, "DEFINITIF", "sd1"),
    ),
    "legacy_appraisal": rows(
        "employee_id year score agency_id",
        ("a", 2019, 91, "dik"),
        ("b", 2019, 90.99, "dik"),  # before their first known service
        ("a", 2020, 76, "dik"),
        ("b", 2020, 75.99, "dik"),
        ("c", 2020, 61, "sd1"),
        ("d", 2020, 60.99, "sd1"),
        ("e", 2020, 51, None),
        ("g", 2020, 50.99, "kes"),
        ("h", 2020, 100, "kes"),
        ("i", 2020, 91, "kes"),
        ("j", 2020, 100.5, "dikp"),
        ("l", 2020, 91, None),
        ("n", 2020, 80, None),
        ("x", 2020, 80, "dik"),
        ("a", 2021, 110, "dik"),
        ("b", 2021, 109.99, "dik"),
        ("c", 2021, 90, "sd1"),
        ("d", 2021, 89.99, "sd1"),
        ("e", 2021, 70, None),
        ("f", 2021, 69.99, "pkm"),
        ("g", 2021, 50, "kes"),
        ("h", 2021, 49.99, "kes"),
        ("j", 2021, 120.5, "dikp"),
        ("k", 2021, 120, "dikp"),
        ("m", 2021, 0, "dikp"),
        ("x", 2021, 95, "dik"),
        ("a", 2022, 95, "dik"),  # there are no scores any more
    ),
    "agency_appraisal": rows(
        "agency_id period_kind period_start rating",
        ("dik", "TRIWULAN", "2026-01-01", "BAIK"),
        ("dik", "TRIWULAN", "2025-10-01", "ISTIMEWA"),
        ("kes", "TRIWULAN", "2025-10-01", "KURANG"),  # of another period
        ("dikp", "TRIWULAN", "2026-01-01", "Istimewa"),  # no code of the list
    ),
    "coaching_plan": rows(
        "employee_id period_kind period_start agreed_on",
        ("i", "TRIWULAN", "2026-01-01", "2026-04-20"),
        ("k", "TRIWULAN", "2025-10-01", "2026-01-20"),  # of another period
    ),
    "work_report": rows(
        "employee_id month due_on submitted_on feedback_notes",
        ("a", "2026-02-01", "2026-03-10", "2026-03-05", 0),
        ("a", "2026-03-01", "2026-04-10", "2026-04-08", 2),
        ("b", "2026-03-01", "2026-04-10", "2026-04-10", 1),
        ("e", "2026-03-01", "2026-04-10", "2026-04-11", None),
        ("f", "2026-03-01", "2026-04-10", None, None),
        ("h", "2026-03-01", "2026-05-15", None, None),  # due on the data date itself
        ("i", "2026-03-01", "2026-05-20", "2026-05-18", None),  # not yet known on the data date
        ("m", "2026-03-01", "2026-04-10", "2026-04-01", 0),
        ("n", "2026-03-01", "2026-04-10", "2026-05-16", None),
        ("x", "2026-03-01", "2026-04-10", "2026-04-01", 5),
    ),
}
