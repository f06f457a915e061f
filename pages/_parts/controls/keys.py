"""The keys of the session's state, and which filter each holds. No widget is made here."""

from __future__ import annotations

LISTS = {
    "city": "filter_city",
    "agency": "filter_agency",
    "kind": "filter_kind",
    "sector": "filter_sector",
    "status": "filter_status",
    "family": "filter_family",
    "profession": "filter_profession",
}
"""{filter: key of its widget}; each holds a list of ids."""

FROM, TO = "filter_from", "filter_to"
SUBJECT, SHOWN, ROWS, ACROSS = "explore_subject", "explore_metrics", "explore_rows", "explore_across"
COMPARED, WIDE, VALUES = "explore_compare", "explore_wide", "explore_values"
UNUSED = "explore_complaints"
"""What of a link to Jelajah & Ekspor could not be used, until one of its controls is touched."""

VIEW_BOX, VIEW_NAME, VIEW_TAKEN = "view_box", "view_name", "view_taken"
VIEW_CHOSEN, VIEW_RENAMED, VIEW_DOOMED = "view_chosen", "view_renamed", "view_doomed"
VIEW_ROUND, VIEW_TOLD = "view_round", "view_told"
"""The box of saved views (its fields new after each saving): the name typed and the one found taken, the view chosen
to be changed, its new name and whether it is about to be removed, what was just done."""

JOB = "file_job"
"""The long file this session is waiting for."""

WANTED, WORDS = "glossary_metric", "glossary_words"
BARS = "training_bars"
COMPETENCY = "gaps_competency"
RECORDS_NAMES, RECORDS_FILTERS = "records_names", "records_filters"
"""Whether a list shows names, which no link says; and the filters a page of it was opened under."""

IMPORT_FILE, IMPORT_MAPPING = "import_file", "import_mapping"
IMPORT_KIND, IMPORT_PERIOD, IMPORT_CITY = "import_kind", "import_period", "import_city"
IMPORT_ROUND, IMPORT_WORK = "import_round", "import_work"
IMPORT_DECIDED, IMPORT_TABLES = "import_decided", "import_tables"
"""What is said beside a file (new fields after each import), and what became of it with what was said then; what was
decided of names that nobody knows, and what the tables to decide in began with."""

LANGUAGE = "language"
PINNED = "pinned_version"

STEPS = {"BULAN": "trends_step_month", "TRIWULAN": "trends_step_quarter", "TAHUN": "trends_step_year"}
"""{kind of period a series usually has: key of the switch that may choose the other}."""

FOLLOW_BOX, FOLLOW_PLACE, FOLLOW_WHAT = "follow_box", "follow_place", "follow_what"
FOLLOW_DUE, FOLLOW_METRIC = "follow_due", "follow_metric"
FOLLOW_STATUS, FOLLOW_MOVED = "follow_status", "follow_moved"
FOLLOW_ROUND, FOLLOW_TOLD, FOLLOW_ASKED = "follow_round", "follow_told", "follow_asked"
"""The form of a follow-up (a new one after each saving), status and due date of each, what was just kept, and what a
click asked for."""

WRITTEN = "address_written"
"""The query of the last run, to tell a link (or a step back) from our own writing."""

HELD = "address_held"
"""What the filter widgets held when that query was written."""

COMPLAINTS = "address_complaints"

TOUCHABLE = (
    *LISTS.values(),
    FROM,
    TO,
    SUBJECT,
    SHOWN,
    ROWS,
    ACROSS,
    COMPARED,
    WIDE,
    VALUES,
    WORDS,
    BARS,
    COMPETENCY,
    *STEPS.values(),
    LANGUAGE,
)
"""What a reader's click can change; a query that differs while none of these did is a link."""
