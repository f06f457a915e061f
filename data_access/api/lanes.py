"""How much of the API's work runs at a time: a few threads of its own, so that readers never wait behind programs.

Whoever finds a lane taken waits without a thread; when too many wait, the next is told to come back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import anyio
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync

from data_access.api.faults import refused
from data_access.language import t

T = TypeVar("T")

SOON = 5
"""Seconds after which it is worth asking again when everything is taken (konvensi aplikasi)."""


@dataclass(frozen=True)
class Lane:
    """So many at work, so many waiting (konvensi aplikasi). The limit belongs to an event loop."""

    name: str
    abreast: int
    waiting: int
    _limiter: RunVar[anyio.CapacityLimiter] = field(default_factory=lambda: RunVar("lane"), compare=False)

    @property
    def limiter(self) -> anyio.CapacityLimiter:
        found = self._limiter.get(None)
        if found is None:
            found = anyio.CapacityLimiter(self.abreast)
            self._limiter.set(found)
        return found


LIGHT = Lane("light", 2, 60)
ASKING = Lane("asking", 2, 40)
WRITING = Lane("writing", 1, 6)
"""Declarations; questions and small files; files that take long, one after the other."""


async def in_lane(lane: Lane, work: Callable[[], T]) -> T:
    """What the work gives, done in a thread of this lane; 503 where too many wait before it."""
    if lane.limiter.statistics().tasks_waiting >= lane.waiting:
        raise refused(503, t("Terlalu banyak permintaan sekaligus. Coba lagi nanti."), {"Retry-After": str(SOON)})
    return await run_sync(work, limiter=lane.limiter)
