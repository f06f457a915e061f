"""Ten made-up rows of every fact that is not about persons, and of taking part in training; JP-orang in tenths."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.metrics.examples.ten import Ten, respondents, ten, units

THINGS: Mapping[str, Ten] = {
    "training": ten(
        "training training_kind delivery cost cost_known finished jp_people_tenths jp_people_costed_tenths",
        """
        P-01 BIMTEK      KLASIKAL    6000000  1 30  6000  6000
        P-02 SEMINAR     DARING      2000000  1 50  4000  4000
        P-03 TEKNIS      KLASIKAL    15000000 1 25  10000 10000
        P-04 E_LEARNING  DARING      1000000  1 100 10000 10000
        P-05 WORKSHOP    KLASIKAL    5000000  1 25  4000  4000
        P-06 FUNGSIONAL  KLASIKAL    24000000 1 20  12000 12000
        P-07 SOSIALISASI KLASIKAL    1000000  1 50  2000  2000
        P-08 COACHING    NONKLASIKAL 0        1 20  2000  2000
        P-09 TEKNIS      DARING      0        0 10  2000  0
        P-10 KURSUS      KLASIKAL    0        0 15  3000  0
        """,
        shown="training_kind jp_people_tenths",
    ),
    "participation": ten(
        "training_kind participation linked jp_tenths",
        """
        BIMTEK     BERSERTIFIKAT YA          200
        TEKNIS     BERSERTIFIKAT YA          100
        TEKNIS     BERSERTIFIKAT TIDAK       200
        SEMINAR    SELESAI       YA          80
        SEMINAR    SELESAI       TANPA_TOPIK 120
        WORKSHOP   BERSERTIFIKAT TIDAK       100
        E_LEARNING BERSERTIFIKAT TANPA_TOPIK 200
        TEKNIS     BERJALAN      YA          0
        KURSUS     BATAL         TIDAK       0
        BIMTEK     TERDAFTAR     YA          0
        """,
        shown="participation",
    ),
    "budget": ten(
        "agency budget realised",
        """
        OPD-01 100000000 70000000
        OPD-02 200000000 150000000
        OPD-03 50000000  50000000
        OPD-04 150000000 90000000
        OPD-05 80000000  0
        OPD-06 120000000 100000000
        OPD-07 60000000  45000000
        OPD-08 40000000  20000000
        OPD-09 100000000 60000000
        OPD-10 100000000 90000000
        """,
        shown="agency",
    ),
    "satisfaction": respondents(
        "444444444",
        "443434433",
        "333433333",
        "3324334.3",
        "433443433",
        "343.3333.",
        "333434332",
        "434433343",
        "232333223",
        "333433333",
    ),
    "complaint": ten(
        "class complaint_state due days_used",
        """
        NORMATIF             TEPAT       YA    3
        NORMATIF             TERLAMBAT   YA    9
        TANPA_PENGAWASAN     TEPAT       YA    12
        TANPA_PENGAWASAN     TEPAT       YA    8
        TANPA_PENGAWASAN     LEWAT       YA    20
        PENGAWASAN           TEPAT       YA    41
        PERMINTAAN_INFORMASI TEPAT       YA    2
        TANPA_PENGAWASAN     TERBUKA     TIDAK 6
        ASPIRASI             TANPA_BATAS TIDAK 4
        TANPA_PENGAWASAN     DITOLAK     TIDAK 1
        """,
        shown="class complaint_state",
    ),
    "backlog": ten(
        "class complaint_state open_age days_open",
        """
        NORMATIF             LEWAT       6-14  9
        TANPA_PENGAWASAN     LEWAT       15-60 20
        PENGAWASAN           LEWAT       61+   75
        NORMATIF             TERBUKA     0-5   2
        TANPA_PENGAWASAN     TERBUKA     6-14  11
        TANPA_PENGAWASAN     TERBUKA     0-5   4
        PENGAWASAN           TERBUKA     15-60 41
        PERMINTAAN_INFORMASI TERBUKA     0-5   1
        ASPIRASI             TANPA_BATAS 15-60 30
        ASPIRASI             TANPA_BATAS 0-5   3
        """,
        shown="class complaint_state",
    ),
    "survey": ten(
        "agency surveyed survey_months responses users",
        """
        U-01 YA    2   280 1000
        U-02 YA    3   80  100
        U-03 YA    2   50  100
        U-04 YA    4   132 200
        U-05 TIDAK 14  0   500
        U-06 TIDAK 999 0   60
        U-07 YA    3   20  20
        U-08 YA    5   40  0
        U-09 YA    2   100 300
        U-10 TIDAK 999 0   0
        """,
        shown="agency",
    ),
}
"""{fact: its ten rows}; a row counts once unless it has an `n`."""

OF_UNITS: Mapping[str, Ten] = {
    "ikm_units": units(
        ("U-01", 20, 66),
        ("U-02", 10, 32),
        ("U-03", 40, 140),
        ("U-04", 8, 32),
        ("U-05", 25, 75),
        ("U-06", 50, 170),
        ("U-07", 10, 36),
        ("U-08", 5, 10),
        ("U-09", 20, 60),
        ("U-10", 100, 340),
    ),
}
"""{metric of units: its own ten rows}."""
