"""What the tables and columns of the contract are called where a person looks at an import, and the words of codes.

Says no figure; columns that say who somebody is are named here so that they are not shown (`PERSONAL`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column

from data_access.contract import TABLES
from data_access.dimensions.words import UNSUR
from data_access.importers.synonyms import LISTS
from data_access.language import N_, t

PERSONAL = frozenset({
    "employee.nip",
    "employee.name",
    "satisfaction_response.respondent_key",
    "training_evaluation.respondent_no",
    "training_participation.certificate_no",
})  # fmt: skip
"""Columns that may say who somebody is; those that refer to a person do so as well."""

_NAMED_BY = {"agency": "name", "city": "name", "competency": "name", "service": "name",
             "position": "title", "training": "title"}  # fmt: skip
"""{table others refer to: its column that a person reads instead of the id}"""

_TABLES = {
    "city": N_("Kota"),
    "city_population": N_("Penduduk kota"),
    "agency": N_("Unit kerja"),
    "calendar": N_("Kalender"),
    "position": N_("Jabatan"),
    "employee": N_("Pegawai"),
    "employment": N_("Riwayat jabatan"),
    "competency": N_("Kompetensi"),
    "competency_standard": N_("Standar kompetensi jabatan"),
    "competency_assessment": N_("Asesmen kompetensi"),
    "development_plan": N_("Rencana pengembangan (AKPK)"),
    "appraisal_cycle": N_("Siklus penilaian"),
    "performance_plan": N_("SKP"),
    "coaching_plan": N_("Rencana pembinaan"),
    "appraisal": N_("Penilaian kinerja"),
    "work_report": N_("Laporan kinerja bulanan"),
    "agency_appraisal": N_("Predikat organisasi"),
    "legacy_appraisal": N_("Penilaian sampai 2021"),
    "training": N_("Pelatihan"),
    "training_competency": N_("Kompetensi yang dilatih"),
    "training_participation": N_("Peserta pelatihan"),
    "training_evaluation": N_("Evaluasi pelatihan"),
    "training_budget": N_("Anggaran pelatihan"),
    "service": N_("Layanan"),
    "service_volume": N_("Pengguna layanan"),
    "satisfaction_response": N_("Jawaban survei kepuasan"),
    "complaint": N_("Pengaduan"),
    "threshold": N_("Batas dan target"),
    "official_index": N_("Indeks resmi"),
    "delivery": N_("Kiriman data"),
}

_COLUMNS = {
    "achieved_level": N_("Tingkat dicapai"),
    "agency_id": N_("Unit"),
    "agreed_on": N_("Disepakati"),
    "answered_on": N_("Dijawab"),
    "assessed_on": N_("Diasesmen"),
    "assignment": N_("Penugasan"),
    "behaviour": N_("Perilaku kerja"),
    "birth_year": N_("Tahun lahir"),
    "budget": N_("Anggaran"),
    "certificate_no": N_("Nomor sertifikat"),
    "channel": N_("Kanal"),
    "city_code": N_("Kota"),
    "classification": N_("Klasifikasi"),
    "code": N_("Kode"),
    "competency_id": N_("Kompetensi"),
    "completed_on": N_("Selesai"),
    "cost": N_("Biaya"),
    "credited_hours": N_("JP diakui"),
    "day": N_("Hari"),
    "delivered_on": N_("Dikirim"),
    "delivery": N_("Cara"),
    "document": N_("Dokumen"),
    "domain": N_("Rumpun"),
    "due_on": N_("Tenggat"),
    "duty": N_("Kedudukan"),
    "education": N_("Pendidikan"),
    "employee_id": N_("Pegawai"),
    "ends_on": N_("Berakhir"),
    "evaluation_level": N_("Tingkat evaluasi"),
    "family": N_("Rumpun jabatan"),
    "feedback_notes": N_("Catatan umpan balik"),
    "free_of_charge": N_("Tanpa biaya"),
    "grade": N_("Golongan"),
    "hours": N_("JP"),
    "id": N_("Pengenal"),
    "index_code": N_("Indeks"),
    "item": N_("Butir"),
    "kind": N_("Jenis"),
    "legal_basis": N_("Dasar hukum"),
    "method": N_("Metode"),
    "month": N_("Bulan"),
    "must_survey": N_("Wajib survei"),
    "name": N_("Nama"),
    "nip": N_("NIP"),
    "note": N_("Keterangan"),
    "npsn": N_("NPSN"),
    "parent_id": N_("Di bawah"),
    "period_kind": N_("Jenis periode"),
    "period_start": N_("Awal periode"),
    "population": N_("Penduduk"),
    "position_id": N_("Jabatan"),
    "post_score": N_("Nilai akhir"),
    "pre_score": N_("Nilai awal"),
    "priority": N_("Prioritas"),
    "profession": N_("Profesi"),
    "provider": N_("Penyelenggara"),
    "provider_kind": N_("Jenis penyelenggara"),
    "province": N_("Provinsi"),
    "rated_on": N_("Dinilai"),
    "rating": N_("Predikat"),
    "received_on": N_("Diterima"),
    "region_code": N_("Kode wilayah"),
    "required_level": N_("Tingkat diminta"),
    "resolved_on": N_("Selesai"),
    "responded_on": N_("Ditanggapi"),
    "respondent": N_("Penjawab"),
    "respondent_key": N_("Tanda responden"),
    "respondent_no": N_("Nomor responden"),
    "retirement_age": N_("Usia pensiun"),
    "route": N_("Jalur"),
    "row_count": N_("Banyak baris"),
    "score": N_("Nilai"),
    "sector": N_("Sektor"),
    "service_id": N_("Layanan"),
    "service_start": N_("Mulai bekerja"),
    "sex": N_("Jenis kelamin"),
    "source": N_("Sumber"),
    "starts_on": N_("Mulai"),
    "status": N_("Status"),
    "submitted_on": N_("Masuk"),
    "successor_id": N_("Digantikan oleh"),
    "supervisor_id": N_("Atasan"),
    "synthetic": N_("Sintetis"),
    "target_level": N_("Tingkat dituju"),
    "tier": N_("Jenjang"),
    "timezone": N_("Zona waktu"),
    "title": N_("Judul"),
    "topic": N_("Topik"),
    "training_id": N_("Pelatihan"),
    "users": N_("Pengguna"),
    "valid_from": N_("Berlaku sejak"),
    "valid_to": N_("Berlaku sampai"),
    "value": N_("Nilai"),
    "verified_on": N_("Diverifikasi"),
    "work_result": N_("Hasil kerja"),
    "working_day_no": N_("Hari kerja ke-"),
    "year": N_("Tahun"),
    **UNSUR,
}

_OWN = {
    "complaint.status": N_("Status pengaduan"),
    "development_plan.status": N_("Status rencana"),
    "employment.status": N_("Status kepegawaian"),
    "performance_plan.status": N_("Status SKP"),
    "training_participation.status": N_("Keadaan keikutsertaan"),
}
"""Columns that another word says better than the one of all columns of that name."""


def of_table(name: str) -> str:
    """A table of the contract in words."""
    return t(_TABLES[name])


def of_column(column: Column[Any]) -> str:
    """A column of the contract in words."""
    return t(_OWN.get(f"{column.table.name}.{column.name}", _COLUMNS[column.name]))


def of_codes(column: Column[Any]) -> Mapping[str, str]:
    """{code: its words} of a coded column; nothing for one that is not, or whose codes are words themselves."""
    said = next((words for codes, words in LISTS.values() if codes == column.info.get("codes")), {})
    return {code: t(words) for code, words in said.items()}


def is_personal(column: Column[Any]) -> bool:
    """Whether the column may say who somebody is."""
    return refers_to(column) == "employee" or f"{column.table.name}.{column.name}" in PERSONAL


def is_bare_key(column: Column[Any]) -> bool:
    """Whether it is an id that means nothing to a reader: its own, or of something that has no name."""
    return column.name == "id" or (bool(refers_to(column)) and refers_to(column) not in _NAMED_BY)


def refers_to(column: Column[Any]) -> str:
    """The table that the column refers to, or nothing."""
    return str(column.info.get("references", "")).partition(".")[0]


def name_in(table: str) -> str:
    """The column of a table that a person reads instead of its id, or nothing."""
    return _NAMED_BY.get(table, "")


def named_by(column: Column[Any]) -> tuple[Column[Any], Column[Any]] | None:
    """Of a column that refers to something with a name: the id there, and the name."""
    to = refers_to(column)
    if to not in _NAMED_BY:
        return None
    return TABLES[to].c[str(column.info["references"]).partition(".")[2]], TABLES[to].c[_NAMED_BY[to]]
