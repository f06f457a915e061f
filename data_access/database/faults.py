"""What drivers say when something fails, as sentences: each names the database (without password) and the way out."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from data_access.database.address import shown
from data_access.language import N_, t
from data_access.problems import DatabaseProblem


@contextmanager
def told(url: str) -> Generator[None]:
    """Turn a driver's fault into a sentence that names the database (without password) and the way out."""
    try:
        yield
    except SQLAlchemyError as fault:
        raise DatabaseProblem(_sentence(url, fault)) from fault


_FAULTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("password", "access denied", "authentication", "role "),
        N_("Basis data {where} menolak nama pengguna atau kata sandi. Periksa DATABASE_URL."),
    ),
    (
        ("permission denied", "command denied"),
        N_("Basis data {where} menolak hak baca. Minta hak SELECT kepada pengelolanya."),
    ),
    (
        ("unable to open database file",),
        N_("Berkas {where} tidak ada atau tidak dapat dibuka. Periksa alamat dan hak aksesnya."),
    ),
    (
        ("attempt to write a readonly database",),
        N_("Penulisan ke {where} pernah terputus. Jalankan `pantau init` sekali untuk memulihkannya."),
    ),
    (
        ("unknown database", 'fatal:  database "'),
        N_("Di server tidak ada basis data dengan nama itu: {where}. Periksa bagian akhir DATABASE_URL."),
    ),
    (
        ("no such table", "doesn't exist", "does not exist", "no such column", "unknown column"),
        N_("Basis data {where} tidak sesuai kontrak. Jalankan `pantau check` untuk rinciannya."),
    ),
    (
        ("interrupted", "canceling statement", "max_statement_time"),
        N_("Basis data {where} tidak menjawab dalam batas waktu. Coba lagi nanti."),
    ),
    (
        ("illegal mix of collations",),
        N_("Teks di {where} memakai COLLATE yang berbeda-beda. Samakan menjadi utf8mb4_bin."),
    ),
    (
        ("malformed", "not a database"),
        N_("Berkas {where} rusak atau bukan basis data. Pulihkan dari cadangan."),
    ),
)
"""What drivers say (in lower case) and what it means for a person, the first that fits."""


def _sentence(url: str, fault: SQLAlchemyError) -> str:
    words = str(getattr(fault, "orig", fault)).lower()
    fitting = (said for signs, said in _FAULTS if any(sign in words for sign in signs))
    unreachable = N_("Basis data {where} tidak dapat dihubungi. Periksa alamat, jaringan dan DATABASE_URL.")
    return t(next(fitting, unreachable), where=shown(url))
