"""Results of competency assessments: one row per person and competency, one row per person, and the AKPK application.

Levels are kept, gaps are computed here from the standards of the database: what a file says of a gap, of a category or
of the JPM is never read.
"""

from __future__ import annotations

from data_access.importers.kinds.competency.akpk import AKPK
from data_access.importers.kinds.competency.long import LONG
from data_access.importers.kinds.competency.wide import WIDE

__all__ = ["AKPK", "LONG", "WIDE"]
