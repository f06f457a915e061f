"""Dumps of the SIASN API (BKN): what it answers about performance and units, as JSON or as a table of its names.

Each module holds the importers of one subject; here they are only gathered.
"""

from __future__ import annotations

from data_access.importers.kinds.siasn_api.appraisals import PERIODIC, YEARLY
from data_access.importers.kinds.siasn_api.scores import DP3, SKP
from data_access.importers.kinds.siasn_api.units import UNITS

__all__ = ["DP3", "PERIODIC", "SKP", "UNITS", "YEARLY"]
