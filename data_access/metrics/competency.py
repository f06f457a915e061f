"""Metrics of competency: who is assessed, who falls short of the post, by how much, and whether it is planned for."""

from __future__ import annotations

import polars as pl

from data_access.language import N_
from data_access.metrics.base import (
    ASSESSED,
    BELOW,
    HAS_STANDARD,
    LEVEL_KNOWN,
    SINCE_FIRST,
    Metric,
    among,
    n,
    total,
)

_STANDARD = N_("PermenPANRB 38/2017; PP 11/2017 Pasal 206")
_MAPPING = N_("Peraturan BRIN 3/2023 Pasal 33 (skema pemetaan 90/78)")
_IN = N_("PNS, PPPK, dan PPPK paruh waktu aktif yang jabatannya punya standar kompetensi (SKJ)")
_OUT = N_("CPNS; jabatan tanpa standar (dihitung tersendiri, tidak pernah dianggap tanpa kesenjangan)")
_SOURCE = N_("asesmen: competency_assessment, competency_standard; SIMPEG: employment")

WITH_STANDARD = n(HAS_STANDARD)

ASSESSMENT_COVERAGE = Metric(
    key="assessed",
    label=N_("Cakupan asesmen berlaku"),
    unit="percent",
    fact="fit",
    kind="S",
    numerator=n(ASSESSED),
    denominator=WITH_STANDARD,
    of=N_("punya standar"),
    definition=N_(
        "Bagian dari pegawai berstandar yang punya sedikitnya satu hasil asesmen yang masih berlaku (3 tahun)."
    ),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_STANDARD,
    source=_SOURCE,
    example=N_("10 pegawai, 8 punya standar, 4 diasesmen dalam 3 tahun: 4 dari 8 = 50 %."),
    formula=N_("diasesmen dan masih berlaku ÷ punya standar × 100"),
    counts=N_("orang dengan sedikitnya satu hasil asesmen yang masih berlaku"),
    trap=N_(
        "Diasesmen satu kompetensi sudah cukup untuk dihitung; yang diasesmen dipilih, bukan diundi, jadi tidak "
        "mewakili yang belum."
    ),
    twins=("without_standard",),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
    target="ASSESSMENT_TARGET",
)

WITHOUT_STANDARD = Metric(
    key="without_standard",
    label=N_("Standar belum ada"),
    unit="people",
    fact="fit",
    kind="S",
    numerator=n(~HAS_STANDARD),
    denominator=n(),
    of=N_("ASN selain CPNS"),
    definition=N_("Orang yang jabatannya belum punya standar kompetensi yang berlaku."),
    who_in=N_("PNS, PPPK, dan PPPK paruh waktu aktif"),
    who_out=N_("CPNS"),
    legal_basis=_STANDARD,
    source=_SOURCE,
    example=N_("10 pegawai, 8 berstandar: 2 orang."),
    formula=N_("Σ orang yang jabatannya belum punya standar"),
    counts=N_("orang yang jabatannya belum punya standar kompetensi"),
    trap=N_("Standar yang belum ada bukan kesenjangan 0: orangnya tidak masuk angka kesenjangan mana pun."),
    twins=("assessed",),
    history=SINCE_FIRST,
    better="down",
)

