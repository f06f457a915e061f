"""BKN SIASN "Export Data ASN": who serves where, in which post and status, since when."""

from __future__ import annotations

from data_access.importers.kinds.siasn.persons import person_id
from data_access.importers.kinds.siasn.staff import NO_UNIT, STAFF

__all__ = ["NO_UNIT", "STAFF", "person_id"]
