"""Answer → figure: one way of drawing for each kind of comparison. No Streamlit, no Plotly Express, no own data."""

from __future__ import annotations

from pages._parts.charts.bars import diverging, ratings
from pages._parts.charts.base import Chart
from pages._parts.charts.checks import arrivals, reasons
from pages._parts.charts.counts import columns, hours, parts, segments
from pages._parts.charts.dots import costs, intervals, unsur
from pages._parts.charts.heat import field, heat
from pages._parts.charts.lines import multiples, series, topics
from pages._parts.charts.pace import pace

__all__ = [
    "Chart",
    "arrivals",
    "columns",
    "costs",
    "diverging",
    "field",
    "heat",
    "hours",
    "intervals",
    "multiples",
    "pace",
    "parts",
    "ratings",
    "reasons",
    "segments",
    "series",
    "topics",
    "unsur",
]
