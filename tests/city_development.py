"""What the people of the little city must know, do know, and learned."""

from __future__ import annotations

from tests.rows import Rows, rows

COMPETENCY: dict[str, Rows] = {
    "competency": rows(
        "id name domain",
        ("int", "Integritas", "MANAJERIAL"),
        ("kom", "Komunikasi", "MANAJERIAL"),
        ("sos", "Perekat Bangsa", "SOSIAL_KULTURAL"),
        ("tek", "Asuhan Keperawatan", "TEKNIS"),
    ),
    "competency_standard": rows(
        "position_id competency_id valid_from required_level valid_to",
        ("kadis", "int", "2020-01-01", 4),
        ("kadis", "kom", "2020-01-01", 4),
        ("staf", "int", "2020-01-01", 2),
        ("staf", "int", "2025-01-01", 3),  # newer
        ("staf", "kom", "2020-01-01", 3),
        ("nakes", "tek", "2020-01-01", 3),
        ("guru", "int", "2020-01-01", 3, "2023-12-31"),  # no longer holds
    ),
    "competency_assessment": rows(
        "employee_id competency_id assessed_on achieved_level",
        ("a", "int", "2025-06-01", 2),
        ("a", "kom", "2025-06-01", 5),  # a surplus, which hides nothing
        ("a", "sos", "2025-06-01", 3),  # not required of the post
        ("b", "int", "2024-01-10", 1),
        ("b", "int", "2026-01-10", 3),
        ("b", "int", "2026-05-16", 5),  # after the data date
        ("b", "kom", "2026-01-10", 2),
        ("c", "int", "2026-01-10", 2),
        ("e", "tek", "2026-02-01", 1),
        ("g", "int", "2022-01-01", 2),
        ("h", "int", "2026-01-10", 3),
        ("i", "int", "2023-05-15", 3),  # three years to the day
        ("i", "kom", "2023-05-14", 1),  # one day more
        ("l", "int", "2026-01-10", 0),
        ("n", "int", "2026-01-10", 3),
        ("n", "kom", "2024-05-15", 3),
        ("x", "int", "2026-01-10", 2),
    ),
    "development_plan": rows(
        "id employee_id competency_id year status hours cost",
        ("p1", "b", "kom", 2026, "DIANGGARKAN", 24, 1_500_000),
        ("p4", "b", "kom", 2027, "USULAN", 12.5, None),  # a second row of the same pair, without a cost
        ("p2", "e", "tek", 2026, "BATAL", 40, 9_000_000),
        ("p3", "e", "tek", 2025, "USULAN", 40, 9_000_000),
        ("p5", "i", "int", 2026, "USULAN", 8, 800_000),  # of a pair without a gap
    ),
}
TRAINING: dict[str, Rows] = {
    "training": rows(
        "id title kind delivery provider_kind hours starts_on ends_on budget cost agency_id",
        (
            "t1",
            "Pelayanan Publik",
            "TEKNIS",
            "KLASIKAL",
            "SWAKELOLA",
            20,
            "2026-02-02",
            "2026-02-04",
            7_000_000,
            6_000_000,
            "dik",
        ),
        (
            "t2",
            "Pelayanan Publik",
            "TEKNIS",
            "KLASIKAL",
            "SWAKELOLA",
            20,
            "2026-02-02",
            "2026-02-04",
            None,
            None,
            "dik",
        ),  # the same under another id
        (
            "t3",
            "PKA",
            "STRUKTURAL",
            "KLASIKAL",
            "LEMBAGA_PEMERINTAH",
            900,
            "2026-01-05",
            "2026-04-30",
            50_000_000,
            45_000_000,
            "kes",
        ),
        ("t4", "Etika", "E_LEARNING", "DARING", None, 10, "2026-03-10", "2026-03-10", None, 2_000_000, None),
        (
            "t5",
            "Arsip",
            "BIMTEK",
            "KLASIKAL",
            "SWASTA",
            25,
            "2025-12-29",
            "2025-12-31",
            None,
            2_000_000,
            "dik",
        ),
        (
            "t6",
            "Hukum",
            "BIMTEK",
            "KLASIKAL",
            "SWASTA",
            20,
            "2026-05-18",
            "2026-05-20",
            None,
            9_000_000,
            "dik",
        ),
        ("t7", "Literasi", "BIMTEK", "KLASIKAL", "SWASTA", 20, "2025-05-10", "2025-05-10", None, None, "dik"),
        ("t8", "Numerasi", "BIMTEK", "KLASIKAL", "SWASTA", 20, "2025-05-20", "2025-05-20", None, None, "dik"),
    ),
    "training_competency": rows(
        "training_id competency_id", ("t1", "kom"), ("t3", "int"), ("t4", "tek"), ("t4", "sos"), ("t8", "int")
    ),
    "training_participation": rows(
        "training_id employee_id status credited_hours completed_on",
        ("t3", "a", "BERSERTIFIKAT", 900, "2026-04-30"),
        ("t1", "b", "BERSERTIFIKAT", 19.9, "2026-02-04"),
        ("t2", "b", "BERSERTIFIKAT", 19.9, "2026-02-04"),
        ("t5", "b", "BERSERTIFIKAT", 25, "2025-12-31"),
        ("t8", "b", "BERSERTIFIKAT", 20, "2025-05-20"),
        ("t1", "c", "BERSERTIFIKAT", 20, "2026-02-04"),
        ("t7", "c", "BERSERTIFIKAT", 20, "2025-05-10"),
        ("t4", "d", "BERSERTIFIKAT", 24, "2026-03-10"),
        ("t1", "e", "BERSERTIFIKAT", 12, "2026-02-04"),
        ("t4", "e", "SELESAI", 10, "2026-03-10"),
        ("t1", "f", "BERSERTIFIKAT", 24.1, "2026-02-04"),
        ("t9", "f", "BERSERTIFIKAT", 3, "2026-04-01"),  # a training nobody recorded
        ("t4", "g", "BERSERTIFIKAT", 30, "2026-03-10"),
        ("t4", "i", "SELESAI", 10, "2026-03-10"),
        ("t6", "i", "TERDAFTAR", None, None),
        ("t1", "l", "BATAL", None, "2026-02-04"),  # cancelled, then taken under the other id
        ("t2", "l", "BERSERTIFIKAT", 20, "2026-02-04"),
        ("t1", "m", "BERSERTIFIKAT", 20, "2026-02-04"),
        ("t4", "n", "BERSERTIFIKAT", 5, "2026-03-10"),
        ("t4", "x", "BERSERTIFIKAT", 10, "2026-03-10"),
    ),
    "training_budget": rows(
        "agency_id year budget",
        ("dik", 2026, 10_000_000),
        ("kes", 2026, 90_000_000),
        ("dik", 2025, 4_000_000),
    ),
}
