"""The words of every code a reader may meet, in reading order. Official terms stay Indonesian in every language."""

from __future__ import annotations

from data_access.language import N_

YES_NO = {"YA": N_("ya"), "TIDAK": N_("tidak")}

STATUS = {"PNS": N_("PNS"), "CPNS": N_("CPNS"), "PPPK": N_("PPPK"), "PPPK_PARUH_WAKTU": N_("PPPK paruh waktu")}
DUTY = {"AKTIF": N_("aktif"), "CLTN": N_("cuti di luar tanggungan negara"), "TUGAS_BELAJAR": N_("tugas belajar")}
FAMILY = {
    "JPT": N_("Pimpinan tinggi (JPT)"),
    "ADMINISTRATOR": N_("Administrator"),
    "PENGAWAS": N_("Pengawas"),
    "PELAKSANA": N_("Pelaksana"),
    "FUNGSIONAL": N_("Fungsional"),
}
TIER = {
    "JPT_PRATAMA": N_("JPT Pratama"),
    "ADMINISTRATOR": N_("Administrator"),
    "PENGAWAS": N_("Pengawas"),
    "PELAKSANA": N_("Pelaksana"),
    "AHLI_UTAMA": N_("Ahli Utama"),
    "AHLI_MADYA": N_("Ahli Madya"),
    "AHLI_MUDA": N_("Ahli Muda"),
    "AHLI_PERTAMA": N_("Ahli Pertama"),
    "PENYELIA": N_("Penyelia"),
    "MAHIR": N_("Mahir"),
    "TERAMPIL": N_("Terampil"),
    "PEMULA": N_("Pemula"),
}
PROFESSION = {"GURU": N_("Guru"), "KESEHATAN": N_("Tenaga kesehatan"), "LAINNYA": N_("Lainnya")}

AGENCY_KIND = {
    "KOTA": N_("Kota"),
    "SEKRETARIAT": N_("Sekretariat"),
    "INSPEKTORAT": N_("Inspektorat"),
    "BADAN": N_("Badan"),
    "DINAS": N_("Dinas"),
    "SATPOL": N_("Satpol PP"),
    "RSUD": N_("Rumah sakit"),
    "KECAMATAN": N_("Kecamatan"),
    "KELURAHAN": N_("Kelurahan"),
    "UPTD": N_("UPTD"),
    "PUSKESMAS": N_("Puskesmas"),
    "SEKOLAH": N_("Sekolah"),
    "UNIT": N_("Unit kerja"),
}
SECTOR = {
    "PENDIDIKAN": N_("Pendidikan"),
    "KESEHATAN": N_("Kesehatan"),
    "SOSIAL": N_("Sosial"),
    "EKONOMI": N_("Ekonomi"),
    "INFRASTRUKTUR": N_("Infrastruktur"),
    "LINGKUNGAN": N_("Lingkungan"),
    "KETENTERAMAN": N_("Ketenteraman dan ketertiban"),
    "KEWILAYAHAN": N_("Kewilayahan"),
    "PEMERINTAHAN": N_("Pemerintahan umum"),
}

RATING = {
    "SK": N_("Sangat Kurang"),
    "K": N_("Kurang"),
    "BP": N_("Butuh Perbaikan"),
    "B": N_("Baik"),
    "SB": N_("Sangat Baik"),
    "NONE": N_("belum dinilai"),
}
AGENCY_RATING = {
    "SANGAT_KURANG": N_("Sangat Kurang"),
    "KURANG": N_("Kurang"),
    "BUTUH_PERBAIKAN": N_("Butuh Perbaikan"),
    "BAIK": N_("Baik"),
    "ISTIMEWA": N_("Istimewa"),
    "NONE": N_("belum ada"),
}
EXPECTATION = {
    "DI_BAWAH": N_("di bawah ekspektasi"),
    "SESUAI": N_("sesuai ekspektasi"),
    "DI_ATAS": N_("di atas ekspektasi"),
}
AGAINST = {"PREVIOUS": N_("periode sebelumnya"), "YEAR_BEFORE": N_("periode sama tahun lalu")}
REPORT_STATE = {
    "TEPAT": N_("tepat waktu"),
    "TERLAMBAT": N_("terlambat"),
    "BELUM": N_("belum masuk, lewat tenggat"),
    "BELUM_TENGGAT": N_("belum jatuh tempo"),
}

