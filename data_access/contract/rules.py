"""Rules with their legal basis, official indices, what was delivered when, and what was imported from which file."""

from __future__ import annotations

from data_access.contract import codes
from data_access.contract.columns import code, count, day, flag, ident, measure, moment, table, text, year

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
IMPORT_LOG = table(
    "import_log",
    "What became of each imported file; written by this product, other systems need not have it",
    ident("id", "Import", key=True),
    text("file_name", "Name of the file, without its folder"),
    text("sha256", "SHA-256 of the file's bytes, as 64 hexadecimal digits", size=64),
    text("kind", "Kind of file: key of the importer", size=64),
    moment("imported_at", "When it was imported"),
    text("imported_by", "Who imported it: an account, never a person's name"),
    count("row_count", "Rows of the file: inserted + updated + unchanged + refused"),
    count("inserted", "Rows that were new"),
    count("updated", "Rows that changed what was there"),
    count("unchanged", "Rows that said what was there already"),
    count("refused", "Rows that were refused, each with its reason"),
    ident("city_code", "City the file is about, where it is about one", to="city.code", null=True),
    subject="rules",
    optional=True,
)
IMPORT_FINDING = table(
    "import_finding",
    "What each sender's rows of an imported file came to: how many were read, refused, or kept with a warning and why; "
    "written by this product, other systems need not have it",
    ident("import_id", "Import", key=True, to="import_log.id"),
    count("no", "Running number in the import", key=True),
    ident("agency_id", "OPD the rows are from, where it is known", to="agency.id", null=True),
    text("unit", "Unit as the file writes it, where no OPD is known", null=True),
    text("kind_label", "Kind of file in words, in the source language of the product"),
    code("fate", codes.FINDING_FATE, "What became of the rows; READ counts all of this sender"),
    text("column_name", "Column at fault, as the file heads it", null=True),
    text("reason", "Why, in the source language of the product; never a value of the file", null=True),
    count("row_count", "Rows"),
    ident("settled_by", "Later import of the same file that answered it", to="import_log.id", null=True),
    subject="rules",
    optional=True,
)
