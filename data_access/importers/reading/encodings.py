"""Bytes of a text → UTF-8, and a sentence where they were something else."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from data_access.importers.problems import ImportProblem
from data_access.language import t

_WESTERN = "cp1252"
"""What Excel writes on a Windows machine that was never told otherwise."""

_MARKED = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SINGLE = re.compile(r"(cp|windows-|iso8859-)\d+|ascii|latin-?1")
_CONTROLS = bytes({*range(1, 32)} - {*b"\t\n\v\f\r\x1a\x1b"})
_LOOKED_AT, _AT_ONCE = 4_096, 1 << 20


@dataclass(frozen=True)
class Text:
    """`content` is UTF-8 without a byte order mark and without NUL."""

    content: bytes
    said: tuple[str, ...]


def text_of(content: bytes) -> Text:
    """The text of a file. ImportProblem when its bytes are no text at all."""
    encoding = _marked(content)
    if content[:2] in _MARKED:  # it says so itself: nothing is uncertain
        return _clean(_recoded(content[2:], encoding), ())
    if encoding:
        return _clean(_recoded(content, encoding), (_said("UTF-16"),))
    content = content.removeprefix(codecs.BOM_UTF8)
    torn = _first_fault(content)
    if torn is None:
        return _clean(content, ())
    if len(content) - torn < 4 and _cut_off(content[torn:]):
        return _clean(content[:torn], (t("Berkas terputus di tengah huruf terakhir: bagian akhirnya mungkin hilang."),))
    encoding = _declared(content)
    return _clean(_recoded(content, encoding), (_said(encoding.replace("cp125", "Windows-125")),))


def _said(encoding: str) -> str:
    return t(
        "Berkas ditulis dalam pengodean {encoding}, bukan UTF-8: periksa huruf beraksen dan tanda baca khusus.",
        encoding=encoding,
    )


def _marked(content: bytes) -> str:
    """UTF-16 by its mark, or by a NUL in nearly every second byte."""
    head = content[:_LOOKED_AT]
    if content[:2] in _MARKED:
        return _MARKED[content[:2]]
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if half and zeros.count(0) > 0.7 * half and head.count(0) < 1.2 * half:
            return encoding
    return ""


def _first_fault(content: bytes) -> int | None:
    """Where the bytes stop being UTF-8; None when they are. Looked at in pieces, so that no copy as large stands."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(content)
    for start in range(0, max(len(content), 1), _AT_ONCE):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(bytes(view[start : start + _AT_ONCE]), final=start + _AT_ONCE >= len(content))
        except UnicodeDecodeError as error:
            return start - kept + error.start
    return None


def _cut_off(end: bytes) -> bool:
    """Whether these last bytes begin a letter of UTF-8 that goes on."""
    try:
        end.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and end[0] >= 0xC2 and len(end) > 0
    return False


def _declared(content: bytes) -> str:
    """The encoding that a page names, where it is one of a byte per letter; Windows' own otherwise."""
    found = _DECLARED.search(content[:_LOOKED_AT])
    try:
        name = codecs.lookup(found[1].decode()).name if found else _WESTERN
    except LookupError:
        return _WESTERN
    # browsers and Excel read ISO-8859-1 as Windows-1252, which has letters where the other has nothing
    return name if _SINGLE.fullmatch(name) and name not in ("iso8859-1", "ascii") else _WESTERN


def _recoded(content: bytes, encoding: str) -> bytes:
    """In UTF-8. A byte that the encoding does not have becomes the letter of that number; half a pair is a mark."""
    if encoding.startswith("utf-16"):
        return content.decode(encoding, errors="replace").encode("utf-8", errors="replace")
    try:
        return content.decode(encoding).encode()
    except UnicodeDecodeError:
        return content.decode("latin-1").encode()


def _clean(content: bytes, said: tuple[str, ...]) -> Text:
    """Without NUL, which no cell may hold. ImportProblem when more than a hundredth are characters nobody writes."""
    kept = content.replace(b"\0", b"")
    strange = len(kept) - len(kept.translate(None, _CONTROLS))
    if strange * 100 > len(kept) or len(kept) * 2 < len(content):
        raise ImportProblem(
            t("Isinya bukan teks dan bukan buku kerja yang dikenal. Simpan tabelnya sebagai .xlsx atau .csv.")
        )
    if len(kept) < len(content):
        said = (*said, t("{count} karakter kosong (NUL) di dalam berkas dibuang.", count=len(content) - len(kept)))
    return Text(kept.removeprefix(codecs.BOM_UTF8), said)
