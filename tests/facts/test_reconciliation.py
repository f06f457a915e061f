"""Every row of a source is counted or left out for a reason; counted rows and records are the same rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from data_access.dimensions import DIMENSIONS
from data_access.facts import FACTS, Slice
from data_access.facts.reasons import COUNTED, REASONS
from tests.city import AS_OF, CITY
from tests.counted import counted, part, reasons, records

PERIODS = {
    "BULAN": ("2025-05", "2026-02", "2026-03", "2026-05"),
    "TRIWULAN": ("2025-T4", "2026-T1"),
    "TAHUN": ("2020", "2021", "2025", "2026"),
}
SLICES = [
    (name, Slice(part(key).period, part(key).until, variant))
    for name, fact in FACTS.items()
    for kind, keys in PERIODS.items()
    if kind in fact.kinds
    for key in keys
    for variant in fact.variants
]
EACH = pytest.mark.parametrize(
    ("fact", "slice_"), SLICES, ids=[f"{name}-{one.period.key}{one.variant}" for name, one in SLICES]
)
Row = dict[str, Any]
SOURCES: dict[str, tuple[str, Callable[[Row, Slice], bool]]] = {
    "headcount": (
        "employment",
        lambda row, s: str(row["valid_from"]) <= str(s.until) <= str(row["valid_to"] or "9999"),
    ),
    "performance": (
        "appraisal",
        lambda row, s: (row["period_kind"], row["period_start"]) == (s.period.kind, str(s.period.start)),
    ),
    "report": ("work_report", lambda row, s: row["month"] == str(s.period.start)),
    "legacy": ("legacy_appraisal", lambda row, s: row["year"] == s.period.start.year),
    "competency": ("competency_assessment", lambda row, s: str(row["assessed_on"]) <= str(s.until)),
    "coverage": (
        "training_participation",
        lambda row, s: f"{s.until.year}-01-01" <= str(row["completed_on"] or "") <= str(s.until),
    ),
    "training": ("training", lambda row, s: str(s.period.start) <= str(row["ends_on"]) <= str(s.until)),
    "participation": (
        "training_participation",
        lambda row, s: str(s.period.start) <= str(row["completed_on"] or _END[row["training_id"]]) <= str(s.period.end),
    ),
    "satisfaction": (
        "satisfaction_response",
        lambda row, s: str(s.period.start) <= str(row["answered_on"]) <= str(s.until),
    ),
    "complaint": (
        "complaint",
        lambda row, s: str(s.period.start) <= str(row["received_on"]) <= str(s.until),
    ),
}
_END = {row["id"]: row["ends_on"] for row in CITY["training"]}


@EACH
def test_counted_rows_are_the_records_counted(city: str, fact: str, slice_: Slice) -> None:
    frame, found = counted(city, fact, slice_), records(city, fact, slice_)
    assert frame["n"].sum() == len(found)
    for name in FACTS[fact].sums:
        assert frame[name].sum() == pytest.approx(sum(row[name] for row in found))


@EACH
def test_the_source_is_what_is_counted_and_what_is_left_out(city: str, fact: str, slice_: Slice) -> None:
    found = reasons(city, fact, slice_)
    if FACTS[fact].events is None or slice_.variant != FACTS[fact].variants[0]:
        assert found == {}
        return
    table, belongs = SOURCES[fact]
    matched = found.pop("matched")
    assert sum(found.values()) == sum(belongs(row, slice_) for row in CITY[table])
    assert matched == found.get(COUNTED, 0)
    assert set(found) <= {COUNTED, *REASONS}


def test_every_fact_with_a_source_is_held_against_it() -> None:
    assert set(SOURCES) == {name for name, fact in FACTS.items() if fact.events is not None}


@EACH
def test_a_person_stands_once_and_only_known_codes_are_written(city: str, fact: str, slice_: Slice) -> None:
    found = records(city, fact, slice_)
    if FACTS[fact].person and not FACTS[fact].distinct_by:
        assert len({row["person"] for row in found}) == len(found)
    frame = counted(city, fact, slice_)  # typing into the enumerations would fail on any other code
    assert all(frame[key].null_count() == 0 for key in frame.columns)
    assert all(isinstance(frame.schema[key], pl.Enum) for key in FACTS[fact].dimensions if DIMENSIONS[key].codes)
    assert slice_.until <= AS_OF
