"""Which declarations the glossary shows: the one a link names first, then those that match the words searched for."""

from __future__ import annotations

from data_access.language import t
from data_access.metrics import METRICS, Metric
from data_access.terms import TERMS, Term


def found(wanted: str, words: str) -> tuple[Metric, ...]:
    """The metrics whose words hold every word searched for; all of them without a search."""
    matching = [metric for metric in METRICS.values() if _holds(_text(metric), words)]
    first = [METRICS[wanted]] if wanted in METRICS else []
    return (*first, *(metric for metric in matching if metric.key != wanted))


def terms(words: str) -> tuple[Term, ...]:
    """The terms whose words hold every word searched for; all of them without a search."""
    return tuple(one for one in TERMS.values() if _holds(f"{t(one.label)} {one.said} {one.basis}", words))


def _holds(text: str, words: str) -> bool:
    lowered = text.lower()
    return all(part in lowered for part in words.lower().split())


def _text(metric: Metric) -> str:
    said = (metric.label, metric.definition, metric.formula, metric.counts, metric.of, metric.trap)
    return " ".join((metric.key, *(t(one) for one in (*said, metric.legal_basis, metric.source))))
