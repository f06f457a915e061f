"""Every kind of file, once. To add one is to add one declaration here and its test."""

from __future__ import annotations

from data_access.importers.importer import Importer
from data_access.importers.kinds.ekinerja import APPRAISALS, PLANS
from data_access.importers.kinds.siasn import STAFF

_DECLARED = (APPRAISALS, PLANS, STAFF)
IMPORTERS: dict[str, Importer] = {importer.key: importer for importer in _DECLARED}
