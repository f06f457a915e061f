"""What trainings cost, what budgets there were, what participants said: known when all persons are in."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from data_access.contract.training import (
    TRAINING,
    TRAINING_BUDGET,
    TRAINING_COMPETENCY,
    TRAINING_EVALUATION,
)
from data_access.demo.arrays import Numbers, days, frame, only
from data_access.demo.courses import Catalogue
from data_access.demo.tree import Places
from data_access.demo.window import Window, generator, number

_ITEMS = (
    (1, "materi", "PESERTA", 4.1), (1, "pengajar", "PESERTA", 4.3), (1, "sarana", "PESERTA", 3.8),
    (1, "penyelenggaraan", "PESERTA", 4.0),
    (2, "pemahaman", "PESERTA", 3.9), (2, "keterampilan", "PESERTA", 3.7),
    (3, "menerapkan", "PESERTA", 3.9), (3, "menerapkan_menurut_atasan", "ATASAN", 3.4),
)  # fmt: skip
_PROVIDERS = {
    "SWAKELOLA": "Bidang Pengembangan Kompetensi", "LEMBAGA_PEMERINTAH": "BPSDM Provinsi / LAN",
    "PERGURUAN_TINGGI": "Universitas mitra", "ORGANISASI_PROFESI": "Organisasi profesi",
    "LSM": "Lembaga swadaya masyarakat", "SWASTA": "Lembaga pelatihan swasta",
}  # fmt: skip


def _costs(window: Window, offer: Catalogue, participants: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Realised cost, whether it is known, and budget. A training not held yet has a budget only."""
    rng = generator(window.size.seed, "costs")
    hours, rate = offer.array("hours"), offer.array("rate")
    crowd = np.maximum(participants, 8)
    fixed = np.where(rate > 0, 3_500_000, 0)
    cost = ((crowd * hours * rate * rng.lognormal(0, 0.15, len(hours)) + fixed) // 1_000 * 1_000).astype(np.int64)
    held = offer.array("ends") <= number(window.as_of)
    known = held & (rng.random(len(hours)) > 0.06)
    budget = (cost * rng.uniform(1.03, 1.35, len(hours)) // 1_000 * 1_000).astype(np.int64)
    return cost, known, budget


def training_rows(window: Window, offer: Catalogue, participants: Numbers) -> pl.DataFrame:
    cost, known, budget = _costs(window, offer, participants)
    courses = offer.courses
    return frame(
        TRAINING,
        {
            "id": [course.id for course in courses],
            "title": [course.title for course in courses],
            "kind": [course.kind for course in courses],
            "delivery": [course.delivery for course in courses],
            "provider": [_PROVIDERS[course.provider_kind] for course in courses],
            "provider_kind": [course.provider_kind for course in courses],
            "hours": offer.array("hours"),
            "starts_on": days(offer.array("starts")),
            "ends_on": days(offer.array("ends")),
            "budget": pl.Series(budget),
            "cost": only(pl.Series(cost), known),
            "agency_id": [course.holder for course in courses],
        },
    )


def training_competency_rows(offer: Catalogue) -> pl.DataFrame:
    rows = [
        (course.id, course.competency, 2 + (len(course.title) + course.year) % 3)
        for course in offer.courses
        if course.competency
    ]
    return pl.DataFrame(rows, schema=[column.name for column in TRAINING_COMPETENCY.columns], orient="row")


def budget_rows(window: Window, here: Places, offer: Catalogue, participants: Numbers) -> pl.DataFrame:
    """Budgets by agency and year, such that 40–95 % of them was used."""
    rng = generator(window.size.seed, "budgets")
    cost, known, budget = _costs(window, offer, participants)
    spent: dict[tuple[str, int], int] = {}
    planned: dict[tuple[str, int], int] = {}
    for at, course in enumerate(offer.courses):
        key = (course.holder, course.year)
        spent[key] = spent.get(key, 0) + int(cost[at] * known[at])
        planned[key] = planned.get(key, 0) + int(budget[at])
    rows = []
    for place in here.opds:
        for year in window.years:
            key = (here.units[place].id, year)
            if here.existing(place, date(year, 1, 1)):
                wanted = spent.get(key, 0) / rng.uniform(0.45, 0.95)
                amount = max(wanted, planned.get(key, 0) if year == window.as_of.year else 0, 15_000_000)
                rows.append((*key, int(amount // 1_000_000 * 1_000_000)))
    return pl.DataFrame(rows, schema=[column.name for column in TRAINING_BUDGET.columns], orient="row")


def evaluation_rows(window: Window, offer: Catalogue, participants: Numbers) -> pl.DataFrame:
    """Answers of up to 15 respondents of two trainings in three; level 3 comes four months later."""
    rng = generator(window.size.seed, "evaluations")
    parts = [
        _answers(offer, at, min(15, int(crowd * 0.6)), rng)
        for at, crowd in enumerate(participants)
        if crowd >= 3 and at % 3
    ]
    return pl.concat(parts).filter(pl.col("answered_on") <= window.as_of)


def _answers(offer: Catalogue, at: int, respondents: int, rng: np.random.Generator) -> pl.DataFrame:
    course = offer.courses[at]
    quality = rng.normal(0.0, 0.35)
    items = [row for row in _ITEMS if row[0] == 1 or course.hours >= 8]
    items = [row for row in items if row[0] < 3 or course.hours >= 16]
    respondent = np.repeat(np.arange(1, respondents + 1), len(items))
    which = np.tile(np.arange(len(items)), respondents)
    level = np.array([row[0] for row in items])[which]
    mean = np.array([row[3] for row in items])[which] + quality
    score = np.rint(mean + rng.normal(0.0, 0.75, len(which))).clip(1, 5).astype(np.int64)
    day = course.ends + np.where(level == 3, 120, level - 1) + rng.integers(0, 3, len(which))
    return frame(
        TRAINING_EVALUATION,
        {
            "training_id": course.id,
            "respondent_no": respondent,
            "item": [items[place][1] for place in which],
            "evaluation_level": level,
            "respondent": [items[place][2] for place in which],
            "score": score,
            "answered_on": days(day),
        },
    )