COMPETENCY_DOMAIN = {
    "MANAJERIAL": N_("Manajerial"),
    "SOSIAL_KULTURAL": N_("Sosial kultural"),
    "PEMERINTAHAN": N_("Pemerintahan"),
    "TEKNIS": N_("Teknis"),
}
GAP = {
    "0": N_("memenuhi standar"),
    "-1": N_("kurang 1 tingkat"),
    "-2": N_("kurang 2 tingkat"),
    "-3": N_("kurang 3 tingkat atau lebih"),
    "NONE": N_("belum diasesmen"),
    "EXPIRED": N_("asesmen kedaluwarsa"),
}
ASSESSMENT_AGE = {
    "LT1": N_("kurang dari 1 tahun"),
    "LT2": N_("1 sampai 2 tahun"),
    "LT3": N_("2 sampai 3 tahun"),
    "GE3": N_("lebih dari 3 tahun"),
    "NONE": N_("belum pernah"),
}
TRAINED = {
    "TIDAK": N_("belum dilatih"),
    "DINILAI_ULANG": N_("dilatih, lalu dinilai ulang"),
    "BELUM_DINILAI_ULANG": N_("dilatih, belum dinilai ulang"),
}
ASSESSED = {
    "DIASESMEN": N_("diasesmen, masih berlaku"),
    "KEDALUWARSA": N_("asesmen kedaluwarsa"),
    "BELUM": N_("belum diasesmen"),
    "TANPA_STANDAR": N_("standar belum ada"),
}
JPM_BAND = {
    "KMS": N_("Kurang Optimal, kurang memenuhi syarat"),
    "MMS": N_("Kurang Optimal, masih memenuhi syarat"),
    "CUKUP": N_("Cukup Optimal, masih memenuhi syarat"),
    "MS": N_("Cukup Optimal, memenuhi syarat"),
    "OPTIMAL": N_("Optimal, memenuhi syarat"),
    "NONE": N_("belum dapat dihitung"),
}
GAP_COUNT = {
    "0": N_("tanpa kesenjangan"),
    "1": N_("1 kesenjangan"),
    "2": N_("2 kesenjangan"),
    "3": N_("3 kesenjangan atau lebih"),
    "NONE": N_("belum dapat dihitung"),
}

JP_BIN = {
    "0": N_("0 JP"),
    "1-9": N_("1–9 JP"),
    "10-19": N_("10–19 JP"),
    "20-29": N_("20–29 JP"),
    "30-49": N_("30–49 JP"),
    "50-99": N_("50–99 JP"),
    "100+": N_("100 JP ke atas"),
}
JP_STATE = {
    "CAPAI": N_("mencapai 20 JP"),
    "MENUNGGU": N_("mencapai bila sertifikat terbit"),
    "KURANG": N_("belum mencapai"),
}
TRAINING_KIND = {
    "STRUKTURAL": N_("Pelatihan struktural"),
    "LATSAR": N_("Latsar CPNS"),
    "MANAJERIAL": N_("Pelatihan manajerial"),
    "TEKNIS": N_("Pelatihan teknis"),
    "FUNGSIONAL": N_("Pelatihan fungsional"),
    "SOSIAL_KULTURAL": N_("Pelatihan sosial kultural"),
    "PENDIDIKAN": N_("Pendidikan formal"),
    "SEMINAR": N_("Seminar"),
    "WORKSHOP": N_("Lokakarya"),
    "BIMTEK": N_("Bimbingan teknis"),
    "SOSIALISASI": N_("Sosialisasi"),
    "KURSUS": N_("Kursus"),
    "COACHING": N_("Coaching"),
    "MENTORING": N_("Mentoring"),
    "MAGANG": N_("Magang"),
    "BENCHMARKING": N_("Studi banding"),
    "E_LEARNING": N_("E-learning"),
    "BELAJAR_MANDIRI": N_("Belajar mandiri"),
    "LAINNYA": N_("Lainnya"),
}
DELIVERY = {"KLASIKAL": N_("Klasikal"), "NONKLASIKAL": N_("Nonklasikal"), "DARING": N_("Daring")}
PROVIDER_KIND = {
    "SWAKELOLA": N_("Swakelola"),
    "LEMBAGA_PEMERINTAH": N_("Lembaga pemerintah"),
    "PERGURUAN_TINGGI": N_("Perguruan tinggi"),
    "ORGANISASI_PROFESI": N_("Organisasi profesi"),
    "LSM": N_("LSM"),
    "SWASTA": N_("Swasta"),
}
PARTICIPATION = {
    "BERSERTIFIKAT": N_("bersertifikat"),
    "SELESAI": N_("selesai, menunggu sertifikat"),
    "BERJALAN": N_("sedang berjalan"),
    "TERDAFTAR": N_("terdaftar"),
    "BATAL": N_("batal"),
}
LINKED = {
    "YA": N_("terkait kesenjangan (AKPK)"),
    "TIDAK": N_("tidak terkait"),
    "TANPA_TOPIK": N_("kompetensi pelatihan tidak diketahui"),
}

