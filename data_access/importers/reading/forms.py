"""What a file is, by its first bytes and never by its ending."""

from __future__ import annotations

import re
from pathlib import Path

from data_access.importers.problems import ImportProblem
from data_access.importers.reading.archives import OLE, ZIP, of_ole, of_zip
from data_access.language import N_, t

FORMS = {
    "xlsx": (N_("buku kerja Excel"), (".xlsx", ".xlsm", ".xlsb", ".xltx", ".xltm")),
    "xls": (N_("buku kerja Excel lama"), (".xls", ".xlt")),
    "ods": ("ODS", (".ods", ".ots")),
    "html": (N_("tabel HTML"), (".html", ".htm", ".xhtml")),
    "csv": (N_("teks berkolom (CSV)"), (".csv", ".txt", ".tsv", ".tab")),
    "json": ("JSON", (".json", ".jsonl", ".ndjson")),
}
"""Form → its words, and the endings that such a file has."""

_FOREIGN = {
    b"%PDF": "PDF",
    b"\x89PNG": N_("gambar"),
    b"\xff\xd8\xff": N_("gambar"),
    b"GIF8": N_("gambar"),
    b"Rar!": N_("arsip"),
    b"7z\xbc\xaf": N_("arsip"),
    b"\x1f\x8b": N_("arsip"),
    b"PK\x05\x06": N_("arsip kosong"),
    b"SQLite format 3": N_("basis data"),
    b"PAR1": "Parquet",
    b"{\\rtf": N_("dokumen teks"),
    b"MIME-Version:": N_("halaman web tersimpan"),
}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_XML_WORKBOOK = b"urn:schemas-microsoft-com:office:spreadsheet"
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|meta|style|title|table|div|center|h[1-6]|p|br)\b", re.IGNORECASE)
_JSON = re.compile(rb'\[\s*([\[{\]]|\Z)|\{\s*["}]')
_LOOKED_AT = 65_536


def form_of(content: bytes) -> str:
    """A key of FORMS. ImportProblem when it is none of them."""
    if content.startswith(ZIP):
        return of_zip(content)
    if content.startswith(OLE):
        return of_ole(content)
    foreign = next((what for mark, what in _FOREIGN.items() if content.startswith(mark)), None)
    if foreign:
        raise ImportProblem(
            t("Isinya {what}, bukan tabel. Simpan tabelnya sebagai .xlsx atau .csv, lalu impor lagi.", what=t(foreign))
        )
    return _of_text(_beginning(content))


def ending_said(name: str, form: str) -> tuple[str, ...]:
    """A sentence where the ending says something else than what stands in the file."""
    ending = Path(name).suffix.lower()
    word, endings = FORMS[form]
    if not ending or ending in endings:
        return ()
    return (t("Berkas berakhiran {ending}, isinya {form}.", ending=ending, form=t(word)),)


def _beginning(content: bytes) -> bytes:
    """The first characters without a byte order mark, in one byte each as far as ASCII goes."""
    head = content[:_LOOKED_AT]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip()


def _of_text(head: bytes) -> str:
    if _XML_WORKBOOK in head:
        raise ImportProblem(
            t("Isinya buku kerja XML (Excel 2003). Buka di Excel, simpan ulang sebagai .xlsx, lalu impor lagi.")
        )
    if head.startswith(b"<") and _HTML.search(head):
        return "html"
    if _JSON.match(head):
        return "json"
    return "csv"
