"""What is wrong with the data, counted: deliveries, whether the sums agree with the source, and what to mend.

Reads the snapshot only, so it works when the database is away. Counts rows and sources; never names a person
and never says which rating a small unit has. The figures themselves stand in `ask`.
"""

from __future__ import annotations

from data_access.quality.balance import balance, reasons
from data_access.quality.deliveries import SOURCES, STATES, sources
from data_access.quality.marks import MARKS, Mark, mark
from data_access.quality.problems import problems

__all__ = ["MARKS", "SOURCES", "STATES", "Mark", "balance", "mark", "problems", "reasons", "sources"]
