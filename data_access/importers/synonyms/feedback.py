"""How files write the codes of complaints and surveys: {list: {as written: code}}; as in `people`."""

from __future__ import annotations

from collections.abc import Mapping

REOPENED = ("Dibuka kembali", "Dibuka lagi", "Buka kembali", "Reopened")
"""Of a complaint that was finished."""

FEEDBACK: Mapping[str, Mapping[str, str]] = {
    # SP4N-LAPOR!'s "Pengaduan" alone does not say which of the three limits holds (PermenPANRB 62/2018): no entry.
    "complaint_class": {
        "Pengaduan Normatif": "NORMATIF",
        "Pengaduan Tidak Berkadar Pengawasan": "TANPA_PENGAWASAN",
        "Pengaduan Berkadar Pengawasan": "PENGAWASAN",
        "Permohonan Informasi": "PERMINTAAN_INFORMASI",
    },
    "complaint_channel": {
        "lapor.go.id": "LAPOR",
        "SP4N": "LAPOR",
        "1708": "SMS",  # the number that LAPOR! answers
        "Medsos": "MEDIA_SOSIAL",
        "Facebook": "MEDIA_SOSIAL",
        "Instagram": "MEDIA_SOSIAL",
        "Twitter": "MEDIA_SOSIAL",
        "TikTok": "MEDIA_SOSIAL",
        "Datang Langsung": "TATAP_MUKA",
        "Langsung": "TATAP_MUKA",
        # WhatsApp, telephone, e-mail, letter and "website" (whose?) have no code: such a channel is left open.
    },
    "complaint_topic": {
        "Prosedur/Persyaratan": "PROSEDUR",
        "Persyaratan": "PROSEDUR",
        "Sikap/Perilaku": "SIKAP",
        "Sarana dan Prasarana": "SARANA",
        "Integritas/Etika": "INTEGRITAS",
    },
    "complaint_status": {
        "Belum Terverifikasi": "BELUM_VERIFIKASI",
        "Proses": "DIPROSES",
        "Dalam Proses": "DIPROSES",
        "Sedang Diproses": "DIPROSES",
        **dict.fromkeys(REOPENED, "DIPROSES"),
        "Diarsipkan": "DITOLAK",  # one status in SP4N-LAPOR!: "Diarsipkan/Ditolak"
        "Diarsipkan/Ditolak": "DITOLAK",
    },
    # By name, never by number: sources disagree which of the last two unsur is the eighth.
    "unsur": {
        "Prosedur": "u_procedure",
        "Sistem dan Prosedur": "u_procedure",
        "Mekanisme dan Prosedur": "u_procedure",
        "Waktu Pelayanan": "u_time",
        "Biaya": "u_cost",
        "Tarif": "u_cost",
        "Produk Spesifikasi Jenis Pelayanan": "u_product",
        "Produk Pelayanan": "u_product",
        "Kompetensi": "u_competence",
        "Perilaku": "u_conduct",
        "Penanganan Pengaduan, Saran dan Masukan": "u_complaints",
        "Sarana Prasarana": "u_facilities",
        "Kualitas Sarana dan Prasarana": "u_facilities",
    },
}
