"""Cities, their agencies and their working days."""

from __future__ import annotations

from data_access.contract import codes
from data_access.contract.columns import code, count, day, ident, table, text, year

CITY = table(
    "city",
    "A city government (kota)",
    ident("code", "Kemendagri code, as 72.71", key=True),
    text("name", "Name, as Kota Palu"),
    text("province", "Province"),
    text("timezone", "IANA time zone, as Asia/Makassar", size=64),
    subject="places",
)
CITY_POPULATION = table(
    "city_population",
    "Inhabitants of a city by year",
    ident("city_code", "City", key=True, to="city.code"),
    year("year", "Year", key=True),
    count("population", "Inhabitants"),
    subject="places",
)
AGENCY = table(
    "agency",
    "Every unit of a city government as a tree: the city itself (KOTA, no parent), its OPD just below it, their units",
    ident("id", "Stable identifier of the unit", key=True),
    ident("city_code", "City", to="city.code"),
    ident("parent_id", "Unit above; empty only for the city itself", to="agency.id", null=True),
    text("name", "Official name"),
    code("kind", codes.AGENCY_KIND, "Kind of unit"),
    code("sector", codes.SECTOR, "Sector (urusan)", null=True),
    ident("region_code", "Kemendagri code of a kecamatan or kelurahan, or of the one a unit stands in", null=True),
    ident("npsn", "National school number, 8 digits", null=True),
    day("valid_from", "First day of the unit under this name"),
    day("valid_to", "Last day of the unit under this name; empty while it exists", null=True),
    ident("successor_id", "Unit that took over after valid_to", to="agency.id", null=True),
    subject="places",
)
CALENDAR = table(
    "calendar",
    "Every day of a city, with the running count of its working days",
    ident("city_code", "City", key=True, to="city.code"),
    day("day", "Day", key=True),
    count("working_day_no", "Working days up to and including this day, counted from any fixed start"),
    text("note", "Holiday or cuti bersama", null=True),
    subject="places",
)
