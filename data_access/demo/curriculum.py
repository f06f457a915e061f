"""What kinds of training there are, on which topics, in which months: pure declaration, draws nothing."""

from __future__ import annotations

import numpy as np

ALL = 3
KINDS: dict[str, tuple[float, tuple[int, ...], float, tuple[float, float, float]]] = {
    "E_LEARNING": (40, (3, 4, 6, 8, 20, 20, 22, 24), 420, (0.0, 0.0, 1.0)),
    "BIMTEK": (20, (8, 12, 16, 20, 24, 30), 42, (0.9, 0.0, 0.1)),
    "WORKSHOP": (14, (8, 8, 12, 16, 24), 40, (0.8, 0.0, 0.2)),
    "SOSIALISASI": (10, (2, 3, 4), 160, (0.5, 0.0, 0.5)),
    "SEMINAR": (10, (2, 4, 6), 220, (0.3, 0.0, 0.7)),
    "TEKNIS": (9, (24, 30, 40, 50), 32, (0.85, 0.0, 0.15)),
    "FUNGSIONAL": (5, (40, 60, 90), 25, (1.0, 0.0, 0.0)),
    "KURSUS": (3, (20, 24, 32), 25, (0.6, 0.0, 0.4)),
    "COACHING": (2, (6, 10), 12, (0.0, 1.0, 0.0)),
    "MENTORING": (2, (8, 12), 12, (0.0, 1.0, 0.0)),
    "SOSIAL_KULTURAL": (1, (20, 24), 30, (1.0, 0.0, 0.0)),
    "MANAJERIAL": (1, (24, 40), 30, (1.0, 0.0, 0.0)),
    "BELAJAR_MANDIRI": (0.6, (5, 10), 60, (0.0, 1.0, 0.0)),
    "BENCHMARKING": (0.4, (16, 24), 10, (0.0, 1.0, 0.0)),
}
"""Share among the trainings, possible hours, participants, and shares of the three ways of delivery."""
TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Pembelajaran Berdiferensiasi|Asesmen Formatif|Literasi dan Numerasi|Rapor Pendidikan|Pembelajaran Digital",
        ("TEK-DIG", "TEK-DAT", ""),
    ),
    (
        "Kegawatdaruratan Dasar|Pencegahan Infeksi|Komunikasi Efektif|Rekam Medis|Imunisasi dan Gizi",
        ("TEK-LAY", "MAN-KOM", "TEK-DIG", ""),
    ),
    (
        "Pengelolaan Keuangan Daerah|Penyusunan Naskah Dinas|Analisis Data dan Pelaporan|Manajemen Risiko|"
        "Pengadaan Barang dan Jasa|Penyusunan SKP|Pemerintahan Berbasis Elektronik|Pengelolaan Arsip Dinamis",
        ("TEK-KEU", "TEK-REG", "TEK-DAT", "MAN-PKP", "TEK-PBJ", "MAN-OPH", "TEK-DIG", ""),
    ),
    (
        "Pelayanan Prima|Literasi Digital|Integritas|Perubahan dan Inovasi|Wawasan Kebangsaan",
        ("MAN-PLP", "TEK-DIG", "MAN-INT", "MAN-MPR", "SOS-PBS"),
    ),
)
"""Topics and their competencies (empty: none named), by audience: GURU, KESEHATAN, LAINNYA, ALL."""
LADDER = (
    ("Pelatihan Kepemimpinan Nasional Tingkat II", "JPT", 800),
    ("Pelatihan Kepemimpinan Administrator", "ADMINISTRATOR", 900),
    ("Pelatihan Kepemimpinan Pengawas", "PENGAWAS", 850),
    ("Pelatihan Dasar CPNS", "CPNS", 647),
)
PAID = np.array([list(KINDS).index(kind) for kind in ("BIMTEK", "WORKSHOP", "TEKNIS")])
"""What an OPD holds of its own: never free, so that its budget is used."""
MONTHS = (2, 4, 6, 6, 8, 9, 8, 9, 10, 13, 15, 10)
"""How trainings spread over the months: the rush comes with the end of the budget year."""
