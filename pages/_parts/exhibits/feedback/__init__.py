"""The exhibits of Umpan Balik: lines of its cards, the unsur, the units among their peers, the complaints."""

from __future__ import annotations

from pages._parts.exhibits.feedback.cards import oldest, other_ways, too_few, weakest_card
from pages._parts.exhibits.feedback.complaints import ageing, topics
from pages._parts.exhibits.feedback.survey import among_peers, clearly, intervals, nine, services_map, unsur_map
from pages._parts.exhibits.feedback.table import table

__all__ = [
    "ageing",
    "among_peers",
    "clearly",
    "intervals",
    "nine",
    "oldest",
    "other_ways",
    "services_map",
    "table",
    "too_few",
    "topics",
    "unsur_map",
    "weakest_card",
]
