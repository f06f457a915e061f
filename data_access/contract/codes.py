"""The code lists of the contract: every value a coded column may hold, in the order a reader expects.

Codes are the official Indonesian terms in upper case; their words for the screen stand in `dimensions`.
This file must not know tables, labels or colours.
"""

from __future__ import annotations

CodeList = tuple[str, ...]

UNKNOWN = "?"
"""What a fact writes where the source holds no code or one that is not in its list: nobody is dropped."""

STATUS: CodeList = ("PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU")
DUTY: CodeList = ("AKTIF", "CLTN", "TUGAS_BELAJAR")
FAMILY: CodeList = ("JPT", "ADMINISTRATOR", "PENGAWAS", "PELAKSANA", "FUNGSIONAL")
PROFESSION: CodeList = ("GURU", "KESEHATAN", "LAINNYA")
TIER: CodeList = (
    "JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS", "PELAKSANA",
    "AHLI_UTAMA", "AHLI_MADYA", "AHLI_MUDA", "AHLI_PERTAMA",
    "PENYELIA", "MAHIR", "TERAMPIL", "PEMULA",
)  # fmt: skip
SEX: CodeList = ("L", "P")
EDUCATION: CodeList = ("SD", "SMP", "SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")

AGENCY_KIND: CodeList = (
    "KOTA", "SEKRETARIAT", "INSPEKTORAT", "BADAN", "DINAS", "SATPOL", "RSUD", "KECAMATAN",
    "KELURAHAN", "UPTD", "PUSKESMAS", "SEKOLAH", "UNIT",
)  # fmt: skip
SECTOR: CodeList = (
    "PENDIDIKAN", "KESEHATAN", "SOSIAL", "EKONOMI", "INFRASTRUKTUR", "LINGKUNGAN",
    "KETENTERAMAN", "KEWILAYAHAN", "PEMERINTAHAN",
)  # fmt: skip

COMPETENCY_DOMAIN: CodeList = ("MANAJERIAL", "SOSIAL_KULTURAL", "PEMERINTAHAN", "TEKNIS")
ASSESSMENT_METHOD: CodeList = ("ASSESSMENT_CENTER", "UJI_KOMPETENSI", "PENILAIAN_ATASAN", "MANDIRI")
PLAN_ROUTE: CodeList = ("PELATIHAN", "COACHING", "MENTORING", "MAGANG", "BELAJAR_MANDIRI", "LAINNYA")
PLAN_STATUS: CodeList = ("USULAN", "TERVERIFIKASI", "TERVALIDASI", "DIANGGARKAN", "TERLAKSANA", "BATAL")

PERIOD_KIND: CodeList = ("BULAN", "TRIWULAN", "SEMESTER", "TAHUN")
ASSIGNMENT: CodeList = ("DEFINITIF", "PLT")
EXPECTATION: CodeList = ("DI_BAWAH", "SESUAI", "DI_ATAS")
RATING: CodeList = ("SK", "K", "BP", "B", "SB")
"""Predikat kinerja pegawai, lowest first. An order for drawing and moving up or down, never a score."""
AGENCY_RATING: CodeList = ("SANGAT_KURANG", "KURANG", "BUTUH_PERBAIKAN", "BAIK", "ISTIMEWA")
SKP_STATUS: CodeList = ("DRAFT", "DIAJUKAN", "DISETUJUI")

TRAINING_KIND: CodeList = (
    "STRUKTURAL", "LATSAR", "MANAJERIAL", "TEKNIS", "FUNGSIONAL", "SOSIAL_KULTURAL", "PENDIDIKAN",
    "SEMINAR", "WORKSHOP", "BIMTEK", "SOSIALISASI", "KURSUS", "COACHING", "MENTORING", "MAGANG",
    "BENCHMARKING", "E_LEARNING", "BELAJAR_MANDIRI", "LAINNYA",
)  # fmt: skip
DELIVERY: CodeList = ("KLASIKAL", "NONKLASIKAL", "DARING")
PROVIDER_KIND: CodeList = (
    "SWAKELOLA", "LEMBAGA_PEMERINTAH", "PERGURUAN_TINGGI", "ORGANISASI_PROFESI", "LSM", "SWASTA",
)  # fmt: skip
PARTICIPATION: CodeList = ("TERDAFTAR", "BERJALAN", "SELESAI", "BERSERTIFIKAT", "BATAL")
RESPONDENT: CodeList = ("PESERTA", "ATASAN", "REKAN", "BAWAHAN")

COMPLAINT_CLASS: CodeList = (
    "NORMATIF", "TANPA_PENGAWASAN", "PENGAWASAN", "PERMINTAAN_INFORMASI", "ASPIRASI",
)  # fmt: skip
COMPLAINT_CHANNEL: CodeList = ("LAPOR", "SMS", "APLIKASI", "MEDIA_SOSIAL", "TATAP_MUKA", "FORUM")
COMPLAINT_TOPIC: CodeList = (
    "RESPONSIVITAS", "WAKTU", "PROSEDUR", "PUNGLI", "SIKAP", "SARANA", "INFORMASI", "INTEGRITAS", "LAINNYA",
)  # fmt: skip
COMPLAINT_STATUS: CodeList = (
    "BELUM_VERIFIKASI", "BELUM_TINDAK_LANJUT", "DIPROSES", "SELESAI", "DITOLAK",
)  # fmt: skip

DELIVERY_SOURCE: CodeList = ("SIMPEG", "SIASN", "E_KINERJA", "ASESMEN", "DIKLAT", "RUANG_GTK", "SKM", "LAPOR")
FINDING_FATE: CodeList = ("READ", "REFUSED", "WARNED")
SENT_BY_CITY: CodeList = ("SIMPEG", "SIASN", "ASESMEN", "LAPOR")
"""Sources that the city delivers for all its OPD; of the others each OPD delivers its own."""
INDEX_CODE: CodeList = ("IP_ASN", "SISTEM_MERIT", "SPBE", "SAKIP")

UNSUR: CodeList = (
    "u_requirements", "u_procedure", "u_time", "u_cost", "u_product",
    "u_competence", "u_conduct", "u_complaints", "u_facilities",
)  # fmt: skip
"""The nine unsur of the SKM (PermenPANRB 14/2017) by key, never by number: sources disagree on the last two."""
