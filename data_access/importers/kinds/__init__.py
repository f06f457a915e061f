"""Every kind of file, once. To add one is to add one declaration here and its test."""

from __future__ import annotations

from data_access.importers.asked import Asked
from data_access.importers.importer import Importer
from data_access.importers.kinds import generic
from data_access.importers.kinds.competency import AKPK, LONG, WIDE
from data_access.importers.kinds.ekinerja import APPRAISALS, PLANS
from data_access.importers.kinds.feedback import LAPOR, SKM, SKM_COUNTS, SKM_LONG
from data_access.importers.kinds.holidays import DAYS_OFF
from data_access.importers.kinds.siasn import STAFF
from data_access.importers.kinds.siasn_api import DP3, PERIODIC, SKP, UNITS, YEARLY
from data_access.importers.kinds.training import COURSES, MONITORED, STRUCTURAL, TOTALS
from data_access.importers.mapped import refuse_strange
from data_access.language import t

_DECLARED = (
    APPRAISALS, PLANS, STAFF, LONG, WIDE, AKPK, STRUCTURAL, COURSES, MONITORED, TOTALS,
    SKM, SKM_LONG, SKM_COUNTS, LAPOR,
    YEARLY, PERIODIC, SKP, DP3, UNITS, DAYS_OFF,
)  # fmt: skip
IMPORTERS: dict[str, Importer] = {importer.key: importer for importer in _DECLARED}


def offered(asked: Asked) -> tuple[Importer, ...]:
    """The importers that a file may be for: a mapping that names a table describes its file. ImportProblem for a
    mapping with names that nobody knows."""
    refuse_strange(asked, IMPORTERS.values())
    return (generic.importer(asked),) if asked.table else tuple(IMPORTERS.values())


def label_of(key: str) -> str:
    """What a kind of file is called, in the reader's language; of one that is no more its key."""
    labels = {one.key: one.label for one in _DECLARED} | {generic.KEY: generic.LABEL}
    return t(labels.get(key, key))
