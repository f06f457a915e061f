"""The little city where one of its two cities appraises by the month instead of the quarter."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.city import CITY


def by_month(row: dict[str, Any]) -> list[dict[str, Any]]:
    """A quarter's row as the three months of it, each with the same predikat."""
    if row["period_kind"] != "TRIWULAN":
        return [row]
    start = date.fromisoformat(str(row["period_start"]))
    months = [start.replace(month=start.month + step) for step in range(3)]
    return [row | {"period_kind": "BULAN", "period_start": month.isoformat()} for month in months]


def months_of(city: str) -> dict[str, Any]:
    """The little city with another cycle in one of its two cities: months instead of quarters."""
    cycles = [
        row | {"period_kind": "BULAN"} if row["city_code"] == city and row["period_kind"] == "TRIWULAN" else row
        for row in CITY["appraisal_cycle"]
    ]
    there = {one["employee_id"] for one in CITY["employment"] if _city(one["agency_id"]) == city}
    appraisals = [one for row in CITY["appraisal"] for one in (by_month(row) if row["employee_id"] in there else [row])]
    return {**CITY, "appraisal_cycle": cycles, "appraisal": appraisals}


def _city(agency: str) -> str:
    return next((one["city_code"] for one in CITY["agency"] if one["id"] == agency), "")
