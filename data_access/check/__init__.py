"""Holds any database against the contract and says, in sentences, what is missing or wrong and the way out.

Only reads, also from views, with statements every engine knows. Shows counts and codes, no personal value.
"""

from __future__ import annotations

from data_access import lacks
from data_access.check.content import examined
from data_access.check.imports import imported
from data_access.check.report import CORE, SUBJECT_PAGES, Finding, Report
from data_access.check.shape import Shape, shapes
from data_access.contract import TABLES
from data_access.database import reading
from data_access.problems import DatabaseProblem
from data_access.settings import settings

__all__ = ["CORE", "SUBJECT_PAGES", "Finding", "Report", "check"]


def check(url: str, seconds: int | None = None) -> Report:
    """The whole contract against the database at `url`; never raises, an unreachable database is a finding.

    `seconds` limits each statement (setting: `refresh_timeout`).
    """
    limit = seconds or settings().refresh_timeout
    try:
        with reading(url, limit) as reader:
            offered, findings = shapes(reader)
    except DatabaseProblem as problem:
        return Report((Finding("unreachable", "", "", 0, str(problem), serious=True),), {})
    rows: dict[str, int] = {}
    for name in offered:
        rows[name], found = _table(url, limit, name, offered)
        findings += found
    if {*lacks.TABLES} <= offered.keys():
        findings += _imported(url, limit, offered)
    return Report(tuple(sorted(findings, key=_place)), rows)


def _place(finding: Finding) -> tuple[int, int]:
    """Subjects as a reader meets them, in each the tables as the contract lists them."""
    subject = TABLES[finding.table].info["subject"]
    return list(SUBJECT_PAGES).index(subject), list(TABLES).index(finding.table)


def _table(url: str, limit: int, name: str, offered: dict[str, Shape]) -> tuple[int, list[Finding]]:
    """One transaction a table: what one broken view costs is its own table, not the rest of the report."""
    try:
        with reading(url, limit) as reader:
            return examined(reader, name, offered)
    except DatabaseProblem as problem:
        return 0, [Finding.unreadable(name, str(problem))]


def _imported(url: str, limit: int, offered: dict[str, Shape]) -> list[Finding]:
    """What imported files lack; a database that cannot say it is told of at its tables."""
    try:
        with reading(url, limit) as reader:
            return imported(reader, offered)
    except DatabaseProblem as problem:
        return [Finding.unreadable(lacks.TABLES[1], str(problem))]
