"""What a zip or an old Office container holds, found in its directory before anything is opened."""

from __future__ import annotations

import io
from zipfile import ZipFile

from data_access.importers.problems import ImportProblem
from data_access.language import N_, t

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MOST_UNPACKED = 1_000_000_000
MOST_RATIO, RATIO_FROM = 200, 50_000_000
"""A zip bomb (konvensi aplikasi): more bytes unpacked than this, or a part over `RATIO_FROM` packed so tightly."""

_OTHERS = {
    "word/document.xml": N_("dokumen Word"),
    "ppt/presentation.xml": N_("presentasi"),
}
_MIMES = {
    b"application/vnd.oasis.opendocument.text": N_("dokumen teks"),
    b"application/vnd.oasis.opendocument.presentation": N_("presentasi"),
}
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def of_zip(content: bytes) -> str:
    """ "xlsx" (the binary one too) or "ods". ImportProblem for anything else, a torn zip and a bomb."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _harmless(archive)
            names = {name.lstrip("/").lower().replace("\\", "/") for name in archive.namelist()}
            mime = _mime(archive)
    except ImportProblem:
        raise
    except Exception as error:  # a broken directory fails in many ways, none of them ours
        raise _torn() from error
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "xlsx"
    if mime.startswith(_SPREADSHEET):
        return "ods"
    other = next((what for name, what in _OTHERS.items() if name in names), None) or _MIMES.get(mime)
    raise ImportProblem(_no_table(t(other)) if other else t(
        "Isinya arsip zip, bukan tabel. Keluarkan berkas di dalamnya, lalu impor satu per satu."
    ))  # fmt: skip


def of_ole(content: bytes) -> str:
    """ "xls". ImportProblem for a workbook behind a password and for every other old Office document."""
    if _stream("EncryptedPackage") in content:
        raise ImportProblem(
            t("Berkasnya terkunci dengan kata sandi. Buka di Excel, lalu simpan ulang sebagai .xlsx tanpa kata sandi.")
        )
    if _stream("Workbook") in content or _stream("Book") in content:
        return "xls"
    raise ImportProblem(_no_table(t("dokumen Office lama")))


def _stream(name: str) -> bytes:
    """A name as the directory of the container writes it."""
    return name.encode("utf-16-le") + b"\0\0"


def _no_table(what: str) -> str:
    return t("Isinya {what}, bukan tabel. Simpan tabelnya sebagai .xlsx atau .csv, lalu impor lagi.", what=what)


def _torn() -> ImportProblem:
    return ImportProblem(
        t("Berkasnya rusak atau tidak lengkap (unduhan terputus?). Unduh atau kirim ulang, lalu impor lagi.")
    )


def _mime(archive: ZipFile) -> bytes:
    """What an OpenDocument file says it is; nothing for others."""
    try:
        with archive.open("mimetype") as file:
            return file.read(200).strip()
    except KeyError:
        return b""


def _harmless(archive: ZipFile) -> None:
    parts = archive.infolist()
    packed = any(
        part.file_size > RATIO_FROM and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    if packed or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ImportProblem(
            t("Isinya jauh lebih besar daripada berkasnya (bom zip): tidak dibuka. Simpan ulang sebagai .csv, "
              "atau bagi menjadi beberapa berkas.")
        )  # fmt: skip
