"""Trainings as the SIASN API and the training monitor give them, with their traps; the persons are made up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.importers.exports import NIPS

DETAIL = ("No", "Nama Pegawai", "NIP", "Jabatan", "Pelatihan", "Kategori", "Lingkup", "Tahun", "Pelaksanaan", "JP",
          "No Sertifikat")  # fmt: skip
REKAP = ("No", "Nama Pegawai", "NIP", "Jabatan", "Kewajiban Selesai", "Total Pelatihan", "Total JP", "Mutlak",
         "Penting", "Perlu", "Progres (%)")  # fmt: skip


def course(who: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{who}-1", "idPns": "tak-dikenal", "nipBaru": NIPS[who], "nipLama": "null",
        "namaKursus": "Arsip Digital",
        "jenisKursusNama": "", "jenisKursusSertifikat": "T", "institusiPenyelenggara": "BPSDM Sulteng",
        "jumlahJam": 5, "noSertipikat": f"{who}-1001/2026", "tahunKursus": "2026", "tanggalKursus": "02-03-2026",
        "tanggalSelesaiKursus": "13-03-2026", "jenisDiklatId": "3", "path": {}, **more,
    }  # fmt: skip


def diklat(who: str, **more: Any) -> dict[str, Any]:
    return {
        "idPns": who, "nipBaru": "", "latihanStrukturalNama": "PKA", "nomor": "00012/PKA/2026", "tanggal": "05-01-2026",
        "tahun": 2026, "jumlahJam": 900, "tanggalSelesai": "30-04-2026", "institusiPenyelenggara": None, **more,
    }  # fmt: skip


def monitor(folder: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = DETAIL) -> Path:
    """The "Excel" of the training monitor: an HTML page with titles above the table and sums below it."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in (headings, *rows)]
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    path = folder / "detail.xls"
    path.write_text(
        "<html><body><table><tr><td colspan=11>DETAIL PELATIHAN</td></tr><tr><td colspan=11>Tahun 2026</td></tr>"
        f"<tr></tr>{table}<tr><td colspan=9>TOTAL</td><td>999</td><td></td></tr></table></body></html>",
        encoding="utf-8",
    )
    return path


def detail(who: str, title: str, day: str, hours: str = "10", number: str = "-") -> tuple[str, ...]:
    return ("1", "Made Up", NIPS[who], "Staf", title, "Mutlak", "Eksternal", "2026", day, hours, number)
