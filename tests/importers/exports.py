"""Files as e-Kinerja and SIASN export them, with their headings and traps; the persons are made up (serials 9xx)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

NIPS = {letter: f"19900101201503190{at}" for at, letter in enumerate("abcdefgh", start=1)}
"""{employee of the little city: a made-up NIP}"""

APPRAISAL_HEADINGS = (
    "jenis",
    "id",
    "nip",
    "nama",
    "periode_awal_skp",
    "periode_akhir_skp",
    "skp_unor_id",
    "skp_unor",
    "skp_unor_induk",
    "skp_jabatan",
    "skp_jenis_jabatan",
    "is_skp_plt_plh_pjb",
    "hasil_kerja",
    "perilaku_kerja",
    "hasil_akhir",
    "pegawai_atasan_nip",
    "waktu_dinilai",
    "tahun_skp",
)
STAFF_HEADINGS = (
    "PNS ID",
    "NIP BARU",
    "NIP LAMA",
    "NAMA",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "ALAMAT",
    "NPWP NOMOR",
    "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM NAMA",
    "STATUS CPNS PNS",
    "TMT CPNS",
    "GOL AKHIR NAMA",
    "JENIS JABATAN NAMA",
    "JABATAN ID",
    "JABATAN NAMA",
    "TMT JABATAN",
    "TINGKAT PENDIDIKAN NAMA",
    "UNOR ID",
    "UNOR NAMA",
    "SATUAN KERJA KERJA NAMA",
)
Cells = Mapping[str, Any]


def workbook(path: Path, headings: Sequence[str], rows: Sequence[Cells], above: Mapping[int, str], at: int) -> Path:
    """Headings in row `at` (1-based) below `above` ({row: text in A}), then the rows; an empty one is a blank row."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Laporan")
        for row, text in above.items():
            sheet.write_string(row - 1, 0, text)
        for row, cells in enumerate([dict(zip(headings, headings, strict=True)), *rows], start=at - 1):
            for column, heading in enumerate(headings):
                if heading in cells:
                    sheet.write(row, column, cells[heading])
    return path


def appraisals(folder: Path, rows: Sequence[Cells], name: str = "Laporan Penilaian SKP mar.xlsx") -> Path:
    """e-Kinerja "Laporan Penilaian SKP": headings in row 8."""
    above = {1: "LAPORAN PENILAIAN SKP TAHUN 2026", 2: "Instansi Pemerintah Kota Palu", 6: "Waktu: 5 Desember 2026"}
    return workbook(folder / name, APPRAISAL_HEADINGS, rows, above, 8)


def rated(who: str, result: str, behaviour: str, rating: str, **more: Any) -> Cells:
    return {
        "nip": NIPS.get(who, who), "nama": "Made Up", "hasil_kerja": result, "perilaku_kerja": behaviour,
        "hasil_akhir": rating, "is_skp_plt_plh_pjb": 0, "skp_unor": "Dinas Pendidikan",
        "periode_akhir_skp": "2026-12-31", "waktu_dinilai": "2026-04-05 08:30:00", "tahun_skp": 2026, **more,
    }  # fmt: skip


def staff(folder: Path, rows: Sequence[Cells]) -> Path:
    """SIASN "Export Data ASN": a CSV of many columns, values behind an apostrophe, nothing as `null` or "-"."""
    lines = [STAFF_HEADINGS, *([str(row.get(name, "null")) for name in STAFF_HEADINGS] for row in rows)]
    path = folder / "Export Data ASN.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in line) for line in lines), encoding="utf-8")
    return path


def person(who: str, since: str, unit: str, **more: Any) -> Cells:
    return {
        "PNS ID": f"{who}-id", "NIP BARU": f"'{NIPS.get(who, who)}", "NAMA": f"Baru {who.upper()}",
        "NIK": "7271000000000000", "NOMOR HP": "0800", "ALAMAT": "Jalan", "NPWP NOMOR": "1",
        "JENIS KELAMIN": "L", "TANGGAL LAHIR": "01-01-1990",
        "JENIS PEGAWAI NAMA": "PNS", "STATUS CPNS PNS": "P", "KEDUDUKAN HUKUM NAMA": "Aktif", "TMT CPNS": "01-03-2015",
        "GOL AKHIR NAMA": "III/b", "JABATAN NAMA": "Staf", "TMT JABATAN": since, "TINGKAT PENDIDIKAN NAMA": "S1",
        "UNOR NAMA": unit, **more,
    }  # fmt: skip


def there(at: int, since: str, unit: str, ident: str = "null", above: str = "null", **more: Any) -> Cells:
    """The row of a made-up person who serves in this unit since that day."""
    cells = {"PNS ID": f"p{at}", "UNOR ID": ident, "SATUAN KERJA KERJA NAMA": above, **more}
    return person(f"19900101201503196{at}", since, unit, **cells)
