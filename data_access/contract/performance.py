"""Who is appraised in which cycle, what came out, and what was reported in between."""

from __future__ import annotations

from sqlalchemy import Index

from data_access.contract import codes
from data_access.contract.columns import code, count, day, ident, moment, score, table, year

APPRAISAL_CYCLE = table(
    "appraisal_cycle",
    "Which profession of a city is appraised in which kind of period, and since when",
    ident("city_code", "City", key=True, to="city.code"),
    code("profession", codes.PROFESSION, "Profession", key=True),
    code("period_kind", codes.PERIOD_KIND, "Kind of period", key=True),
    day("valid_from", "First day the cycle holds", key=True),
    day("valid_to", "Last day the cycle holds; empty while it does", null=True),
    subject="performance",
)
PERFORMANCE_PLAN = table(
    "performance_plan",
    "The yearly plan (SKP)",
    ident("employee_id", "Person", key=True, to="employee.id"),
    year("year", "Year", key=True),
    code("status", codes.SKP_STATUS, "Status"),
    subject="performance",
)
COACHING_PLAN = table(
    "coaching_plan",
    "An agreed plan for a person who needs pembinaan after an appraisal",
    ident("employee_id", "Person", key=True, to="employee.id"),
    code("period_kind", codes.PERIOD_KIND, "Kind of the appraised period", key=True),
    day("period_start", "First day of the appraised period", key=True),
    day("agreed_on", "Day of agreement"),
    subject="performance",
)
APPRAISAL = table(
    "appraisal",
    "Result of one appraisal (PermenPANRB 6/2022): two expectations and the predikat of their matrix",
    ident("employee_id", "Person", key=True, to="employee.id"),
    code("period_kind", codes.PERIOD_KIND, "Kind of period", key=True),
    day("period_start", "First day of the period", key=True),
    code("assignment", codes.ASSIGNMENT, "Own post, or acting (PLT)", key=True),
    ident("agency_id", "Unit as the source said it", to="agency.id", null=True),
    code("work_result", codes.EXPECTATION, "Hasil kerja", null=True),
    code("behaviour", codes.EXPECTATION, "Perilaku kerja", null=True),
    code("rating", codes.RATING, "Predikat", null=True),
    moment("rated_on", "When it was rated", null=True),
    Index("ix_appraisal_period", "period_kind", "period_start", "employee_id"),
    subject="performance",
)
WORK_REPORT = table(
    "work_report",
    "A monthly report due in e-Kinerja",
    ident("employee_id", "Person", key=True, to="employee.id"),
    day("month", "Month reported on", key=True),
    ident("agency_id", "Unit as the source said it", to="agency.id", null=True),
    day("due_on", "Last day to hand in"),
    day("submitted_on", "Day handed in; empty while missing", null=True),
    count("feedback_notes", "Notes of feedback from the superior", null=True),
    Index("ix_work_report_month", "month", "employee_id"),
    subject="performance",
)
AGENCY_APPRAISAL = table(
    "agency_appraisal",
    "Predikat of an agency for a period (SE MenPANRB 3/2023)",
    ident("agency_id", "Agency", key=True, to="agency.id"),
    code("period_kind", codes.PERIOD_KIND, "Kind of period", key=True),
    day("period_start", "First day of the period", key=True),
    code("rating", codes.AGENCY_RATING, "Predikat of the agency"),
    subject="performance",
)
LEGACY_APPRAISAL = table(
    "legacy_appraisal",
    "Final score of a year to 2021, before there were predikat: another scale, never joined to `appraisal`",
    ident("employee_id", "Person", key=True, to="employee.id"),
    year("year", "Year, 2021 at the latest", key=True),
    score("score", "Score: to 2020 by PP 46/2011, which ends at 100, of 2021 by PP 30/2019", low=0, high=120),
    ident("agency_id", "Unit as the source said it", to="agency.id", null=True),
    Index("ix_legacy_appraisal_year", "year", "employee_id"),
    subject="performance",
)
