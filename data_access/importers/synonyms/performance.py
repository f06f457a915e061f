"""How files write the codes of performance: {list: {as written: code}}; as in `people`."""

from __future__ import annotations

from collections.abc import Mapping

PERFORMANCE: Mapping[str, Mapping[str, str]] = {
    "period_kind": {
        "Bulanan": "BULAN",
        "Triwulanan": "TRIWULAN",
        "Semesteran": "SEMESTER",
        "Tahunan": "TAHUN",
    },
    # The contract knows two: definitive, and every way of acting (e-Kinerja: is_skp_plt_plh_pjb).
    "assignment": {
        "Pelaksana Tugas": "PLT",
        "Plh": "PLT",
        "Pelaksana Harian": "PLT",
        "Pjb": "PLT",
        "Penjabat": "PLT",
    },
    # PermenPANRB 6/2022. "Di Atas Ekspektasi", "Diatas Ekspektasi" and "Dibawah" are the words and codes themselves.
    "expectation": {
        "Belum Dinilai": "",
        "Belum Dievaluasi": "",
    },
    # PermenPANRB 6/2022 and SE MenPANRB 3/2023, that is from 2022 on. "Buruk" is of the scale before (PP 46/2011)
    # and stands for nothing here; a "Cukup" of before 2022 is of that scale too and belongs into no rating.
    "rating": {
        "Cukup": "BP",  # BKN's percentages of angka kredit say "BP/Cukup 75 %" (Peraturan BKN 3/2023)
        "Butuh Perbaikan/Cukup": "BP",
        "Cukup/Butuh Perbaikan": "BP",
        "BP/Cukup": "BP",
        "Misconduct": "K",  # the cell Kurang/Misconduct of the matrix hasil kerja × perilaku
        "Kurang/Misconduct": "K",
        "Belum Dinilai": "",
        "Belum Dievaluasi": "",
    },
    "agency_rating": {
        "Butuh Perbaikan (Cukup)": "BUTUH_PERBAIKAN",  # SE MenPANRB 3/2023
        "Cukup": "BUTUH_PERBAIKAN",
        "Belum Ada": "",
    },
    # e-Kinerja, "Laporan SKP": draft, pengajuan, persetujuan or empty
    "skp_status": {
        "Pengajuan": "DIAJUKAN",
        "Persetujuan": "DISETUJUI",
    },
}
