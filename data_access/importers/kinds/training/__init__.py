"""Trainings people took: SIASN rw_diklat and rw_kursus (also as the ministry keeps them), and the training monitor.

What a row becomes, decided once for all three:

- A training is its title, its provider and its days, however they are spelled (`courses`); it is one row with many
  participants, and one that the database has is used, never changed: only what it lacks is filled in.
- Hours are credited by certificate alone (PP 11/2017, Peraturan LAN 10/2018): with a number a participation is
  BERSERTIFIKAT, without one SELESAI. What the database knows as certified stays so.
- A row without a day is refused, also where a year is there: hours count in the year and month of their day of
  completion, and the contract has no other. Of two days one is enough: it stands for both.
- A person is in a training once, and a certificate credits one training (`taking`).
- Kinds are read from the file where it names one. What it leaves open is STRUKTURAL in rw_diklat (a table of such
  trainings), KURSUS in rw_kursus, LAINNYA in the monitor, whose "Kategori" says how much a training is needed (Mutlak,
  Penting, Perlu) and not of what kind it is.

Not read: LAMA and LAMA_KURSUS of the ministry's tables. They do not say whether they are hours or days; who knows
names them in [columns] of a mapping. The rekap of the monitor has sums alone and is refused.
"""

from __future__ import annotations

from data_access.importers import synonyms
from data_access.importers.asked import Asked
from data_access.importers.importer import Column, Found, Importer, Understood
from data_access.importers.kinds.training.sorts import with_kind
from data_access.importers.kinds.training.taking import taken
from data_access.importers.known import Known
from data_access.importers.problems import ImportProblem
from data_access.importers.sifting import Sifted
from data_access.language import N_, t

__all__ = ["COURSES", "MONITORED", "STRUCTURAL", "TOTALS"]

_SIASN_KINDS = {
    "1": "STRUKTURAL",
    "2": "FUNGSIONAL",
    "3": "TEKNIS",
    "4": "WORKSHOP",
    "5": "MANAJERIAL",
    "6": "SOSIAL_KULTURAL",
    "7": "SOSIALISASI",
    "8": "BIMTEK",
    "9": "SEMINAR",
    "10": "MAGANG",
}
"""jenisDiklatId by BKN's reference of kinds (jenis diklat), as far as it is public."""


def _structural(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    with_kind(sifted, {"title": asked.book("training_kind")}, "STRUKTURAL")
    return taken(sifted, known)


def _courses(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    named = asked.book("training_kind")
    with_kind(sifted, {"kind_id": synonyms.with_more(named, _SIASN_KINDS), "kind": named}, "KURSUS")
    return taken(sifted, known)


def _monitored(found: Found, known: Known, asked: Asked) -> Understood:
    sifted = Sifted(found.rows)
    with_kind(sifted, {"kind": asked.book("training_kind")}, "LAINNYA")
    return taken(sifted, known)


def _totals(found: Found, known: Known, asked: Asked) -> Understood:
    raise ImportProblem(
        t(
            "Berkas {file} adalah rekap: jumlah per orang tanpa nama, tanggal, dan sertifikat pelatihannya. Unduh "
            "berkas detail dari aplikasi yang sama (kolom Pelatihan, Pelaksanaan, JP, No Sertifikat) dan impor itu.",
            file=found.name,
        )
    )


_PERSON = Column("pns_id", ("idPns", "PNS_ID", "pns_orang_id"), required=False)
_NIP = Column("nip", ("nipBaru", "PNS_NIP", "NIP"))
_HOURS = Column("hours", ("jumlahJam", "durasi_jam"), required=False)
_PROVIDER = Column("provider", ("institusiPenyelenggara",), required=False)

STRUCTURAL = Importer(
    key="siasn_diklat",
    label=N_("BKN SIASN: riwayat diklat struktural"),
    source="DIKLAT",
    columns=(
        _PERSON,
        _NIP,
        Column("title", ("latihanStrukturalNama", "NAMA_DIKLAT")),
        Column("certificate", ("nomor",)),
        Column("starts", ("tanggal",), required=False),
        Column("ends", ("tanggalSelesai",), required=False),
        Column("year", ("tahun",), required=False),
        _HOURS,
        _PROVIDER,
    ),
    understand=_structural,
)

COURSES = Importer(
    key="siasn_kursus",
    label=N_("BKN SIASN: riwayat kursus"),
    source="DIKLAT",
    columns=(
        _PERSON,
        _NIP,
        Column("title", ("namaKursus", "nama_diklat")),
        Column("certificate", ("noSertipikat", "NO_SERTIFIKAT", "NOMOR_SERTIPIKAT", "nomor_sertifikat")),
        Column("kind_id", ("jenisDiklatId",), required=False),
        Column("kind", ("jenisKursusNama", "JENIS_DIKLAT", "JENIS_KURSUS"), required=False),
        Column("starts", ("tanggalKursus", "tanggal_mulai"), required=False),
        Column("ends", ("tanggalSelesaiKursus", "tanggal_selesai"), required=False),
        Column("year", ("tahunKursus", "tahun", "tahun_diklat"), required=False),
        _HOURS,
        _PROVIDER,
    ),
    understand=_courses,
)

MONITORED = Importer(
    key="daftar_pelatihan",
    label=N_("Pemantau pelatihan: detail"),
    source="DIKLAT",
    columns=(
        Column("nip", ("NIP",)),
        Column("title", ("Pelatihan", "Nama Pelatihan")),
        Column("starts", ("Pelaksanaan",)),
        Column("hours", ("JP",)),
        Column("certificate", ("No Sertifikat", "Sertifikat"), required=False),
        Column("kind", ("Kategori",), required=False),
        Column("year", ("Tahun",), required=False),
    ),
    understand=_monitored,
)

TOTALS = Importer(
    key="rekap_pelatihan",
    label=N_("Pemantau pelatihan: rekap (tidak dapat diimpor)"),
    source="DIKLAT",
    columns=(
        Column("done", ("Kewajiban Selesai",)),
        Column("count", ("Total Pelatihan",)),
        Column("hours", ("Total JP",)),
    ),
    understand=_totals,
)
