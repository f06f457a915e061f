"""What the public says: answers of the survey (SKM), one row per respondent or per answer, and complaints (LAPOR).

No person is stored: names, NIK, addresses and the texts of complaints are no declared columns, and whoever answered is
a pseudonym.
"""

from __future__ import annotations

from data_access.importers.kinds.feedback.complaints import LAPOR
from data_access.importers.kinds.feedback.skm_long import SKM_COUNTS, SKM_LONG
from data_access.importers.kinds.feedback.skm_wide import SKM

__all__ = ["LAPOR", "SKM", "SKM_COUNTS", "SKM_LONG"]
