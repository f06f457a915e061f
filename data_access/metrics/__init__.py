"""Every metric, declared once: cards, charts, tables, files, glossary and command line read these declarations.

To add one is to add one declaration to the file of its subject, and its test. A changed meaning is a new key.
"""

from __future__ import annotations

from data_access.language import t
from data_access.metrics import (
    assessment,
    competency,
    complaints,
    coverage,
    distribution,
    feedback,
    legacy,
    movement,
    performance,
    planning,
    staff,
    survey,
    trained,
    training,
)
from data_access.metrics.base import Metric
from data_access.metrics.feedback import grade
from data_access.problems import QuestionProblem, nearest

_SUBJECTS = (
    staff,
    performance,
    distribution,
    movement,
    legacy,
    competency,
    assessment,
    planning,
    trained,
    coverage,
    training,
    feedback,
    survey,
    complaints,
)
METRICS: dict[str, Metric] = {metric.key: metric for subject in _SUBJECTS for metric in subject.METRICS}


def metric(key: str) -> Metric:
    """The declaration of this key. QuestionProblem with the nearest right one when there is none."""
    if key in METRICS:
        return METRICS[key]
    near = nearest(key, METRICS)
    said = t("Ukuran '{key}' tidak dikenal.", key=key)
    raise QuestionProblem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)


__all__ = ["METRICS", "Metric", "grade", "metric"]
