"""What is wrong with the data, counted: deliveries, whether the sums agree with the source, and what to mend.

Reads the snapshot only, so it works when the database is away. Counts rows and sources; never names a person
and never says which rating a small unit has. The figures themselves stand in `ask`.
"""

from __future__ import annotations

from data_access.quality.balance import balance, reasons
from data_access.quality.deliveries import SOURCES, STATES, connected, lacking, sources
from data_access.quality.faults import CHECKS
from data_access.quality.headcounts import headcounts
from data_access.quality.imports import import_findings, last_import
from data_access.quality.marks import LIMITS, MARKS, Mark, mark
from data_access.quality.origins import ORIGINS, Origin
from data_access.quality.problems import problems, problems_by_opd
from data_access.quality.revisions import Arrival, Revision, arrived, revised
from data_access.quality.totals import Freshness, Totals, freshness, looked_at, people_of, rows_of, totals
from data_access.quality.trust import MEASURES, Trust, trust, trusted, unusable

__all__ = [
    "CHECKS",
    "LIMITS",
    "MARKS",
    "MEASURES",
    "ORIGINS",
    "SOURCES",
    "STATES",
    "Arrival",
    "Freshness",
    "Mark",
    "Origin",
    "Revision",
    "Totals",
    "Trust",
    "arrived",
    "balance",
    "connected",
    "freshness",
    "headcounts",
    "import_findings",
    "lacking",
    "last_import",
    "looked_at",
    "mark",
    "people_of",
    "problems",
    "problems_by_opd",
    "reasons",
    "revised",
    "rows_of",
    "sources",
    "totals",
    "trust",
    "trusted",
    "unusable",
]
