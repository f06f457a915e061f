"""What a post requires, what a person was found to have, and what is planned about the difference."""

from __future__ import annotations

from sqlalchemy import Index

from data_access.contract import codes
from data_access.contract.columns import code, day, hours, ident, rupiah, small, table, text, year

COMPETENCY = table(
    "competency",
    "A competency of the dictionary (PermenPANRB 38/2017)",
    ident("id", "Identifier", key=True),
    text("name", "Name"),
    code("domain", codes.COMPETENCY_DOMAIN, "Group"),
    subject="competency",
)
COMPETENCY_STANDARD = table(
    "competency_standard",
    "Level a post requires (standar kompetensi jabatan, SKJ)",
    ident("position_id", "Post", key=True, to="position.id"),
    ident("competency_id", "Competency", key=True, to="competency.id"),
    day("valid_from", "First day of the standard", key=True),
    small("required_level", "Required level", low=1, high=5),
    day("valid_to", "Last day of the standard; empty while it holds", null=True),
    subject="competency",
)
COMPETENCY_ASSESSMENT = table(
    "competency_assessment",
    "Level a person was found to have",
    ident("employee_id", "Person", key=True, to="employee.id"),
    ident("competency_id", "Competency", key=True, to="competency.id"),
    day("assessed_on", "Day of the assessment", key=True),
    small("achieved_level", "Achieved level", low=1, high=5),
    code("method", codes.ASSESSMENT_METHOD, "Method", null=True),
    ident("agency_id", "Unit at that time, as the source said it", to="agency.id", null=True),
    subject="competency",
)
DEVELOPMENT_PLAN = table(
    "development_plan",
    "A row of the needs analysis (AKPK): person, competency, year, how",
    ident("id", "Identifier", key=True),
    ident("employee_id", "Person", to="employee.id"),
    ident("competency_id", "Competency", to="competency.id"),
    year("year", "Year of the plan"),
    code("route", codes.PLAN_ROUTE, "Way of development", null=True),
    hours("hours", "Planned hours"),
    rupiah("cost", "Planned cost"),
    small("priority", "Priority, 1 first", low=1, high=3, null=True),
    code("status", codes.PLAN_STATUS, "Status"),
    Index("ix_development_plan_who", "employee_id", "competency_id"),
    subject="competency",
)
