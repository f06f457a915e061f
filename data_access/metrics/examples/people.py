"""Ten made-up rows of every fact about persons; hours stand in tenths of a JP, as in the facts."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.metrics.examples.ten import Ten, ten

PEOPLE: Mapping[str, Ten] = {
    "headcount": ten(
        "status family duty",
        """
        PNS               JPT           AKTIF
        PNS               ADMINISTRATOR AKTIF
        PNS               PENGAWAS      AKTIF
        PNS               PELAKSANA     AKTIF
        PNS               FUNGSIONAL    TUGAS_BELAJAR
        PNS               FUNGSIONAL    CLTN
        CPNS              FUNGSIONAL    AKTIF
        PPPK              FUNGSIONAL    AKTIF
        PPPK              PELAKSANA     AKTIF
        PPPK_PARUH_WAKTU  PELAKSANA     AKTIF
        """,
        shown="status family duty",
    ),
    "performance": ten(
        "work_result behaviour rating coaching",
        """
        DI_ATAS  DI_ATAS  SB   TIDAK
        SESUAI   SESUAI   B    TIDAK
        SESUAI   DI_ATAS  B    TIDAK
        DI_ATAS  SESUAI   B    TIDAK
        SESUAI   DI_BAWAH B    TIDAK
        DI_BAWAH SESUAI   BP   YA
        SESUAI   DI_BAWAH K    TIDAK
        DI_BAWAH DI_BAWAH SK   YA
        ?        ?        NONE TIDAK
        ?        ?        NONE TIDAK
        """,
        shown="rating",
    ),
    "movement": ten(
        "rating_before rating",
        """
        B  SB
        BP B
        B  B
        B  B
        B  B
        SB SB
        BP BP
        SB B
        B  BP
        B  K
        """,
    ),
    "report": ten(
        "report_state feedback_notes",
        """
        TEPAT         2
        TEPAT         1
        TEPAT         0
        TEPAT         3
        TEPAT         1
        TEPAT         1
        TERLAMBAT     0
        BELUM         0
        BELUM_TENGGAT 1
        BELUM_TENGGAT 0
        """,
        shown="report_state",
    ),
    "legacy": ten(
        "score_band",
        """
        SANGAT_BAIK
        SANGAT_BAIK
        BAIK
        BAIK
        BAIK
        BAIK
        BAIK
        CUKUP
        KURANG
        BURUK
        """,
        shown="score_band",
    ),
    "competency": ten(
        "competency gap planned trained levels_missing plans plans_timed plan_tenths plans_costed plan_cost",
        """
        K-1 0       TIDAK DINILAI_ULANG       0 0 0 0   0 0
        K-2 0       TIDAK DINILAI_ULANG       0 0 0 0   0 0
        K-3 0       TIDAK DINILAI_ULANG       0 0 0 0   0 0
        K-1 -1      YA    DINILAI_ULANG       1 1 1 240 1 1500000
        K-2 -1      TIDAK TIDAK               1 0 0 0   0 0
        K-3 -2      TIDAK TIDAK               2 0 0 0   0 0
        K-1 -3      YA    BELUM_DINILAI_ULANG 3 2 2 360 1 900000
        K-2 -1      TIDAK TIDAK               1 0 0 0   0 0
        K-1 NONE    TIDAK BELUM_DINILAI_ULANG 0 0 0 0   0 0
        K-3 EXPIRED TIDAK TIDAK               0 0 0 0   0 0
        """,
        shown="competency gap",
    ),
    "fit": ten(
        "assessment_state gap_count jpm",
        """
        DIASESMEN     0    OPTIMAL
        DIASESMEN     0    OPTIMAL
        DIASESMEN     1    OPTIMAL
        DIASESMEN     1    MS
        DIASESMEN     2    CUKUP
        DIASESMEN     3    KMS
        BELUM         NONE NONE
        KEDALUWARSA   NONE NONE
        TANPA_STANDAR NONE NONE
        TANPA_STANDAR NONE NONE
        """,
        shown="assessment_state",
    ),
    "coverage": ten(
        "status obliged jp jp_state",
        """
        PNS  YA    0    KURANG
        PNS  YA    80   MENUNGGU
        PNS  YA    120  KURANG
        PNS  YA    200  CAPAI
        PNS  YA    450  CAPAI
        PNS  YA    1010 CAPAI
        CPNS TIDAK 300  CAPAI
        PPPK TIDAK 0    KURANG
        PPPK TIDAK 100  KURANG
        PPPK TIDAK 300  CAPAI
        """,
        shown="status obliged jp",
    ),
}
"""{fact: its ten rows}; a row counts once unless it has an `n`."""

OF_AGENCIES: Mapping[str, Ten] = {
    "units_undistinguished": ten(
        "opd rating n",
        """
        OPD-1 B    38
        OPD-1 SB   1
        OPD-1 BP   1
        OPD-1 NONE 2
        OPD-2 B    20
        OPD-2 SB   10
        OPD-3 B    12
        OPD-3 SB   1
        OPD-4 SB   24
        OPD-4 NONE 6
        """,
        shown="opd rating n",
    ),
}
"""{metric: its own ten rows}, where those of its fact say nothing about it."""