COMPLAINT_CLASS = {
    "NORMATIF": N_("Normatif"),
    "TANPA_PENGAWASAN": N_("Tidak berkadar pengawasan"),
    "PENGAWASAN": N_("Berkadar pengawasan"),
    "PERIHAL_PENGAWASAN": N_("Gabungan: tidak dan berkadar pengawasan"),
    "PERMINTAAN_INFORMASI": N_("Permintaan informasi"),
    "ASPIRASI": N_("Aspirasi"),
}
COMPLAINT_TOPIC = {
    "RESPONSIVITAS": N_("Responsivitas petugas"),
    "WAKTU": N_("Waktu layanan"),
    "PROSEDUR": N_("Prosedur dan persyaratan"),
    "PUNGLI": N_("Pungutan liar"),
    "SIKAP": N_("Sikap dan perilaku"),
    "SARANA": N_("Sarana"),
    "INFORMASI": N_("Informasi"),
    "INTEGRITAS": N_("Integritas dan etika"),
    "LAINNYA": N_("Lainnya"),
}
COMPLAINT_CHANNEL = {
    "LAPOR": N_("SP4N-LAPOR!"),
    "SMS": N_("SMS 1708"),
    "APLIKASI": N_("Aplikasi daerah"),
    "MEDIA_SOSIAL": N_("Media sosial"),
    "TATAP_MUKA": N_("Tatap muka"),
    "FORUM": N_("Forum dialog"),
}
COMPLAINT_STATE = {
    "TEPAT": N_("selesai tepat waktu"),
    "TERLAMBAT": N_("selesai terlambat"),
    "TERBUKA": N_("terbuka, belum lewat tenggat"),
    "LEWAT": N_("terbuka, lewat tenggat"),
    "TANPA_BATAS": N_("tanpa batas waktu (aspirasi)"),
    "TANPA_KALENDER": N_("tidak dapat dihitung: kalender belum ada"),
    "DITOLAK": N_("diarsipkan atau ditolak"),
}
OPEN_AGE = {
    "0-5": N_("0–5 hari kerja"),
    "6-14": N_("6–14 hari kerja"),
    "15-60": N_("15–60 hari kerja"),
    "61+": N_("lebih dari 60 hari kerja"),
    "NONE": N_("tidak dapat dihitung: kalender belum ada"),
}
UNSUR = {
    "u_requirements": N_("Persyaratan"),
    "u_procedure": N_("Sistem, mekanisme, dan prosedur"),
    "u_time": N_("Waktu penyelesaian"),
    "u_cost": N_("Biaya/tarif"),
    "u_product": N_("Produk layanan"),
    "u_competence": N_("Kompetensi pelaksana"),
    "u_conduct": N_("Perilaku pelaksana"),
    "u_complaints": N_("Penanganan pengaduan"),
    "u_facilities": N_("Sarana dan prasarana"),
}
