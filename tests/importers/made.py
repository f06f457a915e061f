"""Files made by hand, byte by byte where no library writes them: old workbooks, OpenDocument, locked containers."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from data_access.importers.files import Source, read_file

NIP = "199001012015031007"


def read(folder: Path, name: str, content: bytes | str) -> Source:
    """The file of this name and content, read."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path)


def cells(source: Source, at: int = 0) -> list[tuple[object, ...]]:
    """The rows of a sheet, the number first."""
    return source.sheets[at].cells.rows()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def xlsx(rows: Sequence[Sequence[object]], sheet: str = "Data") -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_numbers": False, "default_date_format": "dd/mm/yyyy"}) as book:
        written = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            for place, value in enumerate(row):
                written.write(at, place, value)
    return buffer.getvalue()


def bare_xlsx(data: str) -> bytes:
    """A workbook with this <sheetData>, as a program writes it that puts every digit down."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/one.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
            f'<sheet name="Satu" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/one.xml"/></Relationships>',
            "xl/worksheets/one.xml": f"<worksheet {main}><sheetData>{data}</sheetData></worksheet>",
        }
    )


def ods(rows: str) -> bytes:
    """An OpenDocument spreadsheet with these <table:table-row> in its one sheet."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Lembar1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>'
    )
    return zipped({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB) with these streams, each at least one sector of the large kind."""
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    padded = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    padded = {name: body + b"\0" * (-len(body) % sector) for name, body in padded.items()}
    table, at, starts = [0xFFFFFFFD, end], 2, {}
    for name, body in padded.items():
        starts[name], count = at, len(body) // sector
        table += [*range(at + 1, at + count), end]
        at += count
    table += [free] * (sector // 4 - len(table))
    names = sorted(streams)
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else free
        entries.append(_entry(name, 2, starts[name], len(padded[name]), right=right))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    directory = b"".join(entries).ljust(sector, b"\0")
    return header + struct.pack(f"<{len(table)}I", *table) + directory + b"".join(padded.values())


def _entry(name: str, kind: int, start: int, size: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    place = struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, right, child)
    return written.ljust(64, b"\0") + place + bytes(36) + struct.pack("<IQ", start, size)


def xls(rows: Sequence[Sequence[str | float]]) -> bytes:
    """An old workbook (BIFF8) of one sheet."""
    name = b"Lama"
    opened = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    closed = _record(0x0A, b"")
    at = len(opened) + 4 + 8 + len(name) + len(closed)
    book = opened + _record(0x85, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name) + closed
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    for row, values in enumerate(rows):
        for place, value in enumerate(values):
            where = struct.pack("<HHH", row, place, 0)
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                sheet += _record(0x204, where + struct.pack("<HB", len(value), 1) + text)
            else:
                sheet += _record(0x203, where + struct.pack("<d", value))
    return ole({"Workbook": book + sheet + closed})


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def two_sheets(shown: str, hidden: str) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name in (shown, hidden):
            book.add_worksheet(name).write(0, 0, name)
        book.get_worksheet_by_name(hidden).hide()
    return buffer.getvalue()
