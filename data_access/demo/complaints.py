"""Complaints (SP4N-LAPOR!) of both cities, with statuses that agree with their dates at the data date."""

from __future__ import annotations

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.feedback import COMPLAINT
from data_access.demo.arrays import Numbers, chosen, days, frame, taken
from data_access.demo.opd import TOWNS
from data_access.demo.tree import Places
from data_access.demo.window import Window, generator, number
from data_access.demo.workdays import working

_CLASSES = (0.30, 0.30, 0.10, 0.18, 0.12)
_LIMITS = (5, 14, 60, 5, 30)
"""Working days by class (PermenPANRB 62/2018); aspirations have no limit and take about thirty."""
_TOPICS = (0.16, 0.20, 0.14, 0.05, 0.09, 0.14, 0.10, 0.03, 0.09)
_CHANNELS = (0.46, 0.06, 0.20, 0.16, 0.09, 0.03)
_MONTHLY = (130.0, 260.0)
_NEW, _PASSED_ON, _WORKED_ON, _SOLVED, _REFUSED = range(5)


def complaint_rows(window: Window, here: Places, city: int) -> pl.DataFrame:
    """All complaints of a city from the first month to the data date."""
    rng = generator(window.size.seed, "complaints", city)
    received = _received(window, city, rng)
    size = len(received)
    kind = chosen(rng, _CLASSES, size)
    today = number(window.as_of)
    verified = received + chosen(rng, (30, 30, 20, 12, 5, 3), size)
    verified_known = (verified <= today) & (rng.random(size) > 0.03)
    resolved = _resolved(window, np.where(verified_known, verified, received), kind, rng)
    refused = rng.random(size) < 0.03
    solved = (resolved <= today) & ~refused & (verified <= today)
    responded = np.minimum(verified + rng.integers(0, 7, size), resolved)
    responded_known = (responded <= today) & (verified <= today)
    placed = (verified <= today) & (rng.random(size) > 0.015)
    status = np.select(
        [refused & (verified <= today), solved, responded_known, verified <= today],
        [_REFUSED, _SOLVED, _WORKED_ON, _PASSED_ON], _NEW,
    )  # fmt: skip
    return frame(
        COMPLAINT,
        {
            "id": [f"LAPOR-{TOWNS[city].key}-{at:07d}" for at in range(1, size + 1)],
            "city_code": TOWNS[city].code,
            "agency_id": taken(here.ids, np.where(placed, _agencies(here, city, received, rng), -1)),
            "channel": taken(
                codes.COMPLAINT_CHANNEL, np.where(rng.random(size) < 0.01, -1, chosen(rng, _CHANNELS, size))
            ),
            "classification": taken(codes.COMPLAINT_CLASS, kind),
            "topic": taken(codes.COMPLAINT_TOPIC, np.where(rng.random(size) < 0.04, -1, chosen(rng, _TOPICS, size))),
            "received_on": days(received),
            "verified_on": days(verified, verified_known),
            "responded_on": days(responded, responded_known),
            "resolved_on": days(resolved, solved),
            "status": taken(codes.COMPLAINT_STATUS, status),
        },
    )


def _received(window: Window, city: int, rng: np.random.Generator) -> Numbers:
    """Days received, in order; slowly more from month to month."""
    months = np.array([number(month) for month in window.months])
    expected = _MONTHLY[city] * window.crowd * np.linspace(0.9, 1.15, len(months))
    counts = rng.poisson(expected)
    lengths = np.diff(np.append(months, number(window.as_of) + 1))
    month = np.repeat(np.arange(len(months)), counts)
    return np.sort(months[month] + (rng.random(len(month)) * lengths[month]).astype(np.int64))


def _resolved(window: Window, clock: Numbers, kind: Numbers, rng: np.random.Generator) -> Numbers:
    """Day solved: four in five within the limit of the class, the others long after it."""
    first, count = working(window)
    size = len(clock)
    limit = np.array(_LIMITS)[kind]
    used = np.where(
        rng.random(size) < 0.80,
        np.ceil(limit * rng.beta(2.2, 1.8, size)),
        limit * (1.15 + rng.gamma(1.2, 0.9, size)) + 1,
    ).astype(np.int64)
    wanted = count[clock - first] + np.maximum(used, 1)
    return first + np.searchsorted(count, wanted, side="left")


def _agencies(here: Places, city: int, received: Numbers, rng: np.random.Generator) -> Numbers:
    """Complaints go to the OPD that serve the public, more to the large ones."""
    places = [at for at in here.opds if here.units[at].city == city and here.units[at].serves]
    weight = [here.units[at].pull[2] + 0.4 + 1.5 * (here.units[at].sector == "INFRASTRUKTUR") for at in places]
    return here.named(np.array(places)[chosen(rng, weight, len(received))], received)
