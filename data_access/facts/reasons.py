"""Why a row of the source is not in a figure, in words. `counted` is not a reason: those rows are in."""

from __future__ import annotations

from data_access.language import N_

COUNTED = "counted"

REASONS = {
    "acting_post": N_("jabatan pelaksana tugas (PLT)"),
    "duplicate": N_("pelatihan yang sama tercatat dua kali"),
    "exempt": N_("tidak wajib (CLTN, tugas belajar atau CPNS)"),
    "expired": N_("asesmen kedaluwarsa"),
    "no_employment": N_("pegawai tanpa riwayat jabatan pada tanggal itu"),
    "no_rating": N_("predikat belum diisi"),
    "no_standard": N_("jabatan tanpa standar untuk kompetensi itu"),
    "not_finished": N_("pelatihan belum selesai atau batal"),
    "outside": N_("di luar periode yang dihitung (terlalu lama, sesudah tanggal data, atau tanpa tanggal yang sah)"),
    "off_scale": N_("nilai di luar skala tahunnya"),
    "other_cycle": N_("di luar siklus penilaian yang berlaku"),
    "overlapping_spell": N_("riwayat jabatan bertumpuk"),
    "superseded": N_("diganti asesmen yang lebih baru"),
    "too_few_answers": N_("kurang dari 7 unsur dijawab"),
    "unknown_code": N_("kode tidak dikenal"),
    "waiting_certificate": N_("menunggu sertifikat"),
}
