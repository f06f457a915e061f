"""Rules with their legal basis, official indices, and what was delivered when."""

from __future__ import annotations

from data_access.contract import codes
from data_access.contract.columns import code, count, day, flag, ident, measure, table, text, year

THRESHOLD = table(
    "threshold",
    "A limit or target, with its legal basis and the time it holds",
    ident("code", "Code of the rule", key=True),
    day("valid_from", "First day it holds", key=True),
    measure("value", "Value, in the unit of the rule", null=False),
    day("valid_to", "Last day it holds; empty while it does", null=True),
    text("legal_basis", "Regulation and article, or 'konvensi aplikasi'"),
    subject="rules",
)
OFFICIAL_INDEX = table(
    "official_index",
    "An officially published index, entered by hand, never computed here",
    ident("agency_id", "Agency or city", key=True, to="agency.id"),
    code("index_code", codes.INDEX_CODE, "Index", key=True),
    year("year", "Year", key=True),
    measure("value", "Value", null=False),
    text("method", "Version of the method", null=True),
    text("document", "Document it stands in", null=True),
    subject="rules",
)
DELIVERY = table(
    "delivery",
    "Which source delivered which month, by when it was due and when it came",
    code("source", codes.DELIVERY_SOURCE, "Source system", key=True),
    ident("agency_id", "Agency that sends", key=True, to="agency.id"),
    day("month", "Month of the data", key=True),
    day("due_on", "Day it was due"),
    day("delivered_on", "Day it came; empty while missing", null=True),
    count("row_count", "Rows delivered; of SIMPEG, SIASN and E_KINERJA one for each person", null=True),
    flag("synthetic", "The rows are made up: the screen says so everywhere"),
    subject="rules",
)
