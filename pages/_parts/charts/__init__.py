"""Answer → figure: one way of drawing for each kind of comparison. No Streamlit, no Plotly Express, no own data."""

from __future__ import annotations

from pages._parts.charts.ageing import ageing
from pages._parts.charts.bars import diverging
from pages._parts.charts.base import Chart
from pages._parts.charts.checks import arrivals, reasons
from pages._parts.charts.costs import costs
from pages._parts.charts.counts import columns, hours, parts, segments
from pages._parts.charts.dots import unsur
from pages._parts.charts.heat import field
from pages._parts.charts.intervals import intervals
from pages._parts.charts.lines import multiples, series, topics
from pages._parts.charts.pace import pace
from pages._parts.charts.pattern import judged, pattern
from pages._parts.charts.ratings import ratings
from pages._parts.charts.scores import scores

__all__ = [
    "Chart",
    "ageing",
    "arrivals",
    "columns",
    "costs",
    "diverging",
    "field",
    "hours",
    "intervals",
    "judged",
    "multiples",
    "pace",
    "parts",
    "pattern",
    "ratings",
    "reasons",
    "scores",
    "segments",
    "series",
    "topics",
    "unsur",
]
