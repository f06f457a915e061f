"""Whom a denominator holds (`pages.md` §0.2), and the scales that are taken for one another."""

from __future__ import annotations

from data_access.language import N_
from data_access.terms.term import WHO, Term
from data_access.thresholds import DECLARED


def _rules(**codes: str) -> dict[str, float]:
    """{name: number of the declared rule}."""
    return {name: DECLARED[code].value for name, code in codes.items()}


DENOMINATORS = (
    Term(
        "active",
        N_("ASN aktif"),
        WHO,
        N_(
            "Orang yang masa jabatannya mencakup hari terakhir periode: PNS, CPNS, PPPK, dan PPPK paruh waktu, "
            "ditunjukkan terpisah. Pegawai non-ASN tidak pernah dihitung."
        ),
        N_("UU 20/2023"),
    ),
    Term(
        "obliged",
        N_("Wajib dinilai"),
        WHO,
        N_(
            "ASN aktif tanpa yang cuti di luar tanggungan negara (CLTN) dan tugas belajar, bila siklus penilaian "
            "profesinya mencakup jenis periode itu. Pengecualian CLTN dan tugas belajar adalah konvensi aplikasi."
        ),
        N_("PermenPANRB 6/2022"),
    ),
    Term(
        "rated",
        N_("Dinilai"),
        WHO,
        N_("Dari yang wajib dinilai: yang sudah punya predikat dari daftar kode untuk jenis periode itu."),
        N_("PermenPANRB 6/2022"),
    ),
    Term(
        "jp_obliged",
        N_("PNS wajib 20 JP"),
        WHO,
        N_(
            "PNS aktif pada tanggal data (31 Desember untuk tahun yang sudah lewat) tanpa CPNS, CLTN, dan tugas "
            "belajar; wajib {jp} JP setahun. Pengecualiannya konvensi aplikasi. PPPK tidak pernah masuk."
        ),
        N_("PP 11/2017 Pasal 203 ayat (4)"),
        _rules(jp="JP_TARGET"),
    ),
    Term(
        "with_standard",
        N_("Punya standar (SKJ)"),
        WHO,
        N_(
            "ASN aktif selain CPNS pada jabatan dengan standar kompetensi yang berlaku. Selebihnya “standar belum "
            "ada”, tidak pernah kesenjangan 0."
        ),
        N_("PermenPANRB 38/2017"),
    ),
    Term(
        "assessed_valid",
        N_("Diasesmen (berlaku)"),
        WHO,
        N_("Dari yang punya standar: yang asesmen terakhirnya paling lama {years} tahun pada akhir periode."),
        numbers=_rules(years="ASSESSMENT_VALID_YEARS"),
    ),
    Term(
        "pair",
        N_("Pasangan"),
        WHO,
        N_("Satu orang × satu kompetensi yang disyaratkan jabatannya. Satu orang punya beberapa pasangan."),
    ),
    Term(
        "due",
        N_("Jatuh tempo"),
        WHO,
        N_(
            "Pengaduan yang batas hari kerjanya sudah lewat pada tanggal data, masih terbuka maupun selesai: normatif "
            "dan permintaan informasi {normative}, tidak berkadar pengawasan {plain}, berkadar pengawasan "
            "{inspection} hari kerja."
        ),
        N_("PermenPANRB 62/2018"),
        _rules(normative="LIMIT_NORMATIF", plain="LIMIT_TANPA_PENGAWASAN", inspection="LIMIT_PENGAWASAN"),
    ),
    Term(
        "respondent",
        N_("Responden"),
        WHO,
        N_(
            "Jawaban survei dengan sedikitnya {unsur} dari 9 unsur terisi; NRR memakai jumlah pengisi unsurnya sendiri."
        ),
        numbers=_rules(unsur="RESPONDENT_UNSUR"),
    ),
    Term(
        "ikm_grade",
        N_("Mutu pelayanan (A, B, C, D)"),
        WHO,
        N_("IKM yang dibulatkan dua desimal: A sejak {a}, B sejak {b}, C sejak {c}, D di bawahnya."),
        N_("PermenPANRB 14/2017"),
        _rules(a="IKM_A", b="IKM_B", c="IKM_C"),
    ),
    Term(
        "jpm_selection",
        N_("JPM seleksi (MS, MMS, KMS)"),
        WHO,
        N_(
            "Skema uji kompetensi: memenuhi syarat sejak {ms}, masih memenuhi syarat sejak {mms}. Bukan skema pemetaan "
            "{optimal}/{cukup} (Optimal, Cukup, Kurang Optimal) yang dipakai di sini; keduanya tidak boleh dicampur."
        ),
        DECLARED["JPM_MS"].legal_basis,
        _rules(ms="JPM_MS", mms="JPM_MMS", optimal="JPM_OPTIMAL", cukup="JPM_CUKUP"),
    ),
)
