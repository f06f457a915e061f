"""Public services, their users and what respondents answered on the nine unsur (SKM, PermenPANRB 14/2017)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from data_access.contract import codes
from data_access.contract.feedback import SATISFACTION_RESPONSE, SERVICE, SERVICE_VOLUME
from data_access.demo import planted
from data_access.demo.arrays import Numbers, days, frame, only
from data_access.demo.tree import Places
from data_access.demo.window import Window, generator, number

_NAMES = {
    "KECAMATAN": (
        "Surat pengantar dan legalisasi",
        "Rekomendasi izin usaha mikro",
        "Pelayanan pengaduan warga",
    ),
    "PUSKESMAS": ("Pemeriksaan umum", "Kesehatan ibu dan anak"),
    "RSUD": ("Rawat jalan", "Rawat inap", "Gawat darurat", "Farmasi"),
    "SEKOLAH": (),
}
_OFFICE = ("Pelayanan administrasi", "Rekomendasi teknis", "Pelayanan informasi dan konsultasi")
_WEAKNESS = (0.00, -0.03, -0.16, 0.0, 0.03, 0.05, 0.09, -0.07, -0.13)
"""How each unsur differs from the unit's level, in the order of `codes.UNSUR`."""


@dataclass(frozen=True)
class Service:
    id: str
    unit: int
    name: str
    free: bool
    must: bool
    level: float
    monthly: float


def services(window: Window, here: Places) -> list[Service]:
    """Services of all units that serve the public, with their level (NRR) and expected answers a month."""
    rng = generator(window.size.seed, "services")
    base = rng.normal(3.43, 0.12, len(here.units)).clip(3.20, 3.72)
    base[here.at[planted.LOW_IKM_OPD]] = 3.42 - planted.LOW_IKM_POINTS / 25
    silent = _silent(window, here)
    found = []
    for place, unit in enumerate(here.units):
        if not unit.serves:
            continue
        for at, name in enumerate(_NAMES.get(unit.kind, _OFFICE), 1):
            monthly = float(rng.lognormal(1.9, 0.6)) * window.crowd * (2.2 if unit.id == planted.LOW_IKM_OPD else 1.0)
            asked = rng.random()
            monthly = 0.0 if asked < 0.05 or silent[place] else 0.12 if asked < 0.08 else monthly
            found.append(
                Service(f"{unit.id}-L{at}", place, name, bool(rng.random() < 0.55), bool(rng.random() < 0.97),
                        float((base[place] + rng.normal(0, 0.03)).clip(3.02, 3.78)), monthly)
            )  # fmt: skip
    return found


def _silent(window: Window, here: Places) -> Numbers:
    """Units that ask nobody, though they must: about one in fourteen. A stream of its own disturbs no other."""
    drawn = generator(window.size.seed, "silent").random(len(here.units)) < 0.07
    drawn[here.at[planted.LOW_IKM_OPD]] = False
    return drawn


def service_rows(here: Places, offered: list[Service]) -> pl.DataFrame:
    rows = [(s.id, here.units[s.unit].id, s.name, int(s.free), int(s.must)) for s in offered]
    return pl.DataFrame(rows, schema=[column.name for column in SERVICE.columns], orient="row")


def volume_rows(window: Window, offered: list[Service]) -> pl.DataFrame:
    rng = generator(window.size.seed, "volumes")
    rows = [
        (service.id, year, max(20, int((service.monthly + 0.5) * 12 * rng.uniform(5, 40))))
        for service in offered
        for year in window.years
    ]
    return pl.DataFrame(rows, schema=[column.name for column in SERVICE_VOLUME.columns], orient="row")


def response_frames(window: Window, offered: list[Service]) -> Iterator[pl.DataFrame]:
    """Rows of `satisfaction_response`, so many services at a time that memory stays flat."""
    step = max(1, int(2_400 / max(24, len(window.months)) / max(1.0, window.crowd)))
    for start in range(0, len(offered), step):
        yield _responses(window, offered[start : start + step], start)


def _responses(window: Window, offered: list[Service], start: int) -> pl.DataFrame:
    rng = generator(window.size.seed, "responses", start)
    months = np.array([number(month) for month in window.months])
    expected = np.array([service.monthly for service in offered])[:, None] * _season(window)[None, :]
    service, month = np.nonzero(counts := rng.poisson(expected))
    times = counts[service, month]
    service, month = np.repeat(service, times), np.repeat(month, times)
    size = len(service)
    day = months[month] + rng.integers(0, 28, size)
    scores = _scores(offered, service, month / max(1, len(months)), rng)
    key = rng.integers(0, 1 << 44, size)
    repeated = np.flatnonzero(rng.random(size) < 0.006)
    key[repeated[repeated > 0]] = key[repeated[repeated > 0] - 1]
    hasty = rng.random(size) < 0.012
    return frame(
        SATISFACTION_RESPONSE,
        {
            "id": pl.Series([f"SKM-{start:04d}-{at:06d}" for at in range(size)]),
            "service_id": [offered[at].id for at in service],
            "answered_on": days(day),
            "respondent_key": only(pl.Series([f"r{value:011x}" for value in key]), rng.random(size) > 0.01),
            **{name: _answered(scores[:, at], hasty, rng) for at, name in enumerate(codes.UNSUR)},
        },
    )


def _answered(scores: Numbers, hasty: Numbers, rng: np.random.Generator) -> pl.Series:
    """The answers, a few left out; the hasty leave out many."""
    return only(pl.Series(scores), rng.random(len(scores)) > np.where(hasty, 0.45, 0.008))


def _season(window: Window) -> Numbers:
    """Most is asked in the second half of each semester."""
    return np.array([1.5 if month.month in (5, 6, 10, 11) else 0.85 for month in window.months])


def _scores(offered: list[Service], service: Numbers, time: Numbers, rng: np.random.Generator) -> Numbers:
    """Answers 1–4 whose mean is the service's level; a respondent's nine answers hang together."""
    level = np.array([one.level for one in offered])[service] + 0.05 * (time - 0.5)
    means = level[:, None] + np.array(_WEAKNESS)[None, :]
    free = np.array([one.free for one in offered])[service]
    means[:, codes.UNSUR.index("u_cost")] = np.where(free, 3.93, level - 0.12)
    mood = rng.normal(0, 1, (len(service), 1))
    latent = 0.65 * mood + np.sqrt(1 - 0.65**2) * rng.normal(0, 1, means.shape)
    place = _normal_share(latent)
    worst = np.where(means > 3.9, 0.001, 0.006)
    poor = np.where(means > 3.9, 0.004, 0.02 + 0.40 * np.maximum(0, 3.4 - means))
    best = (means - 3 + poor + 2 * worst).clip(0.02, 0.98)
    return np.where(place < worst, 1, np.where(place < worst + poor, 2, np.where(place > 1 - best, 4, 3)))


def _normal_share(deviate: Numbers) -> Numbers:
    """Share of a standard normal below the deviate (logistic approximation, exact to a percent)."""
    return 1 / (1 + np.exp(-1.5976 * deviate - 0.07056 * deviate**3))
