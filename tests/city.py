"""Two cities small enough to add up in the head, written as literals; the data date is Friday 15 May 2026.

Each row is there for one rule: who is in, who is out, and why. Not realistic data: that is `demo`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from data_access.contract.codes import UNSUR
from tests.city_development import COMPETENCY, TRAINING
from tests.city_people import PALEMBANG, PALU, PEOPLE, PERFORMANCE, PLACES
from tests.rows import Rows, load, rows

__all__ = ["AS_OF", "CITY", "PALEMBANG", "PALU", "PEOPLE", "PLACES", "Rows", "answers", "calendar", "load", "rows"]

AS_OF = date(2026, 5, 15)
HOLIDAYS = (date(2026, 5, 1), date(2026, 5, 14))
"""A Friday and a Thursday."""


def answers(ident: str, service: str, day: str, *values: int | None) -> dict[str, Any]:
    """One respondent; a single value stands for all nine unsur."""
    nine = values * 9 if len(values) == 1 else values
    fixed = {"id": ident, "service_id": service, "answered_on": day}
    return {**fixed, **dict(zip(UNSUR, nine, strict=True))}


FEEDBACK: dict[str, Rows] = {
    "service": rows(
        "id agency_id name free_of_charge must_survey",
        ("s1", "pkm", "Pendaftaran", 1, 1), ("s2", "dik", "Ijazah", 0, 1), ("s3", "dikp", "Ijazah", 0, 1),
        ("s4", "kes", "Rekomendasi", 0, 1), ("s5", "sd1", "Legalisasi", 1, 0),  # nobody asked; need not be surveyed
    ),
    "service_volume": rows(
        "service_id year users", ("s1", 2025, 10), ("s2", 2025, 40), ("s2", 2027, 99), ("s4", 2024, 100)
    ),
    "satisfaction_response": [
        *(answers(f"r1{number}", "s1", "2026-03-31", 4) for number in range(10)),
        *(answers(f"r2{number}", "s2", "2026-05-15", 3) for number in range(10)),
        answers("r30", "s3", "2026-05-01", 2),
        answers("r31", "s3", "2026-05-01", 2, 2, 2, 0, 2, 2, 2, 2, 5),  # two answers that do not exist
        answers("r32", "s3", "2026-05-01", 2, 2, 2, 2, 2, 2, None, None, None),
    ],
    "complaint": rows(
        "id received_on classification verified_on resolved_on status city_code agency_id topic channel",
        ("k01", "2026-04-27", "NORMATIF", None, "2026-05-05", "SELESAI", PALU, "dik", "WAKTU", "LAPOR"),
        ("k02", "2026-04-27", "NORMATIF", None, "2026-05-06", "SELESAI", PALU, "dik", "WAKTU", "LAPOR"),
        ("k03", "2026-04-25", "NORMATIF", "2026-04-27", "2026-05-05", "SELESAI", PALU, "dik", "SIKAP", "SMS"),
        ("k04", "2026-04-27", "TANPA_PENGAWASAN", None, None, "DIPROSES", PALU, "kes", "SARANA", "LAPOR"),
        ("k05", "2026-05-04", "NORMATIF", None, None, "DIPROSES", PALU, "kes", "parkir", None),
        ("k06", "2026-01-05", "PENGAWASAN", None, None, "DIPROSES", PALU, "pkm", "PUNGLI", "LAPOR"),
        ("k07", "2026-05-04", "ASPIRASI", None, None, "DIPROSES", PALU, "pkm", None, "FORUM"),
        ("k08", "2026-04-27", "NORMATIF", None, None, "DITOLAK", PALU, "dik", "LAINNYA", "LAPOR"),
        ("k09", "2026-05-18", "NORMATIF", None, None, "DIPROSES", PALU, "dik", "LAINNYA", "LAPOR"),
        ("k10", "2026-05-08", "PERMINTAAN_INFORMASI", None, "2026-05-18", "SELESAI", PALU, None, None, "LAPOR"),
        ("k11", "2025-12-22", "NORMATIF", None, "2026-01-05", "SELESAI", PALEMBANG, "dikp", "WAKTU", "LAPOR"),
        ("k12", "2026-04-20", "TANPA_PENGAWASAN", None, "2026-05-11", "SELESAI", PALU, "kes", "WAKTU", "SMS"),
        ("k13", "2026-04-20", "TANPA_PENGAWASAN", None, "2026-05-12", "SELESAI", PALU, "kes", "WAKTU", "SMS"),
        ("k14", "2026-01-05", "PENGAWASAN", None, "2026-03-30", "SELESAI", PALU, "dik", "PUNGLI", "SMS"),
        ("k15", "2026-01-05", "PENGAWASAN", None, "2026-03-31", "SELESAI", PALU, "dik", "PUNGLI", "SMS"),
    ),
}  # fmt: skip


def calendar(city: str) -> Iterator[dict[str, Any]]:
    """Every day of 2025 and 2026 with its working day number: Monday to Friday but for the holidays."""
    day, number = date(2025, 1, 1), 0
    while day.year < 2027:
        number += day.weekday() < 5 and day not in HOLIDAYS
        yield {"city_code": city, "day": day, "working_day_no": number}
        day += timedelta(days=1)


CITY: dict[str, Rows] = {
    **PLACES,
    **PEOPLE,
    **PERFORMANCE,
    **COMPETENCY,
    **TRAINING,
    **FEEDBACK,
    "calendar": [*calendar(PALU), *calendar(PALEMBANG)],
}
