"""Every fact, once. To add one is to add one declaration here and its test."""

from __future__ import annotations

from data_access.facts.base import STAFF_DIMENSIONS, Fact, Slice
from data_access.facts.competency import COMPETENCY
from data_access.facts.coverage import COVERAGE
from data_access.facts.feedback import BACKLOG, COMPLAINTS, SATISFACTION
from data_access.facts.fit import FIT
from data_access.facts.legacy import LEGACY
from data_access.facts.performance import MOVEMENT, PERFORMANCE, REPORT
from data_access.facts.staff import HEADCOUNT
from data_access.facts.survey import SURVEY
from data_access.facts.training import BUDGET, PARTICIPATION, TRAININGS

_DECLARED = (
    HEADCOUNT,
    PERFORMANCE,
    MOVEMENT,
    REPORT,
    LEGACY,
    COMPETENCY,
    FIT,
    COVERAGE,
    TRAININGS,
    PARTICIPATION,
    BUDGET,
    SATISFACTION,
    COMPLAINTS,
    BACKLOG,
    SURVEY,
)
FACTS: dict[str, Fact] = {fact.name: fact for fact in _DECLARED}

__all__ = ["FACTS", "STAFF_DIMENSIONS", "Fact", "Slice"]
