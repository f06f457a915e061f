"""Posts (jabatan) and how often each occurs. Posts are shared by both cities; nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.people import POSITION
from data_access.demo.arrays import Numbers

_EXPERT = (("AHLI_PERTAMA", 0.50), ("AHLI_MUDA", 0.35), ("AHLI_MADYA", 0.14), ("AHLI_UTAMA", 0.01))
_SKILLED = (("TERAMPIL", 0.55), ("MAHIR", 0.30), ("PENYELIA", 0.15))
_WORDS = {
    "AHLI_PERTAMA": "Ahli Pertama", "AHLI_MUDA": "Ahli Muda", "AHLI_MADYA": "Ahli Madya",
    "AHLI_UTAMA": "Ahli Utama",
    "TERAMPIL": "Terampil", "MAHIR": "Mahir", "PENYELIA": "Penyelia", "PEMULA": "Pemula",
}  # fmt: skip

_HEADS = {
    "SEKRETARIAT": ("Sekretaris Daerah / Sekretaris DPRD", "JPT", "JPT_PRATAMA"),
    "INSPEKTORAT": ("Inspektur", "JPT", "JPT_PRATAMA"),
    "BADAN": ("Kepala Badan", "JPT", "JPT_PRATAMA"),
    "DINAS": ("Kepala Dinas", "JPT", "JPT_PRATAMA"),
    "SATPOL": ("Kepala Satuan Polisi Pamong Praja", "JPT", "JPT_PRATAMA"),
    "RSUD": ("Direktur RSUD", "JPT", "JPT_PRATAMA"),
    "KECAMATAN": ("Camat", "ADMINISTRATOR", "ADMINISTRATOR"),
    "UNIT": ("Kepala Bidang / Bagian", "ADMINISTRATOR", "ADMINISTRATOR"),
    "KELURAHAN": ("Lurah", "PENGAWAS", "PENGAWAS"),
    "PUSKESMAS": ("Kepala Puskesmas", "FUNGSIONAL", "AHLI_MADYA"),
    "SEKOLAH": ("Kepala Sekolah", "FUNGSIONAL", "AHLI_MADYA"),
}
_ADMINISTRATORS = (
    "Staf Ahli Bidang",
    "Sekretaris Dinas",
    "Sekretaris Badan",
    "Kepala Bagian",
    "Sekretaris Kecamatan",
)
_SUPERVISORS = (
    "Kepala Subbagian Umum dan Kepegawaian", "Kepala Subbagian Keuangan", "Kepala Subbagian Program",
    "Kepala Seksi Pemerintahan", "Kepala Seksi Pelayanan Umum", "Kepala Seksi Ketenteraman dan Ketertiban",
    "Kepala Seksi Pemberdayaan Masyarakat", "Kepala UPTD", "Sekretaris Kelurahan",
)  # fmt: skip
_STAFF = (
    ("Pengadministrasi Perkantoran", 5.0), ("Penata Layanan Operasional", 4.0),
    ("Operator Layanan Operasional", 4.0),
    ("Pengelola Layanan Operasional", 3.0), ("Pengolah Data dan Informasi", 3.0),
    ("Penelaah Teknis Kebijakan", 3.0),
    ("Pengelola Umum Operasional", 2.0), ("Teknisi Sarana dan Prasarana", 1.5),
    ("Polisi Pamong Praja Pelaksana", 2.0),
    ("Pemadam Kebakaran Pelaksana", 1.2), ("Dokumentalis Hukum", 0.5), ("Penata Kelola Keuangan", 1.5),
    ("Pengelola Barang Milik Daerah", 1.0), ("Pranata Acara", 0.3), ("Pengemudi", 0.8),
    ("Petugas Kebersihan", 1.2),
)  # fmt: skip
_EXPERTS = (
    ("Analis SDM Aparatur", 2.0), ("Perencana", 2.0), ("Auditor", 1.5), ("Pranata Komputer", 1.5),
    ("Analis Kebijakan", 2.5), ("Arsiparis", 1.0), ("Pustakawan", 0.7), ("Penyuluh Pertanian", 1.5),
    ("Pengelola Pengadaan Barang/Jasa", 1.2), ("Analis Keuangan Pusat dan Daerah", 1.5),
    ("Pekerja Sosial", 0.8),
    ("Pengawas Lingkungan Hidup", 0.8), ("Teknik Jalan dan Jembatan", 0.9), ("Polisi Pamong Praja", 1.4),
)  # fmt: skip
_SKILLS = (
    ("Arsiparis", 0.6), ("Pranata Komputer", 0.7), ("Pranata SDM Aparatur", 0.8),
    ("Polisi Pamong Praja", 1.2),
           ("Pemadam Kebakaran", 0.9), ("Penguji Kendaraan Bermotor", 0.5))  # fmt: skip
_TEACHERS = (
    ("Guru Kelas", 9.0), ("Guru PJOK", 2.0), ("Guru Pendidikan Agama", 2.4), ("Guru Bahasa Indonesia", 1.6),
    ("Guru Matematika", 1.6), ("Guru IPA", 1.5), ("Guru IPS", 1.3), ("Guru Bahasa Inggris", 1.3),
    ("Guru Bimbingan dan Konseling", 0.8), ("Guru Seni Budaya", 0.7), ("Guru PPKn", 0.7),
    ("Guru Prakarya", 0.4),
)  # fmt: skip
_CLINICAL_EXPERTS = (
    ("Perawat", 4.0), ("Bidan", 3.0), ("Dokter", 2.0), ("Dokter Gigi", 0.7), ("Apoteker", 0.7),
    ("Nutrisionis", 0.5),
    ("Epidemiolog Kesehatan", 0.4), ("Promosi Kesehatan", 0.6),
)  # fmt: skip
_CLINICAL_SKILLS = (
    ("Perawat", 4.5), ("Bidan", 4.0), ("Asisten Apoteker", 0.9), ("Sanitarian", 0.7), ("Perekam Medis", 0.6),
    ("Pranata Laboratorium Kesehatan", 0.8), ("Terapis Gigi dan Mulut", 0.5), ("Fisioterapis", 0.3),
)  # fmt: skip


@dataclass(frozen=True)
class Post:
    """A post: its row, how often PNS and PPPK hold it, and the kind of unit it heads (empty for most)."""

    id: str
    title: str
    family: str
    tier: str
    profession: str
    pns: float
    pppk: float
    heads: str = ""

    @property
    def retirement_age(self) -> int:
        if self.tier == "AHLI_UTAMA":
            return 65
        return 60 if self.tier in ("JPT_PRATAMA", "AHLI_MADYA") or self.profession == "GURU" else 58


@lru_cache(maxsize=1)
def posts() -> tuple[Post, ...]:
    """All posts; the order is fixed, so that places in this list are the same in every run."""
    return (*_heads(), *_structural(), *_staff(), *_functional())


def _heads() -> list[Post]:
    professions = {"PUSKESMAS": "KESEHATAN", "SEKOLAH": "GURU"}
    return [
        Post(f"KEPALA-{kind}", title, family, tier, professions.get(kind, "LAINNYA"), 0.0, 0.0, kind)
        for kind, (title, family, tier) in _HEADS.items()
    ]


def _structural() -> list[Post]:
    upper = [Post(f"ADM-{at:02d}", title, "ADMINISTRATOR", "ADMINISTRATOR", "LAINNYA", 4 / 5, 0.0)
             for at, title in enumerate(_ADMINISTRATORS, 1)]  # fmt: skip
    lower = [Post(f"PWS-{at:02d}", title, "PENGAWAS", "PENGAWAS", "LAINNYA", 16 / 9, 0.0)
             for at, title in enumerate(_SUPERVISORS, 1)]  # fmt: skip
    return upper + lower


def _staff() -> list[Post]:
    return [Post(f"PEL-{at:02d}", title, "PELAKSANA", "PELAKSANA", "LAINNYA", weight * 1.4, weight * 2.2)
            for at, (title, weight) in enumerate(_STAFF, 1)]  # fmt: skip


def _functional() -> list[Post]:
    return [
        *_ladder("JF", "LAINNYA", _EXPERTS, _EXPERT, 1.45),
        *_ladder("JFT", "LAINNYA", _SKILLS, _SKILLED, 1.2),
        *_ladder("GURU", "GURU", _TEACHERS, _EXPERT[:3], 1.0),
        *_ladder("KES", "KESEHATAN", _CLINICAL_EXPERTS, _EXPERT, 1.0),
        *_ladder("KEST", "KESEHATAN", _CLINICAL_SKILLS, _SKILLED, 1.0),
    ]


def _ladder(
    key: str,
    profession: str,
    titles: tuple[tuple[str, float], ...],
    tiers: tuple[tuple[str, float], ...],
    factor: float,
) -> list[Post]:
    """A post for each title and tier; PPPK enter at the lowest tier."""
    return [
        Post(
            f"{key}-{at:02d}-{tier}", f"{title} {_WORDS[tier]}", "FUNGSIONAL", tier, profession,
            weight * share * factor, weight * factor * 0.7 * (step == 0),
        )
        for at, (title, weight) in enumerate(titles, 1)
        for step, (tier, share) in enumerate(tiers)
    ]  # fmt: skip


def weights(profession: int, permanent: bool) -> Numbers:
    """How often each post occurs in a profession, for PNS or for PPPK."""
    name = codes.PROFESSION[profession]
    return np.array([(post.pns if permanent else post.pppk) * (post.profession == name) for post in posts()])


def heading(kind: str) -> int:
    """Place of the post that heads a kind of unit."""
    return next(place for place, post in enumerate(posts()) if post.heads == kind)


def position_rows() -> pl.DataFrame:
    names = [column.name for column in POSITION.columns]
    rows = [(p.id, p.title, p.family, p.tier, p.profession, p.retirement_age) for p in posts()]
    return pl.DataFrame(rows, schema=names, orient="row")
