"""What a fault does to the figures: which measures it touches, how many persons, since when, and by how much at most.

Nothing is invented: what the snapshot cannot tell is null.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from data_access.contract import codes
from data_access.facts import FACTS
from data_access.metrics import METRICS
from data_access.metrics.base import OBLIGED, RATED, inconsistent
from data_access.periods import Period
from data_access.quality.faults import Fault
from data_access.quality.origins import ORIGINS
from data_access.quality.trust import MEASURES
from data_access.snapshot import Snapshot

_RATINGS = tuple(f"rating_{code.lower()}" for code in codes.RATING)
_TOUCHED = {
    "no_post": ("assessed", "with_gap", "evaluated"),
    "no_standard": ("assessed", "with_gap"),
    "unknown_code_status": ("jp20", "evaluated"),
    "unknown_code_duty": ("evaluated", "jp20"),
    "inconsistent": ("needs_coaching", *_RATINGS),
    "no_calendar": ("complaints_overdue", "complaints_on_time"),
    "duplicate": ("jp20",),
    "overlapping_spell": ("headcount",),
    "waiting_certificate": ("jp20", "jp_waiting"),
}
"""Measures a fault touches where that does not follow from its fact and dimension."""


@dataclass(frozen=True)
class Shift:
    """By how many points a measure would move if all rows were mended: at least and at most."""

    metric: str
    low: float
    high: float


def touched(fault: Fault) -> tuple[str, ...]:
    """Keys of the measures it touches, headline ones first; the headline ones alone where there are any."""
    if fault.problem in _TOUCHED:
        return _TOUCHED[fault.problem]
    if fault.source:
        facts = {name for name, origin in ORIGINS.items() if fault.source in origin.sources}
    else:
        facts = {fault.fact}
    of_facts = [one for one in METRICS.values() if one.fact in facts]
    dimension = fault.problem.removeprefix("unknown_code_")
    using = [one.key for one in of_facts if dimension in one.numerator.meta.root_names()]
    keys = using or [one.key for one in of_facts]
    return tuple(key for key in MEASURES if key in keys) or tuple(keys)


def people(fault: Fault, snapshot: Snapshot) -> int | None:
    """Persons concerned: known where a row of the fact is one person now, or one in the last closed period."""
    if fault.problem == "inconsistent":
        return _inconsistent(snapshot)[0]
    fact = FACTS[fault.fact] if fault.fact else None
    stands = fact is not None and fact.person and fact.time in ("stock", "year") and not fact.distinct_by
    return fault.count if stands and fault.rows is not None else None


def since(fault: Fault) -> date | None:
    """First day of the first period with such a row; null where only the present state is known."""
    if fault.rows is None or fault.rows.is_empty():
        return None
    known = fault.source or (fault.fact and FACTS[fault.fact].time in ("period", "flow"))
    found = fault.rows["period"].min()
    return found if known and isinstance(found, date) else None


def shift(fault: Fault, snapshot: Snapshot) -> Shift | None:
    """How far a measure would move, in points, where it can be said simply.

    A rating against the matrix may rightly be any other: each share moves by at most x of those rated, either way, in
    the last closed period. A certificate can only lift the share of those with 20 JP.
    """
    if fault.problem == "inconsistent":
        x, rated = _inconsistent(snapshot)
        return Shift("needs_coaching", -100 * x / rated, 100 * x / rated) if rated else None
    if fault.problem == "waiting_certificate" and fault.fact == "coverage":
        rows = snapshot.fact("coverage").filter(OBLIGED, pl.col("until") == pl.col("until").max())
        waiting, obliged = (int(part["n"].sum()) for part in (rows.filter(pl.col("jp_state") == "MENUNGGU"), rows))
        return Shift("jp20", 0.0, 100 * waiting / obliged) if obliged else None
    return None


def _inconsistent(snapshot: Snapshot) -> tuple[int, int]:
    """Persons rated against the matrix, and rated at all, in the last closed period of the usual kind."""
    fact = FACTS["performance"]
    kind = fact.usual_kind({pick.kind for pick in snapshot.slices(fact.name)} or {fact.default_kind})
    rows = snapshot.fact(fact.name).filter(pl.col("kind_of_period") == kind)
    periods = [Period(one, kind) for one in rows["period"].unique()]
    closed = [one.start for one in periods if one.closed(snapshot.as_of, snapshot.closing_days)]
    last = rows.filter(pl.col("period") == max(closed, default=None))
    return int(last.filter(inconsistent())["n"].sum()), int(last.filter(RATED)["n"].sum())
