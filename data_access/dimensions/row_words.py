"""The words of codes that a row of the contract holds and no figure is grouped by, in reading order.

Those that figures are grouped by stand in `words`. A word may be said where rows are shown, and is understood where
files are read.
"""

from __future__ import annotations

from data_access.language import N_

SEX = {"L": N_("laki-laki"), "P": N_("perempuan")}

ASSESSMENT_METHOD = {
    "ASSESSMENT_CENTER": N_("assessment center"),
    "UJI_KOMPETENSI": N_("uji kompetensi"),
    "PENILAIAN_ATASAN": N_("penilaian atasan"),
    "MANDIRI": N_("penilaian mandiri"),
}
PLAN_ROUTE = {
    "PELATIHAN": N_("Pelatihan"),
    "COACHING": N_("Coaching"),
    "MENTORING": N_("Mentoring"),
    "MAGANG": N_("Magang"),
    "BELAJAR_MANDIRI": N_("Belajar mandiri"),
    "LAINNYA": N_("Lainnya"),
}
PLAN_STATUS = {
    "USULAN": N_("usulan"),
    "TERVERIFIKASI": N_("terverifikasi"),
    "TERVALIDASI": N_("tervalidasi"),
    "DIANGGARKAN": N_("dianggarkan"),
    "TERLAKSANA": N_("terlaksana"),
    "BATAL": N_("batal"),
}

ASSIGNMENT = {"DEFINITIF": N_("jabatan definitif"), "PLT": N_("pelaksana tugas (Plt.)")}
SKP_STATUS = {"DRAFT": N_("draf"), "DIAJUKAN": N_("diajukan"), "DISETUJUI": N_("disetujui")}

RESPONDENT = {
    "PESERTA": N_("peserta"),
    "ATASAN": N_("atasan"),
    "REKAN": N_("rekan kerja"),
    "BAWAHAN": N_("bawahan"),
}
COMPLAINT_STATUS = {
    "BELUM_VERIFIKASI": N_("belum diverifikasi"),
    "BELUM_TINDAK_LANJUT": N_("belum ditindaklanjuti"),
    "DIPROSES": N_("diproses"),
    "SELESAI": N_("selesai"),
    "DITOLAK": N_("diarsipkan atau ditolak"),
}

INDEX_CODE = {
    "IP_ASN": N_("Indeks Profesionalitas ASN"),
    "SISTEM_MERIT": N_("Sistem merit"),
    "SPBE": N_("SPBE"),
    "SAKIP": N_("SAKIP"),
}
SOURCE = {
    "SIMPEG": N_("SIMPEG"),
    "SIASN": N_("SIASN"),
    "E_KINERJA": N_("e-Kinerja"),
    "ASESMEN": N_("Asesmen"),
    "DIKLAT": N_("Diklat"),
    "RUANG_GTK": N_("Ruang GTK"),
    "SKM": N_("SKM"),
    "LAPOR": N_("SP4N-LAPOR!"),
}
