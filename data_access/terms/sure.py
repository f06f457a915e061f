"""How sure a figure is said to be (`pages.md` §4), what the quality marks mean, and the words of an empty cell."""

from __future__ import annotations

from data_access.ask.figure import STATUS_WORDS, WIDE
from data_access.comparison import FEWEST_OBSERVED, FEWEST_UNITS, LEAST_INDEX, LEAST_POINTS
from data_access.language import N_
from data_access.privacy import FEWEST
from data_access.quality.marks import LIMITS, MARKS
from data_access.terms.term import EMPTY, SURE, TRUST, Term
from data_access.units import NOTHING

RULES = (
    Term(
        "bounds",
        N_("Batas"),
        SURE,
        N_(
            "Untuk sensus yang datanya belum lengkap: dari x ÷ N (tak seorang pun yang belum ada datanya punya sifat "
            "itu) sampai (x + N − n) ÷ N (semuanya punya). Bukan rentang peluang. Bila lebih lebar dari {wide} poin "
            "hanya dikatakan “cakupan terlalu rendah”."
        ),
        numbers={"wide": WIDE},
    ),
    Term(
        "interval",
        N_("Rentang"),
        SURE,
        N_(
            "Rentang 95 %, hanya untuk survei: bila responden dapat dianggap acak dari pengguna layanan. Sensus "
            "lengkap tidak punya rentang: bukan sampel."
        ),
    ),
    Term(
        "clearly",
        N_("Jelas di atas/di bawah kelompoknya"),
        SURE,
        N_(
            "Unit dibandingkan dengan unit lain dalam kelompok pembandingnya (sedikitnya {units} unit, masing-masing "
            "dengan {n} orang atau lebih dan batas tidak lebih lebar dari {wide} poin), tidak tergantung penyaring. "
            "Bertanda hanya bila bedanya terlalu besar untuk kebetulan di antara semua unit semua kelompok dan kota, "
            "dan sedikitnya δ. Selebihnya “tidak jelas berbeda”, yang bukan berarti sama."
        ),
        numbers={"units": FEWEST_UNITS, "n": FEWEST_OBSERVED, "wide": WIDE},
    ),
    Term(
        "delta",
        N_("δ dan harganya"),
        SURE,
        N_(
            "Beda terkecil yang dianggap berarti: {points} poin, untuk IKM {index}. Harga dari sedikit tanda palsu "
            "dalam satu tabel: dalam simulasi kota sebesar ini aturan ini hanya menemukan kira-kira setengah, sekitar "
            "40–65 %, dari unit yang berbeda 18 poin. Tanpa tanda belum tentu tanpa masalah."
        ),
        numbers={"points": LEAST_POINTS, "index": LEAST_INDEX},
    ),
    Term(
        "shifted",
        N_("Bergeser jelas"),
        SURE,
        N_(
            "Dari orang yang sama, dinilai pada kedua periode: (naik − turun) ÷ dinilai dua kali sedikitnya {points} "
            "poin, dengan sedikitnya {n} orang yang naik atau turun, dan terlalu besar untuk kebetulan. Selebihnya "
            "“tidak jelas berubah”."
        ),
        numbers={"points": LEAST_POINTS, "n": FEWEST_OBSERVED},
    ),
)

QUALITY = (
    Term(
        "mark_enough",
        MARKS["cukup"],
        TRUST,
        N_("Cakupan ≥ {coverage} %, umur data ≤ {age} hari, dan baris yang ditinggalkan ≤ {out} %."),
        numbers=dict(zip(("coverage", "age", "out"), LIMITS["cukup"], strict=True)),
    ),
    Term(
        "mark_care",
        MARKS["hati_hati"],
        TRUST,
        N_("Cakupan ≥ {coverage} %, umur data ≤ {age} hari, dan baris yang ditinggalkan ≤ {out} %."),
        numbers=dict(zip(("coverage", "age", "out"), LIMITS["hati_hati"], strict=True)),
    ),
    Term(
        "mark_not",
        MARKS["jangan"],
        TRUST,
        N_("Selebihnya: angkanya tetap terlihat, tetapi tidak untuk keputusan."),
    ),
)

EMPTY_CELLS = (
    Term(
        "cell_pooled",
        STATUS_WORDS["gabungan"],
        EMPTY,
        N_("Dilindungi: kurang dari {n} jawaban, atau dapat dihitung darinya. Lihat baris gabungannya."),
        numbers={"n": FEWEST},
    ),
    Term("cell_missing", STATUS_WORDS["belum_ada"], EMPTY, N_("Datanya belum dikirim atau belum dihitung.")),
    Term("cell_exempt", STATUS_WORDS["tidak_berlaku"], EMPTY, N_("Aturannya tidak mencakup seorang pun di sini.")),
    Term("cell_zero", NOTHING, EMPTY, N_("Nol yang sebenarnya.")),
    Term("cell_unrated", STATUS_WORDS["tidak_dinilai"], EMPTY, N_("Dikecualikan dari penilaian.")),
)
