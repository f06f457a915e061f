"""How files write the codes of competency and training: {list: {as written: code}}; as in `people`."""

from __future__ import annotations

from collections.abc import Mapping

MANSOSKUL = (
    "Integritas", "Kerja Sama", "Komunikasi", "Orientasi pada Hasil", "Pelayanan Publik",
    "Pengembangan Diri dan Orang Lain", "Mengelola Perubahan", "Pengambilan Keputusan", "Perekat Bangsa",
)  # fmt: skip
"""The eight managerial competencies and the one sosial kultural, by their names in PermenPANRB 38/2017."""

DEVELOPMENT: Mapping[str, Mapping[str, str]] = {
    # "Kerjasama", "Kerja sama" and "&" need no entry. The AKPK file and UKOM cut some names short.
    "competency": {
        "Orientasi Hasil": "Orientasi pada Hasil",
        "Orientasi kepada Hasil": "Orientasi pada Hasil",
        "Pengembangan Diri": "Pengembangan Diri dan Orang Lain",
        "Pengembangan Diri Orang Lain": "Pengembangan Diri dan Orang Lain",
        "Mengembangkan Diri dan Orang Lain": "Pengembangan Diri dan Orang Lain",
    },
    "competency_domain": {
        "Kompetensi Manajerial": "MANAJERIAL",
        "Kompetensi Sosial Kultural": "SOSIAL_KULTURAL",
        "Sosiokultural": "SOSIAL_KULTURAL",
        "Kompetensi Pemerintahan": "PEMERINTAHAN",
        "Kompetensi Teknis": "TEKNIS",
    },
    "assessment_method": {
        "Assessment Centre": "ASSESSMENT_CENTER",
        "Asesmen Center": "ASSESSMENT_CENTER",
        "Ukom": "UJI_KOMPETENSI",
        "Atasan": "PENILAIAN_ATASAN",
        "Penilaian Diri": "MANDIRI",
        "Self Assessment": "MANDIRI",
    },
    "plan_route": {
        "Praktik Kerja": "MAGANG",  # "magang/praktik kerja", Peraturan LAN 10/2018
        "Magang/Praktik Kerja": "MAGANG",
    },
    "plan_status": {
        "Diusulkan": "USULAN",
        "Diverifikasi": "TERVERIFIKASI",
        "Divalidasi": "TERVALIDASI",
        "Dilaksanakan": "TERLAKSANA",
        "Dibatalkan": "BATAL",
    },
    "training_kind": {
        "Diklat Struktural": "STRUKTURAL",
        "Diklatpim": "STRUKTURAL",
        "Pelatihan Kepemimpinan": "STRUKTURAL",
        "PKN I": "STRUKTURAL",
        "PKN II": "STRUKTURAL",
        "PKN Tingkat II": "STRUKTURAL",
        "Pelatihan Kepemimpinan Nasional": "STRUKTURAL",
        "PKA": "STRUKTURAL",
        "Pelatihan Kepemimpinan Administrator": "STRUKTURAL",
        "PKP": "STRUKTURAL",
        "Pelatihan Kepemimpinan Pengawas": "STRUKTURAL",
        "Pelatihan Dasar": "LATSAR",
        "Pelatihan Dasar CPNS": "LATSAR",
        "Diklat Manajerial": "MANAJERIAL",
        "Diklat Teknis": "TEKNIS",
        "Diklat Fungsional": "FUNGSIONAL",
        "Pelatihan Sosiokultural": "SOSIAL_KULTURAL",
        "Tugas Belajar": "PENDIDIKAN",
        "Konferensi": "SEMINAR",
        "Sarasehan": "SEMINAR",
        "Seminar/Konferensi/Sarasehan": "SEMINAR",
        "Workshop/Lokakarya": "WORKSHOP",
        "Praktik Kerja": "MAGANG",
        "Magang/Praktik Kerja": "MAGANG",
        "Study Visit": "BENCHMARKING",
        "Patok Banding (Benchmarking)": "BENCHMARKING",
        "Belajar Mandiri (Self Development)": "BELAJAR_MANDIRI",
        # Ways that Peraturan LAN 10/2018 names and the contract does not keep apart:
        "Detasering": "LAINNYA",
        "Secondment": "LAINNYA",
        "Team Building": "LAINNYA",
        "Pertukaran PNS": "LAINNYA",
        "Penugasan Program Prioritas": "LAINNYA",
        # and those that BKN's reference of kinds (jenis diklat) adds
        "Penataran": "LAINNYA",
        "Pelatihan Jarak Jauh": "LAINNYA",
        "Detasering (Secondment)": "LAINNYA",
        "Pembelajaran Alam Terbuka (Outbond)": "LAINNYA",
        "Komunitas Belajar (Community of Practices)": "LAINNYA",
        "Bimbingan di Tempat Kerja": "LAINNYA",
    },
    "delivery": {
        "Online": "DARING",
        "Dalam Jaringan": "DARING",
    },
    "provider_kind": {
        "Lembaga Diklat Pemerintah": "LEMBAGA_PEMERINTAH",
        "Universitas": "PERGURUAN_TINGGI",
        "NGO": "LSM",
        "NGO/LSM": "LSM",
        "Lembaga Swadaya Masyarakat": "LSM",
    },
    # "Lulus" says nothing of a certificate, and only a certificate credits hours (PP 11/2017): it is in no list.
    "participation": {
        "Dibatalkan": "BATAL",
    },
    "respondent": {
        "Alumni": "PESERTA",
        "Mentor": "ATASAN",
    },
}
