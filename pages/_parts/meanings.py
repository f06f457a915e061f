"""Which declarations the glossary shows: the one a link names first, then those that match the words searched for."""

from __future__ import annotations

from data_access.language import t
from data_access.metrics import METRICS, Metric


def found(wanted: str, words: str) -> tuple[Metric, ...]:
    """The metrics whose words hold every word searched for; all of them without a search."""
    parts = words.lower().split()
    matching = [metric for metric in METRICS.values() if all(part in _text(metric) for part in parts)]
    first = [METRICS[wanted]] if wanted in METRICS else []
    return (*first, *(metric for metric in matching if metric.key != wanted))


def twins(metric: Metric) -> tuple[Metric, ...]:
    """Other metrics of the same fact that share the denominator's name: easily mistaken for each other."""
    return tuple(
        one for one in METRICS.values() if one.fact == metric.fact and one.of == metric.of and one.key != metric.key
    )


def _text(metric: Metric) -> str:
    words = (metric.key, t(metric.label), t(metric.definition), t(metric.of), t(metric.legal_basis), t(metric.source))
    return " ".join(words).lower()