WITH_GAP = Metric(
    key="with_gap",
    label=N_("Pegawai dengan kesenjangan"),
    unit="percent",
    fact="fit",
    kind="C",
    numerator=n(among("gap_count", "1", "2", "3")),
    denominator=n(ASSESSED),
    obliged=WITH_STANDARD,
    of=N_("diasesmen"),
    definition=N_("Bagian dari yang diasesmen dengan sedikitnya satu kompetensi di bawah standar jabatannya."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_STANDARD,
    source=_SOURCE,
    example=N_("4 diasesmen, 3 dengan kesenjangan: 3 dari 4; dari 8 berstandar: antara 37,5 % dan 87,5 %."),
    formula=N_("orang dengan ≥ 1 kesenjangan ÷ diasesmen × 100"),
    counts=N_("orang dengan sedikitnya satu kompetensi di bawah standar jabatannya"),
    trap=N_("Dibagi yang diasesmen, bukan seluruh pegawai; lihat batasnya sebelum menyimpulkan seluruh pegawai."),
    twins=("pairs_below", "gap_levels"),
    history=SINCE_FIRST,
    family="mutu",
    better="down",
    test="share",
)

PAIRS_BELOW = Metric(
    key="pairs_below",
    label=N_("Di bawah standar"),
    unit="percent",
    fact="competency",
    kind="C",
    numerator=n(BELOW),
    denominator=n(LEVEL_KNOWN),
    obliged=n(),
    of=N_("pasangan diasesmen"),
    definition=N_("Bagian dari pasangan orang × kompetensi yang diasesmen dan tingkatnya di bawah standar."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_STANDARD,
    source=_SOURCE,
    example=N_("2 orang × 5 kompetensi diasesmen, 3 di bawah standar: 3 dari 10 = 30 %."),
    formula=N_("pasangan di bawah standar ÷ pasangan diasesmen × 100"),
    counts=N_("pasangan orang × kompetensi dengan tingkat di bawah standar"),
    trap=N_("Yang dihitung pasangan, bukan orang: satu orang punya beberapa kompetensi."),
    twins=("with_gap", "gap_levels"),
    history=SINCE_FIRST,
    family="mutu",
    better="down",
)

GAP_LEVELS = Metric(
    key="gap_levels",
    label=N_("Tingkat yang kurang"),
    unit="levels",
    fact="competency",
    kind="S",
    numerator=total("levels_missing"),
    denominator=n(LEVEL_KNOWN),
    of=N_("pasangan diasesmen"),
    definition=N_(
        "Σ max(0, standar − capaian) atas semua pasangan yang diasesmen. Kelebihan tidak menutup kekurangan."
    ),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_STANDARD,
    source=_SOURCE,
    example=N_("Standar 3, capaian 2, 1, 4: 1 + 2 + 0 = 3 tingkat-orang."),
    formula=N_("Σ max(0, standar − capaian)"),
    counts=N_("tingkat yang kurang dari standar, dijumlahkan"),
    trap=N_("Jumlah, bukan rata-rata: unit yang lebih besar punya lebih banyak dengan sendirinya."),
    twins=("with_gap", "pairs_below"),
    history=SINCE_FIRST,
    better="down",
)

GAP_UNPLANNED = Metric(
    key="gap_unplanned",
    label=N_("Kesenjangan tanpa rencana"),
    unit="percent",
    fact="competency",
    kind="S",
    numerator=n(BELOW & (pl.col("planned") == "TIDAK")),
    denominator=n(BELOW),
    of=N_("pasangan dengan kesenjangan"),
    definition=N_("Pasangan dengan kesenjangan yang belum punya baris AKPK untuk tahun ini atau sesudahnya."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=N_("PP 11/2017 Pasal 205; Peraturan LAN 10/2018"),
    source=N_("asesmen: competency_assessment; AKPK: development_plan"),
    example=N_("5 pasangan dengan kesenjangan, 2 punya rencana: 3 dari 5 = 60 %."),
    formula=N_("pasangan ber-kesenjangan tanpa AKPK ÷ pasangan ber-kesenjangan × 100"),
    counts=N_("pasangan dengan kesenjangan yang belum punya rencana"),
    trap=N_(
        "Rencana yang batal tidak dihitung; rencana tahun lalu juga tidak. Tidak dibandingkan dengan waktu lalu: baris "
        "AKPK tidak bertanggal, jadi yang disusun sesudahnya ikut terhitung."
    ),
    history=SINCE_FIRST,
    family="kewajiban",
    better="down",
    comparable=False,
)


_JPM_KEYS = ("jpm_optimal", "jpm_cukup", "jpm_kurang")


def _jpm(key: str, label: str, *bands: str) -> Metric:
    """One category of the mapping scheme. Achievement is capped at the standard: strengths do not hide gaps."""
    return Metric(
        key=key,
        label=label,
        unit="percent",
        fact="fit",
        kind="C",
        numerator=n(among("jpm", *bands)),
        denominator=n(ASSESSED),
        obliged=WITH_STANDARD,
        of=N_("diasesmen"),
        definition=N_(
            "JPM = Σ min(capaian, standar) / Σ standar × 100 %, dibatasi standar. Skema pemetaan: Optimal ≥ 90, "
            "Cukup Optimal ≥ 78, Kurang Optimal < 78."
        ),
        who_in=_IN,
        who_out=_OUT,
        legal_basis=_MAPPING,
        source=_SOURCE,
        example=N_("Standar 3, 3, 4; capaian 3, 2, 5: (3 + 2 + 4) / 10 = 90 %: Optimal."),
        formula=N_("orang pada kategori ini ÷ diasesmen × 100; JPM = Σ min(capaian, standar) ÷ Σ standar × 100"),
        counts=N_("orang pada kategori ini"),
        trap=N_("Bukan skema seleksi 80/68 (MS, MMS, KMS): kedua skema tidak boleh dicampur."),
        twins=tuple(one for one in _JPM_KEYS if one != key),
        history=SINCE_FIRST,
        family="mutu",
    )


JPM = (
    _jpm("jpm_optimal", N_("JPM Optimal"), "OPTIMAL"),
    _jpm("jpm_cukup", N_("JPM Cukup Optimal"), "CUKUP", "MS"),
    _jpm("jpm_kurang", N_("JPM Kurang Optimal"), "KMS", "MMS"),
)

METRICS = (
    ASSESSMENT_COVERAGE,
    WITHOUT_STANDARD,
    WITH_GAP,
    PAIRS_BELOW,
    GAP_LEVELS,
    GAP_UNPLANNED,
    *JPM,
)
