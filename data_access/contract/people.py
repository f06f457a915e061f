"""Posts, persons and where a person serves when."""

from __future__ import annotations

from sqlalchemy import Index

from data_access.contract import codes
from data_access.contract.columns import code, day, ident, small, table, text

POSITION = table(
    "position",
    "A post (jabatan), not a person",
    ident("id", "Identifier of the post", key=True),
    text("title", "Name of the post"),
    code("family", codes.FAMILY, "Family of posts (jenis jabatan)"),
    code("tier", codes.TIER, "Tier (jenjang)"),
    code("profession", codes.PROFESSION, "Profession whose appraisal cycle holds"),
    small("retirement_age", "Age of retirement", low=50, high=70, null=True),
    subject="people",
)
EMPLOYEE = table(
    "employee",
    "A person in the civil service. Names and NIP are read only on demand and by right",
    ident("id", "Identifier of the person, not the NIP", key=True),
    text("nip", "NIP, 18 digits as text", size=18, null=True),
    text("name", "Name", null=True),
    code("sex", codes.SEX, "Sex", null=True),
    small("birth_year", "Year of birth", low=1930, high=2020, null=True),
    code("education", codes.EDUCATION, "Highest education", null=True),
    day("service_start", "First day in the service (TMT)", null=True),
    subject="people",
)
EMPLOYMENT = table(
    "employment",
    "Where a person serves, in which post and status, from when to when (one spell at a time)",
    ident("employee_id", "Person", key=True, to="employee.id"),
    day("valid_from", "First day of the spell", key=True),
    day("valid_to", "Last day of the spell; empty while it lasts", null=True),
    ident("agency_id", "Unit", to="agency.id"),
    ident("position_id", "Post; empty when not recorded", to="position.id", null=True),
    code("status", codes.STATUS, "Employment status"),
    text("grade", "Golongan", size=16, null=True),
    code("duty", codes.DUTY, "Duty: on leave without pay or on study leave is not appraised"),
    ident("supervisor_id", "Person who appraises", to="employee.id", null=True),
    Index("ix_employment_valid", "valid_from", "valid_to"),
    subject="people",
)
